"""What stands in a cell beside its figure: 全市…, 已达到…, …,其中…, …(较上年提高0.3个百分点).

Patterns expect text in half width. Only what leaves no doubt which number is the value is taken
off; all the rest stays where it is, and the cell is then not certain.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from qcheck.quantity.grammar import NUMBER
from qcheck.regex import regex

# A part, a change or a done-word behind the figure. What says 到 or 为 gives a new value.
_PART = regex(
    r"(?P<core>.+?)(?P<beside>(?:[,;:。\s]+(?:其中|包括|包含|含)|\s*其中).+"
    r"|\s*\((?:其中|包括|包含|含)[^()]+\)。?)",
    having="其包含",
)
_COMPARED = r"(?:较|比|同比|环比|增长|提高|提升|下降|降低|上升|回落|增加|减少)"
_CHANGED = regex(
    rf"(?P<core>.+?)(?P<beside>\s*\(\s*{_COMPARED}[^()]*\)|[,;。]\s*{_COMPARED}[^,;。]*)。?",
    having="(上下减同回增提比环较降",
)
# 18500(同比): what stands there is the change itself.
_ONLY_CHANGE = regex(
    r"\(\s*(?:同比|环比|[较比](?:上年|去年|上期)(?:同期|末)?)(?:增[长加速幅减量]|变化)?\s*\)。?"
)
# Another total behind the part: 310家,其中国家级20家,累计500家.
_TOTAL = r"全[省市县区]|合计|总计|共计|累计|总[量数]"
_NEW_VALUE = r"[到至为达]\s*[约超近]?\s*[0-9]"
_SETTLED = (
    r"(?:已|已经|全部|全面|均|超额|提前|圆满)*(?:完成|达标|达到|实现)(?:全年|年度|年初|序时)?"
    r"(?:的?(?:目标|任务|要求|进度|值)){0,2}|[√✓✔]|正常"
)
_DONE = regex(
    rf"(?P<core>.+?)(?P<beside>\s*\((?:{_SETTLED})\)|[,;。]\s*(?:{_SETTLED})。?|[。;])",
    having=";√✓✔。完实正达",
)
# How much of the task that is: 完成年度目标的96%, 占全年任务的82%, 完成率98%.
_TASK = r"(?:全年|年度|年初|当年|本年)?(?:目标|计划|任务|目标任务)(?:数|值)?的?"
_SHARE = regex(
    rf"(?P<core>.+?)(?P<beside>\s*[,;。(]\s*(?:(?:已|为|占|达到?|完成|超额完成)*{_TASK}|目标完成率|完成率)[为达]?"
    rf"\s*(?P<share>{NUMBER})%\)?。?)",
    having="%",
)
_AREA_BEHIND = regex(r"(?P<core>.+?)\s*\((?P<area>全[省市县区])\)(?P<beside>)", having="全")
_RANKED = regex(
    r"(?P<core>.+?)(?P<beside>\s*\((?:(?:位居|居|位列|列|排名|排)?全[国省市](?:排名|排)?|排名|位居|位列)"
    r"第[0-9一二三四五六七八九十]{1,3}[位名]?\))",
    having="第",
)
_TAILS = (_PART, _CHANGED, _DONE, _SHARE, _AREA_BEHIND, _RANKED)

_LEAD = regex(
    r"(?:截[至止]?到?目前|目前|当前|现已)?[,:]?(?P<area>全[省市县区])?"
    r"(?:总体|整体|合计|总计|总数|总量|共计|共有|共)?"
    r"(?:已经|已)?(?P<work>(?:累计|实际)*(?:完成|实现)|累计)?(?:实际)?"
    r"(?:(?:已经|已)?(?:达到|达|为)|(?:提高|提升|上升|增加|增长|扩大|下降|降低|回落|减少|升|增|降|减)"
    r"[到至])?[:]?\s*(?P<core>(?![^0-9]*[(,;。])[^,;。].*)"
)
_RISING = r"新增|增长|增加|上升|提高|提升|增长率|增速|增幅|增|升"
_FALLING = r"负增长|下降|降低|减少|回落|降幅|下降率|降低率|降|减"
_CHANGE = regex(
    r"(?:(?P<year>同比|[较比](?:上年|去年)(?:同期)?)|(?P<other>环比|[较比]上[月季](?:度|同期)?))?"
    rf"(?:实际)?(?:(?P<falling>{_FALLING})|(?P<rising>{_RISING}))(?:了|为|达到|达)?:?\s*"
    r"(?P<core>[0-9+-].*)",
    having="上下减升回增提新负降",
)

_OF_NOW = regex(r"新增|新认定|新建|净增|本年|当年|今年|年内|本期|本季|本月", having="新净本当今内")


class Peeled(NamedTuple):
    """A text without what stood beside it. `work` says 完成 or 累计: of what, is not said."""

    core: str
    beside: str = ""
    area: str = ""
    work: bool = False


class Changed(NamedTuple):
    """The text of a change: `core` is the figure; `on_year` 同比, `other` 环比, `added` 新增."""

    core: str
    falling: bool
    on_year: bool
    other: bool
    added: bool


def peeled(text: str) -> Peeled:
    """The text without one remark behind it and one phrase before it; itself where neither is.

    >>> peeled("全市95.2%,其中市区96.1%、义乌94.8%")
    Peeled(core='95.2%', beside=',其中市区96.1%、义乌94.8%', area='全市', work=False)
    """
    core, beside, area = _tail(text)
    found = _LEAD.fullmatch(core)
    if not found or found["core"] == core:
        return Peeled(core, beside, area)
    if area and found["area"]:
        return Peeled(text)
    return Peeled(found["core"].strip(), beside, area or found["area"] or "", bool(found["work"]))


def _tail(text: str) -> tuple[str, str, str]:
    for pattern in _TAILS:
        found = pattern.fullmatch(text)
        if not found:
            continue
        unsure = {_PART: _TOTAL, _CHANGED: _NEW_VALUE}.get(pattern)
        if unsure and re.search(unsure, found["beside"]):
            continue
        if _ONLY_CHANGE.fullmatch(found["beside"].strip()):
            continue
        if pattern is _SHARE and found["core"].endswith(f"{found['share']}%"):
            continue  # 50%,完成年度计划的50%: the share twice, and no value
        area = found["area"] if pattern is _AREA_BEHIND else ""
        return found["core"].strip(), found["beside"].strip(), area
    return text, "", ""


def changed(text: str) -> Changed | None:
    """A text that tells a change and no value: 同比增长5.2%, 下降3.2%."""
    found = _CHANGE.fullmatch(text)
    if not found:
        return None
    return Changed(
        core=found["core"].strip(),
        falling=bool(found["falling"]),
        on_year=bool(found["year"]),
        other=bool(found["other"]),
        added=found["rising"] == "新增",
    )


def names_new_part(beside: str) -> bool:
    """Whether the part named behind a total is that of this period: 310家,其中今年新增20家."""
    return bool(_OF_NOW.search(beside))


def names_rate(beside: str) -> bool:
    """Whether a rate of change stands behind the figure: 同比增长5.2%, not 提高0.3个百分点."""
    return bool(re.search(rf"(?:{NUMBER})\s*[%‰]", beside))
