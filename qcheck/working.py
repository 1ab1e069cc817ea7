"""The arithmetic behind a verdict, line by line, as one would do it by hand.

Every line is a formula with its figures put in; the result of each is the one that the judge used.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.judge import gap
from qcheck.kinds.case import counted_from
from qcheck.model import Kind, Op, Reason, Status
from qcheck.pace import cagr
from qcheck.period import is_month_end, months_left, years_between
from qcheck.quantity import is_count, percent, plain
from qcheck.sentence import difference, sentence
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qcheck.model import Lang, Pace, Verdict

Line = tuple[str, str]  # heading, text
_FOUR = Decimal("0.0001")
_SIX = Decimal("0.000001")
_WIDE = Context(prec=120)  # more than any figure has


def working(verdict: Verdict, as_of: dt.date, lang: Lang) -> list[Line]:
    """The verdict and how it comes about, as headed lines."""
    lines = [("verdict", _said(verdict, as_of, lang)), *_steps(verdict, lang)]
    return [(say(f"explain.{key}", lang), text) for key, text in lines]


def _said(verdict: Verdict, as_of: dt.date, lang: Lang) -> str:
    status = say(f"table.status-{verdict.status.value}", lang)
    return f"{status} {verdict.reason.value}: {sentence(verdict, as_of, lang)}"


def _steps(verdict: Verdict, lang: Lang) -> Iterator[Line]:
    pace, point = verdict.pace, verdict.actual
    if verdict.status is Status.UNKNOWN or pace is None or point is None:
        return
    unit = verdict.target.requirement.unit
    told = f"({point.conversion})" if point.conversion else ""
    shown = point.raw if verdict.target.kind is Kind.MILESTONE else f"{plain(point.value)}{unit}"
    yield "given", f"{shown} {point.date} {told}".strip()
    if point.date >= verdict.due:
        yield "time", say("explain.over-due", lang)
        yield from _gap(verdict, lang)
        return
    base = verdict.baseline
    from_zero = verdict.target.kind in (Kind.FLOW, Kind.GROWTH)
    if base is not None and not from_zero and pace.rule in ("schedule", "points", "cagr"):
        yield "used-base", f"{plain(base.value)}{unit} {base.date or ''} {base.source}".strip()
    yield "time", f"{_time(verdict, lang)} = {_share(pace.elapsed)}"
    yield from _measured(verdict, pace, lang)
    yield "rule", _rule(verdict, pace, lang)
    yield from _gap(verdict, lang)
    if verdict.reason is Reason.BUDGET_EXHAUSTED:
        return  # nothing can be done about it any more
    yield from _ahead(verdict, pace, lang)


def _time(verdict: Verdict, lang: Lang) -> str:
    """E as it was counted: by months, by days, or by the curve of the calendar."""
    point, rules = verdict.actual, verdict.target.rules
    day = point.date if point else verdict.due
    if rules.calendar == "profile":
        return say("explain.by-curve", lang, date=day.isoformat())
    eve = verdict.start - dt.timedelta(days=1)
    ends = verdict.start.day == 1 and is_month_end(verdict.due) and is_month_end(day)
    if rules.calendar == "months" and ends:
        gone, whole = months_left(eve, day), months_left(eve, verdict.due)
        return say("explain.by-months", lang, gone=_number(gone), whole=_number(whole))
    gone, whole = Fraction((day - eve).days), Fraction((verdict.due - eve).days)
    return say("explain.by-days", lang, gone=_number(gone), whole=_number(whole))


def _measured(verdict: Verdict, pace: Pace, lang: Lang) -> Iterator[Line]:
    """A, R and the lag, or what the rule has in their place."""
    if pace.achieved is not None:
        yield _achieved(verdict, pace)
    if pace.rule == "cagr" and pace.ratio is not None:
        yield from _growth(verdict, pace)
    elif pace.rule == "budget" and pace.ratio is not None:
        yield (
            "ratio",
            f"E ÷ U = {_number(pace.elapsed)} ÷ {_number(pace.achieved)}" + _is(pace.ratio),
        )
    elif pace.ratio is not None:
        yield (
            "ratio",
            f"A ÷ E = {_number(pace.achieved)} ÷ {_number(pace.elapsed)}" + _is(pace.ratio),
        )
    if pace.lag_points is not None:
        ends = (
            (pace.elapsed, pace.achieved) if pace.lag_points >= 0 else (pace.achieved, pace.elapsed)
        )
        points = say("explain.points", lang, value=_number(abs(pace.lag_points)))
        head = "lag" if pace.lag_points >= 0 else "lead-points"
        yield head, f"100 × ({_number(ends[0])} - {_number(ends[1])}) = {points}"


def _achieved(verdict: Verdict, pace: Pace) -> Line:
    limit, base, value = _three(verdict)
    v, t = _number(value), _number(limit)
    share = _share(pace.achieved)
    if pace.rule in ("budget", "upper-bound"):
        return ("used" if pace.rule == "budget" else "share"), f"{v} ÷ {t} = {share}"
    if verdict.target.requirement.op in (Op.RANGE, Op.EQ) and verdict.target.kind is Kind.LEVEL:
        near, far = _distance(verdict, value), _distance(verdict, base)
        return "share", f"1 - D(v) ÷ D(b) = 1 - {_number(near)} ÷ {_number(far)} = {share}"
    b = _number(base)
    above, below = _number(value - base), _number(limit - base)
    return "share", f"({v} - {b}) ÷ ({t} - {b}) = {above} ÷ {below} = {share}"


def _three(verdict: Verdict) -> tuple[Fraction, Fraction, Fraction]:
    """T, b and v."""
    requirement, base, point = verdict.target.requirement, verdict.baseline, verdict.actual
    counted = verdict.target.kind in (Kind.FLOW, Kind.GROWTH)
    start = Fraction(0) if base is None or counted else Fraction(base.value)
    return Fraction(requirement.value or 0), start, Fraction(point.value if point else 0)


def _distance(verdict: Verdict, value: Fraction) -> Fraction:
    requirement = verdict.target.requirement
    low = Fraction(requirement.value or 0)
    high = low if requirement.upper is None else Fraction(requirement.upper)
    return max(low - value, value - high, Fraction(0))


def _growth(verdict: Verdict, pace: Pace) -> Iterator[Line]:
    """Both growth rates: (v/b)^(1/years) - 1, and the same for what is required."""
    limit, base, value = _three(verdict)
    if verdict.target.kind is Kind.GROWTH:
        limit, base, value = limit + 100, Fraction(100), value + 100
    day = verdict.actual.date if verdict.actual else verdict.due
    known = verdict.baseline.date if verdict.baseline else None
    origin = counted_from(known, verdict.start, day)
    since, whole = (years_between(origin, end) for end in (day, verdict.due))
    b = _number(base)
    rates = []
    for head, end, years in (("observed", value, since), ("needed-rate", limit, whole)):
        rate = Fraction(cagr.growth_rate(base, end, years))
        rates.append(_six(rate))
        yield head, f"({_number(end)} ÷ {b})^(1 ÷ {_number(years)}) - 1 ≈ {rates[-1]}"
    yield "ratio", f"{rates[0]} ÷ {rates[1]}{_is(pace.ratio)}"


def _six(rate: Fraction) -> str:
    """A growth rate, small as it is, with decimals enough to divide by it."""
    exact = _WIDE.divide(Decimal(rate.numerator), Decimal(rate.denominator))
    return plain(exact.quantize(_SIX, ROUND_HALF_EVEN, _WIDE))


def _rule(verdict: Verdict, pace: Pace, lang: Lang) -> str:
    rules = verdict.target.rules
    return say(
        f"explain.rule-{pace.rule if pace.rule in _RULES else 'value'}",
        lang,
        on_track=rules.on_track,
        fail_below=rules.fail_below,
        lag=plain(rules.fail_lag_points),
        points_on_track=plain(rules.points_on_track),
        points_fail=plain(rules.points_fail),
    )


_RULES = ("schedule", "points", "cagr", "upper-bound", "budget", "hold")


def _gap(verdict: Verdict, lang: Lang) -> Iterator[Line]:
    point, requirement = verdict.actual, verdict.target.requirement
    if point is None or requirement.value is None:
        return
    missing, unit = gap(verdict.target, point.value), requirement.unit
    high = requirement.upper if requirement.upper is not None else requirement.value
    over = point.value > high
    ends = (point.value, high) if over else (requirement.value, point.value)
    short = difference(missing, unit, lang)
    yield "gap", f"{plain(ends[0])} - {plain(ends[1])} = {short}" if missing else short


def _ahead(verdict: Verdict, pace: Pace, lang: Lang) -> Iterator[Line]:
    point, unit = verdict.actual, verdict.target.requirement.unit
    if point is None:
        return
    left = months_left(point.date, verdict.due)
    gone = months_left(verdict.start - dt.timedelta(days=1), point.date)
    limit, base, value = _three(verdict)
    if pace.needed_per_month is not None:
        missing = plain(gap(verdict.target, point.value))
        needed = _points(pace.needed_per_month, unit, lang)
        yield "per-month", f"{missing} ÷ {_number(left)} {needed}"
    if pace.current_per_month is not None:
        change = f"({_number(value)} - {_number(base)}) ÷ {_number(gone)}"
        yield "so-far", f"{change} {_points(pace.current_per_month, unit, lang)}"
    if pace.on_track_at is not None:
        yield _on_track_line(verdict, pace, limit, base)
    if pace.projected is not None:
        linear = f"{_number(base)} + ({_number(value)} - {_number(base)}) ÷ {_number(pace.elapsed)}"
        yield "projected", f"{linear}{_is(pace.projected)}{unit}"
    if pace.rule != "budget":  # which is kept to, and never reached
        yield from _met(verdict, pace, lang)


def _on_track_line(verdict: Verdict, pace: Pace, limit: Fraction, base: Fraction) -> Line:
    """The value that would be on track today; of a budget the most that may be used by now."""
    unit, at = verdict.target.requirement.unit, pace.on_track_at or Fraction(0)
    if pace.rule == "budget":
        most = Fraction(at.numerator // at.denominator) if is_count(unit) else at
        return "at-most", f"{_number(most)}{unit}"
    return "on-track-at", f"{_on_track(verdict, pace, limit, base)}{_number(at)}{unit}"


def _points(value: Fraction, unit: str, lang: Lang) -> str:
    """= or ≈ and a difference: of percentages it is 个百分点, never %."""
    shown = _is(value).lstrip()
    if unit != "%":
        return f"{shown}{unit}"
    sign, _, figure = shown.partition(" ")
    return f"{sign} {say('explain.points', lang, value=figure)}"


def _met(verdict: Verdict, pace: Pace, lang: Lang) -> Iterator[Line]:
    """When it is met at today's pace, or since when it has been; nothing where there is no pace."""
    day = verdict.actual.date if verdict.actual else verdict.due
    if pace.met_on is not None and pace.met_on > day:
        yield "met-on", f"{_until_met(verdict, pace, lang)}{pace.met_on.isoformat()}"
    elif pace.met_on is not None:
        yield "met-since", pace.met_on.isoformat()
    elif pace.current_per_month is not None:
        yield "met-on", say("explain.never", lang)


