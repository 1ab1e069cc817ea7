"""Help in the user's language: commands and options carry keys of `qcheck.words`, put in here."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from qcheck.errors import UsageError
from qcheck.model import Lang
from qcheck.words import say

if TYPE_CHECKING:
    from typing import Protocol

    class Formatter(Protocol):
        """What writes a usage line."""

        def write_usage(self, prog: str, args: str = ..., prefix: str | None = ...) -> None:
            """Writes it."""


class Command(TyperCommand):
    """A command whose usage line is in the user's language."""

    lang = Lang.ZH

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer's own types
        """Writes the usage line."""
        _usage(self, ctx, formatter, self.lang)

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's own types
        """The --help option, in the user's language."""
        return _help_option(super().get_help_option(ctx), self.lang)


class Group(TyperGroup):
    """The program itself: the usage line, and a suggestion for a mistyped command."""

    lang = Lang.ZH

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer's own types
        """Writes the usage line."""
        _usage(self, ctx, formatter, self.lang)

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's own types
        """The --help option, in the user's language."""
        return _help_option(super().get_help_option(ctx), self.lang)

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


def _usage(command: Any, ctx: Any, formatter: Formatter, lang: Lang) -> None:  # noqa: ANN401
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=say("cli.usage", lang))


def _help_option(option: Any, lang: Lang) -> Any:  # noqa: ANN401 - typer's own types
    if option is not None:
        option.help = say("cli.help", lang)
        option.rich_help_panel = say("cli.panel-options", lang)
    return option


def in_language(command: Any, lang: Lang) -> Any:  # noqa: ANN401 - typer's own types
    """The command tree with every help key replaced by its phrase in `lang`."""
    command.lang = lang
    command.help = say(command.help, lang) if command.help else None
    command.options_metavar = say("cli.metavar-options", lang)
    if isinstance(command, Group):
        command.subcommand_metavar = say("cli.metavar-command", lang)
    command.rich_help_panel = say("cli.panel-commands", lang)
    for parameter in command.params:
        argument = parameter.param_type_name == "argument"
        panel = "cli.panel-arguments" if argument else "cli.panel-options"
        parameter.rich_help_panel = say(panel, lang)
        if parameter.help:
            parameter.help = say(parameter.help, lang)
    for inner in getattr(command, "commands", {}).values():
        in_language(inner, lang)
    return command
