"""Regions and targets as a matrix of marks, and the regions by rank: what `--region all` gives.

Drawn from a result with `regions`; a cell holds the mark of a status, its tone is the status. A
star stands at a verdict on a total that was not shared out to the region (flag NOT_SPLIT).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qcheck.table.layout import GAP, NARROWEST, text_width
from qcheck.table.shape import Cell, Column, Table
from qcheck.table.verdicts import ORDER, heading, status_text
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from qcheck.model import Lang

    Result = Mapping[str, Any]
    Entry = Mapping[str, Any]

STAR = "*"
_LEAST_NAMES = 24  # cells for the names at the left of a matrix, where they need as many


def matrix_table(result: Result, lang: Lang, only: Collection[str] = ()) -> Table:
    """A row for each target, a column of marks for each region.

    `only` keeps the targets that have one of these statuses in any region.
    """
    grid, titles = _grid(result), _titles(result, only)
    regions = [one["region"] for one in result["regions"]]
    rows = (
        (Cell(name), *(_mark(grid.get((region, target)), lang) for region in regions))
        for target, name in titles.items()
    )
    return _matrix("name", map(visible, regions), rows, lang)


def turned_table(result: Result, lang: Lang, only: Collection[str] = ()) -> Table:
    """The same turned: a row for each region, a column of marks for each target."""
    grid, titles = _grid(result), _titles(result, only)
    rows = (
        (Cell(visible(one["region"])), *(_mark(grid.get((one["region"], t)), lang) for t in titles))
        for one in result["regions"]
    )
    return _matrix("region", titles.values(), rows, lang)


def ranking_table(result: Result, lang: Lang) -> Table:
    """The regions by rank with their counts, the best first."""
    keys = ("total", *(f"count-{status}" for status in ORDER))
    columns = (
        Column(key="rank", heading="", right=True),
        Column(key="region", heading="", fold=1),
        *(Column(key=key, heading="", right=True) for key in keys),
    )
    best = sorted(result.get("regions") or (), key=lambda one: one["rank"])
    return Table(
        title=say("table.title-ranking", lang),
        columns=tuple(heading(column, lang) for column in columns),
        rows=tuple(_ranked(one) for one in best),
    )


def flat_matrix(result: Result, lang: Lang, only: Collection[str] = ()) -> Table:
    """Ranking and matrix as one table for programs: a row for each region, statuses in words."""
    grid, titles = _grid(result), _titles(result, only)
    ranking = ranking_table(result, lang)
    best = sorted(result["regions"], key=lambda one: one["rank"])
    columns = (Column(key=target, heading=name) for target, name in titles.items())
    return replace(
        ranking,
        columns=(*ranking.columns, *columns),
        rows=tuple(
            (*cells, *(_word(grid.get((one["region"], target)), lang) for target in titles))
            for one, cells in zip(best, ranking.rows, strict=True)
        ),
    )


def legend(result: Result, lang: Lang) -> list[str]:
    """What the marks mean, one line each kind of mark."""
    said = ["  ".join(status_text(status, lang) for status in ORDER)]
    if any("NOT_SPLIT" in entry["flags"] for entry in result["results"]):
        said.append(say("table.legend-not-split", lang))
    return said


# --- Cells ----------------------------------------------------------------------------------------


def _grid(result: Result) -> dict[tuple[str, str], Entry]:
    """The verdicts by region and target."""
    return {(entry["region"] or "", entry["id"]): entry for entry in result["results"]}


def _titles(result: Result, only: Collection[str]) -> dict[str, str]:
    """The targets, each under its name; where several have one name, with the id behind it."""
    names = {entry["id"]: visible(entry["name"]) for entry in result["results"]}
    kept = {one["id"] for one in result["results"] if not only or one["status"] in only}
    count = Counter(names.values())
    return {
        target: name if count[name] == 1 else f"{name}({target})"
        for target, name in names.items()
        if target in kept
    }


def _mark(entry: Entry | None, lang: Lang) -> Cell:
    """The mark of a verdict; nothing where the result holds none (`--only`)."""
    if entry is None:
        return Cell("")
    star = STAR if "NOT_SPLIT" in entry["flags"] else ""
    return Cell(say(f"table.mark-{entry['status']}", lang) + star, tone=entry["status"])


def _word(entry: Entry | None, lang: Lang) -> Cell:
    if entry is None:
        return Cell("")
    return Cell(say(f"table.status-{entry['status']}", lang), tone=entry["status"])


def _ranked(one: Mapping[str, Any]) -> tuple[Cell, ...]:
    counts = [(one["total"], ""), *((one[s.replace("-", "_")], s) for s in ORDER)]
    numbers = (Cell(str(n), value=n, tone=tone if n else "") for n, tone in counts)
    return Cell(str(one["rank"]), value=one["rank"]), Cell(visible(one["region"])), *numbers


def _matrix(
    first: str, headings: Iterable[str], rows: Iterable[tuple[Cell, ...]], lang: Lang
) -> Table:
    columns = (
        Column(key=f"{first}-{i}", heading=text, fold=int(text_width(text) > NARROWEST))
        for i, text in enumerate(headings)
    )
    return Table(
        title=say("table.title-matrix", lang),
        columns=(heading(Column(key=first, heading="", fold=3), lang), *columns),
        rows=tuple(rows),
    )


# --- On a screen ----------------------------------------------------------------------------------


def fitted(tables: Sequence[Table], width: int | None, ambiguous: int, lang: Lang) -> list[Table]:
    """That one of several forms of a matrix that needs the fewest pieces of this width, in pieces.

    Of equal ones the one with fewer columns. Every piece has the first column.
    """
    forms = [(_pieces(table, width, ambiguous), len(table.columns)) for table in tables]
    pieces, _ = min(forms, key=lambda form: (len(form[0]), form[1]))
    if len(pieces) == 1:
        return pieces
    return [
        replace(one, title=say("table.title-matrix-part", lang, part=n, parts=len(pieces)))
        for n, one in enumerate(pieces, start=1)
    ]


def _pieces(table: Table, width: int | None, ambiguous: int) -> list[Table]:
    if width is None:
        return [table]
    names = max(text_width(cells[0].text, ambiguous) for cells in (_heads(table), *table.rows))
    first = min(names, max(_LEAST_NAMES, width // 3))
    groups: list[list[int]] = [[]]
    used = first
    for place in range(1, len(table.columns)):
        room = len(GAP) + _needed(table, place, ambiguous)
        if groups[-1] and used + room > width:
            groups.append([])
            used = first
        groups[-1].append(place)
        used += room
    return [_piece(table, group) for group in groups]


def _heads(table: Table) -> tuple[Cell, ...]:
    return tuple(Cell(column.heading) for column in table.columns)


def _needed(table: Table, place: int, ambiguous: int) -> int:
    """The cells that a column of marks takes; one with a long heading is folded."""
    texts = (cells[place].text for cells in (_heads(table), *table.rows))
    wide = max(text_width(text, ambiguous) for text in texts)
    return NARROWEST if table.columns[place].fold else wide


def _piece(table: Table, places: Sequence[int]) -> Table:
    chosen = (0, *places)
    return replace(
        table,
        columns=tuple(table.columns[i] for i in chosen),
        rows=tuple(tuple(cells[i] for i in chosen) for cells in table.rows),
    )
