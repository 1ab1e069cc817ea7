"""Where published cases are found: beside the repository, where that is at hand."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "oracles"


def cases(name: str) -> Any:  # noqa: ANN401 - as the file has it
    """The content of one file of cases, its figures exact; skips where it is not at hand."""
    file = FOLDER / name
    if not file.is_file():
        pytest.skip(f"the published cases {name} are not at hand (looked in ../shared/oracles)")
    return json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
