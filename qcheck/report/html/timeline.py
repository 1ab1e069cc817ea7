"""Where the points of a series stand in a small chart over the period; the template draws.

Figures are only scaled for drawing, as exact fractions.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from qcheck.report.html.bullet import baseline_value
from qcheck.table.detail import series_points
from qcheck.table.figures import figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Entry = Mapping[str, Any]

WIDTH, HEIGHT = 360, 150  # of the drawing, in its own units
_LEFT, _RIGHT, _TOP, _BOTTOM = 10, 350, 24, 120
_LEAST = 2  # points that make a series
_MOST_LABELS = 8


class Mark(NamedTuple):
    """A point of the drawing, and what is written beside it ("" for nothing)."""

    x: int
    y: int
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The points reported, the limits as heights, and what else has a date and a value."""

    points: tuple[Mark, ...]
    limits: tuple[Mark, ...]  # x is not used
    baseline: Mark | None
    expected: Mark | None
    first: str
    last: str


def timeline(entry: Entry) -> Timeline | None:
    """The chart of one verdict's series; None for fewer than two points or what has no number."""
    points, target = series_points(entry), entry["target"]
    if len(points) < _LEAST or target["value"] is None:
        return None
    unit = target["unit"]
    given = [(_day(one["date"]), Fraction(one["value"])) for one in points]
    limits = [Fraction(value) for value in (target["value"], target["upper"]) if value is not None]
    base, expected = _baseline(entry), _expected(entry)
    known = [*given, *filter(None, (base, expected))]
    days = [_day(entry["start"]), _day(entry["due"]), *(day for day, _ in known)]
    draw = _Frame(days, [*limits, *(value for _, value in known)])
    shown = len(points) <= _MOST_LABELS
    return Timeline(
        points=tuple(
            draw.mark(at, figure(one["value"], unit) if shown or one is points[-1] else "")
            for at, one in zip(given, points, strict=True)
        ),
        limits=tuple(draw.mark((days[0], value)) for value in limits),
        baseline=draw.mark(base) if base else None,
        expected=draw.mark(expected) if expected else None,
        first=min(days).isoformat(),
        last=max(days).isoformat(),
    )


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _baseline(entry: Entry) -> tuple[dt.date, Fraction] | None:
    value = baseline_value(entry)
    date = (entry.get("baseline") or {}).get("date")
    return (_day(date), Fraction(value)) if value is not None and date else None


def _expected(entry: Entry) -> tuple[dt.date, Fraction] | None:
    value = (entry["pace"] or {}).get("on_track_at")
    actual = entry["actual"]
    return (_day(actual["as_of"]), Fraction(value)) if value is not None and actual else None


class _Frame:
    """Days and values → places in the drawing."""

    def __init__(self, days: Iterable[dt.date], values: Iterable[Fraction]) -> None:
        numbers, known = [day.toordinal() for day in days], list(values)
        self.left, self.across = min(numbers), max(numbers) - min(numbers)
        self.low, self.up = min(known), max(known) - min(known)

    def mark(self, at: tuple[dt.date, Fraction], label: str = "") -> Mark:
        gone, risen = at[0].toordinal() - self.left, at[1] - self.low
        x = _LEFT + Fraction(gone, self.across) * (_RIGHT - _LEFT) if self.across else _LEFT
        y = _BOTTOM - risen / self.up * (_BOTTOM - _TOP) if self.up else (_TOP + _BOTTOM) // 2
        return Mark(round(x), round(y), label)
