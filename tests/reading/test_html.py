"""HTML tables named .xls: as spreadsheets save them, as office systems export them, and worse."""

from __future__ import annotations

import datetime as dt
import time
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qcheck.errors import DataError, QcheckError
from qcheck.model import Figure, Outcome, Unreadable
from qcheck.reading import limits, read
from qcheck.reading.markup import Tag, tokens
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actual

HEAD = "<tr><th>指标名称</th><th>单位</th><th>实际值</th></tr>"
META = '<html><head><meta http-equiv=Content-Type content="text/html; charset={}"></head><body>'


def page(rows: str, *, style: str = "", before: str = "", charset: str = "gb2312") -> str:
    css = f"<style><!--table {{x:y;}}\n{style}\n--></style>"
    return f"{META.format(charset)}{css}{before}<table>{HEAD}{rows}</table></body></html>"


def row(cell: str, name: str = "甲") -> str:
    return f"<tr><td>{name}</td><td></td>{cell}</tr>"


def _one(tmp_path: Path, cell: str, style: str = "") -> Actual:
    data = page(row(cell), style=style).encode("gb18030")
    return book.read_bytes(tmp_path, data, "a.xls").rows[0]


@pytest.mark.parametrize("charset", ["gb2312", "utf-8", "x-nonsense", "iso-8859-1"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_the_bytes_tell_the_encoding(tmp_path: Path, charset: str, encoding: str) -> None:
    data = page(row("<td>98.6%</td>"), charset=charset).encode(encoding)
    if (charset, encoding) == ("iso-8859-1", "gb18030"):
        with pytest.raises(DataError, match=r"data\.is-html"):
            book.read_bytes(tmp_path, data, "a.xls")
        return
    found = book.read_bytes(tmp_path, data, "a.xls")
    assert (found.rows[0].name, found.rows[0].raw) == ("甲", "98.6%")
    assert found.rows[0].source.endswith("a.xls!C2")


PERCENT = '.p {mso-number-format:Percent;} td.q,.r\n{mso-number-format:"0\\.0%";}'
LITERAL = '.l {mso-number-format:"0\\.0\\0022%\\0022";}'


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("<td>98.6</td>", "98.6", ""),
        ("<td>98.6%</td>", "98.6", "%"),
        ("<td>1.8万件", "18000", "件"),
        ("<td>&nbsp;1,234&nbsp;</td>", "1234", ""),
        ("<td x:num='0.986' class=p>98.60%</td>", "98.6", "%"),
        ("<td class='x q' x:num=0.98555>98.6%</td>", "98.555", "%"),
        ("<td class=r>98.6%</td>", "98.6", "%"),
        ("<td class=p>0.986</td>", "98.6", "%"),
        ("<td style='mso-number-format:\"0\\.0%\"' x:num='0.986'>98.6%</td>", "98.6", "%"),
        ("<td style='mso-number-format:&quot;0.0%&quot;;color:red'>0.986</td>", "98.6", "%"),
        ("<td class=l x:num='98.6'>98.6%</td>", "98.6", "%"),
        ("<td x:num>98.6</td>", "98.6", ""),
        ("<td x:num='1234.56'>1,234.6</td>", "1234.56", ""),
        ("<td x:num='98.6'>####</td>", "98.6", ""),
        ("<td style='mso-number-format:\"\\@\"'>98.6</td>", "98.6", ""),
        ("<td><b>98</b>.6</td>", "98.6", ""),
        ("<td><div>98.6</div></td>", "98.6", ""),
        ("<td>98.6<!-- 5 --></td>", "98.6", ""),
        ("<td>98.6<![if x]><script>'<td>7</td>'</script><![endif]></td>", "98.6", ""),
        ("<td><span style='display: none'>007<b>1</b></span>98.6</td>", "98.6", ""),
        ("<td>98.6<img src=up.gif></td>", "98.6", ""),
        ("<td><input type=text value='98.6'></td>", "98.6", ""),
        ("<td title='a>b' data-x=5/6>98.6</td>", "98.6", ""),
    ],
)
def test_a_certain_number(tmp_path: Path, cell: str, value: str, unit: str) -> None:
    read = _one(tmp_path, cell, PERCENT + LITERAL).value
    assert isinstance(read, Figure)
    assert (read.value, read.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [
        ("<td x:num='0.986' class=lost>98.6%</td>", Outcome.AMBIGUOUS),
        ("<td x:num='0.986' class=p>0.986</td>", Outcome.AMBIGUOUS),
        ("<td x:num='1.8'>1.8万件</td>", Outcome.AMBIGUOUS),
        ("<td x:num='5'>7</td>", Outcome.AMBIGUOUS),
        ("<td class=p>98.6</td>", Outcome.AMBIGUOUS),
        ("<td>98<br>99</td>", Outcome.AMBIGUOUS),
        ("<td><p>98</p><p>.6</p></td>", Outcome.INVALID),
        ("<td><del>98</del>99</td>", Outcome.INVALID),
        ("<td style='text-decoration:line-through'>98</td>", Outcome.INVALID),
        ("<td x:err='#DIV/0!'>#DIV/0!</td>", Outcome.INVALID),
        ("<td>#REF!</td>", Outcome.INVALID),
        ("<td x:fmla='=A1'></td>", Outcome.INVALID),
        ("<td x:bool=TRUE>TRUE</td>", Outcome.TEXT),
        ("<td x:num='45838' class=d>2025/6/30</td>", Outcome.INVALID),
        ("<td class=d>45838</td>", Outcome.INVALID),
        ("<td><img src=98.png></td>", Outcome.INVALID),
        ("<td>98<select><option>.6</select></td>", Outcome.INVALID),
        ("<td>98<table><tr><td>.6</td></tr></table></td>", Outcome.INVALID),
        ("<td x:num=''></td>", Outcome.INVALID),
        ("<td>已完成</td>", Outcome.TEXT),
        ("<td> </td>", Outcome.MISSING),
        ("<td>/</td>", Outcome.MISSING),
    ],
)
def test_no_certain_number(tmp_path: Path, cell: str, outcome: Outcome) -> None:
    read = _one(tmp_path, cell, PERCENT + '.d {mso-number-format:"Short Date";}').value
    assert isinstance(read, Unreadable)
    assert read.outcome is outcome


