"""Web pages: one text for each block, as the standard library's parser sees them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from qcheck.reading.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLOCKS = frozenset(
    "address article aside blockquote br body caption center dd div dl dt figcaption footer form"
    " h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead"
    " title tr ul".split()
)
_SILENT = frozenset("script style noscript template head textarea select".split())


def texts(data: bytes, file: str) -> Iterable[str]:
    """The text of each block, its white space made single.

    Raises:
        DataError: no text in UTF-8, GB18030 or UTF-16.
    """
    page = _Page()
    page.feed(decode(data, file)[0])
    page.close()
    page.end_block()
    return page.blocks


class _Page(HTMLParser):
    """Collects blocks. What a browser does not show is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._parts: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """A block begins, or something that is not shown."""
        del attrs
        if tag == "body":
            self._silent.clear()  # a head that was never closed
        if tag in _SILENT:
            self._silent.append(tag)
        if tag in _BLOCKS:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        """A block ends, or something that is not shown."""
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        if tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        """Text."""
        if not self._silent:
            self._parts.append(data)

    def end_block(self) -> None:
        """Keeps what was collected, if anything."""
        text = re.sub(r"\s+", " ", "".join(self._parts)).strip()
        self._parts.clear()
        if text:
            self.blocks.append(text)
