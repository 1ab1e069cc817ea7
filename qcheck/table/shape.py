"""What a table is made of: columns, cells, rows. Says nothing of how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qcheck.model import Record

if TYPE_CHECKING:
    from collections.abc import Collection
    from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Column(Record):
    """One column. `from_width` is the narrowest screen that shows it, None: files only.

    On a narrower screen its text stands under the row where `below` says so. Only a column with
    `fold` may be broken over lines, and has that weight when room is shared out: ids, statuses and
    figures never are.
    """

    key: str
    heading: str
    from_width: int | None = 0
    below: bool = False
    fold: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: text for people and, where it is a bare number, the exact `value`.

    `share` marks what is shown as a percentage (0.8333 → 83.3%).
    """

    text: str
    tone: str = ""
    value: Decimal | int | None = None
    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Table(Record):
    """A titled table; every row has one cell for each column.

    `compact` names the columns that lead each record, behind the first, where a screen is too
    narrow for all columns that it must show; without it they are squeezed.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    compact: tuple[str, ...] = ()

    def pick(self, *keys: str, unless_empty: str | Collection[str] = ()) -> Table:
        """The same rows with only the named columns, in the order named.

        Of the columns `unless_empty`, those in which nothing stands are left out.
        """
        droppable = {unless_empty} if isinstance(unless_empty, str) else set(unless_empty)
        places = {column.key: i for i, column in enumerate(self.columns)}
        chosen = [places[key] for key in keys if key not in droppable or self._filled(places[key])]
        return replace(
            self,
            columns=tuple(self.columns[i] for i in chosen),
            rows=tuple(tuple(cells[i] for i in chosen) for cells in self.rows),
        )

    def drop(self, *keys: str) -> Table:
        """The same rows without the named columns."""
        return self.pick(*(column.key for column in self.columns if column.key not in keys))

    def _filled(self, place: int) -> bool:
        return any(cells[place].text for cells in self.rows)


def row(*texts: str) -> tuple[Cell, ...]:
    """A row of plain texts."""
    return tuple(map(Cell, texts))
