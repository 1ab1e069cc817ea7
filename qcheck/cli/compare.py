"""`qcheck compare`: what several plans require of the same indicators, side by side."""

from typing import TYPE_CHECKING, Annotated

import typer

from qcheck.cli import completion, options
from qcheck.cli.output import hint, show_json, show_table
from qcheck.errors import Exit, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Plan

FEWEST = 2


def run(
    plans: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PLAN PLAN...",
            help="cli.arg-compared",
            show_default=False,
            autocompletion=completion.plans,
        ),
    ] = None,
    *,
    form: options.Format = "table",
    targets: options.Targets = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Sets the plans side by side and marks where a lower level asks for less."""
    del debug
    from qcheck.compare import compare, level_of
    from qcheck.listing import comparison
    from qcheck.table.comparison import comparison_table

    language = options.language(lang)
    form = options.one_of("--format", form, options.FORMATS)
    color = options.one_of("--color", color, options.COLORS)
    loaded = _load(plans or [], options.folder(targets))
    found = compare(loaded)
    entries = comparison(loaded, found)
    if form == "json":
        show_json(entries)
    else:
        show_table(comparison_table(entries, language), form, language, color)
    for plan in loaded:
        if level_of(plan) is None:
            hint("compare.no-level", language, color, plan=plan.id, region=plan.region)
    below = sum(any(place.below for place in places) for places in found)
    said = "compare.counts" if found else "compare.nothing"
    hint(said, language, color, count=len(found), below=below)
    return Exit.OK


def _load(names: list[str], folder: "Path | None") -> "list[Plan]":
    """The plans named.

    Raises:
        UsageError: there are fewer than two, or one is named twice.
    """
    from qcheck import library

    if len(names) < FEWEST:
        raise UsageError("compare.too-few", known=" ".join(library.plan_ids(folder)))
    loaded = [library.load(name, folder) for name in names]
    ids = [plan.id for plan in loaded]
    twice = [one for one in ids if ids.count(one) > 1]
    if twice:
        raise UsageError("compare.twice", plan=twice[0])
    return loaded
