"""Dates, amounts and names as a paper written in sentences has them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from qcheck.quantity import approximate, is_count
from qcheck.table.figures import amount_required, figure
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qcheck.model import Lang

    Entry = Mapping[str, Any]

_OPS = {
    ">=": "ge", ">": "gt", "<=": "le", "<": "lt", "=": "eq", "range": "range", "done": "done",
}  # fmt: skip
_TENS = "一二三四五六七八九"
_EXACT_DECIMALS = 2  # a figure with no more of them is written out
_FEW = 10  # things: below that, parts of one say nothing to anybody


def date(day: str, lang: Lang) -> str:
    """2025-06-30 → 2025年6月30日."""
    parsed = dt.date.fromisoformat(day)
    return say("notice.date", lang, year=parsed.year, month=parsed.month, day=parsed.day)


def numeral(number: int) -> str:
    """The number of a heading in Chinese: 1 → 一, 21 → 二十一; from 100 on in digits.

    >>> [numeral(n) for n in (1, 10, 11, 20, 99, 100)]
    ['一', '十', '十一', '二十', '九十九', '100']
    """
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:  # noqa: PLR2004 - two digits
        return str(number)
    many = _TENS[tens - 1] if tens > 1 else ""
    return f"{many}{'十' if tens else ''}{_TENS[ones - 1] if ones else ''}"


def listed(texts: Iterable[str], lang: Lang) -> str:
    """甲、乙、丙, each so that nothing in it acts."""
    return say("table.comma", lang).join(map(visible, texts))


def promised(target: Mapping[str, Any], lang: Lang) -> str:
    """What is asked for, in words: 不低于92%, 在2–3个之间, 完成."""
    return say(f"notice.op-{_OPS[target['op']]}", lang, amount=amount_required(target))


def reported(entry: Entry) -> str:
    """The value as judged, or the words of a milestone."""
    actual = entry["actual"]
    if entry["target"]["op"] == "done":
        return visible(actual["raw"])
    return figure(actual["value"], actual["unit"])


def on_track_at(entry: Entry, lang: Lang) -> str:
    """Which value would be on track today, where the result knows that and the target is not met.

    That is not where the calendar alone would have it: the rule of pace allows some lag.
    """
    pace = entry["pace"] or {}
    turn = pace.get("on_track_at")
    if pace.get("rule") == "budget":
        return ""  # it is kept to or used up, and never caught up with
    if turn is None or not entry["gap"] or turn == entry["target"].get("value"):
        return ""  # without a baseline only the required value itself would be
    exact, unit = Decimal(turn), entry["target"]["unit"]
    whole = exact == exact.to_integral_value()
    if is_count(unit) and exact < _FEW and not whole:
        return ""
    if whole or (exact == round(exact, _EXACT_DECIMALS) and not is_count(unit)):
        return say("notice.on-track", lang, turn=figure(exact, unit))
    about = figure(Decimal(approximate(Fraction(exact))), unit)
    return say("notice.on-track-about", lang, turn=about)


def met_on(entry: Entry, lang: Lang) -> str:
    """When the target is met at the present pace, where the result knows that."""
    day = (entry["pace"] or {}).get("met_on")
    if not day or not entry["gap"]:
        return ""
    parsed = dt.date.fromisoformat(day)
    return say("notice.met-on", lang, year=parsed.year, month=parsed.month)
