"""Word documents (.docx): one text for each paragraph, those in tables included.

Text that was deleted or moved away with tracked changes is left out, and hidden text, as Word
shows it; footnotes and endnotes stand behind the main text. Numbering that Word adds by itself is
not in the text and therefore not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading.package import Package, attribute, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

_PART = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
# What is inside these is not shown, or (Fallback) shown already, in another form.
_SKIPPED = ("Fallback", "del", "moveFrom", "rPrChange", "pPrChange")
_OFF = frozenset({"0", "false", "off"})


def texts(data: bytes, file: str) -> Iterable[str]:
    """The paragraphs of the main text and of its notes.

    Raises:
        DataError: no Word document, damaged, or larger than the limits.
    """
    package = Package(data, file)
    if _PART not in package:
        raise DataError("audit.source-format", file=file)
    return [
        paragraph
        for part in (_PART, *(note for note in _NOTES if note in package))
        for paragraph in _paragraphs(package, part, file)
    ]


def _paragraphs(package: Package, part: str, file: str) -> Iterable[str]:
    body = _Body()
    for _ in walk(
        package.chunks(part),
        starts={
            "r": lambda _: body.run(),
            "vanish": body.vanish,
            "t": lambda _: body.open(),
            "tab": lambda _: body.add("\t"),
            "br": lambda _: body.add("\n"),
            "cr": lambda _: body.add("\n"),
            "noBreakHyphen": lambda _: body.add("-"),
            **dict.fromkeys(_SKIPPED, lambda _: body.skip(1)),
        },
        ends={
            "r": body.end_run,
            "t": body.close,
            "p": body.paragraph,
            **dict.fromkeys(_SKIPPED, lambda: body.skip(-1)),
        },
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
        self._skipped = 0  # inside how many elements that are not shown
        self._runs: list[bool] = []  # of each open run, whether it is hidden

    def run(self) -> None:
        """A run begins."""
        self._runs.append(False)

    def end_run(self) -> None:
        """A run ends."""
        self._runs.pop()

    def vanish(self, attributes: dict[str, str]) -> None:
        """The open run is hidden; outside of runs it is the paragraph mark that is."""
        if self._runs and not self._skipped:
            self._runs[-1] = attribute(attributes, "val") not in _OFF

    def open(self) -> None:
        """A text begins."""
        self._open = True

    def close(self) -> None:
        """A text ends."""
        self._open = False

    def skip(self, step: int) -> None:
        """Something that is not shown begins or ends."""
        self._skipped += step

    def text(self, text: str) -> None:
        """Characters, wanted only inside a text."""
        if self._open:
            self.add(text)

    def add(self, text: str) -> None:
        """Characters of the paragraph."""
        if not self._skipped and not any(self._runs):
            self._parts.append(text)

    def paragraph(self) -> None:
        """A paragraph ends."""
        self.paragraphs.append("".join(self._parts))
        self._parts.clear()
