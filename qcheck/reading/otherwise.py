"""Words near figures that say what those are instead: a forecast, growth, a score, a part, void.

One test for all places: the brackets of a header, a group of headers, a row over others, the
title, the name of the sheet, a column that qualifies rows (统计方式, 审核意见). What a word says is
no news where the row's own name says it too: 增速 above 规上工业增加值增速.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from qcheck.reading.headers import Role, squeeze, understand
from qcheck.reading.rowkind import kind_of
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qcheck.reading.columns import Columns
    from qcheck.reading.context import Context
    from qcheck.reading.grid import Row

# Classes of words; each with characters one of which it has, and with what a name or another
# header may call the same.
_EXPECTED = r"预计|预测|预估|预期|估算|测算|推算|模拟"
_EARLIER = r"上年同期|去年同期|同期|上年度?|去年|基数|基期"
_MORE = r"增量|净增[数量]?|新增[数量]"
_GROWTH = r"增速|增幅|同比(?:增长|增速|变化)?|环比(?:增长|增速|变化)?"
_SCORE = r"得分|评分|打分|赋分"
_RANK = r"排名|排序|位次"
_RATE = r"完成率|完成比例"
_VOID = r"作废|废止|旧|草稿|模板|示例|样例"
_LARGE = r"规上|规模以上|限上|限额以上"
_MEAN = r"省均|人均|平均"
_PART = r"抽样|样本|标准化|对标(?:城市|地区)?|与目标差|[两二三四五]年累计"
_NOTHING = r"(?!)"  # no name says the same
_CLASSES = (
    (_EXPECTED, "预估测推模", r"预计|预测|预估|预期|测算"),
    (_EARLIER, "上去同基", r"上年|去年|同期|基数|基期"),
    (_MORE, "增", r"新增|净增|增量|增加"),
    (_GROWTH, "增同环", r"增长|增速|增幅|提高|提升|下降|降低|同比|环比"),
    (_SCORE, "分", r"得分|评分|分值|权重|打分|赋分"),
    (_RANK, "排位", r"排名|排序|位次"),
    (_RATE, "率比", r"完成率|完成比例|进度"),
    (_LARGE, "规限", r"规上|规模以上|限上|限额以上"),
    (_MEAN, "均", r"均"),
    (_PART, "抽样标累", r"抽样|样本|标准化|对标"),
    (_VOID, "废旧草模示样", _NOTHING),
)
_NUMBERED = regex(
    r"^(?:第?[一二三四五六七八九十]+[、.章节部]|\([一二三四五六七八九十]+\)|[0-9]{1,2}[、.])",
    having="(.、一二三四五六七八九十",
)
_OPENING = regex(
    r"^(?:(?:以下|下列|以上|下表)(?:数据|指标|各项|均)*(?:为|是|系)?|附|参考|其中):?",
    having="下以其参附",
)
_YEARS = r"20[0-9]{2}年度?|[一二三四]季度|[上下]半年|全年|年度|年底|年末|本年度?|当年"
_BEFORE = rf"(?:{_YEARS}|指标|各项|考核|综合|实际|完成|全市)*"
_AFTER = r"(?:情况|数据|数值|数|值|统计|结果|完成|全年|口径|企业|工业|水平|表|稿|版)*"
_LABELS = tuple(
    (regex(rf"{_BEFORE}(?:{words}){_AFTER}", having=having), same)
    for words, having, same in _CLASSES
)
_WITHOUT = regex(r"(?:不(?:含|包括)|剔除|扣除)(?!税).{2,8}", having="不剔扣")
# What was applied for is not yet what counts; 申报数据 as a title is what a department reports.
_APPLIED = regex(r"拟?申报中?(?:数|值)?|在申|待认定|待[审核批].{0,2}|公示中?", having="申待示")
_TASKS = regex(r"(?:年度|各项)?(?:目标|任务|指标)+(?:分解|下达|计划)表?", having="解达划")
_RESULTS = regex(r"完成|进展|落实|执行", having="完进落执")
# A title ends in what its figures are: 指标增量情况表, 2025年预计完成情况.
_ENDS = r"(?:变化)?(?:完成)?(?:情况|结果|数据|统计|汇总|水平)*(?:一览|汇总|统计)?表?$"
_IN_TITLES = (_EXPECTED, _MORE, _GROWTH, _SCORE, _RANK, _RATE)
_ENDING = [one for one in _CLASSES if one[0] in _IN_TITLES]
_TITLES = tuple(
    (regex(rf"(?:{words}){_ENDS}", having=having), same)
    for words, having, same in (*_ENDING, (r"基数|各[市县区]平均", "基均", r"基数|均"))
)
_BRACKETS = r"[(\[【]([^()\[\]【】]*)[)\]】]"
# In a row: what the header of a column of qualifications has, and has not.
_QUALIFIES = regex(r"口径|范围|方式|类型|性质|状态|意见|有效|版本|层级|对象|审核结果")
_OF_ELSE = regex(r"指标|目标|任务|考核|责任|项目|单位|企业|评价")
_REFUSED = regex(
    r"否|无效|作废|废止|旧版?|草稿|退回.*|不(?:通过|同意|合格|予.*)|未通过.*|驳回.*|存疑.*"
)
_SOME = regex(
    r"(?:规上|规模以上|限上)?(?:工业|企业|高校|院所|科研院所|制造业)+|[省县]级|[当本]年(?:增量|新增)"
    r"|净增|新增|[两二三四五]年(?:累计|平均)|部分.*"
)


def bare(text: str) -> str:
    """A text without its number and what only opens it.

    >>> bare("一、全省情况"), bare("以下为增量"), bare("参考：宁波市")
    ('全省情况', '增量', '宁波市')
    """
    return _OPENING.sub("", _NUMBERED.sub("", squeeze(text)))


@lru_cache(maxsize=4096)
def label(text: str) -> str | None:
    """What else may call the same (a pattern), where a whole text says what figures are instead.

    >>> bool(label("（二）同比增速（%）")), label("目标完成情况")
    (True, None)
    """
    said = re.sub(r"\([%‰]\)", "", bare(text)).strip("():")
    if _WITHOUT.fullmatch(said):
        return r"不含|剔除|扣除"
    return next((same for form, same in _LABELS if form.fullmatch(said)), None)


@lru_cache(maxsize=1024)
def of_header(text: str) -> str:
    """What the header of a value says against it, in brackets or above: (规上), 增量完成值."""
    said = squeeze(text)
    inside = re.findall(_BRACKETS, said)
    if found := next((part for part in inside if label(part) or _APPLIED.fullmatch(part)), ""):
        return found
    base = re.sub(_BRACKETS, "", said)
    cuts = (base[:end] for end in range(1, len(base)) if label(base[:end]))
    return next((cut for cut in cuts if understand(base[len(cut) :]).role is Role.VALUE), "")


def of_table(lines: Iterable[str], sheet: str, headers: Iterable[str]) -> str:
    """The title or the sheet name that says what all figures of a table are instead.

    Not where another column has just that: 考核评分表 with a column 得分 beside 完成值.
    """
    others, every = " ".join(headers), list(lines)
    found = [(line, same) for line in every if (same := _title(line))]
    tasks = _TASKS.fullmatch(squeeze(sheet)) and not any(map(_RESULTS.search, every))
    if same := label(sheet) or (_NOTHING if tasks else ""):
        found.append((sheet, same))
    return next((text for text, same in found if not re.search(same, others)), "")


@lru_cache(maxsize=1024)
def _title(text: str) -> str | None:
    said = squeeze(text)
    for part in re.findall(_BRACKETS, said):
        if same := _in_title(part):
            return same
    base = re.sub(_BRACKETS, "", said)
    return next((same for form, same in _TITLES if form.search(base)), None)


def _in_title(part: str) -> str | None:
    """示例数据 calls figures made up, which whoever reads them knows."""
    return None if part == "示例数据" else label(part)


def qualifying(columns: Columns) -> tuple[int, ...]:
    """The columns that say of each row what its figure counts, or if it stands."""
    told = {columns.name, columns.unit, columns.target, columns.date, columns.region, columns.note}
    told |= {*columns.places, *columns.further_names, *columns.further_regions}
    return tuple(
        c
        for c, text in columns.labels.items()
        if c not in told and _QUALIFIES.search(text) and not _OF_ELSE.search(text)
    )


def of_row(context: Context, row: Row, name: str) -> str:
    """What such a column says against the figure of a row."""
    for c in context.qualifying:
        text = context.text(row, c)
        if not text or text in name or kind_of(text, loose=True):  # what that does: see `rowsaid`
            continue
        if _against(squeeze(text), name):
            return text
    return ""


@lru_cache(maxsize=4096)
def _against(said: str, name: str) -> bool:
    if _REFUSED.fullmatch(said) or _APPLIED.fullmatch(said):
        return True
    same = label(said) or (r"新增|净增|累计" if _SOME.fullmatch(said) else None)
    return same is not None and not re.search(same, name)


def is_news(text: str, name: str) -> bool:
    """Whether words say of the figures below them what the name of a row does not say itself."""
    same = label(text) or _title(text)
    return same is None or not re.search(same, name)
