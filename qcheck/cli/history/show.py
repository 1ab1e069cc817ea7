"""`qcheck history show`: the result of a run, as it was."""

from typing import Annotated

import typer

from qcheck.cli import options
from qcheck.cli.history import asked
from qcheck.cli.output import show_result
from qcheck.cli.report import complete
from qcheck.errors import Exit


def run(
    number: Annotated[
        str | None, typer.Argument(metavar="RUN", help="history.arg-run", show_default=False)
    ] = None,
    *,
    where: asked.Where = None,
    plan: asked.Plan = None,
    region: asked.Region = None,
    origin: asked.Origin = None,
    form: options.Format = "table",
    only: options.Only = None,
    lead: options.Leads = None,
    sort: options.Sort = None,
    group: options.Group = None,
    summary: options.Summary = False,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Shows a stored result; nothing is judged again."""
    del debug
    language, form, color = options.look(lang, color, form)
    view = options.view(form, only, lead, sort, group, summary=summary)
    with asked.opened(where) as store:
        one = asked.chosen(store, number, {"plan": plan, "region": region, "origin": origin})
        result = store.result(one.id)
    with complete(f"#{one.id}"):
        show_result(result, form, language, color, view)
    return Exit.OK
