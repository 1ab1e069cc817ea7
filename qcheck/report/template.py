"""Draws the workbook that a department fills in; `qcheck.table.form` says what stands in it.

Protected without a password: what the plan says cannot be changed by a slip, and everyone can lift
it. Value cells keep the General format, in which a spreadsheet turns 98.6% into a percent cell by
itself; in a cell formatted as percent or as 0.0"%" the same keys would mean something else. Dates
are text: a spreadsheet turns 2025-06 into the first of June.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from qcheck.filenames import safe_stem, unique_name
from qcheck.quantity import plain
from qcheck.report import sheet as paper
from qcheck.report.book import saved
from qcheck.table.form import COLUMNS, OPEN, Asks, span
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from qcheck.model import Lang
    from qcheck.table.form import Entry, Form

_TITLE, _OFFICE, _GUIDE, _HEAD = 1, 2, 3, 4  # lines
# The guide stands between the office's line and the headings: a date typed right above a heading
# would look like the upper half of it.
_WIDTHS = (30, 40, 10, 14, 12, 13, 10, 22)  # characters, as COLUMNS
_OPEN_FILL = PatternFill("solid", fgColor="FFFFE0")
_UNLOCKED = Protection(locked=False)
_TEXT = "@"
_MOST = "999999999999999"  # 15 digits: all that a spreadsheet keeps
_PROMPT = 255  # characters that a spreadsheet shows
_COMMENT_WIDTH, _COMMENT_LINE, _COMMENT_CHARACTERS = 320, 20, 20


def render(form: Form, lang: Lang) -> bytes:
    """The workbook as xlsx."""
    book = Workbook()
    del book[book.sheetnames[0]]
    sheet: Worksheet = book.create_sheet(say("template.sheet", lang))
    paper.title(sheet, form.title, _TITLE, len(COLUMNS))
    _office(sheet, form, lang)
    paper.note(sheet, say("template.guide", lang), _GUIDE)
    end = paper.place(sheet, form.table, _HEAD)
    _open(sheet, end)
    _validate(sheet, form, lang)
    _comment(sheet, form)
    paper.note(sheet, say("template.signatures", lang), end + 1)
    sheet.cell(row=end + 1, column=1).protection = _UNLOCKED
    paper.fix(sheet, _WIDTHS, (form.table, _HEAD))
    paper.printing(sheet, lang, head=_HEAD)
    _protect(sheet)
    made = datetime(form.made.year, form.made.month, form.made.day)  # noqa: DTZ001 - openpyxl's own
    return saved(book, made, "qcheck")


def _column(key: str) -> int:
    return COLUMNS.index(key) + 1


def _office(sheet: Worksheet, form: Form, lang: Lang) -> None:
    """Who fills it in and, where the title does not say it, of which date."""
    paper.note(sheet, say("template.office", lang), _OFFICE)
    office = sheet.cell(row=_OFFICE, column=_column("name"))
    paper.put_text(office, form.lead)
    _unlock(office, text=True)
    if form.as_of:
        return
    label = sheet.cell(row=_OFFICE, column=_column("actual"))
    paper.put_text(label, say("template.as-of", lang))
    date = sheet.cell(row=_OFFICE, column=_column("date"))
    _unlock(date, text=True)
    _ask_date(sheet, "as-of", lang, [date.coordinate])


def _unlock(cell: SheetCell | MergedCell, *, text: bool) -> None:
    cell.protection, cell.fill = _UNLOCKED, _OPEN_FILL
    if text:
        cell.number_format = _TEXT


def _open(sheet: Worksheet, end: int) -> None:
    for line in range(_HEAD + 1, end):
        for key in OPEN:
            _unlock(sheet.cell(row=line, column=_column(key)), text=key != "actual")


def _validate(sheet: Worksheet, form: Form, lang: Lang) -> None:
    """What may be typed, one rule for all cells that ask for the same."""
    rules: dict[tuple[Entry, str], list[str]] = {}
    letter = get_column_letter(_column("actual"))
    required = _column("target") - 1
    for line, (entry, cells) in enumerate(
        zip(form.entries, form.table.rows, strict=True), _HEAD + 1
    ):
        said = _asked(entry, cells[required].text, lang)
        rules.setdefault((entry, said), []).append(f"{letter}{line}")
    for (entry, said), places in rules.items():
        rule = _rule(entry, lang)
        rule.showErrorMessage = True
        rule.errorTitle = say("template.refused", lang)
        refused = say(f"template.refused-{entry.asks.value}", lang, span=span(entry, lang))
        rule.error = refused + say("template.ask-none", lang)
        _add(sheet, rule, said, places)
    date = get_column_letter(_column("date"))
    lines = range(_HEAD + 1, _HEAD + 1 + len(form.entries))
    _ask_date(sheet, "date", lang, [f"{date}{line}" for line in lines])


def _asked(entry: Entry, required: str, lang: Lang) -> str:
    key = "plain" if entry.asks is Asks.DECIMAL and not entry.unit else entry.asks.value
    said = [say(f"template.ask-{key}", lang, unit=entry.unit)]
    if entry.same:
        params = {"text": required, "same": entry.same, "unit": entry.unit}
        said.append(say("template.ask-same", lang, **params))
    return "".join([*said, say("template.ask-none", lang)])


def _rule(entry: Entry, lang: Lang) -> DataValidation:
    if entry.asks is Asks.CHOICE:
        choices = f'"{say("template.choices", lang)}"'
        return DataValidation(type="list", formula1=choices, allow_blank=True)
    return DataValidation(
        type="whole" if entry.asks is Asks.WHOLE else "decimal",
        operator="between",
        formula1=f"-{_MOST}" if entry.low is None else plain(entry.low),
        formula2=_MOST if entry.high is None else plain(entry.high),
        allow_blank=True,
    )


def _ask_date(sheet: Worksheet, key: str, lang: Lang, places: Sequence[str]) -> None:
    """A date with its year and a sign behind it: what the reader takes nowhere for anything else.

    20250630 and 6月底 are refused: above a table they may be any number, and of any year.
    """
    if not places:
        return
    fifth = f'ISNUMBER(FIND(MID({places[0]},5,1),"年-./"))'
    rule = DataValidation(
        type="custom", formula1=f"AND(LEN({places[0]})>5,{fifth})", allow_blank=True
    )
    rule.showErrorMessage, rule.errorTitle = True, say("template.refused", lang)
    rule.error = say("template.refused-date", lang)
    _add(sheet, rule, say(f"template.ask-{key}", lang), places)


def _add(sheet: Worksheet, rule: DataValidation, text: str, places: Collection[str]) -> None:
    rule.showInputMessage, rule.prompt = True, visible(text)[:_PROMPT]
    for place in places:
        rule.add(place)
    sheet.add_data_validation(rule)


def _comment(sheet: Worksheet, form: Form) -> None:
    for line, remark in enumerate(form.remarks, start=_HEAD + 1):
        said = [visible(text) for text in remark.split("\n")]
        high = sum(1 + len(text) // _COMMENT_CHARACTERS for text in said)
        comment = Comment("\n".join(said), "qcheck", width=_COMMENT_WIDTH)
        comment.height = _COMMENT_LINE * (high + 1)
        sheet.cell(row=line, column=_column("name")).comment = comment


def _protect(sheet: Worksheet) -> None:
    """What may be done is what the file does not forbid: False stands for "not forbidden".

    Formatting cells is allowed, because without it a spreadsheet may not turn 98.6% into a percent.
    """
    sheet.protection.sheet = True
    sheet.protection.formatCells = False
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def file_name(plan: str, lead: str, taken: Collection[str]) -> str:
    """A name for the workbook of one department that every file system takes.

    `taken` are names that are used already; names that differ only in case are the same file on
    Windows. A plan's id before the name keeps it from being a device (CON, NUL).

    >>> file_name("demo-2025", "市发改委/市统计局", ())
    'demo-2025-市发改委_市统计局.xlsx'
    """
    return unique_name(f"{plan}-{safe_stem(lead)}", ".xlsx", taken)
