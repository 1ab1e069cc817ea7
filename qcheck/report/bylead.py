"""What each lead department owes, a workbook each (催办清单): only its targets, open ones first."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from qcheck.filenames import safe_stem, unique_name
from qcheck.report import sheet as paper
from qcheck.report.book import of_result
from qcheck.table import record_table
from qcheck.table.groups import counted
from qcheck.table.order import ordered, parted
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from qcheck.model import Lang
    from qcheck.table import Table

    Entry = Mapping[str, Any]
    Result = Mapping[str, Any]

_MARK = "qcheck-by-lead"  # in the properties of every such workbook
_OPEN = ("fail", "at-risk", "unknown")
_COLUMNS = (
    "status", "waiver", "name", "region", "due", "required", "actual-value", "gap-value", "needed",
    "unit", "data-date", "message",
)  # fmt: skip
_UNLESS_EMPTY = ("region", "needed", "waiver")
_ACROSS = 130  # characters: what A4 landscape holds at a size that can be read
_HEAD = 3  # the line of headings


def workbooks(
    result: Result, lang: Lang, leads: Collection[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """The file name and the bytes of each; `leads` keeps those departments.

    So does the result's own `leads`: it has not all targets of any other.
    """
    taken: list[str] = []
    whole = result.get("leads") or ()
    leads = [lead for lead in leads or whole if not whole or lead in whole]
    parts = parted(ordered(result), "lead", result["results"], leads)
    for lead, entries in parts.items():
        name = lead or say("bylead.no-lead", lang)
        taken.append(unique_name(safe_stem(name), ".xlsx", taken))
        yield taken[-1], _workbook({**result, "results": entries}, name, lang)


def is_ours(path: Path) -> bool:
    """Whether a file is such a workbook, which may be replaced by a newer one."""
    try:
        with zipfile.ZipFile(path) as book:
            return _MARK.encode() in book.read("docProps/core.xml")
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False


def _workbook(result: Result, lead: str, lang: Lang) -> bytes:
    book = Workbook()
    del book[book.sheetnames[0]]
    book.properties.category = _MARK
    for key, only in (("open", _OPEN), ("all", ())):
        sheet = book.create_sheet(say(f"bylead.sheet-{key}", lang))
        table = record_table(result, lang, only).pick(*_COLUMNS, unless_empty=_UNLESS_EMPTY)
        title = say(f"bylead.title-{key}", lang, lead=visible(lead))
        _listing(sheet, replace(table, title=title), _about(result, lang), lang)
    return of_result(book, result)


def _listing(sheet: Worksheet, table: Table, about: str, lang: Lang) -> None:
    paper.title(sheet, table.title, 1, len(table.columns))
    paper.note(sheet, about, 2)
    end = paper.place(sheet, table, _HEAD)
    if not table.rows:
        paper.note(sheet, say("report.none", lang), end)
        end += 1
    paper.note(sheet, say("bylead.signatures", lang), end + 1)
    paper.fit(sheet, table, _HEAD, _ACROSS)
    paper.filtered(sheet, table, _HEAD)
    paper.printing(sheet, lang, head=_HEAD, beside=2)


def _about(result: Result, lang: Lang) -> str:
    return say(
        "bylead.about",
        lang,
        plan=visible(result["plan"]["title"]),
        as_of=visible(result["as_of"]),
        counts=counted(result["results"], lang),
    )
