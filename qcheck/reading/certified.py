"""Headers that name the amended or certified value beside what a department reports of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.reading.headers import BRACKETS, Role, why
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qcheck.reading.headers import Header

_WORDS = regex(
    r"核定|审定|认定|核实|审核|复核|核查|上报|申报|最终|调整后|修[订正]|更正|反馈|自评|自查"
)
_AMOUNT = regex(r"(?:值|数据|数|量|额|后)$")
_NO_AMOUNT = regex(r"(?:人|次|分|天|日|件号|文)数$|目标|任务|计划|标准|指标")


def rivals(headers: Mapping[int, Header], column: int) -> tuple[int, ...]:
    """The columns whose figures may be the final ones of a column of values: 统计局反馈数.

    They are no columns of values by their words; but a figure there that is another one leaves
    open which of the two counts.
    """
    own = headers[column]
    return tuple(c for c, h in headers.items() if _is_amended(h) and _same_thing(h, own))


def _same_thing(one: Header, other: Header) -> bool:
    return one.period in ("", other.period) and one.region in ("", other.region)


def _is_amended(header: Header) -> bool:
    base = BRACKETS.sub("", header.text)
    return (
        header.role is Role.OTHER
        and bool(_WORDS.search(base) and _AMOUNT.search(base))
        and not _NO_AMOUNT.search(base)
        and why(header.text)[0] == "unclear"
    )
