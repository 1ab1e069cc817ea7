"""What the user asks of every sheet, handed down to the layout of each table in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qcheck.model import Record

if TYPE_CHECKING:
    from qcheck.reading.seen import SheetTrace
    from qcheck.reading.span import Asked


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Asking(Record):
    """The options that are for every sheet, and where what is seen is recorded (for inspect only).

    `home` is the region that is judged where none is asked for, "" where that is not known. `names`
    is what the sheets of one file have in common.
    """

    sheet: str | None = None
    column: str | None = None
    period: Asked | None = None
    region: str | None = None
    home: str = ""
    names: set[str] = field(default_factory=set)  # of the rows of this file so far
    seen: SheetTrace | None = None
