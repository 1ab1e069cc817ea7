"""What a header cell means: its role by its words, the unit and the period that it carries.

The order matters: a word that can never be the value (完成率, 上年完成值, 预计完成值) goes before
everything; then the exact names; then targets; then values.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from qcheck.reading.places import are_places, is_place, splits
from qcheck.regex import regex


class Role(Enum):
    """The meaning of a column."""

    ID = "id"
    NAME = "name"
    UNIT = "unit"
    TARGET = "target"
    VALUE = "value"
    PERIOD = "period"  # a year, quarter or month alone: a value, if nothing says otherwise
    AREA = "area"  # a place alone: a value too, where another place stands beside it
    DATE = "date"
    REGION = "region"
    BASIS = "basis"
    NOTE = "note"
    CATEGORY = "category"
    NUMBER = "number"
    OTHER = "other"  # known, and never the value
    NONE = "none"


class Header(NamedTuple):
    """A header cell understood: its text without white space, role, unit, period and place.

    `period` is in words, `region` the place that it names; `running` is True where it says that
    the figures are counted up to their date (累计, 截至).
    """

    text: str
    role: Role
    unit: str = ""
    period: str = ""
    region: str = ""
    running: bool = False


# The first that a sheet has is its name column.
NAMES = tuple(
    "指标名称 主要指标名称 重点指标名称 质量指标名称 考核指标名称 目标名称 四级指标 三级指标 "
    "具体指标 监测指标 评价指标 统计指标 指标内容 指标 "
    "考核指标 主要指标 核心指标 工作指标 绩效指标 项目名称 项目 名称 重点工作 重点任务 工作任务 "
    "具体任务 任务名称 考核内容 评价内容 name indicator".split()
)
# Where no column has such a header, the deepest level is that of the names.
LEVELS = ("二级指标", "一级指标")
_EXACT = {
    Role.NAME: " ".join(NAMES),
    Role.ID: "指标编号 目标编号 指标代码 指标编码 编号 编码 id",
    Role.UNIT: "单位 计量单位 指标单位 度量单位 unit",
    Role.DATE: "数据时点 截至日期 数据日期 报告期 数据时间 统计时点 统计时间 时点 时间 日期 年度 "
    "时期 期间 时段 数据时期 数据期间 所属时期 年份 as_of asof date period",
    Role.REGION: "地区 区域 县区 区县 县市区 县(市、区) 县(市区) 所属地区 行政区划 行政区 region "
    "地市 市县 地区名称 设区市 市州 市(州) 县(市)",
    Role.BASIS: "数据口径 口径 数据性质 数据类型 数据来源类型 basis",
    Role.NOTE: "备注 说明 备注说明 情况说明 完成情况说明 note notes remark",
    Role.CATEGORY: "类别 分类 指标类别 一级指标 二级指标 领域 类型 方面 大类 板块 维度 category",
    Role.NUMBER: "序号 no no. # 编次",
    Role.TARGET: "target 要求 考核要求 任务",
    Role.VALUE: "actual actualvalue actual_value value",
}
_ROLES = {name: role for role, names in _EXACT.items() for name in names.split()}
_DEPARTMENT = ("单位", "部门", "科室", "责任人", "联系人", "负责人")
# 数据截止时间, 所属期, 统计周期, 累计至: of when the figures are, and not when they were filed.
_DATED = regex(
    r"(?:数据|指标|统计|报告|监测|核算)?(?:截[至止]|所属|统计|核算|监测)"
    r"(?:日期?|时间|时点|时期|时段|期间?|周期|区间|年月|年度|月份)|(?:累计|统计|数据)截?[至止]",
    having="截所核止监统至",
)
# Words of a heading that is never the value's.
_NEVER = tuple(
    "率( 得分 评分 分值 权重 基数 基期 基准 新增 预计 预测 预估 预期 测算 初步 上年 去年 上期 "
    "同期 同比 环比 增速 增幅 增长 增减 差距 差额 差值 占比 比重 排名 排序 位次 进度 时限 时间 "
    "期限 原因 措施 是否 评价 未完成 应完成 佐证 依据 来源 较上 较年初".split()
)
_TARGET = ("目标", "计划", "任务数", "指标值", "规划", "承诺")
_MONTH = r"(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])"
_PERIOD = (
    r"(?:(?:19|20)[0-9]{2}[-./](?:1[0-2]|0?[1-9])(?:[-./](?:3[01]|[12][0-9]|0?[1-9]))?(?![0-9])月?"
    r"|(?:(?:19|20)[0-9]{2}年?(?:度|底|末)?)?"
    r"(?:(?:[一1]季?度?[-—–~至到])?第?[一二三四1-4]季度[底末]?|[上下]半年末?|前[一二三123]个?季度"
    rf"|(?:{_MONTH}月?[-—–~至到])?{_MONTH}月(?:[0-9]{{1,2}}日|份?[底末]?)|前{_MONTH}个月|q[1-4])?)"
)
_DAY = regex(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})$", having="-./")
_WHOLE_YEAR = r"(?:全年|年终|年末|年底|年度)"
_UNTIL = r"(?:截[至止]到?(?:目前)?)"
_SAYS_UNTIL = regex(_UNTIL, having="截")
_LEAD = (
    rf"(?:{_UNTIL}|[自从]?(?:19|20)[0-9]{{2}}年(?:以来|至今|起)|(?:至|到)?本月[止底末]|自年初(?:以来|起|至今)?|目前|当前|本期|本年度?|今年以来|今年|当年|年初以来|年初至今"
    r"|[1一]月?[-—–~至到][本当]月|年初至[本当]月)?(?:全[省市县区])?"
)
_CORE = (
    r"完成|执行|进展|达到|达成|实现|实际|累计|实绩|填报|上报|核定|审定|认定|核实|监测|测评|统计"
    r"|期末"
)
_LED_PERIOD = regex(rf"{_LEAD}(?P<period>{_PERIOD})")
_ONLY_PERIOD = regex(rf"{_UNTIL}?(?P<period>{_PERIOD})(?:累计)?")
# One of these stands in all that they match, but for nothing at all.
_TIMED = frozenset("0123456789季半月截累")
# Who says so: the department of itself, or who checked it.
_CERTIFIED = r"核定|审定|认定|核实|审核|复核|考核|上报|申报|最终|(?:调整|修订|修正)后|反馈"
_AMOUNT = r"情况|结果|实绩|数值|数据|数量|个数|值|数|量|额"
_VALUE = (
    rf"{_LEAD}(?:{_PERIOD})(?:底|末)?{_WHOLE_YEAR}?"
    r"(?:(?:目标任务|目标值|目标|任务|指标值|指标|工作)?(?:实际|累计|已|自评|自查)*"
    rf"(?P<core>{_CORE}|当前|实际(?:完成|达到)?指标)?|(?:{_CERTIFIED}|实际|累计|已|自评|自查)+"
    rf"(?:完成|执行|实际|累计|核定|审定|认定|核实))(?:{_AMOUNT})?"
)
_WHOLLY = regex(r"绝对[量额值数]|总[量值]", having="绝总")
_AMOUNT_ALONE = rf"(?:{_AMOUNT}|金额|总数|总量)"
_CORED = rf"{_CORE}|当前值|^数值$"
# 目标完成值 is what the target asks for, 目标完成情况 what has come of it.
_PROMISED = regex(r"目标(?:任务)?完成(?:值|数|量|数值)?$", having="标")
_PERIOD_ALONE = (
    rf"(?!(?:数值|值|数|数据)$){_UNTIL}?{_PERIOD}"
    rf"(?:(?:底|末|份|年度)?(?:数值|值|数据|数)?|{_WHOLE_YEAR}(?:数值|值|数据|数|情况)?)"
)
# 2025年(计划), 完成值(目标): what stands there is no result.
_PLANNED = regex(
    r"[(\[【](?:年初|年度|全年)?(?:目标|计划|规划|任务)(?:值|数)?[)\]】]", having="([【"
)
# What a row says of its task, and no header.
_DONE = ("已完成", "未完成")
BRACKETS = regex(r"[(\[【]([^()\[\]【】]*)[)\]】]", having="([【")
_UNIT_NAMES = frozenset(
    "% ‰ 元 美元 件 个 家 项 人 户 吨 公里 千米 米 起 次 台 套 台套 辆 批次 批 亩 公顷 平方米 "
    "立方米 平方公里 千瓦时 度 吨标准煤 吨标煤 分 分钟 小时 天 日 位 名 所 处 座 条 种 本 张 "
    "篇 场 期 只 头 株 微克 毫克 克 千克 公斤 升 百分点 个百分点 岁 年 倍 人次 人年 标箱 "
    "集装箱 标准箱 例 宗 千瓦 瓦 兆瓦 吉瓦 千伏安 艘 册 幢 栋 场次 户次 件次 台次 学时 课时 kw mw "
    "m2 m3 ㎡ ㎥ μg ug mg km kg t 万 亿 千 百 百分比 指数".split()
)
_MEASURE = "[元克吨米煤]"  # 亿元/… 微克/… : what stands behind it is the other half of a unit
_MULTIPLIED = regex(r"(?:万亿|千万|百万|十万|[百千万亿])(?=.)", having="百千万亿")
_UNIT_BEHIND = regex(r"[(（【\[](?:单位[:：])?([^()（）【】\[\]]*)[)）】\]]\s*$", having="(（【[")
_UNIT_COMMA = regex(r"[，,]\s*(?:单位[:：])?([^，,()（）]+)$", having="，,")
_UNIT_SLASH = regex(rf"(?<!单位)(?<!{_MEASURE})[/／]([^/／()（）\s]+)$", having="/／")
_NOT_UNITS = tuple(
    "累计 填 年 月 季 预 估 截 初步 快报 自评 含 单位名称 盖章 说明 值 数 完成 实际 情况".split()
)
_SHORT_UNIT = 4


# What a mapping file says of headers (squeezed): it goes before all that follows. See `told`.
TOLD: dict[str, Role] = {}


def squeeze(text: str) -> str:
    """Header text for comparing: NFKC, no white space, lower case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


