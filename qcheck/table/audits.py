"""An audit as a table, drawn from the entry that `qcheck audit --format json` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qcheck.table.shape import Cell, Column, Table
from qcheck.table.verdicts import heading
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qcheck.model import Lang

_COLUMNS = (
    Column(key="severity", heading=""),
    Column(key="code", heading=""),
    Column(key="place", heading="", from_width=100, below=True),
    Column(key="target", heading="", from_width=100),
    Column(key="problem", heading="", fold=1),
)
_TONES = {"error": "fail", "warning": "at-risk", "info": "dim"}


def audit_table(entry: Mapping[str, Any], lang: Lang) -> Table:
    """One row for each finding, in the order of plan and document."""
    return Table(
        title=say("audit.title", lang, plan=entry["plan"], source=visible(entry["source"])),
        columns=tuple(heading(column, lang) for column in _COLUMNS),
        rows=tuple(_row(one, lang) for one in entry["findings"]),
    )


def _row(one: Mapping[str, Any], lang: Lang) -> tuple[Cell, ...]:
    severity = one["severity"]
    texts = (one["code"], one["source"], one["target"] or "", one["message"])
    return (
        Cell(say(f"table.severity-{severity}", lang), tone=_TONES[severity]),
        *(Cell(visible(text)) for text in texts),
    )
