"""What is to be done about each row, said once: of the rows after it only where it was said."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from qcheck.model import Lang
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qcheck.table.inspection.part import Entry

_SEVERAL = 3  # that say the same are counted
# What a message quotes of its own cell; what is left is what there is to be done.
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|（[^）]*）|\([^)]*\)|\b[A-Z]{1,3}[0-9]+\b")


def hints(rows: Sequence[Entry], lang: Lang, *, every: bool) -> list[str]:
    """What is wrong with each row and what to do about it.

    What differs only in what it quotes is said once, with how often it holds; `every` says it all.
    """
    said = [[_problem(p, lang) for p in one["problems"]] + _no_near(one, lang) for one in rows]
    key = str if every else gist
    counts = Counter(key(text) for texts in said for text in texts)
    first: dict[str, str] = {}
    shown = []
    for one, texts in zip(rows, said, strict=True):
        parts = []
        for text in texts:
            if key(text) in first:
                parts.append(say("inspect.as-cell", lang, cell=visible(first[key(text)])))
                continue
            first[key(text)] = one["cell"]
            parts.append(_counted(text, counts[key(text)], lang))
        shown.append(_joined([*parts, *_near(one, lang)], lang))
    return shown


def hint(one: Entry, lang: Lang) -> str:
    """What is wrong with a row and what to do about it, in full."""
    said = [_problem(problem, lang) for problem in one["problems"]]
    return _joined([*said, *_no_near(one, lang), *_near(one, lang)], lang)


def _problem(problem: Entry, lang: Lang) -> str:
    return _ended(visible(problem["message"]), lang)


def _no_near(one: Entry, lang: Lang) -> list[str]:
    lost = one["unmatched"] and not one["suggestions"]
    return [_ended(say("inspect.no-near", lang), lang)] if lost else []


def _near(one: Entry, lang: Lang) -> list[str]:
    """What an unmatched row may have meant: its own, however often it is said."""
    names = say("table.comma", lang).join(map(visible, one["suggestions"]))
    return (
        [_ended(say("inspect.near", lang, names=names), lang)] if one["unmatched"] and names else []
    )


def gist(text: str) -> str:
    """What a message says of any cell: without what it quotes of its own."""
    return _QUOTED.sub("", text)


def _counted(text: str, count: int, lang: Lang) -> str:
    return text + say("inspect.in-all", lang, count=count) if count >= _SEVERAL else text


def _joined(parts: Sequence[str], lang: Lang) -> str:
    return (" " if lang is Lang.EN else "").join(parts)


def _ended(text: str, lang: Lang) -> str:
    """A message as a sentence, so that another may stand behind it."""
    return text if text.endswith((".", "。", "?", "？")) else say("notice.stop", lang, text=text)
