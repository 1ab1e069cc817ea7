"""Builds workbooks part by part, as WPS, Excel or an attacker would write them."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

from qcheck.reading import read
from qcheck.reading.grid import letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from qcheck.model import Actual, Actuals

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

HEADER = ("指标名称", "单位", "实际值")


def text(value: str) -> str:
    """A cell with an inline string, without its address."""
    return f'<c {{at}} t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def number(value: str, style: int = 0) -> str:
    """A cell with a number."""
    return f'<c {{at}} s="{style}"><v>{value}</v></c>'


def raw(attributes: str, inside: str) -> str:
    """A cell with anything in it."""
    return f"<c {{at}} {attributes}>{inside}</c>"


def rows(*lines: Sequence[str], first: int = 1, addressed: bool = True) -> str:
    """Rows of cells; a plain text is an inline string, an empty one no cell."""
    said = []
    for r, line in enumerate(lines, start=first):
        cells = []
        for c, cell in enumerate(line):
            if not cell:
                continue
            markup = cell if cell.startswith("<c ") else text(cell)
            cells.append(markup.replace("{at}", f'r="{letters(c)}{r}"' if addressed else ""))
        at = f' r="{r}"' if addressed else ""
        said.append(f"<row{at}>{''.join(cells)}</row>")
    return "".join(said)


def sheet(data: str, *, before: str = "", after: str = "", namespace: str = MAIN) -> str:
    """A worksheet part around its rows."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{namespace}">{before}'
        f"<sheetData>{data}</sheetData>{after}</worksheet>"
    )


def merges(*ranges: str) -> str:
    """The element that lists merged ranges."""
    inside = "".join(f'<mergeCell ref="{found}"/>' for found in ranges)
    return f"<mergeCells>{inside}</mergeCells>"


def styles(*codes: int | str) -> str:
    """A styles part whose cell styles 0, 1, … have these built-in ids or custom codes."""
    custom = [c for c in codes if isinstance(c, str)]
    ids = {code: 200 + i for i, code in enumerate(custom)}
    formats = "".join(
        f'<numFmt numFmtId="{ids[c]}" formatCode="{escape(c, quote=True)}"/>' for c in custom
    )
    used = "".join(
        f'<xf numFmtId="{ids[c] if isinstance(c, str) else c}" fontId="0"/>' for c in codes
    )
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>{used}</cellXfs></styleSheet>'
    )


def workbook(
    sheets: Mapping[str, str],
    *,
    extra: Mapping[str, str | bytes] | None = None,
    states: Mapping[str, str] | None = None,
    properties: str = "",
    namespace: str = MAIN,
    folder: str = "xl/",
) -> bytes:
    """The bytes of an xlsx file with these worksheet parts by sheet name."""
    named = list(sheets)
    entries = "".join(
        f'<sheet name="{escape(n, quote=True)}" sheetId="{i}" r:id="rId{i}" '
        f'state="{(states or {}).get(n, "visible")}"/>'
        for i, n in enumerate(named, start=1)
    )
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i, _ in enumerate(named, start=1)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        f"{folder}workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{OFFICE}">{properties}'
        f"<sheets>{entries}</sheets></workbook>",
        f"{folder}_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    for i, name in enumerate(named, start=1):
        parts[f"{folder}worksheets/sheet{i}.xml"] = sheets[name]
    return package({**parts, **(extra or {})})


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file with these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def simple(*cells: str, codes: Sequence[int | str] = (0,), unit: str = "") -> bytes:
    """A workbook with one indicator per cell: 指标1, 指标2, … in column A, the cell in C."""
    lines = [(f"指标{i}", unit, cell) for i, cell in enumerate(cells, start=1)]
    part = sheet(rows(HEADER, *lines))
    return workbook({"Sheet1": part}, extra={"xl/styles.xml": styles(*codes)})


def save(tmp_path: Path, data: bytes | str, name: str = "actuals.xlsx") -> str:
    """The path of a file with this content."""
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return str(path)


def read_bytes(tmp_path: Path, data: bytes | str, name: str = "actuals.xlsx") -> Actuals:
    """What the reader says of this content."""
    return read([save(tmp_path, data, name)])


def read_table(tmp_path: Path, *lines: Sequence[str], after: str = "") -> Actuals:
    """What the reader says of a sheet with these rows."""
    return read_bytes(tmp_path, workbook({"Sheet1": sheet(rows(*lines), after=after)}))


def table(tmp_path: Path, lines: Sequence[Sequence[str]], after: str = "") -> str:
    """The path of a workbook with these rows; digits are numbers, but for years."""
    filled = [
        [number(c) if c.isdigit() and len(c) < len("2024") else c for c in line] for line in lines
    ]
    return save(tmp_path, workbook({"S": sheet(rows(*filled), after=after)}))


def by_name(actuals: Actuals) -> dict[str, Actual]:
    """The rows by their names."""
    return {row.name: row for row in actuals.rows}


def codes_of(actuals: Actuals) -> list[str]:
    """The codes of all findings."""
    return [finding.code for finding in actuals.findings]
