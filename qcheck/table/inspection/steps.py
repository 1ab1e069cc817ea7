"""What to do next, with the command to type."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qcheck.table.inspection.hints import gist
from qcheck.table.inspection.part import Part, name_of
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qcheck.model import Lang
    from qcheck.table.inspection.part import Entry

    Step = tuple[str, str]  # what to do, and the command for it

_LISTED = 5  # cells of one kind; all of them stand below
_PLAIN = re.compile(r"[\w./:\\=,@%+~-]+")
_OPEN = ("doubtful", "unsure", "missing")  # the worst first
# What settles a cause for all its cells: the option, and which columns it may name by what.
_OPTIONS = {
    "value-column-unclear": ("--column", "candidate", "text"),
    "several-regions": ("--region", "value", "region"),
}
_WHOLE = ("累计", "全年", "年度")  # a total, in the header of a column
_UNREAD = {"no-value": "value", "no-header": "header", "no-rows": "fill"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed: the files, and the options with their values."""

    files: Sequence[str]
    options: Mapping[str, str] = field(default_factory=dict)
    mapping: str = ""  # the mapping file that is being written

    def command(self, name: str, *more: str) -> str:
        """The command line of `name` for the same files and options, and more of them."""
        given = (part for pair in self.options.items() for part in pair)
        return " ".join(("qcheck", name, *map(_quoted, (*self.files, *given, *more))))


def _quoted(text: str) -> str:
    """A word as a shell takes it whole: where that is enough, in the quotes of every system."""
    if _PLAIN.fullmatch(text):
        return text
    return f"'{text}'" if re.search(r'["$`!]', text) else f'"{text}"'


def steps_part(entry: Entry, asked: Asked, lang: Lang) -> Part:
    """What is to be done, the worst first."""
    found = list(_steps(entry, asked, lang))
    numbers = [f"{n}. " for n in range(1, len(found) + 1)] if len(found) > 1 else [""]
    lines = []
    for number, (text, command) in zip(numbers, found, strict=True):
        lines.append((f"{number}{text}", ""))
        if command:
            lines.append((" " * len(number) + visible(command), "command"))
    return Part(title=say("inspect.title-next", lang), lines=tuple(lines))


def _steps(entry: Entry, asked: Asked, lang: Lang) -> Iterator[Step]:
    sheets = [sheet for file in entry["files"] for sheet in file["sheets"]]
    unread = (_unread(one, asked, lang) for one in sheets if one["status"] in _UNREAD)
    yield from dict.fromkeys(unread)
    yield from _open(entry, asked, lang)
    if entry["plan"] is None:
        yield say("inspect.step-plan", lang), "qcheck list-plans"
        return
    summary = entry["summary"]
    left = summary["read"] - (summary["matched"] or 0)
    if left and not summary["matched"]:
        yield say("inspect.step-other", lang), "qcheck list-plans"
    open_ = left or any(summary[key] for key in _OPEN)
    if left:
        yield _names(left, asked, lang)
    if summary["matched"]:
        key = "then" if open_ else "verify"
        yield say(f"inspect.step-{key}", lang), asked.command("verify")


def _names(left: int, asked: Asked, lang: Lang) -> Step:
    """What to do about rows that no target knows."""
    if file := asked.mapping:
        command = asked.command("inspect", "--map", file)
        return say("inspect.step-map", lang, file=visible(file)), command
    if file := asked.options.get("--map", ""):
        return say("inspect.step-map-more", lang, count=left, file=visible(file)), ""
    command = asked.command("inspect", "--write-map", "names.yaml")
    return say("inspect.step-names", lang, count=left), command


def _unread(sheet: Entry, asked: Asked, lang: Lang) -> Step:
    """What lets a sheet be read that gave nothing."""
    columns = [one for block in sheet["blocks"] for one in block["columns"]]
    if named := [visible(one["text"]) for one in columns if one["meaning"] == "candidate"]:
        key = "column"
    elif sheet["status"] == "no-value":
        named = [visible(one["text"]) for one in columns if one["why"] == "unclear" and one["text"]]
        key = "unclear" if named else "value"
    else:
        key = _UNREAD[sheet["status"]]
    name, names = name_of(sheet, lang), say("table.comma", lang).join(named)
    command = asked.command("inspect", "--column", named[0]) if named else ""
    return say(f"inspect.step-{key}", lang, sheet=name, columns=names), command


def _open(entry: Entry, asked: Asked, lang: Lang) -> Iterator[Step]:
    """What to do about the rows that are open: of many cells with one cause, that cause."""
    sheets = [sheet for file in entry["files"] for sheet in file["sheets"]]
    several = sum(bool(sheet["rows"]) for sheet in sheets) > 1
    for status in _OPEN:
        causes: dict[tuple[str, str], list[str]] = defaultdict(list)
        messages: dict[tuple[str, str], str] = {}
        for sheet in sheets:
            at = f"{name_of(sheet, lang)}!" if several else ""
            for row in sheet["rows"]:
                if row["status"] == status:
                    code, message = _problem(row)
                    cause = code, gist(message)
                    causes[cause].append(f"{at}{visible(row['cell'])}")
                    messages.setdefault(cause, message)
        others: list[str] = []
        for cause, cells in causes.items():
            if len(cells) > _LISTED and messages[cause]:
                command = _settled_by(cause[0], sheets, asked)
                key = "inspect.step-cause-settled" if command else "inspect.step-cause"
                said = visible(messages[cause])
                yield say(key, lang, cells=_named(cells, lang), cause=said), command
            else:
                others.extend(cells)
        if others:
            yield say(f"inspect.step-{status}", lang, cells=_named(others, lang)), ""


def _problem(row: Entry) -> tuple[str, str]:
    """The code of what is wrong with a row, and its words."""
    first = next(iter(row["problems"]), None)
    return (first["code"], first["message"]) if first else ("", "")


def _settled_by(code: str, sheets: Sequence[Entry], asked: Asked) -> str:
    """The command that settles a cause for all cells, where an option does."""
    if code not in _OPTIONS:
        return ""
    option, meaning, key = _OPTIONS[code]
    columns = [one for s in sheets for block in s["blocks"] for one in block["columns"]]
    found = [visible(one[key]) for one in columns if one["meaning"] == meaning and one[key]]
    whole = (one for word in _WHOLE for one in found if word in one)
    named = next(whole, found[0] if found else "")
    return asked.command("inspect", option, named) if named else ""


def _named(cells: Sequence[str], lang: Lang) -> str:
    """The first few cells, and how many there are."""
    named = say("table.comma", lang).join(cells[:_LISTED])
    if len(cells) <= _LISTED:
        return named
    return say("inspect.and-more", lang, cells=named, count=len(cells))
