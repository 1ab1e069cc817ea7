"""The figures of one line: digits, Chinese numerals, 100%-words, zero-words.

Every figure is found first; then those that are recognised by rule (numbering, dates, document
numbers, the page's own data, ordinary words) say so. What no rule knows is left to the plan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qcheck.audit.fold import compact
from qcheck.audit.ordinary import PATTERN as ORDINARY
from qcheck.quantity.wordings import ALL_WORDS, NONE_WORDS, SHARE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMERALS = "零一二三四五六七八九十百千万亿两"
_ORDINAL = "[一二三四五六七八九十百零]+"
# A point before a year ends a sentence of a copy in half-width signs: 达83.2025年.
_NUMBER = r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.(?!(?:19|20)[0-9]{2}年)[0-9]+)*"
_SCALE = r"(?:\s?[百千万亿]+|\s?[%‰])?"
_COUNTED = "[件个家项名人户条例所座台套部批场种宗份张处间栋村镇支位次辆元]?"
_TO = rf"(?:\s*-+\s*|{_COUNTED}(?:-+|[至到]))"  # 2-3个, 2至3个, 2个到3个
_DIGITS = rf"{_NUMBER}{_SCALE}(?:{_TO}{_NUMBER}{_SCALE})*"
_FORMAL = "[壹贰叁肆伍陆柒捌玖][拾佰仟万亿][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*"
_HAN = (
    rf"{_FORMAL}|[{NUMERALS}]+"
    rf"(?:{_COUNTED}(?:-+|[至到])[{NUMERALS}]+(?=[件个家项名户条例所座台套部批场种]))?"
)
MIXED = "[0-9]+[万亿][0-9]+[百千万]"  # 1万5千
_FIGURE = re.compile(
    rf"(?P<word>{ALL_WORDS}|{NONE_WORDS})|(?P<number>{MIXED}|{_DIGITS}|{SHARE_WORDS}|{_HAN})"
)

_YEAR = "(?:19|20)[0-9]{2}"
# Only behind a date: 1:18 by itself is a ratio.
_TIME = r"(?:\s+[0-9]{1,2}\s*:\s*[0-9]{2}(?:\s*:\s*[0-9]{2})?)?"
# What is recognised, in the order of the rules; the first whose place holds the figure names it.
_RULES: tuple[tuple[str, str], ...] = (
    (
        "numbering",
        (
            rf"^\W*(?:{_ORDINAL}\s*[、,.]|\({_ORDINAL}\)|\([0-9]{{1,2}}\)|[0-9]{{1,2}}\s*(?:、|\.(?![0-9]))"
            rf"|[0-9]{{1,2}}\.(?={_YEAR}年)|第{_ORDINAL}[章节条])"
        ),
    ),
    ("numbering", rf"(?:^|(?<=[。.;:!?)]))\s*{_ORDINAL}是"),
    ("numbering", rf"(?<=附件)\s*:?\s*[0-9]{{1,2}}(?:(?![0-9.%])|\.(?={_YEAR}年|[^0-9]))"),
    ("date", rf"{_YEAR}\s*年(?:\s*[0-9]{{1,2}}\s*月(?:\s*[0-9]{{1,2}}\s*[日号]{_TIME})?)?"),
    ("date", rf"{_YEAR}\s*(?:-+|至|到)\s*{_YEAR}\s*年"),
    ("date", rf"[0-9]{{4}}\s*[-./]\s*[0-9]{{1,2}}\s*[-./]\s*[0-9]{{1,2}}(?![0-9]){_TIME}"),
    ("date", rf"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?"),
    ("date", rf"(?:{_YEAR}年)?[0-9]{{1,2}}\s*(?:-+|至|到)\s*[0-9]{{1,2}}月"),
    (
        "date",
        r"(?<![0-9])(?:[1-9]|1[0-2])月|(?:十[一二]?|[一二三四五六七八九])月(?:[一二三十]+日)?",
    ),
    ("date", r"[一二三四1-4]季度|前[二三]季度"),
    ("name", r"(?<![0-9.])[2-6]G(?![A-Za-z0-9])"),
    ("date", r"(?<![0-9])[0-9]{1,2}月(?:[0-9]{1,2}日)?"),
    (
        "date",
        r"(?<![二三四五六七八九])十[一二三四五六]五(?![家个项名件])|[零一二三四五六七八九]{4}年",
    ),
    ("number", rf"\(\s*{_YEAR}\s*\)\s*[0-9]+\s*号|(?:总)?第\s*(?:[0-9]+|{_ORDINAL})\s*[号期]"),
    ("number", rf"第\s*(?:[0-9]+|{_ORDINAL})\s*次\w{{0,8}}会议"),
    ("number", r"\b(?:GB|DB|HJ|JJF|JJG|ISO|IEC)[0-9]*(?:/[TZ])?\s*[0-9][0-9.:-]*"),
    ("head", r"索引号\s*:\s*[\w./-]+|^\s*(?=\S*[A-Za-z/])(?=(?:\D*\d){8})[\w./-]+\s*$"),
    (
        "head",
        r"https?://[!-~]+|\bwww\.[!-~]+|[\w.-]+@[\w.-]+\.\w+|\b[\w.-]+\.(?:jpe?g|png|gif|docx?|pdf|xlsx?)\b",
    ),
    # What counts something is no telephone number: 举报电话500部.
    (
        "head",
        (
            r"(?:电话|传真|邮编|邮政编码)\s*:?\s*(?=(?:[()\s-]*[0-9]){6})\(?[0-9][0-9()\s-]*"
            r"(?![0-9]|\s*(?:[部台门条个次家件万]|以[上下]))"
        ),
    ),
    ("head", r"(?:浏览次数|浏览量|阅读次数)\s*:\s*[0-9]+(?![0-9]|\s*(?:[万千次]|以[上下]))"),
)
_COMPILED = tuple(
    (name, re.compile(rule, re.ASCII if name == "head" else 0)) for name, rule in _RULES
)


class Span(NamedTuple):
    """A stretch of text, from its first character to before its end."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether `other` lies within this stretch."""
        return self.start <= other.start and other.end <= self.end

    def cuts(self, other: Span) -> bool:
        """Whether `other` lies partly within this stretch and partly outside."""
        return self.start < other.end and other.start < self.end and not self.holds(other)


class Figure(NamedTuple):
    """One figure of a line; `rule` is what recognises it, "" where nothing does."""

    span: Span
    text: str
    rule: str


def figures(line: str) -> Iterator[Figure]:
    """The figures of a folded line, from left to right.

    >>> [f.text for f in figures("3.到2025年,建成5-10家,百家以上,达99.5%,全部达标") if not f.rule]
    ['5-10', '百', '99.5%', '全部']
    """
    plain, places = compact(line)
    known = list(_known(plain))
    for found in _FIGURE.finditer(plain):
        span = Span(*found.span())
        rule = next((name for place, name in known if place.holds(span)), "")
        yield Figure(Span(places[span.start], places[span.end - 1] + 1), found[0], rule)


def _known(line: str) -> Iterator[tuple[Span, str]]:
    for name, rule in _COMPILED:
        yield from ((Span(*found.span()), name) for found in rule.finditer(line))
    yield from ((Span(*found.span()), "ordinary") for found in ORDINARY.finditer(line))
