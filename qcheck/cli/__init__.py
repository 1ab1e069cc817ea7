"""The command line: one module a command; each reads its options, calls the layers, writes, exits.

Importing this loads none of rich, yaml, openpyxl: `qcheck --version` must feel instant.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from qcheck import __version__
from qcheck.cli import explain, list_plans, list_targets, report, schema, verify
from qcheck.cli.failure import outcome
from qcheck.cli.helptext import Command, Group, in_language
from qcheck.cli.options import chosen_language
from qcheck.cli.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

app = typer.Typer(
    name="qcheck",
    cls=Group,
    help="cli.app",
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
# One more command: its module and its line here.
app.command("verify", cls=Command, help="cli.verify")(verify.run)
app.command("list-plans", cls=Command, help="cli.list-plans")(list_plans.run)
app.command("list-targets", cls=Command, help="cli.list-targets")(list_targets.run)
app.command("explain", cls=Command, help="cli.explain")(explain.run)
app.command("report", cls=Command, help="cli.report")(report.run)
app.command("schema", cls=Command, help="cli.schema")(schema.run)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"qcheck {__version__}")
        raise typer.Exit


@app.callback()
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
    args = list(sys.argv[1:] if arguments is None else arguments)
    _tolerate(sys.stdout)
    _tolerate(sys.stderr)
    lang = chosen_language(args)
    sys.stdout = Stream(sys.stdout)
    try:
        command = in_language(typer.main.get_command(app), lang)
        return outcome(lambda: command.main(args, "qcheck", standalone_mode=False), args, lang)
    finally:
        sys.stdout = sys.stdout.stream


def _tolerate(stream: TextIO) -> None:
    """A redirected console is GBK: what it cannot show becomes "?", never an error."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
