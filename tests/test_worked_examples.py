"""Every worked example of the judging rules that rules S and H cover."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from qcheck.pace.settings import DEFAULTS, override
from tests.builders import DUE, JUNE, judged, target

if TYPE_CHECKING:
    from qcheck.model import Rules

D = dt.date


def shares(spelled: str) -> Rules:
    """Rules under which the second quarter of a year ends at this elapsed share."""
    return replace(DEFAULTS, calendar="profile", shares=(Decimal(spelled), Decimal(1)))


YEAR = {"start": D(2025, 1, 1), "due": DUE}


@pytest.mark.parametrize(
    ("required", "kind", "extra", "value", "as_of", "expected"),
    [
        # level ≥ 92, baseline 88.5
        ("≥ 92", "level", {"baseline": "88.5"}, "91.6", JUNE, "pass ON_TRACK"),
        ("≥ 92", "level", {"baseline": "88.5"}, "90.9", JUNE, "at-risk BEHIND"),
        ("≥ 92", "level", {}, "91.6", JUNE, "at-risk NOT_MET_NO_BASELINE"),
        ("≥ 92", "level", {}, "91.6", DUE, "fail MISSED"),
        # stock ≥ 18000, baseline 12000
        ("≥ 1.8万件", "stock", {"baseline": "12000件"}, "16100", JUNE, "at-risk BEHIND"),
        ("≥ 1.8万件", "stock", {"baseline": "12000件"}, "14500", JUNE, "fail FAR_BEHIND"),
        # flow ≥ 400 every year
        ("≥ 400家", "flow", {"yearly": True}, "215", JUNE, "pass ON_TRACK"),
        ("≥ 400家", "flow", {"yearly": True}, "185", JUNE, "at-risk BEHIND"),
        ("≥ 400家", "flow", {"yearly": True}, "110", JUNE, "fail FAR_BEHIND"),
        ("≥ 400家", "flow", {"yearly": True}, "15", D(2025, 1, 31), "at-risk BEHIND"),
        ("≥ 400家", "flow", {"yearly": True}, "60", D(2025, 3, 31), "at-risk BEHIND"),
        ("≥ 400家", "flow", {"yearly": True}, "59", D(2025, 3, 31), "fail FAR_BEHIND"),
        # growth ≥ 30%, E .8
        ("≥ 30%", "growth", {**YEAR, "rules": shares("0.8")}, "22", JUNE, "at-risk BEHIND"),
        # level ≤ 0.51, E .7
        (
            "≤ 0.51",
            "level",
            {**YEAR, "baseline": "0.60", "rules": shares("0.7")},
            "0.548",
            JUNE,
            "at-risk BEHIND",
        ),
        # level ≥ 99%, E .2
        (
            "≥ 99%",
            "level",
            {**YEAR, "baseline": "98%", "rules": shares("0.2")},
            "97.9",
            JUNE,
            "fail MOVING_AWAY",
        ),
        ("≥ 99%", "hold", {"baseline": "98%"}, "97.9", JUNE, "at-risk NOT_HOLDING"),
        # strict limits
        ("< 3.5%", "level", {}, "3.5", DUE, "fail MISSED"),
        ("< 3.5%", "level", {}, "3.46", DUE, "pass MET"),
        ("< 3.5%", "level", {}, "3.5", JUNE, "at-risk BOUNDARY"),
        ("< 3.5%", "level", {"baseline": "4%"}, "3.5", JUNE, "at-risk BOUNDARY"),
        # a budget, E .5
        ("≤ 20起", "flow", YEAR, "9", JUNE, "pass ON_TRACK"),
        ("≤ 20起", "flow", YEAR, "12", JUNE, "at-risk PROJECTED_OVER"),
        ("≤ 20起", "flow", YEAR, "21", JUNE, "fail BUDGET_EXHAUSTED"),
        # a range, E .5
        ("2–3", "level", {**YEAR, "baseline": "3.9"}, "3.4", JUNE, "pass ON_TRACK"),
    ],
)
def test_status_and_reason(
    required: str,
    kind: str,
    extra: dict[str, object],
    value: str,
    as_of: dt.date,
    expected: str,
) -> None:
    found = judged(target(required, kind, **extra), value, as_of)  # type: ignore[arg-type]
    assert f"{found.status.value} {found.reason.value}" == expected


@pytest.mark.parametrize(
    ("required", "kind", "extra", "value", "achieved", "ratio", "lag"),
    [
        ("≥ 92", "level", {"baseline": "88.5"}, "91.6", ".8857", "1.063", None),
        ("≥ 92", "level", {"baseline": "88.5"}, "90.9", ".6857", ".823", "14.8"),
        ("≥ 1.8万件", "stock", {"baseline": "12000件"}, "16100", ".6833", ".82", "15.0"),
        ("≥ 1.8万件", "stock", {"baseline": "12000件"}, "14500", ".4167", ".50", "41.7"),
        ("≥ 400家", "flow", {"yearly": True}, "215", None, "1.075", None),
        ("≥ 400家", "flow", {"yearly": True}, "185", None, ".925", None),
        ("≥ 400家", "flow", {"yearly": True}, "110", None, ".55", "22.5"),
        ("≥ 30%", "growth", {**YEAR, "rules": shares("0.8")}, "22", ".733", ".917", None),
        (
            "≤ 0.51",
            "level",
            {**YEAR, "baseline": "0.60", "rules": shares("0.7")},
            "0.548",
            ".578",
            ".825",
            None,
        ),
        (
            "≥ 99%",
            "level",
            {**YEAR, "baseline": "98%", "rules": shares("0.2")},
            "97.9",
            "-.10",
            None,
            "30",
        ),
        ("2–3", "level", {**YEAR, "baseline": "3.9"}, "3.4", ".556", "1.11", None),
    ],
)
def test_numbers_behind(
    required: str,
    kind: str,
    extra: dict[str, object],
    value: str,
    achieved: str | None,
    ratio: str | None,
    lag: str | None,
) -> None:
    pace = judged(target(required, kind, **extra), value).pace  # type: ignore[arg-type]
    assert pace is not None
    for found, expected in (
        (pace.achieved, achieved),
        (pace.ratio, ratio),
        (pace.lag_points, lag),
    ):
        if expected is not None:
            assert found is not None
            digits = len(expected.partition(".")[2])
            assert abs(found - Fraction(expected)) <= Fraction(1, 2 * 10**digits)


def test_what_is_needed_a_month() -> None:
    pace = judged(target("≥ 1.8万件", "stock", baseline="12000件"), "16100").pace
    assert pace is not None
    assert pace.elapsed == Fraction(30, 36)
    assert pace.needed_per_month == Fraction(1900, 6)


def test_heading_for() -> None:
    pace = judged(target("≤ 20起", "flow", start=D(2025, 1, 1)), "12").pace
    assert pace is not None
    assert pace.projected == 24


@pytest.mark.parametrize(
    ("required", "value", "full", "rounds"),
    [
        ("≥ 99%", "98.95", "fail", "pass"),
        ("≥ 99.0%", "98.95", "fail", "pass"),
        ("≥ 99.0%", "98.94", "fail", "fail"),
        ("≥ 98%", "97.96", "fail", "pass"),
        ("≥ 100%", "99.6", "fail", "fail"),  # 100% is all: never rounded
        ("≤ 3.5%", "3.54", "fail", "pass"),
    ],
)
def test_rounding(required: str, value: str, full: str, rounds: str) -> None:
    rounding = override(DEFAULTS, {"compare_rounded": True})
    assert judged(target(required), value, DUE).status.value == full
    assert judged(target(required, rules=rounding), value, DUE).status.value == rounds


@pytest.mark.parametrize(
    ("profile", "value", "expected"),
    [
        # E .5 of a yearly 400: any shortfall is yellow, more than 30% below red (Tianjin)
        ("shixu", "200", "pass ON_TRACK"),
        ("shixu", "199", "at-risk BEHIND"),
        ("shixu", "140", "at-risk BEHIND"),
        ("shixu", "139", "fail FAR_BEHIND"),
        # lag < 10 points green, 10 to 30 yellow, more red (Yinchuan)
        ("yinchuan", "161", "pass ON_TRACK"),
        ("yinchuan", "160", "at-risk BEHIND"),
        ("yinchuan", "80", "at-risk BEHIND"),
        ("yinchuan", "79", "fail FAR_BEHIND"),
    ],
)
def test_profiles(profile: str, value: str, expected: str) -> None:
    rules = override(DEFAULTS, {"profile": profile})
    found = judged(target("≥ 400家", "flow", yearly=True, rules=rules), value)
    assert f"{found.status.value} {found.reason.value}" == expected
