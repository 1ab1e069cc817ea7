"""A verdict in one sentence: why, what is missing from here, and what qualifies it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qcheck.judge import gap
from qcheck.model import Flag, Kind, Reason
from qcheck.period import months_left
from qcheck.quantity import approximate, is_count, percent, plain, satisfies
from qcheck.words import say

if TYPE_CHECKING:
    import datetime as dt
    from fractions import Fraction

    from qcheck.model import Lang, Verdict

# Reasons whose phrase depends on the rule behind them.
_BY_RULE = {
    (Reason.ON_TRACK, "budget"): "ON_TRACK-budget",
    (Reason.ON_TRACK, "value"): "ON_TRACK-value",
    (Reason.BEHIND, "value"): "BEHIND-value",
    (Reason.MOVING_AWAY, "value"): "MOVING_AWAY-value",
    (Reason.BEHIND, "upper-bound"): "BEHIND-bound",
    (Reason.FAR_BEHIND, "upper-bound"): "FAR_BEHIND-bound",
}
# Reasons whose phrase names the gap itself, or for which there is none to name.
_GAP_TOLD = {
    Reason.MISSED,
    Reason.MISSED_YEAR,
    Reason.NOT_HOLDING,
    Reason.OUT_OF_RANGE,
    Reason.BUDGET_EXHAUSTED,
    Reason.OCCURRED,
    Reason.PROJECTED_OVER,
    Reason.BOUNDARY,
}


def sentence(verdict: Verdict, as_of: dt.date, lang: Lang) -> str:
    """The message of a verdict, in `lang`."""
    key = _BY_RULE.get((verdict.reason, verdict.pace.rule if verdict.pace else ""))
    parts = [say(f"verdict.{key or verdict.reason.value}", lang, **_fields(verdict, as_of, lang))]
    parts += _still(verdict, lang)
    parts += _flags(verdict, lang)
    return say("verdict.sentence-separator", lang).join(parts)


def amount(value: Fraction | Decimal | None, unit: str) -> str:
    """An amount for a person: a figure exactly, a ratio to one decimal (three figures if small)."""
    if value is None:
        return "—"
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
        "gap": "" if point is None else difference(gap(requirement, point.value), unit, lang),
        "elapsed": percent(pace.elapsed if pace else None),
        "achieved": percent(pace.achieved if pace else None),
        "lag": approximate(pace.lag_points) if pace and pace.lag_points is not None else "—",
        "projected": amount(pace.projected if pace else None, unit),
        "year": verdict.period,
        "years": _years(verdict, lang),
        "days": str((as_of - verdict.due).days),
        "dated": "" if point is None else point.date.isoformat(),
        "cell": verdict.cell[0],
    }


def _years(verdict: Verdict, lang: Lang) -> str:
    return say("verdict.list-separator", lang).join(map(str, verdict.missing_years))


def _still(verdict: Verdict, lang: Lang) -> list[str]:
    """What is missing, and how much of it a month, where the reason has not said so."""
    point, pace, requirement = verdict.actual, verdict.pace, verdict.target.requirement
    if point is None or pace is None or verdict.target.kind is Kind.MILESTONE:
        return []
    missing = gap(requirement, point.value)
    if not missing or verdict.reason in _GAP_TOLD or satisfies(point.value, requirement):
        return []
    unit = requirement.unit
    said = {"gap": difference(missing, unit, lang)}
    months = months_left(point.date, verdict.due)
    # Less than one whole thing a month is no plan for anybody.
    too_few = is_count(unit) and missing < months
    if pace.needed_per_month is None or months <= 1 or too_few:
        return [say("verdict.still", lang, **said)]
    needed = difference(pace.needed_per_month, unit, lang)
    return [say("verdict.still-monthly", lang, months=amount(months, ""), needed=needed, **said)]


def _flags(verdict: Verdict, lang: Lang) -> list[str]:
    said: list[str] = []
    for flag in verdict.flags:
        if flag is Flag.ROUNDING:
            said.append(_rounding(verdict, lang))
        elif flag is not Flag.MISSING_YEAR:
            said.append(say(f"verdict.{flag.value}", lang))
        elif verdict.reason is not Reason.MISSING_YEAR:
            said.append(say("verdict.flag-MISSING_YEAR", lang, years=_years(verdict, lang)))
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
