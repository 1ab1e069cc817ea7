"""Two values for one date: which one is the more final, and that it has replaced the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import Finding, Outcome, Point, Severity, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qcheck.model import Actual, Target


def most_final(
    target: Target, read: list[tuple[Actual, Point | Unreadable]], findings: list[Finding]
) -> list[tuple[Actual, Point | Unreadable]]:
    """Of a date's rows the most final ones (核定 over 年报 over 初步 over 快报); blanks yield.

    A row that does not say what it is may be any of them, so then all of them are held together.
    """
    said = [one for one in read if not _is_blank(one[1])]
    ranks = {row.basis.rank for row, _ in said if row.basis}
    if len(ranks) < 2 or any(row.basis is None for row, _ in said):  # noqa: PLR2004 - two of a kind
        return read
    kept = [one for one in said if one[0].basis and one[0].basis.rank == max(ranks)]
    best = kept[0][1]
    for row, value in said:
        lower = row.basis is not None and row.basis.rank < max(ranks)
        if isinstance(value, Point) and isinstance(best, Point) and lower:
            findings.extend(revised(target, value, best))
    return kept


def _is_blank(value: Point | Unreadable) -> bool:
    return isinstance(value, Unreadable) and value.outcome is Outcome.MISSING


def revised(target: Target, before: Point, after: Point) -> Iterable[Finding]:
    """A value that another one for the same date has replaced: neither conflict nor progress."""
    if before.value == after.value:
        return
    yield Finding(
        code="value-revised",
        severity=Severity.INFO,
        source=after.source,
        target=target.id,
        params={
            "dated": after.date.isoformat(),
            "before": f"{before.source}={before.raw}",
            "after": f"{after.source}={after.raw}",
        },
    )
