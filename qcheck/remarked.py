"""Whether what a row says in 备注 leaves open if its figure is the one that is asked for.

A remark that corrects the figure, gives it another unit, another time, a narrower or a longer count
makes it uncertain; what only goes with it (较上年增长3%, 数据来源：统计局, 其中国家级3个) does not.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from qcheck.model import Kind, Op, Outcome, Unreadable
from qcheck.period import find_dates, since
from qcheck.quantity import canonical_unit
from qcheck.regex import regex

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from qcheck.model import Actual, Figure, Target

_BETWEEN = regex(r"[;。()、]|,(?![0-9]{3}(?![0-9]))", having=";。()、,")
_NUMBER = r"(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?P<scale>[万亿]?)"
_SCALES = {"": 0, "万": 4, "亿": 8}
# 应为99.35%, 笔误,实为215家, 核定数215家: the figure that should stand there.
_CORRECTED = regex(
    r"(?:应(?:该|当)?(?:为|是|填|报)|实际?应?(?:为|是)|(?<![\u4e00-\u9fff])实际完成数?"
    r"|(?:更正|订正|修正|改正|更改|修改|调整|核减|核增|改)(?:后|数据)?(?:为|成|至|到|是|:)"
    r"|正确的?(?:数据?|数值|值)?(?:应)?(?:为|是|:)"
    r"|[核审]定(?:后|数据?|值)*|(?:认定|核实)(?:后|数据?|值)+|(?:认定|核实)(?=[为是:]))"
    rf"(?:应|实|际|为|是|共|约|:){{0,4}}{_NUMBER}(?![0-9.年月日号季])",
    having="修定实应改更核正订认调",
)
_OF_TARGET = regex(r"目标|计划|任务|要求|基数|上年|去年|较|比")
_WRONG = regex(
    r"有误|笔误|误[填报写]|[填报写]错|错误|不准确|不实(?![施])|重复(?:统计|计算|计数|填报)"
    r"|以[^,;。]{0,20}(?:后续|最终|正式|届时|公布|重新)[^,;。]{0,20}为准",
    having="不以有笔误重错",
)
_SETTLED = regex(
    r"已(?:作|予|经|全部|按|据实)*(?:更正|订正|改正|修正|核实|调整|改|剔除|扣除)|无误|没有"
    r"|(?:避免|防止|剔除|扣除|消除|不存在|未|无)[^,;。]{0,4}(?:重复|错误)"
)
_UNIT = regex(r"(?:^|[,;。(]|数据)单位(?:应)?(?:为|是|填|:)(?P<unit>[^,;。()]{1,8})", having="位")
_OFFICE = regex(r"[局委办厅部院处室所会]$|中心$|公司$|政府$|集团$")
# 为2025年3月末数据, 截至5月底, 2024年度测评结果, 去年底数据.
_LAST = r"上年度?|去年|前年|上一?年度?"
_TIME = r"[0-9年月日号度底末份终第一二三四五六七八九十前上下半季个全至到~～–—.\-]+"
_OF = (
    r"(?:(?:此|该|本|以上|上述)?(?:指标|数据|数字|数值|数|值)?(?:均|暂)?(?:为|系|是|用|按|取|采用))"
)
_WHAT = (
    r"(?:的|全年|年度|当期|统计|考核|公布|公报|年报|快报)*"
    r"(?:数据|数字|数值|数|值|(?:测评|测算|调查|监测|评价|抽检|评估|核算)(?:结果|数据|数值|数|值|得分)?"
    r"|结果|情况)"
)
_WHEN = regex(
    rf"(?:注:|\*)?(?:(?P<until>{_OF}?截[至止]到?)|(?P<of>{_OF}))?"
    rf"(?:(?P<last>{_LAST})|(?P<now>今年|本年|当年))?(?P<time>{_TIME})?(?P<what>{_WHAT})?"
)
_ONE_MONTH = regex(rf"(?:当|本|单)[月季]度?(?:的?{_WHAT})", having="单当本")
# The total of 2023年以来累计 or 三年累计; a number behind it may be another than the cell's.
_TOTAL = regex(rf"(?:累计|合计|总[数量])(?:[^0-9,;。]{{0,8}}{_NUMBER})?", having="合总累")
_OF_YEARS = regex(r"[两二三四五六]年(?:来)?(?:累计|合计|总[数量])|历年(?:累计|合计|总[数量])")
_UNBUILT = r"(?:在建|拟建|筹建|在申|申报中|待认定|待批|公示中|未验收|未建成|未投[产用]|预计|计划数)"
_NARROW = regex(
    rf"(?:^|[,;。(:]|数据?|口径|统计|暂)(?:不含|不包[括含]|未包[括含]|未统计|未含|不计)(?!税|[^,;。]{{0,3}}{_UNBUILT})"
    rf"|(?<![不未])(?:含|包[括含])[^,;。]{{0,4}}(?:{_UNBUILT}|拟)"
    r"|(?:^|[,;。(:]|数据?|口径)[仅只](?:统计|包[括含]|含|为|是|指|限|计算?|填报?)"
    r"|^其中:?[^0-9,;。]{1,8}$",
    having="不仅其包只含未",
)
_SCOPE = regex(
    r"(?:口径(?:为|是|系|:|仅)*(?=规|限)|(?=[^,;。]{1,8}口径))(?P<scope>规上|规模以上|规下|限上|限下)",
    having="口",
)
# That there is no figure of its own: 未公布, 空报, 作废; 按目标填列; 同上年; 此为得分.
_VOID = regex(
    r"(?:此|该|本|行|条|项|数据?|指标|结果|值|已|暂|尚|还|今年|本年|当年|年度){0,4}"
    r"(?:作废|无效|空报|无此项|(?:未|没有?)(?:公布|开展|发布|认定|出来|反馈))(?:数据|结果)?",
    having="作无未没空",
)
_DUE_LATER = regex(
    r"(?:年[底末终]|次年|明年|下半年|[0-9]{1,2}月份?)(?:底|末)?(?:才|方|再)(?:能|可)?[有统公发出认]",
    having="再才方",
)
# 0 with 年底统计: there is no figure yet.
_LATER = regex(
    r"(?:(?:待|需|须|于|到|至|按|每)*(?:年[底末终]|年度|次年|明年|下半年|[0-9]{1,2}月份?)(?:底|末)?|待|尚待)"
    r"(?:才|方|再|后|统一|集中|能|可|由?[\u4e00-\u9fff]{0,4})?(?:统计|公布|发布|考核|认定|测评|评价|核算|出数|汇总|反馈|开展)"
    r"(?:数据|结果)?",
    having="年月待",
)
_OF_PLAN = regex(
    r"(?:按|以|暂[填报用以按]?|[填报]列?|沿用|采用)(?:年度|全年|年初)?(?:目标|计划|任务)(?:值|数)?"
    r"(?:填[列报写]?|上报|代替?|替代|列)|暂[填报用列](?:年度|全年)?(?:目标|计划)(?:值|数)?",
    having="任暂目计",
)
_OF_BEFORE = regex(
    r"(?:数据|暂|仍|均)*(?:同|沿用|延用|[用按以]|采用|参照)(?P<year>上年度?|去年|前年|20[0-9]{2}年?度?)[底末]?"
    r"(?:的|实际|完成|数据|数值|数|值)*(?:代替?|替代|填[列报写]?|上报|一致|相同)?",
    having="以参同延按沿用采",
)
_IS_CHANGE = regex(
    r"(?:此|该|本|数据?|值)*(?:为|是|系)(?:当年|本年|年度|今年)?(?:新增|净增|增量|增[长幅速]|同比|环比)"
    r"(?:量|数据?|值|额|[增降]幅|增[长速])?|(?:同比|环比)?增[幅速]|(?:当年|本年|今年)?(?:新增|净增)[数量值]",
    having="为净增新是系",
)
_IS_SCORE = regex(
    r"(?:此|该|本|数据?|值)*(?:为|是|系)?(?:考核)?(?:得分|评分|分值|排名|位次|名次)",
    having="位分名得排评",
)
_ABSENT = regex(r"(?:数据)?(?:尚|还|暂)?缺[\u4e00-\u9fff]{1,6}(?:[市县区]|数据?)", having="缺")
_ATTACHED = regex(r"以[^,;。]{0,6}附[件表][^,;。]{0,6}为准", having="为")


def doubt(target: Target, row: Actual, day: dt.date, figure: Figure) -> Unreadable | None:
    """Why the figure of a row, dated `day`, is not certain by the row's own remark; None if it is.

    Args:
        target: what the figure is held against.
        row: the row, with its remark in `note`.
        day: the date of the figure.
        figure: the figure as written, in the cell's or the row's unit.
    """
    if not row.note:
        return None
    said = "".join(unicodedata.normalize("NFKC", row.note).split()).strip("*。;")
    unsure = said and (
        _corrects(said, figure)
        or _of_other_unit(said, row, target)
        or _of_other_time(said, day, target)
        or _of_more_years(said, day, target, figure)
        or _narrows(said, target)
        or (not figure.value and _is_filled(said, target))
        or any(_is_none(part, day, target) for part in _clauses(said))
    )
    if not unsure:
        return None
    params = {"note": row.note}
    return Unreadable(outcome=Outcome.AMBIGUOUS, code="value-noted-otherwise", params=params)


def _clauses(said: str) -> Iterator[str]:
    """The parts of a remark; the comma of 1,234 divides none."""
    return (part for part in _BETWEEN.split(said) if part)


def _corrects(said: str, figure: Figure) -> bool:
    """Whether a remark gives another figure as the right one, or calls this one wrong."""
    given = [
        _is_figure(found, figure)
        for clause in _clauses(said)
        if (found := _CORRECTED.search(clause)) and not _OF_TARGET.search(clause)
    ]
    if given:
        return not all(given)
    return bool(_WRONG.search(said)) and not _SETTLED.search(said)


def _is_figure(found: re.Match[str], figure: Figure) -> bool:
    """Whether the number of a remark is that of the cell, in whichever unit it is written."""
    number = Decimal(found["number"].replace(",", ""))
    written = number.scaleb(_SCALES[found["scale"]])
    return figure.value in {number, written} or written in {
        figure.value.scaleb(power) for power in _SCALES.values()
    }


def _of_other_unit(said: str, row: Actual, target: Target) -> bool:
    found = _UNIT.search(said)
    if not found or _OFFICE.search(found["unit"]):
        return False
    return canonical_unit(found["unit"]) != canonical_unit(row.unit or target.requirement.unit)


def _of_other_time(said: str, day: dt.date, target: Target) -> bool:
    """Whether a part of the remark says nothing but when the figure is of, and not of its day."""
    if target.kind is Kind.FLOW and _ONE_MONTH.fullmatch(said):
        return True
    return any(_is_other(found, day) for c in _clauses(said) if (found := _WHEN.fullmatch(c)))


def _is_other(found: re.Match[str], day: dt.date) -> bool:
    if not (found["until"] or found["of"] or found["what"]):
        return False  # a time alone may be when it was passed, or is due
    if found["last"]:
        return True
    time = found["time"] or ""
    year = re.fullmatch(r"(20[0-9]{2})年?(?:全年|度)?", time)
    if year:
        return int(year[1]) != day.year
    days = find_dates(time, {day.year}) or ()
    return len(days) == 1 and (days[0].year, days[0].month) != (day.year, day.month)


def _of_more_years(said: str, day: dt.date, target: Target, figure: Figure) -> bool:
    """Whether an amount is said to have begun before the year, or the period, that is asked for."""
    total = _TOTAL.search(said)
    if target.kind is not Kind.FLOW or total is None:
        return False
    if total["number"] and not _is_figure(total, figure):
        return False  # the remark tells another total beside the figure
    first = since(said)
    earlier = first is not None and first.year < (day.year if target.yearly else target.start.year)
    return earlier or bool(target.yearly and _OF_YEARS.search(said))


def _is_none(said: str, day: dt.date, target: Target) -> bool:
    """Whether a part of the remark says that the cell does not hold this figure of this time."""
    if any(one.fullmatch(said) for one in (_VOID, _OF_PLAN, _IS_SCORE, _ABSENT)):
        return True
    if _DUE_LATER.match(said) or _ATTACHED.search(said):
        return True
    if before := _OF_BEFORE.fullmatch(said):
        return before["year"].rstrip("年度") != str(day.year)
    counts_change = target.kind in (Kind.FLOW, Kind.GROWTH)
    return not counts_change and _IS_CHANGE.fullmatch(said) is not None


def _is_filled(said: str, target: Target) -> bool:
    """Whether a 0 where something shall be reached only fills the cell until there is a figure."""
    upward = target.requirement.op in (Op.GE, Op.GT)
    return upward and any(map(_LATER.fullmatch, _clauses(said)))


def _narrows(said: str, target: Target) -> bool:
    scope = _SCOPE.search(said)
    other = scope is not None and scope["scope"][0] not in target.name
    return other or _NARROW.search(said) is not None
