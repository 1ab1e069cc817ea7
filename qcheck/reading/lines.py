"""Texts in a table that are no data: notes, signatures, footers, totals, samples; part marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qcheck.period import read_date
from qcheck.reading.titles import labelled
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_REMARK = (
    r"(?:注|附注|备注|说明|填表说明|填报说明|数据来源|资料来源)"
    r"\s*(?:[:：]|[0-9０-９]+\s*[.、:：]|$)"
)
_NOTE = regex(
    rf"{_REMARK}"
    r"|(?:(?:审核|复核|填表|填报|制表|经办|联系|负责|审批|签发)人?|(?:单位|部门|科室|主要)?负责人|"
    r"(?:分管|主管|主要|单位)?领导|联系电话|电话|联系方式|"
    r"填报单位|填报日期|填报时间|填表日期|制表日期|报送单位|报送日期|签字|签章|盖章|公章)"
    r"(?:签字|签名|签章|盖章)?(?:[(（][^()（）]*[)）])?\s*(?:[:：]|$)"
    r"|[(（](?:盖章|公章|签章|单位公章|单位盖章)[)）]$|[*※]\s*(?:注|说明)",
    having="*※公制单填备复审报数注电盖签经联说负资附领",
)
_FOOTER = regex(
    r"第\s*[0-9０-９一二三四五六七八九十]+\s*页(?:\s*[,，/]?\s*[(（]?共\s*[0-9０-９一二三四五六七八九十]+\s*页[)）]?)?"
    r"|共\s*[0-9０-９一二三四五六七八九十]+\s*页(?:\s*[,，/]?\s*第\s*[0-9０-９一二三四五六七八九十]+\s*页)?"
    r"|[-—–－]\s*[0-9]{1,4}\s*[-—–－]|[(（]?(?:续表|续上表|续前表|接上页|接上表|转下页|见下页)[)）]?"
    r"|[(（]?(?:以下空白|以下无正文|本页无正文|此页无正文)[)）]?",
    having="-–—以共接本此第续见转－",
)
_TOTAL = regex(
    r"(?:全[省市县区]|本页|本表|其中)?[:：]?(?:合计|小计|总计|共计|平均[值数分]?|总分|总得分)"
    r"(?:[(（][^()（）]*[)）])?[:：]?",
    having="共合小平总",
)
_SAMPLES = r"(?:填[报写表])?(?:示例|样例|范例|举例|例如|例)"
# The number, category or id of a sample row; its name; a remark about it.
_SAMPLE_MARK = regex(rf"[(（【\[]?{_SAMPLES}行?[0-9一二三]?[)）】\]]?[:：]?", having="举例样示范")
_SAMPLE_NAME = regex(
    rf"[(（【\[]{_SAMPLES}行?[)）】\]].*|(?:填[报写表])?(?:示例|样例|范例|举例|例如|例)[:：].*"
    # 不良反应监测（例） names its unit.
    rf"|例如.*|.*[(（【\[](?!例[)）】\]]){_SAMPLES}行?[)）】\]]"
)
_SAMPLE_NOTE = regex(
    rf"(?:(?:此|本|该)?行?(?:为|是)?)?[(（【\[]?{_SAMPLES}行?[)）】\]]?"
    r"(?:[,，;；。(（].*)?|(?:此|本|该)行(?:为|是|系)?(?:填[报写表])?(?:示例|样例|范例).*",
    having="举例样示范行",
)
# Leading marks of a part of the row above, and signs that only catch the eye.
_PART = regex(
    r"(?:[(（]?其\s*中[)）]?\s*[:：、，,]?|[#＃△└├┗┣│]+[─━—-]*|[—–─━]{1,}|--+)\s*",
    having="#-–—─━│└┗├┣△其＃",
)
_SIGN = regex(r"(?:[·•●○◆◇■□★☆▲※☑✓]|\*(?!\s*(?:注|说明)))+\s*", having="*·•※■□▲◆◇○●★☆☑✓")
_NUMBERED = regex(
    r"[①-⑳]\s*|[(（][0-9０-９]{1,3}[)）]\s*[.、．]?\s*|[0-9０-９]{1,3}(?:[.．](?![0-9０-９])|、)\s*"
)
# What the figures of a row are, where they are not what was reported.
_OTHER = regex(
    r"(?:20[0-9]{2}年度?|年度|全年|年初|本年)?(?:目标|计划|任务|目标任务|预计|预测|预期)[值数]?"
    r"|(?:上年|去年)(?:同期|实际)?[值数]?|(?:基数|基期)[值数]?"
    r"|(?:同比|环比)?(?:增长|增速|增幅|增减)率?(?:[(（][%％][)）]|[%％])?|同比|环比|完成率|完成比例",
    having="上任去同基增完环目计预",
)
_OTHER_ENDS = frozenset("标划务计测期值数年际比长速幅减率例)）%％")
_LONGEST_OTHER = 12
_LEAFLET = regex(
    r"(?:附[件表]?[0-9一二三四五六七八九十]*[-.、:： ]*|[0-9]{1,2}[-.、]\s*)?"
    r"(?:表格?|数据|本表|工作簿)?"
    r"(?:填[报写表制](?:说明|须知|要求|指南|指引|示范|注意事项|规范)|填[报写表](?:示例|样例|样表|范例)"
    r"|(?:使用|操作|编制|模[板版]|有关|相关|指标|报表)?说明|注意事项|须知|指标解释|名词解释|readme"
    r"|样表|样例|范例|例表|示例|封面|封皮|扉页|首页|目录|索引|数据字典|字典)(?:页|表)?"
    r"[0-9一二三四五]?(?:[(（].*[)）])?",
    having="填说注须解r样例封扉首目索典",
)
_SAMPLE_SHEET = regex(
    r"[(（【\[](?:填[报写])?(?:示例|样例|样表|范例|例)[)）】\]]|样表$|样例$|范例$",
    having="例样示范",
)


class Part(NamedTuple):
    """A row's name without its marks; whether they make it a part (其中) of the row above."""

    name: str
    part: bool


