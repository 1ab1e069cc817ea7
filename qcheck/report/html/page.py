"""Result → what the page's template puts down: tiles, groups of rows, the matrix of regions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qcheck.report.html.bullet import Bullet, bullet
from qcheck.report.html.timeline import Timeline, timeline
from qcheck.table import Cell, ordered, verdict_table, waiver_cell
from qcheck.table.detail import (
    expected,
    found_lines,
    planned_lines,
    series_points,
    series_text,
)
from qcheck.table.figures import figure
from qcheck.table.lists import summary_lines
from qcheck.table.verdicts import ORDER, departments, status_text
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qcheck.model import Lang

    Result = Mapping[str, Any]
    Entry = Mapping[str, Any]
    Line = tuple[str, str]

_COLUMNS = ("status", "name", "required", "actual", "gap", "chart", "pace", "due", "lead")
_MANY = 600  # rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One verdict: its cells by key, its charts, and the lines behind it."""

    number: int
    entry: Entry
    cells: Mapping[str, Cell]
    region: str
    waived: str
    bullet: Bullet | None
    bullet_text: str
    timeline: Timeline | None
    timeline_text: str
    found: list[Line]
    brief: list[Line]  # of these, what the cells do not show
    series: str
    years: list[tuple[str, str, str]]  # year, status, value


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One target with its rows, one for each region; `leads` and `section` are places in a list."""

    rows: list[Row]
    planned: list[Line]
    leads: str
    section: int


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All groups, what they can be filtered by, and the matrix where there are several regions."""

    groups: list[Group]
    many: bool  # so many rows that the page leaves out or puts off what is slow
    leads: list[str]
    sections: list[str]
    regions: list[str]
    ranking: list[tuple[int, str, list[tuple[str, str, int]], int]]  # rank, region, tiles, total
    matrix: list[tuple[Group, list[Row | None]]]


def columns(result: Result, lang: Lang) -> list[tuple[str, str]]:
    """The columns of the table of targets, key and heading."""
    entries = result["results"]
    # Among several regions the lead stands with the target, above the rows.
    led = any(entry["lead"] for entry in entries) and not _several(entries)
    shown = [key for key in _COLUMNS if led or key != "lead"]
    return [
        (key, say("page.chart" if key == "chart" else f"table.head-{key}", lang)) for key in shown
    ]


def head(result: Result, lang: Lang) -> dict[str, Any]:
    """The heading of the page: what, where, of when, by which document."""
    plan = result["plan"]
    document = plan.get("document") or {}
    told = (document.get("number") or "", document.get("issued") or "", plan.get("issuer") or "")
    about = summary_lines(result, lang)
    facts = (
        ("page.region", plan["region"]),
        ("page.document", " ".join(filter(None, told))),
        ("page.as-of", result["as_of"]),
        ("page.gate", (result["gate"].get("exit_reason") or "")),
    )
    return {
        "title": say("table.title-verdicts", lang, title=plan["title"]),
        "facts": [(say(key, lang), text) for key, text in facts if text],
        "summary": about,
    }


def tiles(result: Result, lang: Lang) -> list[tuple[str, str, int]]:
    """Status, its mark and word, how many."""
    return _counts(result["summary"], lang)


def _counts(counts: Mapping[str, int], lang: Lang) -> list[tuple[str, str, int]]:
    return [(one, status_text(one, lang), counts[one.replace("-", "_")]) for one in ORDER]


def _ranking(result: Result, lang: Lang) -> list[tuple[int, str, list[tuple[str, str, int]], int]]:
    """The regions with their counts, as the result ranks them."""
    return [
        (one["rank"], one["region"], _counts(one, lang), one["total"])
        for one in sorted(result.get("regions") or (), key=lambda one: one["rank"])
    ]


def view(result: Result, lang: Lang) -> View:
    """The verdicts, the worst first, those of one target together."""
    entries = ordered(result)
    rows = _rows(result, entries, lang)
    leads = list(dict.fromkeys(lead for one in entries for lead in departments(one, lang)))
    sections = list(dict.fromkeys(one["section"] for one in result["results"]))
    of_target: dict[str, list[Row]] = {}
    for row in rows:
        of_target.setdefault(row.entry["id"], []).append(row)
    groups = [
        Group(
            rows=of_one,
            planned=planned_lines(of_one[0].entry, lang),
            leads=" ".join(str(leads.index(x)) for x in departments(of_one[0].entry, lang)),
            section=sections.index(of_one[0].entry["section"]),
        )
        for of_one in of_target.values()
    ]
    regions = _regions(result, rows)
    return View(
        groups=groups,
        many=len(rows) >= _MANY,
        leads=leads,
        sections=[one or say("page.none-named", lang) for one in sections],
        regions=regions,
        ranking=_ranking(result, lang) if regions else [],
        matrix=[(group, _across(group, regions)) for group in groups] if regions else [],
    )


def _rows(result: Result, entries: list[Entry], lang: Lang) -> list[Row]:
    table = verdict_table(result, lang)
    keys = [column.key for column in table.columns]
    several = _several(entries)
    drawn = len(entries) < _MANY
    return [
        Row(
            number=number,
            entry=entry,
            cells=dict(zip(keys, cells, strict=True)),
            region=entry["region"] or (say("page.whole", lang) if several else ""),
            waived=waiver_cell(entry, lang).text,
            bullet=bullet(entry),
            bullet_text=_told(entry, lang),
            timeline=timeline(entry) if drawn else None,
            timeline_text=series_text(entry, lang),
            found=found_lines(entry, lang),
            brief=found_lines(entry, lang, beside_cells=True),
            series=series_text(entry, lang) if len(series_points(entry)) > 1 else "",
            years=_years(entry, lang),
        )
        for number, (entry, cells) in enumerate(zip(entries, table.rows, strict=True))
    ]


def _several(entries: Sequence[Entry]) -> bool:
    """Whether a target stands there for more than one region."""
    return len(entries) > len({entry["id"] for entry in entries})


def _told(entry: Entry, lang: Lang) -> str:
    """The marks of the bullet chart in words."""
    unit, base = entry["target"]["unit"], entry.get("baseline")
    actual = entry["actual"]
    parts = (
        ("page.legend-required", entry["target"]["text"]),
        ("page.legend-actual", figure(actual["value"], unit) if actual else ""),
        ("page.legend-baseline", figure(base["value"], base["unit"]) if base else ""),
        ("page.legend-expected", expected(entry)),
    )
    told = [
        say("page.bullet-part", lang, label=say(key, lang), value=text)
        for key, text in parts
        if text
    ]
    return say("table.comma", lang).join(told)


def _years(entry: Entry, lang: Lang) -> list[tuple[str, str, str]]:
    unit = entry["target"]["unit"]
    return [
        (
            str(one["year"]),
            status_text(one["status"], lang),
            figure(one["actual"]["value"], unit) if one["actual"] else "",
        )
        for one in entry.get("years") or ()
    ]


def _regions(result: Result, rows: Iterable[Row]) -> list[str]:
    """The regions in the order of the ranking; none where there is but one."""
    ranked = [one["region"] for one in result.get("regions") or ()]
    met = dict.fromkeys(row.region for row in rows)
    regions = [*(one for one in ranked if one in met), *(one for one in met if one not in ranked)]
    return regions if len(regions) > 1 else []


def _across(group: Group, regions: Iterable[str]) -> list[Row | None]:
    by_region = {row.region: row for row in group.rows}
    return [by_region.get(region) for region in regions]
