"""Waivers: documents by which an office exempts a target, or adjusts what it requires."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qcheck.model.record import Record

if TYPE_CHECKING:
    import datetime as dt

    from qcheck.model.data import Finding
    from qcheck.model.plan import Requirement


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Waiver(Record):
    """One document that exempts a target; with a `requirement` it adjusts it instead.

    `expires` is the last day on which it holds; `source` is file:line:column.
    """

    target: str
    reason: str
    document: str
    approver: str
    expires: dt.date
    requirement: Requirement | None = None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Waivers(Record):
    """A file of waivers as it was read.

    `count` is the number of its entries. Those that are well formed are in `entries`; what is wrong
    with the others is in `findings`, and `broken` names the targets that they seem to mean.
    """

    path: str
    sha256: str
    count: int
    entries: tuple[Waiver, ...]
    broken: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Granted(Record):
    """What a run makes of a file of waivers: how many entries it has, and how many it refused."""

    path: str
    sha256: str
    count: int
    refused: int
    by_target: tuple[Waiver, ...]  # at most one of each target
    findings: tuple[Finding, ...]
