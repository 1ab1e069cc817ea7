from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from qcheck.pace.settings import DEFAULTS, override
from qcheck.period import add_months, elapsed, find_date, find_dates, months_left, read_date, years

D = dt.date
YEAR = (D(2025, 1, 1), D(2025, 12, 31))


@pytest.mark.parametrize(
    ("start", "due", "as_of", "share"),
    [
        (D(2023, 1, 1), D(2025, 12, 31), D(2025, 6, 30), Fraction(30, 36)),
        (*YEAR, D(2025, 6, 30), Fraction(1, 2)),
        (*YEAR, D(2025, 1, 31), Fraction(1, 12)),
        (*YEAR, D(2025, 6, 29), Fraction(180, 365)),  # not a month end: inclusive days
        (D(2025, 1, 15), D(2025, 12, 31), D(2025, 6, 30), Fraction(167, 351)),
        (*YEAR, D(2025, 1, 1), Fraction(1, 365)),
        (*YEAR, D(2024, 12, 31), Fraction(0)),
        (*YEAR, D(2025, 12, 31), Fraction(1)),
        (*YEAR, D(2026, 5, 1), Fraction(1)),
    ],
)
def test_elapsed(start: dt.date, due: dt.date, as_of: dt.date, share: Fraction) -> None:
    assert elapsed(start, due, as_of, DEFAULTS) == share


def test_elapsed_in_days_when_the_plan_says_so() -> None:
    by_days = override(DEFAULTS, {"calendar": "days"})
    assert elapsed(*YEAR, D(2025, 6, 30), by_days) == Fraction(181, 365)


@pytest.mark.parametrize(
    ("as_of", "share"),
    [
        (D(2025, 3, 31), Fraction(1, 5)),
        (D(2025, 6, 30), Fraction(9, 20)),
        (D(2025, 9, 30), Fraction(7, 10)),
        (D(2025, 1, 31), Fraction(1, 15)),
        (D(2025, 4, 30), Fraction(1, 5) + Fraction(1, 3) * Fraction(1, 4)),
        (D(2025, 4, 10), Fraction(1, 5) + Fraction(10, 91) * Fraction(1, 4)),
    ],
)
def test_shares_by_quarter(as_of: dt.date, share: Fraction) -> None:
    shares = tuple(map(Decimal, ("0.2", "0.45", "0.7", "1")))
    rules = replace(DEFAULTS, calendar="profile", shares=shares)
    assert elapsed(*YEAR, as_of, rules) == share


def test_months_left() -> None:
    assert months_left(D(2025, 6, 30), D(2025, 12, 31)) == 6
    assert months_left(D(2025, 6, 15), D(2025, 12, 31)) == Fraction(199 * 48, 1461)


def test_months_later() -> None:
    assert add_months(D(2025, 1, 31), 1) == D(2025, 2, 28)
    assert add_months(D(2025, 11, 1), 3) == D(2026, 2, 1)


