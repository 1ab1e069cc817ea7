"""The styles of an .ods file: what they do to a number, raised text, sheets out of sight.

A number format is a small tree in OpenDocument. It is written down as the format code that a
spreadsheet would show for it, so that one place alone, `formats`, decides what a format means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.reading.formats import number_form
from qcheck.reading.grid import GENERAL, NumberForm
from qcheck.reading.package import attribute

if TYPE_CHECKING:
    from collections.abc import Callable

_CODES = {"date-style": "yyyy", "time-style": "hh:mm", "text-style": "@", "boolean-style": ""}
_SHOWN = {"percentage-style", "currency-style", "number-style", *_CODES}
_PARENTS = 20  # styles deep


class OdsStyles:
    """Collects styles from the events of their XML; what is not here is looked up in `outer`."""

    def __init__(self, outer: OdsStyles | None = None) -> None:
        self._outer = outer
        self._cells: dict[str, tuple[str, str]] = {}  # name → data style, parent
        self._codes: dict[str, str] = {}
        self._maps: dict[str, str] = {}  # data style → that of its first section
        self._shifts: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._struck: dict[str, bool] = {}
        self._hidden: set[str] = set()
        self._style = self._data = self._kind = ""
        self._code: list[str] = []
        self._literal: list[str] | None = None

    def starts(self) -> dict[str, Callable[[dict[str, str]], None]]:
        """Handlers for the elements of styles."""
        opened = {kind: self._opener(kind) for kind in _SHOWN}
        return {
            **opened,
            "style:style": self._on_style,
            "style:map": self._on_map,
            "style:table-properties": self._on_table,
            "style:text-properties": self._on_text,
            "number:number": self._on_number,
            "number:scientific-number": lambda _: self._code.append("0E+0"),
            "number:fraction": lambda _: self._code.append("0/0"),
            "number:embedded-text": self._on_literal,
            "number:text": self._on_literal,
        }

    def ends(self) -> dict[str, Callable[[], None]]:
        """Handlers for their ends."""
        closed = dict.fromkeys(_SHOWN, self._close)
        literal = {"number:text": self._literal_end, "number:embedded-text": self._embedded_end}
        return {**closed, **literal, "style:style": self._style_end}

    def feed(self, text: str) -> None:
        """Character data; only counts inside the words of a number format."""
        if self._literal is not None:
            self._literal.append(text)

    def form(self, style: str) -> NumberForm:
        """The number format of a cell style; General where there is none."""
        name = style
        for _ in range(_PARENTS):
            if name not in self._cells:
                return self._outer.form(name) if self._outer else GENERAL
            data, parent = self._cells[name]
            if data:
                return self._data_form(data)
            name = parent
        return GENERAL

    def _data_form(self, name: str) -> NumberForm:
        if name not in self._codes:
            return self._outer._data_form(name) if self._outer else GENERAL  # noqa: SLF001 - its own kind
        code = self._codes.get(self._maps.get(name, name), self._codes[name])
        return number_form(0, code)

    def shift(self, style: str) -> str:
        """Whether a text style is "superscript", "subscript" or neither, ""."""
        if style in self._shifts:
            return self._shifts[style]
        return self._outer.shift(style) if self._outer else ""

    def struck(self, style: str) -> bool:
        """Whether a style of cells or text strikes them out, by itself or by those it builds on."""
        for _ in range(_PARENTS):
            if style in self._struck:
                return self._struck[style]
            if style not in self._parents:
                break
            style = self._parents[style]
        return bool(style) and self._outer is not None and self._outer.struck(style)

    def hides(self, style: str) -> bool:
        """Whether a table of this style is not displayed."""
        return style in self._hidden or (self._outer is not None and self._outer.hides(style))

    def _on_style(self, attributes: dict[str, str]) -> None:
        self._style = attribute(attributes, "name")
        parent = attribute(attributes, "parent-style-name")
        self._parents[self._style] = parent
        if attribute(attributes, "family") == "table-cell":
            self._cells[self._style] = (attribute(attributes, "data-style-name"), parent)

    def _style_end(self) -> None:
        self._style = ""

    def _on_table(self, attributes: dict[str, str]) -> None:
        if attribute(attributes, "display") == "false":
            self._hidden.add(self._style)

    def _on_text(self, attributes: dict[str, str]) -> None:
        lines = [attribute(attributes, f"text-line-through-{key}") for key in ("style", "type")]
        if self._style and any(lines):
            self._struck[self._style] = "none" not in lines
        position = attribute(attributes, "text-position").split(" ")[0]
        if not self._style or position in ("", "0%"):
            return
        lowered = position == "sub" or position.startswith("-")
        self._shifts[self._style] = "subscript" if lowered else "superscript"

    def _opener(self, kind: str) -> Callable[[dict[str, str]], None]:
        def on_data_style(attributes: dict[str, str]) -> None:
            self._data = attribute(attributes, "name")
            self._kind = kind
            self._code = [_CODES.get(kind, "")]

        return on_data_style

    def _close(self) -> None:
        self._codes[self._data] = "".join(self._code)
        self._data = self._kind = ""

    def _on_map(self, attributes: dict[str, str]) -> None:
        """Of several sections the one for positive numbers counts, as in a format code."""
        if not self._data:
            return
        positive = attribute(attributes, "condition").replace(" ", "").startswith("value()>")
        if positive or self._data not in self._maps:
            self._maps[self._data] = attribute(attributes, "apply-style-name")

    def _on_number(self, attributes: dict[str, str]) -> None:
        factor = attribute(attributes, "display-factor")
        self._code.append("0," if factor not in ("", "1") else "0")

    def _on_literal(self, _: dict[str, str]) -> None:
        self._literal = []

    def _literal_end(self) -> None:
        said = "".join(self._literal or []).replace('"', "")
        self._literal = None
        if self._kind == "percentage-style" and "%" in said and "%" not in self._code:
            before, _, said = said.partition("%")
            self._code.extend((f'"{before}"' if before else "", "%"))
        self._code.append(f'"{said}"' if said else "")

    def _embedded_end(self) -> None:
        """Words between the digits: the number shown is not the one stored."""
        self._literal_end()
        self._code.append("0")
