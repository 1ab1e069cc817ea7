"""Headers that say little, and are the value's or the names' only where no other header is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qcheck.reading.headers import BRACKETS, LEVELS, Role, is_total, squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qcheck.reading.headers import Header

# Of itself, or of today: beside a unit they are figures, and no remarks.
_OWN = r"(?:自评|自查)(?:情况|结果|数据|数值|数|值)|现状(?:数值|值|数)|完成进度"
_LITTLE = rf"数量|{_OWN}|指标值|(?:已|实际)?发生(?:起数|次数|件数|数量|数|量)"
_WORKS = (
    "重点工作指标 考核项目 工作内容 目标内容 重点指标 质量指标 指标项 主要目标 重点目标 质量目标 "
    "主要任务 工作项目"
).split()
_PAIR = 2  # headers of targets: one of names, one of what is promised


def values(headers: Mapping[int, Header]) -> tuple[int, ...]:
    """The columns that could be the value where no other is: 总量, 本期; 数量, 自评结果.

    The latter only beside what was to be reached: 数量 alone may be that of each row of a ledger.
    """
    stated = _targets(headers)
    units = [c for c, h in headers.items() if h.role is Role.UNIT]
    found = (c for c, h in headers.items() if is_total(h.text) or is_current(h.text))
    little = (c for c, h in headers.items() if _is(_LITTLE, h.text) and {*stated} - {c})
    own = (c for c, h in headers.items() if _is(_OWN, h.text) and units)
    return tuple(sorted({*found, *little, *own}))


def names(headers: Mapping[int, Header]) -> tuple[int, ...]:
    """目标任务 beside 年初目标: the one names what the other promises."""
    stated = _targets(headers)
    if any(h.text in LEVELS for h in headers.values()) or len(stated) < _PAIR:
        return ()
    return tuple(c for c in stated if is_task(headers[c].text))


def is_task(text: str) -> bool:
    """Whether a header of targets may be that of their names, where no other is: 目标任务."""
    return squeeze(text) in ("目标任务", "任务目标", "工作目标")


def is_current(text: str) -> bool:
    """Whether a header says that its amounts are those of the table's own time: 本期, 本期数."""
    return bool(re.fullmatch(r"[本当]期(?:数值|数量|值|数)?", BRACKETS.sub("", text)))


def works(headers: Mapping[int, Header]) -> tuple[int, ...]:
    """The columns that hold the names where no other does, nor 二级指标: 考核项目, 工作内容."""
    found = tuple(c for c, h in sorted(headers.items()) if is_work(h.text))
    return tuple(c for c in found if "工作项目" not in headers[c].text) or found


def is_work(text: str) -> bool:
    """Whether a header may be that of the names, where no other is: 考核项目."""
    return BRACKETS.sub("", squeeze(text)) in _WORKS


def _is(words: str, text: str) -> bool:
    return bool(re.fullmatch(words, BRACKETS.sub("", text)))


def _targets(headers: Mapping[int, Header]) -> list[int]:
    return sorted(c for c, h in headers.items() if h.role is Role.TARGET)
