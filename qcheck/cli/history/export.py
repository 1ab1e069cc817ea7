"""`qcheck history export`: the reports of a run once more, or every result as JSON."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qcheck.cli import options
from qcheck.cli.failure import complain, last_line
from qcheck.cli.history import asked
from qcheck.cli.output import check_exports, export
from qcheck.cli.report import complete
from qcheck.errors import Exit, OutputError, UsageError
from qcheck.words import say

if TYPE_CHECKING:
    from qcheck.history import Run
    from qcheck.history.store import Store
    from qcheck.model import Lang


def run(
    number: Annotated[
        str | None, typer.Argument(metavar="RUN", help="history.arg-run", show_default=False)
    ] = None,
    *,
    exports: options.Exports = None,
    folder: asked.Folder = None,
    where: asked.Where = None,
    plan: asked.Plan = None,
    region: asked.Region = None,
    origin: asked.Origin = None,
    lang: options.Language = None,
    debug: options.Debug = False,
) -> int:
    """Writes the files asked for; nothing is judged again."""
    del debug
    language = options.language(lang)
    if not exports and folder is None:
        raise UsageError("history.nothing-asked")
    check_exports(exports or (), (where,) if where else ())
    wanted: asked.Wanted = {"plan": plan, "region": region, "origin": origin}
    failed = False
    with asked.opened(where) as store:
        if exports:
            one = asked.chosen(store, number, wanted)
            result = store.result(one.id)
            with complete(f"#{one.id}"):
                failed = export(exports, result, language)
        if folder is not None:
            failed |= _all(store, store.runs(**wanted), folder, language)
    code = Exit.OUTPUT if failed else Exit.OK
    return last_line(code, say(f"cli.exit-{int(code)}", language), language)


def _all(store: "Store", runs: "tuple[Run, ...]", folder: Path, lang: "Lang") -> bool:
    """Writes every stored result under the name of its run; whether one of them failed."""
    from qcheck.report import write

    failed = False
    for one in runs:
        path = folder / _name(one)
        try:
            write(path, store.text(one.id))
        except OutputError as error:
            complain(say(error.key, lang, **error.params))
            failed = True
        else:
            complain(say("cli.written", lang, path=path))
    return failed


def _name(run: "Run") -> str:
    """Plan, region, date and number; what no file may be called is written as _."""
    parts = (run.series.plan, run.series.region, run.as_of, str(run.id))
    name = "-".join(part for part in parts if part)
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", name) + ".json"
