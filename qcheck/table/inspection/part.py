"""A piece of what `qcheck inspect` shows: a title, lines, a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qcheck.table.shape import Column, Table
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qcheck.model import Lang

    Entry = Mapping[str, Any]

NO_TABLE = Table(title="", columns=(), rows=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A titled table with lines under its title; without rows it is not drawn."""

    title: str
    table: Table = NO_TABLE
    lines: tuple[tuple[str, str], ...] = ()  # (text, tone)


def headed(lang: Lang, **columns: Mapping[str, Any]) -> tuple[Column, ...]:
    """Columns by their keys, with their settings."""
    return tuple(
        Column(key=key, heading=say(f"inspect.head-{key}", lang), **settings)
        for key, settings in columns.items()
    )


def name_of(sheet: Entry, lang: Lang) -> str:
    """What a sheet is called; the one of a text file has no name."""
    return visible(sheet["name"]) or say("inspect.unnamed", lang)
