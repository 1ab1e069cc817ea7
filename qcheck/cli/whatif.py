"""`qcheck whatif`: which value at which month end passes, is at risk, fails."""

from typing import Annotated

from qcheck.cli import options
from qcheck.cli.explain import wanted
from qcheck.cli.output import show_json, show_table
from qcheck.errors import Exit, UsageError


def run(
    plan: options.OnePlan,
    target: options.OneTarget,
    *,
    first: Annotated[str | None, options.option("--from", metavar="YYYY-MM-DD")] = None,
    last: Annotated[str | None, options.option("--to", metavar="YYYY-MM-DD")] = None,
    baseline: options.Baseline = None,
    baseline_date: options.BaselineDate = None,
    profile: options.Profile = None,
    form: options.Format = "table",
    targets: options.Targets = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Shows the corridor of one target, month by month."""
    del debug
    from qcheck import library, listing
    from qcheck.table.corridor import corridor_table
    from qcheck.whatif import corridor

    language, form, color = options.look(lang, color, form)
    since, until = options.day("--from", first), options.day("--to", last)
    loaded = options.profiled(library.load(plan, options.folder(targets)), profile)
    found = options.based(wanted(loaded, target), baseline, baseline_date)
    moments = corridor(found, since, until)
    if not moments:
        start, due = found.start.isoformat(), found.due.isoformat()
        raise UsageError("cli.no-month-end", target=found.id, start=start, due=due)
    if form == "json":
        show_json(listing.corridor(loaded, found, moments))
    else:
        show_table(corridor_table(found, moments, language), form, language, color)
    return Exit.OK
