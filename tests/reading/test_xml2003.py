"""XML Spreadsheet 2003, and one sheet in three formats that says the same in each."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qcheck.errors import DataError, QcheckError
from qcheck.model import Figure, Outcome, Unreadable
from qcheck.reading import limits, read
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actual

SS = "urn:schemas-microsoft-com:office:spreadsheet"
STYLES = (
    '<Style ss:ID="Default"/><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
    '<Style ss:ID="c" ss:Parent="p"/>'
    '<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>'
    '<Style ss:ID="q"><NumberFormat ss:Format="0.0%"/></Style>'
    '<Style ss:ID="l"><NumberFormat ss:Format="0.0&quot;%&quot;"/></Style>'
)


def text(value: str, attributes: str = "") -> str:
    return f'<Cell {attributes}><Data ss:Type="String">{escape(value)}</Data></Cell>'


def number(value: str, style: str = "Default", attributes: str = "") -> str:
    return f'<Cell ss:StyleID="{style}" {attributes}><Data ss:Type="Number">{value}</Data></Cell>'


def line(*cells: str, attributes: str = "") -> str:
    return f"<Row {attributes}>{''.join(cells)}</Row>"


HEAD = line(text("指标名称"), text("单位"), text("实际值"))


def sheet(rows: str, name: str = "S", after: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{after}</Worksheet>'


def workbook(*sheets: str, encoding: str = "UTF-8") -> str:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{SS}" xmlns:ss="{SS}" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f"<Styles>{STYLES}</Styles>{''.join(sheets)}</Workbook>"
    )


def _one(tmp_path: Path, cell: str, before: str = "") -> Actual:
    markup = workbook(sheet(before + HEAD + line(text("甲"), "<Cell/>", cell)))
    return book.read_bytes(tmp_path, markup, "a.xls").rows[0]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("UTF-8", "utf-8"), ("gb2312", "gb18030"), ("UTF-16", "utf-16"), ("UTF-8", "utf-8-sig")],
)
def test_encodings(tmp_path: Path, declared: str, encoding: str) -> None:
    markup = workbook(sheet(HEAD + line(text("甲"), number("5", attributes='ss:Index="3"'))))
    data = markup.replace("UTF-8", declared).encode(encoding)
    found = book.read_bytes(tmp_path, data, "a.xls")
    assert [(r.name, r.raw) for r in found.rows] == [("甲", "5")]
    assert found.rows[0].source.endswith("a.xls!S!C2")


def test_another_prefix(tmp_path: Path) -> None:
    markup = workbook(sheet(HEAD + line(text("甲"), "<Cell/>", number("0.5", "p"))))
    markup = markup.replace("</Styles>", "</ss:Styles>")
    for tag in ("Workbook", "Worksheet", "Table", "Row", "Cell", "Data", "Style", "NumberFormat"):
        markup = markup.replace(f"<{tag}", f"<ss:{tag}").replace(f"</{tag}>", f"</ss:{tag}>")
    assert book.read_bytes(tmp_path, markup, "a.xls").rows[0].raw == "50%"


RUNS = (
    '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">'
    "<B>98</B><Font>.6</Font></ss:Data><Comment><ss:Data>7<Font>1</Font></ss:Data>"
    "</Comment><NamedCell/></Cell>"
)


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        (number("98.6"), "98.6", ""),
        (number("0.986", "p"), "98.6", "%"),
        (number("0.986", "q"), "98.6", "%"),
        (number("0.986", "c"), "98.6", "%"),
        (number("98.6", "l"), "98.6", "%"),
        (text("98.6%"), "98.6", "%"),
        (number("98.6", attributes='ss:Formula="=RC[-1]"'), "98.6", ""),
        (RUNS, "98.6", ""),
    ],
)
def test_a_certain_number(tmp_path: Path, cell: str, value: str, unit: str) -> None:
    read = _one(tmp_path, cell).value
    assert isinstance(read, Figure)
    assert (read.value, read.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("where", ["column", "row", "table"])
def test_a_style_may_be_that_of_the_row_or_the_column(tmp_path: Path, where: str) -> None:
    bare = '<Cell><Data ss:Type="Number">0.5</Data></Cell>'
    column = '<Column ss:Index="2" ss:Span="1" ss:StyleID="p"/>' if where == "column" else ""
    row = line(text("甲"), "<Cell/>", bare, attributes='ss:StyleID="p"' if where == "row" else "")
    markup = workbook(sheet(column + HEAD + row))
    if where == "table":
        markup = markup.replace("<Table>", '<Table ss:StyleID="p">')
    assert book.read_bytes(tmp_path, markup, "a.xls").rows[0].raw == "50%"


def _data(kind: str, value: str, attributes: str = "") -> str:
    return f'<Cell {attributes}><Data ss:Type="{kind}">{value}</Data></Cell>'


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [
        (number("0.986", "lost"), Outcome.AMBIGUOUS),
        (number("45838", "d"), Outcome.INVALID),
        (number("nan"), Outcome.INVALID),
        (_data("Error", "#DIV/0!"), Outcome.INVALID),
        (_data("DateTime", "2025-06-30T00:00:00.000"), Outcome.INVALID),
        (_data("Odd", "5"), Outcome.INVALID),
        ('<Cell ss:Formula="=RC[-1]"/>', Outcome.INVALID),
        (_data("Number", "", 'ss:Formula="=RC[-1]"'), Outcome.INVALID),
        (_data("String", "", 'ss:Formula="=T(1)"'), Outcome.MISSING),
        (_data("Boolean", "1"), Outcome.TEXT),
        (_data("String", "98.6<Sup>1</Sup>"), Outcome.INVALID),
        (_data("String", "<S>98</S>99"), Outcome.INVALID),
        ("<Cell/>", Outcome.MISSING),
    ],
)
def test_no_certain_number(tmp_path: Path, cell: str, outcome: Outcome) -> None:
    read = _one(tmp_path, cell).value
    if "Sup" in cell and read == Figure(value=Decimal("98.6"), unit=""):
        return
    assert isinstance(read, Unreadable)
    assert read.outcome is outcome


def test_indexes_merges_and_what_is_hidden(tmp_path: Path) -> None:
    rows = (
        '<Column ss:Index="3" ss:Hidden="1"/>'
        + line(text("指标名称"), text("实际值", 'ss:Index="3"'), text("实际值"))
        + line(text("旧"), number("1", attributes='ss:Index="4"'), attributes='ss:Hidden="1"')
        + line(
            text("甲", 'ss:MergeAcross="1"'),
            number("4"),
            number("5", attributes='ss:MergeDown="1"'),
            attributes='ss:Index="10"',
        )
        + line(text("乙"))
    )
    after = '<x:WorksheetOptions xmlns="x"><Visible>SheetHidden</Visible></x:WorksheetOptions>'
    markup = workbook(sheet(HEAD + line(text("旧")), "旧", after), sheet(rows))
    found = book.read_bytes(tmp_path, markup, "a.xls")
    assert [(r.name, r.raw, r.source.rpartition("!")[2]) for r in found.rows] == [
        ("甲", "5", "D10"),
        ("乙", "(D10)", "D11"),
    ]
    assert isinstance(found.rows[1].value, Unreadable)
    assert set(book.codes_of(found)) >= {"sheets-hidden", "columns-hidden", "rows-hidden"}


FAR = 'ss:Index="{}"'


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        (line(text("甲", FAR.format(16385))), "damaged"),
        (line(text("甲"), attributes=FAR.format(1048577)), "damaged"),
        (line(text("甲"), attributes=FAR.format("x")), "damaged"),
        (line(text("甲"), text("乙", FAR.format(1))), "damaged"),
        (line(text("甲", 'ss:MergeDown="1"')) + line(text("乙")), "damaged"),
        (line(text("甲", 'ss:MergeAcross="99999"')), "damaged"),
        (line(text("甲", 'ss:MergeAcross="-1"')), "damaged"),
        ("<Row><Cell><Data>1</Data><Data>2</Data></Cell></Row>", "damaged"),
        ("<Row><Row></Row></Row>", "damaged"),
        ("<Row>", "damaged"),
        ("<a>" * 70 + "</a>" * 70, "file-too-deep"),
        (line("<Cell/>" * 5), "too-much-cells"),
        (line(text("甲", 'ss:MergeAcross="1"') * 3), "too-much-merges"),
    ],
)
def test_files_that_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, key: str
) -> None:
    monkeypatch.setattr(limits, "CELLS", 7)
    monkeypatch.setattr(limits, "MERGES", 2)
    with pytest.raises(DataError) as caught:
        book.read_bytes(tmp_path, workbook(sheet(HEAD + rows)), "a.xls")
    assert caught.value.key == f"data.{key}"


def test_a_doctype_is_refused(tmp_path: Path) -> None:
    markup = workbook(sheet(HEAD)).replace("<Workbook", '<!DOCTYPE a [<!ENTITY b "c">]><Workbook')
    with pytest.raises(DataError, match=r"data\.doctype"):
        book.read_bytes(tmp_path, markup, "a.xls")


def test_too_many_sheets(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"data\.too-much-sheets"):
        book.read_bytes(tmp_path, workbook(*[sheet("")] * (limits.SHEETS + 1)), "a.xls")


def test_many_spans_cost_no_more_than_their_share(tmp_path: Path) -> None:
    tall = line(text("甲", 'ss:MergeDown="99999"') * 9_000)
    rows = "".join(line(text("乙", 'ss:Index="9001"')) for _ in range(20_000))
    began = time.process_time()
    with pytest.raises(DataError):
        book.read_bytes(tmp_path, workbook(sheet(tall + rows)), "a.xls")
    assert time.process_time() - began < 10


# Each cell: (kind, stored, format): the same sheet in three formats.
TABLE = [
    [("s", t, 0) for t in ("指标名称", "单位", "目标值", "实际值", "数据时点")],
    [("s", "甲", 0), ("s", "%", 0), ("s", "≥ 95%", 0), ("n", "0.986", 1), ("n", "45838", 2)],
    [("s", "乙", 0), ("s", "件", 0), ("s", "", 0), ("n", "1234.5", 0), ("s", "2025年6月", 0)],
    [("s", "丙", 0), ("s", "", 0), ("s", "", 0), ("s", "1.8万件", 0), ("s", "", 0)],
    [("s", "丁", 0), ("s", "", 0), ("s", "", 0), ("e", "#DIV/0!", 0), ("s", "", 0)],
    [("s", "戊", 0), ("s", "", 0), ("s", "", 0), ("s", "已完成", 0), ("s", "", 0)],
    [("s", "己", 0), ("s", "", 0), ("s", "", 0), ("s", "/", 0), ("s", "", 0)],
    [("s", "庚", 0), ("s", "", 0), ("s", "", 0), ("s", "", 0), ("s", "", 0)],
    [("s", "辛", 0), ("s", "", 0), ("s", "", 0), ("b", "1", 0), ("s", "", 0)],
]


def _xlsx_cell(kind: str, value: str, form: int) -> str:
    if kind == "s":
        return book.text(value) if value else ""
    if kind == "n":
        return book.number(value, form)
    return book.raw(f't="{kind}"', f"<v>{value}</v>")


def _as_xlsx() -> bytes:
    lines = [[_xlsx_cell(*cell) for cell in one] for one in TABLE]
    extra = {"xl/styles.xml": book.styles(0, 10, 14)}
    return book.workbook({"S": book.sheet(book.rows(*lines))}, extra=extra)


def _as_xml() -> str:
    types = {"s": "String", "n": "Number", "e": "Error", "b": "Boolean"}
    styles = ("Default", "p", "d")
    return workbook(
        sheet(
            "".join(
                line(
                    *(
                        f'<Cell ss:StyleID="{styles[form]}"><Data ss:Type="{types[kind]}">'
                        f"{escape(value)}</Data></Cell>"
                        for kind, value, form in one
                    )
                )
                for one in TABLE
            )
        )
    )


def _html_cell(kind: str, value: str, form: int) -> str:
    shown = {"0.986": "98.60%", "45838": "2025/6/30"}.get(value, value)
    code = ("General", "0\\.00%", "Short Date")[form]
    said = {
        "s": "",
        "n": f"style='mso-number-format:\"{code}\"' x:num='{value}'",
        "e": f"x:err='{value}'",
        "b": "x:bool=TRUE",
    }
    return f"<td {said[kind]}>{escape(shown)}</td>"


def _as_html() -> str:
    rows = ("<tr>" + "".join(_html_cell(*cell) for cell in one) for one in TABLE)
    return f"<html><body><table>{''.join(rows)}</table></body></html>"


def test_the_same_sheet_in_three_formats(tmp_path: Path) -> None:
    said = []
    for data in (_as_xlsx(), _as_xml(), _as_html()):
        path = book.save(tmp_path, data, "a.xls")
        rows = read([path]).rows
        said.append(
            [
                replace(
                    r,
                    source=r.source.rpartition("!")[2],
                    named_at=r.named_at.rpartition("!")[2],
                )
                for r in rows
            ]
        )
    assert len(said[0]) == len(TABLE) - 1
    assert said[0] == said[1]
    assert said[0] == said[2]


PIECES = [
    *("<Row>", "</Row>", "<Cell>", "</Cell>", '<Data ss:Type="Number">', "</Data>", "5", "甲"),
    *('<Row ss:Index="3">', '<Row ss:Span="2">', '<Cell ss:Index="2">', "<Comment>", "</Comment>"),
    *('<Cell ss:MergeDown="1">', '<Cell ss:StyleID="zz">', "<Sup>", "</Sup>", "<Column/>", "<S/>"),
    *('<Column ss:Hidden="1" ss:Span="9"/>', "</Table>", "<Table>", "</Worksheet>", HEAD),
    *('<Worksheet ss:Name="x">', "<Visible>SheetHidden</Visible>", "<!--", "-->", "&#1;"),
]
QUIET = [HealthCheck.function_scoped_fixture]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@given(parts=st.lists(st.sampled_from(PIECES), max_size=20))
@settings(deadline=None, max_examples=300, suppress_health_check=QUIET)
def test_any_structure_ends_well(folder: Path, parts: list[str]) -> None:
    with suppress(QcheckError):
        read([book.save(folder, workbook(sheet(HEAD + "".join(parts))), "a.xls")])


WHOLE = _as_xml().encode("utf-8")
TOKENS = [b"", b"-1", b'"', b"<Cell>", b"</Row>", b"999999999999", b"\xff", b"x"]


@given(at=st.integers(0, len(WHOLE)), size=st.integers(0, 9), token=st.sampled_from(TOKENS))
@settings(deadline=None, max_examples=300, suppress_health_check=QUIET)
def test_any_bytes_end_well(folder: Path, at: int, size: int, token: bytes) -> None:
    with suppress(QcheckError):
        read([book.save(folder, WHOLE[:at] + token + WHOLE[at + size :], "a.xls")])
