"""Which figure of a clause is a target's: the one that equals it, beside the words of its name."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from qcheck.checks.clause import JOINED, figures, plain_text
from qcheck.model import Op
from qcheck.quantity import canonical_unit, parse_amount

if TYPE_CHECKING:
    from decimal import Decimal

    from qcheck.checks.clause import Said
    from qcheck.model import Requirement, Target

_MARKS = ",、;。:和及与或"
_MANY = 20  # places: 三分之二 and the like
_SURE = 0.6  # of the name's characters stand beside the figure
_LEAD = 0.2  # more of them than beside the other one


def equal(said: Said, requirement: Requirement) -> bool:
    """Whether a figure is the required one, both ends of a range; units are not compared.

    0.3人 is compared with 0.3人/万台 by what stands above the stroke.
    """
    if requirement.value is None:
        return False
    unit = _unit(said, requirement)
    if requirement.op is Op.RANGE:
        ends = _scaled(said.upper, unit) == _scaled(requirement.upper, requirement.unit)
    else:
        hint = re.search(r"\(.*[-–—~～至]\s*(.+)\)", requirement.text)
        ends = hint is None or said.upper == parse_amount(hint[1])[0]
    wanted = _scaled(requirement.value, requirement.unit)
    if len(said.value.as_tuple().digits) > _MANY:
        return ends and said.value.quantize(requirement.quantum) == wanted
    return ends and _scaled(said.value, unit) == wanted


def _unit(said: Said, requirement: Requirement) -> str:
    above, _, below = requirement.unit.partition("/")
    alike = canonical_unit(said.unit)[1] == canonical_unit(above)[1]
    return f"{said.unit}/{below}" if below and alike else said.unit


def same_unit(said: Said, requirement: Requirement) -> bool:
    """Whether a figure is in the required unit, whatever its multiplier; 0 is 0 in any unit.

    A bare 85 may be 85分.
    """
    if not said.counted and not said.value:
        return True
    unit = f"{said.unit}/{said.per}" if said.per else said.unit
    wanted = canonical_unit(requirement.unit)[1]
    return canonical_unit(unit)[1] == wanted or (not unit and wanted == "分")


def _scaled(value: Decimal | None, unit: str) -> Decimal | None:
    return None if value is None else value.scaleb(canonical_unit(unit)[0])


def own(target: Target) -> Said | None:
    """The figure of the clause that is the target's, None where that cannot be told."""
    requirement = target.requirement
    found = figures(target.clause, requirement.unit)
    matching = [said for said in found if equal(said, requirement)]
    if not matching:
        counted = [said for said in found if said.counted]
        return counted[0] if len(counted) == 1 else None
    best = max(matching, key=lambda said: likeness(said, target))
    same = [said for said in matching if same_unit(said, requirement)]
    if not same or best in same:
        return best
    other = max(same, key=lambda said: likeness(said, target))
    return best if _nearer(best, other, target) else other


def rival(target: Target) -> Said | None:
    """A figure that the words of the clause give to this target, though another equals it."""
    mine = own(target)
    counted = [one for one in figures(target.clause, target.requirement.unit) if one.counted]
    if mine is None or not mine.counted or not equal(mine, target.requirement):
        return None
    best = max(counted, key=lambda said: likeness(said, target))
    if _nearer(best, mine, target) and not equal(best, target.requirement):
        return best
    return None


def _nearer(one: Said, other: Said, target: Target) -> bool:
    """Whether the name stands clearly beside one figure rather than the other."""
    sure = likeness(one, target)
    return sure >= _SURE and sure - likeness(other, target) > _LEAD


def likeness(said: Said, target: Target) -> float:
    """How much of the target's name stands with a figure: a share of the name's characters."""
    words = _noun(said, target)
    return max(_overlap(name, words) for name in (target.name, *target.aliases))


def _noun(said: Said, target: Target) -> str:
    """The words that a figure counts: before each figure, or after each where some end the clause.

    分别达到90%和85% hands its figures to the nouns before 分别 in their order.
    """
    text = plain_text(target.clause)
    found = [one for one in figures(target.clause, target.requirement.unit) if one.counted]
    if said not in found:
        return text
    place = found.index(said)
    ends = [0, *(one.end + len(one.after) for one in found)]
    starts = [*(one.start for one in found), len(text)]
    gaps = [text[a:b].strip(_MARKS) for a, b in zip(ends, starts, strict=True)]
    nouns = re.split(JOINED, gaps[0].partition("分别")[0])
    if "分别" in gaps[0] and len(nouns) == len(found):
        return nouns[place]
    return gaps[place + 1] if re.search(r"[\u4e00-\u9fff]{2}", gaps[-1]) else gaps[place]


def _overlap(name: str, words: str) -> float:
    one, other = plain_text(name), words
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return found.size / max(1, min(len(one), max(len(other), 1)))
