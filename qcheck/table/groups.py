"""The table of the screen in parts: one for each lead department, or for each section."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qcheck.table.order import ORDER, parted
from qcheck.table.verdicts import screen_table
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from qcheck.model import Lang
    from qcheck.table.shape import Table

    Entry = Mapping[str, Any]


def group_tables(
    entries: Sequence[Entry],
    group: str,
    result: Mapping[str, Any],
    lang: Lang,
    leads: Collection[str] = (),
) -> list[Table]:
    """A titled table for each part that has a row; what two departments lead stands under both.

    `group` is one of `GROUPS`; `leads` keeps those departments; the title counts what is shown.
    """
    return [
        replace(
            screen_table(some, result, lang),
            title=_title(name or say(f"table.no-{group}", lang), some, lang),
        )
        for name, some in parted(entries, group, result["results"], leads).items()
    ]


def _title(name: str, entries: Sequence[Entry], lang: Lang) -> str:
    return say("table.title-part", lang, name=visible(name), counts=counted(entries, lang))


def counted(entries: Sequence[Entry], lang: Lang) -> str:
    """How many of them there are of each status, in words."""
    statuses = [entry["status"] for entry in entries]
    counts = {status.replace("-", "_"): statuses.count(status) for status in ORDER}
    counts["pass_"] = counts.pop("pass")
    return say("table.counts", lang, total=len(statuses), **counts)
