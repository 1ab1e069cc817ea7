"""Word documents (.docx): one text for each paragraph, those in tables included.

Text that was deleted with tracked changes (`w:delText`) is left out, as Word shows it; numbering
that Word adds by itself is not in the text and therefore not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading.package import Package, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

_PART = "word/document.xml"


def texts(data: bytes, file: str) -> Iterable[str]:
    """The paragraphs of the main text.

    Raises:
        DataError: no Word document, damaged, or larger than the limits.
    """
    package = Package(data, file)
    if _PART not in package:
        raise DataError("audit.source-format", file=file)
    body = _Body()
    for _ in walk(
        package.chunks(_PART),
        starts={
            "t": lambda _: body.open(),
            "tab": lambda _: body.add("\t"),
            "br": lambda _: body.add("\n"),
            "cr": lambda _: body.add("\n"),
            "Fallback": lambda _: body.skip(1),
        },
        ends={"t": body.close, "p": body.paragraph, "Fallback": lambda: body.skip(-1)},
        text=body.text,
        file=file,
    ):
        pass
    return body.paragraphs


class _Body:
    """Collects paragraphs."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._parts: list[str] = []
        self._open = False
        self._skipped = 0  # inside a fallback, which repeats a drawing's text for old programs

    def open(self) -> None:
        """A run of text begins."""
        self._open = True

    def close(self) -> None:
        """A run of text ends."""
        self._open = False

    def skip(self, step: int) -> None:
        """A fallback begins or ends."""
        self._skipped += step

    def text(self, text: str) -> None:
        """Characters, wanted only inside a run of text."""
        if self._open:
            self.add(text)

    def add(self, text: str) -> None:
        """Characters of the paragraph."""
        if not self._skipped:
            self._parts.append(text)

    def paragraph(self) -> None:
        """A paragraph ends."""
        self.paragraphs.append("".join(self._parts))
        self._parts.clear()
