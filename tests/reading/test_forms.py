"""Forms that departments send: 自评表, 考核表, monthly statistics, counties by indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.errors import DataError
from qcheck.model import Severity, Unreadable
from qcheck.reading import read
from qcheck.reading.headers import Role, understand
from qcheck.reading.titles import unit_of_title
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actuals


def raws(actuals: Actuals) -> list[tuple[str, str]]:
    return [(row.name, row.raw) for row in actuals.rows]


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("填报单位：市统计局 单位：见表 填报日期：2025年1月", ""),
        ("单位：详见表", ""),
        ("单位：如下", ""),
        ("单位：万元", "万元"),
        ("单位：万千瓦", "万千瓦"),
        ("(单位：亿元、%)", "亿元；%"),
        ("单位：亿元，万人, %", "亿元；万人；%"),
        ("单位：件/万人", "件/万人"),
        ("填报单位：发改局、统计局", ""),
    ],
)
def test_the_unit_above_a_table(line: str, unit: str) -> None:
    assert unit_of_title(line) == unit


def test_the_names_stand_under_the_deepest_level(tmp_path: Path) -> None:
    lines = [
        ("一级指标", "二级指标", "目标值", "完成值", "得分"),
        ("质量", "甲", "9", "8", "5"),
        ("一级指标", "二级指标", "完成值", "目标值", "得分"),
        ("创新", "乙", "7", "9", "5"),
    ]
    assert raws(read([book.table(tmp_path, lines)])) == [("甲", "8"), ("乙", "7")]


def test_levels_beside_a_name_are_no_names(tmp_path: Path) -> None:
    lines = [("一级指标", "二级指标", "三级指标", "完成值"), ("产出", "数量", "甲", "8")]
    assert raws(read([book.table(tmp_path, lines)])) == [("甲", "8")]


@pytest.mark.parametrize("header", ["具体指标", "监测指标", "评价指标", "任务名称"])
def test_other_names_of_the_name_column(tmp_path: Path, header: str) -> None:
    lines = [("类别", header, "目标值", "完成值"), ("质量", "甲", "9", "8")]
    assert raws(read([book.table(tmp_path, lines)])) == [("甲", "8")]


@pytest.mark.parametrize("header", ["本月止累计", "自年初累计", "到本月底累计", "自年初至今累计"])
def test_what_is_counted_up_to_this_month(header: str) -> None:
    assert understand(header).role is Role.VALUE
    assert understand(header).running


@pytest.mark.parametrize("header", ["本月", "本月止上年同期", "自年初目标"])
def test_what_is_not(header: str) -> None:
    assert understand(header).role is not Role.VALUE


@pytest.mark.parametrize("header", ["绝对量", "总量", "绝对额(亿元)"])
def test_a_total_is_the_value_where_nothing_else_is(tmp_path: Path, header: str) -> None:
    lines = [("指标", "单位", header, "增长(%)"), ("甲", "件", "8", "5")]
    assert raws(read([book.table(tmp_path, lines)])) == [("甲", "8")]
    lines = [("指标", "单位", header, "完成值"), ("甲", "件", "8", "5")]
    assert raws(read([book.table(tmp_path, lines)])) == [("甲", "5")]


def test_two_totals_are_not_certain(tmp_path: Path) -> None:
    lines = [("指标", "单位", "总量", "绝对量"), ("甲", "件", "8", "5")]
    assert book.codes_of(read([book.table(tmp_path, lines)])) == ["value-columns"]


def test_this_year_under_the_header_of_the_value(tmp_path: Path) -> None:
    lines = [
        ("指标", "单位", "完成值", "", ""),
        ("", "", "本年", "上年同期", "同比增速(%)"),
        ("甲", "件", "8", "7", "5"),
    ]
    after = book.merges("A1:A2", "B1:B2", "C1:E1")
    assert raws(read([book.table(tmp_path, lines, after)])) == [("甲", "8")]


@pytest.mark.parametrize(
    ("first", "second"),
    [("目标", "完成"), ("2024年目标", "2024年完成"), ("计划", "实际"), ("上年同期", "本年")],
)
def test_a_row_of_the_plan_above_the_row_of_the_value(
    tmp_path: Path, first: str, second: str
) -> None:
    lines = [
        ("指标名称", "类型", "上半年", "前三季度", "全年"),
        ("甲", first, "3", "6", "9"),
        ("", second, "2", "5", ""),
    ]
    path = book.table(tmp_path, [("2024年",), *lines], book.merges("A3:A4"))
    actuals = read([path])
    assert raws(actuals) == [("甲", "2"), ("甲", "5")]
    told = [(f.code, f.severity, f.params["rows"]) for f in actuals.findings]
    assert told == [("rows-not-results", Severity.INFO, "3")]


def test_a_category_of_several_rows_says_nothing_of_one(tmp_path: Path) -> None:
    lines = [("类别", "指标名称", "完成值"), ("任务", "甲", "1"), ("", "乙", "2")]
    path = book.table(tmp_path, lines, book.merges("A2:A3"))
    assert raws(read([path])) == [("甲", "1"), ("乙", "2")]


def test_two_columns_of_units(tmp_path: Path) -> None:
    lines = [
        ("指标名称", "目标值", "单位", "完成值", "单位"),
        ("甲", "9", "亿元", "8", "亿元"),
        ("乙", "9", "亿元", "8", "万元"),
    ]
    rows = read([book.table(tmp_path, lines)]).rows
    codes = [row.value.code if isinstance(row.value, Unreadable) else "" for row in rows]
    assert codes == ["", "units-of-row-differ"]


def test_serial_numbers_above_a_table_on_its_side(tmp_path: Path) -> None:
    lines = [
        ("2024年度指标完成情况",),
        ("序号", "1", "2"),
        ("指标", "甲", "5G基站数量"),
        ("目标值", "8", "9"),
        ("实际完成", "7", "6"),
    ]
    assert raws(read([book.table(tmp_path, lines)])) == [("甲", "7"), ("5G基站数量", "6")]


COUNTIES = [
    ("2024年各县指标完成情况",),
    ("县(市、区)", "甲（件）", "", "", "乙（%）", "", ""),
    ("", "目标", "完成", "排名", "目标", "完成", "排名"),
    ("义乌市", "9", "8", "1", "95", "96", "2"),
    ("永康市", "9", "7", "2", "95", "97", "1"),
]


@pytest.mark.parametrize("after", ["", book.merges("A2:A3", "B2:D2", "E2:G2")])
def test_counties_down_and_groups_across(tmp_path: Path, after: str) -> None:
    rows = read([book.table(tmp_path, COUNTIES, after)], region="永康市").rows
    assert [(row.name, row.raw, row.unit) for row in rows] == [
        ("甲（件）", "7", "件"),
        ("乙（%）", "97", "%"),
    ]
    assert [row.source[-2:] for row in rows] == ["C5", "F5"]


def test_groups_with_two_values_are_not_read(tmp_path: Path) -> None:
    lines = [[c.replace("排名", "实际完成") for c in line] for line in COUNTIES]
    with pytest.raises(DataError):
        read([book.table(tmp_path, lines)], region="永康市")


def test_prose_of_all_periods_is_not_of_another_period(tmp_path: Path) -> None:
    told = "一季度完成81.2%，上半年完成83.8%，前三季度完成85.6%"
    lines = [("2024年度",), ("指标", "单位", "完成情况"), ("甲", "%", told), ("乙", "%", told)]
    actuals = read([book.table(tmp_path, lines)], period="2024Q3")
    assert {r.value.code for r in actuals.rows if isinstance(r.value, Unreadable)} == {
        "value-told-unclear"
    }
