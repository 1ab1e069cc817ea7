"""The rows of a sheet that are no data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.table.inspection.part import Part, headed
from qcheck.table.shape import Table, row
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qcheck.model import Lang
    from qcheck.table.inspection.part import Entry


def skipped_part(skipped: Sequence[Entry], name: str, lang: Lang) -> Part:
    """Which rows they are, why they are none, and what they say."""
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
