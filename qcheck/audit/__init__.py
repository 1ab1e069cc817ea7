"""A plan held against its document: every clause found, every figure accounted for.

Pure: lines in, report out. Two directions:

1. The clause of every target stands in the document, in the section that the target claims.
2. Every figure of the document stands in such a clause and is the target's own (see `claim`), or in
   a fragment that the plan lists under
   `not_targets`, or is recognised by rule (numbering, dates, document numbers, ordinary words);
   any other is a finding.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qcheck.audit.claim import owned
from qcheck.audit.document import Document
from qcheck.audit.fold import fold
from qcheck.audit.sections import claimed, within, written
from qcheck.model import Commitment, Finding, Names, Severity
from qcheck.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qcheck.audit.figures import Figure, Span
    from qcheck.model import Lang, Line, NotTarget, Plan, Target

SCHEMA = "qcheck.audit/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What an audit found. Counts are of clauses, and of figures of the document."""

    plan: str
    source: str
    clauses: Mapping[str, int]
    figures: Mapping[str, int]
    findings: tuple[Finding, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is missing in either direction; warnings do not count."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


def audit(plan: Plan, lines: Sequence[Line], source: str) -> Audit:
    """Hold a plan against the lines of its document, which is called `source` in findings."""
    document = Document(lines)
    clauses = [_clause(target, document, source) for target in plan.targets]
    in_clauses = [(one, s) for one, (at, _) in zip(plan.targets, clauses, strict=True) for s in at]
    fragments = [(one, document.find(one.text)) for one in plan.not_targets]
    in_fragments = [span for _, spans in fragments for span in spans]
    held = [[one for one, span in in_clauses if span.holds(f.span)] for f in document.figures]
    own = owned(document.figures, in_clauses, document.text)
    sorts = [
        ("in_targets" if place in own else _sort(one, in_fragments), one)
        for place, one in enumerate(document.figures)
    ]
    uncovered = [
        _uncovered(one, document, source, holders)
        for (sort, one), holders in zip(sorts, held, strict=True)
        if sort == "uncovered"
    ]
    problems = [found for _, found in clauses if found]
    counts = Counter(sort for sort, _ in sorts)
    places = ("in_targets", "in_not_targets", "recognised", "uncovered")
    return Audit(
        plan=plan.id,
        source=source,
        clauses={
            "total": len(clauses),
            "found": sum(bool(spans) for spans, _ in clauses),
            "in_section": sum(not found for _, found in clauses),
        },
        figures={"total": len(sorts), **{place: counts[place] for place in places}},
        findings=(
            *problems,
            *uncovered,
            *_unused(fragments, document),
        ),
    )


def _clause(
    target: Target, document: Document, source: str
) -> tuple[tuple[Span, ...], Finding | None]:
    """Where the target's clause stands, and what is wrong with it, if anything.

    Only places in the section claimed count, so that the same words elsewhere are looked at; where
    none is, all count, so that one wrong section is one finding.
    """
    if not target.clause.strip():
        return (), _problem("clause-empty", target, name=target.name)
    found = document.find(target.clause)
    if not found:
        return (), _not_found(target, document, source)
    claim = claimed(fold(target.section))
    if target.section.strip() and not claim:
        return found, _problem("section-unreadable", target, section=target.section)
    right = tuple(span for span in found if within(document.sections.at(span.start), claim))
    if right:
        whole = tuple(span for span in right if not _cut(target, span, document))
        return (whole, None) if whole else (right, _clause_cut(target, right[0], document, source))
    actual = dict.fromkeys(written(document.sections.at(span.start)) or "—" for span in found)
    return found, _problem(
        "clause-wrong-section",
        target,
        clause=target.clause,
        claimed=target.section,
        actual=Names(actual),
        place=f"{source}:{document.line(found[0].start).number}",
    )


def _cut(target: Target, span: Span, document: Document) -> str:
    """The comparison word, or that of striving, that the clause leaves out; "" for none."""
    strives = document.strives(span) if target.commitment is Commitment.BINDING else ""
    return document.compared(span) or strives


def _clause_cut(target: Target, span: Span, document: Document, source: str) -> Finding:
    place = f"{source}:{document.line(span.start).number}"
    cut = _cut(target, span, document)
    return _problem("clause-cut", target, clause=target.clause, cut=cut, place=place)


def _not_found(target: Target, document: Document, source: str) -> Finding:
    near = document.nearest(target.clause)
    if near is None:
        return _problem("clause-not-found", target, clause=target.clause)
    text, line = near
    place = f"{source}:{line}"
    return _problem("clause-differs", target, clause=target.clause, near=text, place=place)


def _problem(code: str, target: Target, **params: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.ERROR,
        source=target.source,
        params=params,
        target=target.id,
    )


def _sort(figure: Figure, in_fragments: Iterable[Span]) -> str:
    """What accounts for a figure that is no target's."""
    if any(span.holds(figure.span) for span in in_fragments):
        return "in_not_targets"
    return "recognised" if figure.rule else "uncovered"


def _uncovered(
    figure: Figure, document: Document, source: str, holders: Sequence[Target]
) -> Finding:
    start = figure.span.start
    held = {"others": Names(one.id for one in holders)} if holders else {}
    return Finding(
        code="figure-of-no-target" if holders else "figure-uncovered",
        severity=Severity.ERROR,
        source=f"{source}:{document.line(start).number}",
        params={
            "figure": figure.text,
            "sentence": document.sentence(start),
            "section": written(document.sections.at(start)) or "—",
            **held,
        },
    )


def _unused(
    fragments: Iterable[tuple[NotTarget, Sequence[Span]]], document: Document
) -> Iterable[Finding]:
    for fragment, spans in fragments:
        inside = [one for one in document.figures if any(span.holds(one.span) for span in spans)]
        if any(not one.rule for one in inside):
            continue
        needless = "fragment-needless" if inside else "fragment-without-figure"
        yield Finding(
            code=needless if spans else "fragment-unused",
            severity=Severity.WARNING,
            source=fragment.source,
            params={"text": fragment.text},
        )


def entry(audited: Audit, lang: Lang) -> dict[str, Any]:
    """An audit as data, from which the table and the JSON are made."""
    return {
        "schema": SCHEMA,
        "plan": audited.plan,
        "source": audited.source,
        "complete": audited.complete,
        "clauses": dict(audited.clauses),
        "figures": dict(audited.figures),
        "findings": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "source": one.source,
                "target": one.target,
                "params": dict(one.params),
                "message": message(one, lang),
            }
            for one in audited.findings
        ],
    }
