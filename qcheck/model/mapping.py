"""What an office calls things: its names → target ids, its headers → meanings."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Renaming(Record):
    """One line of a mapping file: what is `written` in spreadsheets, and what it `means`."""

    written: str
    means: str  # of a name the id of a target, of a header the meaning of its column
    source: str  # file:line:column


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class NameMap(Record):
    """A mapping file."""

    names: tuple[Renaming, ...] = ()
    columns: tuple[Renaming, ...] = ()
