"""Whose values are judged: the plan's own region's, those of one asked for, or of each one named.

A region other than the plan's own is held against its split (`regions:` of the target), else
against the plan's value; the plan's baseline is that of the whole and never that of a part.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from qcheck.evidence import of_elsewhere, of_region
from qcheck.model import Finding, Flag, Kind, Names, Severity, Unreadable
from qcheck.quantity import canonical_unit
from qcheck.region import in_full, is_outside, is_whole, of_table
from qcheck.series import of_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qcheck.model import Actual, Past, Plan, Requirement, Target

    Rows = Mapping[str, list[Actual]]  # by target id

ALL = "all"  # what --region says for every region
_NAMED = 3  # indicators, where the same holds for many


class Part(NamedTuple):
    """What is judged together: a target as one region owes it, and what was reported of it there.

    `own` is whether the required value is this region's own: of the whole, or of a split.
    """

    target: Target
    rows: list[Actual]
    past: list[Past]
    region: str
    own: bool = True

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What qualifies the verdict: that a count of the whole was not shared out."""
        return (Flag.NOT_SPLIT,) if not self.own and _is_amount(self.target) else ()


class Share(NamedTuple):
    """All parts, region by region; the regions where all were asked for; what is to be said."""

    parts: list[Part]
    regions: tuple[str, ...]
    findings: list[Finding]


def shared(
    plan: Plan, targets: Sequence[Target], rows: Rows, region: str | None, past: Sequence[Past]
) -> Share:
    """What is to be judged of these targets; `region` is what `--region` says."""
    share = (_all if region == ALL else _one)(plan, targets, rows, region, past)
    share.findings.extend(_not_split(plan, share.parts))
    return share


def _one(
    plan: Plan, targets: Sequence[Target], rows: Rows, region: str | None, past: Sequence[Past]
) -> Share:
    """The plan's own region, or the one that was asked for."""
    whole = not region or not plan.region or is_whole(region, plan.region)
    share = Share([], (), [])
    left: list[Actual] = []
    for target in targets:
        own, elsewhere = of_region(rows.get(target.id, []), plan.region, region)
        if own and elsewhere:
            left.extend(elsewhere)
        used = own or of_elsewhere(elsewhere)
        place = next((row.region for row in used if row.region), "")
        earlier = of_target(past, target.id, place, plan.region)
        split = None if whole else _split(target, region or "", [region or ""])
        owed = target if whole else _owed(target, split)
        share.parts.append(Part(owed, used, earlier, place, own=whole or split is not None))
    share.findings.extend(_left_out(left))
    return share


def _left_out(rows: list[Actual]) -> Iterable[Finding]:
    """Rows of other regions, beside those of the plan's own: said once for each sheet."""
    by_sheet: dict[str, list[Actual]] = {}
    for row in rows:
        by_sheet.setdefault(row.source.rpartition("!")[0], []).append(row)
    for own in by_sheet.values():
        names = list(dict.fromkeys(row.name or row.id for row in own))
        more = ["…"] if len(names) > _NAMED else []
        regions = Names(dict.fromkeys(row.region for row in own))
        yield Finding(
            code="rows-elsewhere",
            severity=Severity.INFO,
            source=own[0].source,
            params={
                "count": str(sum(1 + row.more for row in own)),
                "regions": regions,
                "name": Names([*names[:_NAMED], *more]),
            },
        )


def named_in(plan: Plan) -> tuple[str, ...]:
    """The regions that a plan names: its own, and those that its targets are split to."""
    split = (name for target in plan.targets for name, _ in target.regions)
    return tuple(dict.fromkeys((plan.region, *split)))


# --- What a region owes ---------------------------------------------------------------------------


def _owed(target: Target, split: Requirement | None) -> Target:
    """The target as a part of the whole owes it: where the whole stood before is not its start."""
    return replace(target, requirement=split or target.requirement, baseline=None)


def _split(target: Target, region: str, known: Iterable[str]) -> Requirement | None:
    """What the plan says for this region; 义乌 and 义乌市 are one where no other 义乌 is known."""
    names = {*known, *(name for name, _ in target.regions)}
    wanted = in_full(region, names)
    return next((need for name, need in target.regions if in_full(name, names) == wanted), None)


def _is_amount(target: Target) -> bool:
    """Whether the required value is a total of the whole, which no single part need reach.

    Shares, indexes and averages hold everywhere, and where nothing may happen, nowhere it may.
    """
    unit = canonical_unit(target.requirement.unit)[1]
    counted = target.kind in (Kind.STOCK, Kind.FLOW) and unit not in ("", "%", "分")
    average = target.name.startswith(("每", "人均")) or "/" in unit
    return counted and not average and bool(target.requirement.value)


def _not_split(plan: Plan, parts: Iterable[Part]) -> Iterator[Finding]:
    """One finding for each total of the whole that regions were held against."""
    places: dict[str, list[Part]] = {}
    for part in parts:
        if part.flags and any(not isinstance(row.value, Unreadable) for row in part.rows):
            places.setdefault(part.target.id, []).append(part)
    for found in places.values():
        target = found[0].target
        names = list(dict.fromkeys(one.region for one in found if one.region))
        yield Finding(
            code="target-not-split",
            severity=Severity.WARNING,
            source=target.source or plan.source,
            target=target.id,
            params={
                "name": target.name,
                "target": target.requirement.text,
                "regions": Names(names) or "—",
                "region": names[0] if names else "…",
                "unit": target.requirement.unit,
            },
        )


