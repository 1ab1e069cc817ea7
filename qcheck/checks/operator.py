"""The comparison words around the figure against the operator, per Civil Code art. 1259.

clause-operator (error): 以上 以下 以内 不低于 不超过 达到 至少 include the figure (≥ ≤);
超过 大于 高于 低于 小于 不满 以外 do not (> <); 稳定在 and 保持在 are ≥, 控制在 is ≤.
clause-bare (warning): no word beside the figure, which then means ≥, but the operator is another.

>>> found(target="> 30%", clause="普及率达到30%以上")
['clause-operator']
>>> found(target="≤ 3.5%", clause="失业率控制在3.5%以内")
[]
>>> found(target="≤ 5个", clause="建设质量强区5个")
['clause-bare']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.checks.meant import own
from qcheck.checks.shape import about
from qcheck.model import Op, Severity
from qcheck.quantity import canonical_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.checks.clause import Said
    from qcheck.model import Finding, Plan, Requirement

CODES: dict[str, Severity] = {
    "clause-operator": Severity.ERROR,
    "clause-bare": Severity.WARNING,
}
_SIGNS = {Op.GE: "≥", Op.GT: ">", Op.LE: "≤", Op.LT: "<", Op.EQ: "="}
_WHOLE = 100


def check(plan: Plan, _: Sequence[Plan]) -> Iterator[Finding]:
    """Every target whose operator is not what the words say."""
    for target in plan.targets:
        requirement, mine = target.requirement, own(target)
        if requirement.op is Op.DONE or mine is None:
            continue
        allowed = _allowed(mine, requirement)
        if requirement.op not in allowed:
            yield about(
                target,
                "clause-operator" if mine.ops else "clause-bare",
                CODES,
                target=requirement.text,
                said=mine.shown,
                wanted=" ".join(_SIGNS[op] for op in Op if op in allowed and op in _SIGNS),
            )


def _allowed(said: Said, requirement: Requirement) -> frozenset[Op]:
    """What the words allow: nothing above 100% and nothing below 0 can be, so = is the same there.

    A range with no word of comparison binds at both ends, or at the lower one alone.
    """
    allowed = said.ops or frozenset({Op.GE})
    if said.upper is not None and not said.ops:
        allowed |= {Op.RANGE}
    top = said.value == _WHOLE and canonical_unit(requirement.unit)[1] == "%"
    if top and Op.GE in allowed:
        allowed |= {Op.EQ}
    if not said.value and allowed & {Op.EQ, Op.LE}:
        allowed |= {Op.EQ, Op.LE}
    return allowed
