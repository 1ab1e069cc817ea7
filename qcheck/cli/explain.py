"""`qcheck explain`: one target, what it asks for, and what would count as what at a date."""

import datetime as dt
from difflib import get_close_matches
from typing import Annotated

import typer

from qcheck.cli import options
from qcheck.cli.output import show_table
from qcheck.errors import Exit, UsageError
from qcheck.model import Plan as PlanModel
from qcheck.model import Target


def run(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="cli.arg-plan", show_default=False)],
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="cli.arg-target", show_default=False)
    ],
    *,
    as_of: options.AsOf = None,
    targets: options.Targets = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Explains one target in plain words."""
    del debug
    from qcheck import library
    from qcheck.explain import explain
    from qcheck.table import Cell, Column, Table, row

    language, _, color = options.look(lang, color)
    day = options.day("--as-of", as_of) or dt.datetime.now().astimezone().date()
    loaded = library.load(plan, options.folder(targets))
    found = _target(loaded, target)
    lines = explain(loaded, found, day, language)
    table = Table(
        title=found.name,
        columns=(
            Column(key="id", heading=found.id),
            Column(key="name", heading=found.name, fold=1),
        ),
        rows=tuple((Cell(head, "head"), *row(text)) for head, text in lines),
    )
    show_table(table, "table", language, color)
    return Exit.OK


def _target(plan: PlanModel, named: str) -> Target:
    """The target with this id or name.

    Raises:
        UsageError: there is none; the nearest are named.
    """
    from qcheck.matching import Matcher

    matcher = Matcher(plan.targets)
    found = matcher.by_id(named) or matcher.by_name(named)[0]
    if found:
        return found
    ids = [target.id for target in plan.targets]
    near = get_close_matches(named, ids, n=3) or [
        target.id for target in plan.targets if target.name in matcher.suggestions(named)
    ]
    if near:
        raise UsageError("cli.no-such-target-near", plan=plan.id, target=named, near=" ".join(near))
    raise UsageError("cli.no-such-target", plan=plan.id, target=named)
