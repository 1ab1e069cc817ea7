"""What the reader saw as lines and tables, drawn from the JSON of `qcheck inspect`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from qcheck.model import Lang
from qcheck.table.figures import figure
from qcheck.table.lists import findings_table
from qcheck.table.shape import Cell, Column, Table, row
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Entry = Mapping[str, Any]

MANY = 40  # rows; of more only those to look at are shown
_DIGEST = 12  # characters of a SHA-256 that tell two files apart
_ROW_TONES = {
    "read": "pass",
    "missing": "unknown",
    "unmatched": "unknown",
    "unsure": "at-risk",
    "doubtful": "fail",
}
_MEANING_TONES = {"value": "pass", "candidate": "at-risk", "other": "dim", "hidden": "dim"}
_UNUSED = ("period", "beside", "none")
_NOTHING = ("no-header", "no-value", "no-rows", "failed")
_STEP = 1024
_FOR_DATES = 100  # columns of a screen that shows dates which are all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A titled table with lines under its title; without rows it is not drawn."""

    title: str
    table: Table
    lines: tuple[tuple[str, str], ...] = ()  # (text, tone)


def answer_lines(entry: Entry, lang: Lang) -> Iterator[tuple[str, str]]:
    """The answer first: each file, and in one line what each of its sheets gave."""
    for file in entry["files"]:
        yield _file_line(file, lang), "title"
        if file["problem"]:
            yield say("inspect.problem", lang, message=visible(file["problem"])), "fail"
        yield from (sheet_line(sheet, lang) for sheet in file["sheets"])


def _file_line(file: Entry, lang: Lang) -> str:
    facts = [
        say(f"inspect.kind-{file['format']}", lang),
        file["encoding"] or "",
        _size(file["size"]),
        say("inspect.sha", lang, digest=file["sha256"][:_DIGEST]),
    ]
    said = say("inspect.separator", lang).join(filter(None, facts))
    return say("inspect.file", lang, path=visible(file["path"]), facts=said)


def _size(size: int) -> str:
    """1536 → 1.5 KB."""
    units = ("B", "KB", "MB")
    amount, place = float(size), 0
    while amount >= _STEP and place < len(units) - 1:
        amount, place = amount / _STEP, place + 1
    return f"{amount:.1f}".removesuffix(".0") + f" {units[place]}"


def sheet_line(sheet: Entry, lang: Lang) -> tuple[str, str]:
    """What a sheet gave, in one line, and its tone."""
    status = sheet["status"]
    if status != "read":
        mark, tone = ("×", "fail") if status in _NOTHING else ("○", "dim")
        facts = [say(f"inspect.state-{status}", lang)]
    else:
        fine = not sheet["doubtful"] and not sheet["unsure"] and sheet["matched"] != 0
        mark, tone = ("√", "pass") if fine else ("▲", "at-risk")
        facts = list(_facts(sheet, lang))
    said = say("inspect.separator", lang).join(facts)
    return say("inspect.sheet", lang, mark=mark, name=_name(sheet, lang), facts=said), tone


def total(entry: Entry, lang: Lang) -> str:
    """What all files together gave."""
    said = say("inspect.separator", lang).join(_facts(entry["summary"], lang))
    return say("inspect.done", lang, facts=said)


def _facts(sheet: Entry, lang: Lang) -> Iterator[str]:
    yield say("inspect.read", lang, count=sheet["read"])
    if sheet["values"] > sheet["read"]:
        yield say("inspect.values", lang, count=sheet["values"])
    if sheet["matched"] is not None:
        yield say("inspect.matched", lang, count=sheet["matched"])
        if sheet["read"] > sheet["matched"]:
            yield say("inspect.unmatched", lang, count=sheet["read"] - sheet["matched"])
    if sheet["missing"]:
        yield say("inspect.missing", lang, count=sheet["missing"])
    if sheet["unsure"]:
        yield say("inspect.unsure", lang, count=sheet["unsure"])
    key = "doubtful" if sheet["doubtful"] else "no-doubt"
    if sheet["doubtful"] or not sheet["unsure"]:
        yield say(f"inspect.{key}", lang, count=sheet["doubtful"])


def _name(sheet: Entry, lang: Lang) -> str:
    return visible(sheet["name"]) or say("inspect.unnamed", lang)


def parts(entry: Entry, lang: Lang, *, every: bool) -> Iterator[Part]:
    """The detail: columns, rows, skipped rows of each sheet, then what else was found.

    `every` shows all rows of a long sheet, not only those to look at.
    """
    several = len(entry["files"]) > 1
    for file in entry["files"]:
        for sheet in file["sheets"]:
            name = _name(sheet, lang)
            if several:
                name = f"{visible(file['path'])}!{name}"
            yield from (_block(block, name, lang) for block in sheet["blocks"])
            if sheet["rows"]:
                yield _rows(sheet["rows"], name, entry["plan"] is not None, lang, every=every)
            if sheet["skipped"]:
                yield _skipped(sheet["skipped"], name, lang)
    if entry["findings"]:
        found = findings_table(entry, lang)
        yield Part(title=say("inspect.title-findings", lang), table=found)