def test_years_are_cut_to_the_period() -> None:
    assert list(years(D(2023, 7, 1), D(2024, 12, 31))) == [
        (2023, D(2023, 7, 1), D(2023, 12, 31)),
        (2024, D(2024, 1, 1), D(2024, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-06-30", D(2025, 6, 30)),
        ("2025/6/30", D(2025, 6, 30)),
        ("2025.6.30", D(2025, 6, 30)),
        ("2025年6月30日", D(2025, 6, 30)),
        ("截至2025年6月30日", D(2025, 6, 30)),
        ("20250630", D(2025, 6, 30)),
        ("2025年6月", D(2025, 6, 30)),
        ("2025年6月底", D(2025, 6, 30)),
        ("2025年6月末", D(2025, 6, 30)),
        ("2025-06", D(2025, 6, 30)),
        ("2024年2月", D(2024, 2, 29)),
        ("2025Q2", D(2025, 6, 30)),
        ("2025年二季度", D(2025, 6, 30)),
        ("2025年第2季度", D(2025, 6, 30)),
        ("2025年上半年", D(2025, 6, 30)),
        ("2025年前三季度", D(2025, 9, 30)),
        ("2025年1-6月", D(2025, 6, 30)),
        ("2025年1—9月", D(2025, 9, 30)),
        ("2025年", D(2025, 12, 31)),
        ("2025年度", D(2025, 12, 31)),
        ("2025年底", D(2025, 12, 31)),
        ("2025", D(2025, 12, 31)),
        ("2025年六月", D(2025, 6, 30)),
        ("2025年4-6月", D(2025, 6, 30)),
        ("2025年1月1日至6月30日", D(2025, 6, 30)),
        ("2025-13-01", None),
        ("2025-02-30", None),
        ("6月", None),
        ("昨天", None),
        ("", None),
    ],
)
def test_dates_in_a_cell(text: str, day: dt.date | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("金华市质量强市指标完成情况表（2025年6月底）", D(2025, 6, 30)),
        ("截至2025年6月30日", D(2025, 6, 30)),
        ("2025年上半年主要指标完成情况", D(2025, 6, 30)),
        ("2025年前三季度指标完成情况", D(2025, 9, 30)),
        ("2025年1-6月", D(2025, 6, 30)),
        ("2024年度主要指标完成情况表", D(2024, 12, 31)),
        ("2023—2025年质量强市行动 2025年上半年完成情况", D(2025, 6, 30)),
        ("到2025年目标完成情况(截至2025年3月31日)", D(2025, 3, 31)),
        ("2025年质量强市指标完成情况表", None),  # the year of the plan is no date of the data
        ("2025年6月30日 2025年9月30日", None),
        ("到2025年底目标完成情况表", None),
        ("截至2025年底完成情况", D(2025, 12, 31)),
        ("指标完成情况表", None),
        ("2025年度完成情况（截至6月底）", D(2025, 6, 30)),
        ("2025年度(上半年)", D(2025, 6, 30)),
        ("2025年度（1—6月）", D(2025, 6, 30)),
        ("2025年度（前三季度）", D(2025, 9, 30)),
        ("2025年度第2季度", D(2025, 6, 30)),
        ("2025年度（前6个月）", D(2025, 6, 30)),
        ("2025年度完成情况（六月末）", D(2025, 6, 30)),
        ("二〇二五年度（上半年）", D(2025, 6, 30)),
        ("2025年度，截至6月15日", D(2025, 6, 15)),
        ("2023—2025年完成情况（截至6月底）", None),
        ("2024年、2025年度（上半年）", None),
        ("到2025年目标（截至6月底）", None),
        ("（截至6月底）", None),
        ("2025年度（请于7月10日前报送）", D(2025, 12, 31)),
        ("2025年度 9月底前完成", D(2025, 12, 31)),
        ("2025年1月1日至2025年6月30日", D(2025, 6, 30)),
        ("2025-01-01至2025-06-30", D(2025, 6, 30)),
        ("2025.1-6月", D(2025, 6, 30)),
        ("2024年度情况 2025年1月", None),
        ("2023—2025年度", D(2025, 12, 31)),
    ],
)
def test_dates_in_a_title(text: str, day: dt.date | None) -> None:
    assert find_date(text) == day


def test_a_title_that_contradicts_itself_names_the_dates() -> None:
    days = (D(2025, 3, 31), D(2025, 6, 30))
    assert find_dates("2025年3月底 2025年6月底") == days
    assert find_dates("2024年度 2025年6月底") == (D(2024, 12, 31), D(2025, 6, 30))


def test_a_part_of_a_year_takes_the_year_that_is_known() -> None:
    assert find_dates("截至6月底", {2025}) == (D(2025, 6, 30),)
    assert find_dates("截至6月底", {2024, 2025}) is None
    assert find_dates("完成情况", {2025}) == ()
