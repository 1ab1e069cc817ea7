"""The words of the clause against `kind`.

kind-flow (warning): 新增, 年内, 全年: an amount counted within the period, so flow.
kind-stock (warning): 累计, 拥有量, 总数: a running total, so not flow; 累计新增 may be either.
kind-hold (warning): 稳定在, 保持在, 控制在, 始终: a state kept at every report, so hold.
kind-not-hold (warning): hold, though no word of the clause says that it is kept.
kind-none (warning): 不发生, 杜绝: none may happen in the period, so flow with "= 0".
kind-rate (warning): a share in %, or a rate per something, is no amount, so neither flow nor stock.
kind-count (warning): a count of things, not per something, is an amount, so no level.
kind-growth (warning): 增长10%: a change in %, so growth; or growth where nothing grows or falls.

Rates (%, ‰, per something) are never amounts; 每万人…拥有量 is a rate.

>>> found(kind="stock", target="≥ 5家", clause="新增企业5家")
['kind-flow']
>>> found(kind="flow", target="≥ 5家", clause="累计培育企业5家")
['kind-stock']
>>> found(kind="level", target="≥ 98%", clause="合格率稳定在98%以上")
['kind-hold']
>>> found(kind="flow", target="≥ 10%", clause="覆盖率达10%")
['kind-rate']
>>> found(kind="level", target="≥ 10家", clause="培育示范企业10家")
['kind-count']
>>> found(kind="level", target="≥ 10%", clause="授权量增长10%以上")
['kind-growth']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qcheck.checks.clause import plain_text
from qcheck.checks.compared import NOT
from qcheck.checks.meant import own
from qcheck.checks.shape import about
from qcheck.model import Kind, Severity
from qcheck.quantity import canonical_unit, is_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Finding, Plan, Target

CODES: dict[str, Severity] = dict.fromkeys(
    (
        "kind-flow",
        "kind-stock",
        "kind-hold",
        "kind-not-hold",
        "kind-none",
        "kind-rate",
        "kind-count",
        "kind-growth",
    ),
    Severity.WARNING,
)
_PER = r"每[0-9]*[个十百千万人户亩辆台家件名]"
_FLOW = r"新增(?!长)|年内|全年"
_STOCK = r"累计|总数|总量|(?<!每万人)保有量|拥有量"
_HOLD = r"稳定在|保持在|维持在|控制在|始终|持续保持|稳定保持"
_BOTH = r"累计新增"  # a total of what the period adds: either kind
_KEPT = (
    rf"稳定|保持|维持|控|始终|{NOT}(?:低于|少于|小于|超过?|高于|大于|多于|突破|超出)|以内|以下|之内"
    r"|(?:小于|低于|少于|大于|高于)(?:或者?|及)?等于|\(含|[≤≥≦≧]|<=|>="
)
_NONE = r"(?:不|未|零)(?:再|得|会)?发生|不(?:再|得|会)?出现|杜绝|零事故|无(?=[^,;。]*(?:事故|事件))"
_CHANGE = r"增长|增幅|增速|增加|提高|提升|上升|下降|降低|减少|降幅|压缩|缩短|缩减"


def check(plan: Plan, _: Sequence[Plan]) -> Iterator[Finding]:
    """Every target whose clause speaks of another kind; at most one finding each."""
    for target in plan.targets:
        if target.clause and target.kind is not Kind.MILESTONE:
            yield from _one(target)


def _one(target: Target) -> Iterator[Finding]:
    text = plain_text(target.clause)
    unit = canonical_unit(target.requirement.unit)[1]
    rate = unit == "%" or "/" in unit or not unit
    for code, pattern, wrong in (
        ("kind-none", _NONE, target.kind is not Kind.FLOW and not target.requirement.value),
        ("kind-hold", _HOLD, target.kind is not Kind.HOLD and _beside(target, _HOLD)),
        ("kind-growth", _CHANGE, target.kind is Kind.LEVEL and _grows(target)),
        ("kind-stock", _STOCK, _is_total(target, text)),
        ("kind-flow", _FLOW, not rate and target.kind in {Kind.LEVEL, Kind.HOLD, Kind.STOCK}),
    ):
        found = re.search(pattern, text)
        either = code in {"kind-stock", "kind-flow"} and target.kind in {Kind.FLOW, Kind.STOCK}
        if wrong and found and not (either and re.search(_BOTH, text)):
            yield about(target, code, CODES, said=found[0], kind=target.kind.value)
            return
    yield from _unsaid(target, text, unit)


def _unsaid(target: Target, text: str, unit: str) -> Iterator[Finding]:
    """A kind that neither the words nor the unit bear out."""
    params = {"kind": target.kind.value, "said": target.requirement.text}
    counted = is_count(target.requirement.unit) and bool(target.requirement.value)
    if target.kind in {Kind.FLOW, Kind.STOCK} and (unit == "%" or "/" in unit):
        yield about(target, "kind-rate", CODES, **params)
    if target.kind is Kind.LEVEL and counted and not re.search(_PER, text):
        yield about(target, "kind-count", CODES, **params)
    if target.kind is Kind.HOLD and not re.search(_KEPT, text):
        yield about(target, "kind-not-hold", CODES, **params)
    if target.kind is Kind.GROWTH and not re.search(_CHANGE, text):
        yield about(target, "kind-growth", CODES, said="—", kind=target.kind.value)


def _beside(target: Target, pattern: str) -> bool:
    """Whether such a word governs the target's own figure, and not another of the clause."""
    mine = own(target)
    if mine is None:
        return False
    before = plain_text(target.clause)[: mine.start]
    return bool(re.search(rf"(?:{pattern})[^,;。]*$", before))


def _grows(target: Target) -> bool:
    """增长10%, directly before the figure; 由…提高到 is a level, and so is 增长到."""
    mine = own(target)
    if mine is None or canonical_unit(mine.unit)[1] != "%":
        return False
    before = plain_text(target.clause)[: mine.start]
    return bool(re.search(rf"(?:{_CHANGE})(?:率)?(?:达到?|为|超过|不低于|不少于)?$", before))


def _is_total(target: Target, text: str) -> bool:
    if target.kind in {Kind.FLOW, Kind.GROWTH}:
        return target.kind is Kind.FLOW and not re.search(_PER, text)
    return target.kind is Kind.LEVEL and "累计" in text
