"""Large worksheets: rows taken without the parser are those that the parser would have read."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from qcheck.errors import DataError
from qcheck.reading import limits, xlsx
from qcheck.reading.worksheet import Worksheet
from tests.reading import book

if TYPE_CHECKING:
    from qcheck.reading.grid import Row

HEAD = ("指标编号", "指标名称", "单位", "实际值", "数据时点", "地区")
ODD = (
    book.raw('t="str"', "<v>5</v>"),
    book.raw('t="e"', "<v>#N/A</v>"),
    book.raw("", "<f>1+1</f>"),
    book.raw("", "<f>1+1</f><v>2</v>"),
    book.raw("", ""),
    book.raw("", "<v>1e5000</v>"),
    book.raw("", "<v> 7 </v>"),
    book.raw('t="inlineStr"', "<is><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r></is>"),
    book.raw('t="inlineStr"', "<is><t>A&amp;B_x000D_</t></is>"),
    book.raw('t="b"', "<v>1</v>"),
    "<!-- c --><c {at}><v>3</v></c>",
)


def _lines(seed: int) -> list[tuple[str, ...]]:
    chance = random.Random(seed)  # noqa: S311 - for variety
    lines = []
    for number in range(80):
        line = [f"i{number % 3}", f"指标{number % 3}", "件", book.number(str(number / 4))]
        line += ["2024", chance.choice(["", "全市"])]
        if chance.random() < 0.3:
            line[chance.randrange(6)] = chance.choice(ODD[: 10 if seed % 4 else 11])
        lines.append(tuple(line))
    return lines


def _rows(data: bytes) -> list[Row]:
    return [row for sheet in xlsx.read(data, "a.xlsx").sheets for row in sheet.rows()]


@pytest.mark.parametrize("seed", range(24))
def test_the_short_way_reads_what_the_parser_reads(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    part = book.sheet(book.rows(HEAD, *_lines(seed), addressed=bool(seed % 3)))
    if seed % 2:
        part = part.replace('<row r="7">', '<row r="7" hidden="1">')
    data = book.workbook({"S": part})
    slow = _rows(data)
    monkeypatch.setattr(xlsx, "_LARGE", 0)
    short: list[int] = []
    passed = Worksheet.passed

    def spy(self: Worksheet, number: int, count: int) -> None:
        short.append(number)
        passed(self, number, count)

    monkeypatch.setattr(Worksheet, "passed", spy)
    assert _rows(data) == slow
    assert len(slow) == 81
    assert bool(short) == bool(seed % 3)  # rows without addresses are not as plain as that


@pytest.mark.parametrize(
    "row",
    [
        '<row r="9"><c r="A9"><v>1</v></c><c r="A9"><v>2</v></c></row>',
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<row r="2000000"><c r="A1"><v>1</v></c></row>',
        '<row r="9"><c r="XFE9"><v>1</v></c></row>',
        '<row r="9"><c r="A9" t="s"><v>99</v></c></row>',
        '<row r="9"><c r="A9" t="inlineStr"><is><t>\uffff</t></is></c></row>',
        '<row r="9"><c r="A9"><v>1</v></row>',
        "<row><c><v>1</v></c></row></sheetData>",
    ],
)
def test_the_short_way_refuses_what_the_parser_refuses(
    monkeypatch: pytest.MonkeyPatch, row: str
) -> None:
    plain = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>x</t></is></c></row>'
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row><row r="{n}"><c r="A{n}" t="s"><v>0</v></c>'
        "</row>"
        for n in range(1, 8)
    )
    strings = f'<sst xmlns="{book.MAIN}"><si><t>a</t></si></sst>'
    data = book.workbook({"S": book.sheet(plain + row)}, extra={"xl/sharedStrings.xml": strings})
    monkeypatch.setattr(xlsx, "_LARGE", 0)
    with pytest.raises(DataError) as caught:
        _rows(data)
    assert caught.value.key == "data.damaged"


def test_the_short_way_counts_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    data = book.workbook({"S": book.sheet(book.rows(*[(book.number("1"),) * 4] * 30))})
    monkeypatch.setattr(xlsx, "_LARGE", 0)
    monkeypatch.setattr(limits, "CELLS", 100)
    with pytest.raises(DataError) as caught:
        _rows(data)
    assert caught.value.key == "data.too-much-cells"


STYLES = (
    f'<styleSheet xmlns="{book.MAIN}"><fonts><font/><font><strike/></font></fonts>'
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="9" fontId="1"/>'
    '<xf numFmtId="9" fontId="0"/></cellXfs></styleSheet>'
)


@pytest.mark.parametrize("style", [0, 1, 2])
def test_the_short_way_knows_formats_and_what_is_struck_out(
    monkeypatch: pytest.MonkeyPatch, style: int
) -> None:
    lines = [("甲", book.number(str(n / 8), style=style)) for n in range(20)]
    part = book.sheet(book.rows(*lines))
    data = book.workbook({"S": part}, extra={"xl/styles.xml": STYLES})
    slow = _rows(data)
    monkeypatch.setattr(xlsx, "_LARGE", 0)
    assert _rows(data) == slow
    assert (slow[9].cells[1].form.before == "~~") == (style == 1)
    assert slow[9].cells[1].form.percent == (style > 0)
