"""`qcheck list-targets`: what the plans promise."""

import re
from collections.abc import Sequence
from typing import Annotated

from qcheck.cli import completion, options
from qcheck.cli.output import hint, show_groups, show_json, show_table
from qcheck.errors import Exit, UsageError
from qcheck.model import Kind, Target


def run(
    *,
    plan: Annotated[
        list[str] | None, options.option("--plan", "-p", metavar="PLAN", offers=completion.plans)
    ] = None,
    lead: options.Leads = None,
    kind: options.Kinds = None,
    search: Annotated[str | None, options.option("--search", metavar="TEXT")] = None,
    due: Annotated[list[str] | None, options.option("--due", metavar="YEAR")] = None,
    form: options.Format = "table",
    targets: options.Targets = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Lists the targets of the plans named, or of all."""
    del debug
    from qcheck import library
    from qcheck.listing import due_in, mentions, plan_head, target_entry
    from qcheck.table.plans import target_table, target_tables

    language, form, color = options.look(lang, color, form)
    kinds = options.some_of("--kind", kind, tuple(kind.value for kind in Kind))
    dues = _years(due or ())
    own = options.folder(targets)
    plans = [library.load(name, own) for name in dict.fromkeys(plan or library.plan_ids(own))]

    def wanted(target: Target) -> bool:
        return (
            (not kinds or target.kind.value in kinds)
            and (not lead or not set(lead).isdisjoint(target.lead))
            and (not search or mentions(target, search))
            and (not dues or any(due_in(target, year) for year in dues))
        )

    groups = [
        (plan_head(one), [target_entry(one, target) for target in one.targets if wanted(target)])
        for one in plans
    ]
    found = [entry for _, entries in groups for entry in entries]
    if form == "json":
        show_json({"targets": found})
    elif form in {"table", "markdown"}:
        show_groups(target_tables(groups, language), form, language, color)
    else:
        show_table(target_table(found, language), form, language, color)
    if not found:
        hint("cli.no-targets", language, color)
    return Exit.OK


def _years(values: Sequence[str]) -> tuple[int, ...]:
    """The years that `--due` names: 2025, 2025年, several with commas.

    Raises:
        UsageError: something else stands there.
    """
    said = [part for value in values for part in re.split("[,，]", value) if part]
    for part in said:
        if not re.fullmatch("[0-9]{4}年?", part):
            raise UsageError("cli.bad-year", option="--due", value=part)
    return tuple(int(part[:4]) for part in said)
