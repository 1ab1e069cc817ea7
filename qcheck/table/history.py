"""Runs, changes and trends as tables, drawn from the JSON of `qcheck history`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qcheck.table.figures import figure, required
from qcheck.table.shape import Cell, Column, Table, row
from qcheck.table.verdicts import status_text
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qcheck.model import Lang

    Entry = Mapping[str, Any]

_RUNS = (
    Column(key="run", heading="", right=True),
    Column(key="plan", heading=""),
    Column(key="region", heading="", from_width=1),
    Column(key="origin", heading="", from_width=1),
    Column(key="as-of", heading=""),
    Column(key="revision", heading="", from_width=110, right=True),
    *(Column(key=f"count-{one}", heading="", right=True) for one in ("fail", "at-risk")),
    *(Column(key=f"count-{one}", heading="", right=True) for one in ("unknown", "pass")),
    Column(key="exit", heading="", right=True),
    Column(key="generated", heading="", from_width=100),
    Column(key="version", heading="", from_width=120),
)
_CHANGES = (
    Column(key="change", heading=""),
    Column(key="id", heading=""),
    Column(key="name", heading="", fold=2),
    Column(key="region", heading="", from_width=1),
    Column(key="before", heading="", fold=1),
    Column(key="after", heading="", fold=1),
    Column(key="remark", heading="", from_width=140, below=True, fold=3),
)
_TREND = (
    Column(key="status", heading=""),
    Column(key="id", heading=""),
    Column(key="name", heading="", fold=2),
    Column(key="region", heading="", from_width=1),
    Column(key="spark", heading=""),
    Column(key="first", heading=""),
    Column(key="last", heading=""),
    Column(key="required", heading="", from_width=80),
    Column(key="remark", heading="", from_width=140, below=True, fold=1),
)
_WHOSE = (Column(key="series", heading=""), Column(key="run", heading="", right=True))
# The tone of each change; the rest is told without one.
_TONES = {
    "failed": "fail", "missing": "unknown", "unreadable": "unknown", "at-risk": "at-risk",
    "withdrawn": "unknown", "passed": "pass", "eased": "at-risk",
}  # fmt: skip


def run_table(runs: Sequence[Entry], lang: Lang) -> Table:
    """One row for each run: which, of what date, how it came out."""
    rows = tuple(_run_row(one) for one in runs)
    return _table(say("history.title-runs", lang), _RUNS, rows, lang)


def _run_row(run: Entry) -> tuple[Cell, ...]:
    counts = (
        Cell(str(run[key]), tone=tone if run[key] else "", value=run[key])
        for key, tone in (("fail", "fail"), ("at_risk", "at-risk"), ("unknown", "unknown"))
    )
    return (
        Cell(str(run["run"]), value=run["run"]),
        *row(*(visible(run[key]) for key in ("plan", "region", "origin", "as_of"))),
        Cell(str(run["revision"]), value=run["revision"]),
        *counts,
        Cell(str(run["pass"]), tone="pass" if run["pass"] else "", value=run["pass"]),
        Cell(str(run["exit_code"]), value=run["exit_code"]),
        *row(run["generated_at"], run["version"]),
    )


def change_table(entry: Entry, lang: Lang) -> Table:
    """One row for each change between two runs, titled with the two."""
    rows = tuple(_change_row(one, lang) for one in entry["changes"])
    return _table(_title("changes", entry, lang), _CHANGES, rows, lang)


def _change_row(change: Entry, lang: Lang) -> tuple[Cell, ...]:
    move = change["change"]
    return (
        Cell(say(f"history.one-{move}", lang), tone=_TONES.get(move, "")),
        *row(change["id"], visible(change["name"]), visible(change["region"] or "")),
        *(_side(change[side], lang) for side in ("before", "after")),
        Cell(_remark(change, lang)),
    )


def _side(entry: Entry | None, lang: Lang) -> Cell:
    if entry is None:
        return Cell("")
    status = say(f"table.status-{entry['status']}", lang)
    shown = say("history.side", lang, status=status, figure=_actual(entry))
    return Cell(shown.strip(), tone=entry["status"])


def _actual(entry: Entry) -> str:
    actual = entry["actual"]
    return figure(actual["value"], entry["target"]["unit"]) if actual else ""


def _remark(change: Entry, lang: Lang) -> str:
    """What was there and what is there now; for the verdict itself, why it is what it is."""
    before, after = change["before"], change["after"]
    if change["revisions"]:
        unit = before["target"]["unit"]
        return say("history.several", lang).join(
            _arrow(one["date"], figure(one["before"], unit), figure(one["after"], unit), lang)
            for one in change["revisions"]
        )
    if change["change"] == "required":
        sides = (required(side["target"], lang) for side in (before, after))
        was, now = sides
        return _arrow(after["due"], was, now, lang)
    if change["change"] == "baseline":
        was, now = (_base(side["baseline"]) for side in (before, after))
        return _arrow((after["baseline"] or before["baseline"])["date"] or "", was, now, lang)
    if change["change"] == "updated":
        dates = {"before": _date(before, lang), "after": _date(after, lang)}
        return say("history.dates", lang, **dates)
    return visible((after or before)["message"])


def _date(entry: Entry, lang: Lang) -> str:
    actual = entry["actual"]
    return actual["as_of"] if actual else say("history.no-figure", lang)


def _base(base: Entry | None) -> str:
    return figure(base["value"], base["unit"]) if base else ""


def _arrow(date: str, before: str, after: str, lang: Lang) -> str:
    nothing = say("history.no-figure", lang)
    sides = {"before": before or nothing, "after": after or nothing}
    return say("history.revision", lang, date=date, **sides)


def change_lines(entry: Entry, lang: Lang) -> Iterator[tuple[str, str]]:
    """What is to be said of two runs besides their targets, as (line, tone); the sum of it last."""
    if entry["rules"]:
        keys = say("table.comma", lang).join(map(_rule(lang), entry["rules"]))
        yield say("history.rules-are", lang, keys=keys), "at-risk"
    if entry["plan_file_changed"]:
        yield say("history.plan-file", lang), ""
    if entry["program"]:
        before, after = entry["program"]
        yield say("history.program", lang, before=before, after=after), ""
    yield entry["summary"], "head"


def _rule(lang: Lang) -> Any:  # noqa: ANN401 - a function from a key to its words
    return lambda key: f"{say(f'table.rule-{key}', lang)} ({key})"


def trend_table(entry: Entry, lang: Lang) -> Table:
    """One row for each target of a series: its line, its first figure and its last."""
    rows = tuple(_trend_row(one, lang) for one in entry["targets"])
    return _table(_title("trend", entry, lang), _TREND, rows, lang)


def _trend_row(entry: Entry, lang: Lang) -> tuple[Cell, ...]:
    said = [one["value"] for one in entry["points"] if one["value"] is not None]
    first, last = (said[0], said[-1]) if said else (None, None)
    unit, other = entry["target"]["unit"], entry["other_unit"]
    return (
        Cell(status_text(entry["status"], lang), tone=entry["status"]),
        *row(entry["id"], visible(entry["name"]), visible(entry["region"] or "")),
        *row(entry["spark"], figure(first, unit), figure(last, unit)),
        Cell(required(entry["target"], lang)),
        Cell(say("history.other-unit", lang, count=other) if other else ""),
    )


def change_list(entries: Sequence[Entry], lang: Lang) -> Table:
    """All changes of several comparisons in one table; each row says which it belongs to."""
    rows = (
        (*_of(one, one["title"]["second"]), *_change_row(change, lang))
        for one in entries
        for change in one["changes"]
    )
    return _table("", (*_WHOSE, *_CHANGES), tuple(rows), lang)


def trend_list(entries: Sequence[Entry], lang: Lang) -> Table:
    """The targets of several series in one table; each row says which it belongs to."""
    rows = (
        (*_of(one, one["title"]["run"]), *_trend_row(target, lang))
        for one in entries
        for target in one["targets"]
    )
    return _table("", (*_WHOSE, *_TREND), tuple(rows), lang)


def _of(entry: Entry, run: int) -> tuple[Cell, ...]:
    return Cell(visible(entry["title"]["series"])), Cell(str(run), value=run)


def _title(key: str, entry: Entry, lang: Lang) -> str:
    said = {name: visible(str(value)) for name, value in entry["title"].items()}
    return say(f"history.title-{key}", lang, **said)


def _table(
    title: str, columns: Iterable[Column], rows: tuple[tuple[Cell, ...], ...], lang: Lang
) -> Table:
    named = (
        Column(
            key=one.key,
            heading=_heading(one.key, lang),
            from_width=one.from_width,
            below=one.below,
            fold=one.fold,
            right=one.right,
        )
        for one in columns
    )
    return Table(title=title, columns=tuple(named), rows=rows)


def _heading(key: str, lang: Lang) -> str:
    module = "table" if key.startswith("count-") else "history"
    return say(f"{module}.head-{key}", lang)
