"""What changed from one result of a plan to another: a pure comparison of two stored results.

A target is the same by its id, in the same region. Each is counted at most once for what became of
its verdict; that a figure was revised, withdrawn or updated, or that the plan asks for something
else now, is said besides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from qcheck.model import Lang

    Entry = Mapping[str, Any]
    Result = Mapping[str, Any]


class Move(Enum):
    """What became of a target, in the order in which it is told."""

    FAILED = "failed"  # failed now, and not before
    MISSING = "missing"  # nothing is reported any more, or now that it should be
    UNREADABLE = "unreadable"  # something is reported that cannot be judged
    AT_RISK = "at-risk"
    WITHDRAWN = "withdrawn"  # a figure that was reported is not there any more
    REVISED = "revised"  # another figure for the same date
    BASELINE = "baseline"
    REQUIRED = "required"  # the plan asks for something else
    PASSED = "passed"
    EASED = "eased"  # failed before, now at risk
    REASON = "reason"  # the same status for another reason
    ADDED = "added"  # not in the earlier result at all
    REMOVED = "removed"
    UPDATED = "updated"  # a figure of a later date


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The figures that two results give for one date, in the target's unit."""

    date: str
    before: Decimal | int | None
    after: Decimal | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one target; `before` and `after` are its entries in the two results."""

    move: Move
    before: Entry | None
    after: Entry | None
    revisions: tuple[Revision, ...] = ()

    @property
    def entry(self) -> Entry:
        """The newer entry that there is."""
        found = self.after or self.before
        return found or {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that changed; `rules` are the plan's settings of the judge that are others now."""

    items: tuple[Change, ...]
    rules: tuple[str, ...]
    plan_file: bool  # whether the plan file is another one
    program: tuple[str, str] | None  # the two versions, where they differ

    def of(self, move: Move) -> tuple[Change, ...]:
        """The changes of one sort."""
        return tuple(one for one in self.items if one.move is move)

    @property
    def notable(self) -> bool:
        """Whether anything changed beyond figures that were brought up to date."""
        return bool(self.rules) or any(one.move is not Move.UPDATED for one in self.items)

    def undated(self, files: Sequence[str]) -> Changes:
        """The same where these files are old, and only the run gave their figures a later date."""
        old = tuple(f"{path}!" for path in files)
        return replace(self, items=tuple(one for one in self.items if not _is_dated(one, old)))


def _is_dated(change: Change, places: tuple[str, ...]) -> bool:
    """Whether nothing but the date of a figure from there is another one."""
    actual = change.entry["actual"]
    from_there = actual is not None and str(actual["source"]).startswith(places)
    return change.move is Move.UPDATED and from_there


def diff(before: Result, after: Result) -> Changes:
    """What changed, in the order of `Move` and, within it, of the later result."""
    pairs = _pairs(before["results"], after["results"])
    found = [change for old, new in pairs for change in _changes(old, new)]
    versions = (str(before["tool"]["version"]), str(after["tool"]["version"]))
    return Changes(
        items=tuple(one for move in Move for one in found if one.move is move),
        rules=_differing(before["rules"], after["rules"]),
        plan_file=before["plan"]["file_sha256"] != after["plan"]["file_sha256"],
        program=None if versions[0] == versions[1] else versions,
    )


def summary(changes: Changes, lang: Lang) -> str:
    """All of it in one line: 新增未达标2项，转为达标1项，数据修订1项."""
    counts = [(move, len(changes.of(move))) for move in Move]
    parts = [say(f"history.move-{m.value}", lang, count=n) for m, n in counts if n]
    if changes.rules:
        parts.append(say("history.rules-changed", lang))
    return say("history.join", lang).join(parts) or say("history.unchanged", lang)


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    keys = dict.fromkeys((*after, *before))
    return tuple(key for key in keys if before.get(key) != after.get(key))


