"""The table "by kind": every cell that rules S and H cover, and time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from qcheck.judge import Judgement, judge
from qcheck.model import Flag, Lang, Point, Reason, Unusable, Verdict
from qcheck.pace.settings import DEFAULTS, override
from qcheck.sentence import sentence
from tests.builders import DUE, JUNE, judged, target

D = dt.date
AFTER = D(2026, 1, 31)
YEAR: dict[str, Any] = {"start": D(2025, 1, 1)}


@pytest.mark.parametrize(
    ("required", "kind", "extra", "value", "expected"),
    [
        # level
        ("≥ 92", "level", {}, "92", "pass MET_EARLY"),
        ("≥ 92", "level", {"baseline": "88.5"}, "92", "pass MET_EARLY"),
        ("≥ 92", "level", {"baseline": "92"}, "91", "at-risk NOT_HOLDING"),
        ("≥ 92", "level", {"baseline": "93"}, "91", "at-risk NOT_HOLDING"),
        ("≥ 92", "level", {"baseline": "93"}, "92.5", "pass HOLDING"),
        ("> 92", "level", {}, "92", "at-risk BOUNDARY"),
        ("> 92", "level", {"baseline": "92"}, "92", "at-risk BOUNDARY"),
        ("> 92", "level", {"baseline": "92"}, "91", "at-risk NOT_HOLDING"),
        ("≤ 35", "level", {"baseline": "45"}, "36", "pass ON_TRACK"),
        ("≤ 35", "level", {"baseline": "45"}, "46", "fail MOVING_AWAY"),
        # a range
        ("2–3", "level", {}, "2", "pass IN_RANGE"),
        ("2–3", "level", {}, "3", "pass IN_RANGE"),
        ("2–3", "level", {}, "3.1", "at-risk OUT_OF_RANGE"),
        ("2–3", "level", {"baseline": "2.5"}, "3.1", "at-risk NOT_HOLDING"),
        ("2–3", "level", {"baseline": "2.5"}, "2.9", "pass HOLDING"),
        ("2–3", "level", {"baseline": "4"}, "2.9", "pass IN_RANGE"),
        ("2–3", "level", {"baseline": "4"}, "4.5", "fail MOVING_AWAY"),
        ("2–3", "level", {"baseline": "1"}, "1.9", "pass ON_TRACK"),
        # an exact value
        ("= 0天", "level", {}, "0", "pass MET_EARLY"),
        ("= 0天", "level", {}, "3", "at-risk NOT_MET_NO_BASELINE"),
        ("= 0天", "level", {"baseline": "10天"}, "2", "pass ON_TRACK"),
        ("= 0天", "level", {"baseline": "10天"}, "8", "fail FAR_BEHIND"),
        # hold
        ("≥ 95%", "hold", {}, "95", "pass HOLDING"),
        ("≥ 95%", "hold", {}, "94.9", "at-risk NOT_HOLDING"),
        ("2–3", "hold", {}, "2.5", "pass HOLDING"),
        # stock, E = 30/36
        ("≥ 18000件", "stock", {}, "18000", "pass MET_EARLY"),
        ("≥ 18000件", "stock", {}, "8000", "fail FAR_BEHIND"),
        ("≥ 18000件", "stock", {}, "13000", "at-risk BEHIND"),
        ("≥ 18000件", "stock", {}, "15000", "at-risk NOT_MET_NO_BASELINE"),
        ("≥ 18000件", "stock", {"baseline": "19000件"}, "18500", "pass HOLDING"),
        ("≥ 18000件", "stock", {"baseline": "19000件"}, "17500", "at-risk NOT_HOLDING"),
        ("> 18000件", "stock", {}, "18000", "at-risk BOUNDARY"),
        ("5–10家", "stock", {}, "7", "pass IN_RANGE"),
        ("5–10家", "stock", {}, "11", "at-risk OUT_OF_RANGE"),
        ("≤ 10家", "stock", {}, "11", "at-risk NOT_MET_NO_BASELINE"),
        ("= 0家", "stock", {"baseline": "10家"}, "8", "fail FAR_BEHIND"),
        # flow within one year, E = 1/2
        ("≥ 400家", "flow", YEAR, "400", "pass MET_EARLY"),
        ("≥ 400家", "flow", {**YEAR, "baseline": "390家"}, "190", "pass ON_TRACK"),
        ("> 400家", "flow", YEAR, "400", "at-risk BOUNDARY"),
        ("≤ 20起", "flow", YEAR, "0", "pass ON_TRACK"),
        ("≤ 20起", "flow", YEAR, "10", "pass ON_TRACK"),
        ("≤ 20起", "flow", YEAR, "20", "at-risk PROJECTED_OVER"),
        ("< 20起", "flow", YEAR, "20", "fail BUDGET_EXHAUSTED"),
        ("= 0起", "flow", YEAR, "0", "pass ZERO_SO_FAR"),
        ("= 0起", "flow", YEAR, "1", "fail OCCURRED"),
        ("≤ 0起", "flow", YEAR, "1", "fail OCCURRED"),
        ("2–3个", "flow", YEAR, "1", "pass ON_TRACK"),
        ("2–3个", "flow", YEAR, "3", "pass IN_RANGE"),
        ("2–3个", "flow", YEAR, "4", "fail BUDGET_EXHAUSTED"),
        ("= 5个", "flow", YEAR, "5", "pass MET_EARLY"),
        # growth
        ("≥ 30%", "growth", YEAR, "30", "pass MET_EARLY"),
        ("≥ 30%", "growth", YEAR, "-2", "fail MOVING_AWAY"),
        ("≥ 30%", "growth", YEAR, "15", "pass ON_TRACK"),
        ("≥ -5%", "growth", YEAR, "-4", "pass HOLDING"),
        ("≤ 5%", "growth", YEAR, "6", "at-risk NOT_HOLDING"),
        ("≥ 10%", "growth", {"yearly": True}, "10", "pass ON_TRACK"),
        ("≥ 10%", "growth", {"yearly": True}, "9.9", "at-risk BEHIND"),
        ("≥ 10%", "growth", {"yearly": True}, "0", "at-risk BEHIND"),
        ("≥ 10%", "growth", {"yearly": True}, "-0.1", "fail MOVING_AWAY"),
        ("> 10%", "growth", {"yearly": True}, "10", "at-risk BOUNDARY"),
        # milestone
        ("done", "milestone", {}, "1", "pass MET_EARLY"),
        ("done", "milestone", {}, "0", "at-risk NOT_DONE"),
    ],
)
def test_before_the_due_date(
    required: str, kind: str, extra: dict[str, Any], value: str, expected: str
) -> None:
    found = judged(target(required, kind, **extra), value, JUNE)
    assert f"{found.status.value} {found.reason.value}" == expected


@pytest.mark.parametrize(
    ("required", "kind", "value", "expected"),
    [
        ("≥ 92", "level", "92", "pass MET"),
        ("≥ 92", "level", "91.99", "fail MISSED"),
        ("2–3", "level", "3", "pass IN_RANGE"),
        ("2–3", "level", "3.01", "fail MISSED"),
        ("= 0天", "level", "0", "pass MET"),
        ("≥ 95%", "hold", "95", "pass MET"),
        ("≥ 95%", "hold", "94", "fail MISSED"),
        ("≥ 18000件", "stock", "17999", "fail MISSED"),
        ("≥ 400家", "flow", "400", "pass MET"),
        ("≤ 20起", "flow", "20", "pass MET"),
        ("≤ 20起", "flow", "21", "fail MISSED"),
        ("= 0起", "flow", "0", "pass MET"),
        ("= 0起", "flow", "1", "fail OCCURRED"),
        ("≥ 30%", "growth", "29.9", "fail MISSED"),
        ("done", "milestone", "1", "pass MET"),
        ("done", "milestone", "0", "fail MISSED"),
    ],
)
@pytest.mark.parametrize("as_of", [DUE, AFTER])
def test_at_and_after_the_due_date_the_value_alone_decides(
    required: str, kind: str, value: str, expected: str, as_of: dt.date
) -> None:
    found = judged(target(required, kind, baseline=None), value, as_of)
    assert f"{found.status.value} {found.reason.value}" == expected


def test_before_the_start_nothing_is_judged() -> None:
    found = judged(target("≥ 92"), "95", D(2022, 12, 31))
    assert (found.status.value, found.reason.value) == ("unknown", "NOT_STARTED")


@pytest.mark.parametrize(
    ("run", "expected", "flags"),
    [
        (D(2025, 12, 31), "at-risk BEHIND", ()),
        (D(2026, 1, 1), "at-risk BEHIND", (Flag.PENDING_FINAL,)),
        (D(2026, 6, 28), "at-risk BEHIND", (Flag.PENDING_FINAL,)),  # 179 days
        (D(2026, 6, 29), "unknown OVERDUE_NO_DATA", ()),  # 180 days
    ],
)
def test_past_due_but_the_newest_value_is_older(
    run: dt.date, expected: str, flags: tuple[Flag, ...]
) -> None:
    november = D(2025, 11, 30)
    found = judged(target("≥ 92", baseline="88.5"), "91.4", november, run)
    assert f"{found.status.value} {found.reason.value}" == expected
    assert found.flags == flags


def test_values_from_before_the_period_are_no_part_of_it() -> None:
    reported = points(y2022_12_31="1", y2025_6_30="0")
    found = judge(target("= 0起", "flow"), reported, JUNE)
    assert (found.status.value, found.reason.value) == ("pass", "ZERO_SO_FAR")


def test_old_data_keep_their_verdict_with_a_flag() -> None:
    one = target("≥ 92")
    assert judged(one, "92", D(2024, 1, 1), D(2025, 2, 4)).flags == ()  # 400 days
    stale = judged(one, "92", D(2024, 1, 1), D(2025, 2, 5))
    assert stale.flags == (Flag.STALE,)
    assert stale.status.value == "pass"


def points(**by_date: str) -> list[Point]:
    """y2024_12_31="400" → a point."""
    return [
        Point(value=Decimal(value), date=D(*map(int, name[1:].split("_"))))
        for name, value in by_date.items()
    ]


YEARLY = target("≥ 400家", "flow", yearly=True)


@pytest.mark.parametrize(
    ("reported", "expected", "period", "missing"),
    [
        ({"y2025_6_30": "215"}, "pass ON_TRACK", 2025, (2023, 2024)),
        ({"y2024_12_31": "400", "y2025_6_30": "215"}, "pass ON_TRACK", 2025, (2023,)),
        ({"y2024_12_31": "399", "y2025_6_30": "215"}, "fail MISSED_YEAR", 2024, (2023,)),
        (
            {"y2023_12_31": "300", "y2024_12_31": "420", "y2025_6_30": "500"},
            "fail MISSED_YEAR",
            2023,
            (),
        ),
        ({"y2024_6_30": "100", "y2024_12_31": "400"}, "pass MET", 2024, (2023,)),
        (
            {"y2023_12_31": "400", "y2024_12_31": "400", "y2025_6_30": "185"},
            "at-risk BEHIND",
            2025,
            (),
        ),
        ({"y2024_12_31": "399", "y2025_6_30": "100"}, "fail FAR_BEHIND", 2025, (2023,)),
        # 2023 was never completed, and its half-year value is too old to be waited for
        (
            {"y2023_6_30": "150", "y2024_12_31": "410", "y2025_6_30": "215"},
            "pass ON_TRACK",
            2025,
            (2023,),
        ),
    ],
)
def test_each_year_is_a_period_of_its_own(
    reported: dict[str, str], expected: str, period: int, missing: tuple[int, ...]
) -> None:
    found = judge(YEARLY, points(**reported), JUNE)
    assert f"{found.status.value} {found.reason.value}" == expected
    assert found.due.year == period
    assert found.missing_years == missing
    assert (Flag.MISSING_YEAR in found.flags) == bool(missing)


NEXT_YEAR = {"y2023_12_31": "450", "y2024_11_30": "380", "y2025_3_31": "100"}


def told_of(found: Judgement, run: dt.date) -> str:
    verdict = Verdict(
        target=YEARLY,
        status=found.status,
        reason=found.reason,
        period=str(found.due.year),
        start=found.start,
        due=found.due,
        actual=found.point,
        pace=found.pace,
        flags=found.flags,
        years=found.years,
        missing_years=found.missing_years,
        overdue_years=found.overdue_years,
    )
    return sentence(verdict, run, Lang.ZH)


def test_a_closed_year_awaits_its_final_value_though_the_next_year_reports() -> None:
    run = D(2025, 3, 31)
    found = judge(YEARLY, points(**NEXT_YEAR), run)
    assert (found.reason, found.due.year) == (Reason.ON_TRACK, 2025)
    assert found.flags == (Flag.PENDING_FINAL,)
    assert [(one.year, one.flags) for one in found.years] == [
        (2023, ()),
        (2024, (Flag.PENDING_FINAL,)),
        (2025, ()),
    ]
    assert "2024年已到期，待终期数据" in told_of(found, run)


def test_a_closed_year_without_a_final_value_is_overdue_and_not_without_data() -> None:
    run = D(2025, 6, 29)  # 180 days
    found = judge(YEARLY, points(**NEXT_YEAR), run)
    assert found.flags == (Flag.MISSING_YEAR,)
    assert (found.missing_years, found.overdue_years) == ((2024,), (2024,))
    assert "2024年终期数据逾期未报" in told_of(found, run)
    assert "无数据" not in told_of(found, run)
    one = replace(YEARLY, rules=override(DEFAULTS, {"annual_rule": "complete"}))
    unknown = judge(one, points(**NEXT_YEAR), run)
    assert unknown.reason is Reason.MISSING_YEAR
    assert told_of(unknown, run).startswith("2024年终期数据逾期未报，请补报；不能判定")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("every", "fail MISSED_YEAR"),
        ("latest", "pass ON_TRACK"),
        ("complete", "fail MISSED_YEAR"),
    ],
)
def test_annual_rules(rule: str, expected: str) -> None:
    one = replace(YEARLY, rules=override(DEFAULTS, {"annual_rule": rule}))
    found = judge(one, points(y2024_12_31="300", y2025_6_30="215"), JUNE)
    assert f"{found.status.value} {found.reason.value}" == expected


def test_complete_makes_years_without_data_unknown() -> None:
    one = replace(YEARLY, rules=override(DEFAULTS, {"annual_rule": "complete"}))
    found = judge(one, points(y2024_12_31="400", y2025_6_30="215"), JUNE)
    assert f"{found.status.value} {found.reason.value}" == "unknown MISSING_YEAR"


def test_all_years_met_at_the_end() -> None:
    reported = points(y2023_12_31="400", y2024_12_31="410", y2025_12_31="420")
    found = judge(YEARLY, reported, DUE)
    assert (found.status.value, found.reason.value) == ("pass", "MET")


@pytest.mark.parametrize(
    ("required", "reported", "expected"),
    [
        ("= 0起", {"y2023_6_30": "2", "y2024_12_31": "0", "y2025_6_30": "0"}, "fail OCCURRED"),
        ("≤ 20起", {"y2023_6_30": "25", "y2024_12_31": "10"}, "fail BUDGET_EXHAUSTED"),
        ("≤ 20起", {"y2025_3_31": "25", "y2025_6_30": "9"}, "pass ON_TRACK"),  # a correction
        ("= 0起", {"y2025_3_31": "1", "y2025_6_30": "0"}, "fail OCCURRED"),
    ],
)
def test_what_has_occurred_is_never_forgotten(
    required: str, reported: dict[str, str], expected: str
) -> None:
    found = judge(target(required, "flow", yearly=True), points(**reported), JUNE)
    assert f"{found.status.value} {found.reason.value}" == expected


def unusable(**by_date: str) -> list[Unusable]:
    return [
        Unusable(date=D(*map(int, name[1:].split("_"))), reason=Reason(why), raw="x", source="E7")
        for name, why in by_date.items()
    ]


@pytest.mark.parametrize(
    ("reported", "bad", "expected"),
    [
        ({"y2024_12_31": "410"}, {"y2023_12_31": "AMBIGUOUS"}, "unknown AMBIGUOUS"),
        ({"y2023_12_31": "300"}, {"y2024_12_31": "BAD_DATA"}, "fail MISSED_YEAR"),
        ({"y2024_12_31": "410"}, {"y2023_12_31": "NO_DATA"}, "pass MET"),
        ({}, {"y2025_6_30": "TEXT"}, "unknown TEXT"),
    ],
)
def test_a_year_whose_report_cannot_be_read(
    reported: dict[str, str], bad: dict[str, str], expected: str
) -> None:
    found = judge(YEARLY, points(**reported), JUNE, unusable(**bad))
    assert f"{found.status.value} {found.reason.value}" == expected


def test_a_value_after_the_last_year_settles_it() -> None:
    reported = points(y2023_12_31="450", y2024_12_31="450", y2026_1_10="100")
    found = judge(YEARLY, reported, D(2026, 1, 31))
    assert (found.status.value, found.reason.value) == ("fail", "MISSED_YEAR")


def test_nothing_is_needed_a_month_once_the_due_date_is_past() -> None:
    found = judged(target("≥ 92", baseline="88.5"), "90", D(2025, 11, 30), D(2026, 1, 15))
    assert found.pace is not None
    assert found.pace.needed_per_month is None


def test_a_hold_must_hold_in_every_closed_year() -> None:
    one = target("≥ 95%", "hold", yearly=True)
    found = judge(one, points(y2024_12_31="94", y2025_6_30="96"), JUNE)
    assert (found.status.value, found.reason.value) == ("fail", "MISSED_YEAR")


def test_an_occurrence_in_any_year_fails() -> None:
    one = target("= 0起", "flow", yearly=True)
    found = judge(one, points(y2024_12_31="1", y2025_6_30="0"), JUNE)
    assert (found.status.value, found.reason.value) == ("fail", "OCCURRED")


@pytest.mark.parametrize(
    ("required", "kind", "refused"),
    [
        ("≥ 100%", "level", True),
        ("= 0天", "level", True),
        ("≥ 400家", "flow", True),
        ("≥ 98%", "level", False),
        ("≥ 92", "level", False),
    ],
)
def test_rounding_is_refused_where_it_would_lie(required: str, kind: str, *, refused: bool) -> None:
    rounding = override(DEFAULTS, {"compare_rounded": True})
    one = target(required, kind, rules=rounding)
    limit = one.requirement.value
    assert limit is not None
    near = limit - Decimal("0.4") if limit else Decimal("0.4")
    found = judge(one, [Point(value=near, date=DUE)], DUE)
    assert (found.status.value == "fail") == refused
