"""What headers, rows and notes say of a figure beside its number: unit, kind, time, struck out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from qcheck.model import Figure, Hedge, Outcome, Unreadable
from qcheck.reading import read
from qcheck.reading.amounts import for_year, of_title, of_year
from qcheck.reading.headers import Role, understand
from qcheck.reading.rowkind import kind_of
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actual

TITLE = ("甲市主要指标完成情况（截至2025年6月30日）",)


def one(tmp_path: Path, *lines: tuple[str, ...]) -> Actual:
    return read([book.table(tmp_path, [TITLE, *lines])]).rows[0]


def code(row: Actual) -> str:
    return row.value.code if isinstance(row.value, Unreadable) else ""


@pytest.mark.parametrize(
    ("header", "unit", "clashes"),
    [
        ("完成值(万元)", "亿元", True),
        ("完成(%)", "亿元", True),
        ("完成值(%)", "分", True),
        ("完成值(%)", "‰", True),
        ("完成值(%)", "%", False),
        ("完成值(亿元)", "亿元", False),
        ("完成值(亿元)", "件", False),
        ("完成值", "亿元", False),
    ],
)
def test_the_unit_of_the_header_against_the_row(
    tmp_path: Path, header: str, unit: str, *, clashes: bool
) -> None:
    row = one(tmp_path, ("指标名称", "单位", header), ("甲", unit, "60"))
    assert code(row) == ("units-of-header-differ" if clashes else "")


def test_the_unit_of_the_header_against_the_name(tmp_path: Path) -> None:
    row = one(tmp_path, ("指标名称", "完成值(万元)"), ("总产值(亿元)", "60"))
    assert code(row) == "units-of-header-differ"


def test_the_unit_of_the_header_of_targets(tmp_path: Path) -> None:
    lines = ("指标名称", "单位", "目标值(万件)", "完成值"), ("甲", "件", "1.8", "17000")
    assert one(tmp_path, *lines).stated == "1.8万件"
    lines = ("指标名称", "单位", "目标值(件)", "完成值"), ("甲", "件", "18000", "17000")
    assert one(tmp_path, *lines).stated == "18000"


@pytest.mark.parametrize(
    "header",
    ["核定完成值", "考核认定完成值", "调整后完成值", "最终核定数", "上报完成值", "审核完成值"],
)
def test_certified_values_are_values(header: str) -> None:
    assert understand(header).role is Role.VALUE


@pytest.mark.parametrize("header", ["核定目标值", "最终目标", "考核得分", "考核结果", "审核意见"])
def test_what_is_no_certified_value(header: str) -> None:
    assert understand(header).role is not Role.VALUE


@pytest.mark.parametrize(
    ("header", "cell", "taken"),
    [
        ("统计局反馈数", "950", False),
        ("调整后", "950", False),
        ("统计局反馈数", "990", True),
        ("统计局反馈数", "", True),
        ("审核意见", "950", True),
    ],
)
def test_another_figure_of_who_checked_it(
    tmp_path: Path, header: str, cell: str, *, taken: bool
) -> None:
    row = one(tmp_path, ("指标名称", "单位", "完成值", header), ("甲", "亿元", "990", cell))
    assert code(row) == ("" if taken else "value-column-unclear")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("1-6月累计", True),
        ("本年累计完成", True),
        ("今年以来完成", True),
        ("当年完成数", True),
        ("本年度完成", True),
        ("2025年1-6月累计完成", True),
        ("2024年完成值", True),
        ("全年完成数", True),
        ("年终完成值", True),
        ("年初至今完成", True),
        ("上半年完成", True),
        ("累计完成", False),
        ("截至6月底完成", False),
        ("截至今年6月底完成", False),
        ("2024年底完成", False),
        ("年末完成值", False),
        ("9月完成值", False),
        ("完成值", False),
    ],
)
def test_amounts_of_the_year(header: str, *, expected: bool) -> None:
    assert of_year(understand(header)) is expected


@pytest.mark.parametrize(
    ("about", "day", "first"),
    [
        ("2025年第二季度完成情况", dt.date(2025, 6, 30), dt.date(2025, 4, 1)),
        ("2024年下半年完成情况", dt.date(2024, 12, 31), dt.date(2024, 7, 1)),
        ("2025年前三季度完成情况", dt.date(2025, 9, 30), None),
        ("2025年二季度末完成情况", dt.date(2025, 6, 30), None),
        ("2025年第二季度累计完成情况", dt.date(2025, 6, 30), None),
        ("2025年第二季度完成情况", dt.date(2025, 5, 31), None),
    ],
)
def test_the_quarter_of_a_title(about: str, day: dt.date, first: dt.date | None) -> None:
    assert of_title(about, day) == first


def test_a_table_of_one_quarter(tmp_path: Path) -> None:
    lines = [("2025年第二季度完成情况",), ("指标名称", "完成值"), ("甲", "12")]
    row = read([book.table(tmp_path, lines)]).rows[0]
    assert (row.covers, row.chosen) == (dt.date(2025, 4, 1), False)


def test_targets_of_a_year() -> None:
    day = dt.date(2024, 12, 31)
    assert [for_year(h, day) for h in ("年度指标值", "2024年目标", "2025年目标", "目标值")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("header", "word", "kept"),
    [
        ("数据口径", "快报数", True),
        ("数据口径", "计划数", False),
        ("数据口径", "上年数", False),
        ("数据类型", "计划", False),
        ("类别", "上年同期数", False),
        ("类别", "计划", False),
        ("类别", "计划生育", True),
    ],
)
def test_rows_that_are_no_results(tmp_path: Path, header: str, word: str, *, kept: bool) -> None:
    lines = (header, "指标名称", "单位", "完成值"), ("", "乙", "件", "1"), (word, "甲", "件", "990")
    actuals = read([book.table(tmp_path, [TITLE, *lines])])
    assert [row.name for row in actuals.rows] == (["乙", "甲"] if kept else ["乙"])
    assert ("rows-not-results" in book.codes_of(actuals)) is not kept


def test_a_further_column_that_says_the_kind(tmp_path: Path) -> None:
    lines = ("指标名称", "项目", "数值"), ("甲(件)", "计划", "1000"), ("乙(件)", "实际", "26")
    actuals = read([book.table(tmp_path, [TITLE, *lines])])
    assert [row.name for row in actuals.rows] == ["乙(件)"]


def test_headings_of_groups(tmp_path: Path) -> None:
    lines = [
        ("指标名称", "单位", "完成值"),
        ("一、计划数",),
        ("甲", "件", "1000"),
        ("上年同期数",),
        ("甲", "件", "900"),
        ("二、质量效益",),
        ("甲", "件", "950"),
    ]
    actuals = read([book.table(tmp_path, [TITLE, *lines])])
    assert [row.raw for row in actuals.rows] == ["950"]


@pytest.mark.parametrize(
    ("header", "word", "expected"),
    [
        ("数据类型", "预计数", Hedge.EARLY),
        ("备注", "此为预计数", Hedge.EARLY),
        ("备注", "预计", Hedge.EARLY),
        ("备注", "预计年底完工", None),
        ("备注", "2025年数据", None),
        ("备注", "上年数据", "value-noted-otherwise"),
        ("备注", "数据来源统计局", None),
    ],
)
def test_what_a_row_says_of_its_figure(
    tmp_path: Path, header: str, word: str, expected: Hedge | str | None
) -> None:
    row = one(tmp_path, ("指标名称", "单位", "完成值", header), ("甲", "件", "990", word))
    said = row.value.hedge if isinstance(row.value, Figure) else row.value.code
    assert said == expected


@pytest.mark.parametrize(
    ("title", "note", "expected"),
    [
        ("完成情况", "注：2025年为计划数", "value-noted-otherwise"),
        ("完成情况", "*2025年为计划目标", "value-noted-otherwise"),
        ("完成情况（2025年为预计数）", "", Hedge.EARLY),
        ("完成情况", "注：2023年为计划数", None),
        ("完成情况", "注：2025年为考核年", None),
    ],
)
def test_what_a_note_says_of_a_year(
    tmp_path: Path, title: str, note: str, expected: Hedge | str | None
) -> None:
    lines = [(title,), ("指标名称", "单位", "2024年", "2025年"), ("甲", "件", "1", "2"), (note,)]
    first, second = read([book.table(tmp_path, lines)]).rows[:2]
    assert isinstance(first.value, Figure)
    assert first.value.hedge is None
    said = second.value.hedge if isinstance(second.value, Figure) else second.value.code
    assert said == expected


def test_only_words_that_say_nothing_else() -> None:
    assert kind_of("计划生育", loose=True) is None
    assert kind_of("增长质量", loose=True) is None


RUNS = "<is><r><rPr><strike{}/></rPr><t>7</t></r><r><t>710</t></r></is>"


@pytest.mark.parametrize(
    ("mark", "value"),
    [("", "value-struck-out"), (' val="1"', "value-struck-out"), (' val="0"', "")],
)
def test_a_struck_run_is_no_digit(tmp_path: Path, mark: str, value: str) -> None:
    cell = book.raw('t="inlineStr"', RUNS.format(mark))
    row = book.read_table(tmp_path, book.HEADER, ("甲", "", cell)).rows[0]
    assert code(row) == value
    assert row.raw == ("~~7~~710" if value else "7710")


STYLES = (
    f'<styleSheet xmlns="{book.MAIN}"><fonts><font/><font><strike/></font></fonts>'
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="9" fontId="1"/></cellXfs>'
    "<dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"
)


def test_a_cell_struck_out_as_a_whole(tmp_path: Path) -> None:
    lines = [book.HEADER, ("甲", "%", book.number("0.98", style=1)), ("乙", "%", book.number("7"))]
    parts = {"S": book.sheet(book.rows(*lines))}
    data = book.workbook(parts, extra={"xl/styles.xml": STYLES})
    first, second = book.read_bytes(tmp_path, data).rows
    assert isinstance(first.value, Unreadable)
    assert (first.value.outcome, first.raw) == (Outcome.INVALID, "~~98%~~")
    assert isinstance(second.value, Figure)
