"""Web pages: one text for each block, as the standard library's parser sees them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLOCKS = frozenset(
    "address article aside blockquote br body caption center dd div dl dt figcaption footer form"
    " h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead"
    " title tr ul".split()
)
_OWN = frozenset({"title"})  # a block that belongs into a head
_SILENT = frozenset("script style noscript template head textarea select".split())


def texts(data: bytes, file: str) -> Iterable[str]:
    """The text of each block, its white space made single.

    Raises:
        DataError: no text in UTF-8, GB18030 or UTF-16, or an element without an end hides the rest.
    """
    page = _Page()
    page.feed(decode(data, file)[0])
    page.close()
    page.end_block()
    if page.swallowed:
        raise DataError("audit.source-unclosed", file=file, tag=page.swallowed)
    return page.blocks


class _Page(HTMLParser):
    """Collects blocks. What a browser does not show is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._parts: list[str] = []
        self._silent: list[str] = []
        self._lost = False  # text since the first silent element began

    @property
    def swallowed(self) -> str:
        """The element that was never closed and hid text, "" for none."""
        # A script or style without an end: some versions of the parser drop what it holds.
        hidden = self._silent[0] if self._silent and self._lost else ""
        return self.cdata_elem or hidden

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """A block begins, or something that is not shown."""
        del attrs
        if tag == "body":
            self._silent.clear()  # a head that was never closed
        elif tag in _BLOCKS - _OWN and self._silent[-1:] in (["head"], ["select"]):
            self._silent.pop()  # neither can hold a block: it was never closed
        if tag in _SILENT:
            self._lost = self._lost and bool(self._silent)
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
        if self._silent:
            self._lost = self._lost or bool(data.strip())
        else:
            self._parts.append(data)

    def end_block(self) -> None:
        """Keeps what was collected, if anything."""
        text = re.sub(r"\s+", " ", "".join(self._parts)).strip()
        self._parts.clear()
        if text:
            self.blocks.append(text)
