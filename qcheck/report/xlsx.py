"""The gap report as a workbook that prints well on A4 and can be signed.

The same result gives the same bytes: all times in the file are that of the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from qcheck.report import charts
from qcheck.report import sheet as paper
from qcheck.report.book import of_result
from qcheck.table import (
    about_table,
    count_table,
    findings_table,
    lead_count_table,
    lead_table,
    ranking_table,
    record_table,
    summary_lines,
    unmatched_table,
    waiver_table,
)
from qcheck.table.regions import region_matrix, regions_of
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from qcheck.model import Lang
    from qcheck.table import Table

    Result = Mapping[str, Any]

_GAPS = ("fail", "at-risk", "unknown")
_FIGURES = (
    "required", "actual-value", "gap-value", "unit", "attainment", "elapsed", "achieved", "due",
)  # fmt: skip
_UNLESS_EMPTY = ("lead", "region", "attainment", "waiver", "waiver-value")
_EVERY = (
    "status", "waiver", "waiver-value", "name", "region", *_FIGURES, "data-date", "source", "lead",
    "message",
)  # fmt: skip
_BARRED = frozenset({"attainment", "achieved"})  # shares that get a bar
# Characters: what A4 landscape holds at a size that can be read, and the columns of other sheets.
_ACROSS, _ACROSS_ALL = 130, 200
_COUNT_WIDTHS = (36, 14, 14, 14, 14, 14, 14)
_PROBLEM_WIDTHS = (40, 50, 24, 12)
_ABOUT_WIDTHS = (18, 100)


def render(result: Mapping[str, Any], lang: Lang) -> bytes:
    """The workbook: 汇总, 图表, 差距清单, 全部指标, 按责任单位, 地区矩阵, 豁免, 数据问题, 说明."""
    book = Workbook()
    del book[book.sheetnames[0]]
    _summary(_added(book, "summary", lang), result, lang)
    charts.place(_added(book, "charts", lang), result, _title("charts", result, lang), lang)
    for key, table, across in _lists(result, lang):
        _listing(_added(book, key, lang), table, _title(key, result, lang), lang, across)
    if len(regions_of(result)) > 1:
        _regions(_added(book, "regions", lang), result, lang)
    waivers = waiver_table(result, lang)
    if waivers.rows:
        _listing(
            _added(book, "waivers", lang), waivers, _title("waivers", result, lang), lang, _ACROSS
        )
    _problems(_added(book, "findings", lang), result, lang)
    _about(_added(book, "about", lang), result, lang)
    return of_result(book, result)


def _lists(result: Result, lang: Lang) -> Iterator[tuple[str, Table, int]]:
    """The sheets that list targets, and how many characters go across each."""
    gaps = record_table(result, lang, only=_GAPS)
    keys = ("status", "waiver", "name", "region", *_FIGURES, "lead", "message")
    yield "gaps", gaps.pick(*keys, unless_empty=_UNLESS_EMPTY), _ACROSS
    every = record_table(result, lang)
    yield "all", every.pick("id", *_EVERY, unless_empty=_UNLESS_EMPTY), _ACROSS_ALL
    leads = lead_table(result, lang)
    keys = ("lead", "status", "waiver", "name", "region", *_FIGURES, "message")
    yield "by-lead", leads.pick(*keys, unless_empty=("region", "attainment", "waiver")), _ACROSS


def _title(key: str, result: Result, lang: Lang) -> str:
    """What stands on every printed page: which plan, which list, of when."""
    return say(
        "report.title-listing",
        lang,
        sheet=say(f"report.sheet-{key}", lang),
        plan=result["plan"]["title"],
        as_of=result["as_of"],
    )


def _added(book: Workbook, key: str, lang: Lang) -> Worksheet:
    sheet: Worksheet = book.create_sheet(say(f"report.sheet-{key}", lang))
    return sheet


def _summary(sheet: Worksheet, result: Result, lang: Lang) -> None:
    counts, leads = count_table(result, lang), lead_count_table(result, lang)
    paper.title(sheet, counts.title, 1, len(counts.columns))
    line = 2
    for text in summary_lines(result, lang):
        paper.note(sheet, text, line)
        line += 1
    line = paper.place(sheet, counts, line + 1) + 1
    paper.note(sheet, leads.title, line)
    line = paper.place(sheet, leads, line + 1) + 2
    paper.note(sheet, say("report.signatures", lang), line)
    paper.fix(sheet, _COUNT_WIDTHS)
    paper.printing(sheet, lang)


def _listing(sheet: Worksheet, table: Table, title: str, lang: Lang, across: int) -> None:
    paper.title(sheet, title, 1, len(table.columns))
    end = paper.place(sheet, table, 2)
    if not table.rows:
        paper.note(sheet, say("report.none", lang), end)
    paper.fit(sheet, table, 2, across)
    paper.filtered(sheet, table, 2)
    keys = [column.key for column in table.columns]
    for key in _BARRED.intersection(keys) if table.rows else ():
        paper.data_bars(sheet, table, 2, key)
    paper.printing(sheet, lang, head=2, beside=keys.index("name") + 1)


def _regions(sheet: Worksheet, result: Result, lang: Lang) -> None:
    """The matrix, which the headings follow, and the ranking below it."""
    matrix, ranking = region_matrix(result, lang), ranking_table(result, lang)
    paper.title(sheet, _title("regions", result, lang), 1, len(matrix.columns))
    end = paper.place(sheet, matrix, 2)
    paper.fit(sheet, matrix, 2, _ACROSS)
    paper.filtered(sheet, matrix, 2)
    if ranking.rows:
        paper.note(sheet, ranking.title, end + 1)
        paper.place(sheet, ranking, end + 2)
    paper.printing(sheet, lang, head=2, beside=2)


def _problems(sheet: Worksheet, result: Result, lang: Lang) -> None:
    findings = findings_table(result, lang).pick("source", "problem", "target", "severity")
    unmatched = unmatched_table(result, lang)
    line = 1
    for table in (findings, unmatched):
        paper.title(sheet, table.title, line, len(findings.columns))
        end = paper.place(sheet, table, line + 1)
        paper.fix(sheet, _PROBLEM_WIDTHS, (table, line + 1))
        if not table.rows:
            paper.note(sheet, say("report.none", lang), end)
        line = end + 2
    paper.printing(sheet, lang)


def _about(sheet: Worksheet, result: Result, lang: Lang) -> None:
    about = about_table(result, lang)
    paper.title(sheet, about.title, 1, len(about.columns))
    paper.place(sheet, about, 2)
    paper.fix(sheet, _ABOUT_WIDTHS, (about, 2))
    paper.printing(sheet, lang)
