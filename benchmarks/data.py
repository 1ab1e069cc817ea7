"""Made-up tables of any length (示例数据): one row for each region, period and target of a plan."""

from __future__ import annotations

import csv
import zipfile
from datetime import date, timedelta
from html import escape
from itertools import islice, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAN = "jinhua-2025"
REGION = "金华市"
HEADER = ("指标编号", "指标名称", "单位", "目标值", "实际值", "数据时点", "地区", "备注")
_NUMBER = HEADER.index("实际值")
_REGIONS = (REGION, *(f"示例县{number}" for number in range(1, 27)))
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIXED = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="监测" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
}


def rows(count: int, *, one: bool) -> Iterator[tuple[str, ...]]:
    """`count` rows of made-up figures for all targets of `PLAN`, back in time.

    Those of `one` region are daily; else there are 27 regions, month by month.
    """
    from qcheck import library  # noqa: PLC0415 - only the writer needs it
    from qcheck.quantity import is_count  # noqa: PLC0415

    targets = library.load(PLAN).targets
    regions = (REGION,) if one else _REGIONS
    each = len(regions) * len(targets)
    every = enumerate(product(_days() if one else _months(), regions, targets))
    for number, (period, region, target) in islice(every, count):
        wanted, unit = target.requirement.value, target.requirement.unit
        share = 990 - number // each / (30 if one else 1)  # less with each month back
        digits = 0 if is_count(unit) else 4  # nobody reports half a thing
        value = "" if wanted is None else f"{float(wanted) * share / 1000:.{digits}f}"
        yield target.id, target.name, unit, target.requirement.text, value, period, region, ""


def _days() -> Iterator[str]:
    return ((date(2025, 12, 31) - timedelta(days=n)).isoformat() for n in range(30_000))


def _months() -> Iterator[str]:
    return (f"{year}-{month:02}" for year in range(2025, 1900, -1) for month in range(12, 0, -1))


def write_csv(path: Path, count: int, *, one: bool) -> None:
    """The table as text."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows(count, one=one))


def write_xlsx(path: Path, count: int, *, one: bool) -> None:
    """The table as a workbook, with shared strings and an address for each cell, as Excel does."""
    known: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in _FIXED.items():
            archive.writestr(name, _DECLARED + content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(f'{_DECLARED}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            part.write(_row(1, HEADER, known, figures=False).encode())
            for number, line in enumerate(rows(count, one=one), start=2):
                part.write(_row(number, line, known).encode())
            part.write(b"</sheetData></worksheet>")
        strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in known)
        content = f'{_DECLARED}<sst xmlns="{_MAIN}" uniqueCount="{len(known)}">{strings}</sst>'
        archive.writestr("xl/sharedStrings.xml", content)


def _row(number: int, line: tuple[str, ...], known: dict[str, int], *, figures: bool = True) -> str:
    cells = []
    for index, text in enumerate(line):
        at = f"{'ABCDEFGH'[index]}{number}"
        if figures and index == _NUMBER and text:
            cells.append(f'<c r="{at}"><v>{text}</v></c>')
        elif text:
            cells.append(f'<c r="{at}" t="s"><v>{known.setdefault(text, len(known))}</v></c>')
    return f'<row r="{number}" spans="1:8">{"".join(cells)}</row>'
