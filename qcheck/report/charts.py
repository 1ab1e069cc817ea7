"""The chart sheet: status by department as stacked bars, and a bullet for each target behind.

The figures stand on the same sheet, right of what is printed, so that the charts show what was
judged however the other sheets are filtered or sorted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from qcheck.report import sheet as paper
from qcheck.table import lead_count_table, record_table
from qcheck.table.order import ORDER
from qcheck.table.progress import pace_shares
from qcheck.table.shape import Cell
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from qcheck.model import Lang
    from qcheck.table import Table

    Result = Mapping[str, Any]
    Draw = Callable[[Worksheet, Table, int], BarChart]

MOST = 20  # bars that one page holds and an eye takes in; the rest is in the lists
_LONGEST = 30  # characters of a label: a longer one would leave the bars no room
_PAGE = 34  # lines of the sheet on one printed page
_OPEN = ("fail", "at-risk")
# Apart in lightness too, for a copier and for the colour-blind.
_COLOURS = {"fail": "C94A44", "at-risk": "FFC000", "unknown": "8EA9DB", "pass": "C6E0B4"}
_TODAY, _DONE, _GRID = "1F1F1F", "5B9BD5", "D9D9D9"
_COLUMN = 9  # characters
_WIDTH, _BAR, _AROUND = 26.5, 0.62, 3.2  # centimetres
_LINE = 0.53  # centimetres of a line of the sheet
_DATA = 20  # the first column of the figures
_LAST = 12  # the last column that is printed


def place(sheet: Worksheet, result: Result, title: str, lang: Lang) -> None:
    """Both charts below each other, under `title`."""
    paper.fix(sheet, [_COLUMN] * _LAST)
    paper.title(sheet, title, 1, _LAST)
    departments, shares = _departments(result, lang), _shares(result, lang)
    middle = _chart(sheet, departments, 2, _stacked, lang)
    end = _chart(sheet, shares, middle, _bullets, lang)
    if end > _PAGE:
        sheet.row_breaks.append(Break(id=middle - 1))
    sheet.print_area = f"A1:{get_column_letter(_LAST)}{end}"
    paper.printing(sheet, lang)


def _departments(result: Result, lang: Lang) -> Table:
    """Counts by status; empty cells for none: a bar without length would still be labelled."""
    table = lead_count_table(result, lang)
    title = say("report.chart-leads", lang)
    rows = (tuple(Cell("") if cell.value == 0 else cell for cell in cells) for cells in table.rows)
    return replace(table, title=title, rows=tuple(rows))


def _shares(result: Result, lang: Lang) -> Table:
    """Name, elapsed and achieved of the targets that are behind and whose pace is known."""
    known = [entry for entry in result["results"] if pace_shares(entry)]
    table = record_table({**result, "results": known}, lang, _OPEN)
    shown = table.pick("name", "elapsed", "achieved")
    regions = (cells[0].text for cells in table.pick("region").rows)
    named = (
        (Cell(f"{name.text} {region}".rstrip()), *shares)
        for (name, *shares), region in zip(shown.rows, regions, strict=True)
    )
    return replace(shown, title=say("report.chart-bullets", lang), rows=tuple(named))


def _chart(sheet: Worksheet, table: Table, line: int, draw: Draw, lang: Lang) -> int:
    """A chart with its heading from `line` on; returns the line below it."""
    paper.note(sheet, table.title, line)
    rows = ((Cell(_short(name.text)), *values) for name, *values in table.rows[:MOST])
    shown = replace(table, rows=tuple(rows))
    if not shown.rows:
        paper.note(sheet, say("report.none", lang), line + 1)
        return line + 3
    if len(table.rows) > MOST:
        left = len(table.rows) - MOST
        paper.note(sheet, say("report.chart-more", lang, count=left), line + 1)
    paper.place(sheet, shown, line, _DATA)
    chart = draw(sheet, shown, line)
    height = _AROUND + _BAR * len(shown.rows)
    chart.width, chart.height = _WIDTH, height  # type: ignore[assignment]  # wrong in the stubs
    sheet.add_chart(chart, f"A{line + 2}")
    return line + 3 + int(height / _LINE)


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else f"{label[:_LONGEST]}…"


def _bars(sheet: Worksheet, table: Table, line: int, columns: Sequence[int]) -> BarChart:
    """Horizontal bars of some columns (by their place in the table), the first row on top."""
    chart = BarChart()
    chart.type, chart.legend.position = "bar", "t"
    last = line + len(table.rows)
    for column in columns:
        values = Reference(sheet, min_col=_DATA + column, min_row=line, max_row=last)
        chart.add_data(values, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=_DATA, min_row=line + 1, max_row=last))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    return chart


def _stacked(sheet: Worksheet, table: Table, line: int) -> BarChart:
    """Status by department."""
    places = {column.key: i for i, column in enumerate(table.columns)}
    chart = _bars(sheet, table, line, [places[f"count-{status}"] for status in ORDER])
    chart.grouping, chart.overlap, chart.gapWidth = "stacked", 100, 40
    chart.y_axis.number_format, chart.y_axis.majorGridlines = "0", None
    for series, status in zip(chart.series, ORDER, strict=True):
        series.graphicalProperties = GraphicalProperties(solidFill=_COLOURS[status])
        series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False)
        series.dLbls.showLegendKey = False
    return chart


def _bullets(sheet: Worksheet, table: Table, line: int) -> BarChart:
    """The share achieved as a bar, and around it a frame as long as the time elapsed.

    The frame is drawn last and has no filling: it shows before a longer bar too, and needs no
    second axis, which not every office draws in the same place.
    """
    chart = _bars(sheet, table, line, [2, 1])
    chart.overlap, chart.gapWidth = 100, 40
    done, today = chart.series
    done.graphicalProperties = GraphicalProperties(solidFill=_DONE)
    today.graphicalProperties = GraphicalProperties(noFill=True)
    today.graphicalProperties.line = LineProperties(solidFill=_TODAY, w=19050)
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 1
    chart.y_axis.number_format = "0%"
    grid = GraphicalProperties(ln=LineProperties(solidFill=_GRID))
    chart.y_axis.majorGridlines = ChartLines(spPr=grid)
    return chart
