"""Names with harmless additions: 全市…, 2025年…, …，件, …数量, …（累计）, and ，for 、.

An addition is taken away only where it says nothing that is not so of the target anyway: the
plan's own level, its unit, the year of the value. 市区 or 规上 is never taken away: that would be
another indicator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qcheck.model import Kind
from qcheck.quantity import canonical_unit, is_count
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qcheck.model import Target

_LEVELS = "省市县区"
_AND = str.maketrans(dict.fromkeys("，,;；和与及", "、"))
_YEAR = regex(r"(?P<year>20[0-9]{2})年度?(?P<rest>.+)", having="年")
_COUNT = regex(r"(?P<rest>.+?)(?P<said>总数|数量|个数|数)", having="数")
_RUNNING = regex(r"(?P<rest>.+)[(\[【]累计[)\]】]", having="累")
_UNIT = regex(r"(?P<rest>.+)[(\[【](?:单位:)?(?P<unit>[^()\[\]【】]+)[)\]】]", having="([【")
_BEFORE_UNIT = regex(r"[，,/]", having="，,/")
_COUNTED = tuple("数量率比")  # 专利数量 is no name to which 数 could be added
_LONGEST = 100  # characters
_MOST_NAMES = 4096  # that are remembered
_MOST_ADDITIONS = 4


class _Bare(NamedTuple):
    """A name without some additions; what they said."""

    name: str
    year: int | None = None
    counted: str = ""
    running: bool = False
    unit: str = ""


class Naming:
    """Finds the one target that a name with additions means.

    Args:
        by_name: the targets by their normalised names.
        region: the plan's own region.
    """

    def __init__(self, by_name: Mapping[str, Sequence[Target]], region: str) -> None:
        self._by_name = by_name
        self._region = region
        self._folded: dict[str, dict[str, Target]] = {}
        self._known: dict[tuple[str, int | None], tuple[Target | None, str]] = {}

    def find(self, name: str, year: int | None) -> tuple[Target | None, str]:
        """The target, and the unit that the name says.

        Args:
            name: normalised; no target has it as it is.
            year: that of the row's value, if it is known.
        """
        key = (name, year)
        if key not in self._known:
            found = self._find(name, year) if len(name) <= _LONGEST else (None, "")
            if len(self._known) >= _MOST_NAMES:
                return found
            self._known[key] = found
        return self._known[key]

    def _find(self, name: str, year: int | None) -> tuple[Target | None, str]:
        targets = self._targets()
        found = {
            target.id: (target, bare.unit)
            for bare in self._bare(name)
            for target in targets.get(_folded(bare.name), {}).values()
            if len(targets[_folded(bare.name)]) == 1 and _harmless(bare, target, year)
        }
        return next(iter(found.values())) if len(found) == 1 else (None, "")

    def _targets(self) -> dict[str, dict[str, Target]]:
        """The targets by their names with one sign for all that joins two words."""
        if not self._folded:
            for name, targets in self._by_name.items():
                self._folded.setdefault(_folded(name), {}).update({one.id: one for one in targets})
        return self._folded

    def _bare(self, name: str) -> Iterator[_Bare]:
        """The name as it is, then without one addition, without two, and so on."""
        left = [_Bare(name)]
        for _ in range(_MOST_ADDITIONS):
            yield from left
            left = [less for one in left for less in self._less(one)]

    def _less(self, said: _Bare) -> Iterator[_Bare]:
        for own in _of_whole(self._region):
            if said.name.startswith(own) and said.name != own:
                yield said._replace(name=said.name.removeprefix(own))
        if said.year is None and (year := _YEAR.fullmatch(said.name)):
            yield said._replace(name=year["rest"], year=int(year["year"]))
        if not said.counted and (count := _COUNT.fullmatch(said.name)):
            yield said._replace(name=count["rest"], counted=count["said"])
        if running := _RUNNING.fullmatch(said.name):
            yield said._replace(name=running["rest"], running=True)
        if not said.unit:
            for rest, unit in _units(said.name):
                yield said._replace(name=rest, unit=unit)


def _of_whole(region: str) -> tuple[str, ...]:
    """What names the whole region: 全市, 本市 and its name; 全省 only in a province's plan."""
    level = region[-1:]
    if level not in _LEVELS or not level:
        return ()
    return (f"全{level}", f"本{level}", f"我{level}", region)


def _units(name: str) -> Iterator[tuple[str, str]]:
    """What may be a unit behind a name: 满意度,分; 专利(件)."""
    if found := _UNIT.fullmatch(name):
        yield found["rest"], found["unit"]
    for sign in _BEFORE_UNIT.finditer(name):
        rest, unit = name[: sign.start()], name[sign.end() :].removeprefix("单位:")
        if rest and unit:
            yield rest, unit


def _harmless(said: _Bare, target: Target, year: int | None) -> bool:
    """Whether all that was taken away holds of the target anyway."""
    unit = target.requirement.unit
    if said.unit and canonical_unit(said.unit)[1] != canonical_unit(unit)[1]:
        return False
    if said.year is not None and (said.year != year or not _of_one_year(target)):
        return False
    if said.running and (target.kind is not Kind.STOCK) and not _counts_on(target):
        return False
    return not said.counted or _is_counted(said, target)


def _of_one_year(target: Target) -> bool:
    """Whether what is told of a year can be all that is asked: not of an amount of several."""
    amount = target.kind in (Kind.FLOW, Kind.GROWTH) and not target.yearly
    return not amount or target.start.year == target.due.year


def _counts_on(target: Target) -> bool:
    return target.kind is Kind.FLOW and not target.yearly


def _is_counted(said: _Bare, target: Target) -> bool:
    total = said.counted == "总数" and target.kind is Kind.FLOW  # all there are, or all that came?
    return is_count(target.requirement.unit) and not total and not said.name.endswith(_COUNTED)


def _folded(name: str) -> str:
    return name.translate(_AND)
