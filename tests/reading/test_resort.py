"""Headers that are the value's only where no other is, and names that stand under 目标任务."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from qcheck.errors import DataError
from qcheck.model import Unreadable
from qcheck.reading import read
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actual

TITLE = ("2025年上半年质量指标",)
RESORTS = ("自评结果", "发生数", "本期", "本期数", "现状值", "数量", "绝对值")
WIDE = book.merges("A2:A3", "B2:B3", "C2:D2")


def rows(tmp_path: Path, *lines: tuple[str, ...], after: str = "") -> tuple[Actual, ...]:
    return read([book.table(tmp_path, lines, after)]).rows


@pytest.mark.parametrize("header", RESORTS)
def test_a_header_that_says_little(tmp_path: Path, header: str) -> None:
    found = rows(tmp_path, TITLE, ("指标名称", "单位", "目标值", header), ("甲", "件", "10", "9"))
    assert [row.raw for row in found] == ["9"]


@pytest.mark.parametrize("header", RESORTS)
def test_a_better_one_goes_before_it(tmp_path: Path, header: str) -> None:
    found = rows(tmp_path, TITLE, ("指标名称", header, "完成值"), ("甲", "10", "9"))
    assert [row.source.rpartition("!")[2] for row in found] == ["C3"]


@pytest.mark.parametrize("header", ["自评情况", "自评结果", "现状值", "完成进度"])
def test_what_is_said_of_itself_beside_a_unit(tmp_path: Path, header: str) -> None:
    found = rows(tmp_path, TITLE, ("指标名称", "单位", header), ("甲", "件", "9"))
    assert [row.raw for row in found] == ["9"]


@pytest.mark.parametrize(
    "header",
    ["考核项目", "目标内容", "重点工作指标", "工作内容", "重点指标", "质量目标", "工作项目"],
)
def test_names_where_no_other_column_has_them(tmp_path: Path, header: str) -> None:
    found = rows(tmp_path, TITLE, (header, "单位", "目标值", "完成值"), ("甲", "件", "10", "9"))
    assert [(row.name, row.raw) for row in found] == [("甲", "9")]
    found = rows(tmp_path, TITLE, (header, "二级指标", "目标值", "完成值"), ("乙", "甲", "1", "9"))
    assert [row.name for row in found] == ["甲"]
    found = rows(tmp_path, TITLE, (header, "指标名称", "目标值", "完成值"), ("乙", "甲", "1", "9"))
    assert [row.name for row in found] == ["甲"]


def test_two_of_them_are_not_certain(tmp_path: Path) -> None:
    head = ("指标名称", "目标值", "数量", "本期")
    assert isinstance(rows(tmp_path, TITLE, head, ("甲", "9", "10", "9"))[0].value, Unreadable)


def test_a_ledger_gives_no_values(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no-value-column"):
        rows(tmp_path, TITLE, ("指标名称", "镇街", "单位", "数量"), ("甲", "城东街道", "家", "1"))


def test_the_value_of_an_indicator_beside_its_target(tmp_path: Path) -> None:
    found = rows(tmp_path, TITLE, ("指标名称", "目标值", "指标值"), ("甲", "10", "9"))
    assert [(row.raw, row.stated) for row in found] == [("9", "10")]
    with pytest.raises(DataError):
        rows(tmp_path, TITLE, ("指标名称", "单位", "指标值"), ("甲", "件", "10"))


@pytest.mark.parametrize(
    ("title", "covers"),
    [
        ("监测表（2025年第三季度）", dt.date(2025, 7, 1)),
        ("监测表（2025年9月）", dt.date(2025, 9, 1)),
        ("监测表（2025年1-9月）", dt.date(2025, 1, 1)),
        ("监测表（2025年前三季度）", dt.date(2025, 1, 1)),
        ("2025年9月累计", dt.date(2025, 1, 1)),
    ],
)
def test_what_this_period_covers(tmp_path: Path, title: str, covers: dt.date) -> None:
    lines = ("指标", "计量单位", "本期", "上期", "上年同期"), ("甲", "件", "17600", "17200", "1")
    found = rows(tmp_path, (title,), *lines)
    assert [(row.raw, row.covers) for row in found] == [("17600", covers)]


def test_this_period_without_a_date_is_no_running_total(tmp_path: Path) -> None:
    row = rows(tmp_path, ("指标", "单位", "本期"), ("甲", "件", "9"))[0]
    assert row.covers is not None


@pytest.mark.parametrize(
    ("wide", "amount", "beside"),
    [
        ("本年累计", "总量", "同比±%"),
        ("累计完成", "总量", "增幅"),
        ("完成情况", "绝对值", "增长"),
        ("完成情况", "数量", "完成比例"),
    ],
)
def test_an_amount_beside_a_rate(tmp_path: Path, wide: str, amount: str, beside: str) -> None:
    head = ("指标名称", "单位", wide), ("", "", amount, beside)
    found = rows(tmp_path, TITLE, *head, ("甲", "家", "215", "14"), after=WIDE)
    assert [row.raw for row in found] == ["215"]


def test_two_amounts_below_one_header_are_not_certain(tmp_path: Path) -> None:
    head = ("指标名称", "单位", "完成情况"), ("", "", "数量", "金额")
    found = rows(tmp_path, TITLE, *head, ("甲", "家", "215", "14"), after=WIDE)
    assert isinstance(found[0].value, Unreadable)


def test_names_under_the_word_for_tasks(tmp_path: Path) -> None:
    head = ("序号", "目标任务", "计量单位", "年初目标", "年终完成", "完成率")
    found = rows(tmp_path, ("2018年度完成情况",), head, ("1", "甲", "万元", "30", "31", "103"))
    assert [(row.name, row.raw, row.stated) for row in found] == [("甲", "31", "30")]


def test_the_word_for_tasks_beside_names_is_a_target(tmp_path: Path) -> None:
    head = ("指标名称", "单位", "目标任务", "完成情况")
    found = rows(tmp_path, TITLE, head, ("甲", "家", "30", "31"))
    assert [(row.name, row.stated) for row in found] == [("甲", "30")]


@pytest.mark.parametrize("task", ["目标", "目标任务"])
def test_targets_of_several_indicators_are_no_names(tmp_path: Path, task: str) -> None:
    head = ("县区", "甲", "", "乙", ""), ("", task, "完成", task, "完成")
    after = book.merges("A2:A3", "B2:C2", "D2:E2")
    found = rows(tmp_path, TITLE, *head, ("义乌市", "10", "9", "8", "7"), after=after)
    assert [(row.name, row.raw) for row in found] == [("甲", "9"), ("乙", "7")]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("企业数（注2）", "企业数"),
        ("企业数(注)", "企业数"),
        ("合格率[1]", "合格率"),
        ("合格率〔12〕", "合格率"),
        ("合格率【注1】", "合格率"),
        ("合格率（①）", "合格率"),
        ("合格率(*)", "合格率"),
        ("企业数（2025）", "企业数（2025）"),
        ("等级（1）", "等级（1）"),
        ("合格率（%）", "合格率（%）"),
    ],
)
def test_marks_of_footnotes_behind_names(tmp_path: Path, written: str, name: str) -> None:
    assert rows(tmp_path, TITLE, ("指标名称", "完成值"), (written, "9"))[0].name == name


def test_the_surer_of_two_headers_of_names(tmp_path: Path) -> None:
    lines = TITLE, ("工作项目", "工作内容", "目标值", "完成值"), ("一、创新", "甲", "10", "9")
    assert [(row.name, row.raw) for row in rows(tmp_path, *lines)] == [("甲", "9")]


def test_the_total_of_years_beside_the_amount_of_one(tmp_path: Path) -> None:
    head = ("指标名称", "本年完成", "2023年以来累计完成")
    (row,) = rows(tmp_path, TITLE, head, ("甲", "9", "30"))
    assert (row.raw, row.of_year) == ("9", True)
    (row,) = rows(tmp_path, TITLE, ("指标名称", "2023年以来累计完成"), ("甲", "30"))
    assert (row.raw, str(row.covers)) == ("30", "2023-01-01")
