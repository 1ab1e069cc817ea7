"""What each column of a header was taken for, and why: recorded for `qcheck inspect`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import ColumnSeen
from qcheck.reading import cells, headers
from qcheck.reading.grid import letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qcheck.reading.columns import Columns
    from qcheck.reading.grid import Row
    from qcheck.reading.series import Table

_LONGEST = 60  # characters of a header


def cut(text: str) -> str:
    """A text as it is quoted: a cell may hold a book."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def guessed(column: int, text: str) -> ColumnSeen:
    """A column of a row that only looks like a header."""
    role = headers.understand(text).role
    known = role not in (headers.Role.NONE, headers.Role.OTHER)
    why, word = headers.why(text)
    meaning = role.value if known else "other"
    return ColumnSeen(letters=letters(column), text=cut(text), meaning=meaning, why=why, word=word)


def of_header(found: Columns, header: Sequence[Row]) -> Iterator[ColumnSeen]:
    """Every column that has a header, also those that cannot be seen."""
    texts = {c: cells.words(cell) for row in header for c, cell in row.cells.items()}
    texts.update(found.labels)
    meanings = _meanings(found)
    told = {one.column: one for one in found.values} if len(found.values) > 1 else {}
    for column in sorted(texts.keys() | meanings.keys()):
        meaning = meanings.get(column, "other")
        why, word = _why(found, column, meaning, texts.get(column, ""))
        yield ColumnSeen(
            letters=found.column_names(column),
            text=cut(texts.get(column, "")),
            meaning=meaning,
            why=why,
            word=word,
            day=told[column].date if column in told else None,
            region=told[column].region if column in told else "",
        )


def of_series(table: Table, left: int) -> Iterator[ColumnSeen]:
    """The columns of a table of periods or regions down: those in `left`, then indicators."""
    regions = any(line.region for line in table.lines)
    down = "regions-down" if regions else "periods-down"
    texts = {c: cells.words(cell) for c, cell in table.header.cells.items()} | table.names
    targets = table.measures.targets.values() if table.measures else ()
    for column in sorted(texts.keys() | set(targets)):
        meaning, why, word = _of_series(table, column, texts.get(column, ""))
        if column == left:
            meaning, why, word = "region" if regions else "date", down, ""
        elif column in targets:
            meaning, why, word = "target", "joined", ""
        elif column in table.names:
            meaning, why, word = "value", f"of-{down}", ""
        yield ColumnSeen(
            letters=table.sheet.column_names(column),
            text=cut(texts.get(column, "")),
            meaning=meaning,
            why=why,
            word=word,
        )


def _of_series(table: Table, column: int, text: str) -> tuple[str, str, str]:
    """A column beside the indicators: hidden, a note, a number, or one above others."""
    if table.sheet.column_hidden(column):
        return "hidden", "hidden", ""
    role = headers.understand(text).role
    if role in (headers.Role.NOTE, headers.Role.NUMBER):
        return role.value, *headers.why(text)
    return ("category", "joined", "") if table.measures else ("other", "unclear", "")


def _meanings(found: Columns) -> Mapping[int, str]:
    """What each column was taken for; the surest meanings are put in last."""
    several = {
        "hidden": found.hidden,
        "category": found.category,
        "region": found.further_regions,
        "number": found.numbering,
        "beside": tuple(c for one in found.values for c in (*one.beside, *one.rivals)),
        "target": tuple(one.stated for one in found.values if one.stated is not None),
        "candidate": found.candidates,
        "period": (*found.left_out, *found.timed),
    }
    single = {
        "note": found.note,
        "basis": found.basis,
        "region": found.region,
        "date": found.date,
        "target": found.target,
        "unit": found.unit,
        "id": found.id,
        "name": found.name,
    }
    meanings = {column: key for key, columns in several.items() for column in columns}
    meanings.update({column: key for key, column in single.items() if column is not None})
    return {**meanings, **dict.fromkeys((one.column for one in found.values), "value")}


def _why(found: Columns, column: int, meaning: str, text: str) -> tuple[str, str]:
    """Why the column at this place means that: by its header, or by the columns beside it."""
    if meaning in ("hidden", "beside", "candidate"):
        return meaning, ""
    value = "" if found.value is None else found.column_names(found.value)
    if meaning == "period":
        return ("elsewhen", "") if found.elsewhen else ("left-out", value)
    why, word = headers.why(text)
    if meaning == "value":
        return _why_value(found, column, why, word)
    if meaning != "other":  # what no single header says, the rows of it say together
        return ("joined", "") if why == "unclear" else (why, word)
    if why not in ("exact", "says", "period"):
        return why, word
    return _spare(found, text, value)


def _why_value(found: Columns, column: int, why: str, word: str) -> tuple[str, str]:
    if whose := _whose(found, column):
        return "whose", whose
    return "period" if why == "period" else "joined" if why == "unclear" else why, word


def _whose(found: Columns, column: int) -> str:
    """Of which region and which date the figures in one of several columns are."""
    one = next(v for v in found.values if v.column == column)
    day = one.date.isoformat() if one.date and len(found.values) > 1 else ""
    return " ".join(part for part in (one.region, day) if part)


def _spare(found: Columns, text: str, value: str) -> tuple[str, str]:
    """Why a header that we know was not used: another column has its place."""
    role = headers.understand(text).role
    if role is headers.Role.TARGET and found.target is None:
        return "several-targets", ""
    taken = found.target if role is headers.Role.TARGET else found.name
    if role in (headers.Role.VALUE, headers.Role.PERIOD):
        return ("other-value", value) if value else ("not-value", "")
    return "other-taken", found.column_names(taken) if taken is not None else ""
