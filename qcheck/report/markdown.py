"""Markdown: the summary, the gaps, all targets, what is wrong with the data, where it came from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from qcheck.table import (
    about_table,
    findings_table,
    fitted,
    lead_count_table,
    legend,
    matrix_table,
    ranking_table,
    summary_lines,
    turned_table,
    unmatched_table,
    verdict_table,
    waiver_table,
)
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qcheck.model import Lang
    from qcheck.table import Table

_GAPS = ("fail", "at-risk", "unknown")
_ACTIVE = re.compile(r"[\\`*_\[\]|~#]|(?<=\w):(?=//)|@")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def render(result: Mapping[str, Any], lang: Lang) -> bytes:
    """The whole report; tables without a row are left out."""
    return ("\n".join(_report(result, lang)) + "\n").encode()


def _report(result: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    verdicts = verdict_table(result, lang)
    yield f"# {escape(verdicts.title)}"
    yield ""
    yield from (f"- {escape(line)}" for line in summary_lines(result, lang))
    if result.get("regions"):
        yield from _regions(result, lang)
    gaps = verdict_table(result, lang, only=_GAPS)
    met = verdict_table(result, lang, only=("pass",))
    sections = (
        (say("report.sheet-gaps", lang), gaps),
        (say("table.status-pass", lang), met),
        (say("report.sheet-waivers", lang), waiver_table(result, lang)),
        (say("report.sheet-by-lead", lang), lead_count_table(result, lang)),
        (say("table.title-unmatched", lang), unmatched_table(result, lang)),
        (say("table.title-findings", lang), findings_table(result, lang)),
        (say("report.sheet-about", lang), about_table(result, lang)),
    )
    for title, table in sections:
        if table.rows:
            yield from ("", f"## {escape(title)}", "", of_table(table))


def _regions(result: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    """Every region on every target, what the marks mean, and the regions by rank."""
    forms = [make(result, lang) for make in (matrix_table, turned_table)]
    matrix, ranking = fitted(forms, None, 1, lang)[0], ranking_table(result, lang)
    yield from ("", f"## {escape(matrix.title)}", "", of_table(matrix))
    yield from (f"\n{escape(text)}" for text in legend(result, lang))
    yield from ("", f"## {escape(ranking.title)}", "", of_table(ranking))


def of_table(table: Table) -> str:
    """Any table as a Markdown table."""
    return "\n".join(
        (
            _line(column.heading for column in table.columns),
            "|" + "|".join("---:" if c.right else "---" for c in table.columns) + "|",
            *(_line(cell.text for cell in cells) for cells in table.rows),
        )
    )


def _line(texts: Iterator[str]) -> str:
    return "| " + " | ".join(map(escape, texts)) + " |"


def escape(text: str) -> str:
    """`text` so that Markdown and HTML show it as it is."""
    written = _ACTIVE.sub(lambda found: "\\" + found[0], text)
    return re.sub("[&<>]", lambda found: _HTML[found[0]], written)
