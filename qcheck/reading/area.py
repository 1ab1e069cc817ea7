"""Which place figures are of where no 地区 column says so: titles, group rows, 类别, 备注.

The reader does not know the region of the plan. It says which places it has seen; what they mean
for a verdict is decided where the plan is known.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from qcheck.reading import otherwise, scope
from qcheck.reading.grid import Seen
from qcheck.reading.headers import squeeze
from qcheck.reading.places import SUBJECT, TOTALS, is_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qcheck.reading.context import Context
    from qcheck.reading.grid import Row

_SUFFIX = r"省|自治[区州县旗]|市|州|盟|县|区|旗"
# 市市场监管局 and 县经信局 are offices: but for a few, no place begins with the word of its level.
_NAME = (
    rf"市(?:区|[中南北]区)|(?![省市县区州旗盟])"
    rf"(?:[\u4e00-\u9fff]{{2,8}}?自治[区州县旗]|[\u4e00-\u9fff]{{1,4}}?(?:{_SUFFIX}))"
)
_CHAIN = re.compile(rf"(?:{_NAME})+")
_ONE = re.compile(_NAME)
_GENERAL = re.compile(r"[全本我各该某每按分][省市县区]|.级.*")
_TIME = (
    r"(?:19|20)?[0-9]{2}年(?:度|底|末)?|[0-9]{1,2}月份?[底末]?|[0-9]{1,2}日|[上下]半年|全年"
    r"|[前第]?[一二三四]个?季度|关于|附[件表]|截[至止]到?"
)
_FILER = re.compile(
    r"(?:填报|报送|上报|制表|编制)(?:单位|地区|部门)(?:[(（][^()（）]*[)）])?[:：]?(.*)"
)
_TOLD = re.compile(
    r"(?:注:|\*)?(?:(?:此|本|该|以上)?(?:数据|数|指标|统计|口径|范围)*(?:为|系|是|仅|只|指|:)*)?"
    r"(?P<place>(?![不含除包未]).+?)的?(?:数据|数字|数值|数|口径|情况|范围)?"
)
_LONGEST = 40  # characters of a remark that is a place and no more
_LEVEL = re.compile(r"全[国省市县区]|[省市县区州]?本级|[省市县]直|[省市县区州].级")
_NUMBER = re.compile(r"^(?:第?[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十0-9]+[)）])")
_PROVINCE = ("省", "自治区")


@lru_cache(maxsize=4096)
def named(text: str) -> str:
    """The place that a whole text names, "" for none: 一、兰溪市 → 兰溪市; not 市级, 制造强市."""
    said = _NUMBER.sub("", squeeze(text)).strip(":()")
    alone = is_place(said) and said not in TOTALS
    return said if alone and not SUBJECT.search(said) and not _GENERAL.fullmatch(said) else ""


@lru_cache(maxsize=1024)
def places_in(text: str) -> tuple[str, ...]:
    """The places that the parts of a title begin with; of 浙江省金华市 the last, which it is about.

    >>> places_in("2025年义乌市主要指标"), places_in("质量强市主要指标")
    (('义乌市',), ())
    """
    parts = re.findall(r"[\u4e00-\u9fff]+", re.sub(_TIME, " ", squeeze(text)))
    chains = (found[0] for part in parts if (found := _CHAIN.match(part)))
    return tuple(dict.fromkeys(place for chain in chains if (place := _last(chain))))


def _last(chain: str) -> str:
    """The last of a chain of places, if all of it is one."""
    each = _ONE.findall(chain)
    good = [place for place in each if named(place)]
    return good[-1] if good and good[0] == each[0] else ""


def around(lines: Iterable[Sequence[str]], sheet: str) -> tuple[tuple[str, ...], ...]:
    """The places that the title, 填报单位 and the name of the sheet speak of, each that does.

    A form of the province that a city has filled in is that city's.
    """
    texts = [" ".join(line) for line in lines]
    filers = [found[1] for text in texts if (found := _FILER.search(text))]
    titles = [_FILER.sub("", text) for text in texts]
    said = _all(titles), _all(filers), places_in(sheet) or tuple(filter(None, [_above(sheet)]))
    title = said[0]
    if said[1] or said[2]:
        title = tuple(place for place in title if not place.endswith(_PROVINCE))
    return tuple(group for group in (title, *said[1:]) if group)


def _above(text: str) -> str:
    """全省 or 全国, where a text says that and no more: a city or a county is but a part of it."""
    found = re.fullmatch(r"(全[国省])(?:情况|数据|指标|表)*", squeeze(text))
    return found[1] if found else ""


def _all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for text in texts for place in places_in(text)))


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
