"""In which order results stand, and how they are parted into groups."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    Entry = Mapping[str, Any]
    Key = Callable[[Entry], tuple[Any, ...]]

ORDER = ("fail", "at-risk", "unknown", "pass")  # statuses, the worst first
SORTS = ("status", "gap", "due", "lead", "section")
GROUPS = ("lead", "section")


def ordered(
    result: Mapping[str, Any],
    only: Collection[str] = (),
    leads: Collection[str] = (),
    sort: str = SORTS[0],
) -> list[Entry]:
    """The results in one of the orders of `SORTS`; what is equal in it stays in the plan's order.

    status: failing first, then at-risk, unknown, pass; inside, the largest gap first, as a share of
    the required value. gap: the largest gap first, whatever the status. due: the earliest first.
    lead, section: as they first appear in the plan, those without one last.

    `only` keeps those statuses, `leads` what one of those departments leads.
    """
    kept = [
        entry
        for entry in result["results"]
        if (not only or entry["status"] in only)
        and (not leads or not set(leads).isdisjoint(entry["lead"]))
    ]
    return sorted(kept, key=_key(sort, result["results"]))


def _key(sort: str, entries: Iterable[Entry]) -> Key:
    if sort == "gap":
        return _by_gap
    if sort == "due":
        return lambda entry: (entry["due"], *_badness(entry))
    if sort == "section":
        places = _places(entry["section"] for entry in entries)
        return lambda entry: (places[entry["section"]],)
    if sort == "lead":
        places = _places(_first_lead(entry) for entry in entries)
        return lambda entry: (places[_first_lead(entry)], *_badness(entry))
    return _badness


def _first_lead(entry: Entry) -> str:
    return str(entry["lead"][0]) if entry["lead"] else ""


def _places(names: Iterable[str]) -> dict[str, int]:
    """The place of each name by first appearance; no name comes last."""
    found = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return {**found, "": len(found)}


def parted(
    entries: Iterable[Entry], group: str, names: Iterable[Entry], leads: Collection[str] = ()
) -> dict[str, list[Entry]]:
    """The entries by lead department or by section, in the order of first appearance in `names`.

    What two departments lead stands under both; `leads` keeps only those. "" is: none named.
    """
    every = _places(name for entry in names for name in _groups(entry, group))
    parts: dict[str, list[Entry]] = {name: [] for name in sorted(every, key=lambda n: every[n])}
    for entry in entries:
        for name in _groups(entry, group):
            parts[name].append(entry)
    wanted = leads if group == "lead" else ()
    return {name: some for name, some in parts.items() if some and (not wanted or name in wanted)}


def _groups(entry: Entry, group: str) -> list[str]:
    if group == "lead":
        return list(dict.fromkeys(entry["lead"])) or [""]
    return [entry["section"]]


def _badness(entry: Entry) -> tuple[int, bool, Fraction]:
    return (ORDER.index(entry["status"]), *_gap(entry))


def _by_gap(entry: Entry) -> tuple[bool, bool, Fraction]:
    """As `_gap` whatever the status; where no gap is known, last."""
    if entry["target"]["op"] == "done" and entry["status"] == "pass":
        return False, True, Fraction(0)
    unmet = entry["target"]["op"] == "done" and entry["status"] != "unknown"
    return entry["gap"] is None and not unmet, *_gap(entry)


def _gap(entry: Entry) -> tuple[bool, Fraction]:
    """Sorts the worst first; any gap to a required 0 outweighs every share, as does 'not done'."""
    gap, value = entry["gap"], entry["target"]["value"]
    if entry["target"]["op"] == "done":
        return False, Fraction(0)
    if not gap:
        return True, Fraction(0)
    if not value:
        return False, -Fraction(gap)
    return True, -Fraction(gap) / abs(Fraction(value))
