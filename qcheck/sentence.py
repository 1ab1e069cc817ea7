"""A verdict in one sentence: why, what is missing from here, and what qualifies it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qcheck.judge import gap
from qcheck.model import Flag, Kind, Op, Reason
from qcheck.period import months_left
from qcheck.quantity import approximate, in_large, is_count, percent, plain, satisfies
from qcheck.words import phrases, say

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from fractions import Fraction

    from qcheck.model import Lang, Verdict

# Reasons whose phrase depends on the rule behind them.
_BY_RULE = {
    (Reason.ON_TRACK, "budget"): "ON_TRACK-budget",
    (Reason.ON_TRACK, "value"): "ON_TRACK-value",
    (Reason.BEHIND, "value"): "BEHIND-value",
    (Reason.MOVING_AWAY, "value"): "MOVING_AWAY-value",
    (Reason.MOVING_AWAY, "trend"): "MOVING_AWAY-trend",
    (Reason.MOVING_AWAY, "range"): "MOVING_AWAY-range",
    (Reason.ON_TRACK, "cagr"): "ON_TRACK-cagr",
    (Reason.BEHIND, "cagr"): "BEHIND-cagr",
    (Reason.FAR_BEHIND, "cagr"): "FAR_BEHIND-cagr",
    (Reason.BEHIND, "upper-bound"): "BEHIND-bound",
    (Reason.FAR_BEHIND, "upper-bound"): "FAR_BEHIND-bound",
}
_LONGEST = 40  # characters of a cell that are quoted
_SATISFIED = (
    Reason.MET,
    Reason.MET_EARLY,
    Reason.HOLDING,
    Reason.IN_RANGE,
    Reason.ZERO_SO_FAR,
)
# Reasons whose phrase names the gap itself, or for which there is none to name.
_WITH_GAP = (
    Reason.MISSED,
    Reason.MISSED_YEAR,
    Reason.NOT_HOLDING,
    Reason.RECOVERING,
    Reason.NOT_RECOVERING,
    Reason.BUDGET_EXHAUSTED,
)
_GAP_TOLD = {
    Reason.MISSED,
    Reason.MISSED_YEAR,
    Reason.NOT_HOLDING,
    Reason.RECOVERING,
    Reason.NOT_RECOVERING,
    Reason.OUT_OF_RANGE,
    Reason.BUDGET_EXHAUSTED,
    Reason.OCCURRED,
    Reason.PROJECTED_OVER,
    Reason.BOUNDARY,
}


def sentence(verdict: Verdict, as_of: dt.date, lang: Lang) -> str:
    """The message of a verdict, in `lang`."""
    if verdict.reason is Reason.MISSING_YEAR:
        parts = [*_missing_years(verdict, lang), say("verdict.MISSING_YEAR", lang)]
    else:
        parts = [say(f"verdict.{_key(verdict, as_of)}", lang, **_fields(verdict, as_of, lang))]
    if verdict.target.yearly and verdict.due < as_of and verdict.reason is not Reason.MISSED_YEAR:
        parts[0] = say("verdict.of-year", lang, year=verdict.period, said=parts[0])
    parts += _still(verdict, lang)
    parts += _trend(verdict, lang)
    parts += _flags(verdict, lang)
    return say("verdict.sentence-separator", lang).join(parts)


def _key(verdict: Verdict, as_of: dt.date) -> str:
    """The phrase for a reason: some reasons are told in other words in some cases."""
    reason, target = verdict.reason, verdict.target
    by_rule = _BY_RULE.get((reason, verdict.pace.rule if verdict.pace else ""))
    if by_rule:
        return by_rule
    lag = verdict.pace.lag_points if verdict.pace else None
    variants = (
        (lag is not None and lag <= 0 and reason is Reason.BEHIND, "ahead"),
        (target.kind is Kind.MILESTONE, "milestone"),
        (reason in _WITH_GAP and _on_limit(verdict), "on-limit"),
        (reason in _WITH_GAP and target.requirement.op in (Op.LE, Op.LT), "over"),
        (reason is Reason.NOT_STARTED and verdict.start <= as_of, "begun"),
        (verdict.near is not None, "near"),
        (reason is Reason.BAD_DATA and not verdict.cell[0].strip(), "blank"),
    )
    for applies, variant in variants:
        if applies and f"{reason.value}-{variant}" in phrases("verdict"):
            return f"{reason.value}-{variant}"
    return reason.value


def _on_limit(verdict: Verdict) -> bool:
    point = verdict.actual
    return point is not None and not gap(verdict.target, point.value)


def amount(value: Fraction | Decimal | None, unit: str) -> str:
    """An amount for a person: a figure exactly, a ratio to one decimal (three figures if small)."""
    if value is None:
        return "—"
    value, unit = in_large(value, unit)
    return (plain(value) if isinstance(value, Decimal) else approximate(value)) + unit


def difference(value: Fraction | Decimal, unit: str, lang: Lang) -> str:
    """A difference between two amounts: of percentages it is 个百分点, never %."""
    if unit == "%":
        return say("verdict.points", lang, value=amount(value, ""))
    return amount(value, unit)


def _fields(verdict: Verdict, as_of: dt.date, lang: Lang) -> dict[str, str]:
    requirement, pace, point = verdict.target.requirement, verdict.pace, verdict.actual
    unit = requirement.unit
    return {
        "required": requirement.text,
        "actual": "" if point is None else amount(point.value, unit),
        "gap": "" if point is None else difference(gap(verdict.target, point.value), unit, lang),
        "elapsed": percent(pace.elapsed if pace else None),
        "achieved": percent(pace.achieved if pace else None),
        "lag": approximate(abs(pace.lag_points)) if pace and pace.lag_points is not None else "—",
        "projected": amount(pace.projected if pace else None, unit),
        "ratio": percent(pace.ratio if pace else None),
        "trend": _signed(pace.trend_per_year if pace else None, unit, lang),
        "miss": percent(pace.miss if pace else None),
        "year": verdict.period,
        "days": str((as_of - verdict.due).days),
        "dated": "" if point is None else point.date.isoformat(),
        "cell": _short(verdict.cell[0]),
        "near": _short(verdict.near.name) if verdict.near else "",
        "at": verdict.near.source.rpartition("!")[2] if verdict.near else "",
    }


def _years(years: Iterable[int], lang: Lang) -> str:
    return say("verdict.list-separator", lang).join(map(str, years))


def _missing_years(verdict: Verdict, lang: Lang) -> list[str]:
    """The closed years without any value, and those with one from before their end only."""
    late = verdict.overdue_years
    without = [year for year in verdict.missing_years if year not in late]
    told = (("MISSING_YEAR", without), ("OVERDUE_YEAR", late))
    return [
        say(f"verdict.flag-{key}", lang, years=_years(years, lang)) for key, years in told if years
    ]


def _pending(verdict: Verdict, lang: Lang) -> str:
    """That a final value is awaited: of a target that recurs, for which years."""
    years = [one.year for one in verdict.years if Flag.PENDING_FINAL in one.flags]
    if not years:
        return say("verdict.PENDING_FINAL", lang)
    return say("verdict.flag-PENDING_FINAL", lang, years=_years(years, lang))


def _without_rate(verdict: Verdict, lang: Lang) -> str:
    """Why the schedule decides and not growth rates: a range has none, nor has a zero."""
    target = verdict.target
    exact = target.requirement.op is Op.EQ and target.kind in (Kind.LEVEL, Kind.STOCK)
    ranged = target.requirement.op is Op.RANGE and target.kind is Kind.LEVEL
    return say(f"verdict.CAGR_UNDEFINED{'-range' if exact or ranged else ''}", lang)


def _still(verdict: Verdict, lang: Lang) -> list[str]:
    """What is missing, and how much of it a month, where the reason has not said so."""
    point, pace, requirement = verdict.actual, verdict.pace, verdict.target.requirement
    told = verdict.reason in _GAP_TOLD or verdict.reason in _SATISFIED
    if point is None or pace is None or told or verdict.target.kind is Kind.MILESTONE:
        return []
    missing = gap(verdict.target, point.value)
    if not missing:
        return []
    unit = requirement.unit
    side = "over" if must_fall(verdict) else "still"
    said = {"gap": difference(missing, unit, lang)}
    months = months_left(point.date, verdict.due)
    # Less than one whole thing a month is no plan for anybody.
    too_few = is_count(unit) and missing < months
    if pace.needed_per_month is None or months <= 1 or too_few:
        return [say(f"verdict.{side}", lang, **said)]
    said |= {
        "needed": difference(pace.needed_per_month, unit, lang),
        "months": amount(months, ""),
        "now": _so_far(verdict, lang),
    }
    return [say(f"verdict.{side}-monthly{'-now' if said['now'] else ''}", lang, **said)]


def must_fall(verdict: Verdict) -> bool:
    """Whether the value must become less: over an upper limit, or above a range."""
    point, requirement = verdict.actual, verdict.target.requirement
    if requirement.op not in (Op.RANGE, Op.EQ) or point is None:
        return requirement.op in (Op.LE, Op.LT)
    upper = requirement.value if requirement.upper is None else requirement.upper
    return upper is not None and point.value > upper


def _so_far(verdict: Verdict, lang: Lang) -> str:
    """What has come a month until now, to set beside what is needed."""
    point, pace, requirement = verdict.actual, verdict.pace, verdict.target.requirement
    if point is None or pace is None or pace.current_per_month is None:
        return ""
    down, now = must_fall(verdict), pace.current_per_month
    word = ("down" if now <= 0 else "up") if down else ("more" if now >= 0 else "less")
    unit = requirement.unit
    return say(f"verdict.now-{word}", lang, amount=difference(abs(now), unit, lang))


def _trend(verdict: Verdict, lang: Lang) -> list[str]:
    """Where the trend leads, where another rule has decided."""
    pace = verdict.pace
    if pace is None or pace.trend_at_due is None or pace.rule == "trend":
        return []
    ahead = amount(pace.trend_at_due, verdict.target.requirement.unit)
    return [say("verdict.trend-beside", lang, projected=ahead)]


def _signed(value: Fraction | None, unit: str, lang: Lang) -> str:
    if value is None:
        return "—"
    return ("+" if value > 0 else "") + difference(value, unit, lang)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _flags(verdict: Verdict, lang: Lang) -> list[str]:
    said: list[str] = []
    for flag in verdict.flags:
        if flag is Flag.MISSING_YEAR:
            said += [] if verdict.reason is Reason.MISSING_YEAR else _missing_years(verdict, lang)
        else:
            told = _FLAGS.get(flag)
            said.append(told(verdict, lang) if told else say(f"verdict.{flag.value}", lang))
    return said


def _rounding(verdict: Verdict, lang: Lang) -> str:
    """What the other of the two comparing methods would have said."""
    if verdict.actual is None:
        return ""
    met_in_full = satisfies(verdict.actual.value, verdict.target.requirement)
    if verdict.target.rules.compare_rounded:
        key = "ROUNDING-met-full" if met_in_full else "ROUNDING-not-met-full"
    else:
        key = "ROUNDING-not-met" if met_in_full else "ROUNDING-met"
    return say(f"verdict.{key}", lang)


_FLAGS = {
    Flag.ROUNDING: _rounding,
    Flag.PENDING_FINAL: _pending,
    Flag.CAGR_UNDEFINED: _without_rate,
}