@lru_cache(maxsize=4096)
def understand(text: str) -> Header:
    """The meaning of one header cell.

    >>> understand("实际值(%)")[:4]
    ('实际值(%)', <Role.VALUE: 'value'>, '%', '')
    """
    said = squeeze(text)
    base = BRACKETS.sub("", said).strip("*:：★▲")
    inside = BRACKETS.findall(said)
    unit = next((found for part in inside if (found := unit_in_header(part))), "")
    role, region, rest = _placed(said, base)
    region = region or next((part for part in inside if are_places(part)), "")
    return Header(
        text=said,
        role=role,
        unit=unit,
        period=_period(rest, inside),
        region=region,
        running="累计" in said or _SAYS_UNTIL.search(said) is not None,
    )


def _placed(said: str, base: str) -> tuple[Role, str, str]:
    """The role, the place that the header names, and its words without that place."""
    role = _role(said, base)
    if role is Role.AREA:
        return role, base, ""
    planned = _PLANNED.search(said)
    if role in (Role.OTHER, Role.VALUE, Role.TARGET) and not planned and not _never(said):
        for region, rest in splits(base):
            inner = _role(rest, rest)
            if inner in (Role.VALUE, Role.TARGET, Role.PERIOD):
                return inner, region, rest
    return role, "", base


