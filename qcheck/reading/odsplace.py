"""The part of an .ods file that holds the sheets, and where in it the parser stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading import limits
from qcheck.reading.odsstyles import OdsStyles
from qcheck.reading.package import Package, attribute, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CONTENT = "content.xml"
# What stands beside the sheets, and may hold tables of its own.
_BESIDE = ("tracked-changes", "dde-links", "shapes", "object")
_CELLS = ("table-cell", "covered-table-cell")


class OdsBook:
    """The package, its styles, and what is left to be spent on it."""

    def __init__(self, package: Package) -> None:
        self.file = package.file
        self._package = package
        self._bytes = limits.ODS_BYTES
        self.cells = limits.CELLS
        self.named = OdsStyles()
        if "styles.xml" in package:
            self._walk_styles()
        self.styles = OdsStyles(self.named)

    def _walk_styles(self) -> None:
        steps = walk(
            self._package.chunks("styles.xml"),
            starts=self.named.starts(),
            ends=self.named.ends(),
            text=self.named.feed,
            file=self.file,
        )
        for _ in steps:
            pass

    def content(self) -> Iterator[bytes]:
        """The part with the sheets; counted each time that it is gone through."""
        for chunk in self._package.chunks(CONTENT):
            self._bytes -= len(chunk)
            if self._bytes < 0:
                limit = f"{limits.ODS_BYTES >> 20} MB"
                raise DataError("data.too-much", file=self.file, limit=limit)
            yield chunk

    def spend(self, cells: int) -> None:
        """Count cells as read."""
        self.cells -= cells
        if self.cells < 0:
            raise DataError("data.too-much-cells", file=self.file, limit=str(limits.CELLS))

    def damaged(self) -> DataError:
        """The error of a part that contradicts itself."""
        return DataError("data.damaged", file=self.file)

    def times(self, attributes: dict[str, str], name: str) -> int:
        """A count of repetitions or of spanned cells, at least 1."""
        said = attribute(attributes, name)
        if not said:
            return 1
        if not (said.isascii() and said.isdigit()) or len(said) > 9 or int(said) < 1:  # noqa: PLR2004
            raise self.damaged()
        return int(said)


class Place:
    """Where in the part the parser stands: which sheet, row and column; nothing inside shapes."""

    def __init__(self, book: OdsBook) -> None:
        self.book = book
        self.tables = 0  # begun so far
        self.depth = 0
        self.beside = 0
        self.inside = False  # office:spreadsheet
        self.row = 0
        self.repeat = 1
        self.column = 0

    def handlers(self) -> dict[str, Callable[[dict[str, str]], None]]:
        """Handlers for the elements that sheets are made of."""
        return {
            "office:spreadsheet": self._on_body,
            "table:table": self._on_table,
            "table:table-row": self._on_row,
            **{f"table:{name}": self._on_cell for name in _CELLS},
            **dict.fromkeys(_BESIDE, self._on_beside),
        }

    def closers(self) -> dict[str, Callable[[], None]]:
        """Handlers for their ends."""
        return {
            "table:table": self._table_end,
            "table:table-row": self._row_end,
            **{f"table:{name}": self._cell_end for name in _CELLS},
            **dict.fromkeys(_BESIDE, self._beside_end),
        }

    @property
    def here(self) -> bool:
        """Whether this belongs to a sheet, and not to a table inside one or beside it."""
        return self.inside and self.depth == 1 and not self.beside

    def _on_body(self, _: dict[str, str]) -> None:
        self.inside = True

    def _on_beside(self, _: dict[str, str]) -> None:
        self.beside += 1

    def _beside_end(self) -> None:
        self.beside -= 1

    def _on_table(self, attributes: dict[str, str]) -> None:
        if self.beside:
            return
        self.depth += 1
        if self.here:
            self.tables += 1
            self.row = 0
            self.repeat = 1
            self.table(attributes)

    def _table_end(self) -> None:
        if self.beside:
            return
        if self.here:
            self.table_end()
        self.depth -= 1

    def _on_row(self, attributes: dict[str, str]) -> None:
        if self.here:
            self.row += 1
            self.repeat = self.book.times(attributes, "number-rows-repeated")
            self.column = 0
            self.row_begins(attributes)

    def _row_end(self) -> None:
        if self.here:
            self.row_end()
            self.row += self.repeat - 1

    def _on_cell(self, attributes: dict[str, str]) -> None:
        if self.here:
            self.cell(attributes)

    def _cell_end(self) -> None:
        if self.here:
            self.cell_end()

    def table(self, attributes: dict[str, str]) -> None:
        """A sheet begins."""

    def table_end(self) -> None:
        """A sheet ends."""

    def row_begins(self, attributes: dict[str, str]) -> None:
        """A row begins, the `repeat` next ones are like it."""

    def row_end(self) -> None:
        """A row ends."""

    def cell(self, attributes: dict[str, str]) -> None:
        """A cell begins."""

    def cell_end(self) -> None:
        """A cell ends."""
