"""Every test of the store runs on SQLite and, where it can be started, on PostgreSQL."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from tests.history.server import make_database, server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a history that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "历史.sqlite")
    return make_database(request.getfixturevalue("postgres"), f"历史{next(_NUMBERS)}")
