"""A short soak; the long one is `python -m tests.soak 500`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.job.county import County
from tests.job.puppet import Puppet
from tests.soak import KEPT, Soak, WrongError, figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="runs are forked and killed")


@pytest.fixture(scope="module")
def puppets() -> Iterator[tuple[Puppet, Puppet]]:
    with Puppet() as one, Puppet() as other:
        yield one, other


def test_a_job_for_some_months_with_accidents(
    tmp_path: Path, puppets: tuple[Puppet, Puppet]
) -> None:
    soak = Soak(tmp_path.resolve() / "county", 7, puppets)
    soak.go(20)
    assert len(soak.county.runs()) == len(soak.kept) > 5
    for kind in ("*.log", "*.txt", "county_*.json", "county_*.xlsx"):
        # One that a kill left before it was listed may be there besides.
        assert len(list(soak.county.folder.rglob(kind))) <= KEPT + 2
    assert figures(soak)


def test_the_soak_notices_what_is_wrong(
    tmp_path: Path, puppets: tuple[Puppet, Puppet], monkeypatch: pytest.MonkeyPatch
) -> None:
    soak = Soak(tmp_path.resolve() / "county", 7, puppets)
    monkeypatch.setattr(County, "runs", lambda _: [])
    with pytest.raises(WrongError):
        soak.go(1)
