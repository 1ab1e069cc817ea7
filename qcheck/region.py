"""What the place that a spreadsheet names is to a plan's region: the whole, a part, or neither."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qcheck.model import Actual

_LEVELS = "省市县区州旗盟"
_WHOLE = ("", "合计", "总计", "共计", "汇总")
_OWN = "全本我"
_SHORT = len("全市")  # 全市合计 is that too


@lru_cache(maxsize=4096)
def is_whole(region: str, whole: str) -> bool:
    """Whether a 地区 cell or column means the plan's own region.

    金华 and 金华市 are the same, 吉林省 and 吉林市 are not; 全省 is not the whole of a city.
    """
    said = squeezed(region)
    level = whole[-1:] if whole[-1:] in _LEVELS else ""
    if said in _WHOLE or said == whole:
        return True
    if len(said) == len("全市") and said[0] in _OWN and said[1] in _LEVELS:
        return not level or said[1] == level
    return bool(said) and (said == whole[:-1] if level else said[:-1] == whole != "")


def squeezed(region: str) -> str:
    """A region without white space, as it is compared."""
    said = "".join(region.split())
    return said[:_SHORT] if said[_SHORT:] in _WHOLE and said[:1] == "全" else said


def is_outside(region: str, whole: str) -> bool:
    """Whether a 地区 is surely no single part of the plan's region.

    全国, 全省 in the table of a city, 小计, and what by its last character is of a higher level: a
    省 for a city, a 市 for a county. Of a 市 (义乌市 is a county) no 市 is known to be higher.
    """
    said = squeezed(region)
    if said in _NO_PART or (len(said) == len("全市") and said[0] in _OWN and said[1] in _LEVELS):
        return not is_whole(said, whole)
    rank, own = _RANKS.get(said[-1:]), _RANKS.get(whole[-1:])
    return bool(rank and own and rank < own)


_NO_PART = ("全国", "小计", "其中")
_RANKS = {"省": 1, "市": 2, "州": 2, "盟": 2, "县": 3, "区": 3, "旗": 3}


def in_full(region: str, known: Iterable[str]) -> list[str]:
    """What a short name may be in full: of 义乌 and 义乌市, 义乌市; the name itself where nothing.

    >>> in_full("义乌", ["义乌市", "东阳市"]), in_full("义乌市", ["义乌", "义乌市"])
    (['义乌市'], ['义乌市'])
    """
    said = squeezed(region)
    if not said or said[-1] in _LEVELS:
        return [said]
    longer = {one for one in known if one[:-1] == said and one[-1] in _LEVELS}
    return sorted(longer) or [said]


def may_be_one(one: str, other: str) -> bool:
    """Whether two squeezed names may be those of one place: 义乌 and 义乌市.

    >>> may_be_one("义乌", "义乌市"), may_be_one("吉林省", "吉林市")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    return short == long or (short == long[:-1] and long[-1] in _LEVELS)


def of_table(row: Actual, whole: str) -> Actual:
    """The row with the region of its table, where title, 填报单位 or sheet speak of another place.

    A row that names the plan's own region itself is of it, whatever stands above.
    """
    if not whole or not is_whole(row.region, whole) or _names(row.region, whole):
        return row
    said = (
        p for p in row.around if not any(_names(one, whole) or _is_all(one, whole) for one in p)
    )
    other = next(said, None)
    return replace(row, region="、".join(other)) if other else row


def _is_all(place: str, whole: str) -> bool:
    """Whether a place is 全省 or 全市 for the plan of just that."""
    return squeezed(place) not in _WHOLE and is_whole(place, whole)


def _names(place: str, whole: str) -> bool:
    """Whether a place is the region, by name: 金华市 and 金华 in the plan of 浙江省金华市 too."""
    said = squeezed(place)
    own = said not in _WHOLE and said[:1] not in _OWN
    inside = whole.endswith(said) or (len(said) > 1 and whole[:-1].endswith(said))
    return own and (is_whole(said, whole) or inside)
