"""Findings for a screen: what is wrong with many cells in one way is said once."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from qcheck.model import Lang, Names
from qcheck.words import message, say, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qcheck.model import Finding as Problem

    Finding = Mapping[str, Any]

_LISTED = 5  # a clerk goes to each cell; of more than these, the result has the rest

# What is said of a whole table, and of each of its cells again.
_OF_TABLE = {
    "value-column-unclear": "value-columns",
    "value-period-unclear": "period-columns",
}


def grouped(findings: Sequence[Finding], lang: Lang) -> Iterator[Finding]:
    """The findings of a result in their order, those that say the same of several cells as one.

    Only for what is shown: the result keeps one for each cell and target.
    """
    tables = {(_sheet(one), one["code"]) for one in findings}
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for one in findings:
        if (_sheet(one), _OF_TABLE.get(one["code"], "")) not in tables:
            groups.setdefault((one["severity"], one["code"], one["message"]), []).append(one)
    for same in groups.values():
        places = list(dict.fromkeys(one["source"] for one in same))
        if len(places) == 1:
            yield same[0]
            continue
        yield {**same[0], "source": _listed(places, lang), "target": None}


def _listed(places: Sequence[str], lang: Lang) -> str:
    """Several addresses as one text: the first whole, those after it without what they share.

    >>> _listed(["a.xlsx!表!F14", "a.xlsx!表!F15", "a.xlsx!总!F2"], Lang.ZH)
    'a.xlsx!表!F14、F15、总!F2'
    """
    shown = places[:_LISTED]
    names = Names((places[0], *(_after(one, before) for before, one in pairwise(shown))))
    if len(shown) == len(places):
        return ", ".join(names.names) if lang is Lang.EN else names
    return say("table.places", lang, source=names, count=len(places))


def _after(address: str, before: str) -> str:
    """An address that stands after another one, without the file and the sheet they share."""
    parts, known = address.split("!"), before.split("!")
    while len(parts) > 1 and known and parts[0] == known[0]:
        del parts[0], known[0]
    return "!".join(parts)


def _sheet(finding: Finding) -> str:
    return str(finding["source"]).rpartition("!")[0]


def without_source(source: str, said: str) -> str:
    """A message without the address it begins with, where that stands before it already.

    >>> without_source("a.xlsx", "a.xlsx 是空文件"), without_source("a!b", "b 有误")
    ('是空文件', 'b 有误')
    """
    rest = said.removeprefix(source) if source else said
    return rest.strip() if rest and not rest[0].isalnum() else said


def error_line(finding: Problem, lang: Lang, *, of_plan: bool) -> str:
    """One problem behind an error. The code is for who writes plans, not for who sends figures."""
    source, said = visible(finding.source), visible(message(finding, lang))
    if of_plan:
        return f"{source}: {finding.code}: {said}"
    said = without_source(source, said)
    return say("table.finding-line", lang, mark="", source=source, message=said).strip()