# --- All regions ----------------------------------------------------------------------------------


def _all(
    plan: Plan, targets: Sequence[Target], rows: Rows, _: str | None, past: Sequence[Past]
) -> Share:
    """Every region that the rows name or the plan splits a target to; the whole comes first."""
    rows = {key: [of_table(row, plan.region) for row in own] for key, own in rows.items()}
    named = _Names(plan, targets, rows)
    found: dict[str, dict[str, list[Actual]]] = {}
    for target in targets:
        for row in rows.get(target.id, []):
            if name := named.of(row.region):
                found.setdefault(name, {}).setdefault(target.id, []).append(row)
    others = dict.fromkeys((*found, *named.splits))
    regions = [named.home, *(name for name in others if name != named.home)]
    if named.home not in found and len(regions) > 1:
        del regions[0]
    parts = [
        _part(target, name, found.get(name, {}).get(target.id, []), named, past)
        for name in regions
        for target in targets
    ]
    return Share(parts, tuple(regions), [*named.findings(), *_missing(regions, named, plan)])


def _part(
    target: Target, name: str, rows: list[Actual], named: _Names, past: Sequence[Past]
) -> Part:
    used, _ = of_region(rows, name, name)
    earlier = [one for one in past if one.target == target.id and named.of(one.region) == name]
    if name == named.home:
        return Part(target, used, earlier, name)
    split = _split(target, name, named.known)
    return Part(_owed(target, split), used, earlier, name, own=split is not None)


class _Names:
    """The regions that rows and splits name, each under one name; `home` is the plan's own."""

    def __init__(self, plan: Plan, targets: Sequence[Target], rows: Rows) -> None:
        self._rows = [row for target in targets for row in rows.get(target.id, [])]
        self._written: dict[str, Actual] = {}
        for row in self._rows:
            self._written.setdefault("".join(row.region.split()), row)
        split = dict.fromkeys(name for target in targets for name, _ in target.regions)
        self.known = {*self._written, *split}
        self._named: dict[str, str | None] = {}  # as written: there is a row for each target
        self._whole = plan.region
        alone = [name for name in self._written if name and not is_whole(name, "")]
        if not plan.region and len(alone) == 1:
            self._whole = alone[0]  # a plan that names no region, and one region's data
        spelled = (name for name in self._written if name and is_whole(name, self._whole))
        self.home = self._whole or next(spelled, plan.id)
        self.splits = [name for written in split if (name := self.of(written))]

    def of(self, written: str) -> str | None:
        """The name that a region is judged under; None for what is no region of the plan's."""
        if written not in self._named:
            self._named[written] = self._name(written)
        return self._named[written]

    def _name(self, written: str) -> str | None:
        if is_whole(written, self._whole):
            return self.home
        if is_outside(written, self._whole):
            return None
        full = in_full(written, self.known)
        return full[0] if len(full) == 1 else "".join(written.split())

    def findings(self) -> Iterator[Finding]:
        """Names taken for one, names that may be several, and what is no region of the plan's."""
        every = {name: in_full(name, self.known) for name in self._written if name}
        for name, row in self._written.items():
            if name and self.of(name) is not None and not is_whole(name, self._whole):
                names = {"name": name, "full": Names(every[name])}
                if len(every[name]) > 1:
                    yield _noted("region-unclear", row, Severity.WARNING, **names)
                elif every[name] != [name]:
                    yield _noted("region-in-full", row, Severity.INFO, **names)
        outside = [row for row in self._rows if self.of(row.region) is None]
        if outside:
            names = {"names": Names(dict.fromkeys(row.region for row in outside))}
            said = {"region": self.home, "count": str(len(outside))}
            yield _noted("regions-outside", outside[0], Severity.WARNING, **names, **said)
        if spelled := [n for n in self._written if n != self.home and is_whole(n, self._whole)]:
            names = {"names": Names(filter(None, spelled)), "region": self.home}
            if names["names"]:
                first = self._written[spelled[-1]]
                yield _noted("region-is-whole", first, Severity.INFO, **names)


def _missing(regions: Sequence[str], named: _Names, plan: Plan) -> Iterator[Finding]:
    """That the whole, or any part of it, is not in the data."""
    said = {"region": named.home, "count": str(len(regions))}
    if named.home not in regions:
        yield Finding(
            code="region-whole-missing", severity=Severity.WARNING, source=plan.source, params=said
        )
    elif len(regions) == 1:
        yield Finding(
            code="regions-none", severity=Severity.WARNING, source=plan.source, params=said
        )


def _noted(code: str, row: Actual, severity: Severity, **params: str) -> Finding:
    return Finding(code=code, severity=severity, source=row.source, params=params)


def ranks(counts: Sequence[Mapping[str, int]]) -> list[int]:
    """The rank of each region by its counts: fewest failed, then at risk, then unknown.

    Equal counts share a rank. A region of which nothing could be judged comes after all others:
    who reports nothing must not lead.
    """
    worth = [
        (one["unknown"] == one["total"], one["fail"], one["at_risk"], one["unknown"])
        for one in counts
    ]
    return [1 + sum(other < own for other in worth) for own in worth]
