"""What the reader saw, as the JSON of `qcheck inspect`: files, sheets, columns, rows, doubts.

Pure: from what was recorded while reading, the actuals and, where there is a plan, what verifying
them said. Nothing is judged here and no figure computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.inspection.blanks import blank_entries
from qcheck.inspection.rows import Json, Known, Matched, iso, look_up, places, row_entry
from qcheck.model import Finding, Names, Severity
from qcheck.result import finding_fields
from qcheck.words import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from qcheck.model import Actual, BlockSeen, FileSeen, Lang, SheetSeen, SkippedSeen

__all__ = ["Matched", "build", "runs"]

_MOST_RUNS = 12
_NO_TABLE = ("no-header", "no-header-like", "no-value-column", "column-unknown", "no-rows")
_GAVE_NOTHING = ("read", "no-header", "no-value", "no-rows")
_TEXT_KINDS = ("text", "json", "html", "xml2003")


def build(  # noqa: PLR0913 - what was read, and what is known of it
    *,
    files: Sequence[FileSeen],
    rows: Sequence[Actual],
    findings: Sequence[Finding],
    matched: Matched | None,
    lang: Lang,
    problem: Finding | None = None,
    period: str = "",
    as_of: dt.date | None = None,
) -> Json:
    """All that `qcheck inspect` shows.

    Args:
        files: what was seen, also in files that could not be used.
        rows: the rows that were read.
        findings: of the reader, of the mapping and, with a plan, of the verification.
        matched: what the plan makes of the rows; None without a plan.
        lang: the language of the messages.
        problem: why nothing could be used at all.
        period: the one that was asked for; rows of others are named so.
        as_of: the day that the figures are judged at; None without a plan.
    """
    known = look_up(rows, findings, matched, lang)
    known.period, known.as_of = period, as_of
    by_place = _by_place(files, rows)
    entries = [_file(one, by_place, findings, known) for one in files]
    for entry in entries:
        _failed(entry, findings, problem if len(files) == 1 else None, lang)
    of_rows = {id(f) for row in rows for place in places(row) for f in known.findings[place]}
    grouped = {skipped.code for one in files for s in one.sheets for skipped in s.skipped}
    others = [f for f in findings if id(f) not in of_rows and f.code not in grouped]
    return {
        "schema": "qcheck.inspection/1",
        "plan": {"id": matched.plan.id, "title": matched.plan.title} if matched else None,
        "as_of": iso(as_of),
        "files": entries,
        "summary": _sum(entries, planned=known.planned),
        "findings": [finding_fields(f, lang) for f in others],
        "problem": finding_fields(problem, lang) if problem else None,
    }


# --- Files and sheets ----------------------------------------------------------------------------


def _place(path: str, sheet: str) -> str:
    return "!".join(part for part in (path, sheet) if part)


def _by_place(
    files: Sequence[FileSeen], rows: Iterable[Actual]
) -> dict[str, list[tuple[Actual, str]]]:
    """The rows of each sheet, with their cells; a sheet or a key may have a "!" in its name."""
    found: dict[str, list[tuple[Actual, str]]] = {
        _place(one.path, sheet.name): [] for one in files for sheet in one.sheets
    }
    for row in rows:
        place = row.source.rpartition("!")[0]
        while place and place not in found:
            place = place.rpartition("!")[0]
        found.setdefault(place, []).append((row, row.source[len(place) + 1 :]))
    return found


def _file(
    one: FileSeen,
    by_place: Mapping[str, list[tuple[Actual, str]]],
    findings: Sequence[Finding],
    known: Known,
) -> Json:
    encodings = (f for f in findings if f.code == "encoding" and f.source == one.path)
    encoding = next((f.params["encoding"] for f in encodings), "UTF-8")
    sheets = [_sheet(sheet, by_place[_place(one.path, sheet.name)], known) for sheet in one.sheets]
    return {
        "path": one.path,
        "format": one.kind,
        "encoding": encoding if one.kind in _TEXT_KINDS else None,
        "size": one.size,
        "sha256": one.sha256,
        "problem": None,
        "sheets": sheets,
    }


def _failed(entry: Json, findings: Sequence[Finding], problem: Finding | None, lang: Lang) -> None:
    """Says why a file could not be used, other than that no table was found in its sheets."""
    own = [f for f in findings if f.source == entry["path"] and f.severity is Severity.ERROR]
    why = problem or next(iter(own), None)
    if why is None or why.code in _NO_TABLE:
        return
    if any(sheet["read"] for sheet in entry["sheets"]):
        return
    entry["problem"] = message(why, lang)
    for sheet in entry["sheets"]:
        sheet["status"] = "failed" if sheet["status"] in _GAVE_NOTHING else sheet["status"]


def _sheet(
    sheet: SheetSeen,
    own: Sequence[tuple[Actual, str]],
    known: Known,
) -> Json:
    read = [row_entry(row, cell, sheet.blocks, known) for row, cell in own]
    entries = blank_entries(sheet.blanks, read, known)
    return {
        "name": sheet.name,
        "status": _status(sheet, [row for row, _ in own]),
        **_counts(entries, planned=known.planned),
        "values": len(read),
        "left_out": sum(len(one.rows) for one in sheet.skipped),
        "blocks": [_block(block, known.as_of) for block in sheet.blocks],
        "rows": entries,
        "skipped": [
            {
                "code": one.code,
                "count": len(one.rows),
                "rows": runs(one.rows),
                "texts": list(one.texts),
                "message": _reason(one, known),
            }
            for one in sheet.skipped
        ],
    }


def _status(sheet: SheetSeen, rows: Sequence[Actual]) -> str:
    """read, hidden, leaflet, not-asked; or why a sheet that was read gave nothing."""
    if sheet.state != "read" or rows:
        return sheet.state
    blocks = [block for block in sheet.blocks if block.certain]
    if not blocks:
        return "no-header"
    valued = any(c.meaning in ("value", "candidate") for b in blocks for c in b.columns)
    return "no-rows" if valued else "no-value"


def _counts(rows: Sequence[Json], *, planned: bool) -> Json:
    return {
        "read": len(records(rows)),
        "matched": len(records(row for row in rows if row["targets"])) if planned else None,
        "missing": sum(row["status"] == "missing" for row in rows),
        "doubtful": sum(row["status"] == "doubtful" for row in rows),
        "unsure": sum(row["status"] == "unsure" for row in rows),
    }


def records(rows: Iterable[Json]) -> set[str]:
    """The rows of a sheet that entries come from: each may give one for every region and period."""
    return {row["record"] for row in rows}


def _sum(files: Iterable[Json], *, planned: bool) -> Json:
    sheets = [sheet for file in files for sheet in file["sheets"]]
    keys = ("read", "values", "left_out", "missing", "doubtful", "unsure")
    total: Json = {key: sum(sheet[key] for sheet in sheets) for key in keys}
    total["matched"] = sum(sheet["matched"] for sheet in sheets) if planned else None
    return total


def _reason(skipped: SkippedSeen, known: Known) -> str:
    params = {"count": str(len(skipped.rows)), "rows": runs(skipped.rows)}
    params["period"] = known.period
    told = Finding(code=skipped.code, severity=Severity.INFO, source="", params=params)
    return message(told, known.lang)


def runs(numbers: Sequence[int]) -> str:
    """Row numbers in runs.

    >>> runs([5, 6, 7, 9])
    '5–7、9'
    """
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    said = [str(a) if a == b else f"{a}–{b}" for a, b in found[:_MOST_RUNS]]
    return Names([*said, "…"] if len(found) > _MOST_RUNS else said)


def _block(block: BlockSeen, as_of: dt.date | None) -> Json:
    day = block.column_day or block.day
    # A year that is not over by then dates nothing: its figures are those of the day judged.
    running = block.by_year and day and as_of and day > as_of
    origin = "column" if block.column_day else "title"
    return {
        "header": list(block.header),
        "certain": block.certain,
        "turned": block.turned,
        "columns": [
            {
                "column": one.letters,
                "text": one.text,
                "meaning": one.meaning,
                "why": one.why,
                "word": one.word,
                "date": iso(one.day),
                "region": one.region,
            }
            for one in block.columns
        ],
        "lines": [
            {"text": one.text, "date": iso(one.day), "unit": one.unit} for one in block.lines
        ],
        "date": iso(as_of if running else day),
        "date_from": "run" if running else origin if day else None,
        "unit": block.unit,
    }
