"""The header of a table: what each column was taken for, and why; what the lines above it say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.table.inspection.part import Part, headed
from qcheck.table.shape import Cell, Table
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qcheck.model import Lang
    from qcheck.table.inspection.part import Entry

_MEANING_TONES = {"value": "pass", "candidate": "at-risk", "other": "dim", "hidden": "dim"}
_UNUSED = ("period", "beside", "none")


def block_part(block: Entry, name: str, lang: Lang) -> Part:
    """A header: what its columns mean, and why."""
    rows = "–".join(dict.fromkeys(str(n) for n in (block["header"][0], block["header"][-1])))
    key = "title-columns" if block["certain"] else "title-likely"
    turned = block.get("turned", False)
    letters = "line" if turned else "column"
    where = say("inspect.header-turned" if turned else "inspect.header-rows", lang, rows=rows)
    return Part(
        title=say(f"inspect.{key}", lang, sheet=name, rows=where),
        lines=tuple(block_lines(block, lang)) if block["certain"] else (),
        table=Table(
            title="",
            columns=headed(lang, **{letters: {}}, header={"fold": 2}, meaning={}, why={"fold": 3}),
            rows=tuple(column_row(one, lang) for one in block["columns"]),
        ),
    )


def block_lines(block: Entry, lang: Lang) -> Iterator[tuple[str, str]]:
    """What holds for all rows of a block, and the lines above it that say so."""
    facts = [say(f"inspect.date-{block['date_from'] or 'none'}", lang, date=block["date"])]
    if block["unit"]:
        facts.append(say("inspect.unit", lang, unit=visible(block["unit"])))
    yield say("inspect.separator", lang).join(facts), "" if block["date"] else "dim"
    for line in block["lines"]:
        key = "gives-date" if line["date"] == block["date"] else "gives-unused"
        gives = [say(f"inspect.{key}", lang, date=line["date"]) if line["date"] else ""]
        gives.append(say("inspect.unit", lang, unit=visible(line["unit"])) if line["unit"] else "")
        said = say("inspect.separator", lang).join(filter(None, gives))
        key = "line-gives" if said else "line"
        yield say(f"inspect.{key}", lang, text=visible(line["text"]), gives=said), "dim"


def column_row(one: Entry, lang: Lang) -> tuple[Cell, ...]:
    """A column: its letters, its header, what it was taken for, and why."""
    meaning = one["meaning"]
    tone = _MEANING_TONES.get(meaning, "dim" if meaning in _UNUSED else "")
    if one["why"] == "unclear":
        tone = "unknown"
    return (
        Cell(one["column"]),
        Cell(visible(one["text"])),
        Cell(say(f"inspect.mean-{meaning}", lang), tone=tone),
        Cell(say(f"inspect.why-{one['why']}", lang, word=visible(one["word"])), tone="dim"),
    )
