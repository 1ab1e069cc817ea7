"""`qcheck list-targets`: what the plans promise."""

from typing import Annotated

from qcheck.cli import options
from qcheck.cli.output import hint, show_json, show_table
from qcheck.errors import Exit
from qcheck.model import Kind


def run(
    *,
    plan: Annotated[list[str] | None, options.option("--plan", "-p", metavar="PLAN")] = None,
    lead: options.Leads = None,
    kind: Annotated[list[str] | None, options.option("--kind", metavar="KIND")] = None,
    form: options.Format = "table",
    targets: options.Targets = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Lists the targets of the plans named, or of all."""
    del debug
    from qcheck import library
    from qcheck.listing import target_entry
    from qcheck.table.plans import target_table

    language, form, color = options.look(lang, color, form)
    kinds = options.some_of("--kind", kind, tuple(kind.value for kind in Kind))
    own = options.folder(targets)
    plans = [library.load(name, own) for name in plan or library.plan_ids(own)]
    found = [
        target_entry(one, target)
        for one in plans
        for target in one.targets
        if (not kinds or target.kind.value in kinds)
        and (not lead or not set(lead).isdisjoint(target.lead))
    ]
    if form == "json":
        show_json({"targets": found})
    else:
        show_table(target_table(found, language), form, language, color)
    if not found:
        hint("cli.no-targets", language, color)
    return Exit.OK
