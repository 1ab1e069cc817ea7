"""The text of a plan file → Plan, or all that is wrong with it.

>>> plan, findings = parse_plan("plan: demo", "demo.yaml", "demo")
>>> plan is None, [finding.code for finding in findings]
(True, ['field-missing', 'field-missing', 'field-missing'])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.library.document import MAX_BYTES, Items, Mapping, Place, Scalar, read_document
from qcheck.library.fields import section as mapping
from qcheck.library.judging import KEYS as JUDGE_KEYS
from qcheck.library.judging import read_judge
from qcheck.library.notes import Notes, failed
from qcheck.library.target import KEYS as TARGET_KEYS
from qcheck.library.target import REQUIRED as TARGET_REQUIRED
from qcheck.library.target import Defaults, read_accept, read_id, read_target
from qcheck.model import Document, Ground, Level, NotTarget, Plan
from qcheck.pace.settings import DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qcheck.library.document import Node
    from qcheck.library.fields import Section
    from qcheck.model import Finding, Target

__all__ = ["MAX_BYTES", "parse_plan", "too_large"]

KEYS = (
    "plan",
    "title",
    "region",
    "level",
    "issuer",
    "document",
    "period",
    "judge",
    "accept",
    "targets",
    "not_targets",
)
REQUIRED = ("plan", "title", "period", "targets")
DOCUMENT_KEYS = ("number", "issued", "url")
PERIOD_KEYS = ("start", "end")
NOT_TARGET_KEYS = ("text", "reason")


def parse_plan(
    text: str, source: str, plan_id: str | None, *, sha256: str = "", pure: bool = False
) -> tuple[Plan | None, tuple[Finding, ...]]:
    """The plan that `text` describes, and every problem in it, in the order of the file.

    Args:
        text: the content of the file, without a byte order mark.
        source: the file's name as a person knows it; findings are at `source:line:column`.
        plan_id: what `plan:` must say (the file's name without its ending); None checks nothing.
        sha256: the digest of the file, passed on.
        pure: use the Python YAML parser even where the C parser exists.

    Returns:
        A plan only where no finding is an error; warnings may stand beside a plan.
    """
    notes = Notes(source)
    node = read_document(text, notes, pure=pure)
    plan = None
    if isinstance(node, Mapping):
        root = mapping(node, notes, keys=KEYS, required=REQUIRED)
        plan = _plan(root, plan_id, sha256) if root else None
    elif not notes.findings():
        notes.add("plan-empty", node or Place(1, 1))
    findings = notes.findings()
    return (None if failed(findings) else plan), findings


def too_large(source: str) -> tuple[Finding, ...]:
    """What is said of a file that was not read because it is larger than `MAX_BYTES`."""
    notes = Notes(source)
    notes.add("file-too-large", Place(1, 1))
    return notes.findings()


def _plan(root: Section, plan_id: str | None, sha256: str) -> Plan | None:
    name = _id(root, plan_id)
    title, region, issuer = (root.text(key) for key in ("title", "region", "issuer"))
    level = root.choice("level", [word.value for word in Level])
    document = _document(root)
    start, end = _period(root)
    rules = read_judge(root.section("judge", keys=JUDGE_KEYS), DEFAULTS)
    targets = _targets(root, Defaults(start=start, end=end, rules=rules))
    not_targets = tuple(_not_targets(root))
    accept = read_accept(root)
    if start is None or end is None:
        return None
    return Plan(
        id=name,
        title=title,
        region=region,
        level=Level(level) if level else None,
        issuer=issuer,
        document=document,
        start=start,
        end=end,
        targets=targets,
        not_targets=not_targets,
        rules=rules,
        accept=accept,
        source=root.notes.source,
        sha256=sha256,
    )


def _id(root: Section, plan_id: str | None) -> str:
    name = read_id(root, "plan")
    if name and plan_id is not None and name != plan_id:
        root.notes.add("plan-id-differs", root.at("plan"), text=name, file=plan_id)
    return name


def _document(root: Section) -> Document:
    inner = root.section("document", keys=DOCUMENT_KEYS)
    if inner is None:
        return Document()
    issued = inner.day("issued")
    return Document(number=inner.text("number"), issued=issued, url=inner.text("url"))


def _period(root: Section) -> tuple[date | None, date | None]:
    inner = root.section("period", keys=PERIOD_KEYS, required=PERIOD_KEYS)
    if inner is None:
        return None, None
    start, end = inner.day("start"), inner.day("end")
    if start and end and end < start:
        dates = {"start": start.isoformat(), "due": end.isoformat()}
        inner.notes.add("due-before-start", inner.at("end"), **dates)
        return None, None  # every target would repeat it
    return start, end


def _targets(root: Section, defaults: Defaults) -> tuple[Target, ...]:
    node = root.node("targets")
    if isinstance(node, Items) and not node.nodes:
        root.notes.add("no-targets", node)
    targets: list[Target] = []
    seen: dict[str, int] = {}
    for item in root.items("targets"):
        entry = _entry(item, root.notes, seen)
        target = read_target(entry, defaults) if entry else None
        targets += [target] if target else []
    return tuple(targets)


def _entry(item: Node, notes: Notes, seen: dict[str, int]) -> Section | None:
    """One target's section; its findings name the target. Ids seen before are reported.

    An id stands for one target: results, histories and spreadsheets refer to it.
    """
    node = item.entries.get("id", (None, None))[1] if isinstance(item, Mapping) else None
    name = node.text if isinstance(node, Scalar) else ""
    notes = notes.about(name or None)
    if node and name:
        if name in seen:
            notes.add("id-duplicate", node, text=name, line=str(seen[name]))
        seen.setdefault(name, node.line)
    return mapping(item, notes, keys=TARGET_KEYS, required=TARGET_REQUIRED)


def _not_targets(root: Section) -> Iterator[NotTarget]:
    """Figures of the document that are no targets, for the audit."""
    grounds = [ground.value for ground in Ground]
    for item in root.items("not_targets"):
        entry = mapping(item, root.notes, keys=NOT_TARGET_KEYS, required=NOT_TARGET_KEYS)
        if entry is None:
            continue
        text, reason = entry.text("text"), entry.choice("reason", grounds)
        if text and reason:
            yield NotTarget(
                text=text, reason=Ground(reason), source=root.notes.address(entry.place)
            )
