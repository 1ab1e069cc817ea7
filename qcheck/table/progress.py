"""What the pace says, as cells: shares, what is needed, and a bullet chart in a line of text.

■■■■│■□□□□□: half of the planned change is achieved, two fifths of the period are over. All signs
are in GBK. Nothing is drawn where no pace is claimed: 91.6 of 92 is not "99.6% done".
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any

from qcheck.quantity import approximate, percent, plain
from qcheck.table.shape import Cell
from qcheck.words import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qcheck.model import Lang

    Entry = Mapping[str, Any]

CELLS = 10
_DONE, _OPEN, _TODAY = "■", "□", "│"
_DECIMALS = 2  # a figure with more is a ratio, and read rounded


def pace_shares(entry: Entry) -> tuple[Decimal, Decimal] | None:
    """The share achieved and the share of time elapsed; None where not both are known exactly."""
    pace = entry["pace"] or {}
    achieved, elapsed = pace.get("achieved"), pace.get("elapsed")
    if achieved is None or elapsed is None or pace.get("rule") == "upper-bound":
        return None
    return Decimal(achieved), Decimal(elapsed)


def bar(entry: Entry, _: Lang | None = None) -> Cell:
    """The bullet of one result, in the colour of its status."""
    shares = pace_shares(entry)
    if shares is None:
        return Cell("")
    done, today = (_cells(share) for share in shares)
    drawn = _DONE * done + _OPEN * (CELLS - done)
    return Cell(drawn[:today] + _TODAY + drawn[today:], tone=entry["status"])


def _cells(share: Decimal) -> int:
    """A share as cells, within the bar; what is short of all never fills it, what is some shows."""
    inside = max(Decimal(0), min(share, Decimal(1)))
    scaled = int((inside * CELLS).quantize(Decimal(1), ROUND_HALF_EVEN))
    return max(int(share > 0), min(scaled, CELLS - int(share < 1)))


def elapsed(entry: Entry, _: Lang) -> Cell:
    """The share of the period that is over."""
    return _share((entry["pace"] or {}).get("elapsed"))


def achieved(entry: Entry, _: Lang) -> Cell:
    """The share achieved; where it is only known to be no more than that, a text: ≤95.0%."""
    pace = entry["pace"] or {}
    value = pace.get("achieved")
    if value is not None and pace["rule"] == "upper-bound":
        return Cell(f"≤{percent(value)}", share=True)
    return _share(value)


def both(entry: Entry, lang: Lang) -> Cell:
    """Time and progress beside each other: 83.3%/68.3%."""
    shares = (elapsed(entry, lang).text, achieved(entry, lang).text)
    return Cell("/".join(filter(None, shares)))


def attainment(entry: Entry, _: Lang) -> Cell:
    """The plain share of the required value, which is no pace."""
    return _share(entry.get("attainment"))


def _share(value: Decimal | int | None) -> Cell:
    return Cell(percent(None if value is None else Decimal(value)), value=value, share=True)


def pace_figure(key: str) -> Callable[[Entry, Lang], Cell]:
    """A figure of the pace: a ratio rounded to be read, as a value exact."""

    def cell(entry: Entry, _: Lang) -> Cell:
        value = (entry["pace"] or {}).get(key)
        if value is None:
            return Cell("")
        short = plain(Decimal(value))
        if len(short.partition(".")[2]) > _DECIMALS:
            short = approximate(Decimal(value))
        return Cell(short, value=value)

    return cell


def met_on(entry: Entry, _: Lang) -> Cell:
    """The date at which the target would be met at today's pace."""
    return Cell(visible((entry["pace"] or {}).get("met_on") or ""))