def _until_met(verdict: Verdict, pace: Pace, lang: Lang) -> str:
    """How long it takes at today's pace, counted from the start; by a trend, from the value."""
    limit, base, value = _three(verdict)
    point, rules = verdict.actual, verdict.target.rules
    upper = verdict.target.requirement.upper
    goal = Fraction(upper) if upper is not None and value > upper else limit
    if point is None or (goal == base and pace.rule != "trend"):
        return ""
    if pace.rule in ("trend", "hold"):
        slope = pace.trend_per_year
        if not slope:
            return ""
        sum_ = f"({_number(goal)} - {_number(value)}) ÷ {_number(slope)} × 12"
        return _lasting(sum_, (goal - value) / slope * 12, point.date, lang)
    share = (value - base) / (goal - base)
    eve = verdict.start - dt.timedelta(days=1)
    if share <= 0 or (rules.calendar == "profile" and pace.elapsed < share):
        return ""
    by_months = verdict.start.day == 1 and is_month_end(verdict.due) and rules.calendar != "days"
    whole = months_left(eve, verdict.due) if by_months else Fraction((verdict.due - eve).days)
    sum_ = f"{_number(pace.elapsed)} ÷ {_number(share)} × {_number(whole)}"
    return _lasting(sum_, pace.elapsed / share * whole, eve, lang, days=not by_months)


