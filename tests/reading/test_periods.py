"""One column for each year, quarter or month; `--period`; what an amount covers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from qcheck.errors import UsageError
from qcheck.model import Severity, Unreadable
from qcheck.reading import read
from qcheck.reading.span import asked, span
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actuals

YEARS = [
    ("指标名称", "单位", "2022年", "2023年", "2024年", "2025年目标"),
    ("甲", "件", "1", "2", "3", "9"),
    ("乙", "件", "1", "2", "", ""),
    ("丙", "件", "", "", "", "5"),
]
MONTHS = ("指标名称", *(f"{month}月" for month in range(1, 13)))
QUARTERS = [
    ("示范市2024年度指标完成情况表",),
    ("指标名称", "目标值", "2024年完成情况(累计)", "", "", ""),
    ("", "", "一季度", "上半年", "前三季度", "全年"),
    ("甲", "8", "1", "2", "3", "4"),
    ("乙", "8", "1", "2", "", ""),
]
UNDER = book.merges("C2:F2", "A2:A3", "B2:B3")


def seen(actuals: Actuals) -> list[tuple[str, str, str, str]]:
    """Name, text, date and first day of each value."""
    return [(r.name, r.raw, str(r.date or ""), str(r.covers or "")) for r in actuals.rows]


def unread(actuals: Actuals) -> list[str]:
    return [r.value.code if isinstance(r.value, Unreadable) else "" for r in actuals.rows]


def test_a_column_for_each_year(tmp_path: Path) -> None:
    actuals = read([book.table(tmp_path, YEARS)])
    assert seen(actuals) == [
        ("甲", "1", "2022-12-31", "2022-01-01"),
        ("甲", "2", "2023-12-31", "2023-01-01"),
        ("甲", "3", "2024-12-31", "2024-01-01"),
        ("乙", "1", "2022-12-31", "2022-01-01"),
        ("乙", "2", "2023-12-31", "2023-01-01"),
        ("丙", "", "", ""),
    ]
    assert actuals.inputs[0].rows == 3
    assert actuals.findings == ()
    assert {row.stated for row in actuals.rows if row.name == "甲"} == {"9"}


def test_months_filled_so_far(tmp_path: Path) -> None:
    lines = [("2024年完成情况",), MONTHS, ("甲", "1", "2", "3"), ("乙", "", "5")]
    assert seen(read([book.table(tmp_path, lines)])) == [
        ("甲", "1", "2024-01-31", "2024-01-01"),
        ("甲", "2", "2024-02-29", "2024-02-01"),
        ("甲", "3", "2024-03-31", "2024-03-01"),
        ("乙", "5", "2024-02-29", "2024-02-01"),
    ]


def test_quarters_that_count_up(tmp_path: Path) -> None:
    actuals = read([book.table(tmp_path, QUARTERS, UNDER)])
    assert [(name, raw, day) for name, raw, day, _ in seen(actuals)] == [
        ("甲", "1", "2024-03-31"),
        ("甲", "2", "2024-06-30"),
        ("甲", "3", "2024-09-30"),
        ("甲", "4", "2024-12-31"),
        ("乙", "1", "2024-03-31"),
        ("乙", "2", "2024-06-30"),
    ]
    assert {row.covers for row in actuals.rows} == {None}
    assert actuals.findings == ()


def test_a_year_that_is_not_certain(tmp_path: Path) -> None:
    path = book.table(tmp_path, [MONTHS, ("甲", "1", "2"), ("乙",)])
    actuals = read([path])
    assert unread(actuals) == ["value-period-unclear", "value-missing"]
    assert [(f.code, f.severity) for f in actuals.findings] == [("period-columns", Severity.ERROR)]
    assert "1月(B)、2月(C)" in actuals.findings[0].params["columns"]
    assert seen(read([path], period="2024-02")) == [
        ("甲", "2", "2024-02-29", "2024-02-01"),
        ("乙", "", "2024-02-29", "2024-02-01"),
    ]
    assert seen(read([path], period="2月"))[0] == ("甲", "2", "", "2096-02-01")  # of some year


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("截至2025年6月底", ["2023-12-31", "2024-12-31", "2025-06-30"]),
        ("填报日期：2025-07-10", ["2023-12-31", "2024-12-31", "2025-07-10"]),
        ("情况", ["2023-12-31", "2024-12-31", "2025-12-31"]),
    ],
)
def test_the_year_that_is_running(tmp_path: Path, title: str, days: list[str]) -> None:
    lines = [(title,), ("指标", "2023年", "2024年", "2025年"), ("甲", "1", "2", "3")]
    assert [str(row.date) for row in read([book.table(tmp_path, lines)]).rows] == days


def test_a_figure_from_after_the_table(tmp_path: Path) -> None:
    title = "2025年情况（填报日期：2025-07-10）"
    lines = [
        (title,),
        ("指标", "一季度", "上半年", "全年"),
        ("甲", "5", "9", "10"),
        ("乙", "5", "9"),
    ]
    actuals = read([book.table(tmp_path, lines)])
    assert unread(actuals) == ["value-of-time-to-come", "", ""]
    assert isinstance(actuals.rows[0].value, Unreadable)
    assert actuals.rows[0].value.params["cells"] == "D3=10"
    assert actuals.rows[0].raw == "5 / 9 / 10"


def test_a_plan_of_five_years(tmp_path: Path) -> None:
    lines = [("指标名称", "2020年", "2025年", "年均增速", "属性"), ("甲", "5", "9", "1", "预期性")]
    actuals = read([book.table(tmp_path, lines)])
    assert [f.code for f in actuals.findings] == ["planned-columns"]


@pytest.mark.parametrize(
    "headers",
    [
        ("2023年", "2024年(预计)"),
        ("2023年", "2024年初步"),
        ("2023年", "2024年计划"),
        ("2023年", "上年同期"),
        ("2023年", "增速"),
    ],
)
def test_never_a_period(tmp_path: Path, headers: tuple[str, str]) -> None:
    lines = [("指标", *headers), ("甲", "1", "2")]
    assert [row.raw for row in read([book.table(tmp_path, lines)]).rows] == ["1"]


@pytest.mark.parametrize(
    ("period", "raws"),
    [
        ("2023", ["2", "2", ""]),
        ("2024年", ["3", "", ""]),
        ("2024年度", ["3", "", ""]),
    ],
)
def test_the_year_asked_for(tmp_path: Path, period: str, raws: list[str]) -> None:
    actuals = read([book.table(tmp_path, YEARS)], period=period)
    assert [row.raw for row in actuals.rows] == raws
    assert {row.chosen for row in actuals.rows} == {True}
    assert {str(row.date)[:4] for row in actuals.rows} == {period[:4]}


@pytest.mark.parametrize(
    ("period", "raw"),
    [("全年", "4"), ("2024", "4"), ("2024年上半年", "2"), ("上半年", "2"), ("2024Q1", "1")],
)
def test_the_part_of_a_year_asked_for(tmp_path: Path, period: str, raw: str) -> None:
    actuals = read([book.table(tmp_path, QUARTERS, UNDER)], period=period)
    assert actuals.rows[0].raw == raw


def test_a_month_is_not_the_months_up_to_it(tmp_path: Path) -> None:
    lines = [("2024年",), ("指标", "9月", "1-9月"), ("甲", "1", "8")]
    path = book.table(tmp_path, lines)
    assert [row.raw for row in read([path], period="9月").rows] == ["1"]
    assert [row.raw for row in read([path], period="2024年1-9月").rows] == ["8"]


@pytest.mark.parametrize(
    ("headers", "period", "raw"),
    [
        (("1-3月", "1-6月", "1-9月"), "2024-06", "2"),
        (("1-3月", "1-6月", "1-9月"), "6月", "2"),
        (("1-3月", "1-6月", "1-9月"), "2024Q3", "3"),
        (("一季度", "上半年", "前三季度"), "2024Q3", "3"),
        (("一季度", "上半年", "前三季度"), "2024-06", "2"),
    ],
)
def test_the_months_up_to_it_for_want_of_the_month(
    tmp_path: Path, headers: tuple[str, ...], period: str, raw: str
) -> None:
    lines = [("2024年",), ("指标", *headers), ("甲", "1", "2", "3")]
    actuals = read([book.table(tmp_path, lines)], period=period)
    assert [row.raw for row in actuals.rows] == [raw]
    assert [(f.code, f.severity) for f in actuals.findings] == [("columns-running", Severity.INFO)]


def test_the_year_is_not_its_second_half(tmp_path: Path) -> None:
    lines = [("2024年",), ("指标", "上半年", "全年"), ("甲", "1", "2")]
    with pytest.raises(UsageError, match=r"data\.period-unknown"):
        read([book.table(tmp_path, lines)], period="2024年下半年")


def test_a_period_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read([book.table(tmp_path, QUARTERS, UNDER)], period="2023Q3")
    assert caught.value.key == "data.period-unknown"
    assert "前三季度(E)" in caught.value.params["periods"]
    with pytest.raises(UsageError, match=r"data\.period-unreadable"):
        read([book.table(tmp_path, QUARTERS)], period="上周")


def test_rows_of_a_period(tmp_path: Path) -> None:
    lines = [("指标", "年度", "实际值"), ("甲", "2023年", "5"), ("甲", "2024年", "6")]
    path = book.table(tmp_path, lines)
    actuals = read([path], period="2024")
    assert seen(actuals) == [("甲", "6", "2024-12-31", "")]
    assert [(f.code, f.params["rows"]) for f in actuals.findings] == [
        ("rows-of-other-periods", "2")
    ]
    with pytest.raises(UsageError) as caught:
        read([path], period="2021")
    assert caught.value.params["periods"] == "2023-12-31、2024-12-31"


def test_a_table_of_one_period_by_its_title(tmp_path: Path) -> None:
    lines = [("2024年度",), ("指标", "实际值"), ("甲", "5")]
    path = book.table(tmp_path, lines)
    assert read([path], period="2024").findings == ()
    with pytest.raises(UsageError, match=r"data\.period-unknown"):
        read([path], period="2023")


def test_a_table_that_names_no_period(tmp_path: Path) -> None:
    actuals = read([book.table(tmp_path, [("指标", "实际值"), ("甲", "5")])], period="2024")
    assert [(f.code, f.severity) for f in actuals.findings] == [
        ("period-unnamed", Severity.WARNING)
    ]
    assert [row.raw for row in actuals.rows] == ["5"]


def test_row_and_column_of_different_times(tmp_path: Path) -> None:
    lines = [("2024年",), ("指标", "年度", "一季度", "上半年"), ("甲", "2023年", "6", "7")]
    assert unread(read([book.table(tmp_path, lines)])) == ["value-dated-twice"] * 2


@pytest.mark.parametrize(
    ("title", "header", "covers"),
    [
        ("2024年", "9月", dt.date(2024, 9, 1)),
        ("2024年", "9月完成值", dt.date(2024, 9, 1)),
        ("2024年", "二季度完成数", dt.date(2024, 4, 1)),
        ("2024年", "2024年", dt.date(2024, 1, 1)),
        ("2024年", "9月底", None),
        ("2024年", "9月累计完成", None),
        ("2024年", "截至9月完成情况", None),
        ("2024年", "上半年完成值", None),
        ("2024年", "2024年完成值", None),
        ("2024年", "完成值", None),
    ],
)
def test_what_the_only_column_covers(
    tmp_path: Path, title: str, header: str, covers: dt.date | None
) -> None:
    path = book.table(tmp_path, [(title,), ("指标", header), ("甲", "5")])
    assert [row.covers for row in read([path]).rows] == [covers]
    asked = read([path], column=header).rows
    assert [(row.covers, row.chosen) for row in asked] == [(covers, True)]


def test_a_month_of_a_year_that_is_not_known_is_still_a_month(tmp_path: Path) -> None:
    row = read([book.table(tmp_path, [("指标", "9月完成值"), ("甲", "5")])]).rows[0]
    assert row.date is None
    assert row.covers is not None


def test_headers_that_are_dates(tmp_path: Path) -> None:
    day = book.number("45536", style=1)  # 2024-09-01, shown as 2024年9月
    lines = [("指标名称", day, "2024年10月"), ("甲", book.number("1"), book.number("2"))]
    extra = {"xl/styles.xml": book.styles(0, 57)}
    data = book.workbook({"S": book.sheet(book.rows(*lines))}, extra=extra)
    assert [str(row.date) for row in book.read_bytes(tmp_path, data).rows] == [
        "2024-09-30",
        "2024-10-31",
    ]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024", (1, 1), (12, 31)),
        ("2024-09", (9, 1), (9, 30)),
        ("9月份", (9, 1), (9, 30)),
        ("十二月", (12, 1), (12, 31)),
        ("1月-9月", (1, 1), (9, 30)),
        ("4-6月", (4, 1), (6, 30)),
        ("前9个月", (1, 1), (9, 30)),
        ("三季度", (7, 1), (9, 30)),
        ("1-3季度", (1, 1), (9, 30)),
        ("前三季度", (1, 1), (9, 30)),
        ("下半年", (7, 1), (12, 31)),
        ("全年", (1, 1), (12, 31)),
        ("6月底", None, (6, 30)),
        ("二季度末", None, (6, 30)),
        ("年底", None, (12, 31)),
        ("9月30日", None, (9, 30)),
    ],
)
def test_the_days_of_a_period(
    words: str, first: tuple[int, int] | None, last: tuple[int, int]
) -> None:
    found = span(words, 2024)
    assert found == (first and dt.date(2024, *first), dt.date(2024, *last))


@pytest.mark.parametrize("text", ["", "上周", "13月", "2024Q5", "金华市"])
def test_what_is_no_period(text: str) -> None:
    assert asked(text) is None
