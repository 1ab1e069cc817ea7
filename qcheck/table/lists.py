"""The rest of a result as tables and lines: the summary, departments, findings, provenance."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from qcheck.quantity import plain
from qcheck.table.grouping import grouped, without_source
from qcheck.table.order import ORDER
from qcheck.table.shape import Cell, Column, Table, row
from qcheck.table.verdicts import departments, heading
from qcheck.words import phrases, say, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qcheck.model import Lang

    Result = Mapping[str, Any]

_INNER_MARKS = {ord("《"): "〈", ord("》"): "〉"}  # a title within a title
_SCOPES = ("binding", "aspirational")
_SEVERITY_TONES = {"error": "fail", "warning": "at-risk", "info": "unknown"}
_SEVERITY_ORDER = ("error", "warning", "info")


def summary_lines(result: Result, lang: Lang) -> tuple[str, ...]:
    """Counts by status, then of each commitment apart, then the plan and the date of the data."""
    summary, plan = result["summary"], result["plan"]
    about = say(
        "table.about-plan",
        lang,
        id=plan["id"],
        title=visible(plan["title"]).translate(_INNER_MARKS),
        as_of=result["as_of"],
        origin=_origin(result["as_of_from"], lang),
    )
    scopes = (_scope(scope, summary[scope], lang) for scope in _SCOPES if summary[scope]["total"])
    counts = say("table.counts", lang, **_counts(summary)) + _waived(summary, lang)
    return counts, *_of_regions(result, lang), *scopes, about


def _of_regions(result: Result, lang: Lang) -> Iterator[str]:
    """How many regions and targets the counts are of, where every region was judged."""
    if regions := result.get("regions"):
        targets = regions[0]["total"]
        yield say("table.regions-judged", lang, regions=len(regions), targets=targets)


def summary_line(result: Result) -> str:
    """The run in one line for scripts, the same in every language; no value holds a blank."""
    summary = result["summary"]
    shown = ("total", "pass", "at-risk", "fail", "unknown")
    counts = {key: summary[key.replace("-", "_")] for key in shown}
    waived = {"waived": summary["waived"]} if "waived" in summary else {}
    fields = {**counts, **waived, "exit": result["gate"]["exit_code"]}
    named = ("_".join(visible(text).split()) for text in (result["plan"]["id"], result["as_of"]))
    return " ".join([*named, *(f"{key}={value}" for key, value in fields.items())])


def _scope(scope: str, counts: Mapping[str, int], lang: Lang) -> str:
    named = say(f"table.{scope}", lang)
    return say("table.scope", lang, scope=named, **_counts(counts)) + _waived(counts, lang)


def _waived(counts: Mapping[str, int], lang: Lang) -> str:
    """How many have a waiver; they are among the others, by their original status."""
    waived = counts.get("waived")
    return say("table.counts-waived", lang, waived=waived) if waived else ""


def _counts(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts as fields of a phrase (`pass` is a keyword)."""
    fields = ("total", "fail", "at_risk", "unknown")
    return {**{key: counts[key] for key in fields}, "pass_": counts["pass"]}


def _origin(as_of_from: str, lang: Lang) -> str:
    key = f"as-of-{as_of_from}"
    return say(f"table.{key}", lang) if key in phrases("table") else visible(as_of_from)


def count_table(result: Result, lang: Lang) -> Table:
    """Counts by status: all targets, the binding and the aspirational ones."""
    summary = result["summary"]
    scopes = [("all", summary), *((scope, summary[scope]) for scope in _SCOPES)]
    title = say("table.title-counts", lang, title=visible(result["plan"]["title"]))
    rows = [
        _count_row(
            say(f"table.{scope}", lang),
            [counts[s.replace("-", "_")] for s in ORDER],
            counts.get("waived", 0),
        )
        for scope, counts in scopes
    ]
    return _count_table(title, "commitments", rows, lang)


def lead_count_table(result: Result, lang: Lang) -> Table:
    """Counts by status for each department; a target led by two counts for both."""
    of_lead: dict[str, dict[str, int]] = {}
    waived: dict[str, int] = {}
    for entry in result["results"]:
        for lead in departments(entry, lang):
            counts = of_lead.setdefault(lead, dict.fromkeys(ORDER, 0))
            counts[entry["status"]] += 1
            waived[lead] = waived.get(lead, 0) + bool(entry.get("waiver"))
    worst = sorted(of_lead.items(), key=lambda item: [-item[1][status] for status in ORDER])
    rows = [_count_row(lead, counts.values(), waived[lead]) for lead, counts in worst]
    return _count_table(say("table.title-leads", lang), "lead", rows, lang)


def _count_table(title: str, first: str, rows: Sequence[tuple[Cell, ...]], lang: Lang) -> Table:
    keys = ("total", *(f"count-{status}" for status in ORDER), "count-waived")
    columns = (Column(key=first, heading="", fold=1), *_plain_columns(keys, right=True))
    shown = tuple(heading(c, lang) for c in columns)
    table = Table(title=title, columns=shown, rows=tuple(rows))
    if any(cells[-1].value for cells in rows):
        return table
    return table.pick(*(column.key for column in columns[:-1]))


def _count_row(name: str, counts: Iterable[int], waived: int) -> tuple[Cell, ...]:
    numbers = list(counts)
    tones = ("", *ORDER, "")
    cells = zip([sum(numbers), *numbers, waived], tones, strict=True)
    shown = (Cell(str(n), value=n, tone=tone if n else "") for n, tone in cells)
    return Cell(visible(name)), *shown


