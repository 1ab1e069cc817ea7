"""`qcheck init`: begin a job; asks nothing and replaces nothing."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from qcheck.cli import options
from qcheck.cli.failure import complain, last_line
from qcheck.errors import Exit
from qcheck.words import say


def run(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="cli.arg-folder", show_default=False)
    ] = Path(),
    *,
    plan: options.Plan = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Writes the job file, the inbox and the template, and says what to do next."""
    del debug
    from qcheck.job.begin import begin

    language, _, color = options.look(lang, color)
    job, inbox, sheet = begin(folder, plan, language)
    for path in (job, inbox, sheet):
        complain(say("run.made", language, path=path))
    steps = say("run.next-steps", language, job=job, inbox=inbox, form=sheet)
    sys.stdout.write(f"{steps}\n")
    return last_line(Exit.OK, say("cli.exit-0", language), language)
