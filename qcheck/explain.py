"""What one target asks for, and what would count as met, on track and failed at a date, in words.

The turning points come from the same rules that judge; nothing here judges.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck import pace
from qcheck.kinds.case import counted_from
from qcheck.model import Commitment, Kind, Op
from qcheck.pace import cagr
from qcheck.pace.turn import Turn
from qcheck.period import elapsed, years, years_between
from qcheck.quantity import directed, percent, plain, satisfies
from qcheck.sentence import amount
from qcheck.words import say

if TYPE_CHECKING:
    import datetime as dt

    from qcheck.model import Lang, Plan, Target

Line = tuple[str, str]  # heading, text


def explain(plan: Plan, target: Target, as_of: dt.date, lang: Lang) -> list[Line]:
    """Everything about one target, as headed lines."""
    lines = [*_facts(plan, target, lang), *outlook(target, as_of, lang)]
    return [(say(f"explain.{key}", lang), text) for key, text in lines if text]


def _facts(plan: Plan, target: Target, lang: Lang) -> list[Line]:
    comma = say("verdict.list-separator", lang)
    base = target.baseline
    return [
        ("plan", f"{plan.title}({plan.id})"),
        ("section", target.section),
        ("clause", target.clause),
        ("kind", say(f"explain.kind-{target.kind.value}", lang)),
        ("required", target.requirement.text),
        ("period", f"{target.start} — {target.due}"),
        ("every", say("explain.every-year", lang) if target.yearly else ""),
        ("commitment", say(f"explain.{target.commitment.value}", lang)
         if target.commitment is Commitment.ASPIRATIONAL else ""),
        ("baseline", f"{plain(base.value)}{base.unit} {base.date or ''} {base.source}".strip()
         if base else ""),
        ("regions", comma.join(f"{name} {need.text}" for name, need in target.regions)),
        ("lead", comma.join(target.lead)),
        ("support", comma.join(target.support)),
        ("aliases", comma.join(target.aliases)),
        ("note", target.note),
    ]  # fmt: skip


def outlook(target: Target, as_of: dt.date, lang: Lang) -> list[Line]:
    """What would count as met, on track and failed for a value dated `as_of`."""
    start, due = _current(target, as_of)
    dated = say(
        "explain.at", lang, date=as_of.isoformat(), start=start.isoformat(), due=due.isoformat()
    )
    if as_of < start:
        return [("as-of", dated), ("met", say("explain.not-started", lang))]
    if as_of >= due:
        required = target.requirement.text
        return [
            ("as-of", dated),
            ("met", say("explain.met-final", lang, required=required)),
            ("failed", say("explain.failed-final", lang)),
        ]
    share = elapsed(start, due, as_of, target.rules)
    dated += say("explain.elapsed", lang, elapsed=percent(share))
    return [("as-of", dated), *_before_due(target, share, as_of, lang)]


def _current(target: Target, as_of: dt.date) -> tuple[dt.date, dt.date]:
    """The period that `as_of` falls in: one year of a target that recurs, else all of it."""
    if target.yearly:
        for _, start, due in years(target.start, target.due):
            if start <= as_of <= due:
                return start, due
    return target.start, target.due


def _before_due(target: Target, share: Fraction, day: dt.date, lang: Lang) -> list[Line]:
    requirement = target.requirement
    limit, base = Fraction(requirement.value or 0), _base(target)
    if target.kind is Kind.FLOW and (requirement.op in (Op.LE, Op.LT) or not limit):
        return _budget(target, limit, share, lang)
    met = ("met", say("explain.met-early", lang, required=requirement.text))
    if unpaced := _unpaced(target, base):
        return [met, *((head, say(f"explain.{head}-{unpaced}", lang)) for head in _HEADS[unpaced])]
    if base is None:
        return [met, *_upper_bound(target, limit, share, lang)]
    turns = _turns(target, base, share, day)
    return [met, *_paced(target, base, limit, turns, lang)]


# What a target without a pace can be before its due date, apart from met.
_HEADS = {
    "not-done": ("at-risk",),
    "not-holding": ("at-risk",),
    "growth": ("at-risk", "failed"),
    "range": ("at-risk",),
    "no-baseline": ("at-risk",),
}


def _unpaced(target: Target, base: Fraction | None) -> str | None:
    """Why no pace decides before the due date, as a key of `_HEADS`; None where one does."""
    requirement = target.requirement
    kept = base is not None and (
        base == requirement.value
        or satisfies(Decimal(base.numerator) / Decimal(base.denominator), requirement)
    )
    questions = (
        (target.kind is Kind.MILESTONE, "not-done"),
        (target.kind is Kind.HOLD, "not-holding"),
        (target.kind is Kind.GROWTH and target.yearly, "growth"),
        (requirement.op in (Op.RANGE, Op.EQ) and target.kind is not Kind.FLOW, "range"),
        (base is None and target.kind is not Kind.STOCK, "no-baseline"),
        (kept, "not-holding"),
    )
    return next((key for answer, key in questions if answer), None)


def _base(target: Target) -> Fraction | None:
    if target.kind in (Kind.FLOW, Kind.GROWTH):
        return Fraction(0)
    if target.baseline is None or target.yearly:
        return None
    return Fraction(target.baseline.value)


def _turns(target: Target, base: Fraction, share: Fraction, day: dt.date) -> tuple[Turn, Turn]:
    """The shares of the change from which it is on track, and under which it has failed."""
    rules = target.rules
    if rules.method == "cagr":
        passes = _of_growth(target, base, day, rules.on_track)
        fails = _of_growth(target, base, day, rules.fail_below)
        if passes and fails:
            return passes, fails._replace(inclusive=False)
    rule = pace.RULES[rules.method]
    return rule.pass_from(share, rules), rule.fail_under(share, rules)


def _of_growth(target: Target, base: Fraction, day: dt.date, ratio: Decimal) -> Turn | None:
    """The share of the change at which growth rates stand in this ratio; None where there is none.

    A growth in % grows from the 100 of its base year.
    """
    offset = _WHOLE if target.kind is Kind.GROWTH else 0
    first, last = Decimal(base.numerator) / base.denominator + offset, target.requirement.value
    start, due = _current(target, day)
    known = target.baseline.date if target.baseline and not offset else None
    origin = counted_from(known, start, day)
    since, whole = years_between(origin, day), years_between(origin, due)
    if last is None or not since:
        return None
    value = cagr.value_at(ratio, first, last + offset, since, whole)
    if value is None:
        return None
    return Turn((value - offset - base) / (Fraction(last) - base), inclusive=True)


_WHOLE = 100


def _paced(
    target: Target, base: Fraction, limit: Fraction, turns: tuple[Turn, Turn], lang: Lang
) -> list[Line]:
    """The values at which the pace turns from fail to at-risk and from at-risk to pass."""
    passes, fails = turns
    change = base, limit, target.requirement.unit
    lines = [("on-track", _bound("pass", passes, change, lang))]
    if base or fails.share > 0:
        lines.append(("failed", _bound("fail", fails, change, lang)))
    else:
        lines.append(("failed", say("explain.never-yet", lang)))
    upper = target.requirement.upper
    if target.kind is Kind.FLOW and upper is not None:
        value = amount(upper, target.requirement.unit)
        lines.append(("failed", say("explain.over", lang, value=value)))
    return lines


def _bound(side: str, turn: Turn, change: tuple[Fraction, Fraction, str], lang: Lang) -> str:
    """A turning point in words, rounded so that the words never promise too much.

    `side` is pass or fail; `change` is from where to where, and the unit.
    """
    base, limit, unit = change
    up = limit > base
    value = directed(base + turn.share * (limit - base), up=up if side == "pass" else not up)
    words = ("from", "beyond") if side == "pass" else ("to", "under")
    word = words[0] if turn.inclusive else words[1]
    return say(f"explain.{word}-{'up' if up else 'down'}", lang, value=f"{value}{unit}")


def _upper_bound(target: Target, limit: Fraction, share: Fraction, lang: Lang) -> list[Line]:
    unit = target.requirement.unit
    fails = pace.RULES[target.rules.method].fail_under(share, target.rules)
    lines = [("at-risk", say("explain.at-risk-no-baseline", lang))]
    if fails.share > 0:
        lines.append(("failed", _bound("fail", fails, (Fraction(0), limit, unit), lang)))
    return lines


def _budget(target: Target, limit: Fraction, share: Fraction, lang: Lang) -> list[Line]:
    """An upper limit on a count: on track up to E/on_track of it, failed once it is exceeded."""
    if not limit:
        return [
            ("on-track", say("explain.zero", lang)),
            ("failed", say("explain.failed-zero", lang)),
        ]
    unit = target.requirement.unit
    most = min(share / Fraction(target.rules.on_track), Fraction(1)) * limit
    return [
        ("on-track", say("explain.from-down", lang, value=f"{directed(most, up=False)}{unit}")),
        ("failed", say("explain.over", lang, value=amount(limit, unit))),
    ]