# --- Columns -------------------------------------------------------------------------------------


def _block(block: Entry, name: str, lang: Lang) -> Part:
    rows = "–".join(dict.fromkeys(str(n) for n in (block["header"][0], block["header"][-1])))
    key = "title-columns" if block["certain"] else "title-likely"
    turned = block.get("turned", False)
    where = say("inspect.header-turned" if turned else "inspect.header-rows", lang, rows=rows)
    return Part(
        title=say(f"inspect.{key}", lang, sheet=name, rows=where),
        lines=tuple(block_lines(block, lang)) if block["certain"] else (),
        table=Table(
            title="",
            columns=headed(lang, column={}, header={"fold": 2}, meaning={}, why={"fold": 3}),
            rows=tuple(column_row(one, lang) for one in block["columns"]),
        ),
    )


def headed(lang: Lang, **columns: Mapping[str, Any]) -> tuple[Column, ...]:
    """Columns by their keys, with their settings."""
    return tuple(
        Column(key=key, heading=say(f"inspect.head-{key}", lang), **settings)
        for key, settings in columns.items()
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


# --- Rows ----------------------------------------------------------------------------------------


def _rows(rows: Sequence[Entry], name: str, planned: bool, lang: Lang, *, every: bool) -> Part:  # noqa: FBT001
    short = every or len(rows) <= MANY
    shown = rows if short else [one for one in rows if one["status"] != "read"]
    counts = {"shown": len(shown), "count": len(rows)}
    key = "title-rows" if short else "title-odd"
    remarks = _remarks(shown, lang)
    left = len(rows) - len(shown)
    more = say("inspect.more-rows", lang, count=left)
    # Dates tell the rows of one indicator apart: then no screen is too narrow for them.
    dated = len({one["own_date"] for one in shown}) > 1
    return Part(
        title=say(f"inspect.{key}", lang, sheet=name, **counts),
        lines=((more, "dim"),) if left else (),
        table=Table(
            title="",
            columns=headed(
                lang,
                status={},
                cell={},
                name={"fold": 2},
                value={"fold": 1},
                raw={"from_width": 140, "fold": 1},
                date={"from_width": 0 if dated else _FOR_DATES},
                target={"from_width": 0 if planned else None},
                remark={"from_width": 150, "below": True, "fold": 3},
            ),
            rows=tuple(_row(one, said, lang) for one, said in zip(shown, remarks, strict=True)),
        ),
    )


def _remarks(rows: Sequence[Entry], lang: Lang) -> list[str]:
    """What is to be done about each row; of one that says the same as that above it, just that."""
    said = [remark(one, lang) for one in rows]
    same = say("inspect.as-above", lang)
    again = [bool(now) and now == before for before, now in pairwise(["", *said])]
    return [same if known else text for text, known in zip(said, again, strict=True)]


def _row(one: Entry, said: str, lang: Lang) -> tuple[Cell, ...]:
    status = one["status"]
    raw = visible(one["raw"])
    value = visible(shown_value(one))
    quoted = say("table.quoted", lang, text=raw) if raw else ""
    return (
        Cell(say(f"inspect.row-{status}", lang), tone=_ROW_TONES[status]),
        Cell(visible(one["cell"])),
        Cell(visible(one["name"])),
        Cell(value or quoted),
        Cell(quoted if value and raw not in value else ""),
        Cell(one["own_date"] or ""),
        Cell(say("table.comma", lang).join(one["targets"])),
        Cell(said),
    )


def shown_value(one: Entry) -> str:
    """A row's figure with its unit as read, "" where there is none."""
    return figure(one["value"], one["unit"])


def remark(one: Entry, lang: Lang) -> str:
    """What is wrong with a row and what to do about it."""
    said = [visible(problem["message"]) for problem in one["problems"]]
    if one["unmatched"]:
        names = say("table.comma", lang).join(map(visible, one["suggestions"]))
        said.append(say("inspect.near" if names else "inspect.no-near", lang, names=names))
    return (" " if lang is Lang.EN else "").join(map(partial(_ended, lang=lang), said))


def _ended(text: str, *, lang: Lang) -> str:
    """A message as a sentence, so that another may stand behind it."""
    return text if text.endswith((".", "。", "?", "？")) else say("notice.stop", lang, text=text)


def _skipped(skipped: Sequence[Entry], name: str, lang: Lang) -> Part:
    columns = headed(lang, rows={"fold": 1}, remark={"fold": 3}, text={"fold": 2})
    return Part(
        title=say("inspect.title-skipped", lang, sheet=name),
        table=Table(
            title="",
            columns=columns,
            rows=tuple(
                row(one["rows"], visible(one["message"]), shown_texts(one, lang)) for one in skipped
            ),
        ),
    )


def shown_texts(one: Entry, lang: Lang) -> str:
    """The first texts of skipped rows."""
    texts = [visible(text) for text in one["texts"] if text]
    more = ["…"] if one["count"] > len(one["texts"]) else []
    return say("inspect.points", lang).join([*texts, *more])
