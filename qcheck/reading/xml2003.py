"""XML Spreadsheet 2003, usually named .xls: one XML file with styles and worksheets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading import limits
from qcheck.reading.encoding import decode_markup
from qcheck.reading.formats import named_form
from qcheck.reading.grid import GENERAL, Merges, NumberForm, Row, Sheet
from qcheck.reading.package import attribute, walk
from qcheck.reading.xmltable import XmlTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PIECE = 1 << 16
_DECLARATION = re.compile(r"\s*<\?xml\s[^<>]{0,400}\?>")
_PARENTS = 16
# A style that the file does not define may have been a percentage.
_LOST = NumberForm(scaled=True)


def read(data: bytes, file: str) -> tuple[list[Sheet], str]:
    """The worksheets of the file, and its encoding.

    Raises:
        DataError: not well-formed, a DOCTYPE, or beyond the limits.
    """
    text, encoding = decode_markup(data, file)
    book = _Book(file)
    steps = walk(_pieces(text), starts=book.starts(), ends=book.ends(), text=book.feed, file=file)
    for _ in steps:
        pass
    if not book.tables:
        raise DataError("data.damaged", file=file)
    return [_sheet(file, table) for table in book.tables], encoding


def _pieces(text: str) -> Iterator[bytes]:
    """The text in UTF-8, without the declaration of another encoding."""
    found = _DECLARATION.match(text)
    for at in range(found.end() if found else 0, len(text), _PIECE):
        yield text[at : at + _PIECE].encode("utf-8")


def _sheet(file: str, table: XmlTable) -> Sheet:
    merges = Merges(table.merges)

    def rows() -> Iterator[Row]:
        return iter(table.rows)

    return Sheet(
        file=file,
        name=table.name,
        hidden=table.hidden,
        rows=rows,
        load_merges=lambda: merges,
        hidden_columns=table.hidden_columns,
    )


class _Book:
    """Collects styles and worksheets from the events of the XML."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.tables: list[XmlTable] = []
        self._styles: dict[str, tuple[str, str | None]] = {}
        self._style = ""
        self._forms: dict[str, NumberForm] = {}
        self._budget = [limits.CELLS, limits.HELD_CELLS, limits.SPAN_STEPS, limits.MERGES]
        self._table: XmlTable | None = None
        self._sheet: XmlTable | None = None
        self._visible: list[str] | None = None
        self._old_dates = False

    def starts(self) -> dict[str, Callable[[dict[str, str]], None]]:
        """What to do where an element begins."""
        return {
            "Style": self._on_style,
            "NumberFormat": self._on_format,
            "Worksheet": self._on_sheet,
            "Table": self._on_table,
            "Visible": self._on_visible,
            "Date1904": self._on_old_dates,
            **{name: self._inside(name) for name in XmlTable.STARTS},
        }

    def ends(self) -> dict[str, Callable[[], None]]:
        """What to do where an element ends."""
        return {
            "Style": self._end_style,
            "Worksheet": self._end_sheet,
            "Table": self._end_table,
            "Visible": self._end_visible,
            **{name: self._end_inside(name) for name in XmlTable.ENDS},
        }

    def feed(self, text: str) -> None:
        """Character data."""
        if self._visible is not None:
            self._visible.append(text)
        elif self._table:
            self._table.feed(text)

    def _inside(self, name: str) -> Callable[[dict[str, str]], None]:
        def on_start(attributes: dict[str, str]) -> None:
            if self._table:
                self._table.start(name, attributes)

        return on_start

    def _end_inside(self, name: str) -> Callable[[], None]:
        def on_end() -> None:
            if self._table:
                self._table.end(name)

        return on_end

    def _on_style(self, attributes: dict[str, str]) -> None:
        self._style = attribute(attributes, "ID")
        self._styles[self._style] = (attribute(attributes, "Parent"), None)

    def _end_style(self) -> None:
        self._style = ""

    def _on_format(self, attributes: dict[str, str]) -> None:
        if self._style:
            parent, _ = self._styles[self._style]
            self._styles[self._style] = (parent, attribute(attributes, "Format"))

    def _form(self, style: str) -> NumberForm:
        if style not in self._forms:
            self._forms[style] = self._look_up(style)
        return self._forms[style]

    def _look_up(self, style: str) -> NumberForm:
        """The format of a style, its own or that of the style it builds on."""
        if style not in self._styles and style not in ("", "Default"):
            return _LOST
        for _ in range(_PARENTS):
            parent, code = self._styles.get(style, ("", None))
            if code is not None:
                return named_form(code)
            if style in ("", "Default") and not parent:
                return GENERAL
            style = parent or "Default"
        return _LOST

    def _on_sheet(self, attributes: dict[str, str]) -> None:
        if self._sheet:
            raise DataError("data.damaged", file=self._file)
        if len(self.tables) >= limits.SHEETS:
            raise DataError("data.too-much-sheets", file=self._file, limit=str(limits.SHEETS))
        name = attribute(attributes, "Name")
        self._sheet = XmlTable(
            self._file, name, self._budget, self._form, old_dates=self._old_dates
        )
        self.tables.append(self._sheet)

    def _end_sheet(self) -> None:
        self._sheet = self._table = None

    def _on_table(self, attributes: dict[str, str]) -> None:
        if self._sheet and not self._table:
            self._table = self._sheet
            self._table.begin(attributes)

    def _end_table(self) -> None:
        self._table = None

    def _on_visible(self, _: dict[str, str]) -> None:
        self._visible = []

    def _end_visible(self) -> None:
        said = "".join(self._visible or ()).strip()
        self._visible = None
        if self._sheet and said in ("SheetHidden", "SheetVeryHidden"):
            self._sheet.hidden = True

    def _on_old_dates(self, _: dict[str, str]) -> None:
        self._old_dates = True
