"""A policy document made ready to be searched: folded lines, and one squeezed text of all."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from qcheck.audit.figures import Figure, Span, figures
from qcheck.audit.fold import fold, squeeze
from qcheck.audit.sections import Sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Line

_SENTENCE = re.compile(r"(?:[^。;!?.]|\.(?=[0-9]))*[。;!?.]?")
_PART = re.compile(r"[^。;!?,]+")
# Words that change what a figure beside them requires: a clause that leaves them out is cut.
_COMPARED_BEHIND = re.compile(
    r"\s*\(?(?:不?含(?:本数)?\)?\s*|及)?(?:以[上下内外]|之内|左右|上下(?![\w]))"
)
_COMPARED_BEFORE = re.compile(
    r"(?:不(?:得|应当|应|能|可|会|再|宜|允许|准)?)?(?:低于|少于|小于|超过|高于|大于|多于|突破)\s*$"
    r"|不(?:得|应当|应|能|可|会|再|宜|允许|准)?\s*$|(?:至少|至多|最多|最少|不足|不满|未|逾)\s*$|[<>≤≥≦≧]=?\s*$"
)
_STRIVES = re.compile(r"力争|争取(?!\S{0,4}(?:资金|支持))|争创|力求")


class Document:
    """Places are offsets into `text`, the folded lines joined by line breaks."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Prepare the lines of a document."""
        self._lines = lines
        self._folded = [fold(line.text) for line in lines]
        self._starts = [0]
        for folded in self._folded:
            self._starts.append(self._starts[-1] + len(folded) + 1)
        self.text = "\n".join(self._folded)
        self._squeezed, self._places = squeeze(self.text)
        self.sections = Sections(list(zip(self._starts, self._folded, strict=False)))
        self.figures = tuple(self._figures())

    def _figures(self) -> Iterator[Figure]:
        for start, folded in zip(self._starts, self._folded, strict=False):
            for span, text, rule in figures(folded):
                yield Figure(Span(start + span.start, start + span.end), text, rule)

    def find(self, words: str) -> tuple[Span, ...]:
        """Where these words stand, without regard to what `squeeze` drops.

        A place that begins or ends inside a figure is none: 达92 does not stand in 达92.5, nor 0家
        in 10家.
        """
        wanted, _ = squeeze(fold(words))
        found: list[Span] = []
        at = self._squeezed.find(wanted) if wanted else -1
        while at >= 0:
            span = Span(self._places[at], self._places[at + len(wanted) - 1] + 1)
            if not self._cut(span):
                found.append(span)
            at = self._squeezed.find(wanted, at + 1)
        return tuple(found)

    def _cut(self, span: Span) -> bool:
        first = bisect_right(self._ends, span.start)
        for figure in self.figures[first:]:
            if figure.span.start >= span.end:
                return False
            if span.cuts(figure.span):
                return True
        return False

    @cached_property
    def _ends(self) -> list[int]:
        return [figure.span.end for figure in self.figures]

    def compared(self, span: Span) -> str:
        """The comparison word that touches a place, "" for none."""
        behind = _COMPARED_BEHIND.match(self.text, span.end)
        before = _COMPARED_BEFORE.search(self._part_before(span))
        found = behind or before
        return found[0].strip() if found else ""

    def strives(self, span: Span) -> str:
        """力争 or the like, earlier in the same part of the sentence; "" for none."""
        found = _STRIVES.search(self._part_before(span))
        return found[0] if found else ""

    def _part_before(self, span: Span) -> str:
        """The text from the last stop to a place."""
        start = self._starts[self._index(span.start)]
        return re.split(r"[。;!?,]|\.(?![0-9])", self.text[start : span.start])[-1]

    def line(self, place: int) -> Line:
        """The line that holds a place."""
        return self._lines[self._index(place)]

    def _index(self, place: int) -> int:
        return min(bisect_right(self._starts, place), len(self._lines)) - 1

    def sentence(self, place: int) -> str:
        """The sentence around a place, as the document writes it."""
        index = self._index(place)
        column = place - self._starts[index]
        for found in _SENTENCE.finditer(self._folded[index]):
            if found.start() <= column < found.end():
                return self._lines[index].text[found.start() : found.end()].strip()
        return self._lines[index].text.strip()

    def nearest(self, words: str) -> tuple[str, int] | None:
        """The stretch of text most like `words` and its line; None where nothing is like it."""
        wanted = _pairs(words)
        count = len(_PART.findall(fold(words)))
        best = max(self._stretches(count), key=lambda one: _likeness(wanted, one[2]), default=None)
        if best is None or _likeness(wanted, best[2]) < 1 / 2:
            return None
        return best[0].strip(), best[1]

    def _stretches(self, count: int) -> Iterator[tuple[str, int, frozenset[str]]]:
        """Every run of `count` parts between stops: its text, its line, its pairs of characters."""
        for line, folded in zip(self._lines, self._folded, strict=True):
            spans = [found.span() for found in _PART.finditer(folded)]
            for i in range(len(spans)):
                last = min(i + count, len(spans)) - 1
                text = line.text[spans[i][0] : spans[last][1]]
                yield text, line.number, _pairs(text)


def _pairs(words: str) -> frozenset[str]:
    squeezed, _ = squeeze(fold(words))
    return frozenset(a + b for a, b in pairwise(squeezed))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient of two sets of pairs, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0
