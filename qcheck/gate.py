"""A verification → the exit code of the run, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qcheck.errors import Exit
from qcheck.model import Commitment, Reason, Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from qcheck.model import Verdict, Verification

FAIL_ON = ("never", "fail", "missing", "at-risk")


def gate(verification: Verification, fail_on: str, *, strict: bool) -> tuple[Exit, Gated]:
    """The exit code and what it rests on.

    Only binding targets gate unless `strict`, exempt ones never, adjusted ones by their adjusted
    requirement. A run that compared nothing is never OK.
    """
    scope = [v for v in verification.verdicts if strict or _binds(v)]
    gating = [standing for v in scope if (standing := _standing(v))]
    exempt = len(scope) - len(gating)
    found = Gated(
        fail=_count(gating, lambda v: v.status is Status.FAIL),
        missing=_count(gating, lambda v: _missing(v, verification.as_of)),
        at_risk=_count(gating, lambda v: v.status is Status.AT_RISK),
        nothing=_nothing(verification),
        exempt=exempt,
        adjusted=_count(scope, lambda v: v.waived is not None) - exempt,
        refused=verification.waivers.refused if verification.waivers else 0,
    )
    level = FAIL_ON.index(fail_on)
    if found.fail and level >= FAIL_ON.index("fail"):
        return Exit.FAIL, found
    if found.missing and level >= FAIL_ON.index("missing"):
        return Exit.MISSING, found
    if found.at_risk and level >= FAIL_ON.index("at-risk"):
        return Exit.AT_RISK, found
    return (Exit.MISSING if found.nothing else Exit.OK), found


class Gated(NamedTuple):
    """How many of the targets that gate are of each kind, and what waivers take from them.

    `nothing` is the number of all targets where nothing at all was compared, else 0; `refused` is
    the number of waivers that were not applied.
    """

    fail: int
    missing: int
    at_risk: int
    nothing: int
    exempt: int = 0
    adjusted: int = 0
    refused: int = 0


def _standing(verdict: Verdict) -> Verdict | None:
    """What gates of a target: its verdict, the adjusted one, or nothing where it is exempt."""
    return verdict if verdict.waived is None else verdict.waived.verdict


def _nothing(verification: Verification) -> int:
    judged = [_standing(verdict) or verdict for verdict in verification.verdicts]
    compared = any(verdict.status is not Status.UNKNOWN for verdict in judged)
    return 0 if compared else len(judged)


def _missing(verdict: Verdict, as_of: dt.date) -> bool:
    """No usable value, though the period has begun by the date of the run."""
    waiting = verdict.reason is Reason.NOT_STARTED and as_of < verdict.start
    return verdict.status is Status.UNKNOWN and not waiting


def _binds(verdict: Verdict) -> bool:
    return verdict.target.commitment is Commitment.BINDING


def _count(verdicts: Iterable[Verdict], wanted: Callable[[Verdict], bool]) -> int:
    return sum(1 for verdict in verdicts if wanted(verdict))
