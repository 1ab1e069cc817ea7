"""`qcheck history trend`: how each target came along."""

from typing import TYPE_CHECKING, Any

from qcheck.cli import options
from qcheck.cli.history import asked
from qcheck.cli.output import show_groups, show_json, show_table
from qcheck.errors import Exit, UsageError

if TYPE_CHECKING:
    from qcheck.history import Run
    from qcheck.history.store import Store


def run(
    *,
    where: asked.Where = None,
    plan: asked.Plan = None,
    region: asked.Region = None,
    origin: asked.Origin = None,
    targets: asked.Target = None,
    form: options.Format = "table",
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Draws a line for each target of each series, one place for each date of the data."""
    del debug
    language, form, color = options.look(lang, color, form)
    from qcheck.history.trend import standing
    from qcheck.table.history import trend_list, trend_table

    with asked.opened(where) as store:
        series = standing(store.runs(plan=plan, region=region, origin=origin))
        if not series:
            raise UsageError("history.no-runs", path=asked.path_of(store))
        found = [_entry(store, runs, targets or []) for runs in series.values()]
    if form == "json":
        show_json({"trends": [{k: v for k, v in one.items() if k != "title"} for one in found]})
    elif form in {"plain", "csv"}:
        show_table(trend_list(found, language), form, language, color)
    else:
        tables = [trend_table(one, language) for one in found]
        show_groups(tables, form, language, color)
    return Exit.OK


def _entry(store: "Store", runs: "list[Run]", targets: list[str]) -> dict[str, Any]:
    """One series.

    Raises:
        UsageError: its last run has none of the targets.
    """
    from qcheck.history.trend import trend

    found = trend(store, runs)
    known = [one["id"] for one in found]
    for target in targets:
        if target not in known:
            said = " ".join(dict.fromkeys(known))
            raise UsageError("history.unknown-target", target=target, known=said)
    series = runs[-1].series
    return {
        **series._asdict(),
        "title": {
            "series": asked.named(series),
            "run": runs[-1].id,
            "first": runs[0].as_of,
            "last": runs[-1].as_of,
            "count": len(runs),
        },
        "targets": [one for one in found if not targets or one["id"] in targets],
    }
