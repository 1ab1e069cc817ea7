"""Quarters told in one cell: each figure with the period that it surely belongs to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from qcheck.model import Actual, Figure, Outcome, Unreadable
from qcheck.quantity import parse_figure, plain
from qcheck.reading.covers import covered
from qcheck.reading.prose import spread
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

Q1, Q2, Q3, Q4 = (dt.date(2024, month, day) for month, day in ((3, 31), (6, 30), (9, 30), (12, 31)))
NEW_YEAR = dt.date(2024, 1, 1)


def told(
    text: str,
    year: int | None = 2024,
    title: dt.date | None = None,
    own: dt.date | None = None,
) -> list[tuple[str, dt.date | None, dt.date | None] | str]:
    """(figure, date, first day that it covers) for each period; or the code of the reason."""
    row = Actual(value=parse_figure(text), raw=text, source="S!B2", title_date=title, date=own)
    return [
        (plain(one.value.value) + one.value.unit, one.date, one.covers)
        if isinstance(one.value, Figure)
        else one.value.code
        for one in spread(row, year)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一季度完成120家，上半年完成215家，前三季度310家",
        "一季度120家；上半年215家；前三季度310家。",
        "第一季度：120家\n上半年：215家\n前三季度：310家",
        "2024年一季度120家、上半年215家、1-9月310家",
        "１－３月已完成120家，1-6月215家，前9个月实际完成310家",
        "一季度 120家 上半年 215家 前3季度 310家",
        "一至三月120家，上半年达到215家，前三个季度共310家",
    ],
)
def test_each_period_has_its_figure(text: str) -> None:
    assert told(text) == [
        ("120家", Q1, NEW_YEAR),
        ("215家", Q2, NEW_YEAR),
        ("310家", Q3, NEW_YEAR),
    ]


@pytest.mark.parametrize(
    ("text", "figure", "day", "covers"),
    [
        ("1-9月累计完成310家", "310家", Q3, dt.date(2024, 1, 1)),
        ("截至6月底215家", "215家", Q2, None),
        ("截至2024年6月底，累计完成215家", "215家", Q2, None),
        ("截止到6月30日215家", "215家", Q2, None),
        ("215家（截至6月底）", "215家", Q2, None),
        ("215家（1-6月）", "215家", Q2, NEW_YEAR),
        ("三季度末310家", "310家", Q3, None),
        ("二季度95家", "95家", Q2, dt.date(2024, 4, 1)),
        ("9月 310.5", "310.5", Q3, dt.date(2024, 9, 1)),
        ("10-12月30家", "30家", Q4, dt.date(2024, 10, 1)),
        ("Q4 1,234家", "1234家", Q4, dt.date(2024, 10, 1)),
        ("上半年1.8万件", "18000件", Q2, NEW_YEAR),
        ("98.6%（2024年）", "98.6%", Q4, NEW_YEAR),
        ("全年1，234家", "1234家", Q4, NEW_YEAR),
        ("年底合格率", "value-is-text", None, None),
        ("目前215家", "215家", None, None),
        ("截至目前完成215家", "215家", None, None),
    ],
)
def test_one_period_alone(
    text: str, figure: str, day: dt.date | None, covers: dt.date | None
) -> None:
    assert told(text) == [figure if figure.startswith("value-") else (figure, day, covers)]


@pytest.mark.parametrize(
    "text",
    [
        "上半年完成215家，同比增长5.2%",
        "上半年完成215家，占全年目标400家的53.75%",
        "全年目标400家，上半年完成215家",
        "四季度120家，计划全年400家",
        "预计全年完成400家",
        "一季度完成25%，上半年完成50%",
        "其中一季度120家，上半年215家",
        "去年同期100家，上半年215家",
        "较一季度提高5家",
        "比上半年增加20家",
        "上半年新增215家",
        "一季度未完成，上半年215家",
        "一季度120家，上半年215",
        "一季度120家，目前215家",
        "一季度120-130家",
        "6月底前完成215家",
        "9月30日完成3家",
        "2023年12家，一季度3家",
        "上半年全市95.2%，其中市区96.1%、义乌94.8%",
        "1-6月215家（含新认定20家）",
        "上半年完成215家/目标400家",
    ],
)
def test_anything_else_in_the_text_makes_it_ambiguous(text: str) -> None:
    row = Actual(value=parse_figure(text), raw=text, source="S!B2")
    (one,) = spread(row, 2024)
    assert isinstance(one.value, Unreadable)
    assert (one.value.outcome, one.value.code) == (Outcome.AMBIGUOUS, "value-told-unclear")
    assert one.raw == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("一季度已完成", "value-is-text"),
        ("2024年6月", "value-is-a-date"),
        ("到2025年达到400家", "value-several-figures"),
        ("95.2、96.1", "value-several-figures"),
        ("98。6", "value-not-a-number"),
        ("待统计", "value-missing"),
        ("每季度3家", "value-after-words"),
    ],
)
def test_what_tells_of_no_period_stays_as_it_is(text: str, code: str) -> None:
    assert told(text) == [code]


@pytest.mark.parametrize(
    ("text", "year", "title", "own", "result"),
    [
        ("一季度120家", None, None, None, ["value-told-year"]),
        ("2024年一季度120家", None, None, None, [("120家", Q1, NEW_YEAR)]),
        ("前三季度310家", 2024, Q2, None, ["value-told-later"]),
        ("前三季度310家", 2024, Q4, None, [("310家", Q3, NEW_YEAR)]),
        ("一季度120家", 2025, None, Q2, [("120家", Q1, NEW_YEAR)]),
        ("前三季度310家", 2025, None, Q2, ["value-told-later"]),
    ],
)
def test_the_year_is_that_of_the_row_or_the_table(
    text: str,
    year: int | None,
    title: dt.date | None,
    own: dt.date | None,
    result: list[object],
) -> None:
    assert told(text, year, title, own) == result


def test_a_period_that_is_blank_gives_no_row() -> None:
    assert told("一季度120家，上半年待统计") == [("120家", Q1, NEW_YEAR)]


def test_hedges_are_kept() -> None:
    row = Actual(value=parse_figure("上半年约215家"), raw="上半年约215家", source="S!B2")
    value = spread(row, 2024)[0].value
    assert isinstance(value, Figure)
    assert value.hedge


def test_a_cell_becomes_dated_rows_of_the_same_address(tmp_path: Path) -> None:
    lines = [
        ("示范市2024年度情况（示例数据）",),
        ("指标名称", "单位", "目标值", "完成情况"),
        ("甲", "家", "400", "一季度完成120家，上半年完成215家"),
        ("乙", "家", "9", "5"),
    ]
    actuals = book.read_table(tmp_path, *lines)
    assert [(row.name, row.raw, row.date) for row in actuals.rows] == [
        ("甲", "一季度完成120家", Q1),
        ("甲", "上半年完成215家", Q2),
        ("乙", "5", None),
    ]
    assert {row.source.rpartition("!")[2] for row in actuals.rows} == {"D3", "D4"}
    assert [row.stated for row in actuals.rows] == ["400", "", "9"]


def test_a_year_that_nobody_said(tmp_path: Path) -> None:
    lines = [("完成情况表",), ("指标名称", "完成情况"), ("甲", "一季度120家，上半年215家")]
    (row,) = book.read_table(tmp_path, *lines).rows
    assert isinstance(row.value, Unreadable)
    assert row.value.code == "value-told-year"


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("9月", 9),
        ("2024年9月份", 9),
        ("2024-09", 9),
        ("九月", 9),
        ("1-9月", 1),
        ("7—9月", 7),
        ("前三季度", 1),
        ("三季度", 7),
        ("2024年第三季度", 7),
        ("2024Q3", 7),
        ("一季度", 1),
        ("2024年", 1),
        ("2024", 1),
        ("1-9月累计", None),
        ("截至9月", None),
        ("9月底", None),
        ("2024年末", None),
        ("2024年9月30日", None),
        ("随便", None),
    ],
)
def test_the_time_that_a_period_covers(words: str, month: int | None) -> None:
    assert covered(words, Q3) == (None if month is None else dt.date(2024, month, 1))
