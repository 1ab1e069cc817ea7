"""The corridor says of every value what the judge says of it."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcheck.judge import judge
from qcheck.model import Point, Status, Target
from qcheck.pace.settings import DEFAULTS, PROFILES, override
from qcheck.period import month_end
from qcheck.whatif import Moment, corridor
from tests.builders import JUNE, target

if TYPE_CHECKING:
    from decimal import Decimal

NAMES = {Status.PASS: "pass", Status.AT_RISK: "at-risk", Status.FAIL: "fail"}


def at(one: Target, day: dt.date = JUNE) -> Moment:
    (found,) = corridor(one, day, day)
    return found


def told(moment: Moment) -> list[str]:
    """The bands as fail < 15000 ≤ at-risk < 16750 ≤ pass."""
    said = [NAMES[moment.bands[0].status]]
    for band in moment.bands[1:]:
        said.append(f"{'≤' if band.low_in else '<'} {float(band.low or 0):g}")
        said.append(NAMES[band.status])
    return said


@pytest.mark.parametrize(
    ("required", "kind", "extra", "expected"),
    [
        ("≥ 1.8万件", "stock", {"baseline": "12000件"}, "fail ≤ 15000 at-risk ≤ 16750 pass"),
        ("≥ 1.8万件", "stock", {}, "fail ≤ 9000 at-risk ≤ 18000 pass"),
        ("≥ 92", "level", {}, "at-risk ≤ 92 pass"),
        ("> 92", "level", {}, "at-risk < 92 pass"),
        ("≥ 95%", "hold", {}, "at-risk ≤ 95 pass"),
        ("≥ 400家", "flow", {"yearly": True}, "fail ≤ 120 at-risk ≤ 190 pass"),
        ("≤ 20起", "flow", {"yearly": True}, "at-risk ≤ 0 pass < 10.5263 at-risk < 20 fail"),
        ("= 0起", "flow", {}, "fail ≤ 0 pass < 0 fail"),
        ("2–3", "level", {}, "at-risk ≤ 2 pass < 3 at-risk"),
        ("≥ 5%", "growth", {"yearly": True}, "fail ≤ 0 at-risk ≤ 5 pass"),
    ],
)
def test_bands(required: str, kind: str, extra: dict[str, Any], expected: str) -> None:
    assert " ".join(told(at(target(required, kind, **extra)))) == expected


def test_a_range_with_a_baseline_fails_on_both_sides() -> None:
    found = at(target("2–3", baseline="4"))
    assert [NAMES[band.status] for band in found.bands] == [
        "fail", "at-risk", "pass", "at-risk", "fail",
    ]  # fmt: skip


def test_one_moment_for_each_month_end() -> None:
    days = [moment.date for moment in corridor(target("≥ 92"), None, None)]
    assert len(days) == 36
    assert (days[0], days[-1]) == (dt.date(2023, 1, 31), dt.date(2025, 12, 31))
    some = corridor(target("≥ 92"), dt.date(2025, 1, 1), dt.date(2025, 4, 15))
    assert [moment.date.month for moment in some] == [1, 2, 3]


def test_a_due_date_within_a_month_is_its_last_day() -> None:
    one = target("≥ 92", start=dt.date(2025, 1, 15), due=dt.date(2025, 3, 20))
    assert [str(moment.date) for moment in corridor(one, None, None)] == [
        "2025-01-31", "2025-02-28", "2025-03-20",
    ]  # fmt: skip


def test_at_the_due_date_there_is_no_risk() -> None:
    found = at(target("≥ 92", baseline="88"), dt.date(2025, 12, 31))
    assert " ".join(told(found)) == "fail ≤ 92 pass"


def test_bands_leave_no_value_out() -> None:
    for moment in corridor(target("≥ 92", baseline="88.5"), None, None):
        edges = [(band.low, band.high) for band in moment.bands]
        assert edges[0][0] is None
        assert edges[-1][1] is None
        assert all(a[1] == b[0] for a, b in pairwise(edges))


figures = st.decimals(min_value=-200, max_value=200, places=1)
limits = st.decimals(min_value="0.1", max_value=100, places=1)


@given(
    op=st.sampled_from(["≥", ">", "≤", "<", "="]),
    kind=st.sampled_from(["level", "hold", "stock", "flow", "growth"]),
    base=st.none() | limits,
    limit=limits,
    value=figures,
    month=st.integers(0, 35),
    yearly=st.booleans(),
    profile=st.sampled_from([None, *PROFILES]),
    rounds=st.booleans(),
)
def test_the_corridor_agrees_with_the_judge(
    op: str, kind: str, base: Decimal | None, limit: Decimal, value: Decimal, month: int,
    yearly: bool, profile: str | None, rounds: bool,
) -> None:  # fmt: skip
    rules = override(DEFAULTS, {"profile": profile} if profile else {})
    rules = override(rules, {"compare_rounded": rounds})
    one = target(
        f"{op} {limit}%",
        kind,
        baseline=None if base is None else f"{base}%",
        yearly=yearly,
        rules=rules,
    )
    moment = at(one, month_end(2023 + month // 12, month % 12 + 1))
    found = judge(one, [Point(value=value, date=moment.date)], moment.date)
    (band,) = [band for band in moment.bands if band.holds(Fraction(value))]
    assert band.status is found.status
