"""One cell → a figure, or why there is none; a date; a text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING

from qcheck.model import Figure, Outcome, Unreadable
from qcheck.period import read_date
from qcheck.quantity import figure_from_number, parse_figure, plain
from qcheck.reading.grid import Seen
from qcheck.reading.richtext import STRUCK
from qcheck.regex import regex

if TYPE_CHECKING:
    from qcheck.reading.grid import Cell

_ERROR_TEXT = regex(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|CALC!|SPILL!|GETTING_DATA)")
_CLOCK = regex(r"[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$", having=":")
_NO_DATE = frozenset({"/", "-", "—", "——", "--", "无", ""})
_YEARS = range(1990, 2100)
_COMPACT = range(19900101, 21000101)
_SERIALS = range(36526, 54789)  # 2000 to 2049, as a cell of the General format shows a date
_DAY_0 = dt.date(1899, 12, 30)


def figure(cell: Cell | None) -> Figure | Unreadable:
    """The number that a cell certainly holds, or why it holds none.

    A percent format multiplies by 100 and gives the unit %; words in a number format (`0.0"%"`,
    `0"万件"`) are read as if they had been typed behind the number.
    """
    if cell is None:
        return Unreadable(outcome=Outcome.MISSING, code="value-missing")
    if cell.seen is Seen.TEXT:
        return _from_text(cell.text)
    if cell.seen is Seen.NUMBER:
        return _from_number(cell)
    if cell.seen is Seen.BOOL:
        return Unreadable(outcome=Outcome.TEXT, code="value-is-text", params={"text": cell.text})
    code = {
        Seen.DATE: "value-is-a-date",
        Seen.ERROR: "value-is-an-error",
        Seen.UNCOMPUTED: "value-not-computed",
    }[cell.seen]
    return Unreadable(outcome=Outcome.INVALID, code=code, params={"text": shown(cell)})


def _from_text(text: str) -> Figure | Unreadable:
    if "#" in text and _ERROR_TEXT.fullmatch(text.strip().upper()):
        said = {"text": text.strip()}
        return Unreadable(outcome=Outcome.INVALID, code="value-is-an-error", params=said)
    if STRUCK in text:
        said = {"text": text.strip()}
        return Unreadable(outcome=Outcome.INVALID, code="value-struck-out", params=said)
    return parse_figure(text)


def _from_number(cell: Cell) -> Figure | Unreadable:
    form = cell.form
    if form.scaled:
        said = {"text": shown(cell)}
        return Unreadable(outcome=Outcome.AMBIGUOUS, code="value-scaled-by-format", params=said)
    if not isfinite(cell.number):
        said = {"text": shown(cell)}
        return Unreadable(outcome=Outcome.INVALID, code="value-not-a-number", params=said)
    if form.before or form.after:
        return _from_text(shown(cell))
    return figure_from_number(cell.number, percent=form.percent)


def shown(cell: Cell | None) -> str:
    """The cell as a person reads it, without white space at its ends; every stored digit."""
    if cell is None:
        return ""
    if cell.seen is not Seen.NUMBER:
        return cell.text.strip()
    if not isfinite(cell.number):
        return str(cell.number)
    form = cell.form
    read = figure_from_number(cell.number, percent=form.percent)
    return f"{form.before}{plain(read.value)}{read.unit}{form.after}"


def words(cell: Cell | None) -> str:
    """The text of a name, an id or a note in one line; "" for anything that is not text."""
    if cell is None or cell.seen in (Seen.UNCOMPUTED, Seen.ERROR):
        return ""
    text = cell.text
    plain = cell.seen is Seen.TEXT and text.isalnum()  # no white space: the usual one
    return text if plain else " ".join(shown(cell).split())


def day(cell: Cell | None) -> dt.date | str | None:
    """The date that a cell names; its text when it is no certain date; None when it is empty."""
    if cell is None or cell.text.strip() in _NO_DATE:
        return None
    if cell.seen is Seen.DATE:
        return cell.day or cell.text
    said = shown(cell)
    if cell.seen is Seen.NUMBER and not (isfinite(cell.number) and _certain(cell)):
        return said
    return read_date(_CLOCK.sub("", said)) or said


def serial(said: str) -> dt.date | None:
    """The date that a bare number most likely is, shown without a date format: 45838.

    Not certain: where a workbook counts from 1904, it is another.
    """
    known = said.isascii() and said.isdigit() and int(said) in _SERIALS
    return _DAY_0 + dt.timedelta(days=int(said)) if known else None


def _certain(cell: Cell) -> bool:
    """Whether a bare number is a date: 2025, 20250630, 2025.6; but 2025.1 may have been 2025.10."""
    number = Decimal(plain(figure_from_number(cell.number, percent=False).value))
    if number == int(number):
        return int(number) in _YEARS or int(number) in _COMPACT
    return int(number) in _YEARS and number % 1 != Decimal("0.1")
