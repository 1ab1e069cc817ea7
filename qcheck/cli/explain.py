"""`qcheck explain`: one target, what it asks for, and what would count as what at a date."""

import datetime as dt
from dataclasses import replace
from difflib import get_close_matches
from typing import Annotated

from qcheck.cli import options
from qcheck.cli.output import show_table
from qcheck.errors import Exit, UsageError
from qcheck.model import Lang, Target
from qcheck.model import Plan as PlanModel


def run(
    plan: options.OnePlan,
    target: options.OneTarget,
    *,
    as_of: options.AsOf = None,
    actual: Annotated[str | None, options.option("--actual", metavar="VALUE")] = None,
    baseline: options.Baseline = None,
    baseline_date: options.BaselineDate = None,
    profile: options.Profile = None,
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
    loaded = options.profiled(library.load(plan, options.folder(targets)), profile)
    found = options.based(wanted(loaded, target), baseline, baseline_date)
    lines = explain(loaded, found, day, language)
    if actual is not None:
        lines += _worked(replace(loaded, targets=(found,)), actual, day, language)
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


def _worked(plan: PlanModel, value: str, day: dt.date, lang: Lang) -> list[tuple[str, str]]:
    """The verdict on a value of this day and its arithmetic; what is wrong with it to stderr."""
    from qcheck.cli.failure import complain
    from qcheck.model import Actual, Actuals
    from qcheck.quantity import parse_figure
    from qcheck.verify import verify
    from qcheck.words import message
    from qcheck.working import working

    target = _of_year(plan.targets[0], day)
    plan = replace(plan, targets=(target,))
    row = Actual(id=target.id, value=parse_figure(value), raw=value, date=day, source="--actual")
    found = verify(plan, Actuals(rows=(row,), inputs=(), findings=()), day)
    for finding in found.findings:
        complain(message(finding, lang))
    return working(found.verdicts[0], day, lang)


def _of_year(target: Target, day: dt.date) -> Target:
    """A target that recurs, in the year of this day alone: of the others nothing is asked."""
    from qcheck.period import years

    if target.yearly:
        for _, start, due in years(target.start, target.due):
            if start <= day <= due:
                return replace(target, start=start, due=due)
    return target


def wanted(plan: PlanModel, named: str) -> Target:
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
