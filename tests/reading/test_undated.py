"""Times that stand somewhere about a table, and whether they date its rows. 示例数据."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from qcheck.dated import dater
from qcheck.dating import certain, date_of_run
from qcheck.errors import UsageError
from qcheck.model import Figure, Unreadable
from qcheck.reading import read
from tests.reading import book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qcheck.model import Actual, Actuals

D = dt.date
TODAY = D(2026, 11, 22)
JUNE = D(2025, 6, 30)
HEAD = ("指标名称", "单位", "目标值", "完成值", "备注")
LINE = ("甲", "件", "18", "15")
UNKNOWN = "date-unused"
Lines = list[tuple[str, ...]]


def dates(actuals: Actuals, as_of: dt.date | None = None) -> list[str]:
    """The date that a run on `TODAY` gives each value, or the code of why there is none."""
    when, origin, _ = date_of_run(as_of, actuals, TODAY)
    dated = dater(when, origin, D(2025, 12, 31))
    return [_shown(row, dated(row)) for row in certain(actuals, origin, TODAY).rows]


def _shown(row: Actual, day: dt.date) -> str:
    return row.value.code if isinstance(row.value, Unreadable) else day.isoformat()


def table(tmp_path: Path, lines: Sequence[Sequence[str]]) -> Actuals:
    return read([book.table(tmp_path, lines)])


def headed(header: str) -> Lines:
    return [("指标名称", "单位", "2025年目标", header), LINE]


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("金华市2024年质量强市主要指标完成情况", "2024-12-31"),
        ("2024年金华市质量强市指标完成情况表", "2024-12-31"),
        ("质量强市指标完成情况表（2024年）", "2024-12-31"),
        ("2024年各县（市、区）主要指标", "2024-12-31"),
        ("2025年质量强市重点工作清单（2024年完成情况）", "2024-12-31"),
        ("实施方案2024年完成情况", "2024-12-31"),
        ("2025年质量强市指标完成情况（2024年）", "2024-12-31"),
        ("质量强市实施方案执行情况表（2024年度）", "2024-12-31"),
        ("示范市2027年质量目标进展（2024年）", "2024-12-31"),
        ("2026年主要指标完成情况", "2026-11-22"),
        ("2024年质量强市行动计划主要指标", UNKNOWN),
        ("2024年目标任务表", UNKNOWN),
        ("完成情况表（25年上半年）", UNKNOWN),
        ("完成情况（截至6月底）", UNKNOWN),
        ("2024年度自评表 考核日期：2025年1月20日", UNKNOWN),
        ("质量强市指标完成情况表", "2026-11-22"),
    ],
)
def test_a_title(tmp_path: Path, title: str, day: str) -> None:
    actuals = table(tmp_path, [(title,), HEAD, LINE])
    assert dates(actuals) == [day]
    # The option goes before a title, but for the title of a time that had not begun by then.
    assert dates(actuals, JUNE) == ["2026-12-31" if title.startswith("2026") else "2025-06-30"]


@pytest.mark.parametrize(
    ("header", "day", "in_june"),
    [
        ("2024年完成值", "2024-12-31", "2024-12-31"),
        ("2024年度实绩", "2024-12-31", "2024-12-31"),
        ("2024年", "2024-12-31", "2024-12-31"),
        ("2025年实绩", "2025-12-31", "2025-06-30"),
        ("完成值（截至2025-06-30）", "2025-06-30", "2025-06-30"),
        ("完成值（截至2025.3.31）", "2025-03-31", "2025-03-31"),
        ("6月底完成值", UNKNOWN, "2025-06-30"),
        ("完成值", "2026-11-22", "2025-06-30"),
    ],
)
def test_a_lone_column(tmp_path: Path, header: str, day: str, in_june: str) -> None:
    actuals = table(tmp_path, headed(header))
    assert dates(actuals) == [day]
    assert dates(actuals, JUNE) == [in_june]


def test_the_year_of_a_column_is_no_surprise_beside_the_date_of_the_run(tmp_path: Path) -> None:
    actuals = table(tmp_path, headed("2024年完成值"))
    assert date_of_run(JUNE, actuals, TODAY)[2] == ()


@pytest.mark.parametrize(
    "header", "累计至 截止日期 数据截止时间 所属期 统计周期 截至时间 统计时间".split()
)
def test_a_column_of_dates(tmp_path: Path, header: str) -> None:
    lines = [("指标名称", "完成值", header), ("甲", "5", "2025年6月")]
    assert [row.date for row in table(tmp_path, lines).rows] == [JUNE]


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("填报日期", UNKNOWN),
        ("认定日", UNKNOWN),
        ("完成时限", "2026-11-22"),
        ("计划完成时间", "2026-11-22"),
    ],
)
def test_a_column_that_may_date_the_row(tmp_path: Path, header: str, day: str) -> None:
    lines = [("指标名称", "完成值", header), ("甲", "5", "2025-06-30")]
    assert dates(table(tmp_path, lines)) == [day]


BESIDE = ("截至2025年6月30日",)


@pytest.mark.parametrize(
    "lead",
    [
        [("完成情况表", "", "", "", *BESIDE)],
        [("完成情况表", "", "", *BESIDE)],
        [("完成情况表",), ("", "", "", "", *BESIDE)],
        [("完成情况表", "", "", "", "", *BESIDE)],
    ],
)
def test_a_date_beside_the_title(tmp_path: Path, lead: Lines) -> None:
    actuals = table(tmp_path, [*lead, HEAD, LINE])
    assert dates(actuals) == ["2025-06-30"]


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("2024年主要指标完成情况", "2024-12-31"),
        ("2024年主要指标", "2024-12-31"),
        ("2024年行动计划主要指标", "2025-01-20"),
        ("2025年主要指标完成情况", "2025-01-20"),
        ("主要指标（2021年版）", "2025-01-20"),
    ],
)
def test_a_year_that_was_over_when_the_table_was_filed(
    tmp_path: Path, title: str, day: str
) -> None:
    lines = [(title,), ("填报日期：2025年1月20日",), HEAD, LINE]
    assert dates(table(tmp_path, lines)) == [day]


def test_the_year_of_a_form_is_not_that_of_its_figures(tmp_path: Path) -> None:
    assert dates(table(tmp_path, [("指标填报表（2021年版）",), HEAD, LINE])) == ["2026-11-22"]


@pytest.mark.parametrize("word", ["自评日期", "审核日期", "印发日期"])
def test_when_it_was_written_is_not_when_it_is_of(tmp_path: Path, word: str) -> None:
    lines = [("2024年度自评表", f"{word}：2025年1月20日"), HEAD, LINE]
    assert dates(table(tmp_path, lines)) == ["2024-12-31"]


BLOCKS = [("一、2024年完成情况",), HEAD, LINE, ("",), ("二、2025年1-6月完成情况",), HEAD, LINE]
SECTIONS = [("质量指标",), HEAD, ("2024年",), LINE, ("2025年1-6月",), LINE]
ABREAST = [
    ("2024年", "", "2025年1-6月"),
    ("指标名称", "完成值", "指标名称", "完成值"),
    ("甲", "15", "甲", "17"),
]


@pytest.mark.parametrize("lines", [BLOCKS, SECTIONS, ABREAST])
@pytest.mark.parametrize("as_of", [None, JUNE, D(2025, 9, 30)])
def test_tables_of_two_years(tmp_path: Path, lines: Lines, as_of: dt.date | None) -> None:
    assert dates(table(tmp_path, lines), as_of) == ["2024-12-31", "2025-06-30"]


def test_a_section_of_a_year_that_is_running(tmp_path: Path) -> None:
    lines = [HEAD, ("2024年",), LINE, ("二、2025年完成情况：",), LINE]
    assert dates(table(tmp_path, lines), JUNE) == ["2024-12-31", "2025-06-30"]


def test_sections_of_quarters_are_of_the_year_of_the_table(tmp_path: Path) -> None:
    lines = [("2025年完成情况",), HEAD, ("上半年",), LINE, ("三季度",), LINE]
    actuals = table(tmp_path, lines)
    assert dates(actuals) == ["2025-06-30", "2025-09-30"]
    assert [row.covers for row in actuals.rows] == [None, D(2025, 7, 1)]


@pytest.mark.parametrize("text", ["2025年7月8日", "2024年新增企业", "甲项目"])
def test_what_stands_alone_and_is_no_section(tmp_path: Path, text: str) -> None:
    actuals = table(tmp_path, [("截至2025年6月底",), HEAD, (text,), LINE])
    assert dates(actuals)[-1:] == ["2025-06-30"]


@pytest.mark.parametrize(
    ("names", "days"),
    [
        (("2024年", "2025年上半年"), ["2024-12-31", "2025-06-30"]),
        (("2024年（旧）", "Sheet1"), ["2024-12-31", "2025-08-31"]),
        (("2025年一季度", "2025年二季度"), ["2025-03-31", "2025-06-30"]),
    ],
)
def test_sheets_of_two_times(tmp_path: Path, names: tuple[str, ...], days: list[str]) -> None:
    page = book.sheet(book.rows(HEAD, LINE))
    data = book.workbook(dict.fromkeys(names, page))
    assert dates(read([book.save(tmp_path, data)]), D(2025, 8, 31)) == days


def test_a_title_goes_before_the_name_of_its_sheet(tmp_path: Path) -> None:
    data = book.workbook({"2024年": book.sheet(book.rows(("截至2025年6月底",), HEAD, LINE))})
    assert dates(read([book.save(tmp_path, data)])) == ["2025-06-30"]


def test_a_period_of_another_year_is_not_in_the_table(tmp_path: Path) -> None:
    path = book.table(tmp_path, [("2024年主要指标完成情况",), HEAD, LINE])
    assert [row.raw for row in read([path], period="2024").rows] == ["15"]
    with pytest.raises(UsageError, match=r"data\.period-unknown"):
        read([path], period="2025")


@pytest.mark.parametrize(
    ("title", "day"), [("2024年主要指标", "2024-12-31"), ("主要指标（截至6月底）", UNKNOWN)]
)
def test_a_table_of_a_row_for_each_region(tmp_path: Path, title: str, day: str) -> None:
    lines = [(title,), ("地区", "甲（件）", "乙（件）"), ("义乌市", "1", "2"), ("兰溪市", "3", "4")]
    assert dates(table(tmp_path, lines)) == [day] * 4


def test_what_was_read_stays_where_it_is_dated(tmp_path: Path) -> None:
    lines = [("完成情况（截至6月底）",), ("指标名称", "完成值", "时点"), ("甲", "5", "2025年6月")]
    (row,) = certain(table(tmp_path, lines), "row", TODAY).rows
    assert isinstance(row.value, Figure)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("2025年指标", "2024-06-30"),  # the year that the plan is to reach
        ("示范市质量强市2025年目标进展情况表", "2024-06-30"),
        ("2026年主要指标完成情况", "2026-12-31"),
    ],
)
def test_the_horizon_of_the_plan_dates_nothing(tmp_path: Path, title: str, day: str) -> None:
    actuals = table(tmp_path, [(title,), HEAD, LINE])
    assert dates(actuals, D(2024, 6, 30)) == [day]
