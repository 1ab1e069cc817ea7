"""Regions × targets: what stands where, from the region of each result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qcheck.table.figures import required
from qcheck.table.order import ORDER
from qcheck.table.shape import Cell, Column, Table
from qcheck.table.verdicts import heading, status_text
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qcheck.model import Lang

    Entry = Mapping[str, Any]
    Result = Mapping[str, Any]


def regions_of(result: Result) -> list[str]:
    """The regions that were judged, as they first appear; the plan's own is "" where not named."""
    return list(dict.fromkeys(entry["region"] or "" for entry in result["results"]))


def region_matrix(result: Result, lang: Lang) -> Table:
    """One row for each target, one column for each region; the status as mark and word."""
    names = regions_of(result)
    of_target: dict[str, list[Entry]] = {}
    for entry in result["results"]:
        of_target.setdefault(entry["id"], []).append(entry)
    columns = [
        *(heading(Column(key=key, heading=""), lang) for key in ("id", "name", "required")),
        *(Column(key=f"region-{i}", heading=_named(n, result)) for i, n in enumerate(names)),
    ]
    return Table(
        title=say("table.title-regions", lang, title=visible(result["plan"]["title"])),
        columns=tuple(columns),
        rows=tuple(_row(entries, names, lang) for entries in of_target.values()),
    )


def _named(region: str, result: Result) -> str:
    return visible(region or result["plan"].get("region") or result["plan"]["id"])


def _row(entries: Sequence[Entry], names: Sequence[str], lang: Lang) -> tuple[Cell, ...]:
    asked = list(dict.fromkeys(required(entry["target"], lang) for entry in entries))
    shown = asked[0] if len(asked) == 1 else say("table.by-region", lang)
    statuses: dict[str, str] = {}
    for entry in entries:  # of several in one region the worst
        region, status = entry["region"] or "", entry["status"]
        statuses[region] = min(statuses.get(region, status), status, key=ORDER.index)
    marks = (_mark(statuses.get(name), lang) for name in names)
    return Cell(visible(entries[0]["id"])), Cell(visible(entries[0]["name"])), Cell(shown), *marks


def _mark(status: str | None, lang: Lang) -> Cell:
    return Cell("") if status is None else Cell(status_text(status, lang), tone=status)
