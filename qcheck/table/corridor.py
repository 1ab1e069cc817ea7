"""The corridor of `qcheck whatif` as a table: which values pass, are at risk, fail, by date.

A figure is rounded only into its band, and for whole things to whole ones, so that every value that
a cell names has the status of its column.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.model import Op, Status
from qcheck.plausible import limits
from qcheck.quantity import is_count, percent, plain, trimmed
from qcheck.table.shape import Cell, Column, Table
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qcheck.model import Lang, Target
    from qcheck.whatif import Band, Moment

_SHOWN = (Status.PASS, Status.AT_RISK, Status.FAIL)
_MORE_PLACES = 2  # than the required value is written with


def corridor_table(target: Target, moments: Iterable[Moment], lang: Lang) -> Table:
    """One row for each date, one column for each status."""
    heads = [say(f"table.status-{status.value}", lang) for status in _SHOWN]
    return Table(
        title=f"{target.name} {target.requirement.text}",
        columns=(
            Column(key="date", heading=say("explain.as-of", lang)),
            Column(key="elapsed", heading=say("table.head-elapsed", lang)),
            *(
                Column(key=status.value, heading=head, fold=1)
                for status, head in zip(_SHOWN, heads, strict=True)
            ),
        ),
        rows=tuple(
            (
                Cell(moment.date.isoformat()),
                Cell(percent(moment.elapsed), value=_twelve(moment.elapsed), share=True),
                *(Cell(_text(target, moment.bands, status, lang)) for status in _SHOWN),
            )
            for moment in moments
        ),
    )


def _twelve(share: Fraction) -> Decimal:
    """A share as a file has it, to twelve decimals."""
    exact = Decimal(share.numerator) / Decimal(share.denominator)
    return trimmed(exact.quantize(Decimal("1e-12")))


def _text(target: Target, bands: Sequence[Band], status: Status, lang: Lang) -> str:
    """The values of one status: ≥ 15000件, ≤ 16749件."""
    own = [band for band in bands if band.status is status]
    if target.requirement.op is Op.DONE:
        done = any(band.holds(Fraction(1)) for band in own)
        undone = any(band.holds(Fraction(0)) for band in own)
        said = [key for key, holds in (("done", done), ("not-done", undone)) if holds]
        return say("table.comma", lang).join(say(f"explain.{key}", lang) for key in said)
    texts = (_band(target, band) for band in own)
    return say("explain.or", lang).join(text for text in texts if text)


def _band(target: Target, band: Band) -> str:
    """One band in signs, within the natural limits of the value; nothing where none lies in it."""
    low, high = _natural(target)
    first = _inside(target, band.low, included=band.low_in, up=True)
    last = _inside(target, band.high, included=band.high_in, up=False)
    if low is not None and (band.low is None or band.low < low or first == (low, True)):
        first = None if last is None or last[0] > low else (low, True)
    if high is not None and (band.high is None or band.high > high or last == (high, True)):
        last = None if first is None or first[0] < high else (high, True)
    if (last and low is not None and last[0] < low) or (
        first and high is not None and first[0] > high
    ):
        return ""
    return _signs(target.requirement.unit, first, last)


_End = tuple[Decimal, bool]  # a value, and whether it belongs to the band


def _signs(unit: str, first: _End | None, last: _End | None) -> str:
    if first and last:
        if first[0] > last[0] or (first[0] == last[0] and not (first[1] and last[1])):
            return ""
        if first[0] == last[0]:
            return f"= {plain(first[0])}{unit}"
    said = [f"{'≥' if first[1] else '>'} {plain(first[0])}{unit}"] if first else []
    said += [f"{'≤' if last[1] else '<'} {plain(last[0])}{unit}"] if last else []
    return ", ".join(said) or "—"


def _natural(target: Target) -> tuple[Decimal | None, Decimal | None]:
    low, high = limits(target)
    counted = target.kind.value in ("stock", "flow") or is_count(target.requirement.unit)
    return (Decimal(0) if low is None and counted and target.bounds is None else low), high


def _inside(target: Target, end: Fraction | None, *, included: bool, up: bool) -> _End | None:
    """An end of a band as it is shown: exact where that is short, else rounded into the band."""
    if end is None:
        return None
    whole = is_count(target.requirement.unit)
    written = -int(target.requirement.quantum.normalize().as_tuple().exponent)
    places = 0 if whole else max(written, 0) + _MORE_PLACES
    scaled = end * 10**places
    if scaled.denominator == 1 and (included or not whole):
        return Decimal(scaled.numerator).scaleb(-places), included
    down = scaled.numerator // scaled.denominator
    exact = scaled.denominator == 1
    step = (down + 1) if up else (down - 1 if exact else down)
    return Decimal(step).scaleb(-places), True
