"""`qcheck history diff`: what changed between two runs."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qcheck.cli import options
from qcheck.cli.history import asked
from qcheck.cli.output import show_groups, show_json, show_table
from qcheck.errors import Exit, UsageError
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qcheck.history import Run
    from qcheck.history.store import Store
    from qcheck.model import Lang


def run(
    first: Annotated[
        str | None, typer.Argument(metavar="BEFORE", help="history.arg-before", show_default=False)
    ] = None,
    second: Annotated[
        str | None, typer.Argument(metavar="AFTER", help="history.arg-after", show_default=False)
    ] = None,
    *,
    where: asked.Where = None,
    plan: asked.Plan = None,
    region: asked.Region = None,
    origin: asked.Origin = None,
    form: options.Format = "table",
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Tells what changed; without numbers, in each series since the run before its last one."""
    del debug
    language, form, color = options.look(lang, color, form)
    wanted: asked.Wanted = {"plan": plan, "region": region, "origin": origin}
    with asked.opened(where) as store:
        pairs = list(_pairs(store, first, second, wanted))
        if not pairs:
            raise UsageError("history.no-runs", path=asked.path_of(store))
        found = [_entry(store, old, new, language) for old, new in pairs if old]
    alone = [new for old, new in pairs if old is None]
    _show(found, alone, form, language, color)
    return Exit.OK


def _pairs(
    store: "Store", first: str | None, second: str | None, wanted: asked.Wanted
) -> "Iterator[tuple[Run | None, Run]]":
    """The runs to compare; where there is no earlier one, None.

    Raises:
        UsageError: there is no such run, or the two are of different series.
    """
    if first is not None and second is not None:
        old, new = store.run(asked.number(first)), store.run(asked.number(second))
        if old.series[:2] != new.series[:2]:
            one, other = asked.named(old.series), asked.named(new.series)
            raise UsageError(
                "history.not-comparable", first=first, second=second, one=one, other=other
            )
        yield old, new
        return
    if first is not None:
        latest = [store.run(asked.number(first))]
    else:
        latest = list({one.series: one for one in store.runs(**wanted)}.values())
    for new in latest:
        before = store.previous(new.id)
        yield None if before is None else store.run(before), new


def _entry(store: "Store", old: "Run", new: "Run", lang: "Lang") -> dict[str, Any]:
    from qcheck.changes import diff, fields

    changes = diff(store.result(old.id), store.result(new.id))
    return {
        "before": asked.run_fields(old),
        "after": asked.run_fields(new),
        "title": {
            "series": asked.named(new.series),
            "before": old.as_of,
            "after": new.as_of,
            "first": old.id,
            "second": new.id,
        },
        **fields(changes, lang),
    }


def _show(
    found: list[dict[str, Any]], alone: "list[Run]", form: str, lang: "Lang", color: str
) -> None:
    from qcheck import console
    from qcheck.table.history import change_lines, change_list, change_table

    if form == "json":
        show_json({"diffs": [{k: v for k, v in one.items() if k != "title"} for one in found]})
    elif form in {"plain", "csv"}:
        show_table(change_list(found, lang), form, lang, color)
    else:
        show_groups([change_table(one, lang) for one in found], form, lang, color)
    several = len(found) > 1
    for one in found:
        head = [(change_table(one, lang).title, "title")] if several else []
        console.print_lines([*head, *change_lines(one, lang)], color=color)
    for run in alone:
        said = say("history.only-one", lang, series=asked.named(run.series), run=run.id)
        console.print_lines([(said, "")], color=color)
