"""The time that the words of a header speak of: 二季度 of 2024 → 1 April to 30 June 2024."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from qcheck.period import MONTHS_PER_QUARTER, read_date
from qcheck.regex import regex

if TYPE_CHECKING:
    import datetime as dt

_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4}
_TO = r"[-—–~至到]"
# 2024-09 and 2024.9 say a month, though without the word.
_YEAR_MONTH = regex(rf"{_YEAR}[-./](?P<month>1[0-2]|0?[1-9])月?", having="-./")


class Span(NamedTuple):
    """Whole days, both included; `first` is None for the state at a day (6月底)."""

    first: dt.date | None
    last: dt.date


def own_year(period: str) -> int | None:
    """The year that a period names itself."""
    found = re.match(_YEAR, period)
    return int(found["year"]) if found else None


def inside_year(period: str) -> str:
    """A period without its year: 2024年上半年 → 上半年, 2024年度 → ""."""
    month = _YEAR_MONTH.fullmatch(period)
    if month:
        return f"{int(month['month'])}月"
    return re.sub(rf"^(?:{_YEAR}年?)?(?:度|底|末)?", "", period)


def span(period: str, year: int | None) -> Span | None:
    """The days of a period in words; None where its year is not known, or it names none.

    `year` is that of a period without one; "" is the whole of it.
    """
    when = own_year(period) or year
    if when is None:
        return None
    rest = _plain(inside_year(period))
    last = read_date(f"{when}年{rest}")
    if last is None:
        return None
    if re.search(r"[底末日号]$", period):
        return Span(None, last)
    return Span(last.replace(month=_first_month(rest, last.month), day=1), last)


def _plain(rest: str) -> str:
    """1-3季度 and 前3个季度 alike; months in digits."""
    said = re.sub(rf"^[一1]季?度?{_TO}(?=[一二三四1-4]季度)", "前", rest)
    said = re.sub(r"份(?=[底末]?$)|(?<=季度)[底末]$|(?<=半年)[底末]$", "", said)
    return re.sub(r"^全年|^(?:年终|年度|年末|年底)$", "", said)


def _first_month(rest: str, last: int) -> int:
    if not rest or rest.startswith(("前", "上半年")):
        return 1
    if rest.startswith("下半年"):
        return 7
    if "季度" in rest or rest[:1] in "qQ":
        return last - MONTHS_PER_QUARTER + 1
    found = re.match(rf"(?P<from>[0-9]{{1,2}}|[一二三四])月?{_TO}", rest)
    if not found:
        return last
    said = found["from"]
    return _NUMERALS.get(said) or int(said)


class Asked(NamedTuple):
    """What `--period` names: a period in words, its year, and as typed."""

    text: str
    period: str
    year: int | None

    def matches(self, found: Span) -> bool:
        """Whether a time is the one asked for; 9月 alone is not 1-9月, 9月底 is its end."""
        wanted = span(self.period, self.year or found.last.year)
        if wanted is None or wanted.last != found.last:
            return False
        return None in (wanted.first, found.first) or wanted.first == found.first

    def within(self, found: Span) -> bool:
        """Whether a time counts from the first of January up to the end of the month or quarter."""
        wanted = span(self.period, self.year or found.last.year)
        if wanted is None or wanted.last != found.last or wanted.first is None:
            return False
        if wanted.last.month - wanted.first.month >= MONTHS_PER_QUARTER:
            return False  # 全年 is not what 下半年 asks for
        return found.first is not None and found.first.month == 1 and found.first < wanted.first

    def ends(self, day: dt.date, year: int | None) -> bool:
        """Whether a date is the end of it; without a year, of the table's `year` if it has one."""
        wanted = span(self.period, self.year or year or day.year)
        return wanted is not None and wanted.last == day


def asked(text: str) -> Asked | None:
    """What `--period` says: 2024, 2024-09, 2024Q3, 9月, 2024年上半年; None if it says none."""
    said = "".join(unicodedata.normalize("NFKC", text).split())
    said = re.sub(r"[qQ](?=[1-4]$)", "q", said)
    found = span(said, own_year(said) or 2000) if said else None
    return Asked(text, said, own_year(said)) if found else None
