"""`qcheck history list`: the runs."""

from qcheck.cli import options
from qcheck.cli.history import asked
from qcheck.cli.output import hint, show_json, show_table
from qcheck.errors import Exit


def run(
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
    """Lists the runs, series by series, each by the date of its data."""
    del debug
    language, form, color = options.look(lang, color, form)
    with asked.opened(where) as store:
        found = [
            asked.run_fields(one) for one in store.runs(plan=plan, region=region, origin=origin)
        ]
    if form == "json":
        show_json({"runs": found})
        return Exit.OK
    from qcheck.table.history import run_table

    show_table(run_table(found, language), form, language, color)
    if not found:
        hint("history.empty", language, color)
    return Exit.OK
