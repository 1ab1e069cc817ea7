from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcheck.spark import BARS, NOTHING, spark
from qcheck.table.layout import encodable

FIGURES = st.lists(st.none() | st.decimals(allow_nan=False, allow_infinity=False))


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([], ""),
        ([None], "·"),
        ([5], "▄"),
        ([5, None, 5], "▄·▄"),
        ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"),
        ([-10, 0, 10], "▁▄█"),
        ([Decimal("0.10"), Decimal("0.3")], "▁█"),
        ([3, 2, 1], "█▄▁"),
    ],
)
def test_lines(values: list[Decimal | int | None], drawn: str) -> None:
    assert spark(values) == drawn


@given(FIGURES)
def test_higher_is_never_drawn_lower(values: list[Decimal | None]) -> None:
    drawn = spark(values)
    assert len(drawn) == len(values)
    said = [(v, BARS.index(c)) for v, c in zip(values, drawn, strict=True) if v is not None]
    assert [height for _, height in sorted(said)] == sorted(height for _, height in said)


def test_consoles() -> None:
    line = BARS + NOTHING
    assert encodable(line, "gbk") == line
    assert encodable(line, "ascii") == "12345678."
