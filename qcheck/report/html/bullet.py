"""Where the marks of a bullet chart stand: required, actual, baseline, due today.

Figures are only scaled for drawing, as exact fractions: a cell may hold 1e300. The template draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    Entry = Mapping[str, Any]

WIDTH = 400  # of the drawing, in its own units
_EDGE, _EDGE_OF_DOTS = 24, 110  # left free on both sides
_COUNTED = ("stock", "flow")  # amounts that begin at nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """Places from the left, 0 to WIDTH; None where there is nothing to mark."""

    required: int
    upper: int | None
    good: tuple[int, int] | None  # from, width
    actual: int | None
    bar: tuple[int, int] | None  # from, width: the way from the baseline, or from zero
    baseline: int | None
    expected: int | None


def bullet(entry: Entry) -> Bullet | None:
    """The marks of one verdict; None for what has no number, or but one mark."""
    target = entry["target"]
    if target["value"] is None:
        return None
    marks = _marks(entry)
    if not [
        value
        for key, value in marks.items()
        if key not in {"required", "upper"} and value is not None
    ]:
        return None
    # Dots alone stand closer: at the edge one would look like the very beginning of a way.
    way = marks["baseline"] is not None or marks["zero"] is not None
    known = [value for value in marks.values() if value is not None]
    place = _Scale(known, _EDGE if way else _EDGE_OF_DOTS)
    at = {key: None if value is None else place(value) for key, value in marks.items()}
    required = place(Fraction(target["value"]))
    return Bullet(
        required=required,
        upper=at["upper"],
        good=_good(target["op"], required, at["upper"]),
        actual=at["actual"],
        bar=_bar(at),
        baseline=at["baseline"],
        expected=at["expected"],
    )


def _marks(entry: Entry) -> dict[str, Fraction | None]:
    target, actual = entry["target"], entry["actual"]
    base = baseline_value(entry)
    value = actual["value"] if actual else None
    from_zero = base is None and value is not None and entry["kind"] in _COUNTED
    return {
        "required": _fraction(target["value"]),
        "upper": _fraction(target["upper"]),
        "actual": _fraction(value),
        "baseline": _fraction(base),
        "expected": _fraction((entry["pace"] or {}).get("on_track_at")),
        "zero": Fraction(0) if from_zero else None,
    }


def baseline_value(entry: Entry) -> Decimal | int | None:
    """The baseline where it can stand on the same scale: growth is counted against it, in %."""
    base = entry.get("baseline")
    if not base or base["unit"] != entry["target"]["unit"] or entry["kind"] == "growth":
        return None
    value: Decimal | int = base["value"]
    return value


def _fraction(value: Decimal | int | None) -> Fraction | None:
    return None if value is None else Fraction(value)


class _Scale:
    """Values → places between the edges; a single value stands in the middle."""

    def __init__(self, values: list[Fraction], edge: int) -> None:
        self.edge, self.low, self.across = edge, min(values), max(values) - min(values)

    def __call__(self, value: Fraction) -> int:
        if not self.across:
            return WIDTH // 2
        return round(self.edge + (value - self.low) / self.across * (WIDTH - 2 * self.edge))


def _good(op: str, required: int, upper: int | None) -> tuple[int, int] | None:
    if op in {">=", ">"}:
        return required, WIDTH - required
    if op in {"<=", "<"}:
        return 0, required
    return None if upper is None else (required, upper - required)


def _bar(at: Mapping[str, int | None]) -> tuple[int, int] | None:
    start = at["baseline"] if at["baseline"] is not None else at["zero"]
    end = at["actual"]
    return None if start is None or end is None else (min(start, end), abs(end - start))
