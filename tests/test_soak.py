"""A short soak; the long one is `python -m tests.soak 500`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.job.county import County
from tests.job.puppet import Puppet
from tests.soak import KEPT, Soak, WrongError, figures

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="runs are forked and killed")


def test_a_job_for_some_months_with_accidents(tmp_path: Path) -> None:
    with Puppet() as one, Puppet() as other:
        soak = Soak(tmp_path.resolve() / "county", 7, (one, other))
        soak.go(24)
    assert len(soak.county.runs()) == len(soak.kept) > 5
    for kind in ("*.log", "*.txt", "county_*.json", "county_*.xlsx"):
        # One that a kill left before it was listed may be there besides.
        assert len(list(soak.county.folder.rglob(kind))) <= KEPT + 2
    assert figures(soak)


def test_the_soak_notices_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Puppet() as one, Puppet() as other:
        soak = Soak(tmp_path.resolve() / "county", 7, (one, other))
        monkeypatch.setattr(County, "runs", lambda _: [])
        with pytest.raises(WrongError):
            soak.go(1)
