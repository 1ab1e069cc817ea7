"""Which place figures are of where no 地区 column says so: titles, group rows, 类别, 备注.

The reader does not know the region of the plan. It says which places it has seen; what they mean
for a verdict is decided where the plan is known.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from qcheck.reading import otherwise, scope, shortnames
from qcheck.reading.grid import Seen
from qcheck.reading.headers import squeeze
from qcheck.reading.places import SUBJECT, TOTALS, are_places, is_han, is_place
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qcheck.reading.context import Context
    from qcheck.reading.grid import Row

_SUFFIX = r"省|自治[区州县旗]|市|州(?![市县区])|盟|县|区|旗"
# For texts of Chinese characters alone, so that `.` is one of those.
# 市市场监管局 and 县经信局 are offices: but for a few, no place begins with the word of its level.
_NAME = (
    rf"市(?:区|[中南北]区)|(?![省市县区州旗盟])(?:.{{2,8}}?自治[区州县旗]|.{{1,4}}?(?:{_SUFFIX}))"
)
# 金华市区 is not all of 金华市; 金华市区域, 金华市区县 are no 市区.
_URBAN = regex(
    r"(?:(?![全各本我该每按]).){2,4}?市区(?![域块位间县长委划级])"
    r"|(?:.{2,4}?)?[省市县区州]本级",
    having="区本",
)
# 全省质量指标 is of all of it; 全国文明城市创建 is a title that the city wants.
_MEAN = regex(r"(?P<place>.{2,}?)的?(?:平均(?:水平|值|数)?|均值)", having="均")
_ABOVE = regex(r"全[国省]", having="全")
_HONOUR = regex(
    r"质量[月日]|活动[月周日]|宣传[月周日]|示范|创建|试点|先进|文明|名单|奖|批|前列|百强|推广|经验"
)
_BRACKETS = regex(r"\((?!含|包括)([^()]*)\)", having="(")
_ZONE = regex(
    r"(?:国家级?|省级|经济|技术|高新|产业|工业|综合|现代)*(?:开发|高新|度假|保税|集聚|新)区",
    having="区",
)
_INNER = 3  # characters of a place with its level, behind another one
_CHAIN = regex(rf"(?:{_NAME})+", having="区县州市旗盟省自")
_ONE = regex(_NAME)
_GENERAL = regex(r"[全本我各该某每按分][省市县区]|.级.*")
_TIME = regex(
    r"(?:19|20)?[0-9]{2}年(?:度|底|末)?|[0-9]{1,2}月份?[底末]?|[0-9]{1,2}日|[上下]半年|全年"
    r"|[前第]?[一二三四]个?季度|关于|附[件表]|截[至止]到?|以来|至今|目前|当前|报送|中共",
    having="全关半季年截日月附以至前送共",
)
_FILER = regex(r"(?:填报|报送|上报|制表|编制)(?:单位|地区|部门)(?:[(（][^()（）]*[)）])?[:：]?(.*)")
_TOLD = regex(
    r"(?:注:|\*)?(?:(?:此|本|该|以上)?(?:数据|数|指标|统计|口径|范围)*(?:为|系|是|仅|只|指|:)*)?"
    r"(?P<place>(?![不含除包未]).+?)的?(?:数据|数字|数值|数|口径|情况|范围)?"
)
_LONGEST = 40  # characters of a remark that is a place and no more
_LEVEL = regex(r"全[国省市县区]|[省市县区州]?本级|[省市县]直|[省市县区州].级", having="全本直级")
_NUMBER = regex(
    r"^(?:第?[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十0-9]+[)）])",
    having="(（一二三四五六七八九十",
)
PROVINCE = ("省", "自治区")  # how a province ends
_LAST = frozenset("省市州盟县区旗")


@lru_cache(maxsize=4096)
def named(text: str) -> str:
    """The place that a whole text names, "" for none: 一、兰溪市 → 兰溪市; not 市级, 制造强市."""
    said = _NUMBER.sub("", squeeze(text)).strip(":()")
    if mean := _MEAN.fullmatch(said):
        return said if _is_above(mean["place"]) else ""
    alone = are_places(said) and said not in TOTALS
    return said if alone and not SUBJECT.search(said) and not _GENERAL.fullmatch(said) else ""


def _is_above(place: str) -> bool:
    """Whether a name is that of the country or a province, which no city's average is."""
    return bool(_ABOVE.fullmatch(place)) or shortnames.in_full(place).endswith(PROVINCE)


@lru_cache(maxsize=1024)
def places_in(text: str) -> tuple[str, ...]:
    """The places that the parts of a title begin with; of 浙江省金华市 the last, which it is about.

    >>> places_in("2025年义乌市主要指标"), places_in("义乌质量工作"), places_in("质量强市主要指标")
    (('义乌市',), ('义乌',), ())
    """
    said = _TIME.sub(" ", squeeze(text))
    parts = "".join(sign if is_han(sign) else " " for sign in said).split()
    return tuple(dict.fromkeys(place for part in parts if (place := _opening(part))))


