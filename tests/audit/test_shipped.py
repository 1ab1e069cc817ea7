"""Every shipped plan against its document, where the documents are at hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qcheck import library
from qcheck.audit import audit
from qcheck.model import Line
from qcheck.sources import read
from tests.audit.demo import narrowed, widened

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCES = Path(__file__).parents[3] / "shared" / "sources"
# The document of a plan is called like the plan, but for one that two plans share.
SHARED = {"jinhua-2025": "jinhua-2023", "jinhua-2027": "jinhua-2023"}


def source_of(plan: str) -> Path:
    file = SOURCES / f"{SHARED.get(plan, plan)}.txt"
    if not file.is_file():
        pytest.skip(f"the document {file.name} is not at hand (looked in ../shared/sources)")
    return file


def copied(lines: tuple[Line, ...], copy: Callable[[str], str]) -> tuple[Line, ...]:
    return tuple(Line(number=line.number, text=copy(line.text)) for line in lines)


@pytest.mark.parametrize("plan", library.plan_ids(None))
def test_a_shipped_plan_is_complete(plan: str) -> None:
    source = source_of(plan)
    held, lines = library.load(plan), read(str(source))
    plain = audit(held, lines, source.name)
    assert plain.findings == ()
    for copy in (widened, narrowed):
        other = audit(held, copied(lines, copy), source.name)
        assert other.findings == ()
        assert (other.clauses, other.figures) == (plain.clauses, plain.figures)
