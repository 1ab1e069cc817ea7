"""The rows of `qcheck inspect`: which target each belongs to, what it came to, what is wrong."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qcheck.model import Figure, Finding, Names, Outcome, Severity, Unreadable
from qcheck.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qcheck.model import Actual, BlockSeen, Lang, Plan, Unmatched

Json = dict[str, Any]

_MISSING = "value-missing"
# What is said of the plan stands at a cell only because the figure that shows it is there.
_OF_PLAN = ("target-below-baseline",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What a plan makes of the rows: which rows belong to which target, and which to none."""

    plan: Plan
    rows: Mapping[str, Sequence[Actual]]  # by target id
    unmatched: Sequence[Unmatched]


@dataclass(slots=True)
class Known:
    """What is looked up for each row."""

    lang: Lang
    planned: bool
    period: str = ""  # that was asked for
    as_of: dt.date | None = None  # that is judged
    findings: dict[str, list[Finding]] = field(default_factory=lambda: defaultdict(list))
    targets: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, str] = field(default_factory=dict)  # of targets
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)  # what a row may have meant


def look_up(
    rows: Sequence[Actual], findings: Sequence[Finding], matched: Matched | None, lang: Lang
) -> Known:
    """What is known of the rows by their addresses."""
    known = Known(lang, matched is not None)
    of_rows = {place for row in rows for place in places(row)}
    for finding in findings:
        told = finding.severity is not Severity.INFO and finding.code not in _OF_PLAN
        if finding.source in of_rows and told:
            known.findings[finding.source].append(finding)
    if matched is None:
        return known
    known.names = {target.id: target.name for target in matched.plan.targets}
    known.near = {one.source: one.suggestions for one in matched.unmatched}
    for target, own in matched.rows.items():
        for row in own:
            if target not in known.targets[row.source]:
                known.targets[row.source].append(target)
    for finding in findings:
        for row in _others(finding, matched):
            known.findings[row.source].append(finding)
    return known


def _others(finding: Finding, matched: Matched) -> Iterator[Actual]:
    """The rows that a finding for several cells of a target names beside its own."""
    cells = finding.params.get("cells")
    if isinstance(cells, Names) and finding.target:
        for row in matched.rows.get(finding.target, ()):
            if row.source != finding.source:
                named = any(row.source.endswith(f"!{cell}") for cell in cells.names)
                yield from (row,) if named else ()


def places(row: Actual) -> tuple[str, str]:
    """Where findings about a row stand: at its value or at its name."""
    return row.source, row.named_at


def row_entry(
    row: Actual,
    cell: str,
    blocks: Sequence[BlockSeen],
    known: Known,
) -> Json:
    """One row that was read, what it came to, and what is to be done about it."""
    targets = known.targets.get(row.source, [])
    problems = list(_problems(row, known))
    block = _block_of(cell, blocks)
    day = row.date or row.titled(dt.date.max)
    date = _own_day(row, day, block)
    read = row.value if isinstance(row.value, Figure) else None
    entry: Json = {
        "source": row.source,
        "cell": cell,
        "record": row.named_at or row.source,
        "name": row.name or row.id,
        "id": row.id,
        "raw": row.raw,
        "value": read.value if read else None,
        "unit": (read.unit if read else "") or row.unit,
        "own_unit": row.unit if block and row.unit != block.unit else "",
        "date": iso(day),
        "own_date": iso(date),
        "region": row.region,
        "stated": row.stated,
        "targets": targets,
        "target_names": [known.names[one] for one in targets],
        "unmatched": known.planned and not targets,
        "suggestions": list(known.near.get(row.named_at or row.source, ())),
        "problems": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "message": message(one, known.lang),
            }
            for one in problems
        ],
    }
    entry["status"] = _row_status(problems, unmatched=entry["unmatched"])
    return entry


def _own_day(row: Actual, day: dt.date | None, block: BlockSeen | None) -> dt.date | None:
    """The date of a row where it is another than that of its table or column."""
    if row.date:
        return row.date if not block or row.date != block.column_day else None
    known = (block.day, block.column_day) if block else ()
    return day if row.own_time and day not in known else None


def _problems(row: Actual, known: Known) -> Iterator[Finding]:
    """What is wrong with a row; of one that no plan knows, what the reader itself could not do.

    Words for a value can be right (已完成): whose they are has to be known first.
    """
    seen = set()
    for place in dict.fromkeys(places(row)):
        for finding in known.findings.get(place, ()):
            if finding.code not in seen:
                seen.add(finding.code)
                yield finding
    matched = row.source in known.targets
    if matched or not isinstance(row.value, Unreadable) or row.value.code in seen:
        return
    if known.planned and row.value.outcome is Outcome.TEXT:
        return
    mild = row.value.outcome in (Outcome.MISSING, Outcome.TEXT)
    yield Finding(
        code=row.value.code,
        severity=Severity.WARNING if mild else Severity.ERROR,
        source=row.source,
        params={"text": row.raw, **row.value.params},
    )


def _row_status(problems: Sequence[Finding], *, unmatched: bool) -> str:
    """The first that holds: doubtful (nothing was taken), unsure, unmatched, missing, read."""
    severities = {one.severity for one in problems if one.code != _MISSING}
    if Severity.ERROR in severities:
        return "doubtful"
    if severities:
        return "unsure"
    if unmatched:
        return "unmatched"
    return "missing" if problems else "read"


def _block_of(cell: str, blocks: Sequence[BlockSeen]) -> BlockSeen | None:
    """The last block whose header stands above the row and which has its column."""
    found = re.fullmatch(r"([A-Z]+)([0-9]+)", cell)
    if not found:
        return blocks[0] if len(blocks) == 1 else None
    above = [block for block in blocks if block.certain and block.header[-1] < int(found[2])]
    own = [b for b in above if any(c.letters == found[1] for c in b.columns)] or above
    return own[-1] if own else None


def iso(day: dt.date | None) -> str | None:
    """A date as JSON has it."""
    return day.isoformat() if day else None