@pytest.mark.parametrize(
    "cell",
    [
        "<td>98.6<sup>1</sup></td>",
        "<td>98.6<sup><b>[1]</b></sup></td>",
        "<td>98.6<span style='vertical-align:super'>1</span></td>",
        "<td>98.6<font class=f7>1</font></td>",
    ],
)
def test_a_footnote_never_becomes_a_digit(tmp_path: Path, cell: str) -> None:
    read = _one(tmp_path, cell, ".f7 {vertical-align:super}").value
    assert isinstance(read, Unreadable) or read.value == Decimal("98.6")


def _figures(tmp_path: Path, markup: str) -> dict[str, object]:
    found = book.read_bytes(tmp_path, markup, "a.xls")
    return {
        r.name: str(r.value.value) if isinstance(r.value, Figure) else r.value.outcome.value
        for r in found.rows
    }


def test_spans_move_the_cells_beside_and_below(tmp_path: Path) -> None:
    markup = page(
        "<tr><td rowspan=2>甲</td><td rowspan='2'>件</td><td>5</td></tr><tr><td>6</td></tr>"
        "<tr><td colspan=2>乙</td><td>7</td></tr><tr><td>丙</td><td></td><td rowspan=2>8</td></tr>"
        "<tr><td>丁</td><td></td></tr>"
    )
    found = book.read_bytes(tmp_path, markup, "a.xls")
    assert [r.name for r in found.rows] == ["甲", "甲", "乙", "丙", "丁"]
    assert [r.unit for r in found.rows[:2]] == ["件", "件"]
    values = [str(r.value.value) for r in found.rows[:4] if isinstance(r.value, Figure)]
    assert values == ["5", "6", "7", "8"]
    last = found.rows[4].value
    assert isinstance(last, Unreadable)
    assert last.outcome is Outcome.AMBIGUOUS


def test_what_is_hidden_is_skipped_and_said(tmp_path: Path) -> None:
    markup = (
        "<table><col><col style='display:none'><col><tr><td>指标名称<td>实际值<td>实际值</tr>"
        "<tr style='display:none'><td>旧<td>1<td>1</tr><tr><td>甲<td>4<td>5</tr>"
        "<tr hidden><td>旧<td>1<td>1</tr></table>"
    )
    found = book.read_bytes(tmp_path, markup, "a.xls")
    assert [(r.name, r.raw) for r in found.rows] == [("甲", "5")]
    assert set(book.codes_of(found)) == {"columns-hidden", "rows-hidden"}


def test_a_hidden_cell_hides_a_column_or_leaves_the_row_uncertain(tmp_path: Path) -> None:
    none = "<td style='display:none'>"
    whole = f"<table><tr><td>指标名称{none}实际值<td>实际值<tr><td>甲{none}4<td>5</table>"
    assert _figures(tmp_path, whole) == {"甲": "5"}
    torn = f"<table><tr><td>指标名称<td>实际值<tr><td>甲{none}4<td>5<tr><td>乙<td>6</table>"
    assert _figures(tmp_path, torn) == {"甲": "invalid", "乙": "6"}


def test_titles_outside_the_table_date_it(tmp_path: Path) -> None:
    before = "<h3>截至2025年6月30日</h3><table><tr><td colspan=3>完成情况</table>"
    found = book.read_bytes(tmp_path, page(row("<td>5"), before=before), "a.xls")
    assert found.rows[0].title_date == dt.date(2025, 6, 30)


def test_a_table_in_a_frame_of_tables(tmp_path: Path) -> None:
    markup = f"<table><tr><td>截至2025年6月30日<tr><td><table>{HEAD}{row('<td>5')}</table></table>"
    found = book.read_bytes(tmp_path, markup, "a.xls")
    assert [(r.raw, r.title_date) for r in found.rows] == [("5", dt.date(2025, 6, 30))]


