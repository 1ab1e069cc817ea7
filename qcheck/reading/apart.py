"""Rows of other regions in a long table: kept while they may matter, and then only counted.

A table of a province may have a hundred thousand of them, and what is said of them is how many
there are, of what, and where. So a row is left out where rows that were kept name the same thing,
its year and its region already, and there are many of them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qcheck.region import is_whole, may_be_one, squeezed

if TYPE_CHECKING:
    from qcheck.model import Actual

_KEPT = 2_000  # rows of other regions in one table that are kept whatever they say


@dataclass(slots=True)
class Tally:
    """What the kept rows of one thing say, and how many more there were."""

    source: str
    years: set[int] = field(default_factory=set)  # 0 where there is no date
    regions: set[str] = field(default_factory=set)
    more: int = 0


class Apart:
    """Tells the rows of one table that need not be kept.

    `asked` is what `--region` named; else `home` is the region that is judged. Where both are
    unknown all rows are kept.
    """

    def __init__(self, asked: str | None, home: str) -> None:
        self._asked = None if asked is None else squeezed(asked)
        self._home = home
        self._kept = 0
        self._newest = dt.date.min
        self._counted = 0
        self._tallies: dict[tuple[str, str, dt.date | None, int | None], Tally] = {}

    def spares(self, like: Actual, day: dt.date | None) -> bool:
        """Whether a row that says the same as `like` of a day need not be kept: it is counted."""
        tally = self.tally(like)
        return tally is not None and self.counts(tally, like.region, day)

    def tally(self, like: Actual) -> Tally | None:
        """Where rows like this are counted; None where they may be judged."""
        if self._owns(like.region):
            return None
        key = (like.id, like.name, like.title_date, like.title_year)
        tally = self._tallies.get(key)
        if tally is None:
            tally = self._tallies[key] = Tally(like.source)
        return tally

    def counts(self, tally: Tally, region: str, day: dt.date | None) -> bool:
        """Whether a row of a region and a day is only counted; else it is one that is kept."""
        if self.spare(tally, region, day):
            tally.more += 1
            self._counted += 1
            return True
        self._newest = max(self._newest, day or self._newest)
        tally.years.add(_year(day))
        tally.regions.add(region)
        self._kept += 1
        return False

    def spare(self, tally: Tally, region: str, day: dt.date | None) -> bool:
        """Whether a row of a region and a day need not be kept: there are many like it, and newer.

        The newest of all dates the run, and the years are enough to find a row before any date.
        """
        return (
            self._kept >= _KEPT
            and (day is None or day <= self._newest)
            and _year(day) in tally.years
            and region in tally.regions
        )

    def _owns(self, region: str) -> bool:
        """Whether the rows of a region may be judged."""
        if self._asked is not None:  # a row without any may be of the one that was asked for
            if not region or may_be_one(squeezed(region), self._asked):
                return True
            return is_whole(self._asked, self._home) and is_whole(region, self._home)
        return not self._home or is_whole(region, self._home)

    def skimmed(self) -> int:
        """How many lines were counted without a row."""
        return sum(one.more for one in self._tallies.values()) - self._counted

    def counted(self, rows: list[Actual]) -> list[Actual]:
        """The kept rows, the first of each thing with the number of those left out."""
        more = {one.source: one.more for one in self._tallies.values() if one.more}
        if not more:
            return rows
        return [replace(row, more=more[row.source]) if row.source in more else row for row in rows]


def _year(day: dt.date | None) -> int:
    return day.year if day else 0
