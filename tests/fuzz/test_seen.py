"""`qcheck inspect` on sheets that chance makes, also without a header: it always has words."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from qcheck.errors import QcheckError
from qcheck.inspection import build
from qcheck.model import Lang
from qcheck.reading import read
from qcheck.reading.seen import Trace
from qcheck.table.flat import flat_table
from qcheck.table.inspection import Asked, parts
from tests.fuzz.place import written
from tests.fuzz.test_grids import NAMING, OTHERS, VALUES, Grid, grids
from tests.reading import book

if TYPE_CHECKING:
    from qcheck.model import Actual

HEADS = (*NAMING, *VALUES, *OTHERS, "数据口径", "金华市", "义乌市", "2024年", "一季度", "考核事项")
heads = st.lists(st.lists(st.sampled_from(HEADS), min_size=1, max_size=6), min_size=1, max_size=3)


def _shown(data: bytes) -> None:
    trace = Trace()
    rows: tuple[Actual, ...] = ()
    findings = ()
    with suppress(QcheckError):
        done = read([written(data)], trace=trace)
        rows, findings = done.rows, done.findings  # type: ignore[assignment]
    for lang in Lang:
        entry = build(files=trace.files, rows=rows, findings=findings, matched=None, lang=lang)
        assert all(part.title for part in parts(entry, lang, Asked(files=["a"]), every=True))
        assert flat_table(entry, lang).rows


@given(grid=grids())
def test_what_was_seen_of_a_table_has_words(grid: Grid) -> None:
    _shown(grid.file())


@given(lines=heads, figures=st.booleans())
def test_what_was_seen_without_a_header_has_words(lines: list[list[str]], *, figures: bool) -> None:
    more = [[book.text("甲"), book.number("5"), book.number("7")]] if figures else []
    texts = [[book.text(text) if text else "" for text in line] for line in lines]
    _shown(book.workbook({"S": book.sheet(book.rows(*texts, *more))}))
