"""The starting point of a mapping file: what did not match, as comments to be checked.

Nothing in it is in force: a suggestion becomes a mapping when a person takes its # away.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qcheck.model import Lang, Plan

    Entry = Mapping[str, Any]


def render(entry: Entry, plan: Plan, meanings: str, path: str, lang: Lang) -> bytes:
    """The file, from the JSON of `qcheck inspect`.

    Args:
        entry: what was seen, with this plan.
        plan: whose ids the names are to mean.
        meanings: what a column may be said to mean, for a comment.
        path: what the file will be called.
        lang: the language of the comments.
    """
    lines = (
        f"# {say('mapping.head', lang)}",
        f"# {say('mapping.head-use', lang, path=visible(path))}",
        "",
        f"names:  # {say('mapping.names-about', lang)}",
        *(_names(entry, plan, lang) or [f"  # {say('mapping.nothing-unmatched', lang)}"]),
        "",
        f"columns:  # {say('mapping.columns-about', lang, meanings=meanings)}",
        *(_columns(entry, lang) or [f"  # {say('mapping.nothing-unclear', lang)}"]),
        "",
        f"# {say('mapping.ids', lang, plan=plan.id)}",
        *_ids(plan),
    )
    return ("\n".join(lines) + "\n").encode()


def _names(entry: Entry, plan: Plan, lang: Lang) -> list[str]:
    """Each unmatched name once, with the id of the target that it looks like most."""
    ids = {target.name: target.id for target in plan.targets}
    sheets = (sheet for file in entry["files"] for sheet in file["sheets"])
    lines: dict[str, list[str]] = {}
    for row in (row for sheet in sheets for row in sheet["rows"]):
        if not row["targets"] and row["name"] and row["name"] not in lines:
            lines[row["name"]] = list(_name(row, ids, lang))
    return [line for of_name in lines.values() for line in of_name]


def _name(row: Entry, ids: Mapping[str, str], lang: Lang) -> Iterator[str]:
    source = visible(row["source"])
    if visible(row["name"]) != row["name"]:
        text = visible(row["name"])
        yield f"  # {say('mapping.written-strange', lang, source=source, text=text)}"
        return
    near = row["suggestions"]
    comma = say("table.comma", lang)
    said = comma.join(f"{visible(name)} {ids[name]}" for name in near)
    key = "written-from" if near else "written-alone"
    yield f"  # {say(f'mapping.{key}', lang, source=source, near=said)}"
    yield f"  # {_quoted(row['name'])}: {ids[near[0]] if near else ''}".rstrip()


def _columns(entry: Entry, lang: Lang) -> list[str]:
    """Each header that was not understood once; those that could be the value as the value."""
    lines: dict[str, list[str]] = {}
    for place, one, certain in _headers(entry):
        wanted = one["meaning"] == "candidate" or one["why"] == "unclear"
        if not wanted or not one["text"] or visible(one["text"]) != one["text"]:
            continue
        meaning = say(f"inspect.mean-{one['meaning']}", lang)
        about = say("mapping.written-column", lang, source=place, meaning=meaning)
        # Nobody knows what a row means that only looks like a header: a person must say so.
        means = "实际值" if one["meaning"] == "candidate" else "忽略" if certain else ""
        lines.setdefault(one["text"], [f"  # {_quoted(one['text'])}: {means}  # {about}"])
    return [line for of_text in lines.values() for line in of_text]


def _headers(entry: Entry) -> Iterator[tuple[str, Entry, bool]]:
    for file in entry["files"]:
        for sheet in file["sheets"]:
            place = "!".join(filter(None, (file["path"], sheet["name"])))
            for block in _headed(sheet["blocks"]):
                for one in block["columns"]:
                    yield visible(f"{place}!{one['column']}"), one, block["certain"]


def _headed(blocks: Sequence[Entry]) -> Sequence[Entry]:
    """The headers of a sheet; where none was recognised, the row that looks most like one."""
    return [block for block in blocks if block["certain"]] or blocks[:1]


def _ids(plan: Plan) -> Sequence[str]:
    width = max((len(target.id) for target in plan.targets), default=0)
    return [f"#   {target.id:<{width}}  {visible(target.name)}" for target in plan.targets]


def _quoted(text: str) -> str:
    """As a double-quoted text of YAML."""
    return json.dumps(text, ensure_ascii=False)
