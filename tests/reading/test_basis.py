from __future__ import annotations

import pytest

from qcheck.model import Basis
from qcheck.reading.basis import read
from qcheck.reading.headers import Role, understand


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("快报数", Basis.FLASH),
        ("快报", Basis.FLASH),
        ("初步数", Basis.PRELIMINARY),
        ("初步核算数", Basis.PRELIMINARY),
        ("年报数", Basis.ANNUAL),
        (" 年报 数 ", Basis.ANNUAL),
        ("核定数", Basis.FINAL),
        ("最终核实数", Basis.FINAL),
        ("Final", Basis.FINAL),
        ("", None),
        ("全口径", None),
        ("规上工业", None),
        ("快报数或年报数", None),
        ("未核定", None),
    ],
)
def test_what_a_cell_says_of_its_figure(text: str, basis: Basis | None) -> None:
    assert read(text) is basis


def test_from_the_least_to_the_most_final() -> None:
    assert [basis.rank for basis in Basis] == [0, 1, 2, 3]
    assert list(Basis) == [Basis.FLASH, Basis.PRELIMINARY, Basis.ANNUAL, Basis.FINAL]


@pytest.mark.parametrize("header", ["数据口径", "口径", "数据性质"])
def test_the_column_is_known(header: str) -> None:
    assert understand(header).role is Role.BASIS