def test_two_tables_are_two_sheets(tmp_path: Path) -> None:
    markup = f"<table>{HEAD}{row('<td>5')}</table><table>{HEAD}{row('<td>6', '乙')}</table>"
    found = book.read_bytes(tmp_path, markup, "a.xls")
    assert [r.source.partition("!")[2] for r in found.rows] == ["表1!C2", "表2!C2"]


@pytest.mark.parametrize(
    ("markup", "key"),
    [
        ("<!DOCTYPE html><html><title>404</title><h1>Not Found</h1></html>", "is-html"),
        ("<html><table><tr><td>用户名<td><input></table></html>", "is-html"),
        ("<html><table></table></html>", "is-html"),
        (f"<html><table>{HEAD}</table></html>", "no-rows"),
        (f"<html><table>{HEAD}<tr><td>甲<td><td>9", "damaged"),
        (f"<html><table>{HEAD}<tr><td>甲<td><td clas", "damaged"),
        (f"<html><table>{HEAD}<tr><td>甲<td><td>9<!-- </table></html>", "damaged"),
        (f"<html><table>{HEAD}<tr><td>甲<td a='><td>9</table></html>", "damaged"),
        ("<table><tr>" + "<td colspan=1000>x" * 20, "damaged"),
        ("<html>" + "<table><tr><td>" * 100, "file-too-deep"),
        ("<table><tr><td>" + "<span hidden>" * 100, "file-too-deep"),
        ("<html><table><tr><td>&#" + "9" * 9999, "damaged"),
    ],
)
def test_pages_that_are_no_spreadsheet(tmp_path: Path, markup: str, key: str) -> None:
    with pytest.raises(DataError) as caught:
        book.read_bytes(tmp_path, markup, "a.xls")
    assert caught.value.key == f"data.{key}"


def test_an_open_table_at_the_end_of_a_whole_page(tmp_path: Path) -> None:
    assert _figures(tmp_path, f"<html><table>{HEAD}{row('<td>5')}</html>") == {"甲": "5"}


@pytest.mark.parametrize("name", ["CELLS", "HELD_CELLS", "MERGES"])
def test_the_limits_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(limits, name, 2)
    with pytest.raises(DataError, match=r"data\.too-much"):
        _figures(tmp_path, page(row("<td colspan=2>5") * 3))


@pytest.mark.parametrize(
    "piece", ["<a>", "<!", "<!--", "<a b='", "< ", "&#x", "<td colspan=9>", "<style>", "a<br>"]
)
def test_time_grows_with_the_page_only(tmp_path: Path, piece: str) -> None:
    markup = "<table><tr><td>" + piece * (3_000_000 // len(piece))
    began = time.process_time()
    with suppress(DataError):
        _figures(tmp_path, markup)
    assert time.process_time() - began < 10


def test_many_spans_cost_no_more_than_their_share(tmp_path: Path) -> None:
    markup = "<table><tr>" + "<td rowspan=60000>x" * 10_000 + "<tr><td>x" * 20_000
    began = time.process_time()
    with pytest.raises(DataError):
        _figures(tmp_path, markup)
    assert time.process_time() - began < 10


def test_tokens() -> None:
    found = list(tokens("a&lt;b < 3<TD A=1 a=2 b/>x</td ><br/>", "f"))
    assert found == [
        *("a<b < 3", Tag("td", {"a": "1", "b": ""}), "x"),
        *(Tag("td", {}, closing=True), Tag("br", {})),
    ]


PIECES = [
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=3>", "<td colspan=0>"),
    *("<td rowspan=0 colspan=7>", "<th>", "<tbody>", "<tr hidden>", "<td hidden>", "<col hidden>"),
    *("指标名称", "实际值", "5", "98.6%", "甲", "<sup>", "</sup>", "<span hidden>", "</span>"),
    *("<td x:num=0.5>", "<td x:num='' style='mso-number-format:0%'>", "<style>.a{", "}</style>"),
    *("<!--", "-->", "<", "&", "&#0;", "&#xD800;", '"', "</html>", "<p>", "<input value=5>"),
    *("<s>", "</s>", "<td class=a>", "<select>", "</select>", "\0", "<col span=999>"),
]
QUIET = [HealthCheck.function_scoped_fixture]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@given(parts=st.lists(st.sampled_from(PIECES), max_size=60), closed=st.booleans())
@settings(deadline=None, max_examples=400, suppress_health_check=QUIET)
def test_any_structure_ends_well(folder: Path, parts: list[str], closed: bool) -> None:
    markup = f"<table>{HEAD}{''.join(parts)}" + "</html>" * closed
    with suppress(QcheckError):
        read([book.save(folder, markup, "a.xls")])


WHOLE = page(row("<td class=p x:num=0.5>50%") * 3, style=PERCENT).encode("gb18030")


@given(at=st.integers(0, len(WHOLE)), size=st.integers(0, 9), junk=st.binary(max_size=6))
@settings(deadline=None, max_examples=300, suppress_health_check=QUIET)
def test_any_bytes_end_well(folder: Path, at: int, size: int, junk: bytes) -> None:
    with suppress(QcheckError):
        read([book.save(folder, WHOLE[:at] + junk + WHOLE[at + size :], "a.xls")])