def is_note(text: str) -> bool:
    """Whether a text is a note, a signature or a line of the form (注：…, 审核人：…)."""
    return bool(_NOTE.match(text))


def is_remark(texts: Sequence[str]) -> bool:
    """Whether a line only explains (注：…, 填表说明：…): its dates are not those of the data."""
    return any(re.match(_REMARK, text.strip()) for text in texts[:1]) and not any(
        map(labelled, texts)
    )


def is_footer(texts: Sequence[str]) -> bool:
    """Whether a row only says a page (第1页 共3页), that there is no more, or a date of signing."""
    return bool(texts) and all(_FOOTER.fullmatch(t) or read_date(t) for t in texts)


def is_total(text: str) -> bool:
    """Whether a name is that of a total: 合计, 小计, 全市合计(万元), 平均."""
    return bool(_TOTAL.fullmatch("".join(text.split())))


def is_sample(marks: Sequence[str], name: str, note: str) -> bool:
    """Whether a row shows how to fill in the form: 示例 as its number, in its name or its note."""
    if not any("例" in text.replace("比例", "") for text in (name, note, *marks)):
        return False
    return (
        any(_SAMPLE_MARK.fullmatch(mark) for mark in marks)
        or bool(_SAMPLE_MARK.fullmatch(name) or _SAMPLE_NAME.fullmatch(name))
        or bool(_SAMPLE_NOTE.fullmatch("".join(note.split())))
    )


@lru_cache(maxsize=4096)
def without_marks(name: str) -> Part:
    """A name without 其中： # △ ● and the list number behind them.

    >>> without_marks("其中：①国家级")
    Part(name='国家级', part=True)
    """
    said, part = name, False
    while (mark := _PART.match(said)) or (sign := _SIGN.match(said)):
        part = part or bool(mark)
        said = said[(mark or sign).end() :]  # type: ignore[union-attr]  # one of the two is found
    if part and (number := _NUMBERED.match(said)):
        said = said[number.end() :]
    return Part(said, part) if said else Part(name, part=False)


def says_other(text: str) -> bool:
    """Whether a cell beside a name says that the figures of its row are no values: 计划, 上年."""
    if text[-1:] not in _OTHER_ENDS or len(text) > _LONGEST_OTHER:
        return False
    return bool(_OTHER.fullmatch("".join(text.split())))


def is_leaflet(sheet: str) -> bool:
    """Whether a sheet of this name is a cover, instructions, or a filled-in sample."""
    name = sheet.strip()
    return bool(_LEAFLET.fullmatch(name.lower()) or _SAMPLE_SHEET.search(name))