def _lasting(sum_: str, value: Fraction, first: dt.date, lang: Lang, *, days: bool = False) -> str:
    key = "explain.days-from" if days else "explain.months-from"
    return say(key, lang, sum=f"{sum_}{_is(value)}", date=first.isoformat())


def _on_track(verdict: Verdict, pace: Pace, limit: Fraction, base: Fraction) -> str:
    """How the value that would be on track comes about, where that is one line."""
    near = verdict.target.requirement.op in (Op.RANGE, Op.EQ) and verdict.target.kind is Kind.LEVEL
    if pace.rule != "schedule" or near:
        return ""
    share = f"{verdict.target.rules.on_track} × {_number(pace.elapsed)}"
    return f"{_number(base)} + {share} × {_number(limit - base)} = "


def _number(value: Fraction | Decimal | None) -> str:
    """A figure, exact where four decimals are enough, else with four of them."""
    if value is None:
        return "—"
    if isinstance(value, Decimal):
        return plain(value)
    exact = _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return plain(exact.quantize(_FOUR, ROUND_HALF_EVEN, _WIDE))


def _is(value: Fraction | None) -> str:
    """= or ≈ and the figure: four decimals may not be all of it."""
    if value is None:
        return ""
    exact = (value * 10**4).denominator == 1
    return f" {'=' if exact else '≈'} {_number(value)}"


def _share(value: Fraction | None) -> str:
    return f"{_number(value)} ({percent(value)})"
