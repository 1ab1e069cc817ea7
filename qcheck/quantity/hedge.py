"""Words beside a number that say which way the truth may lie: 约 超过 不足 预计 300多家."""

from __future__ import annotations

import re

from qcheck.model import Hedge
from qcheck.quantity.grammar import MULTIPLIERS, NUMBER
from qcheck.regex import regex

_OVER = "不低于 不少于 不小于 超过 大于 高于 多于 至少 逾 超 ≥ ≧ >= >"
_UNDER = "不超过 不高于 不大于 不多于 不足 不到 至多 将近 接近 小于 低于 少于 近 ≤ ≦ <= <"
_ABOUT = "大约 约为 大概 大致 约 ~"
_EARLY = "预计 预估 预计数 预估数 快报数 快报值 快报 初步统计 初步核算 初步数 初步 估计 估算"
_BRACKETED = f"{_EARLY} 预计值 预估值 快报数据 初步核算数 初步统计数 估计值 估算数 暂定"

_BEFORE = {
    word: hedge
    for words, hedge in (
        (_OVER, Hedge.OVER),
        (_UNDER, Hedge.UNDER),
        (_ABOUT, Hedge.ABOUT),
        (_EARLY, Hedge.EARLY),
    )
    for word in words.split()
}
_BEHIND = {
    **dict.fromkeys(("及以上", "以上", "+"), Hedge.OVER),
    **dict.fromkeys(("以下", "以内", "不到", "不足"), Hedge.UNDER),
    **dict.fromkeys(("左右", "上下", "(约)"), Hedge.ABOUT),
    **dict.fromkeys((f"({word})" for word in _BRACKETED.split()), Hedge.EARLY),
}


def _either(words: dict[str, Hedge]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


HEDGED = regex(
    rf"(?:(?P<before>{_either(_BEFORE)})\s*[:：]?\s*)?"
    rf"(?P<bare>.+?)\s*(?P<behind>{_either(_BEHIND)})?"
)
_MORE = regex(
    rf"(?P<number>(?:{NUMBER})\s*(?:{'|'.join(MULTIPLIERS)})?)\s*[多余](?P<unit>(?!\s*[0-9.,+-]).*)",
    having="余多",
)
# Where such a word stands in a unit, words and number were not told apart.
IN_UNIT = regex(
    r"左右|上下|不[到足]|以[上下内]|[多余约近超逾±半来几]", having="左上不以多余约近超逾±半来几"
)
# Numbers that nobody can write in digits: 数百家, 几家, 上百, 十几, 百余.
VAGUE = regex(
    r".{0,4}(?:[数几上][十百千万亿]+|几(?!乎)|若干|[十百千万亿][几余多])[余多]?(?:[^,;。]{0,3})",
    having="数几上若余多",
)


def unhedged(text: str) -> tuple[str, Hedge] | None:
    """The text without its hedging words, and what they say; None where that is not clear.

    >>> unhedged("预计98.6%左右"), unhedged("300多家")
    (('98.6%', <Hedge.ABOUT: 'about'>), ('300家', <Hedge.MORE: 'more'>))
    """
    found = HEDGED.fullmatch(text)
    if found and (found["before"] or found["behind"]):
        said = {
            *([_BEFORE[found["before"]]] if found["before"] else []),
            *([_BEHIND[found["behind"]]] if found["behind"] else []),
        }
        if len(said) > 1:
            said -= {Hedge.EARLY}
        return (found["bare"].strip(), said.pop()) if len(said) == 1 else None
    more = _MORE.fullmatch(text)
    return (f"{more['number']}{more['unit']}", Hedge.MORE) if more else None


def is_hedged(text: str) -> bool:
    """Whether any hedging word stands in the text."""
    return "±" in text or bool(re.search(_either(_BEFORE), text) or VAGUE.fullmatch(text))