def _plain_columns(keys: Iterable[str], *, right: bool = False) -> Iterator[Column]:
    return (Column(key=key, heading="", right=right) for key in keys)


def findings_table(result: Result, lang: Lang) -> Table:
    """What is wrong with the files, errors first: where, what, and what to do."""
    found = sorted(result["findings"], key=lambda f: _SEVERITY_ORDER.index(f["severity"]))
    columns = (
        Column(key="severity", heading=""),
        Column(key="source", heading=""),
        Column(key="target", heading="", from_width=120),
        Column(key="problem", heading="", from_width=120, below=True, fold=1),
        Column(key="code", heading="", from_width=None),
    )
    return Table(
        title=say("table.title-findings", lang),
        columns=tuple(heading(column, lang) for column in columns),
        rows=tuple(_finding_row(finding, lang) for finding in found),
    )


def _finding_row(finding: Mapping[str, Any], lang: Lang) -> tuple[Cell, ...]:
    severity = finding["severity"]
    return (
        Cell(say(f"table.severity-{severity}", lang), tone=_SEVERITY_TONES[severity]),
        *row(
            visible(finding["source"]),
            visible(finding.get("target") or ""),
            visible(finding["message"]),
            finding["code"],
        ),
    )


def unmatched_table(result: Result, lang: Lang) -> Table:
    """Rows that belong to no target, with what they may have meant."""
    columns = (
        Column(key="source", heading=""),
        Column(key="row-name", heading="", fold=1),
        Column(key="suggestions", heading="", fold=1),
    )
    comma = say("table.comma", lang)
    return Table(
        title=say("table.title-unmatched", lang),
        columns=tuple(heading(column, lang) for column in columns),
        rows=tuple(
            row(
                visible(u["source"]), visible(u["name"]), comma.join(map(visible, u["suggestions"]))
            )
            for u in result["unmatched"]
        ),
    )


def finding_lines(result: Result, lang: Lang) -> Iterator[tuple[str, str]]:
    """Every finding as (line, tone), errors first; the same of many cells is one line."""
    shown = {"findings": list(grouped(result["findings"], lang))}
    for severity, source, _, message, _ in findings_table(shown, lang).rows:
        said = without_source(source.text, message.text)
        fields = {"mark": severity.text, "source": source.text, "message": said}
        yield say("table.finding-line", lang, **fields), severity.tone


def unmatched_lines(result: Result, lang: Lang) -> Iterator[tuple[str, str]]:
    """Every unmatched row as (line, tone)."""
    for source, name, suggestions in unmatched_table(result, lang).rows:
        line = say("table.unmatched-line", lang, source=source.text, name=name.text)
        if suggestions.text:
            line += say("table.unmatched-suggest", lang, names=suggestions.text)
        yield line, "unknown"


def about_table(result: Result, lang: Lang) -> Table:
    """Where everything came from: plan, document, inputs, date, rules, program."""
    columns = (Column(key="item", heading=""), Column(key="content", heading="", fold=1))
    pairs = [(key, text) for key, text in _about(result, lang) if text]
    return Table(
        title=say("table.title-about", lang),
        columns=tuple(heading(column, lang) for column in columns),
        rows=tuple(row(say(f"table.about-{key}", lang), visible(text)) for key, text in pairs),
    )


def _about(result: Result, lang: Lang) -> Iterator[tuple[str, str]]:
    plan = result["plan"]
    document = plan.get("document") or {}
    yield from ((key, plan.get(key) or "") for key in ("id", "title", "region", "issuer"))
    yield from ((key, document.get(key) or "") for key in ("number", "issued", "url"))
    yield "period", f"{plan['start']} – {plan['end']}"
    yield "source", plan.get("source") or ""
    yield "sha256", plan["file_sha256"]
    origin = _origin(result["as_of_from"], lang)
    yield "as-of", say("table.about-as-of-text", lang, as_of=result["as_of"], origin=origin)
    yield "leads", say("table.comma", lang).join(result.get("leads") or ())
    yield from (("input", _input(read, lang)) for read in result["inputs"])
    if waivers := result.get("waivers"):
        yield "waivers", say("table.about-waivers-text", lang, **waivers)
    yield "rules", _rules(result["rules"], lang)
    differing = (entry for entry in result["results"] if entry.get("rules"))
    yield from (("rules", f"{one['name']}: {_rules(one['rules'], lang)}") for one in differing)
    yield from ((key, say(f"table.about-{key}-text", lang)) for key in (*ORDER, "pace"))
    yield "gate", _gate(result["gate"], lang)
    yield "tool", f"{result['tool']['name']} {result['tool']['version']}"
    yield "generated", result["generated_at"]


def _input(read: Mapping[str, Any], lang: Lang) -> str:
    sheets = say("table.comma", lang).join(read["sheets"])
    return say("table.about-input-text", lang, **{**read, "sheets": sheets})


def _rules(rules: Mapping[str, Any], lang: Lang) -> str:
    """The settings with what each means, under the key that a plan file writes."""
    semicolon = say("verdict.sentence-separator", lang)
    return semicolon.join(
        f"{say(f'table.rule-{key}', lang)} ({key}) {_setting(value)}"
        for key, value in rules.items()
    )


def _setting(value: object) -> str:
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return plain(Decimal(value))
    if isinstance(value, list | tuple):
        return ", ".join(map(_setting, value))
    return str(value)


def _gate(gate: Mapping[str, Any], lang: Lang) -> str:
    return say(
        "table.about-gate-text",
        lang,
        code=gate["exit_code"],
        fail_on=gate["fail_on"],
        reason=gate.get("exit_reason") or "",
    )
