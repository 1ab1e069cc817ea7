"""Options that several commands share, and what their values mean.

Values are checked here and not by typer, so that every refusal is in the user's language and says
what was probably meant.
"""

import datetime as dt
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from qcheck.cli import completion
from qcheck.errors import UsageError
from qcheck.model import Kind, Lang, Status, Target
from qcheck.model import Plan as PlanModel
from qcheck.words import phrases

FORMATS = ("table", "plain", "json", "csv", "markdown")
COLORS = ("auto", "always", "never")
LANGS = tuple(lang.value for lang in Lang)


def option(
    *names: str,
    metavar: str | None = None,
    offers: Callable[..., Any] | None = None,
    eager: Callable[..., None] | None = None,
) -> typer.models.OptionInfo:
    """A help key that follows the option's own name.

    `offers` is what a shell completes it with, `eager` is called before anything else is read.
    """
    found: typer.models.OptionInfo = typer.Option(
        *names,
        metavar=metavar,
        help=f"cli.opt{names[0].replace('--', '-')}",
        show_default=False,
        autocompletion=offers,
        callback=eager,
        is_eager=eager is not None,
    )
    return found


Plan = Annotated[str | None, option("--plan", "-p", metavar="PLAN", offers=completion.plans)]
Targets = Annotated[Path | None, option("--targets", metavar="DIR")]
AsOf = Annotated[str | None, option("--as-of", metavar="YYYY-MM-DD")]
Format = Annotated[
    str, option("--format", "-f", metavar="FORMAT", offers=completion.values(FORMATS))
]
Leads = Annotated[list[str] | None, option("--lead", metavar="DEPT", offers=completion.leads)]
Exports = Annotated[list[Path] | None, option("--export", "-e", metavar="FILE")]
NameMapping = Annotated[Path | None, option("--map", metavar="NAMES.yaml")]
Profile = Annotated[
    str | None,
    option(
        "--profile", metavar="NAME", offers=completion.named("qcheck.pace.settings", "PROFILES")
    ),
]
Baseline = Annotated[str | None, option("--baseline", metavar="VALUE")]
BaselineDate = Annotated[str | None, option("--baseline-date", metavar="YYYY-MM-DD")]
Only = Annotated[
    list[str] | None,
    option(
        "--only",
        metavar="STATUS",
        offers=completion.values(tuple(status.value for status in Status), "status"),
    ),
]
Sort = Annotated[
    str | None,
    option("--sort", metavar="ORDER", offers=completion.named("qcheck.table.order", "SORTS")),
]
Group = Annotated[
    str | None,
    option("--group", metavar="BY", offers=completion.named("qcheck.table.order", "GROUPS")),
]
Kinds = Annotated[
    list[str] | None,
    option(
        "--kind",
        metavar="KIND",
        offers=completion.values(tuple(kind.value for kind in Kind), "kind"),
    ),
]
InputFormat = Annotated[
    str | None,
    option(
        "--input-format", metavar="FORMAT", offers=completion.named("qcheck.reading", "FORMATS")
    ),
]
Gate = Annotated[
    str,
    option("--fail-on", metavar="LEVEL", offers=completion.named("qcheck.gate", "FAIL_ON")),
]
OnePlan = Annotated[
    str,
    typer.Argument(
        metavar="PLAN", help="cli.arg-plan", show_default=False, autocompletion=completion.plans
    ),
]
OneTarget = Annotated[
    str,
    typer.Argument(
        metavar="TARGET",
        help="cli.arg-target",
        show_default=False,
        autocompletion=completion.targets,
    ),
]
Summary = Annotated[bool, option("--summary")]
ByLead = Annotated[
    Path | None,
    typer.Option("--by-lead", metavar="DIR", help="bylead.opt-by-lead", show_default=False),
]
Language = Annotated[
    str | None, option("--lang", metavar="|".join(LANGS), offers=completion.values(LANGS))
]
Color = Annotated[
    str, option("--color", metavar="|".join(COLORS), offers=completion.values(COLORS))
]
Debug = Annotated[bool, option("--debug")]


def chosen_language(args: Sequence[str]) -> Lang:
    """The language of everything that is said, known before the options are read.

    `--lang`, else QCHECK_LANG, else Chinese; an unknown one is refused later, in Chinese.
    """
    said = os.environ.get("QCHECK_LANG", "")
    for index, arg in enumerate(args):
        if arg == "--lang" and index + 1 < len(args):
            said = args[index + 1]
        elif arg.startswith("--lang="):
            said = arg.partition("=")[2]
    return Lang.EN if said.lower() == Lang.EN.value else Lang.ZH


