"""The text of an .ods cell: paragraphs, spaces, raised runs; not its note and not its shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading import limits
from qcheck.reading.package import attribute
from qcheck.reading.richtext import SHIFTS, STRUCK

if TYPE_CHECKING:
    from collections.abc import Callable

    from qcheck.reading.odsstyles import OdsStyles

_SHAPES = (
    "frame custom-shape rect line ellipse connector g polyline polygon path caption control "
    "measure circle regular-polygon page-thumbnail"
).split()
# A note on the cell, the reading of a character, anything drawn: none of it is the cell's text.
_ASIDE = ("office:annotation", "text:ruby-text", "text:note", *(f"draw:{s}" for s in _SHAPES))
_MOST_SPACES = 1000


class OdsText:
    """Collects the text of one cell from the events of its XML."""

    def __init__(self, styles: OdsStyles, file: str) -> None:
        self._styles = styles
        self._file = file
        self._aside = 0
        self.begin()

    def begin(self) -> None:
        """A new cell, without text so far."""
        self._pieces: list[str] = []
        self._size = 0
        self._open = 0
        self._shifts: list[dict[int, int]] = []
        self._struck: list[bool] = []

    def starts(self) -> dict[str, Callable[[dict[str, str]], None]]:
        """Handlers for the elements inside a cell."""
        return {
            **dict.fromkeys(_ASIDE, self._on_aside),
            "text:p": self._on_paragraph,
            "text:span": self._on_span,
            "text:s": self._on_spaces,
            "text:tab": lambda _: self._add("\t"),
            "text:line-break": lambda _: self._add("\n"),
        }

    def ends(self) -> dict[str, Callable[[], None]]:
        """Handlers for the ends of those elements."""
        return {
            **dict.fromkeys(_ASIDE, self._aside_end),
            "text:p": self._paragraph_end,
            "text:span": self._span_end,
        }

    def feed(self, text: str) -> None:
        """Character data; only counts inside a paragraph of the cell itself."""
        self._add(text.translate(self._shifts[-1]) if self._shifts else text)

    def take(self) -> str:
        """The text so far; the next cell begins empty."""
        text = "".join(self._pieces)
        self.begin()
        return text

    def _add(self, text: str) -> None:
        if self._aside or not self._open:
            return
        self._size += len(text)
        if self._size > limits.CELL_CHARACTERS:
            raise DataError("data.damaged", file=self._file)
        self._pieces.append(text)

    def _on_aside(self, _: dict[str, str]) -> None:
        self._aside += 1

    def _aside_end(self) -> None:
        self._aside -= 1

    def _on_paragraph(self, _: dict[str, str]) -> None:
        if self._aside:
            return
        self._open += 1
        if self._pieces:
            self._add("\n")

    def _paragraph_end(self) -> None:
        if not self._aside:
            self._open -= 1

    def _on_span(self, attributes: dict[str, str]) -> None:
        if not self._aside:
            style = attribute(attributes, "style-name")
            outer = self._shifts[-1] if self._shifts else {}
            self._shifts.append(SHIFTS.get(self._styles.shift(style), outer))
            self._struck.append(self._styles.struck(style))
            self._mark()

    def _span_end(self) -> None:
        if not self._aside and self._shifts:
            self._mark()
            self._shifts.pop()
            self._struck.pop()

    def _mark(self) -> None:
        if self._struck[-1]:
            self._add(STRUCK)

    def _on_spaces(self, attributes: dict[str, str]) -> None:
        said = attribute(attributes, "c") or "1"
        self._add(" " * min(int(said), _MOST_SPACES))
