"""`qcheck run`: a job, from its file to its log, with nobody watching."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qcheck.cli import options
from qcheck.cli.failure import complain, last_line
from qcheck.errors import JobError, UsageError

if TYPE_CHECKING:
    from qcheck.job.outcome import Checked

_LONGEST = 86_400  # seconds


def run(
    job: Annotated[
        Path, typer.Argument(metavar="JOB.yaml", help="cli.arg-job", show_default=False)
    ],
    *,
    dry_run: Annotated[bool, options.option("--dry-run")] = False,
    as_of: options.AsOf = None,
    wait: Annotated[str, options.option("--wait", metavar="SECONDS")] = "0",
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Runs every check of the job; a line for each, the code of all in the last one."""
    del debug
    from qcheck import console, library
    from qcheck.job import ahead, running, told
    from qcheck.report import WRITERS

    _, _, color = options.look(lang, color)
    day, patience = options.day("--as-of", as_of), _seconds(wait)
    try:
        loaded = library.load_job(job, tuple(WRITERS))
    except (JobError, UsageError) as error:
        if not dry_run:
            running.refused(job, error, options.language(lang))
        raise
    language = options.language(lang) if lang else loaded.lang
    if dry_run:
        lines, would, meaning = ahead.ahead(loaded, language, as_of=day)
        console.print_lines(lines, color=color, file=sys.stdout)
        return last_line(would, meaning, language)

    def tell(done: "Checked") -> None:
        lines = [told.check_line(done, language), *told.report_lines(done, language)]
        console.print_lines(lines, color=color, file=sys.stdout)
        sys.stdout.flush()

    code, meaning, problems = running.run(loaded, language, as_of=day, wait=patience, tell=tell)
    for problem in problems:
        complain(problem)
    return last_line(code, meaning, language)


def _seconds(value: str) -> int:
    """What `--wait` says.

    Raises:
        UsageError: it is no whole number of seconds.
    """
    if not (value.isascii() and value.isdecimal()) or int(value[:9]) > _LONGEST:
        raise UsageError("run.bad-wait", value=value, most=str(_LONGEST))
    return int(value)
