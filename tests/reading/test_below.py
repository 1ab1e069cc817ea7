"""A second header row over single columns; words below a header; titles of later blocks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from qcheck.errors import DataError
from qcheck.model import Outcome, Unreadable
from qcheck.reading import read
from qcheck.reading.headers import Role, understand
from tests.reading import book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qcheck.model import Actuals

DOWN = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells>'
HEAD = ("指标名称", "单位", "完成值")
NUMBERS = ("指标名称", "单位", "数值")


def cells_of(actuals: Actuals) -> list[tuple[str, str]]:
    """Cell and date of each value that was taken."""
    return [
        (row.source.rpartition("!")[2], str(row.date or row.title_date or ""))
        for row in actuals.rows
        if not isinstance(row.value, Unreadable)
    ]


@pytest.mark.parametrize(
    ("lower", "after", "taken"),
    [
        (("", "", "实际", "计划"), DOWN, [("C3", "2024-12-31")]),
        (("", "", "实际", "计划"), "", [("C3", "2024-12-31")]),
        (("指标名称", "单位", "实际", "计划"), "", [("C3", "2024-12-31")]),
        (("", "", "（实际）", "（计划）"), "", [("C3", "2024-12-31")]),
        (("", "", "完成", "任务"), "", [("C3", "2024-12-31")]),
        (("", "", "实绩", "预计"), "", [("C3", "2024-12-31")]),
        (("", "", "完成", "批复"), DOWN, [("C3", "2024-12-31")]),
        (("", "", "全年", "1-6月"), DOWN, [("C3", "2024-12-31"), ("D3", "2025-06-30")]),
        (("", "", "1-6月", "1-6月"), "", [("C3", "2024-06-30"), ("D3", "2025-06-30")]),
    ],
)
def test_a_header_below_each_header(
    tmp_path: Path, lower: Sequence[str], after: str, taken: list[tuple[str, str]]
) -> None:
    lines = [("指标名称", "单位", "2024年", "2025年"), lower, ("甲", "亿元", "9", "10")]
    assert cells_of(read([book.table(tmp_path, lines, after)])) == taken


@pytest.mark.parametrize("below", ["上年同期", "（目标）", "预计", "计划"])
@pytest.mark.parametrize("above", ["完成值", "数值"])
def test_what_stands_below_may_be_no_value(tmp_path: Path, above: str, below: str) -> None:
    lines = [("指标名称", "单位", above), ("", "", below), ("甲", "亿元", "9")]
    with pytest.raises(DataError, match=r"data\.no-value-column"):
        read([book.table(tmp_path, lines, DOWN)])


def test_a_place_below_the_value_is_whose_it_is(tmp_path: Path) -> None:
    lines = [HEAD, ("", "", "义乌市"), ("甲", "亿元", "9")]
    assert [row.region for row in read([book.table(tmp_path, lines, DOWN)]).rows] == ["义乌市"]


@pytest.mark.parametrize("header", ["2025年(目标)", "2025年（计划）", "完成值(年度任务)"])
def test_a_plan_in_brackets_is_a_target(header: str) -> None:
    assert (understand(header).role, understand(header).unit) == (Role.TARGET, "")


@pytest.mark.parametrize(
    ("second", "after"),
    [
        (("", "亿元", "快报数"), ""),
        (("", "", "批复口径"), ""),
        (("", "", "某种情形", "5"), DOWN),  # the figure makes it no header, the name no row
    ],
)
def test_words_below_a_header_leave_its_column_undecided(
    tmp_path: Path, second: Sequence[str], after: str
) -> None:
    lines = [(*HEAD, "目标值"), second, ("甲", "亿元", "9")]
    path = book.table(tmp_path, lines, after)
    actuals = read([path])
    value = book.by_name(actuals)["甲"].value
    assert isinstance(value, Unreadable)
    assert value.outcome is Outcome.AMBIGUOUS
    found = next(f for f in actuals.findings if f.code == "header-goes-on")
    assert (found.source.rpartition("!")[2], found.params["column"]) == ("C2", "完成值(C)")
    named = read([path], column="完成值")
    assert ("C3", "") in cells_of(named)


@pytest.mark.parametrize("second", [("", "", "按序时推进"), ("", "亿元", "8"), ("", "", "-")])
def test_a_row_that_only_lacks_its_name_says_nothing_of_the_column(
    tmp_path: Path, second: Sequence[str]
) -> None:
    actuals = read([book.table(tmp_path, [HEAD, second, ("甲", "亿元", "9")])])
    assert ("C3", "") in cells_of(actuals)
    assert "header-goes-on" not in book.codes_of(actuals)


def dates(actuals: Actuals) -> dict[str, dt.date | None]:
    return {row.name: row.title_date for row in actuals.rows}


def test_a_text_directly_above_a_header_is_the_title_of_that_block(tmp_path: Path) -> None:
    lines = [
        ("2025年1-6月完成情况",),
        HEAD,
        ("甲", "亿元", "9"),
        ("2024年完成情况",),
        HEAD,
        ("乙", "亿元", "8"),
    ]
    found = dates(read([book.table(tmp_path, lines)]))
    assert found == {"甲": dt.date(2025, 6, 30), "乙": dt.date(2024, 12, 31)}


@pytest.mark.parametrize("title", ["2025年计划", "二、2025年工作目标"])
def test_a_later_block_may_set_targets(tmp_path: Path, title: str) -> None:
    lines = [
        ("2025年1-6月完成情况",),
        NUMBERS,
        ("甲", "亿元", "9"),
        (title,),
        NUMBERS,
        ("乙", "亿元", "8"),
    ]
    actuals = read([book.table(tmp_path, lines)])
    assert cells_of(actuals) == [("C3", "2025-06-30")]
    assert "planned-columns" in book.codes_of(actuals)


def test_a_later_block_of_a_year_that_is_not_over_has_no_date(tmp_path: Path) -> None:
    lines = [
        ("截至2024年12月31日",),
        HEAD,
        ("甲", "亿元", "9"),
        ("2025年完成情况",),
        HEAD,
        ("乙", "亿元", "8"),
    ]
    actuals = read([book.table(tmp_path, lines)])
    assert cells_of(actuals) == [("C3", "2024-12-31")]
    assert "block-undated" in book.codes_of(actuals)


def test_a_text_in_the_middle_of_a_block_stays_a_row(tmp_path: Path) -> None:
    lines = [HEAD, ("甲", "亿元", "9"), ("乙",), ("丙", "亿元", "8"), ("丁",)]
    assert [row.name for row in read([book.table(tmp_path, lines)]).rows] == list("甲乙丙丁")
