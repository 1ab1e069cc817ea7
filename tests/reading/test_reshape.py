"""Tables side by side, tables on their side, periods down: addresses stay those of the cells."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from qcheck.errors import DataError
from qcheck.model import Figure, Unreadable
from qcheck.quantity import plain
from qcheck.reading import read
from tests.reading import book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qcheck.model import Actual, Actuals

HALF = dt.date(2025, 6, 30)
YEAR = dt.date(2024, 12, 31)
GROUP = ("指标名称", "目标值", "完成值")


def seen(actuals: Actuals) -> dict[str, tuple[str, str]]:
    """Name → figure or reason, and the cell."""
    return {row.name: (figure(row), row.source.rpartition("!")[2]) for row in actuals.rows}


def figure(row: Actual) -> str:
    if isinstance(row.value, Unreadable):
        return row.value.code
    return plain(row.value.value) + (row.value.unit or row.unit)


def table(tmp_path: Path, *lines: Sequence[str], after: str = "") -> Actuals:
    """A sheet whose digits are numbers."""
    cells = [[book.number(c) if c.replace(".", "").isdigit() else c for c in one] for one in lines]
    return book.read_table(tmp_path, *cells, after=after)


# --- Side by side --------------------------------------------------------------------------------


@pytest.mark.parametrize("gap", [(), ("",), ("", "")])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_two_tables_side_by_side(tmp_path: Path, gap: tuple[str, ...], suffix: str) -> None:
    lines = [
        ("示范市2025年上半年完成情况",),
        (*GROUP, *gap, *GROUP),
        ("甲", "5", "4", *gap, "丙(件)", "7", "6"),
        ("乙", "5", "4.5"),
        ("合计", "", "9", *gap, "合计", "", "6"),
        ("注：示例数据",),
    ]
    if suffix == ".csv":
        actuals = book.read_bytes(tmp_path, "\n".join(map(",".join, lines)), "a.csv")
    else:
        actuals = table(tmp_path, *lines)
    column = "FGH"[len(gap)]
    assert seen(actuals) == {
        "甲": ("4", "C3"),
        "乙": ("4.5", "C4"),
        "丙(件)": ("6件", f"{column}3"),
    }
    assert {row.title_date for row in actuals.rows} == {HALF}
    assert [row.stated for row in actuals.rows] == ["5", "5", "7"]
    assert [f.code for f in actuals.findings] == ["rows-totals", "rows-notes"]


def test_numbers_and_groups_stand_before_each_name(tmp_path: Path) -> None:
    group = ("类别", "序号", *GROUP)
    lines = [(*group, *group, "备注"), ("一", "1", "甲", "5", "4", "二", "2", "乙", "7", "6", "x")]
    assert seen(table(tmp_path, *lines)) == {"甲": ("4", "E2"), "乙": ("6", "J2")}


def test_a_year_before_both_tables_is_that_of_both(tmp_path: Path) -> None:
    lines = [("年度", "指标", "完成值", "指标", "完成值"), ("2024年", "甲", "5", "乙", "6")]
    actuals = table(tmp_path, *lines)
    assert seen(actuals) == {"甲": ("5", "C2"), "乙": ("6", "E2")}
    assert {row.date for row in actuals.rows} == {YEAR}


@pytest.mark.parametrize(
    "header",
    [
        ("指标", "完成值", "指标", "完成值", "数据时点"),
        ("指标", "完成值", "地区", "指标", "完成值"),
        ("指标名称", "实际值", "项目", "完成值"),
    ],
)
def test_what_is_no_repeated_table_stays_one(tmp_path: Path, header: tuple[str, ...]) -> None:
    actuals = table(tmp_path, header, ("甲", *("7" for _ in header[1:])))
    assert [isinstance(row.value, Unreadable) for row in actuals.rows] == [True]
    assert actuals.findings[0].code == "value-columns"


def test_name_columns_without_a_value_between_are_one_table(tmp_path: Path) -> None:
    actuals = table(tmp_path, ("指标", "指标", "完成值"), ("甲", "甲一", "5"))
    assert [row.raw for row in actuals.rows] == ["5"]


def test_side_by_side_then_one_below_the_other(tmp_path: Path) -> None:
    lines = [
        ("2024年度",),
        (*GROUP, *GROUP),
        ("甲", "5", "4", "乙", "7", "6"),
        ("二、县级指标(截至2025年3月底)",),
        (*GROUP, *GROUP),
        ("丙", "5", "4", "丁", "7", "6"),
        ("指标名称", "单位", "完成值"),
        ("戊", "件", "9"),
    ]
    actuals = table(tmp_path, *lines)
    march = dt.date(2025, 3, 31)
    assert {row.name: row.title_date for row in actuals.rows} == {
        "甲": YEAR,
        "乙": YEAR,
        "丙": march,
        "丁": march,
        "戊": march,
    }
    assert seen(actuals)["戊"] == ("9件", "C8")


def test_a_table_above_those_side_by_side(tmp_path: Path) -> None:
    lines = [
        ("2024年度",),
        ("指标名称", "单位", "完成值", "备注", "责任单位"),
        ("甲", "件", "9", "x", "一局"),
        (*GROUP, *GROUP),
        ("乙", "5", "4", "丙", "7", "6"),
    ]
    assert seen(table(tmp_path, *lines)) == {
        "甲": ("9件", "C3"),
        "乙": ("4", "C5"),
        "丙": ("6", "F5"),
    }


def test_a_title_over_each_table_is_its_own(tmp_path: Path) -> None:
    lines = [
        ("截至2024年12月底", "", "", "截至2025年6月底"),
        (*GROUP, *GROUP),
        ("甲", "5", "4", "乙", "7", "6"),
    ]
    assert {row.name: row.title_date for row in table(tmp_path, *lines).rows} == {
        "甲": YEAR,
        "乙": HALF,
    }


def test_two_header_rows_side_by_side_and_the_option(tmp_path: Path) -> None:
    group = ("指标名称", "目标值", "完成情况", "")
    lines = [
        (*group, *group),
        ("", "", "上半年", "全年", "", "", "上半年", "全年"),
        ("甲", "5", "4", "6", "乙", "7", "6", "8"),
    ]
    cells = [[book.number(c) if c.isdigit() else c for c in one] for one in lines]
    part = book.sheet(book.rows(*cells), after=book.merges("C1:D1", "G1:H1"))
    path = book.save(tmp_path, book.workbook({"S": part}))
    assert seen(read([path], column="全年")) == {"甲": ("6", "D3"), "乙": ("8", "H3")}


# --- On its side ---------------------------------------------------------------------------------


def test_indicators_across(tmp_path: Path) -> None:
    lines = [
        ("示范市2024年度完成情况（示例数据）",),
        ("指标名称", "甲率", "乙数", "丙", "合计"),
        ("单位", "%", "件", "家"),
        ("目标值", "≥ 95", "100", "5"),
        ("完成值", "96.5", "101", "", "3"),
        ("责任单位", "一局", "二局", "三局"),
        ("注：1.数据为快报",),
        ("审核人：张三",),
    ]
    actuals = table(tmp_path, *lines)
    assert seen(actuals) == {
        "甲率": ("96.5%", "B5"),
        "乙数": ("101件", "C5"),
        "丙": ("value-missing", "D5"),
    }
    assert [row.named_at.rpartition("!")[2] for row in actuals.rows] == ["B2", "C2", "D2"]
    assert [row.stated for row in actuals.rows] == ["≥ 95", "100", "5"]
    assert {row.title_date for row in actuals.rows} == {YEAR}
    assert {f.code: f.params.get("columns", f.params.get("rows")) for f in actuals.findings} == {
        "table-turned": None,
        "rows-notes": "7–8",
        "columns-explained": "E",
    }


def test_a_wide_table_wrapped_into_two(tmp_path: Path) -> None:
    lines = [
        ("指标", "甲", "乙"),
        ("目标值", "9", "8"),
        ("完成值", "7", "6"),
        ("指标", "丙"),
        ("目标值", "5"),
        ("完成值", "4"),
    ]
    assert seen(table(tmp_path, *lines)) == {
        "甲": ("7", "B3"),
        "乙": ("6", "C3"),
        "丙": ("4", "B6"),
    }


def test_two_rows_that_could_be_the_value(tmp_path: Path) -> None:
    lines = [("指标名称", "甲"), ("完成值", "9"), ("实际值", "8")]
    cells = [[book.number(c) if c.isdigit() else c for c in one] for one in lines]
    path = book.save(tmp_path, book.workbook({"S": book.sheet(book.rows(*cells))}))
    actuals = read([path])
    assert seen(actuals) == {"甲": ("value-column-unclear", "B2")}
    assert actuals.findings[-1].params == {"columns": "完成值(2)、实际值(3)"}
    assert seen(read([path], column="实际值")) == {"甲": ("8", "B3")}


def test_a_value_merged_over_two_indicators_across(tmp_path: Path) -> None:
    lines = [("指标名称", "甲", "乙"), ("单位", "件", "件"), ("完成值", "9", "")]
    actuals = table(tmp_path, *lines, after=book.merges("B3:C3"))
    assert seen(actuals) == {"甲": ("9件", "B3"), "乙": ("merged-value", "C3")}
    value = actuals.rows[1].value
    assert isinstance(value, Unreadable)
    assert value.params == {"cell": "B3"}


@pytest.mark.parametrize(
    "lines",
    [
        [("指标名称", "甲", "乙"), ("目标值", "5", "6")],
        [("指标名称", "甲", "乙"), ("", "1", "2"), ("完成值", "5", "6"), ("另外", "", "7", "8")],
        [("1", "2", "3"), ("指标名称", "甲", "乙"), ("完成值", "5", "6")],
    ],
)
def test_what_is_not_surely_turned_is_not_read(
    tmp_path: Path, lines: list[tuple[str, ...]]
) -> None:
    try:
        actuals = table(tmp_path, *lines)
    except DataError:
        return
    assert [f.code for f in actuals.findings if f.code == "table-turned"] == []
    assert not [row for row in actuals.rows if isinstance(row.value, Figure)]


# --- Periods down --------------------------------------------------------------------------------


def test_years_down_and_indicators_across(tmp_path: Path) -> None:
    lines = [
        ("示范市主要指标（示例数据）",),
        ("年份", "产值(亿元)", "合格率(%)", "专利", "备注"),
        ("单位", "", "", "件"),
        ("2023年", "12", "95", "100", "快报"),
        ("2024", "13.5", "96", ""),
        ("2025年目标", "15", "97", "120"),
        ("2025年",),
        ("合计", "25.5"),
        ("注：示例数据",),
    ]
    actuals = table(tmp_path, *lines)
    found = [
        (row.name, figure(row), row.date, row.covers, row.source.rpartition("!")[2])
        for row in actuals.rows
    ]
    first, second = dt.date(2023, 12, 31), YEAR
    assert found == [
        ("产值(亿元)", "12亿元", first, dt.date(2023, 1, 1), "B4"),
        ("产值(亿元)", "13.5亿元", second, dt.date(2024, 1, 1), "B5"),
        ("合格率(%)", "95%", first, dt.date(2023, 1, 1), "C4"),
        ("合格率(%)", "96%", second, dt.date(2024, 1, 1), "C5"),
        ("专利", "100件", first, dt.date(2023, 1, 1), "D4"),
    ]
    assert [row.stated for row in actuals.rows] == ["", "15", "", "97", "120"]
    assert [f.code for f in actuals.findings] == ["rows-totals", "rows-notes", "table-of-periods"]


def test_months_down_are_of_the_year_of_the_title(tmp_path: Path) -> None:
    lines = [("2024年",), ("月份", "产值(亿元)"), ("1月", "5"), ("1-2月累计", "11"), ("3月", "")]
    actuals = table(tmp_path, *lines)
    assert [(row.date, row.covers) for row in actuals.rows] == [
        (dt.date(2024, 1, 31), dt.date(2024, 1, 1)),
        (dt.date(2024, 2, 29), None),
    ]


def test_an_indicator_without_any_figure_is_missing(tmp_path: Path) -> None:
    actuals = table(tmp_path, ("年份", "甲", "乙"), ("2023年", "5", "/"), ("2024年", "6", ""))
    assert [(row.name, figure(row)) for row in actuals.rows] == [
        ("甲", "5"),
        ("甲", "6"),
        ("乙", "value-missing"),
    ]


def test_a_figure_under_no_indicator_is_said(tmp_path: Path) -> None:
    actuals = table(tmp_path, ("年份", "甲"), ("2024年", "5", "6"))
    assert [(f.code, f.source.rpartition("!")[2]) for f in actuals.findings] == [
        ("table-of-periods", "A1"),
        ("value-without-name", "C2"),
    ]


def test_regions_down_and_indicators_across(tmp_path: Path) -> None:
    lines = [
        ("2024年度",),
        ("序号", "地区", "产值(亿元)", "合格率(%)"),
        ("1", "东县", "5", "95"),
        ("2", "西县", "6", ""),
        ("3", "全市", "11", "96"),
        ("", "合计", "11", ""),
    ]
    actuals = table(tmp_path, *lines)
    assert [(row.name, row.region, figure(row)) for row in actuals.rows] == [
        ("产值(亿元)", "东县", "5亿元"),
        ("产值(亿元)", "西县", "6亿元"),
        ("产值(亿元)", "全市", "11亿元"),
        ("合格率(%)", "东县", "95%"),
        ("合格率(%)", "西县", "value-missing"),
        ("合格率(%)", "全市", "96%"),
    ]
    assert {row.title_date for row in actuals.rows} == {YEAR}
    assert [f.code for f in actuals.findings] == ["rows-totals", "table-of-regions"]


@pytest.mark.parametrize(
    "lines",
    [
        [("月份", "甲"), ("1月", "5")],  # of which year?
        [("年份", "甲"), ("2024年", "5"), ("东县", "6")],
        [("年份", "甲", "单位"), ("2024年", "5", "件")],
        [("甲", "乙"), ("2024年", "5")],
        [("年份", "地区", "甲"), ("2024年", "东县", "5")],
        [("地区", "2023年", "2024年"), ("东县", "5", "6")],
    ],
)
def test_periods_that_are_not_certain_are_not_read(
    tmp_path: Path, lines: list[tuple[str, ...]]
) -> None:
    with pytest.raises(DataError, match=r"data\.no-header"):
        table(tmp_path, *lines)


def test_a_long_sheet_is_never_turned(tmp_path: Path) -> None:
    lines = [("年份", "甲"), *((f"{1990 + n}年", "5") for n in range(20))]
    assert len(table(tmp_path, *lines).rows) == 20
    with pytest.raises(DataError, match=r"data\.no-header"):
        table(tmp_path, *lines, *(("注：x",) for _ in range(200)))
