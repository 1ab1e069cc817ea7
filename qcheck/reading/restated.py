"""Cells that say again what their row is called: 合格率99.8% in a row of …抽检合格率."""

from __future__ import annotations

import re
import unicodedata

from qcheck.model import Figure
from qcheck.quantity import parse_figure

_LEAST = 2  # characters of the name
# Of a rate the word says all; 拥有量500件 in a row of 每万人拥有量 may be that of all people.
_RATES = ("率", "指数", "满意度", "比重", "占比", "比例")
_NOT = tuple("不非未无")  # 合格率 in a row of 不合格率 is the opposite
_BEFORE = r"(?=(?:已经?|已?达到?|为|是)?[:：]?\s*[0-9０-９])"


def without_name(text: str, name: str) -> str:
    """The text without the end of its row's name before a number; itself where there is none.

    What else stands before the number still does: 上年合格率97% is last year's.

    >>> without_name("全年合格率99.8%", "基本药物抽检合格率"), without_name("优秀率9%", "合格率")
    ('全年99.8%', '优秀率9%')
    """
    said = "".join(unicodedata.normalize("NFKC", name).split())
    if not said.endswith(_RATES):
        return text
    for start in range(len(said) - _LEAST + 1):
        end = said[start:]
        if end in text and not said[:start].endswith(_NOT):
            return re.sub(rf"{re.escape(end)}{_BEFORE}", "", text)
    return text


def figure(text: str, name: str) -> Figure | None:
    """The figure behind the end of its row's name; None where that is not all that there is."""
    plain = without_name(text, name)
    found = parse_figure(plain) if plain != text else None
    return found if isinstance(found, Figure) else None
