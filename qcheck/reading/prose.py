"""All quarters told in one cell: 一季度完成120家，上半年完成215家 → one dated value for each.

Only where the whole text is understood: every figure stands behind one period, and nothing else is
said. A goal, a growth, a share or a part among them makes the cell ambiguous.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from qcheck.model import Figure, Names, Outcome, Unreadable
from qcheck.period import read_date
from qcheck.quantity import parse_figure
from qcheck.reading.covers import covered
from qcheck.reading.restated import without_name
from qcheck.regex import regex

if TYPE_CHECKING:
    import datetime as dt

    from qcheck.model import Actual

_UNREAD = ("value-several-figures", "value-not-a-number", "value-after-words", "value-hedged")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_UNTIL = r"(?:截[至止]到?)"  # not 到: that is a goal
_NOW = r"(?:目前|当前)"
_PART = (
    rf"前?第?[一二三四1-4]个?季度[末底]?|[上下]半年|[Qq][1-4]|{_MONTH}月?\s*[-—–~至到]\s*{_MONTH}月份?|"
    rf"前{_MONTH}个月|{_MONTH}月(?:[底末]|[0-3]?[0-9][日号]|份[底末]?)?|全年|年[底末终]"
)
_WHEN = regex(
    rf"(?<![0-9一二三四五六七八九十每各上下]){_UNTIL}?"
    rf"(?:(?P<year>20[0-9]{{2}})(?:年度?|(?=[Qq])){_UNTIL}?)?(?P<part>{_PART})?(?P<now>{_NOW})?"
)
_TIMES = frozenset("年季半月Qq全目当")  # one of them stands in every part, year or now
_FILLING = regex(r"(?:[:\s]|已经?|共计?|累计|实际|完成|达到|达|为|是|实现|数量|[数值了有])*")
_BEHIND = regex(r"(?P<figure>[^()]+)\((?P<period>[^()]+?)(?P<sum>累计)?数?据?\)", having="(")
_BETWEEN = " \t\r\n,;。、"
_NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_LONGEST = 500  # characters: beyond that it is a report and no list of quarters


class _Told(NamedTuple):
    """One period of the text: its year and its words, and what is said of it."""

    text: str
    year: str
    part: str
    now: bool
    until: bool
    body: str

    @property
    def running(self) -> bool:
        """Whether the figure is all that there is until then, by its words."""
        return self.until or "累计" in self.body

    @property
    def period(self) -> str:
        return (f"{self.year}年" if self.year else "") + self.part


def spread(row: Actual, year: int | None) -> list[Actual]:
    """A row whose value is told in words, as one row for each period; any other row as it is.

    Args:
        row: what was read of the row; its dates are the last that its figures can be of.
        year: the year that the table is about, for periods that name none.
    """
    if not isinstance(row.value, Unreadable) or row.value.code not in _UNREAD:
        return [row]
    told = _periods(without_name(row.raw, row.name))
    if not told or not any(re.search(_NUMBER, one.body) for one in told):
        return [row]
    seen = Names(one.period or "目前" for one in told)
    figures = [(one, _figure(one)) for one in told]
    if any(figure is None for _, figure in figures) or not _clear(figures):
        return [_unclear(row, "value-told-unclear", seen=seen)]
    if told[0].now:
        return [replace(row, value=figure) for _, figure in figures if isinstance(figure, Figure)]
    return _dated(row, figures, _own_year(row) or year, seen)


def _own_year(row: Actual) -> int | None:
    return row.date.year if row.date else None


def _periods(raw: str) -> list[_Told]:
    """The periods that a text tells of, in order; none where something else comes first."""
    said = raw.translate(_HALF_WIDTH).strip()
    if len(said) > _LONGEST or _TIMES.isdisjoint(said):
        return []
    behind = _BEHIND.fullmatch(said)
    if behind and _WHEN.fullmatch(behind["period"]):  # 310家(截至9月底)
        said = f"{behind['period']}{behind['sum'] or ''}:{behind['figure']}"
    hits = [hit for hit in _WHEN.finditer(said) if any(hit.groupdict().values())]
    if not hits or said[: hits[0].start()].strip(_BETWEEN):
        return _refused(hits, said)
    ends = [*(hit.start() for hit in hits[1:]), len(said)]
    return [_told(hit, said[hit.end() : end]) for hit, end in zip(hits, ends, strict=True)]


def _refused(hits: list[re.Match[str]], said: str) -> list[_Told]:
    """Words before the first period: 预计上半年…, 其中一季度…; each part is kept as not clear."""
    return [_told(hit, f"?{said}") for hit in hits if hit["part"] or hit["now"]]


def _told(hit: re.Match[str], body: str) -> _Told:
    return _Told(
        text=(hit[0] + body).strip(_BETWEEN),
        year=hit["year"] or "",
        part=re.sub(r"\s", "", hit["part"] or ""),
        now=bool(hit["now"]),
        until=bool(re.match(_UNTIL, hit[0])),
        body=body.strip(_BETWEEN),
    )


def _figure(told: _Told) -> Figure | Unreadable | None:
    """What is said of a period: a figure, a blank (待统计), or None for anything else."""
    filling = _FILLING.match(told.body)
    rest = told.body[filling.end() if filling else 0 :]
    read = parse_figure(rest)
    if isinstance(read, Unreadable):
        blank = read.outcome is Outcome.MISSING and bool(rest)
        return read if blank else None
    if len(re.findall(_NUMBER, rest)) != 1:
        return None
    if re.search(r"[日号]$", told.part) and not told.running:
        return None  # 3月3日完成3家: what one day brought
    # 上半年完成50% may be half of the task as well as a rate of 50%.
    share = read.unit == "%" and "完成" in told.body[: len(told.body) - len(rest)]
    return None if share else read


def _clear(figures: list[tuple[_Told, Figure | Unreadable | None]]) -> bool:
    """Whether the parts go together: all figures with a unit or none, 目前 only alone."""
    units = {bool(figure.unit) for _, figure in figures if isinstance(figure, Figure)}
    now = any(told.now for told, _ in figures)
    both = any(told.now and told.period for told, _ in figures)
    return len(units) == 1 and not both and (not now or len(figures) == 1)


def _dated(
    row: Actual,
    figures: list[tuple[_Told, Figure | Unreadable | None]],
    year: int | None,
    seen: str,
) -> list[Actual]:
    """One row for each figure, dated by the end of its period."""
    rows: list[Actual] = []
    latest = min((day for day in (row.date, row.title_date) if day), default=None)
    said, bare = "", False
    for told, figure in figures:
        if bare and not told.year:  # 2023年12家，一季度3家: the quarter of which year?
            return [_unclear(row, "value-told-unclear", seen=seen)]
        said = told.year or said
        bare = bool(told.year) and not told.part
        day = _day(told, said or (str(year) if year else ""))
        if day is None:
            return [_unclear(row, "value-told-year", seen=seen)]
        if latest and day > latest:
            return [_unclear(row, "value-told-later", seen=told.period, day=latest.isoformat())]
        if isinstance(figure, Figure):
            raw = told.text if len(figures) > 1 else row.raw
            rows.append(_one(replace(row, raw=raw), told, figure, day))
            row = replace(row, stated="")  # its own 目标值 is compared once
    return rows


def _day(told: _Told, year: str) -> dt.date | None:
    if not year:
        return None
    part = "全年" if told.part in ("", "年底", "年末", "年终") else told.part
    part = re.sub(r"(?<=季度)[末底]$", "", part)
    return read_date(f"{year}年{part}")


def _one(row: Actual, told: _Told, figure: Figure, day: dt.date) -> Actual:
    covers = covered(told.part or f"{day.year}年", day)
    # 截至 counts from the start of the period, 1-9月累计 from that of the year.
    if told.until or (told.running and covers and covers.month > 1):
        covers = None
    return replace(row, value=figure, date=day, covers=covers)


def _unclear(row: Actual, code: str, **params: str) -> Actual:
    why = Unreadable(outcome=Outcome.AMBIGUOUS, code=code, params={"text": row.raw, **params})
    return replace(row, value=why)
