"""The answer first: each file, what each of its sheets gave, and which column is the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.table.inspection.part import NO_TABLE, Part, headed, name_of
from qcheck.table.shape import Cell, Column, Table
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qcheck.model import Lang
    from qcheck.table.inspection.part import Entry

_DIGEST = 12  # characters of a SHA-256 that tell two files apart
_NOTHING = ("no-header", "no-value", "no-rows", "failed")
_PASSED_OVER = ("leaflet", "hidden", "not-asked")
_STEP = 1024
_FEW = 3  # tables of a sheet whose values are told one by one
# Counts of a sheet with their tones; what does not occur has no column.
_COUNTS = {
    "read": "",
    "values": "",
    "matched": "pass",
    "unmatched": "unknown",
    "missing": "unknown",
    "unsure": "at-risk",
    "doubtful": "fail",
    "left_out": "dim",
}
_ALWAYS = ("mark", "sheet", "source")


def file_parts(entry: Entry, lang: Lang) -> Iterator[Part]:
    """Each file with its sheets."""
    for file in entry["files"]:
        lines = [(file_facts(file, lang), "dim")]
        if file["problem"]:
            lines.append((say("inspect.problem", lang, message=visible(file["problem"])), "fail"))
        lines.extend((text, "dim") for text in _passed_over(file["sheets"], lang))
        shown = [sheet for sheet in file["sheets"] if sheet["status"] not in _PASSED_OVER]
        table = _sheets(shown, entry, lang) if shown else NO_TABLE
        yield Part(title=visible(file["path"]), lines=tuple(lines), table=table)


def about_plan(entry: Entry, lang: Lang) -> str:
    """Which plan the rows were matched with, and the day that is judged."""
    said = say("inspect.against", lang, id=visible(entry["plan"]["id"]))
    day = say("inspect.judged-at", lang, date=entry["as_of"]) if entry["as_of"] else ""
    return say("inspect.separator", lang).join(filter(None, (said, day)))


def file_facts(file: Entry, lang: Lang) -> str:
    """What a file is: its format, its encoding, its size, its checksum."""
    facts = [
        say(f"inspect.kind-{file['format']}", lang),
        file["encoding"] or "",
        _size(file["size"]),
        say("inspect.sha", lang, digest=file["sha256"][:_DIGEST]),
    ]
    return say("inspect.separator", lang).join(filter(None, facts))


def _passed_over(sheets: Sequence[Entry], lang: Lang) -> Iterator[str]:
    """The sheets that were not to be read, by the reason."""
    for status in _PASSED_OVER:
        names = [name_of(sheet, lang) for sheet in sheets if sheet["status"] == status]
        if names:
            listed = say("table.comma", lang).join(names)
            said = say(f"inspect.state-{status}", lang)
            yield say("inspect.sheet", lang, mark="○", name=listed, facts=said)


def _size(size: int) -> str:
    """1536 → 1.5 KB."""
    units = ("B", "KB", "MB")
    amount, place = float(size), 0
    while amount >= _STEP and place < len(units) - 1:
        amount, place = amount / _STEP, place + 1
    return f"{amount:.1f}".removesuffix(".0") + f" {units[place]}"


def _sheets(sheets: Sequence[Entry], entry: Entry, lang: Lang) -> Table:
    """A line for each sheet: how much was read, and what is to be looked at."""
    counts = {f"count-{key}": {"right": True} for key in _COUNTS}
    about = {"from_width": 150, "below": True}
    named = headed(lang, sheet={"fold": 1}, **counts, source=about)
    columns = (Column(key="mark", heading=""), *named)
    rows = tuple(_sheet(sheet, entry, lang) for sheet in sheets)
    table = Table(title="", columns=columns, rows=rows)
    keys = [column.key for column in columns]
    return table.pick(*keys, unless_empty=[key for key in keys if key not in _ALWAYS])


def _sheet(sheet: Entry, entry: Entry, lang: Lang) -> tuple[Cell, ...]:
    mark, tone = sheet_mark(sheet)
    if sheet["status"] == "read":
        counts = _counted(sheet)
        said = say("inspect.points", lang).join(_sources(sheet, entry["as_of"], lang))
    else:
        counts = {}
        said = say(f"inspect.state-{sheet['status']}", lang)
    return (
        Cell(mark, tone=tone),
        Cell(name_of(sheet, lang)),
        *(Cell(str(counts.get(key, "")), tone=_COUNTS[key]) for key in _COUNTS),
        Cell(said),
    )


def sheet_mark(sheet: Entry) -> tuple[str, str]:
    """The sign of what a sheet gave, and its tone."""
    if sheet["status"] != "read":
        return ("×", "fail") if sheet["status"] in _NOTHING else ("○", "dim")
    open_ = sheet["doubtful"] or sheet["unsure"] or sheet["missing"] or _unmatched(sheet)
    return ("▲", "at-risk") if open_ else ("√", "pass")


def _unmatched(sheet: Entry) -> int:
    return 0 if sheet["matched"] is None else int(sheet["read"] - sheet["matched"])


def _counted(sheet: Entry) -> dict[str, int]:
    """The counts that say anything."""
    found = {key: sheet.get(key) or 0 for key in _COUNTS} | {"unmatched": _unmatched(sheet)}
    if sheet["values"] <= sheet["read"]:
        del found["values"]
    kept = ("read", "doubtful", *(() if sheet["matched"] is None else ("matched",)))
    return {key: count for key, count in found.items() if count or key in kept}


def sheet_line(sheet: Entry, lang: Lang) -> str:
    """What a sheet gave, in one line."""
    read = sheet["status"] == "read"
    facts = _facts(sheet, lang) if read else [say(f"inspect.state-{sheet['status']}", lang)]
    said = say("inspect.separator", lang).join(facts)
    mark, _ = sheet_mark(sheet)
    return say("inspect.sheet", lang, mark=mark, name=name_of(sheet, lang), facts=said)


def total(entry: Entry, lang: Lang) -> str:
    """What all files together gave."""
    said = say("inspect.separator", lang).join(_facts(entry["summary"], lang))
    return say("inspect.done", lang, facts=said)


def _facts(sheet: Entry, lang: Lang) -> Iterator[str]:
    counts = _counted(sheet)
    for key in _COUNTS:
        if key in counts and (key != "doubtful" or counts[key]):
            yield say(f"inspect.{key.replace('_', '-')}", lang, count=counts[key])
    if not sheet["doubtful"] and not sheet["unsure"]:
        yield say("inspect.no-doubt", lang)


# --- Where the value stands -----------------------------------------------------------------------


def _sources(sheet: Entry, as_of: str | None, lang: Lang) -> list[str]:
    """Where the values of each table of a sheet were taken from, and why there."""
    blocks = [block for block in sheet["blocks"] if block["certain"]]
    said = list(dict.fromkeys(_source(block, as_of, lang) for block in blocks))
    told = [text for text in said if text]
    more = say("inspect.more-tables", lang, count=len(told))
    return told if len(told) <= _FEW else [*told[:_FEW], more]


def _source(block: Entry, as_of: str | None, lang: Lang) -> str:
    values = [one for one in block["columns"] if one["meaning"] == "value"]
    if not values:
        return ""
    turned = block.get("turned", False)
    place = say(f"inspect.{'at-line' if turned else 'at-column'}", lang, at=_span(values))
    if len(values) == 1:
        (one,) = values
        why = say(f"inspect.why-{one['why']}", lang, word=visible(one["word"]))
        header = visible(one["text"])
        said = say("inspect.value-column", lang, place=place, header=header, why=why)
        date = say(f"inspect.date-{block['date_from'] or 'none'}", lang, date=block["date"])
        return say("inspect.separator", lang).join((said, date))
    return say("inspect.value-columns", lang, place=place, what=_several(values, as_of, lang))


def _span(values: Sequence[Entry]) -> str:
    """F; F、G; F–I."""
    names = [one["column"] for one in values]
    return "–".join(dict.fromkeys((names[0], names[-1])))


def _several(values: Sequence[Entry], as_of: str | None, lang: Lang) -> str:
    """Of what several columns of values are: regions, periods, indicators; which is judged."""
    regions = _distinct(one["region"] for one in values)
    days = _distinct(one["date"] for one in values)
    facts = []
    if regions:
        facts.append(say("inspect.of-regions", lang, count=len(regions)))
    if days:
        ends = "–".join(dict.fromkeys((days[0], days[-1])))
        facts.append(say("inspect.of-periods", lang, count=len(days), days=ends))
        facts.extend(_judged(values, as_of, lang))
    if not facts:
        why = values[0]["why"]
        facts.append(say("inspect.columns", lang, count=len(values)))
        facts.append(say(f"inspect.why-{why}", lang, word=visible(values[0]["word"])))
    return say("inspect.separator", lang).join(facts)


def _distinct(texts: Iterable[str | None]) -> list[str]:
    return sorted({text for text in texts if text})


def _judged(values: Sequence[Entry], as_of: str | None, lang: Lang) -> Iterator[str]:
    """Which columns are of the last period up to the day that is judged."""
    reached = [one["date"] for one in values if one["date"] and one["date"] <= (as_of or "")]
    day = max(reached, default="")
    own = [one for one in values if one["date"] == day]
    if day and len(own) == 1:
        yield say(
            "inspect.judged-column", lang, at=own[0]["column"], header=visible(own[0]["text"])
        )
