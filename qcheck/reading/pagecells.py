"""One cell of an HTML table: what it shows against what its attributes say it holds."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING

from qcheck.reading import css
from qcheck.reading.formats import named_form
from qcheck.reading.grid import GENERAL, Cell, NumberForm, Seen
from qcheck.reading.stored import Styles

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,40}\.?[0-9]{0,40}|\.[0-9]{1,40})(?:[Ee][+-]?[0-9]{1,4})?")
_SHOWN = re.compile(r"[+-]?([0-9]{1,40})(?:\.([0-9]{1,40}))?(%?)")
_QUIET = str.maketrans("", "", ",¥￥$() \u00a0\u3000")
_NOT_SHOWN = re.compile(r"[-#\s]*")  # 0 as a dash, a column too narrow


def page_cell(
    text: str, attributes: Mapping[str, str], said: Mapping[str, str], *, old_dates: bool
) -> Cell | None:
    """The cell, None when it is empty.

    `x:num` is the stored number and the text what was shown of it: where the two do not agree (a
    style sheet that was lost on the way) there are two readings.
    """
    code = css.number_format(said)
    form = GENERAL if code is None else named_form(code)
    if "x:err" in attributes:
        return Cell(Seen.ERROR, attributes["x:err"].strip() or text or "#")
    if "x:bool" in attributes:
        true = attributes["x:bool"].strip().upper() in ("TRUE", "1")
        return Cell(Seen.BOOL, "TRUE" if true else "FALSE")
    if "x:num" in attributes:
        return _stored(attributes["x:num"].strip() or text, text, form, old_dates=old_dates)
    if not text:
        return Cell(Seen.UNCOMPUTED, "") if attributes.get("x:fmla") else None
    if _NUMBER.fullmatch(text) and "x:str" not in attributes and form != GENERAL:
        return _typed(text, form)
    return Cell(Seen.TEXT, text)


def _typed(text: str, form: NumberForm) -> Cell:
    """A bare number under a format: a spreadsheet applies the format, a browser does not."""
    number = float(text)
    if form.date:
        return Cell(Seen.DATE, text)
    if form.percent and not 0 <= abs(number) <= 1:
        form = form._replace(scaled=True)
    return Cell(Seen.NUMBER, text, number, form)


def _stored(stored: str, text: str, form: NumberForm, *, old_dates: bool) -> Cell:
    stored = stored.replace(",", "")
    percent = re.fullmatch(r"(.+)%", stored)  # x:num without a value: the text is the number
    if percent and form.percent and stored == text.replace(",", ""):
        return Cell(Seen.TEXT, text)
    if not _NUMBER.fullmatch(stored) or not isfinite(number := float(stored)):
        return Cell(Seen.TEXT, text) if text else Cell(Seen.ERROR, stored)
    if form.date:
        day = Styles([], date1904=old_dates).day(number)
        return Cell(Seen.DATE, day.isoformat() if day else text or stored, day=day)
    return Cell(Seen.NUMBER, stored, number, _agreed(number, text, form))


def _agreed(number: float, text: str, form: NumberForm) -> NumberForm:
    """The format, marked as doubtful where it would not show what the page shows."""
    said = text
    for word in (form.before, form.after):
        said = said.replace(word, "") if word else said
    said = said.translate(_QUIET)
    if _NOT_SHOWN.fullmatch(said) or form.scaled:
        return form
    found = _SHOWN.fullmatch(said)
    if not found or bool(found[3]) != form.percent:
        return form if _same(said, number) and not form.percent else form._replace(scaled=True)
    whole, decimals = found[1], found[2] or ""
    shown = float(f"{whole}.{decimals or '0'}")
    meant = abs(number) * 100 if form.percent else abs(number)
    slack = 0.5000001 * 10.0 ** -len(decimals) + meant * 1e-12
    return form if abs(shown - meant) <= slack else form._replace(scaled=True)


def _same(said: str, number: float) -> bool:
    """Whether a number in another spelling (1.8E+04) is near the stored one."""
    if not _NUMBER.fullmatch(said):
        return False
    return abs(float(said) - number) <= abs(number) * 0.006
