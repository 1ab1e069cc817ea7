"""What numbers look like, and the powers of ten that stand between a number and its unit."""

from __future__ import annotations

import re

from qcheck.regex import regex

MULTIPLIERS = {"万亿": 12, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3, "百": 2}
# Words that begin with such a character but are units of their own.
_NO_MULTIPLIER = r"(?!分点|分比|分数|分之|帕|瓦|克|米|伏|卡|赫|焦)"
MULTIPLIER = rf"(?:(?P<multiplier>{'|'.join(MULTIPLIERS)}){_NO_MULTIPLIER}\s*)?"
SCALED_UNIT = regex(rf"({'|'.join(MULTIPLIERS)}){_NO_MULTIPLIER}(.+)", having="".join(MULTIPLIERS))
# A group before a comma never begins with 0: 0,986 is a decimal comma and no 986.
NUMBER = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
# A number and nothing else, as most cells have it.
BARE = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,10})?")
MAX_DIGITS = 24  # below the 28 digits that Decimal keeps exactly
ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


# A unit of two words, the second in brackets: 台(件) is 台件.
BRACKETED = regex(r"(?<=[台件人场])\(([件套次台])\)", having="(")


def exponent_of(multiplier: str | None, unit: str) -> int:
    """What a multiplier adds to the number; 0 where it belongs to a unit like 万元/人."""
    if not multiplier or re.match(r"(?:美)?元/", unit):
        return 0
    return MULTIPLIERS[multiplier]
