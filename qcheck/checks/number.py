"""The figure of the clause against `target`: the number with its 万 and 亿, and the unit.

clause-number (error): no figure of the clause is the required one; both ends of a range count.
clause-other (error): the required figure stands in the clause, but with another indicator's words.
clause-unit (warning): the number is the same, the unit is not.
clause-no-figure (warning): the clause holds no figure, nor 全部, 全覆盖, 不发生 or the like.
clause-missing (warning): there is no clause, so the target cannot be held against the document.

>>> found(target="≥ 1.8万件", clause="有效发明专利数量达1.8件")
['clause-number']
>>> found(target="≥ 100家", clause="分别选取百家以上骨干企业")
[]
>>> found(target="≥ 5家", clause="新增5个")
['clause-unit']
>>> found(name="小微企业", target="≥ 9家", clause="大型企业9家、小微企业5家")
['clause-other']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.checks.clause import figures
from qcheck.checks.meant import equal, own, rival, same_unit
from qcheck.checks.shape import about
from qcheck.model import Names, Op, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Finding, Plan, Target

CODES: dict[str, Severity] = {
    "clause-number": Severity.ERROR,
    "clause-other": Severity.ERROR,
    "clause-unit": Severity.WARNING,
    "clause-no-figure": Severity.WARNING,
    "clause-missing": Severity.WARNING,
}


def check(plan: Plan, _: Sequence[Plan]) -> Iterator[Finding]:
    """Every target whose clause says another figure."""
    for target in plan.targets:
        if not target.clause:
            yield about(target, "clause-missing", CODES)
        elif target.requirement.op is not Op.DONE:
            yield from _figure(target)


def _figure(target: Target) -> Iterator[Finding]:
    requirement = target.requirement
    found = figures(target.clause, requirement.unit)
    mine, other = own(target), rival(target)
    said = {"target": requirement.text, "said": Names(one.shown for one in found)}
    if not found:
        yield about(target, "clause-no-figure", CODES, target=requirement.text)
    elif mine is None or not equal(mine, requirement):
        yield about(target, "clause-number", CODES, **said)
    elif not same_unit(mine, requirement):
        yield about(
            target,
            "clause-unit",
            CODES,
            target=requirement.text,
            said=mine.text,
            unit=requirement.unit or "—",
        )
    elif other is not None:
        yield about(target, "clause-other", CODES, target=requirement.text, said=other.shown)
