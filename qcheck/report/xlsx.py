"""The gap report as a workbook that prints well on A4 and can be signed.

The same result gives the same bytes: all times in the file are that of the result.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from qcheck.report import sheet as paper
from qcheck.report.book import saved
from qcheck.table import (
    about_table,
    count_table,
    findings_table,
    lead_count_table,
    lead_table,
    record_table,
    summary_lines,
    unmatched_table,
    waiver_table,
)
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from qcheck.model import Lang
    from qcheck.table import Table

    Result = Mapping[str, Any]

_GAPS = ("fail", "at-risk", "unknown")
_FIGURES = ("required", "actual-value", "gap-value", "unit", "elapsed", "achieved", "due")
_OF_GAPS = ("status", "waiver", "name", *_FIGURES, "lead", "message")
_OF_ALL = (
    "id", "status", "waiver", "waiver-value", "name", *_FIGURES, "data-date", "source", "lead",
    "message",
)  # fmt: skip
_OF_LEADS = ("lead", "status", "waiver", "name", *_FIGURES, "message")
# Characters: what A4 landscape holds at a size that can be read, and the columns of other sheets.
_ACROSS, _ACROSS_ALL = 130, 200
_COUNT_WIDTHS = (36, 14, 14, 14, 14, 14, 14)
_PROBLEM_WIDTHS = (40, 50, 24, 12)
_ABOUT_WIDTHS = (18, 100)


def render(result: Mapping[str, Any], lang: Lang) -> bytes:
    """The workbook: 汇总, 差距清单, 全部指标, 按责任单位, 豁免 if any, 数据问题, 说明."""
    book = Workbook()
    del book[book.sheetnames[0]]
    _summary(_added(book, "summary", lang), result, lang)
    gaps = record_table(result, lang, only=_GAPS)
    gaps = gaps.pick(*_OF_GAPS, unless_empty=("lead", "waiver"))
    _listing(_added(book, "gaps", lang), gaps, _title("gaps", result, lang), lang)
    every = record_table(result, lang)
    every = every.pick(*_OF_ALL, unless_empty=("lead", "waiver", "waiver-value"))
    _listing(_added(book, "all", lang), every, _title("all", result, lang), lang, _ACROSS_ALL)
    leads = lead_table(result, lang).pick(*_OF_LEADS, unless_empty="waiver")
    _listing(_added(book, "by-lead", lang), leads, _title("by-lead", result, lang), lang)
    waivers = waiver_table(result, lang)
    if waivers.rows:
        _listing(_added(book, "waivers", lang), waivers, _title("waivers", result, lang), lang)
    _problems(_added(book, "findings", lang), result, lang)
    _about(_added(book, "about", lang), result, lang)
    return _bytes(book, result)


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


def _listing(sheet: Worksheet, table: Table, title: str, lang: Lang, across: int = _ACROSS) -> None:
    paper.title(sheet, title, 1, len(table.columns))
    end = paper.place(sheet, table, 2)
    if not table.rows:
        paper.note(sheet, say("report.none", lang), end)
    paper.fit(sheet, table, 2, across)
    paper.filtered(sheet, table, 2)
    paper.printing(sheet, lang, head=2)


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


def _bytes(book: Workbook, result: Result) -> bytes:
    """The saved workbook with every time in it replaced by that of the result."""
    made = datetime.fromisoformat(result["generated_at"].replace("Z", "+00:00"))
    made = made.astimezone(timezone.utc).replace(tzinfo=None, microsecond=0)
    creator = f"{result['tool']['name']} {result['tool']['version']}"
    return saved(book, made, creator)
