"""One mapping of a plan file, read key by key: text, lists, dates, numbers, choices.

Each reader returns the value, or its default or None after it has reported what is wrong, so that
all problems of a file are found in one go.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING

from qcheck.library.document import Items, Mapping, Scalar, resolves
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qcheck.library.document import Node
    from qcheck.library.notes import Notes

_DATE = regex(r"((?:19|20|21)[0-9]{2})-([0-9]{2})-([0-9]{2})")
_NUMBER = regex(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?")
_NULL = ("", "~", "null", "Null", "NULL")


class Section:
    """A mapping whose keys are known; unknown and missing ones are reported at once."""

    def __init__(
        self, node: Mapping, notes: Notes, *, keys: Sequence[str], required: Sequence[str] = ()
    ) -> None:
        self.place = node
        self.notes = notes
        self._entries = node.entries
        self._required = required
        for name, (key, _) in node.entries.items():
            if name not in keys:
                misspelt(notes, "key", key, keys)
        for name in required:
            if name not in node.entries:
                notes.add("field-missing", node, field=name)

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def node(self, key: str) -> Node | None:
        """The value of `key` as it stands; None where it is absent or has been reported."""
        return self._entries[key][1] if key in self._entries else None

    def at(self, key: str) -> Node | Scalar | Mapping:
        """Where to point when something is wrong with `key`: its value, else the section."""
        return self.node(key) or self.place

    def _given(self, key: str, *, optional: bool = True) -> Node | None:
        """The value of `key`; an empty one is absent, or wrong if it must be there."""
        node = self.node(key)
        if node is not None and is_null(node):
            if not optional or key in self._required:
                self.notes.add("field-empty", node, field=key)
            return None
        return node

    def scalar(self, key: str) -> Scalar | None:
        """The text of `key` with its style and place."""
        node = self._given(key)
        return None if node is None else _scalar(node, self.notes)

    def text(self, key: str) -> str:
        """The text of `key` on one line; "" where there is none."""
        node = self._given(key)
        text = None if node is None else _text(node, self.notes)
        if node is not None and text == "" and key in self._required:
            self.notes.add("field-empty", node, field=key)
        return text or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        read = (_text(node, self.notes) for node in self.items(key))
        return tuple(text for text in read if text)

    def items(self, key: str) -> Iterator[Node]:
        """The nodes of a list, those refused already left out."""
        node = self._given(key)
        if isinstance(node, Items):
            yield from (item for item in node.nodes if item is not None)
        elif node is not None:
            self.notes.add("list-wanted", node, field=key)

    def day(self, key: str, default: date | None = None) -> date | None:
        """A date, written 2025-12-31."""
        node = self._given(key, optional=False)
        if node is None:
            return None if key in self else default
        day = _day(node.text) if isinstance(node, Scalar) else None
        if day is None:
            self.notes.add("date-unreadable", node, text=shown(node))
        return day

    def choice(self, key: str, allowed: Sequence[str]) -> str | None:
        """One word out of `allowed`."""
        node = self._given(key, optional=False)
        if node is None:
            return None
        if isinstance(node, Scalar) and node.text in allowed:
            return node.text
        misspelt(self.notes, "choice", node, allowed)
        return None

    def number(
        self, key: str, low: Decimal | int, high: Decimal | int, *, whole: bool = False
    ) -> Decimal | None:
        """A plain number from `low` to `high`."""
        node = self._given(key, optional=False)
        if node is None or (value := number(node, self.notes)) is None:
            return None
        if not low <= value <= high or (whole and value != int(value)):
            limits = {"low": str(low), "high": str(high)}
            self.notes.add("number-whole" if whole else "number-range", node, **limits)
            return None
        return value

    def section(
        self, key: str, *, keys: Sequence[str], required: Sequence[str] = ()
    ) -> Section | None:
        """A mapping inside this one."""
        node = self._given(key)
        return None if node is None else section(node, self.notes, keys=keys, required=required)


def section(
    node: Node, notes: Notes, *, keys: Sequence[str], required: Sequence[str] = ()
) -> Section | None:
    """`node` as a mapping with these keys."""
    if isinstance(node, Mapping):
        return Section(node, notes, keys=keys, required=required)
    notes.add("mapping-wanted", node, keys=", ".join(required or keys))
    return None


def number(node: Node, notes: Notes) -> Decimal | None:
    """A plain unquoted number; never YAML's idea of one (010, 1_000, 1:30, 0x1F)."""
    if isinstance(node, Scalar) and not node.style and _NUMBER.fullmatch(node.text):
        return Decimal(node.text)
    notes.add("number-wanted", node, text=shown(node))
    return None


def _day(text: str) -> date | None:
    found = _DATE.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:  # 2025-02-30
        return None


def is_null(node: Node) -> bool:
    """Whether nothing is written, or a word that YAML takes for nothing."""
    return isinstance(node, Scalar) and not node.style and node.text in _NULL


def shown(node: Node) -> str:
    """A node as a message quotes it."""
    if isinstance(node, Scalar):
        return node.text
    return "[…]" if isinstance(node, Items) else "{…}"


def misspelt(
    notes: Notes, what: str, node: Node, allowed: Iterable[str], *, warn: bool = False
) -> None:
    """Report a word that is not among `allowed`, with the one that it looks like, if any."""
    report = notes.warn if warn else notes.add
    names = tuple(allowed)
    written = shown(node)
    near = get_close_matches(written.lower(), names, n=1)
    if near:
        report(f"{what}-misspelt", node, text=written, near=near[0])
    else:
        report(f"{what}-unknown", node, text=written, allowed=", ".join(names))


def _scalar(node: Node, notes: Notes) -> Scalar | None:
    if isinstance(node, Scalar):
        return node
    notes.add("text-wanted", node)
    return None


def _text(node: Node, notes: Notes) -> str | None:
    written = _scalar(node, notes)
    if written is None:
        return None
    if not written.style and resolves(written.text):
        notes.add("text-unquoted", node, text=written.text)
        return None
    return " ".join(written.text.splitlines()).strip()
