"""Titles and notes that make the columns of months totals, and those that name a range."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from qcheck.reading import read
from qcheck.reading.cumulative import of_months, says_running
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actual

HEAD = ("指标名称", "单位", "1月", "2月", "3月")
ROW = ("药品快检", "批次", "10", "30", "45")
MARCH = dt.date(2025, 3, 1)


def last(tmp_path: Path, *lines: tuple[str, ...]) -> Actual:
    return read([book.table(tmp_path, lines)]).rows[-1]


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("2025年1-3月调度表（各月均为年初以来累计数）", True),
        ("2025年质量指标完成情况（累计）", True),
        ("2025年月度累计完成情况", True),
        ("注：各月为累计数", True),
        ("注：表中数据均为当年累计数。", True),
        ("注：第5项为累计数", False),
        ("注：累计数见附表", False),
        ("2025年累计新增企业情况", False),
        ("2025年质量指标完成情况", False),
    ],
)
def test_what_says_so(text: str, *, running: bool) -> None:
    assert says_running(text) is running


@pytest.mark.parametrize("title", ["2025年调度表（各月均为累计数）", "2025年指标完成情况（累计）"])
def test_a_title(tmp_path: Path, title: str) -> None:
    row = last(tmp_path, (title,), HEAD, ROW)
    assert (row.raw, row.covers, row.of_year) == ("45", None, True)


def test_a_note_below(tmp_path: Path) -> None:
    row = last(tmp_path, ("2025年指标完成情况",), HEAD, ROW, ("注：各月为累计数",))
    assert (row.covers, row.of_year) == (None, True)


def test_without_it_a_month_is_a_month(tmp_path: Path) -> None:
    assert last(tmp_path, ("2025年指标完成情况",), HEAD, ROW).covers == MARCH


def test_the_next_table_has_a_title_of_its_own(tmp_path: Path) -> None:
    other = ("2025年分月完成情况",), HEAD, ("农残快检", "批次", "1", "2", "3")
    row = last(tmp_path, ("2025年指标完成情况（累计）",), HEAD, ROW, *other)
    assert (row.name, row.covers) == ("农残快检", MARCH)


@pytest.mark.parametrize(
    ("title", "of_year"),
    [
        ("2025年1-12月质量指标完成情况", True),
        ("示范市质量指标完成情况 时间：2025年1-12月", True),
        ("2025年1-6月质量指标完成情况", False),
        ("2023年1月—2025年12月质量指标完成情况", False),
    ],
)
def test_a_range_in_the_title(tmp_path: Path, title: str, *, of_year: bool) -> None:
    row = last(tmp_path, (title,), ("指标名称", "单位", "完成值"), ("药品快检", "批次", "45"))
    assert row.of_year is of_year
    assert of_months(title) is of_year


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2025年质量指标完成情况", 2025),
        ("2025年度质量指标完成情况", 2025),
        ("2025年各县（市、区）主要指标", 2025),
        ("2025年质量指标本年累计完成情况", 2025),
        ("2025年质量指标完成情况（年初以来累计）", 2025),
        ("2024年度年末考核指标完成情况", 2024),
        ("质量强市行动计划2024年度完成情况", 2024),
        ("2025年度质量强市行动计划完成情况", 2025),
        ("质量强市行动计划（2023—2025年）2024年完成情况", 2024),
        ("2025年质量指标月度通报", 2025),
        ("2025年以来质量指标完成情况", 2025),
        ("2023—2025年质量指标完成情况", 2023),
        ("质量强市行动计划（2023—2025年）完成情况", 2023),
        ("2025年质量指标累计完成情况", None),
        ("截至2025年质量指标完成情况", None),
        ("到2025年质量指标完成情况", None),
        ("2025年底质量指标完成情况", None),
        ("2025年6月质量指标完成情况", 2025),
        ("2025年上半年质量指标完成情况", 2025),
        ("质量指标完成情况（2025-06-30）", None),
        ("质量指标完成情况", None),
    ],
)
def test_only_a_year_in_the_title(tmp_path: Path, title: str, year: int | None) -> None:
    row = last(tmp_path, (title,), ("指标名称", "单位", "完成值"), ("药品快检", "批次", "45"))
    assert row.only_year == year


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (((*HEAD[:2], "累计完成值"), ROW[:3]), None),
        (((*HEAD[:2], "6月完成值"), ROW[:3]), None),
        ((("指标名称", "全市", "东县"), ("药品快检", "90", "45")), 2025),
        ((("统计时间：2025年6月",), (*HEAD[:2], "完成值"), ROW[:3]), 2025),
        ((("填报日期：2025年7月10日",), (*HEAD[:2], "完成值"), ROW[:3]), 2025),
        ((("（填报日期：2025年12月31日）",), (*HEAD[:2], "完成值"), ROW[:3]), 2025),
        ((("请于每年年底前报送",), (*HEAD[:2], "完成值"), ROW[:3]), 2025),
        ((("注：完成值为2023年以来累计数",), (*HEAD[:2], "完成值"), ROW[:3]), None),
        (((*HEAD[:2], "完成值"), ROW[:3], ("注：以上数据均为累计数",)), None),
        (((*HEAD[:2], "完成值"), ROW[:3], ("注：以上数据均为当年累计数",)), 2025),
    ],
)
def test_lines_and_headers_below_it(
    tmp_path: Path, lines: tuple[tuple[str, ...], ...], year: int | None
) -> None:
    assert last(tmp_path, ("2025年完成情况",), *lines).only_year == year


def test_the_year_holds_for_tables_below_without_one(tmp_path: Path) -> None:
    table = (("指标名称", "完成值"), ("药品快检", "45"))
    first = (("2025年累计完成情况",), *table)
    assert last(tmp_path, *first, (), ("其他指标",), *table).only_year is None
    first = (("2025年完成情况",), *table)
    assert last(tmp_path, *first, (), ("其他指标",), *table).only_year == 2025
    assert last(tmp_path, *first, (), ("2024年其他指标完成情况",), *table).only_year == 2024


@pytest.mark.parametrize(
    ("title", "since"),
    [
        ("2023年1月至2025年6月累计完成情况", "2023-01-01"),
        ("三年行动（2023—2025年）完成情况", "2023-01-01"),
        ("2023年以来质量指标完成情况", "2023-01-01"),
        ("2023年以来质量指标完成情况（2025年）", "2023-01-01"),
        ("“十四五”以来累计完成情况", "2021-01-01"),
        ("质量强市实施方案（2023—2025年）完成情况", "None"),
        ("三年行动（2023—2025年）2025年完成情况", "None"),
        ("2023—2025年质量强市实施方案完成情况", "None"),
        ("质量强市工作方案（2023-2025年）完成情况", "None"),
        ("“十四五”规划（2021—2025年）完成情况", "None"),
        ("“十四五”规划期间质量指标2025年完成情况", "None"),
        ("2025年1-6月累计完成情况", "None"),
    ],
)
def test_the_total_of_several_years(tmp_path: Path, title: str, since: str) -> None:
    head, line = ("指标名称", "单位", "累计完成数"), ("药品快检", "批次", "45")
    assert str(last(tmp_path, (title,), head, line).covers) == since
    this_year = ("指标名称", "单位", "本年累计完成数")
    assert last(tmp_path, (title,), this_year, line).covers is None
