"""What a stored cell of an xlsx sheet holds, by its type and its style."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading.grid import GENERAL, Cell, NumberForm, Seen
from qcheck.reading.richtext import STRUCK, unescape
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = regex(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]{1,4})?")
TRUE = frozenset({"1", "true"})
_LEAP_BUG = 60  # 1900-02-29, which never was, is day 60 of the 1900 date system
_LAST_SERIAL = 2_958_465  # 9999-12-31


@dataclass(slots=True)
class Styles:
    """The number format of each cell style, and the date system."""

    forms: list[NumberForm]
    date1904: bool = False
    struck: frozenset[str] = frozenset()  # the styles of cells that are struck out

    def form(self, style: str) -> NumberForm:
        """The format of a cell's style; General where there is none."""
        index = int(style) if style.isascii() and style.isdigit() else 0
        return self.forms[index] if index < len(self.forms) else GENERAL

    def day(self, serial: float) -> date | None:
        """The date of a serial number; None for a time of day or nonsense."""
        if not 1 <= serial <= _LAST_SERIAL:
            return None
        if self.date1904:
            return date(1904, 1, 1) + timedelta(days=min(int(serial), _LAST_SERIAL - 1462))
        first = date(1899, 12, 30) if serial >= _LEAP_BUG else date(1899, 12, 31)
        return first + timedelta(days=int(serial))


class Stored:
    """Turns what cells store into cells; each shared string becomes one cell, made once."""

    def __init__(self, file: str, strings: list[str], styles: Styles) -> None:
        self.file = file
        self._strings = strings
        self._styles = styles
        self._shared: dict[str, Cell | None] = {}
        self._forms: dict[str, NumberForm] = {}
        self._readers: dict[str, Callable[[str], Cell | None]] = {
            "s": self.shared,
            "str": lambda text: text_cell(unescape(text)),
            "inlineStr": text_cell,
            "b": lambda text: Cell(Seen.BOOL, "TRUE" if text.strip() in TRUE else "FALSE"),
            "e": lambda text: Cell(Seen.ERROR, text),
            "d": iso_date,
        }

    def cell(self, kind: str, style: str, stored: str | None, *, formula: bool) -> Cell | None:
        """What a cell of this type and style holds; None when it is empty."""
        if formula and (stored is None or (not stored and kind != "str")):
            return Cell(Seen.UNCOMPUTED, "")
        if not stored:
            return None
        if kind == "n":
            cell = self.numeric(stored, self.form(style))
        else:
            read = self._readers.get(kind)
            cell = read(stored) if read else Cell(Seen.ERROR, stored)
        return struck(cell) if cell and self.is_struck(style) else cell

    def is_struck(self, style: str) -> bool:
        """Whether cells of a style are struck out."""
        return style in self._styles.struck

    def form(self, style: str) -> NumberForm:
        """The number format of a style."""
        form = self._forms.get(style)
        if form is None:
            form = self._forms[style] = self._styles.form(style)
        return form

    def shared(self, stored: str) -> Cell | None:
        """The cell of a shared string, by its index."""
        try:
            return self._shared[stored]
        except KeyError:
            index = stored.strip()
        if not (index.isascii() and index.isdigit()) or int(index) >= len(self._strings):
            raise DataError("data.damaged", file=self.file)
        cell = self._shared[index] = text_cell(self._strings[int(index)])
        return cell

    def numeric(self, stored: str, form: NumberForm) -> Cell | None:
        """The cell of a number, a date if its format says so."""
        stored = stored.strip()
        if not stored:
            return None
        if not NUMBER.fullmatch(stored) or not isfinite(number := float(stored)):
            return Cell(Seen.ERROR, stored)
        if form.date:
            day = self._styles.day(number)
            return Cell(Seen.DATE, day.isoformat() if day else stored, day=day)
        return Cell(Seen.NUMBER, stored, number, form)


def struck(cell: Cell) -> Cell:
    """A cell that is struck out as a whole: no figure, and no name that is known."""
    if cell.seen is not Seen.NUMBER:
        return cell._replace(text=f"{STRUCK}{cell.text}{STRUCK}")
    before, after = f"{STRUCK}{cell.form.before}", f"{cell.form.after}{STRUCK}"
    return cell._replace(form=cell.form._replace(before=before, after=after))


def text_cell(text: str) -> Cell | None:
    """A cell of text; None when nothing but white space is in it."""
    return Cell(Seen.TEXT, text) if text.strip() else None


def iso_date(stored: str) -> Cell:
    """A date as 2025-06-30, with or without a time behind it; its text where it is none."""
    try:
        day = date.fromisoformat(stored.strip()[:10])
    except ValueError:
        return Cell(Seen.DATE, stored)
    return Cell(Seen.DATE, day.isoformat(), day=day)
