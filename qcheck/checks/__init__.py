"""What is checked of a plan against its own words: one module a check, its docstring its manual.

A check has `CODES`, its finding codes with their severities, and `check(plan, others)`, where
`others` are the plans that can be named beside it. Errors are contradictions that make a wrong
verdict. A warning can be accepted in the plan file, `accept: {code: reason}` on a target or, for
all of them, on the plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Protocol

from qcheck.checks import (
    baseline,
    bounds,
    commitment,
    dates,
    every,
    identity,
    kind,
    names,
    number,
    operator,
    splits,
    units,
)
from qcheck.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qcheck.model import Plan


class Check(Protocol):
    """A module of this package that is a check."""

    CODES: dict[str, Severity]

    def check(self, plan: Plan, others: Sequence[Plan], /) -> Iterator[Finding]:
        """All that is wrong with a plan."""


CHECKS: dict[str, Check] = {
    "number": number,
    "operator": operator,
    "commitment": commitment,
    "every": every,
    "kind": kind,
    "names": names,
    "dates": dates,
    "units": units,
    "bounds": bounds,
    "baseline": baseline,
    "splits": splits,
    "identity": identity,
}
CODES: dict[str, Severity] = {
    code: severity for one in CHECKS.values() for code, severity in one.CODES.items()
}
_ALIKE = 0.6
# Warnings of the library, which can be accepted as well.
LIBRARY_WARNINGS = ("baseline-in-period",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found in a plan, and how many warnings the plan accepts."""

    findings: tuple[Finding, ...]
    accepted: int = 0


def run(plan: Plan, others: Sequence[Plan], already: Iterable[Finding] = ()) -> Checked:
    """All checks over a plan; `already` is what the library found in its file."""
    found = [*already]
    for one in CHECKS.values():
        found += one.check(plan, others)
    kept = [finding for finding in found if not _accepts(plan, finding)]
    shown = [*kept, *_acceptances(plan, found)]
    return Checked(findings=tuple(sorted(shown, key=_line)), accepted=len(found) - len(kept))


def _accepts(plan: Plan, finding: Finding) -> bool:
    """Whether the plan, or the target that the finding is about, accepts it; never an error."""
    if finding.severity is Severity.ERROR:
        return False
    own = [t.accept for t in plan.targets if finding.target is not None and t.id == finding.target]
    return any(code == finding.code for accept in (plan.accept, *own) for code, _ in accept)


def _acceptances(plan: Plan, found: Sequence[Finding]) -> Iterator[Finding]:
    """What is wrong with the plan's `accept`: unknown codes, errors, and what never occurs."""
    top = f"{plan.source}:1:1"
    for code, _ in plan.accept:
        occurs = any(one.code == code for one in found)
        yield from _acceptance(code, top, None, occurs=occurs)
    for target in plan.targets:
        for code, _ in target.accept:
            occurs = any(one.code == code and one.target == target.id for one in found)
            yield from _acceptance(code, target.source, target.id, occurs=occurs)


def _acceptance(code: str, source: str, target: str | None, *, occurs: bool) -> Iterator[Finding]:
    can = [known for known, severity in CODES.items() if severity is not Severity.ERROR]
    can += LIBRARY_WARNINGS
    params = {"accepted": code}
    wrong, severity = "", Severity.ERROR
    if CODES.get(code) is Severity.ERROR:
        wrong = "accept-error"
    elif code not in can:
        near = get_close_matches(code, can, n=1, cutoff=_ALIKE)
        wrong = "accept-unknown" if near else "accept-strange"
        params |= {"near": near[0]} if near else {"known": " ".join(can)}
    elif not occurs:
        wrong, severity = "accept-unused", Severity.WARNING
    if wrong:
        yield Finding(code=wrong, severity=severity, source=source, params=params, target=target)


def _line(finding: Finding) -> tuple[int, int]:
    _, line, column = finding.source.rsplit(":", 2)
    return int(line), int(column)
