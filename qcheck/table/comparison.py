"""The same indicators in several plans as a table, drawn from the JSON of `qcheck compare`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qcheck.table.shape import Cell, Column, Table
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qcheck.model import Lang

    Entry = Mapping[str, Any]


def comparison_table(comparison: Mapping[str, Any], lang: Lang) -> Table:
    """One row for each indicator, one column for each plan, and what is to be said of them."""
    plans = [entry["plan"] for entry in comparison["plans"]]
    return Table(
        title=say("compare.title", lang),
        columns=(
            Column(key="name", heading=say("table.head-name", lang), fold=2),
            *(Column(key=f"plan {plan}", heading=visible(plan), fold=1) for plan in plans),
            Column(
                key="remark",
                heading=say("compare.head-remark", lang),
                from_width=160,
                below=True,
                fold=2,
            ),
        ),
        rows=tuple(_row(one, plans, lang) for one in comparison["indicators"]),
    )


def _row(indicator: Mapping[str, Any], plans: list[str], lang: Lang) -> tuple[Cell, ...]:
    places = indicator["places"]
    cells = (_cell([one for one in places if one["plan"] == plan], lang) for plan in plans)
    remarks = say("compare.several", lang).join(_remarks(places, lang))
    return Cell(visible(indicator["name"])), *cells, Cell(remarks)


def _cell(places: list[Entry], lang: Lang) -> Cell:
    text = say("compare.several", lang).join(_required(place, lang) for place in places)
    return Cell(text, tone="at-risk" if any(place["below"] for place in places) else "")


def _required(place: Entry, lang: Lang) -> str:
    done = place["op"] == "done"
    required = say("table.done", lang) if done else visible(place["text"])
    if place["commitment"] == "aspirational":
        required += say("table.aspirational-tag", lang)
    start, due = place["start"][:4], place["due"][:4]
    form = "compare.cell-yearly" if place["every"] and start != due else "compare.cell"
    shown = say(form, lang, required=required, start=start, due=due)
    if place["below"]:
        shown = say("compare.below", lang, cell=shown)
    kind = say(f"table.kind-{place['kind']}", lang)
    differs = [one for one in place["differs"] if one != "name"]
    return shown + "".join(say(f"compare.differs-{one}", lang, kind=kind) for one in differs)


def _remarks(places: list[Entry], lang: Lang) -> Iterator[str]:
    comma = say("table.comma", lang)
    for place in places:
        if place["below"]:
            above = comma.join(map(visible, place["below"]))
            yield say("compare.remark-below", lang, plan=visible(place["plan"]), above=above)
    others = [place for place in places if "name" in place["differs"]]
    if others:
        names = comma.join(_called(place, lang) for place in others)
        yield say("compare.remark-name", lang, names=names)


def _called(place: Entry, lang: Lang) -> str:
    return say("compare.name", lang, plan=visible(place["plan"]), name=visible(place["name"]))
