"""A mapping file (`--map`): what an office calls indicators and columns, in its own words.

names: their name → id of a target. columns: their header → what the column means.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from qcheck.errors import MappingError, PlanError, UsageError
from qcheck.library.disk import decoded, read_bytes
from qcheck.library.document import MAX_BYTES, Mapping, Place, Scalar, read_document
from qcheck.library.fields import is_null, misspelt
from qcheck.library.notes import Notes, failed
from qcheck.matching import normalise
from qcheck.model import NameMap, Renaming

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qcheck.model import Finding

KEYS = ("names", "columns")
# What a column may be said to mean, and the role that is: `qcheck.reading.headers.Role`.
MEANINGS = {
    "实际值": "value",
    "actual": "value",
    "指标名称": "name",
    "name": "name",
    "指标编号": "id",
    "id": "id",
    "单位": "unit",
    "unit": "unit",
    "目标值": "target",
    "target": "target",
    "数据时点": "date",
    "date": "date",
    "地区": "region",
    "region": "region",
    "备注": "note",
    "note": "note",
    "忽略": "other",
    "ignore": "other",
}


def load(path: Path) -> tuple[NameMap, tuple[Finding, ...]]:
    """The mapping in a file, and warnings about lines that cannot be used.

    Raises:
        UsageError: there is no such file.
        MappingError: it cannot be read, or is no mapping; all its problems are in `findings`.
    """
    shown = str(path)
    try:
        if not path.is_file():
            raise UsageError("mapping.missing", file=shown)
    except ValueError as error:  # a NUL in the name
        raise UsageError("mapping.missing", file=shown) from error
    try:
        text = decoded(read_bytes(path, shown, MAX_BYTES), shown)
    except PlanError as error:
        raise MappingError(error.key, error.findings, **error.params) from error
    found, findings = parse(text, shown)
    if failed(findings):
        raise MappingError("mapping.map-invalid", findings, file=shown, count=str(len(findings)))
    return found, findings


def parse(text: str, source: str) -> tuple[NameMap, tuple[Finding, ...]]:
    """The mapping that `text` describes, and every problem in it, in the order of the file.

    >>> parse("columns: {完成: 实际值}", "names.yaml")[0].columns[0].means
    'value'
    """
    notes = Notes(source)
    node = read_document(text, notes)
    found = NameMap()
    if isinstance(node, Mapping):
        parts = dict(_parts(node, notes))
        names, columns = parts.get("names"), parts.get("columns")
        found = NameMap(
            names=tuple(_names(names, notes)) if names else (),
            columns=tuple(_columns(columns, notes)) if columns else (),
        )
    elif node is not None and not is_null(node):
        notes.add("map-no-mapping", node)
    elif not notes.findings():
        notes.warn("map-empty", node or Place(1, 1))
    return found, notes.findings()


def _parts(root: Mapping, notes: Notes) -> Iterator[tuple[str, Mapping]]:
    for name, (key, node) in root.entries.items():
        if name not in KEYS:
            misspelt(notes, "map-key", key, KEYS, warn=True)
        elif isinstance(node, Mapping):
            yield name, node
        elif node is not None and not is_null(node):
            notes.add("map-no-pairs", node, field=name)


def _pairs(node: Mapping, notes: Notes) -> Iterator[tuple[Scalar, Scalar]]:
    """What is written on both sides of the colons; an empty side is an error."""
    for key, value in node.entries.values():
        if value is None:
            continue  # reported where it was read
        if not isinstance(value, Scalar):
            notes.add("text-wanted", value)
        elif is_null(value) or not key.text.strip() or not value.text.strip():
            notes.add("map-half", key, text=key.text)
        else:
            yield key, value


def _names(node: Mapping, notes: Notes) -> Iterator[Renaming]:
    seen: dict[str, tuple[Scalar, str]] = {}
    for key, value in _pairs(node, notes):
        means = value.text.strip().casefold()
        if _first(normalise(key.text), key, means, seen, notes):
            yield Renaming(written=key.text, means=means, source=notes.address(key))


def _columns(node: Mapping, notes: Notes) -> Iterator[Renaming]:
    seen: dict[str, tuple[Scalar, str]] = {}
    for key, value in _pairs(node, notes):
        said = value.text.strip().lower()
        if said not in MEANINGS:
            misspelt(notes, "map-meaning", value, MEANINGS, warn=True)
        elif _first(_squeezed(key.text), key, MEANINGS[said], seen, notes):
            yield Renaming(written=key.text, means=MEANINGS[said], source=notes.address(key))


def _first(
    folded: str, key: Scalar, means: str, seen: dict[str, tuple[Scalar, str]], notes: Notes
) -> bool:
    """Whether nothing that reads the same stood before; what says something else is an error."""
    if folded not in seen:
        seen[folded] = (key, means)
        return True
    first, other = seen[folded]
    if other != means:
        notes.add("map-twice", key, text=key.text, first=first.text, line=str(first.line))
    return False


def _squeezed(text: str) -> str:
    """As the reader compares headers."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def shown_meanings() -> str:
    """The words for a column's meaning, as a comment lists them."""
    return " ".join(word for word in MEANINGS if not word.isascii())
