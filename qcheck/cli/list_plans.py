"""`qcheck list-plans`: which plans there are."""

import datetime as dt

from qcheck.cli import options
from qcheck.cli.output import show_json, show_table
from qcheck.errors import Exit


def run(
    *,
    form: options.Format = "table",
    targets: options.Targets = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Lists the shipped plans and those of the user's folder."""
    del debug
    from qcheck import library
    from qcheck.listing import plan_entry
    from qcheck.table.plans import plan_table

    language = options.language(lang)
    form = options.one_of("--format", form, options.FORMATS)
    color = options.one_of("--color", color, options.COLORS)
    own = options.folder(targets)
    today = dt.datetime.now().astimezone().date()
    plans = [plan_entry(library.load(name, own), today) for name in library.plan_ids(own)]
    if form == "json":
        show_json({"plans": plans})
    else:
        show_table(plan_table(plans, language), form, language, color)
    return Exit.OK
