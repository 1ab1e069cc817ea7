"""数据口径: how final a figure is said to be. What is none of the four words says nothing of it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from qcheck.model import Basis
from qcheck.regex import regex

_WORDS = {
    Basis.FLASH: "快报 快报统计 月度快报 季度快报 flash",
    Basis.PRELIMINARY: "初步 初步核算 初步统计 初核 初步核实 preliminary provisional",
    Basis.ANNUAL: "年报 统计年报 annual",
    Basis.FINAL: "核定 最终核定 最终核实 最终 核实 审定 终期 final",
}
_BASES = {word: basis for basis, words in _WORDS.items() for word in words.split()}
_FIGURES = regex(r"(?:数据|数字|数值|数|值)$", having="数值")


@lru_cache(maxsize=4096)
def read(text: str) -> Basis | None:
    """The basis that a cell names: 快报数, 初步核算数, 年报数, 核定值; None for all else.

    >>> read("核定数")
    <Basis.FINAL: 'final'>
    >>> read("全口径") is None
    True
    """
    said = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    return _BASES.get(_FIGURES.sub("", said))
