"""The rows that were read: what each came to, and what is to be done about it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qcheck.table.figures import figure
from qcheck.table.inspection.hints import hints
from qcheck.table.inspection.part import Part, headed
from qcheck.table.shape import Cell, Table
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qcheck.model import Lang
    from qcheck.table.inspection.part import Entry

    Group = Sequence[Entry]

MANY = 40  # values; of more only those to look at are shown
_TONES = {
    "read": "pass",
    "missing": "unknown",
    "unmatched": "unknown",
    "unsure": "at-risk",
    "doubtful": "fail",
}
_FOR_DATES = 100  # columns of a screen that shows dates which are all the same


def rows_part(rows: Sequence[Entry], name: str, lang: Lang, *, planned: bool, every: bool) -> Part:
    """The rows of a sheet; of very many only those that are not simply read."""
    short = every or len(rows) <= MANY
    shown = rows if short else [one for one in rows if one["status"] != "read"]
    groups = _together(shown)
    counts = {"shown": len(_records(shown)), "count": len(_records(rows))}
    key = "title-rows" if short or not shown else "title-odd"
    left = len(rows) - len(shown)
    more = say(f"inspect.{'more' if shown else 'all'}-rows", lang, count=left)
    # Dates tell the rows of one indicator apart: then no screen is too narrow for them.
    dated = len({one["own_date"] for one in shown}) > 1
    return Part(
        title=say(f"inspect.{key}", lang, sheet=name, **counts),
        lines=((more, "dim"),) if left else (),
        table=Table(
            title="",
            columns=headed(
                lang,
                status={},
                cell={},
                name={"fold": 2},
                value={"fold": 1},
                raw={"from_width": 140, "fold": 1},
                date={"from_width": 0 if dated else _FOR_DATES},
                target={"from_width": 1 if planned else None, "below": True},
                remark={"from_width": 150, "below": True, "fold": 3},
            ),
            rows=tuple(_drawn(groups, lang, every=every)),
        ),
    )


def _records(rows: Sequence[Entry]) -> set[str]:
    return {one["record"] for one in rows}


def _together(rows: Sequence[Entry]) -> list[list[Entry]]:
    """The rows one by one; what an unmatched row has in several columns counts as one."""
    groups: dict[object, list[Entry]] = {}
    for place, one in enumerate(rows):
        key = one["record"] if one["status"] == "unmatched" else place
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _drawn(groups: Sequence[Group], lang: Lang, *, every: bool) -> list[tuple[Cell, ...]]:
    """A line for each group; a name and its target stand only where they begin."""
    said = hints([group[0] for group in groups], lang, every=every)
    names = [(group[0]["record"], *_named(group[0], lang)) for group in groups]
    again = [now == before for before, now in pairwise([("", "", ""), *names])]
    same = say("inspect.same-name", lang), ""
    shown = [same if known else own for known, (_, *own) in zip(again, names, strict=True)]
    return [_row(*one, lang) for one in zip(groups, shown, said, strict=True)]


def _named(one: Entry, lang: Lang) -> tuple[str, str]:
    return visible(one["name"]), say("table.comma", lang).join(one["targets"])


def _row(group: Group, named: Sequence[str], said: str, lang: Lang) -> tuple[Cell, ...]:
    one = group[0]
    status = one["status"]
    value, raw = _read_as(group, lang)
    name, target = named
    return (
        Cell(say(f"inspect.row-{status}", lang), tone=_TONES[status]),
        Cell(visible("–".join(dict.fromkeys((one["cell"], group[-1]["cell"]))))),
        Cell(name),
        Cell(value),
        Cell(raw),
        Cell((one["own_date"] or "") if len(group) == 1 else ""),
        Cell(target),
        Cell(said),
    )


def _read_as(group: Group, lang: Lang) -> tuple[str, str]:
    """What a row was read as, and its text where that says more; of several, how many."""
    if len(group) > 1:
        return say("inspect.cells", lang, count=len(group)), ""
    (one,) = group
    raw = visible(one["raw"])
    value = visible(shown_value(one))
    quoted = say("table.quoted", lang, text=raw) if raw else ""
    if not value or one["status"] == "doubtful":  # then nothing was taken
        return quoted or value, ""
    return value, quoted if raw not in value else ""


def shown_value(one: Entry) -> str:
    """A row's figure with its unit as read, "" where there is none."""
    return figure(one["value"], one["unit"])
