"""Figures that are written without digits: numerals, shares in words, words for all and for none.

The one vocabulary of them; patterns expect text in half width.
"""

from __future__ import annotations

import re
from decimal import Decimal

from qcheck.regex import regex

_VALUES = {digit: place for place, digit in enumerate("零一二三四五六七八九")}
_VALUES |= {digit: place for place, digit in enumerate("〇壹贰叁肆伍陆柒捌玖")} | {"两": 2}
_TENS = {"十": 1, "百": 2, "千": 3, "拾": 1, "佰": 2, "仟": 3}
_MYRIAD = 4
_SCALES = {"亿": 8, "万": _MYRIAD}
NUMERALS = "".join([*_VALUES, *_TENS, *_SCALES])

# 全部 and the like stand for 100%, 不发生 and the like for 0.
ALL_WORDS = (
    r"全覆盖|全面覆盖|覆盖所有|全部|所有(?![权者制])|百分之百|百分百"
    r"|应[\u4e00-\u9fff]尽[\u4e00-\u9fff]"
)
NONE_WORDS = (
    r"(?:不(?:再|得|会|能)?|未|零)(?:发生|出现|致贫|返贫)|消除|杜绝|清零|归零"
    r"|零(?:事故|伤亡|死亡|案件)|无(?=[^,;。]{0,16}(?:事故|事件|案件))"
)
# 百分之六十五, 九成, 三分之二, 半数: shares without a sign.
SHARE_WORDS = (
    rf"(?P<parts>[{NUMERALS}]+)分之(?P<of>[{NUMERALS}]+(?:点[{NUMERALS}]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<tenths>[一二两三四五六七八九])成(?P<hundredths>[一二三四五六七八九半])?"
    r"(?![果立员就为功交本套熟效长绩品])|半数|一半|过半"
)
_TOKEN = regex(rf"[0-9]+(?:\.[0-9]+)?|[{NUMERALS}]")


def han_number(text: str) -> Decimal | None:
    """The number that numerals certainly say, digits between them too; None where unsure.

    一百零五 → 105, 百 → 100, 1万5千 → 15000, 壹佰 → 100, 二〇二五 → 2025. 一百五 and 三五 say
    no certain number.
    """
    tokens = _TOKEN.findall(text)
    mixed = "." in text and text[-1] not in _SCALES  # 1.5万5千
    if not tokens or "".join(tokens) != text or (mixed and len(tokens) > 1):
        return None
    if all(token in _VALUES for token in tokens) and len(tokens) > 1:
        return _digit_by_digit(tokens)
    return _total(tokens)


def _digit_by_digit(tokens: list[str]) -> Decimal | None:
    """二〇二五; two digits without a zero, 三五, are a range in speech."""
    sure = len(tokens[1:]) > 1 or tokens[1] in "零〇"
    return Decimal("".join(str(_VALUES[token]) for token in tokens)) if sure else None


def _total(tokens: list[str]) -> Decimal | None:
    for sign, exponent in _SCALES.items():
        if sign in tokens:
            place = len(tokens) - 1 - tokens[::-1].index(sign)
            head = _total(tokens[:place]) if place else Decimal(1)
            tail = _rest(tokens[place + 1 :], exponent)
            return None if head is None or tail is None else head.scaleb(exponent) + tail
    return _below_ten_thousand(tokens)


def _rest(tokens: list[str], exponent: int) -> Decimal | None:
    """What follows 万 or 亿: less than one of it, and not a single digit without 零."""
    if not tokens:
        return Decimal(0)
    if len(tokens) == 1 and tokens[0] not in _TENS and len(tokens[0]) == 1:
        return None
    value = _total(tokens)
    return value if value is not None and value < Decimal(1).scaleb(exponent) else None


def _below_ten_thousand(tokens: list[str]) -> Decimal | None:
    total, digit, least, zero = Decimal(0), None, _MYRIAD, False
    for token in tokens:
        if token in _TENS:
            if _TENS[token] >= least:
                return None
            least = _TENS[token]
            total += (Decimal(1) if digit is None else digit).scaleb(least)
            digit, zero = None, False
        elif token in "零〇":
            zero, digit = True, digit or (Decimal(0) if len(tokens) == 1 else None)
        elif digit is not None:
            return None
        else:
            digit = Decimal(_VALUES.get(token, token))
    unsure = digit is not None and len(tokens) > 1 and least > 1 and not zero
    return None if unsure and least < _MYRIAD else total + (digit or 0)


def share(text: str) -> Decimal | None:
    """The % that a text matched by `SHARE_WORDS` says: 九成五 → 95; 三分之二 to many places.

    >>> [str(share(text)) for text in ("百分之六十五", "九成", "半数", "千分之五")]
    ['65', '90', '50', '0.5']
    """
    found = re.fullmatch(SHARE_WORDS, text)
    if found is None:
        return None
    if found["tenths"]:
        tail = found["hundredths"] or "零"
        return Decimal(_VALUES[found["tenths"]] * 10 + (5 if tail == "半" else _VALUES[tail]))
    if not found["parts"]:
        return Decimal(50)
    parts, of = han_number(found["parts"]), _with_point(found["of"])
    return None if not parts or of is None else of * 100 / parts


def _with_point(text: str) -> Decimal | None:
    """六十五点五 → 65.5; digits may be of either script."""
    if re.fullmatch(r"[0-9.]+", text):
        return Decimal(text)
    whole, _, places = text.partition("点")
    value = han_number(whole)
    if value is None or any(place not in _VALUES for place in places):
        return None
    return value + Decimal("0." + "".join(str(_VALUES[place]) for place in places) + "0")
