"""`qcheck lint`: hold plan files against their own words."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qcheck.cli import completion, options
from qcheck.cli.failure import last_line
from qcheck.cli.output import show_json, show_table
from qcheck.errors import Exit, PlanError
from qcheck.model import Lang, Severity
from qcheck.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.checks import Checked
    from qcheck.model import Plan


def run(
    plans: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PLAN|FILE.yaml]...",
            help="cli.arg-plans",
            show_default=False,
            autocompletion=completion.plans,
        ),
    ] = None,
    *,
    form: options.Format = "table",
    targets: options.Targets = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Checks the plans named, or all that can be named."""
    del debug
    from qcheck import library

    language = options.language(lang)
    form = options.one_of("--format", form, options.FORMATS)
    color = options.one_of("--color", color, options.COLORS)
    own = options.folder(targets)
    named = list(dict.fromkeys(plans or library.plan_ids(own)))
    loaded = {name: library.check(name, own) for name in named}
    known = [plan for plan, _ in loaded.values() if plan]
    known += _others(own, set(named))
    checked = {name: _checked(*loaded[name], known) for name in named}
    entries = [_entry(name, found, language) for name, found in checked.items()]
    counts = {key: sum(entry[key] for entry in entries) for key in _COUNTS}
    if form == "json":
        show_json({"plans": entries, **counts})
    else:
        _show(entries, form, language, color)
    code = Exit.PLAN if counts["errors"] else Exit.OK
    key = "errors" if counts["errors"] else "warnings" if counts["warnings"] else "clean"
    text = say(f"cli.lint-{key}", language, plans=len(named), **counts)
    unusable = sum(plan is None for plan, _ in loaded.values())
    if unusable:
        text += say("lint.unchecked", language, count=unusable)
    return last_line(code, text, language)


_COUNTS = ("errors", "warnings", "accepted")


def _others(own: "Path | None", named: set[str]) -> "list[Plan]":
    """The plans that could be named and were not; those that cannot be used are not in question."""
    from qcheck import library

    found = []
    for name in library.plan_ids(own):
        if name not in named:
            try:
                plan, _ = library.check(name, own)
            except PlanError:
                continue
            found += [plan] if plan else []
    return found


def _checked(plan: "Plan | None", findings: "tuple[Any, ...]", known: "list[Plan]") -> "Checked":
    """A plan beside all that are not the same file; of an unusable one, what the library says."""
    from qcheck import checks

    if plan is None:
        return checks.Checked(findings=findings)
    others = [other for other in known if other.sha256 != plan.sha256]
    return checks.run(plan, others, findings)


def _entry(name: str, checked: "Checked", lang: Lang) -> dict[str, Any]:
    from qcheck.result import finding_fields

    severities = [finding.severity for finding in checked.findings]
    return {
        "plan": name,
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
        "accepted": checked.accepted,
        "findings": [finding_fields(finding, lang) for finding in checked.findings],
    }


def _show(entries: list[dict[str, Any]], form: str, lang: Lang, color: str) -> None:
    from qcheck.table.lists import findings_table

    found = [finding for entry in entries for finding in entry["findings"]]
    table = findings_table({"findings": found}, lang)
    if found or form in {"csv", "markdown"}:
        show_table(replace(table, title=say("table.title-lint", lang)), form, lang, color)
