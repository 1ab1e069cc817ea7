"""Result → tables: the one place that decides what an output shows, and in which order.

`shape` says what a table is, `verdicts` and `lists` make the tables of a result, `figures` writes
numbers, `layout` puts a table on a screen. Nothing here judges or computes a figure.
"""

from qcheck.table.groups import group_tables
from qcheck.table.lists import (
    about_table,
    count_table,
    finding_lines,
    findings_table,
    lead_count_table,
    summary_line,
    summary_lines,
    unmatched_lines,
    unmatched_table,
)
from qcheck.table.matrix import (
    fitted,
    flat_matrix,
    legend,
    matrix_table,
    ranking_table,
    turned_table,
)
from qcheck.table.shape import Cell, Column, Table, row
from qcheck.table.verdicts import (
    lead_table,
    ordered,
    record_table,
    screen_table,
    verdict_table,
    waiver_table,
)
from qcheck.table.waivers import waiver_cell, waiver_value

__all__ = [
    "Cell",
    "Column",
    "Table",
    "about_table",
    "count_table",
    "finding_lines",
    "findings_table",
    "fitted",
    "flat_matrix",
    "group_tables",
    "lead_count_table",
    "lead_table",
    "legend",
    "matrix_table",
    "ordered",
    "ranking_table",
    "record_table",
    "row",
    "screen_table",
    "summary_line",
    "summary_lines",
    "turned_table",
    "unmatched_lines",
    "unmatched_table",
    "verdict_table",
    "waiver_cell",
    "waiver_table",
    "waiver_value",
]
