"""`qcheck schedule`: what the machine's own timer needs to run a job every month."""

import datetime as dt
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from typing import Annotated, Any

import typer

from qcheck.cli import completion, options
from qcheck.cli.failure import complain
from qcheck.errors import Exit, UsageError
from qcheck.model import Lang
from qcheck.words import say


def _option(
    *names: str, metavar: str, offers: Callable[..., Any] | None = None
) -> typer.models.OptionInfo:
    found: typer.models.OptionInfo = typer.Option(
        *names,
        metavar=metavar,
        help=f"schedule.opt-{names[0].removeprefix('--')}",
        show_default=False,
        autocompletion=offers,
    )
    return found


def run(
    job: Annotated[
        str, typer.Argument(metavar="JOB.yaml", help="schedule.arg-job", show_default=False)
    ],
    *,
    timer: Annotated[
        str | None,
        _option(
            "--print",
            metavar="cron|systemd|windows",
            offers=completion.named("qcheck.schedule", "TIMERS"),
        ),
    ] = None,
    at: Annotated[str, _option("--at", metavar="HH:MM")] = "08:30",
    day: Annotated[str, _option("--day", metavar="DAY")] = "5",
    program: Annotated[str | None, _option("--program", metavar="FILE")] = None,
    output: Annotated[Path | None, _option("--output", "-o", metavar="DIR")] = None,
    lang: options.Language = None,
    debug: options.Debug = False,
) -> int:
    """Prints the files for a timer, or writes them, and says where they belong."""
    del debug
    from qcheck.schedule import TIMERS, Wanted, files

    language = options.language(lang)
    chosen = options.one_of("--print", timer, tuple(TIMERS)) if timer is not None else _of_machine()
    wanted = Wanted(
        job=_path(job, chosen, program),
        program=(program,) if program else _this_program(),
        day=_day(day),
        at=_time(at),
        user=_user(),
        since=dt.datetime.now().astimezone().date(),
    )
    made = files(chosen, wanted, language)
    if output is None:
        sys.stdout.write("\n".join(made.values()))
        sys.stdout.flush()
        if chosen == "windows":
            complain(say("schedule.to-a-file", language))
    else:
        _write(output, made, language)
    complain(say(f"schedule.steps-{chosen}", language, name=wanted.name))
    return Exit.OK


def _of_machine() -> str:
    """What runs things by the clock here."""
    if os.name == "nt":
        return "windows"
    return "systemd" if Path("/run/systemd/system").is_dir() else "cron"


def _path(job: str, timer: str, program: str | None) -> str:
    """The job's absolute path, here or on the Windows machine that it is meant for.

    Raises:
        UsageError: there is no such file, or the program of that other machine is not named.
    """
    path = Path(job)
    if path.is_file():
        return os.path.abspath(path)  # noqa: PTH100 - a drive letter or a link stays as it is
    if timer == "windows" and os.name != "nt" and PureWindowsPath(job).is_absolute():
        if program is None:
            raise UsageError("schedule.no-program", path=job)
        return job
    raise UsageError("schedule.no-job", path=job)


def _this_program() -> tuple[str, ...]:
    """How to start this qcheck: the single file, its own command, or the module."""
    import sysconfig

    import qcheck

    package = Path(qcheck.__file__).resolve().parent.parent
    if package.is_file():
        return (sys.executable, str(package))
    name = "qcheck.exe" if os.name == "nt" else "qcheck"
    script = Path(sysconfig.get_path("scripts"), name)
    return (str(script),) if script.is_file() else (sys.executable, "-m", "qcheck")


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name for the number of this user
        return str(os.getuid())


def _time(value: str) -> dt.time:
    """The time of day that `--at` names.

    Raises:
        UsageError: it is none.
    """
    found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:：]([0-5][0-9])", value)
    if not found:
        raise UsageError("schedule.bad-time", value=value)
    return dt.time(int(found[1]), int(found[2]))


def _day(value: str) -> int:
    """The day of the month that `--day` names.

    Raises:
        UsageError: it is none that every month has.
    """
    from qcheck.schedule import LAST_DAY

    if not re.fullmatch("[0-9]{1,2}", value) or not 1 <= int(value) <= LAST_DAY:
        raise UsageError("schedule.bad-day", value=value, last=str(LAST_DAY))
    return int(value)


def _write(folder: Path, made: dict[str, str], lang: Lang) -> None:
    """Writes the files and says so.

    Raises:
        OutputError: one could not be written.
    """
    from qcheck.report import make_folder, write
    from qcheck.schedule import encoded

    make_folder(folder)
    for name, text in made.items():
        write(folder / name, encoded(name, text))
        complain(say("cli.written", lang, path=folder / name))
