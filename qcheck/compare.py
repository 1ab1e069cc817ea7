"""The same indicator in several plans: what each requires, and who asks for less than above.

Two targets are the same indicator when they have the same id, or a name or alias in common after
normalisation; likeness never makes them one.

A lower level asks for less where a value would satisfy its plan and not the plan of the level
above, in a year in which both apply. Said only where the two figures measure the same thing: units
that convert exactly, a kind that is judged alike, the same period where amounts or growth are
counted in one. An amount to be reached (20家 in a county, 400家 in its province) says nothing: the
higher level counts it over all of its area. Whether one area lies in the other, no plan says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from qcheck.matching import normalise
from qcheck.model import Figure, Kind, Level, Op, Unreadable
from qcheck.period import years
from qcheck.quantity import canonical_unit, convert, is_count

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from qcheck.model import Plan, Requirement, Target

_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
# The first ending that fits: 自治区 and 地区 end with the 区 of a district.
_ENDINGS = (
    (Level.PROVINCE, ("省", "自治区", "特别行政区", *_MUNICIPALITIES)),
    (Level.CITY, ("市", "自治州", "盟", "地区")),
    (Level.COUNTY, ("县", "区", "旗")),
)
_RANKS = tuple(Level)
_ALIKE = {Kind.HOLD: Kind.LEVEL}  # both are a state; one must last
_IN_A_PERIOD = (Kind.FLOW, Kind.GROWTH)


class Difference(Enum):
    """Why a figure does not compare with the first one of its row."""

    NAME = "name"  # only the id is the same: the words may mean something else
    KIND = "kind"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What one plan requires of an indicator.

    `below` are the plans of a higher level of which it asks less; `differs` is how it differs from
    the first place of the indicator, which no difference but that of the name lets be compared.
    """

    plan: Plan
    target: Target
    below: tuple[Plan, ...] = ()
    differs: tuple[Difference, ...] = ()


def level_of(plan: Plan) -> Level | None:
    """The level of a plan: as it says itself, else by the last characters of its region.

    义乌市 is a county and ends like a city: such a plan says `level: county`.
    """
    if plan.level or not plan.region:
        return plan.level
    return next((level for level, ends in _ENDINGS if plan.region.endswith(ends)), None)


def compare(plans: Sequence[Plan]) -> list[tuple[Place, ...]]:
    """The indicators that at least two of the plans have, in the order in which they come up.

    Each is a tuple of places in the order of the plans and their targets.
    """
    places = [(plan, target) for plan in plans for target in plan.targets]
    groups = _groups([target for _, target in places])
    found = ([places[i] for i in group] for group in groups)
    return [_compared(group) for group in found if len({plan.id for plan, _ in group}) > 1]


def _groups(targets: Sequence[Target]) -> list[list[int]]:
    """Places of the same indicator together; a name in common joins groups found before."""
    group_of: dict[str, list[int]] = {}
    for place, target in enumerate(targets):
        keys = [f"id {target.id}", *(f"name {name}" for name in _names(target))]
        joined = sorted({place, *(i for key in keys for i in group_of.get(key, ()))})
        for key in {*keys, *(key for key, group in group_of.items() if group[0] in joined)}:
            group_of[key] = joined
    return sorted({group[0]: group for group in group_of.values()}.values())


def _names(target: Target) -> set[str]:
    return {normalise(name) for name in (target.name, *target.aliases)} - {""}


def _compared(group: Sequence[tuple[Plan, Target]]) -> tuple[Place, ...]:
    return tuple(
        Place(
            plan=plan,
            target=target,
            below=tuple(
                above for above, other in group if _higher(above, plan) and _less(target, other)
            ),
            differs=tuple(_differences(target, [other for _, other in group])),
        )
        for plan, target in group
    )


def _higher(above: Plan, plan: Plan) -> bool:
    one, two = level_of(above), level_of(plan)
    return one is not None and two is not None and _RANKS.index(one) < _RANKS.index(two)


def _differences(target: Target, group: Sequence[Target]) -> Iterator[Difference]:
    first = group[0]
    if not any(_names(target) & _names(other) for other in group if other is not target):
        yield Difference.NAME
    if _kind(target) is not _kind(first):
        yield Difference.KIND
    if not _same_unit(target.requirement, first.requirement):
        yield Difference.UNIT


# --- Asking for less ------------------------------------------------------------------------------


def _less(target: Target, above: Target) -> bool:
    """Whether `target` asks for less than `above` in a year for which both are due."""
    if _kind(target) is not _kind(above) or not _shared_years(target, above):
        return False
    if not _same_unit(target.requirement, above.requirement):
        return False
    wanted, floor = _floor(target.requirement), _floor(above.requirement)
    if wanted and floor and not _is_amount(target):
        return _in_unit(wanted, target, above) < floor
    allowed, ceiling = _ceiling(target.requirement), _ceiling(above.requirement)
    return bool(allowed and ceiling and _in_unit(allowed, target, above) > ceiling)


def _kind(target: Target) -> Kind:
    return _ALIKE.get(target.kind, target.kind)


def _is_amount(target: Target) -> bool:
    """Whether the figure grows with the area that it is counted in."""
    base = canonical_unit(target.requirement.unit)[1]
    ratio = base == "%" or "/" in base
    return is_count(base) or (target.kind in (Kind.STOCK, Kind.FLOW) and not ratio)


def _shared_years(target: Target, above: Target) -> set[tuple[dt.date, dt.date] | int]:
    return _due(target) & _due(above)


def _due(target: Target) -> set[tuple[dt.date, dt.date] | int]:
    """The years in which a target is due; the whole periods where it is counted in one."""
    periods = [(start, due) for _, start, due in years(target.start, target.due)]
    if not target.yearly:
        periods = [(target.start, target.due)]
    if target.kind in _IN_A_PERIOD:
        return set(periods)
    return {due.year for _, due in periods}


# A limit on one side: the figure, and 1 where it is excluded from above it, -1 from below.
Limit = tuple["Decimal", int]


def _floor(requirement: Requirement) -> Limit | None:
    if requirement.value is None or requirement.op in (Op.LE, Op.LT):
        return None
    return requirement.value, int(requirement.op is Op.GT)


def _ceiling(requirement: Requirement) -> Limit | None:
    if requirement.value is None or requirement.op in (Op.GE, Op.GT):
        return None
    top = requirement.upper if requirement.op is Op.RANGE else requirement.value
    return None if top is None else (top, -int(requirement.op is Op.LT))


def _in_unit(limit: Limit, target: Target, above: Target) -> Limit:
    value = _converted(limit[0], target.requirement.unit, above.requirement.unit)
    if value is None:
        raise ValueError(target.requirement.unit)  # asked before whether the units are the same
    return value, limit[1]


def _same_unit(one: Requirement, other: Requirement) -> bool:
    if one.value is None or other.value is None:
        return one.value is other.value
    return _converted(one.value, one.unit, other.unit) is not None


def _converted(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """The exact value in the other unit. An index without a unit counts points: 91 is 91分."""
    unit, wanted = ("" if one == "分" else one for one in (unit, wanted))
    if not canonical_unit(unit)[1] and canonical_unit(wanted)[1]:
        return None
    found = convert(Figure(value=value, unit=unit), "", wanted)
    return None if isinstance(found, Unreadable) else found
