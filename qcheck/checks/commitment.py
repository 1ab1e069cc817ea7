"""力争, 争取 and 争创 in the clause against `commitment`.

commitment-strive (warning): the clause strives, the target is binding.
commitment-promise (warning): the target is aspirational, but the clause does not strive.

>>> found(commitment="binding", clause="力争研发投入强度达92")
['commitment-strive']
>>> found(commitment="aspirational", clause="研发投入强度达92")
['commitment-promise']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qcheck.checks.shape import about
from qcheck.model import Commitment, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Finding, Plan

CODES: dict[str, Severity] = {
    "commitment-strive": Severity.WARNING,
    "commitment-promise": Severity.WARNING,
}
# 争取上级资金 is a thing to do, 不懈努力 a noun.
_STRIVE = (
    r"力争|争取(?!\S{0,4}(?:资金|支持))|争创|力求|(?<![同懈的断续过])努力(?!程度|方向)|尽力|争设"
)


def check(plan: Plan, _: Sequence[Plan]) -> Iterator[Finding]:
    """Every target with a clause whose commitment is not the clause's."""
    for target in plan.targets:
        strives = re.search(_STRIVE, target.clause)
        aspirational = target.commitment is Commitment.ASPIRATIONAL
        if strives and not aspirational:
            yield about(target, "commitment-strive", CODES, said=strives[0])
        elif target.clause and aspirational and not strives:
            yield about(target, "commitment-promise", CODES)
