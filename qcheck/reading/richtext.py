"""Strings of a workbook: runs joined, phonetic guides left out, raised and struck ones marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading import limits
from qcheck.regex import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping

# A raised 1 must stay a raised 1: 98.6¹ is never 98.61, and μg/m³ is still μg/m³.
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SHIFTS: Mapping[str, dict[int, int]] = {"superscript": _RAISED, "subscript": _LOWERED}
STRUCK = "~~"  # around what is struck out: shown, and meant no more
_ESCAPE = regex(r"_x([0-9A-Fa-f]{4})_")


class RichText:
    """Collects the text of one string item (`si` or `is`) from the events of its XML."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._pieces: list[str] = []
        self._size = 0
        self._shift: dict[int, int] | None = None
        self._struck = False
        self._listening = False
        self._phonetic = False

    def starts(self) -> dict[str, Callable[[dict[str, str]], None]]:
        """Handlers for the elements inside a string item."""
        return {
            "r": self._run,
            "vertAlign": self._align,
            "strike": self._strike,
            "rPh": lambda _: self._guide(phonetic=True),
            "t": self._listen,
        }

    def ends(self) -> dict[str, Callable[[], None]]:
        """Handlers for the ends of those elements."""
        return {
            "r": lambda: self._run({}),
            "rPh": lambda: self._guide(phonetic=False),
            "t": self._ignore,
        }

    def feed(self, data: str) -> None:
        """Character data; only counts inside `t`."""
        if not self._listening:
            return
        self._size += len(data)
        if self._size > limits.CELL_CHARACTERS:
            raise DataError("data.damaged", file=self._file)
        self._pieces.append(data.translate(self._shift) if self._shift else data)

    def take(self) -> str:
        """The string so far; the next one begins empty."""
        text = unescape("".join(self._pieces))
        self._pieces.clear()
        self._size = 0
        self._shift = None
        self._struck = False
        return text

    def _run(self, _: dict[str, str]) -> None:
        self._shift = None
        self._struck = False

    def _align(self, attributes: dict[str, str]) -> None:
        self._shift = SHIFTS.get(attributes.get("val", ""))

    def _strike(self, attributes: dict[str, str]) -> None:
        self._struck = is_on(attributes)

    def _guide(self, *, phonetic: bool) -> None:
        self._phonetic = phonetic

    def _listen(self, _: dict[str, str]) -> None:
        self._listening = not self._phonetic
        self._mark()

    def _ignore(self) -> None:
        self._mark()
        self._listening = False

    def _mark(self) -> None:
        if self._struck and self._listening:
            self._pieces.append(STRUCK)


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a property that needs no value, such as `strike`, is not switched off."""
    return attributes.get("val", "1") not in ("0", "false")


def unescape(text: str) -> str:
    """Characters that XML cannot hold, as spreadsheets write them: _x000D_ → carriage return."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code <= 0xDFFF else chr(code)  # noqa: PLR2004 - surrogates
