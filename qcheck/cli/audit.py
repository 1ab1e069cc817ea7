"""`qcheck audit`: hold a plan against its document, both ways."""

from pathlib import Path
from typing import Annotated

from qcheck.cli import options
from qcheck.cli.failure import last_line
from qcheck.cli.output import hint, show_json, show_table
from qcheck.errors import Exit, UsageError
from qcheck.words import say


def run(
    plan: options.OnePlan,
    *,
    source: Annotated[str | None, options.option("--source", "-s", metavar="DOC")] = None,
    form: options.Format = "table",
    targets: options.Targets = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Proves that every clause stands in the document and every figure is accounted for."""
    del debug
    from qcheck import library, sources
    from qcheck.audit import audit, entry
    from qcheck.table.audits import audit_table

    language = options.language(lang)
    form = options.one_of("--format", form, options.FORMATS)
    color = options.one_of("--color", color, options.COLORS)
    if source is None:
        raise UsageError("audit.no-source")
    held = library.load(plan, options.folder(targets))
    found = entry(audit(held, sources.read(source), Path(source).name), language)
    if form == "json":
        show_json(found)
    elif form != "table" or found["findings"]:
        show_table(audit_table(found, language), form, language, color)
    hint("audit.clauses", language, color, **found["clauses"])
    hint("audit.figures", language, color, **found["figures"])
    errors = sum(one["severity"] == "error" for one in found["findings"])
    meaning = say("audit.incomplete" if errors else "audit.complete", language, count=errors)
    return last_line(Exit.PLAN if errors else Exit.OK, meaning, language)