def language(value: str | None) -> Lang:
    """The language that `--lang` names, else that of QCHECK_LANG.

    Raises:
        UsageError: it is none that qcheck speaks.
    """
    said = value or os.environ.get("QCHECK_LANG") or Lang.ZH.value
    return Lang(one_of("--lang", said.lower(), LANGS))


class Look(NamedTuple):
    """How a command shows what it has: checked values of --lang, --format and --color."""

    lang: Lang
    form: str
    color: str


def look(lang: str | None, color: str, form: str = FORMATS[0]) -> Look:
    """The checked look.

    Raises:
        UsageError: one of the values is none that there is.
    """
    return Look(language(lang), one_of("--format", form, FORMATS), one_of("--color", color, COLORS))


def one_of(option: str, value: str, allowed: Sequence[str]) -> str:
    """`value`, which must be one of `allowed`.

    Raises:
        UsageError: it is not; the nearest is named.
    """
    if value in allowed:
        return value
    near = get_close_matches(value, allowed, n=1)
    key = "cli.bad-choice-near" if near else "cli.bad-choice"
    raise UsageError(key, option=option, value=value, allowed=" ".join(allowed), near="".join(near))


def some_of(option: str, values: Sequence[str] | None, allowed: Sequence[str]) -> tuple[str, ...]:
    """The values of an option that may be repeated or hold several, separated by commas."""
    said = [part for value in values or () for part in re.split("[,，]", value) if part]
    return tuple(one_of(option, value, allowed) for value in said)


def day(option: str, value: str | None) -> dt.date | None:
    """The date that an option gives: 2025-06-30, 2025年6月30日, or a period, which means its end.

    Raises:
        UsageError: it is no date.
    """
    if value is None:
        return None
    from qcheck.period import read_date

    found = read_date(value)
    if found is None:
        raise UsageError("cli.bad-date", option=option, value=value)
    return found


def statuses(values: Sequence[str] | None) -> tuple[str, ...]:
    """What `--only` names: pass, at-risk, fail, unknown, or the words that the table shows."""
    shown = {
        word: status.value
        for status in Status
        for word in phrases("table")[f"status-{status.value}"]
    }
    said = [shown.get(part, part) for value in values or () for part in re.split("[,，]", value)]
    return some_of("--only", said, tuple(status.value for status in Status))


def profiled(plan: PlanModel, name: str | None) -> PlanModel:
    """The plan under the settings that `--profile` names, which go before its own.

    Raises:
        UsageError: there is no such profile.
    """
    from qcheck.pace import settings

    known = tuple(settings.PROFILES)
    return settings.profiled(plan, name if name is None else one_of("--profile", name, known))


def based(target: Target, value: str | None, date: str | None) -> Target:
    """The target with the baseline of `--baseline`, in the target's unit unless it says another.

    Raises:
        UsageError: it is no figure in that unit, or the date is none.
    """
    when = day("--baseline-date", date)
    if value is None:
        return target
    from qcheck.model import Baseline as BaselineModel
    from qcheck.model import Figure, Unreadable
    from qcheck.quantity import convert, parse_figure

    unit = target.requirement.unit
    figure = parse_figure(value)
    found = convert(figure, "", unit) if isinstance(figure, Figure) else figure
    if isinstance(found, Unreadable):
        raise UsageError("cli.bad-figure", option="--baseline", value=value, unit=unit)
    return replace(target, baseline=BaselineModel(value=found, unit=unit, date=when))


class View(NamedTuple):
    """What of a result is shown on the screen, and how: files and exit code never depend on it."""

    only: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    sort: str = ""
    group: str = ""
    summary: bool = False


def view(
    form: str,
    only: Sequence[str] | None,
    leads: Sequence[str] | None,
    sort: str | None,
    group: str | None,
    *,
    summary: bool,
) -> View:
    """The checked view.

    Raises:
        UsageError: a value that there is not, or options of which one would undo the other.
    """
    from qcheck.table.order import GROUPS, SORTS

    if group is not None and form not in {"table", "markdown"}:
        raise UsageError("cli.group-format", form=form)
    if summary and form != FORMATS[0]:
        raise UsageError("cli.summary-format", form=form)
    return View(
        statuses(only),
        tuple(leads or ()),
        one_of("--sort", SORTS[0] if sort is None else sort, SORTS),
        "" if group is None else one_of("--group", group, GROUPS),
        summary,
    )


def folder(value: Path | None) -> Path | None:
    """Where the user's own plans are: `--targets`, else QCHECK_TARGETS."""
    named = os.environ.get("QCHECK_TARGETS")
    return value or (Path(named) if named else None)
