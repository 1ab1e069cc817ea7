"""Puts one table on a worksheet: fonts, widths from the text, colours, printing on A4."""

from __future__ import annotations

from copy import copy
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from qcheck.quantity import plain
from qcheck.report.csv import runs
from qcheck.table.layout import column_widths, fold
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

    from qcheck.model import Lang
    from qcheck.table import Cell, Table

FONT = "宋体"  # what every Chinese Windows, WPS and Kylin has
WIDEST, NARROWEST = 40, 6  # characters
_FILLS = {"fail": "FFC7CE", "at-risk": "FFEB9C", "unknown": "D9E1F2", "pass": "C6EFCE"}
_INKS = {"fail": "9C0006", "at-risk": "7F6000", "unknown": "1F3864", "pass": "006100"}
_HEAD = PatternFill("solid", fgColor="DDDDDD")
_BAR = "9DC3E6"  # of a share
_LOOK = "_style"  # openpyxl has no public way to give one cell the look of another
_THIN = Side(style="thin", color="999999")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAP = Alignment(wrap_text=True, vertical="center")
_RIGHT = Alignment(vertical="center", horizontal="right")
_MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")


def title(sheet: Worksheet, text: str, line: int, columns: int) -> None:
    """A title over `columns` columns."""
    cell = sheet.cell(row=line, column=1)
    put_text(cell, text)
    cell.font = Font(name=FONT, size=16, bold=True)
    cell.alignment = Alignment(horizontal="center", vertical="center")
    if columns > 1:
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=columns)
    sheet.row_dimensions[line].height = 30


def note(sheet: Worksheet, text: str, line: int) -> None:
    """A line of text that may run over the columns to its right."""
    cell = sheet.cell(row=line, column=1)
    put_text(cell, text)
    cell.font = Font(name=FONT, size=11)


def place(sheet: Worksheet, table: Table, line: int, left: int = 1) -> int:
    """The table from `line` and column `left` on, headings first; returns the line below it."""
    for column, shape in enumerate(table.columns, start=left):
        cell = sheet.cell(row=line, column=column)
        put_text(cell, shape.heading)
        cell.font = Font(name=FONT, size=10, bold=True)
        cell.fill, cell.border, cell.alignment = _HEAD, _FRAME, _MIDDLE
    looks: dict[tuple[object, ...], StyleArray] = {}
    for below, cells in enumerate(table.rows, start=line + 1):
        for column, content in enumerate(cells, start=left):
            cell = sheet.cell(row=below, column=column)
            _dress(cell, content, looks)
            _put(cell, content)
    return line + 1 + len(table.rows)


def _dress(
    cell: SheetCell | MergedCell, content: Cell, looks: dict[tuple[object, ...], StyleArray]
) -> None:
    """The look of a cell; it is made once for each kind, which is most of the time it takes."""
    kind = (content.tone, content.share, content.value is not None and _number_format(content))
    if kind not in looks:
        cell.font = Font(name=FONT, size=10, color=_INKS.get(content.tone))
        cell.border, cell.alignment = _FRAME, _RIGHT if content.share else _WRAP
        if content.tone in _FILLS:
            cell.fill = PatternFill("solid", fgColor=_FILLS[content.tone])
        if content.value is not None:
            cell.number_format = _number_format(content)
        looks[kind] = getattr(cell, _LOOK)
    setattr(cell, _LOOK, copy(looks[kind]))


def _put(cell: SheetCell | MergedCell, content: Cell) -> None:
    if content.value is None:
        put_text(cell, content.text)
    else:
        # As text that is then declared a number: openpyxl itself would go through a float.
        cell.value = plain(Decimal(content.value))
        cell.data_type = "n"


def _number_format(content: Cell) -> str:
    """As many decimals as the text has; what is short of 100% never looks like it."""
    if content.share:
        short = Decimal(content.value or 0)
        places = next((n for n in range(1, 9) if short >= 1 or round(short, n + 2) < 1), 9)
        return f"0.{'0' * places}%"
    decimals = len(content.text.partition(".")[2])
    rounded = content.text != plain(Decimal(content.value or 0))
    return f"0.{'0' * decimals}" if rounded and decimals else "0" if rounded else "General"


def put_text(cell: SheetCell | MergedCell, text: str) -> None:
    """Text that stays text, whatever it begins with; no text leaves the cell empty."""
    if not text:
        return
    cell.value = visible(text)
    cell.data_type = "s"
    if runs(text):
        cell.quotePrefix = True


def fit(sheet: Worksheet, table: Table, line: int, across: int) -> None:
    """Columns as wide as their longest text within `across` characters, and lines high enough.

    Wide characters count two. Heights are set because WPS does not adjust them on opening.
    """
    wanted = column_widths(table, range(len(table.columns)), across)
    for i, width in enumerate(wanted):
        wanted[i] = max(NARROWEST, min(width, WIDEST))
        sheet.column_dimensions[get_column_letter(i + 1)].width = wanted[i] + 2
    _heights(sheet, table, line, wanted)


def fix(sheet: Worksheet, widths: Sequence[int], *tables: tuple[Table, int]) -> None:
    """Columns of given widths, and the lines of each table (with its heading line) high enough."""
    for i, width in enumerate(widths):
        sheet.column_dimensions[get_column_letter(i + 1)].width = width + 2
    for table, line in tables:
        _heights(sheet, table, line, widths)


def _heights(sheet: Worksheet, table: Table, line: int, widths: Sequence[int]) -> None:
    for below, cells in enumerate(table.rows, start=line + 1):
        folds = max(len(fold(cell.text, w)) for cell, w in zip(cells, widths, strict=False))
        sheet.row_dimensions[below].height = 14 * folds + 6


def printing(sheet: Worksheet, lang: Lang, head: int | None = None, beside: int = 0) -> None:
    """A4 landscape, one page wide, page numbers, the heading line `head` on every page.

    On the screen the lines down to `head` and the first `beside` columns stay in view.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    if sheet.oddFooter is not None:
        sheet.oddFooter.center.text = say("report.footer", lang)
    if head:
        sheet.print_title_rows = f"1:{head}"
        sheet.freeze_panes = f"{get_column_letter(beside + 1)}{head + 1}"


def filtered(sheet: Worksheet, table: Table, line: int) -> None:
    """Filter buttons on the headings in `line`."""
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A{line}:{last}{line + len(table.rows)}"


def data_bars(sheet: Worksheet, table: Table, line: int, key: str) -> None:
    """Bars from 0 to 100% behind the shares of one column of the table whose headings stand there.

    The scale is fixed: by itself a spreadsheet would draw the largest of a bad lot as full.
    """
    place = next(i for i, column in enumerate(table.columns, start=1) if column.key == key)
    letter = get_column_letter(place)
    ends = [FormatObject(type="num", val=end) for end in (0, 1)]
    bars = Rule(type="dataBar", dataBar=DataBar(cfvo=ends, color=_BAR, showValue=True))
    sheet.conditional_formatting.add(f"{letter}{line + 1}:{letter}{line + len(table.rows)}", bars)
