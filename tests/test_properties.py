"""Properties of the rules that hold for every figure, not only for the worked examples."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qcheck.judge import judge
from qcheck.model import Figure, Flag, Op, Point, Reason, Status, Target
from qcheck.quantity import BARE, convert, parse_figure, parse_requirement, satisfies
from tests.builders import DUE, START, target

GRADES = [Status.FAIL, Status.AT_RISK, Status.PASS]
figures = st.decimals(min_value=1, max_value=10**6, places=2)
dates = st.dates(START, DUE - dt.timedelta(days=1))
due_or_later = st.dates(DUE, DUE + dt.timedelta(days=400))
days = dates | due_or_later


def status(one: Target, value: Decimal, day: dt.date) -> Status:
    return judge(one, [Point(value=value, date=day)], day).status


def text(value: Decimal) -> str:
    return format(value, "f")


@given(kind=st.sampled_from(["level", "stock", "flow", "hold", "growth"]), day=days,
       base=st.none() | figures, limit=figures, low=figures, high=figures)  # fmt: skip
def test_more_is_never_worse(
    kind: str, day: dt.date, base: Decimal | None, limit: Decimal, low: Decimal, high: Decimal
) -> None:
    low, high = sorted((low, high))
    unit = "%" if kind == "growth" else ""
    with_base = base if kind in ("level", "stock") else None
    one = target(
        f"≥ {text(limit)}{unit}", kind, baseline=None if with_base is None else text(with_base)
    )
    assert GRADES.index(status(one, low, day)) <= GRADES.index(status(one, high, day))


@given(day=days, limit=figures, low=figures, high=figures)
def test_less_of_a_budget_is_never_worse(
    day: dt.date, limit: Decimal, low: Decimal, high: Decimal
) -> None:
    low, high = sorted((low, high))
    one = target(f"≤ {text(limit)}起", "flow")
    assert GRADES.index(status(one, high, day)) <= GRADES.index(status(one, low, day))


@given(kind=st.sampled_from(["level", "hold"]), day=days, base=figures, limit=figures, v=figures)
def test_a_reduction_mirrors_an_increase(
    kind: str, day: dt.date, base: Decimal, limit: Decimal, v: Decimal
) -> None:
    pivot = Decimal(2 * 10**6)
    up = target(f"≥ {text(limit)}", kind, baseline=text(base))
    down = target(f"≤ {text(pivot - limit)}", kind, baseline=text(pivot - base))
    one = judge(up, [Point(value=v, date=day)], day)
    other = judge(down, [Point(value=pivot - v, date=day)], day)
    assert (one.status, one.reason) == (other.status, other.reason)
    assert one.pace is not None
    assert other.pace is not None
    assert one.pace.ratio == other.pace.ratio
    assert one.pace.needed_per_month == other.pace.needed_per_month


@given(kind=st.sampled_from(["level", "stock"]), day=dates, base=figures, limit=figures, v=figures)
def test_a_larger_unit_changes_nothing(
    kind: str, day: dt.date, base: Decimal, limit: Decimal, v: Decimal
) -> None:
    plain = target(f"≥ {text(limit)}元", kind, baseline=f"{text(base)}元")
    large = target(f"≥ {text(limit)}万元", kind, baseline=f"{text(base)}万元")
    in_large = convert(Figure(value=v, unit="万元"), "", "元")
    assert isinstance(in_large, Decimal)
    one = judge(plain, [Point(value=v, date=day)], day)
    other = judge(large, [Point(value=in_large, date=day)], day)
    assert (one.status, one.reason) == (other.status, other.reason)
    assert one.pace is not None
    assert other.pace is not None
    assert (one.pace.ratio, one.pace.lag_points) == (other.pace.ratio, other.pace.lag_points)


@given(day=dates, limit=figures, v=figures)
def test_from_zero_the_ratio_is_the_earned_value_index(
    day: dt.date, limit: Decimal, v: Decimal
) -> None:
    """SPI = EV / PV: what was reached over what was planned by now."""
    pace = judge(target(f"≥ {text(limit)}家", "flow"), [Point(value=v, date=day)], day).pace
    assert pace is not None
    planned = Fraction(limit) * pace.elapsed
    assert pace.ratio == Fraction(v) / planned


@given(op=st.sampled_from(["≥", "≤", "="]), kind=st.sampled_from(["level", "hold", "stock"]),
       day=days, base=st.none() | figures, limit=figures)  # fmt: skip
def test_the_limit_itself_passes_every_inclusive_operator(
    op: str, kind: str, day: dt.date, base: Decimal | None, limit: Decimal
) -> None:
    one = target(f"{op} {text(limit)}", kind, baseline=None if base is None else text(base))
    assert status(one, limit, day) is Status.PASS


@given(op=st.sampled_from([">", "<"]), kind=st.sampled_from(["level", "stock"]),
       day=days, base=st.none() | figures, limit=figures)  # fmt: skip
def test_the_limit_itself_never_passes_a_strict_operator(
    op: str, kind: str, day: dt.date, base: Decimal | None, limit: Decimal
) -> None:
    one = target(f"{op} {text(limit)}", kind, baseline=None if base is None else text(base))
    found = judge(one, [Point(value=limit, date=day)], day)
    expected = (Status.FAIL, Reason.MISSED) if day >= DUE else (Status.AT_RISK, Reason.BOUNDARY)
    assert (found.status, found.reason) == expected


@given(day=due_or_later, limit=figures, v=figures, op=st.sampled_from(["≥", ">", "≤", "<", "="]))
def test_at_the_due_date_the_verdict_is_the_comparison(
    day: dt.date, limit: Decimal, v: Decimal, op: str
) -> None:
    one = target(f"{op} {text(limit)}")
    assert (status(one, v, day) is Status.PASS) == satisfies(v, one.requirement)


@given(number=figures, op=st.sampled_from(["≥", ">", "≤", "<", "="]),
       unit=st.sampled_from(["", "%", "件", "万件", "亿元", "万元/人", "微克/立方米"]))  # fmt: skip
def test_what_a_plan_says_is_what_is_required(number: Decimal, op: str, unit: str) -> None:
    found = parse_requirement(f"{op} {text(number)}{unit}")
    scale = {"万件": 4, "亿元": 8}.get(unit, 0)
    assert found.value == number.scaleb(scale)
    assert found.unit == {"万件": "件", "亿元": "元"}.get(unit, unit)
    assert found.op is {"≥": Op.GE, ">": Op.GT, "≤": Op.LE, "<": Op.LT, "=": Op.EQ}[op]


@given(day=dates, run=due_or_later, v=figures)
def test_a_value_before_due_is_never_final(day: dt.date, run: dt.date, v: Decimal) -> None:
    found = judge(target("≥ 92"), [Point(value=v, date=day)], run)
    assert found.reason not in (Reason.MET, Reason.MISSED)
    assert run == DUE or Flag.PENDING_FINAL in found.flags or found.status is Status.UNKNOWN


@given(text=st.from_regex(BARE, fullmatch=True))
def test_a_bare_number_is_read_like_one_with_a_blank_behind_it(text: str) -> None:
    """Which goes the long way."""
    assert parse_figure(text) == parse_figure(f"{text} ")