def _opening(part: str) -> str:
    """The place that a part of a title begins with: by its level, or a known name alone."""
    if (urban := _URBAN.match(part)) and not SUBJECT.search(urban[0]):
        return urban[0]
    if above := _ABOVE.match(part):
        rest = part[above.end() :]
        return above[0] if shortnames.goes_on(rest) and not _HONOUR.search(rest) else ""
    if short := shortnames.opening(part):
        rest = part[len(short) :]
        alone = shortnames.in_full(short) if shortnames.goes_on(rest) else ""
        return _zone(short, rest) or _inner(rest) or alone or _longer(short, part)
    chain = _CHAIN.match(part)
    place = _last(chain[0]) if chain else ""
    if chain is None or not place:
        return ""
    rest = part[chain.end() :]
    inner = _inner(rest) if shortnames.opening(rest) else ""
    return _zone(place, rest) or inner or place


def _longer(short: str, part: str) -> str:
    """嘉兴港区 begins with 嘉兴 and is a place of its own."""
    chain = _CHAIN.match(part)
    place = _last(chain[0]) if chain else ""
    return place if len(place) > len(short) and place.startswith(short) else ""


def _zone(place: str, rest: str) -> str:
    """金华经济技术开发区 is not all of 金华."""
    zone = _ZONE.match(rest)
    return place + zone[0] if zone else ""


def _inner(rest: str) -> str:
    """The place behind that of a higher level: 义乌市 in 金华义乌市."""
    place = _opening(rest)
    return place if len(place) >= _INNER or shortnames.is_short(place) else ""


def _last(chain: str) -> str:
    """The last of a chain of places, if all of it is one."""
    each = _ONE.findall(chain)
    good = [place for place in each if named(place)]
    if not good or good[0] != each[0]:
        return ""
    rest = good[-1].removeprefix(shortnames.opening(good[-1]))
    return (_inner(rest) if rest != good[-1] else "") or good[-1]


def around(lines: Iterable[Sequence[str]], sheet: str) -> tuple[tuple[str, ...], ...]:
    """The places that the title, 填报单位 and the name of the sheet speak of, each that does.

    A form of the province that a city has filled in is that city's, and one of the city with a
    county in brackets that county's.
    """
    texts = [" ".join(line) for line in lines]
    filers = [found[1] for text in texts if (found := _FILER.search(text))]
    titles = [_FILER.sub("", text) for text in texts]
    said = _all(titles), _all(filers), places_in(sheet) or tuple(filter(None, [_above(sheet)]))
    title = said[0]
    if said[1] or said[2]:
        title = tuple(place for place in title if not place.endswith(PROVINCE))
    inside = tuple(named(part) for text in titles for part in _BRACKETS.findall(squeeze(text)))
    return tuple(group for group in (title, tuple(filter(None, inside)), *said[1:]) if group)


def _above(text: str) -> str:
    """全省 or 全国, where a text says that and no more: a city or a county is but a part of it."""
    found = re.fullmatch(r"(全[国省])(?:情况|数据|指标|表)*", squeeze(text))
    return found[1] if found else ""


def _all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for text in texts for place in places_in(text)))


def hear(rows: Iterable[Row]) -> None:
    """Learn the places that these rows name in full: elsewhere their names alone mean them too."""
    texts = (cell.text for row in rows for cell in row.cells.values() if cell.seen is Seen.TEXT)
    ending = (text for text in texts if text.rstrip()[-1:] in _LAST)
    shortnames.hear(place for text in ending if (place := named(text)))


def opens(context: Context, row: Row) -> bool:
    """Whether the row only names a place; then the rows below it are of that place."""
    if len(row.cells) != 1:
        return False
    cell = next(iter(row.cells.values()))
    if cell.seen is not Seen.TEXT:
        return False
    general = re.sub("(?:情况|数据)$", "", otherwise.bare(cell.text)).strip(":()")
    place = named(general) or _above(general)
    if not place and context.area and is_place(general):
        place = general  # 全市 or 市本级 ends the rows of 兰溪市
    if place:
        context.area = place
    return bool(place)


@lru_cache(maxsize=4096)
def _noted(text: str) -> str:
    """The place that a whole remark names as that of its figure: 义乌市数据, 市本级, 口径为市区."""
    told = _TOLD.fullmatch(squeeze(text).strip("*()。;")) if len(text) <= _LONGEST else None
    if told is None:
        return ""
    return told["place"] if _LEVEL.fullmatch(told["place"]) else named(told["place"])


shortnames.on_news(named.cache_clear, places_in.cache_clear, _noted.cache_clear)


def of_row(context: Context, row: Row, column: str) -> str:
    """The place of a row by its 地区, the header of its `column`, 备注, 类别, or a row above it.

    Where no column is headed so, by one that holds places all the same. An empty cell of such a
    column goes on with the place above it.
    """
    columns = context.columns
    region = columns.region
    if nearest := next(filter(None, (context.text(row, c) for c in columns.further_regions)), ""):
        return nearest
    if region is not None and (said := context.text(row, region)):
        context.areas[region] = said
        return said
    if column:
        return column
    if columns.note is not None and (place := _noted(context.text(row, columns.note))):
        return place
    scope.hear(context, row)
    for c in context.labelling:
        if text := context.text(row, c):
            context.areas[c] = named(text)
    return next((place for place in context.areas.values() if place), context.area)