def _role(said: str, base: str) -> Role:
    exact = TOLD.get(said) or _ROLES.get(base) or _ROLES.get(said)
    if exact:
        return exact
    if _DATED.fullmatch(base):
        return Role.DATE
    if not base or base in _DONE:
        return Role.NONE
    if _never(said) or base.endswith(_DEPARTMENT):
        return Role.OTHER
    return Role.TARGET if _PLANNED.search(said) else _by_words(base)


def _by_words(base: str) -> Role:
    if are_places(base):
        return Role.AREA
    if not _SAYS_UNTIL.fullmatch(base) and re.fullmatch(_PERIOD_ALONE, base):
        return Role.PERIOD
    if all(map(_is_value, base.split("/"))):
        return Role.VALUE
    return Role.TARGET if any(word in base for word in _TARGET) else Role.OTHER


def _is_value(base: str) -> bool:
    cored = re.fullmatch(_VALUE, base) and re.search(_CORED, base)
    return bool(cored) and not _PROMISED.search(base)


def in_brackets(text: str) -> Header:
    """The meaning of a header below another one, which may stand in brackets: (计划), （实际）."""
    inside = BRACKETS.fullmatch(squeeze(text))
    header = understand(inside[1]) if inside else understand(text)
    telling = header.role in (Role.TARGET, Role.VALUE) or _known_other(header.text)
    return header if telling else understand(text)


def _never(said: str) -> bool:
    return said.endswith("率") or any(word in said for word in _NEVER)


def _period(base: str, inside: list[str]) -> str:
    """The period that a header names: 2024年上半年完成值 and 完成值(截至2024年6月底) alike."""
    found = None if _TIMED.isdisjoint(base) else _LED_PERIOD.match(base)
    if found and found["period"]:
        return _in_words(found["period"])
    timed = (part for part in inside if not part or not _TIMED.isdisjoint(part))
    bracketed = (_ONLY_PERIOD.fullmatch(part) for part in timed)
    return next((_in_words(one["period"]) for one in bracketed if one), "")


def _in_words(period: str) -> str:
    """A day as the word for it is written: 2025-06-30 → 2025年6月30日."""
    return _DAY.sub(lambda f: f"{f[1]}年{int(f[2])}月{int(f[3])}日", period)


