"""The command line: one module a command; each reads its options, calls the layers, writes, exits.

Importing this loads none of rich, yaml, openpyxl: `qcheck --version` must feel instant.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from qcheck import __version__
from qcheck.cli import completion
from qcheck.cli.failure import outcome
from qcheck.cli.helptext import Command, Group, in_language
from qcheck.cli.options import chosen_language, option
from qcheck.cli.stream import guarded
from qcheck.model import Lang

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# One more command: its module, which has `run`, and its name here; a package of commands has its
# own list of them, and its words say what each does under `help-…`.
COMMANDS = (
    "verify",
    "inspect",
    "list-plans",
    "list-targets",
    "explain",
    "lint",
    "compare",
    "report",
    "schema",
    "audit",
    "template",
    "whatif",
    "run",
    "init",
    "history",
    "schedule",
)
_LIST = "COMMANDS"


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
        if _inner(name):
            app.add_typer(_group(name), name=name, help=f"cli.{name}")
        else:
            app.command(name, cls=Command, help=f"cli.{name}")(module.run)
    return app


def _inner(name: str) -> Sequence[str]:
    """The commands of a package of commands."""
    found: Sequence[str] = getattr(import_module(f"qcheck.cli.{name.replace('-', '_')}"), _LIST, ())
    return found


def _group(name: str) -> typer.Typer:
    group = typer.Typer(cls=Group, add_completion=False)
    for inner in _inner(name):
        module = import_module(f"qcheck.cli.{name}.{inner}")
        group.command(inner, cls=Command, help=f"{name}.help-{inner}")(module.run)
    return group


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"qcheck {__version__}")
        raise typer.Exit


def _of_shell(name: str, act: Callable[[str, Lang], None]) -> typer.models.OptionInfo:
    """An option that takes a shell, and ends the program."""

    def called(ctx: typer.Context, value: str | None) -> None:
        if value is not None and not ctx.resilient_parsing:
            act(value, getattr(ctx.command, "lang", Lang.ZH))
            raise typer.Exit

    return option(
        name,
        metavar="|".join(completion.SHELLS),
        offers=completion.values(completion.SHELLS),
        eager=called,
    )


def _root(
    *,
    version: bool = typer.Option(
        False,  # noqa: FBT003  (typer's own form of a flag)
        "--version",
        help="cli.version",
        callback=lambda value: _version(wanted=value),
        is_eager=True,
    ),
    install_completion: Annotated[
        str | None, _of_shell("--install-completion", completion.install)
    ] = None,
    show_completion: Annotated[str | None, _of_shell("--show-completion", completion.show)] = None,
) -> None:
    del version, install_completion, show_completion


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit code; never raises."""
    asked = arguments is None and completion.wanted()
    given = completion.typed() if asked else sys.argv[1:] if arguments is None else arguments
    lang = chosen_language(given)
    args = _ordered(list(given)) or ["--help"]
    # The command that is run is all that is needed; help and typing errors need all of them.
    names = args[:1] if args[0] in COMMANDS else COMMANDS
    with guarded():
        command = in_language(typer.main.get_command(build(names)), lang)
        if asked:
            return completion.answer(command)
        return outcome(lambda: command.main(args, "qcheck", standalone_mode=False), args, lang)


def _ordered(args: list[str], commands: Sequence[str] = COMMANDS) -> list[str]:
    """The arguments with a `--lang` that stands before the command put behind it.

    Help without a command has no such option: there the language is known already.
    """
    said: list[str] = []
    rest = list(args)
    while rest and rest[0] not in commands:
        if not rest[0].startswith("--lang"):
            return [rest[0], *_ordered(rest[1:], commands)]
        count = 2 if rest[0] == "--lang" else 1
        said, rest = rest[:count], rest[count:]
    if not rest:
        return []
    inner = _inner(rest[0]) if commands is COMMANDS else ()
    if inner:
        return [rest[0], *(_ordered([*said, *rest[1:]], inner) or ["--help"])]
    return [rest[0], *said, *rest[1:]]
