"""What one sheet gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from qcheck.model import Actual, Finding


@dataclass(slots=True, kw_only=True)
class SheetRead:
    """What one sheet gave. `problem` is why it gave no rows at all, if so.

    `taken` is the number of rows of the sheet that gave `rows`: a row may give one for each region
    or period. `undated` is True where a period was asked for and nothing says of which period a
    row is. `times` are the dates and years of its tables, those of filing aside.
    """

    rows: list[Actual] = field(default_factory=list)
    taken: int = 0
    undated: bool = False
    times: set[tuple[dt.date | None, int | None]] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    problem: Finding | None = None
    empty: bool = True
