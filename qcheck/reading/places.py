"""Whether the words of a header are the name of a place: 义乌市, 市区, 开发区, 全市; not 服务区."""

from __future__ import annotations

from difflib import get_close_matches

from qcheck.errors import UsageError
from qcheck.model import Names
from qcheck.reading.shortnames import is_short, opening
from qcheck.regex import regex

_LEVELS = tuple("市县区省州旗盟")
_CUTS = frozenset((*_LEVELS, "级"))
_LONGEST = 9  # characters of a place
# They end like a place and are none, or are no certain one.
_ALIKE = tuple(
    "服务区 园区 社区 小区 景区 校区 库区 保护区 功能区 片区 辖区 山区 居民区 居住区 商业区 地区 "
    "分区 牧区 灾区 厂区 街区 城市 超市 上市 股市 省市 地市 县市 区市 设区市 门市 集市 夜市 楼市 "
    "区县 县区 市县".split()
)
_NOT_IN = regex(
    r"[数率级类值量]|名称|名单|排名|单位|是否|所在|所属|各|责任|牵头|创建|争创|建设|申报|获评|建成|打造|试点"
)
_OF_ONE = frozenset("市本级 县本级 区本级 省本级 州本级 本级 市直 县直 区直 省直 市级 全国".split())
# They end like the name of a place and tell of a subject: 制造强市, 食品安全示范县, 主要指标分县.
SUBJECT = regex(
    r"强[省市县区]$|(?:.示范|先行)[市县区]$|^设区|(?:示范|先行|试验|集聚|都市|自贸|保税|限行)区$"
    r"|(?:主|中心|老|新|建成)城区$|指标|情况|完成|目标|任务|主要|重点|质量|发展|统计|汇总|国民"
    r"|年度|计划|规划|以上|文明|健康|法治|智慧|数字|卫生|节水|海绵|双拥|园林|森林|宜居|幸福|美丽"
    r"|未来|创新|清廉|信用|产权|食品|药品|安全|旅游"
)
_BETWEEN = regex(r"[、,/;和与及]", having="、,/;和与及")
_AND_MORE = regex(r"等(?:地|[市县区])?$", having="等")
# All of them together: an area only beside others.
TOTALS = frozenset("合计 总计 小计 共计 汇总".split())


def is_place(text: str) -> bool:
    """Whether a header without white space and brackets can be the name of an area.

    Of the names without 市, 县 or 区 only those that are known: see `shortnames`.
    """
    if text[:1] == "全" and text[2:] in TOTALS:
        text = text[:2]  # 全市合计
    if text in _OF_ONE or text in TOTALS or is_short(text):
        return True
    if text.endswith("本级"):
        return _ends_like_one(text[:-2])
    alike = text.endswith(_ALIKE) and not is_short(text[:-1])  # 赣县区
    return _ends_like_one(text) and not alike and not _NOT_IN.search(text)


def _ends_like_one(text: str) -> bool:
    """Whether Chinese characters end in the word of a level: 义乌市, 市区."""
    return 1 < len(text) <= _LONGEST and text.endswith(_LEVELS) and is_han(text)


def is_han(text: str) -> bool:
    """Whether there are Chinese characters and nothing else (their class takes long to compile)."""
    return bool(text) and all("\u4e00" <= character <= "\u9fff" for character in text)


def are_places(text: str) -> bool:
    """Whether a text is the name of an area, or of several: 义乌、兰溪等."""
    parts = _BETWEEN.split(_AND_MORE.sub("", text))
    return is_place(text) or all(part not in TOTALS and is_place(part) for part in parts)


def splits(text: str) -> list[tuple[str, str]]:
    """A header that begins with a place, in two, the longest place first.

    >>> splits("金华市区完成值")
    [('金华市区', '完成值'), ('金华市', '区完成值')]
    """
    levels = (cut for cut, sign in enumerate(text, start=1) if sign in _CUTS)
    cuts = sorted({*levels, len(opening(text))} - {0})
    return [
        (text[:cut], text[cut:])
        for cut in reversed(cuts)
        if cut < len(text) and text[:cut] not in TOTALS and is_place(text[:cut])
    ]


_SHOWN = 20  # regions, in a refusal


def unknown(region: str, named: list[str]) -> UsageError:
    """The refusal of a region that no row is of: 义乌 may mean 义乌市.

    >>> unknown("义乌", ["兰溪市", "义乌市"]).params["near"]
    '义乌市'
    """
    asked, regions = "".join(region.split()), Names(named[:_SHOWN])
    near = [one for one in named if asked and one.startswith(asked)]
    near = near or get_close_matches(asked, named, n=1)
    if near:
        return UsageError("data.region-unknown-near", region=region, near=near[0], regions=regions)
    return UsageError("data.region-unknown", region=region, regions=regions)
