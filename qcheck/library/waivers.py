"""A file of waivers → what it says, entry by entry, and what is wrong with the others.

>>> text = '- {target: index, reason: 机构改革, document: 示市〔2025〕8号, approver: 市政府}'
>>> file = parse_waivers(text, "2025.yaml")
>>> file.count, file.entries, [finding.code for finding in file.findings]
(1, (), ['field-missing', 'waiver-malformed'])
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from qcheck.errors import PlanError, UsageError
from qcheck.library.disk import decoded, read_bytes
from qcheck.library.document import MAX_BYTES, Items, Mapping, Scalar, read_document
from qcheck.library.fields import section
from qcheck.library.notes import Notes
from qcheck.model import Severity, Waiver, Waivers
from qcheck.quantity import QuantityError, parse_requirement

if TYPE_CHECKING:
    from qcheck.library.document import Node
    from qcheck.library.fields import Section
    from qcheck.model import Finding, Requirement

KEYS = ("target", "reason", "document", "approver", "expires", "value")
REQUIRED = KEYS[:-1]
_QUOTES = ("'", '"')


def load_waivers(path: str) -> Waivers:
    """The waivers of a file; a bad entry is a finding and leaves the others alone.

    Raises:
        UsageError: there is no such file.
        PlanError: the file as a whole is no list of entries; its problems are in `findings`.
    """
    file = _file(path)
    data = read_bytes(file, path, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise PlanError("waivers.waivers-too-large", file=path)
    return parse_waivers(decoded(data, path), path, digest=sha256(data).hexdigest())


def _file(path: str) -> Path:
    try:
        if path and Path(path).is_file():
            return Path(path)
        exists = bool(path) and Path(path).exists()
    except (OSError, ValueError):  # too long a name, a NUL, a folder that may not be entered
        exists = False
    if exists:  # a folder, a pipe or a device
        raise PlanError("waivers.waivers-not-a-file", file=path)
    raise UsageError("waivers.waivers-missing", file=path)


def parse_waivers(text: str, source: str, *, digest: str = "") -> Waivers:
    """As `load_waivers`, of the text of a file; findings are at `source:line:column`.

    Raises:
        PlanError: it is no list of entries, or an error lies outside all of them.
    """
    notes = Notes(source)
    root = read_document(text, notes)
    if root is None and not notes.findings():
        root = Items([], 1, 1)  # nothing but remarks: a list that is not begun
    if not isinstance(root, Items):
        if root is not None:
            notes.add("waivers-no-list", root)
        raise _unusable(notes)
    nodes = [node for node in root.nodes if node is not None]
    read = [_entry(node, notes) for node in nodes]
    if not root.nodes:
        notes.warn("waivers-empty", root)
    spoiled = _spoiled(nodes, notes)
    if None in spoiled or len(nodes) < len(root.nodes):  # an alias: nobody knows what it means
        raise _unusable(notes)
    good = {place: one for place, one in enumerate(read) if one and place not in spoiled}
    bad = [(place, node) for place, node in enumerate(nodes) if place not in good]
    for place, node in bad:
        number, meant = str(place + 1), _named(node)
        about = notes.about(meant or None)
        about.add("waiver-malformed", node, number=number, target=meant or "—")
    return Waivers(
        path=source,
        sha256=digest,
        count=len(nodes),
        entries=tuple(good.values()),
        broken=tuple(filter(None, (_named(node) for _, node in bad))),
        findings=notes.findings(),
    )


def _unusable(notes: Notes) -> PlanError:
    findings = notes.findings()
    return PlanError(
        "waivers.waivers-invalid", findings, file=notes.source, count=str(len(findings))
    )


def _spoiled(nodes: list[Node], notes: Notes) -> set[int | None]:
    """The entries in which an error lies; None for an error that lies in none of them."""
    starts = [(node.line, node.column) for node in nodes]
    return {
        _holder(finding, starts)
        for finding in notes.findings()
        if finding.severity is Severity.ERROR
    }


def _holder(finding: Finding, starts: list[tuple[int, int]]) -> int | None:
    if finding.code == "several-documents":  # its place is behind the last entry, not in it
        return None
    line, column = map(int, finding.source.rsplit(":", 2)[1:])
    before = [place for place, start in enumerate(starts) if start <= (line, column)]
    return before[-1] if before else None


def _named(node: Node) -> str:
    """The target that an entry seems to mean."""
    named = node.entries.get("target", (None, None))[1] if isinstance(node, Mapping) else None
    return named.text.strip() if isinstance(named, Scalar) else ""


def _entry(node: Node, notes: Notes) -> Waiver | None:
    """One entry; None, and findings in the notes, where something is wrong with it."""
    notes = notes.about(_named(node) or None)
    entry = section(node, notes, keys=KEYS, required=REQUIRED)
    if entry is None:
        return None
    texts = {key: entry.text(key) for key in ("target", "reason", "document", "approver")}
    expires = entry.day("expires")
    requirement = _value(entry)
    if expires is None or not all(texts.values()) or ("value" in entry and requirement is None):
        return None
    return Waiver(**texts, expires=expires, requirement=requirement, source=_address(entry))


def _address(entry: Section) -> str:
    return entry.notes.address(entry.place)


def _value(entry: Section) -> Requirement | None:
    """The adjusted required value, written like a plan's `target:`.

    An empty one is refused: it could be a figure that somebody forgot, and means an exemption.
    """
    if "value" not in entry:
        return None
    written = entry.scalar("value")
    if written is None:
        entry.notes.add("waiver-value-empty", entry.at("value"))
        return None
    if written.style not in _QUOTES and written.text != "done":
        entry.notes.add("waiver-value-unquoted", written, text=written.text.strip())
        return None
    try:
        return parse_requirement(written.text)
    except QuantityError as error:
        entry.notes.add(error.code, written, text=written.text.strip())
        return None
