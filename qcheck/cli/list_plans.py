"""`qcheck list-plans`: which plans there are."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from qcheck.cli import options
from qcheck.cli.output import show_json, show_table
from qcheck.errors import Exit, PlanError

if TYPE_CHECKING:
    from qcheck.model import Finding


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

    language, form, color = options.look(lang, color, form)
    own = options.folder(targets)
    today = dt.datetime.now().astimezone().date()
    plans: list[dict[str, Any]] = []
    broken: list[Finding] = []
    for name in library.plan_ids(own):
        found, findings = library.check(name, own)
        if found is None:
            broken.extend(findings)
        else:
            plans.append(plan_entry(found, today))
    if form == "json":
        show_json({"plans": plans})
    else:
        show_table(plan_table(plans, language), form, language, color)
    if broken:
        raise PlanError("cli.plans-broken", broken)
    return Exit.OK
