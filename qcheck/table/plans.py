"""Plans and targets as tables, drawn from the entries of `list-plans` and `list-targets`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qcheck.table.shape import Cell, Column, Table
from qcheck.table.verdicts import heading
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from qcheck.model import Lang

    Entry = Mapping[str, Any]

_PLANS = (
    Column(key="plan", heading=""),
    Column(key="region", heading=""),
    Column(key="horizon", heading=""),
    Column(key="over", heading=""),
    Column(key="targets", heading="", right=True),
    Column(key="kinds", heading="", from_width=110, below=True, fold=2),
    Column(key="leads", heading="", from_width=300, below=True, fold=6),
    Column(key="title", heading="", from_width=110, below=True, fold=3),
)
_TARGETS = (
    Column(key="plan", heading="", from_width=100),
    Column(key="id", heading=""),
    Column(key="name", heading="", fold=3),
    Column(key="kind", heading=""),
    Column(key="required", heading=""),
    Column(key="every", heading="", from_width=1),  # left out where no target recurs
    Column(key="due", heading="", from_width=80),
    Column(key="commitment", heading="", from_width=100),
    Column(key="lead", heading="", from_width=120, fold=1),
    Column(key="section", heading="", from_width=120),
    Column(key="clause", heading="", from_width=180, fold=4),
)


def plan_table(plans: Sequence[Entry], lang: Lang) -> Table:
    """One row for each plan: region, horizon, how many targets of which kind and which lead."""
    return _table("table.title-plans", _PLANS, plans, lang)


def target_table(targets: Sequence[Entry], lang: Lang) -> Table:
    """One row for each target: what is promised, by when, and by whom."""
    leads = any(target["lead"] for target in targets)
    columns = [column for column in _TARGETS if leads or column.key != "lead"]
    return _table("table.title-targets", columns, targets, lang)


def target_tables(groups: Iterable[tuple[Entry, Sequence[Entry]]], lang: Lang) -> list[Table]:
    """A table for each plan with any targets to show, titled with the plan."""
    return [_of_plan(head, targets, lang) for head, targets in groups if targets]


def _of_plan(head: Entry, targets: Sequence[Entry], lang: Lang) -> Table:
    shown = target_table(targets, lang)
    keys = (column.key for column in shown.columns if column.key != "plan")
    return replace(shown.pick(*keys), title=_group_title(head, len(targets), lang))


def _group_title(head: Entry, count: int, lang: Lang) -> str:
    said = {key: visible(head[key]) for key in ("plan", "title", "start", "end")}
    return say("table.title-group", lang, **said, count=count)


def _table(title: str, columns: Sequence[Column], entries: Sequence[Entry], lang: Lang) -> Table:
    shown = tuple(heading(column, lang) for column in columns)
    return Table(
        title=say(title, lang),
        columns=shown,
        rows=tuple(tuple(Cell(_text(c.key, entry, lang)) for c in shown) for entry in entries),
    )


def _text(key: str, entry: Entry, lang: Lang) -> str:
    special = _CELLS.get(key)
    return special(entry, lang) if special else visible(str(entry[key]))


def _kinds(entry: Entry, lang: Lang) -> str:
    counts = [(kind, count) for kind, count in entry["kinds"].items() if count]
    return say("table.comma", lang).join(
        f"{say(f'table.kind-{kind}', lang)} {count}" for kind, count in counts
    )


def _leads(entry: Entry, lang: Lang) -> str:
    counts = [f"{visible(lead)} {count}" for lead, count in entry["leads"].items()]
    if entry["no_lead"]:
        counts.append(f"{say('table.no-lead', lang)} {entry['no_lead']}")
    return say("table.comma", lang).join(counts)


def _over(entry: Entry, lang: Lang) -> str:
    return say("table.plan-over" if entry["over"] else "table.plan-running", lang)


def _every(entry: Entry, lang: Lang) -> str:
    return say("table.every-year", lang) if entry["every"] else ""


_CELLS: Mapping[str, Callable[[Entry, Lang], str]] = {
    "horizon": lambda entry, _: f"{entry['start']} – {entry['end']}",
    "over": _over,
    "kinds": _kinds,
    "leads": _leads,
    "kind": lambda entry, lang: say(f"table.kind-{entry['kind']}", lang),
    "required": lambda entry, _: visible(entry["text"]),
    "every": _every,
    "commitment": lambda entry, lang: say(f"table.{entry['commitment']}", lang),
    "lead": lambda entry, lang: say("table.comma", lang).join(map(visible, entry["lead"])),
}