def _pairs(
    before: Sequence[Entry], after: Sequence[Entry]
) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Entries of the same target, those of the later result first."""
    left = list(before)
    for new in after:
        old = _same(new, left, after)
        if old is not None:
            left.remove(old)
        yield old, new
    yield from ((old, None) for old in left)


def _same(new: Entry, left: Sequence[Entry], after: Sequence[Entry]) -> Entry | None:
    """The earlier entry of the same target and region.

    A region that only one of the two results names is no other one, where the target is there once.
    """
    named = [old for old in left if old["id"] == new["id"]]
    same = [old for old in named if old["region"] == new["region"]]
    if same:
        return same[0]
    once = len(named) == 1 and sum(one["id"] == new["id"] for one in after) == 1
    unsaid = once and (not named[0]["region"] or not new["region"])
    return named[0] if unsaid else None


def _changes(old: Entry | None, new: Entry | None) -> Iterator[Change]:
    if old is None or new is None:
        yield Change(move=Move.REMOVED if new is None else Move.ADDED, before=old, after=new)
        return
    moved = _moved(old, new)
    if moved is not None:
        yield Change(move=moved, before=old, after=new)
    if _asked(old) != _asked(new):
        yield Change(move=Move.REQUIRED, before=old, after=new)
    if old["target"]["unit"] == new["target"]["unit"]:
        yield from _figures(old, new, moved)


_MISSING = ("NO_DATA", "OVERDUE_NO_DATA")
_WAITING = "NOT_STARTED"


def _state(entry: Entry) -> str:
    """The status; of what is unknown, whether nothing is there or nothing that can be judged."""
    if entry["status"] != "unknown" or entry["reason"] == _WAITING:
        return str(entry["status"])
    return "missing" if entry["reason"] in _MISSING else "unreadable"


_BECAME = {
    "fail": Move.FAILED,
    "at-risk": Move.AT_RISK,
    "pass": Move.PASSED,
    "missing": Move.MISSING,
    "unreadable": Move.UNREADABLE,
}


def _moved(old: Entry, new: Entry) -> Move | None:
    was, now = _state(old), _state(new)
    if was == now:
        return None if old["reason"] == new["reason"] else Move.REASON
    if (was, now) == ("fail", "at-risk"):
        return Move.EASED
    return _BECAME.get(now, Move.REASON)


def _asked(entry: Entry) -> tuple[object, ...]:
    """What the plan asks for. The period of a target that recurs moves on by itself."""
    target = entry["target"]
    span = () if entry.get("every") else (entry["start"], entry["due"])
    settings = entry.get("rules") or {}
    return (
        *(target[key] for key in ("op", "value", "upper", "unit", "text")),
        *(entry["kind"], entry.get("every"), entry["commitment"], *span),
        *sorted((key, str(value)) for key, value in settings.items()),
    )


def _figures(old: Entry, new: Entry, moved: Move | None) -> Iterator[Change]:
    """Changes of the figures themselves; the two entries give them in the same unit."""
    was, now = _reported(old), _reported(new)
    revised = tuple(
        Revision(date=date, before=was[date], after=now[date])
        for date in sorted(was.keys() & now.keys())
        if was[date] != now[date]
    )
    if revised:
        yield Change(move=Move.REVISED, before=old, after=new, revisions=revised)
    gone = tuple(
        Revision(date=date, before=was[date], after=None) for date in _withdrawn(old, new, was, now)
    )
    # Where nothing at all is left, the verdict says so already.
    if gone and moved not in (Move.MISSING, Move.UNREADABLE):
        yield Change(move=Move.WITHDRAWN, before=old, after=new, revisions=gone)
    if _base(old) != _base(new) and old["period"] == new["period"]:
        yield Change(move=Move.BASELINE, before=old, after=new)
    if max(now, default="") > max(was, default=""):
        yield Change(move=Move.UPDATED, before=old, after=new)


def _withdrawn(
    old: Entry, new: Entry, was: Mapping[str, object], now: Mapping[str, object]
) -> list[str]:
    """Dates of figures that the later result should have, and has not.

    A verdict shows the latest figure, and for a target that recurs the last one of each year: so
    missing are those later than the newest one that is left, and years that have none any more.
    """
    latest = max(now, default="")
    kept = {one["year"] for one in new.get("years") or () if one["actual"]}
    years = {
        one["actual"]["as_of"]
        for one in old.get("years") or ()
        if one["actual"] and one["year"] not in kept
    }
    return sorted(date for date in was if date > latest or (date in years and date not in now))


def _reported(entry: Entry) -> dict[str, Decimal | int | None]:
    """Every figure of an entry by its date."""
    years = (one["actual"] for one in entry.get("years") or ())
    found = (one for one in (*years, entry["actual"]) if one is not None)
    return {one["as_of"]: one["value"] for one in found}


def _base(entry: Entry) -> tuple[object, ...] | None:
    base = entry.get("baseline")
    return None if base is None else (base["value"], base["unit"], base["date"])


def fields(changes: Changes, lang: Lang) -> dict[str, Any]:
    """The changes as JSON."""
    return {
        "summary": summary(changes, lang),
        "counts": {m.value: len(changes.of(m)) for m in Move if changes.of(m)},
        "rules": list(changes.rules),
        "plan_file_changed": changes.plan_file,
        "program": list(changes.program) if changes.program else None,
        "changes": [_fields(one) for one in changes.items],
    }


def _fields(change: Change) -> dict[str, Any]:
    entry = change.entry
    return {
        "change": change.move.value,
        "id": entry["id"],
        "name": entry["name"],
        "region": entry["region"],
        "before": _side(change.before),
        "after": _side(change.after),
        "revisions": [
            {"date": one.date, "before": one.before, "after": one.after} for one in change.revisions
        ],
    }


def _side(entry: Entry | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    kept = ("status", "reason", "target", "due", "actual", "baseline", "message")
    return {key: entry.get(key) for key in kept}
