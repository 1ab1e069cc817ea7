"""Verdicts as tables: which columns, in which order, the worst first.

Everything is taken from the result (docs: the JSON of `--format json`) as it stands there.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from qcheck.quantity import plain
from qcheck.sentence import difference
from qcheck.table import progress
from qcheck.table.figures import figure, required
from qcheck.table.order import ORDER, SORTS, ordered
from qcheck.table.shape import Cell, Column, Table
from qcheck.table.waivers import WAIVER_CELLS, WAIVER_KEYS
from qcheck.words import phrases, say, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from qcheck.model import Lang

    Entry = Mapping[str, Any]

__all__ = [
    "ORDER",
    "departments",
    "heading",
    "lead_table",
    "ordered",
    "record_table",
    "screen_table",
    "status_text",
    "verdict_table",
]

# The screen's columns: status, indicator and figures always; the rest where there is room.
_SCREEN = (
    Column(key="status", heading=""),
    Column(key="waiver", heading=""),
    Column(key="waiver-value", heading="", from_width=100, below=True, fold=1),
    Column(key="waiver-document", heading="", from_width=170, below=True, fold=1),
    Column(key="id", heading="", from_width=170),
    Column(key="name", heading="", fold=2),
    Column(key="region", heading="", fold=1),
    Column(key="required", heading=""),
    Column(key="actual", heading="", fold=2),
    Column(key="gap", heading=""),
    Column(key="pace", heading="", from_width=100, below=True),
    Column(key="bar", heading="", from_width=130),
    Column(key="due", heading="", from_width=100, below=True),
    Column(key="lead", heading="", from_width=110, below=True, fold=1),
    Column(key="message", heading="", from_width=170, below=True, fold=3),
)
_RECORD = (
    "id", "name", "region", "status", "reason", "flags", "commitment", "kind", "required",
    "target-value", "upper-value", "actual-value", "gap-value", "unit", "attainment", "elapsed",
    "achieved", "needed", "on-track-at", "projected", "met-on", "period", "due",
    "data-date", "raw", "source", "lead", "support", "section", "clause", "message", "note",
    *WAIVER_KEYS,
)  # fmt: skip
_COMPACT = ("name", "region")  # what stands beside the status where columns would be squeezed
_FOLDS = {
    "name": 3, "message": 4, "source": 2, "clause": 3, "note": 2, "lead": 1, "support": 1,
    "required": 1, "actual-value": 1, "unit": 1, "raw": 1, "flags": 1, "region": 1, "section": 1,
    "waiver-value": 1, "waiver-message": 3, "waiver-document": 1, "waiver-reason": 2,
    "waiver-approver": 1,
}  # fmt: skip


def verdict_table(
    result: Mapping[str, Any], lang: Lang, only: Collection[str] = (), leads: Collection[str] = ()
) -> Table:
    """The table that is read: figures with their units, as many columns as there is room for."""
    return screen_table(ordered(result, only, leads), result, lang).drop("bar")


def screen_table(entries: Sequence[Entry], result: Mapping[str, Any], lang: Lang) -> Table:
    """Some of the results as they are shown on a screen: with the bullet of each."""
    used = {"region": any(entry["region"] for entry in entries)}
    used |= dict.fromkeys(WAIVER_KEYS, any(entry.get("waiver") for entry in entries))
    columns = [column for column in _SCREEN if used.get(column.key, True)]
    shown = _table("table.title-verdicts", columns, entries, result, lang)
    return replace(shown, compact=_COMPACT)


def record_table(
    result: Mapping[str, Any],
    lang: Lang,
    only: Collection[str] = (),
    leads: Collection[str] = (),
    sort: str = SORTS[0],
) -> Table:
    """The table of the files: everything there is, bare numbers apart from their units."""
    columns = [Column(key=key, heading="", fold=_FOLDS.get(key, 0)) for key in _RECORD]
    entries = ordered(result, only, leads, sort)
    return _table("table.title-all", columns, entries, result, lang)


_WAIVERS = (
    "status", "id", "name", "required", "waiver", "waiver-value", "waiver-message",
    "waiver-document", "waiver-approver", "waiver-expires", "waiver-reason", "lead",
)  # fmt: skip


def waiver_table(result: Mapping[str, Any], lang: Lang) -> Table:
    """The targets that are exempt or adjusted, each with its original status and the document."""
    waived = {**result, "results": [one for one in result["results"] if one.get("waiver")]}
    table = record_table(waived, lang).pick(*_WAIVERS, unless_empty=("waiver-message", "lead"))
    return replace(table, title=say("table.title-waivers", lang))


def lead_table(result: Mapping[str, Any], lang: Lang) -> Table:
    """One row for each department and target that it leads, department by department."""
    records = record_table(result, lang)
    of_lead: dict[str, list[tuple[Cell, ...]]] = {}
    for entry, cells in zip(ordered(result), records.rows, strict=True):
        for lead in departments(entry, lang):
            of_lead.setdefault(lead, []).append((Cell(visible(lead)), *cells))
    place = next(i for i, column in enumerate(records.columns) if column.key == "lead")
    others = [c if i != place else replace(c, key="leads") for i, c in enumerate(records.columns)]
    return Table(
        title=say("table.title-by-lead", lang, title=visible(result["plan"]["title"])),
        columns=(heading(Column(key="lead", heading="", fold=1), lang), *others),
        rows=tuple(cells for rows in of_lead.values() for cells in rows),
    )


def departments(entry: Entry, lang: Lang) -> list[str]:
    """Who leads a target, or the words for "nobody named"."""
    return list(entry["lead"]) or [say("table.no-lead", lang)]


def heading(column: Column, lang: Lang) -> Column:
    """The column with the heading that its key has in `qcheck.words.table`."""
    return replace(column, heading=say(f"table.head-{column.key}", lang))


def _table(
    title: str,
    columns: Iterable[Column],
    entries: Iterable[Entry],
    result: Mapping[str, Any],
    lang: Lang,
) -> Table:
    shown = tuple(heading(column, lang) for column in columns)
    return Table(
        title=say(title, lang, title=visible(result["plan"]["title"])),
        columns=shown,
        rows=tuple(tuple(_CELLS[c.key](entry, lang) for c in shown) for entry in entries),
    )


# --- One cell for each column -------------------------------------------------------------------


def status_text(status: str, lang: Lang) -> str:
    """Mark and word together: colour alone is lost on paper."""
    return f"{say(f'table.mark-{status}', lang)} {say(f'table.status-{status}', lang)}"


def _status(entry: Entry, lang: Lang) -> Cell:
    return Cell(status_text(entry["status"], lang), tone=entry["status"])


def _name(entry: Entry, lang: Lang) -> Cell:
    strives = entry["commitment"] == "aspirational"
    return Cell(visible(entry["name"]) + (say("table.aspirational-tag", lang) if strives else ""))


def _required(entry: Entry, lang: Lang) -> Cell:
    return Cell(required(entry["target"], lang))


def _actual(entry: Entry, lang: Lang) -> Cell:
    actual = entry["actual"]
    if actual is None:
        return _raw_quoted(entry, lang)
    if entry["target"]["op"] == "done":
        return Cell(visible(actual["raw"]))
    return Cell(figure(actual["value"], actual["unit"]))


def _actual_value(entry: Entry, lang: Lang) -> Cell:
    if entry["actual"] is None or entry["target"]["op"] == "done":
        return _actual(entry, lang)
    return _number(entry["actual"]["value"])


def _raw_quoted(entry: Entry, lang: Lang) -> Cell:
    """What stood in a cell that could not be judged, in quotation marks: it is not a figure."""
    raw = (entry.get("cell") or {}).get("raw") or ""
    return Cell(say("table.quoted", lang, text=visible(raw)) if raw else "")


def _raw(entry: Entry, _: Lang) -> Cell:
    return Cell(visible((entry["actual"] or entry.get("cell") or {}).get("raw") or ""))


def _source(entry: Entry, _: Lang) -> Cell:
    return Cell(visible((entry["actual"] or entry.get("cell") or {}).get("source") or ""))


def _gap(entry: Entry, lang: Lang) -> Cell:
    gap = entry["gap"]
    if not gap:
        return Cell("" if gap is None else "0")
    return Cell(difference(Decimal(gap), visible(entry["target"]["unit"]), lang))


def _number(value: Decimal | int | None) -> Cell:
    if value is None:
        return Cell("")
    return Cell(plain(Decimal(value)), value=value)


def _flags(entry: Entry, lang: Lang) -> Cell:
    return Cell(say("table.comma", lang).join(flag_text(flag, lang) for flag in entry["flags"]))


def flag_text(flag: str, lang: Lang) -> str:
    """A flag in words; one that is not known, as it is."""
    known = f"flag-{flag}" in phrases("table")
    return say(f"table.flag-{flag}", lang) if known else visible(flag)


def _listed(key: str) -> Callable[[Entry, Lang], Cell]:
    def cell(entry: Entry, lang: Lang) -> Cell:
        return Cell(say("table.comma", lang).join(map(visible, entry.get(key) or ())))

    return cell


def _worded(key: str, prefix: str) -> Callable[[Entry, Lang], Cell]:
    return lambda entry, lang: Cell(say(f"table.{prefix}{entry[key]}", lang))


def _text(key: str) -> Callable[[Entry, Lang], Cell]:
    return lambda entry, _: Cell(visible(entry.get(key) or ""))


_CELLS: Mapping[str, Callable[[Entry, Lang], Cell]] = {
    "status": _status,
    "id": _text("id"),
    "name": _name,
    "region": _text("region"),
    "required": _required,
    "actual": _actual,
    "gap": _gap,
    "pace": progress.both,
    "due": _text("due"),
    "lead": _listed("lead"),
    "message": _text("message"),
    "target-value": lambda entry, _: _number(entry["target"]["value"]),
    "upper-value": lambda entry, _: _number(entry["target"]["upper"]),
    "actual-value": _actual_value,
    "gap-value": lambda entry, _: _number(entry["gap"]),
    "unit": lambda entry, _: Cell(visible(entry["target"]["unit"])),
    "bar": progress.bar,
    "attainment": progress.attainment,
    "elapsed": progress.elapsed,
    "achieved": progress.achieved,
    "needed": progress.pace_figure("needed_per_month"),
    "on-track-at": progress.pace_figure("on_track_at"),
    "projected": progress.pace_figure("projected"),
    "met-on": progress.met_on,
    "data-date": lambda entry, _: Cell((entry["actual"] or {}).get("as_of") or ""),
    "raw": _raw,
    "source": _source,
    "kind": _worded("kind", "kind-"),
    "commitment": _worded("commitment", ""),
    "period": _text("period"),
    "reason": _text("reason"),
    "flags": _flags,
    "support": _listed("support"),
    "section": _text("section"),
    "clause": _text("clause"),
    "note": _text("note"),
    **WAIVER_CELLS,
}
