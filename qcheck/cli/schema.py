"""`qcheck schema`: print a JSON Schema."""

import sys
from typing import Annotated

import typer

from qcheck.cli import completion, options


def run(
    name: Annotated[
        str,
        typer.Argument(
            metavar="plan|result|map|waivers|job",
            help="cli.arg-schema",
            show_default=False,
            autocompletion=completion.named("qcheck.library", "SCHEMAS"),
        ),
    ],
    *,
    lang: options.Language = None,
    debug: options.Debug = False,
) -> int:
    """Prints the schema of plan files, results, mapping files, files of waivers or jobs."""
    del debug
    from qcheck import library

    options.language(lang)
    sys.stdout.write(library.schema(name))
    return 0
