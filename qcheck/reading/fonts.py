"""The fonts of a workbook's styles: which are struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.reading.richtext import is_on

if TYPE_CHECKING:
    from collections.abc import Callable


class Fonts:
    """Collects the fonts (those of `fonts`, not of `dxfs`) from the events of their XML."""

    def __init__(self) -> None:
        self._struck: list[bool] = []
        self._listed = False

    def starts(self) -> dict[str, Callable[[dict[str, str]], None]]:
        """Handlers for the elements of the list of fonts."""
        return {"fonts": lambda _: self._list(open_=True), "font": self._font, "strike": self._mark}

    def ends(self) -> dict[str, Callable[[], None]]:
        """Handlers for the ends of those elements."""
        return {"fonts": lambda: self._list(open_=False)}

    def struck(self, number: str) -> bool:
        """Whether the font of this number is struck out."""
        if not (number.isascii() and number.isdigit()) or len(number) > len(str(len(self._struck))):
            return False
        return int(number) < len(self._struck) and self._struck[int(number)]

    def _list(self, *, open_: bool) -> None:
        self._listed = open_

    def _font(self, _: dict[str, str]) -> None:
        if self._listed:
            self._struck.append(False)

    def _mark(self, attributes: dict[str, str]) -> None:
        if self._listed and self._struck:
            self._struck[-1] = is_on(attributes)
