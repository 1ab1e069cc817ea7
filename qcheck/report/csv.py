"""CSV for Excel and WPS: UTF-8 with a byte-order mark, text that cannot run as a formula."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from qcheck.quantity import plain
from qcheck.table import record_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qcheck.model import Lang
    from qcheck.table import Cell, Table

_FORMULA = ("=", "+", "-", "@")
_SIGNED_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?%?")  # as reported: no formula


def render(result: Mapping[str, Any], lang: Lang) -> bytes:
    """Every target with everything known of it, the worst first."""
    return of_table(record_table(result, lang)).encode("utf-8-sig")


def of_table(table: Table) -> str:
    """Any table as CSV text: a row of headings, then the rows."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.heading for column in table.columns])
    writer.writerows([_field(cell) for cell in cells] for cells in table.rows)
    return out.getvalue()


def _field(cell: Cell) -> str:
    """The exact number of a number; text that a spreadsheet would run gets an apostrophe."""
    if cell.value is not None:
        return plain(Decimal(cell.value))
    return f"'{cell.text}" if runs(cell.text) else cell.text


def runs(text: str) -> bool:
    """Whether a spreadsheet may take this text for a formula; full-width signs count too."""
    return unicodedata.normalize("NFKC", text[:8]).lstrip().startswith(_FORMULA) and (
        not _SIGNED_NUMBER.fullmatch(text)
    )