@lru_cache(maxsize=4096)
def is_amount(text: str) -> bool:
    """Whether a header below another one adds nothing to it: 数量 under 义乌市."""
    return bool(re.fullmatch(_AMOUNT_ALONE, BRACKETS.sub("", text)))


def is_present(text: str) -> bool:
    """Whether a header below another one only says that it is not of last year: 本年, 本期."""
    said = BRACKETS.sub("", squeeze(text))
    return bool(re.fullmatch(r"(?:本年度?|当年|今年|本期|当期|本年累计|年内)(?:数值|值|数)?", said))


def is_total(text: str) -> bool:
    """Whether a header, where no other is the value's, can be: 绝对量 or 总量 beside 增长(%)."""
    return bool(_WHOLLY.fullmatch(BRACKETS.sub("", text)))


def is_never_value(text: str) -> bool:
    """Whether a header has a word that no header of a value has: 完成率, 上年, 得分."""
    return _never(squeeze(text))


def is_whole_year(text: str) -> bool:
    """Whether the header of a period ends in 全年 or 年终: 2024年完成情况 over 全年."""
    return bool(re.search(rf"{_WHOLE_YEAR}(?:数值|值|数|情况)?$", BRACKETS.sub("", text)))


def whole_year(text: str) -> str:
    """全年, 年终 or the like, where a header says that its figures are those of a year."""
    found = re.search(
        rf"(?P<whole>{_WHOLE_YEAR})(?:目标任务|任务|指标|工作)?(?:实际|累计|已)*"
        r"(?:完成|执行|进展|达到|实际|累计|实绩)?(?:情况|数值|值|数|量)?$",
        BRACKETS.sub("", text),
    )
    return found["whole"] if found else ""


@lru_cache(maxsize=4096)
def recognised(text: str) -> bool:
    """Whether the text can be a header at all: used to find the header row."""
    role = understand(text).role
    said = squeeze(text)
    return said in TOLD or (
        role is not Role.NONE and (role is not Role.OTHER or _known_other(said))
    )


def _known_other(said: str) -> bool:
    return len(said) <= _LONGEST_OTHER and (_never(said) or said.endswith(_DEPARTMENT))


_LONGEST_OTHER = 12


def unit_in_header(text: str) -> str:
    """The unit that stands in brackets in a header, or "": (%) (万件) (单位:万元), not (累计)."""
    said = re.sub(r"^(?:计量)?单位[:：]", "", squeeze(text))
    if is_unit(said) or (said and _MULTIPLIED.match(said)) or "/" in said.strip("/"):
        return said
    short = 0 < len(said) <= _SHORT_UNIT and not is_place(said)
    words = (*_NOT_UNITS, *_NEVER, *_TARGET)  # (计划) says what the figures are
    return said if short and not any(word in said for word in words) else ""


def is_unit(text: str) -> bool:
    """Whether a text is surely a unit of measure: a known one, with 万/亿 and /人 as may be."""
    said = squeeze(text)
    above, _, below = said.partition("/")
    parts = [above, below] if below else [above]
    return bool(said) and all(_MULTIPLIED.sub("", part, count=1) in _UNIT_NAMES for part in parts)


@lru_cache(maxsize=4096)
def unit_of_name(name: str) -> str:
    """The unit at the end of an indicator's name: 全区生产总值(亿元) → 亿元; 生产总值，亿元 too."""
    found = _UNIT_BEHIND.search(name) or _UNIT_COMMA.search(name) or _UNIT_SLASH.search(name)
    return found[1].strip() if found and is_unit(found[1]) else ""


# --- Why a header means what it means: for `qcheck inspect` ------------------------------------


def why(text: str) -> tuple[str, str]:
    """Why `understand` gave a header its role: a reason (`why-…` in words), the word that decided.

    >>> why("2024年完成值"), why("完成率"), why("指标名称")
    (('says', '完成'), ('rate', '率'), ('exact', ''))
    """
    said = squeeze(text)
    base = BRACKETS.sub("", said).strip("*:：★▲")
    role = understand(text).role
    if said in TOLD:
        return "told", ""
    if base in _ROLES or said in _ROLES:
        return "exact", ""
    if role is Role.PERIOD:
        return "period", ""
    if role in (Role.VALUE, Role.TARGET):
        core = re.search(_CORED if role is Role.VALUE else "|".join(_TARGET), base)
        return "says", core[0] if core else base
    return _why_not(said, base)


def _why_not(said: str, base: str) -> tuple[str, str]:
    if said.endswith("率"):
        return "rate", "率"
    if word := next((word for word in _NEVER if word in said), ""):
        return "never", word.strip("(")
    if word := next((word for word in _DEPARTMENT if base.endswith(word)), ""):
        return "department", word
    return "unclear", ""
