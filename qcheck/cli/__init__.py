"""The command line: one module a command; each reads its options, calls the layers, writes, exits.

Importing this loads none of rich, yaml, openpyxl: `qcheck --version` must feel instant.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import typer

from qcheck import __version__
from qcheck.cli.failure import outcome
from qcheck.cli.helptext import Command, Group, in_language
from qcheck.cli.options import chosen_language
from qcheck.cli.stream import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# One more command: its module, which has `run`, and its name here.
COMMANDS = (
    "verify",
    "list-plans",
    "list-targets",
    "explain",
    "lint",
    "compare",
    "report",
    "schema",
    "audit",
    "template",
)


def build(names: Iterable[str]) -> typer.Typer:
    """The program with these commands."""
    app = typer.Typer(
        name="qcheck",
        cls=Group,
        help="cli.app",
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for name in names:
        module = import_module(f"qcheck.cli.{name.replace('-', '_')}")
        app.command(name, cls=Command, help=f"cli.{name}")(module.run)
    return app


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"qcheck {__version__}")
        raise typer.Exit


def _root(
    *,
    version: bool = typer.Option(
        False,  # noqa: FBT003  (typer's own form of a flag)
        "--version",
        help="cli.version",
        callback=lambda value: _version(wanted=value),
        is_eager=True,
    ),
) -> None:
    del version


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit code; never raises."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = chosen_language(given)
    args = _without_language(given) or ["--help"]
    # The command that is run is all that is needed; help and typing errors need all of them.
    names = args[:1] if args[0] in COMMANDS else COMMANDS
    with guarded():
        command = in_language(typer.main.get_command(build(names)), lang)
        return outcome(lambda: command.main(args, "qcheck", standalone_mode=False), args, lang)


def _without_language(args: list[str]) -> list[str]:
    """The arguments from the command on; `--lang` may stand before it, or without one."""
    if not args or args[0] in COMMANDS:
        return args
    if args[0] == "--lang":
        return _without_language(args[2:])
    rest = _without_language(args[1:])
    return rest if args[0].startswith("--lang=") else [args[0], *rest]
