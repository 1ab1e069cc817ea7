"""Whether the place that a spreadsheet names is the whole of a plan's region."""

from __future__ import annotations

_LEVELS = "省市县区州旗盟"
_WHOLE = ("", "合计", "总计", "共计", "汇总")
_OWN = "全本我"


def is_whole(region: str, whole: str) -> bool:
    """Whether a 地区 cell or column means the plan's own region.

    金华 and 金华市 are the same, 吉林省 and 吉林市 are not; 全省 is not the whole of a city.
    """
    said = "".join(region.split())
    level = whole[-1:] if whole[-1:] in _LEVELS else ""
    if said in _WHOLE or said == whole:
        return True
    if len(said) == len("全市") and said[0] in _OWN and said[1] in _LEVELS:
        return not level or said[1] == level
    return bool(said) and (said == whole[:-1] if level else said[:-1] == whole != "")
