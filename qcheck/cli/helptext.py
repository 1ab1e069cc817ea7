"""Help in the user's language: commands and options carry keys of `qcheck.words`, put in here.

Drawn like every other table: typer's own help cuts lines of Chinese, which have no spaces.
"""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from qcheck.errors import UsageError
from qcheck.model import Lang
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qcheck.table import Table


class _Helped:
    """What the program and its commands share: the language, and how help is drawn."""

    lang = Lang.ZH

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's own types
        """The --help option, in the user's language."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # of the class beside this one
        if option is not None:
            option.help = say("cli.help", self.lang)
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer's own types
        """Prints the help; nothing is left for the formatter to show."""
        del formatter
        from qcheck import console

        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        sys.stdout.write(f"{say('cli.usage', self.lang)}{ctx.command_path} {pieces}\n")
        sys.stdout.write(f"{self.help}\n")  # type: ignore[attr-defined]
        for table in _tables(self, ctx, self.lang):
            if table.rows:
                sys.stdout.write("\n")
                console.print_table(table, lang=self.lang)


class Command(_Helped, TyperCommand):
    """A command."""


class Group(_Helped, TyperGroup):
    """The program itself, which suggests what a mistyped command was meant to be."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - typer's own types
        """The command of this name.

        Raises:
            UsageError: there is none; the nearest is named.
        """
        found = super().get_command(ctx, cmd_name)
        if found is not None or cmd_name.startswith("-"):
            return found
        near = get_close_matches(cmd_name, self.commands, n=1)
        if near:
            raise UsageError("cli.no-such-command-near", name=cmd_name, near=near[0])
        raise UsageError("cli.no-such-command", name=cmd_name, known=" ".join(self.commands))


def _tables(command: Any, ctx: Any, lang: Lang) -> Iterable[Table]:  # noqa: ANN401
    parameters = command.get_params(ctx)
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name != "argument"]
    commands = getattr(command, "commands", {})
    yield _table("arguments", ((p.metavar or p.name, p.help) for p in arguments), lang)
    yield _table("options", ((_spelled(p), p.help) for p in options), lang)
    yield _table("commands", ((name, inner.help) for name, inner in commands.items()), lang)


def _spelled(option: Any) -> str:  # noqa: ANN401 - typer's own types
    return " ".join((", ".join(option.opts), option.metavar or "")).strip()


def _table(kind: str, rows: Iterable[tuple[str, str]], lang: Lang) -> Table:
    from qcheck.table import Column, Table, row

    return Table(
        title="",
        columns=(
            Column(key="name", heading=say(f"cli.panel-{kind}", lang)),
            Column(key="help", heading="", fold=1),
        ),
        rows=tuple(row(name, said or "") for name, said in rows),
    )


def in_language(command: Any, lang: Lang) -> Any:  # noqa: ANN401 - typer's own types
    """The command tree with every help key replaced by its phrase in `lang`."""
    command.lang = lang
    command.help = say(command.help, lang) if command.help else ""
    command.options_metavar = say("cli.metavar-options", lang)
    if isinstance(command, Group):
        command.subcommand_metavar = say("cli.metavar-command", lang)
    for parameter in command.params:
        if parameter.help:
            parameter.help = say(parameter.help, lang)
    for inner in getattr(command, "commands", {}).values():
        in_language(inner, lang)
    return command
