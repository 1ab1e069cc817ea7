"""YAML text → nodes with line and column, nothing typed by YAML's own rules.

YAML 1.1 reads `12:30` as 750, `no` as False and `010` as 8, lets the last of two equal keys win,
and its anchors can blow up. Here a scalar stays text with its place and style, equal keys are a
finding, and anchors, aliases, tags and further documents are refused.

Built on PyYAML's events: by the C parser where there is one (8 times as fast), else by the Python
one; both give the same nodes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import CollectionStartEvent, Event, ScalarEvent

    from qcheck.library.notes import Notes

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

# Not text: most control characters, half of a pair, and a byte order mark that is not at the start.
_CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_BREAK = regex("\r\n|[\n\r\x85\u2028\u2029]")
# `target: > 30%` and `target: >= 98%`: YAML takes the bare sign for the start of a folded text.
_BARE_SIGN = r"[^#\"']*?:\s+(?=[>|])"


class Place(NamedTuple):
    """A character of the file, counted from 1."""

    line: int
    column: int


class Scalar(NamedTuple):
    """A text exactly as written; `style` is "" where it is not quoted."""

    text: str
    style: str
    line: int
    column: int


class Items(NamedTuple):
    """A list; None stands for an item that was refused, which has been reported."""

    nodes: list[Node | None]
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys and their values, in order; None stands for a value that has been reported."""

    entries: dict[str, tuple[Scalar, Node | None]]
    line: int
    column: int


Node = Scalar | Items | Mapping


class _StopError(Exception):
    """The rest of the file is not worth, or not safe, reading."""


def read_document(text: str, notes: Notes, *, pure: bool = False) -> Node | None:
    """The one document in `text`, or None where there is none to speak of; problems go to `notes`.

    `pure` takes PyYAML's Python parser even where the C parser exists.
    """
    if len(text) > MAX_BYTES:
        notes.add("file-too-large", Place(1, 1))
        return None
    if found := _CONTROL.search(text):
        notes.add("control-character", _place(text, found.start()), character=_code(found[0]))
        return None
    loader = yaml.SafeLoader if pure else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    events = yaml.parse(text, Loader=loader)
    try:
        return _Composer(events, notes).document()
    except yaml.YAMLError as error:
        _report(error, text, notes)
    except (ValueError, OverflowError):
        # The Python parser lets a monstrous number in an escape or a directive through to int().
        notes.add("yaml-syntax", Place(1, 1))
    except _StopError:
        pass
    return None


def resolves(text: str) -> bool:
    """Whether YAML 1.1 reads an unquoted `text` as something else than text: 12:30, no, 010, ~."""
    table = yaml.SafeLoader.yaml_implicit_resolvers.get(text[:1], [])
    return any(pattern.match(text) for _, pattern in table)


def _place(text: str, offset: int) -> Place:
    lines = _BREAK.split(text[:offset])
    return Place(len(lines), len(lines[-1]) + 1)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _report(error: yaml.YAMLError, text: str, notes: Notes) -> None:
    """Say what a syntax error probably is: the two parsers' own words differ and are no help."""
    mark = getattr(error, "problem_mark", None)
    if "quoted" in (getattr(error, "context", None) or ""):
        mark = getattr(error, "context_mark", None) or mark  # where the quotation mark opens
    place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
    lines = _BREAK.split(text)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    bare = re.match(_BARE_SIGN, line)
    if bare and bare.end() <= place.column:
        written = line[bare.end() :].strip()
        notes.add("target-unquoted", Place(place.line, bare.end() + 1), text=written)
    elif line[place.column - 1 : place.column] == "{":
        notes.add("yaml-brace", place)
    elif "\t" in line[: place.column]:
        notes.add("yaml-tab", Place(place.line, line.index("\t") + 1))
    else:
        notes.add("yaml-syntax", place)


class _Composer:
    """Events → nodes. Recursion ends at `MAX_DEPTH`, while reading: no file can exhaust it."""

    def __init__(self, events: Iterator[Event], notes: Notes) -> None:
        self._events = events
        self._notes = notes

    def document(self) -> Node | None:
        next(self._events)  # the stream begins
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        node = self._node(next(self._events), 1)
        next(self._events)  # the document ends
        further = next(self._events)
        if isinstance(further, yaml.DocumentStartEvent):
            self._notes.add("several-documents", _start(further))
        return node

    def _node(self, event: Event, depth: int) -> Node | None:
        at = _start(event)
        if isinstance(event, yaml.AliasEvent):
            self._notes.add("alias-refused", at, name=str(event.anchor))
            return None
        if depth > MAX_DEPTH and not isinstance(event, yaml.ScalarEvent):
            self._notes.add("too-deep", at)
            raise _StopError
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event, at)
            return self._scalar(event, at)
        if isinstance(event, yaml.CollectionStartEvent):
            self._refuse_extras(event, at)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(self._items(depth), *at)
        return Mapping(self._entries(depth), *at)

    def _refuse_extras(self, event: ScalarEvent | CollectionStartEvent, at: Place) -> None:
        if event.anchor is not None:
            self._notes.add("anchor-refused", at, name=str(event.anchor))
        if event.tag is not None:
            self._notes.add("tag-refused", at, name=str(event.tag))

    def _scalar(self, event: ScalarEvent, at: Place) -> Scalar | None:
        # An escape such as "\x1b" could move the cursor of a terminal.
        if event.style == '"' and (found := _CONTROL.search(event.value)):
            self._notes.add("control-character", at, character=_code(found[0]))
            return None
        return Scalar(event.value, event.style or "", *at)

    def _items(self, depth: int) -> list[Node | None]:
        nodes = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            nodes.append(self._node(event, depth + 1))
        return nodes

    def _entries(self, depth: int) -> dict[str, tuple[Scalar, Node | None]]:
        entries: dict[str, tuple[Scalar, Node | None]] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if isinstance(key, Scalar):
                if isinstance(value, Scalar) and value[:2] == ("", ""):
                    value = key._replace(text="", style="")  # the parsers differ on where it is
                self._enter(entries, key, value)
            elif key is not None:
                self._notes.add("key-not-text", key)
        return entries

    def _enter(
        self, entries: dict[str, tuple[Scalar, Node | None]], key: Scalar, value: Node | None
    ) -> None:
        if key.text in entries:
            first = entries[key.text][0]
            self._notes.add("key-duplicate", key, field=key.text, line=str(first.line))
        else:
            entries[key.text] = (key, value)


def _start(event: Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
