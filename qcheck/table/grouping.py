"""Findings for a screen: what is wrong with many cells in one way is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qcheck.model import Lang

    Finding = Mapping[str, Any]

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
        source = say("table.places", lang, source=places[0], count=len(places))
        yield {**same[0], "source": source, "target": None}


def _sheet(finding: Finding) -> str:
    return str(finding["source"]).rpartition("!")[0]


def without_source(source: str, message: str) -> str:
    """A message without the address it begins with, where that stands before it already.

    >>> without_source("a.xlsx", "a.xlsx 是空文件"), without_source("a!b", "b 有误")
    ('是空文件', 'b 有误')
    """
    rest = message.removeprefix(source) if source else message
    return rest.strip() if rest and not rest[0].isalnum() else message
