"""What the reader saw as lines and tables, drawn from the JSON of `qcheck inspect`.

The answer first, on one screen: the files and their sheets, then what to do next. The detail below:
columns, rows, skipped rows of each sheet, and what else was found.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qcheck.table.inspection.columns import block_part
from qcheck.table.inspection.overview import about_plan, file_parts, total
from qcheck.table.inspection.part import Part, name_of
from qcheck.table.inspection.rows import MANY, rows_part
from qcheck.table.inspection.skipped import skipped_part
from qcheck.table.inspection.steps import Asked, steps_part
from qcheck.table.lists import findings_table
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qcheck.model import Lang
    from qcheck.table.inspection.part import Entry

__all__ = ["MANY", "Asked", "Part", "parts", "total"]

_ALIKE = 3  # remarks of one kind that are shown


def parts(entry: Entry, lang: Lang, asked: Asked, *, every: bool) -> Iterator[Part]:
    """All that is shown. `every` shows all rows of a long sheet, not only those to look at."""
    yield from file_parts(entry, lang)
    if entry["plan"] is not None:
        yield Part(title="", lines=((about_plan(entry, lang), ""),))
    if (steps := steps_part(entry, asked, lang)).lines:
        yield steps
    yield from _detail(entry, lang, every=every)
    if entry["findings"]:
        yield _others(entry, lang, every=every)


def _detail(entry: Entry, lang: Lang, *, every: bool) -> Iterator[Part]:
    planned = entry["plan"] is not None
    for file in entry["files"]:
        for sheet in file["sheets"]:
            name = name_of(sheet, lang)
            if len(entry["files"]) > 1:
                name = f"{visible(file['path'])}!{name}"
            yield from (block_part(block, name, lang) for block in sheet["blocks"])
            if sheet["rows"]:
                yield rows_part(sheet["rows"], name, lang, planned=planned, every=every)
            if sheet["skipped"]:
                yield skipped_part(sheet["skipped"], name, lang)


def _others(entry: Entry, lang: Lang, *, every: bool) -> Part:
    """What else was found; of many remarks of one kind the first ones."""
    seen: Counter[str] = Counter()
    shown = []
    for one in entry["findings"]:
        seen[one["code"]] += 1
        if every or seen[one["code"]] <= _ALIKE:
            shown.append(one)
    left = len(entry["findings"]) - len(shown)
    more = say("inspect.more-findings", lang, count=left)
    return Part(
        title=say("inspect.title-findings", lang),
        lines=((more, "dim"),) if left else (),
        table=findings_table({"findings": shown}, lang),
    )
