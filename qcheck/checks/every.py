"""每年 in the clause against `every`, and 到2025年 against `due`.

every-missing (warning): the clause says 每年, the target does not recur.
every-unsaid (warning): the target recurs, the clause does not say so.
clause-year (warning): the clause names another year than that of `due`.

>>> found(clause="每年新增92", every=None)
['every-missing']
>>> found(clause="到2027年,指数达92")
['clause-year']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qcheck.checks.clause import plain_text
from qcheck.checks.shape import about
from qcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Finding, Plan

CODES: dict[str, Severity] = {
    "every-missing": Severity.WARNING,
    "every-unsaid": Severity.WARNING,
    "clause-year": Severity.WARNING,
}
# 年均浓度 is what is measured, and 全年新增 or 5年新增 is no year by year.
_EVERY = (
    r"每年|逐年|年均(?!浓度|值|气温|温度|水平)|各年度?|每一年|按年度"
    r"|(?<![0-9一二两三四五六七八九十几多全今本当去上明同半周])年(?:新增|增加|新建|培育|培训)"
)
_BY = r"[到至]((?:19|20|21)[0-9]{2})年"


def check(plan: Plan, _: Sequence[Plan]) -> Iterator[Finding]:
    """Every target that recurs when its clause does not, the reverse, and years that differ."""
    for target in plan.targets:
        text = plain_text(target.clause)
        recurs = re.search(_EVERY, text)
        if recurs and not target.yearly:
            yield about(target, "every-missing", CODES, said=recurs[0])
        elif text and target.yearly and not recurs:
            yield about(target, "every-unsaid", CODES)
        years = re.findall(_BY, text)
        if years and str(target.due.year) not in years:
            yield about(target, "clause-year", CODES, said=years[0], due=target.due.isoformat())
