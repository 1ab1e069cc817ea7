"""When two results are the same run, whatever wrote them and wherever."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from qcheck.history.packing import digest, unpack
from qcheck.reading.results import load
from tests.cli.demo import GOOD, plan, sheet
from tests.cli.run import qcheck
from tests.history.made import result

if TYPE_CHECKING:
    from pathlib import Path


def judged(folder: Path, out: str, *args: str | Path) -> Mapping[str, Any]:
    file = folder / out
    given = ("--plan", plan(folder), "--as-of", "2025-06-30", "--export", file)
    qcheck("verify", *args, *given)
    return load(str(file))


def test_the_language_and_the_name_of_the_file_do_not_count(tmp_path: Path) -> None:
    rows = (*GOOD, "没有这个指标,3", "质量竞争力指数,已完成")
    first = judged(tmp_path, "a.json", sheet(tmp_path, *rows))
    moved = sheet(tmp_path, *rows, name="七月.csv")
    second = judged(tmp_path, "b.json", moved, "--lang", "en")
    assert first["findings"]
    assert first["results"] != second["results"]
    assert digest(first) == digest(second)


def test_a_figure_and_the_rules_do_count(tmp_path: Path) -> None:
    first = judged(tmp_path, "a.json", sheet(tmp_path, *GOOD))
    other = judged(tmp_path, "b.json", sheet(tmp_path, *GOOD[:-1], "新增未来工厂,2"))
    strict = judged(tmp_path, "c.json", sheet(tmp_path, *GOOD), "--profile", "shixu")
    assert len({digest(one) for one in (first, other, strict)}) == 3


def test_a_result_just_built_and_one_that_was_stored_are_the_same() -> None:
    stored = json.loads(json.dumps(result(), default=float), parse_float=Decimal)
    assert digest(stored) == digest(_decimals(result()))


def _decimals(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """As the program builds a result: figures are Decimal, whole ones too."""
    if isinstance(value, Mapping):
        return {key: _decimals(one) for key, one in reversed(list(value.items()))}
    if isinstance(value, list):
        return tuple(map(_decimals, value))
    return Decimal(value) if type(value) is int else value


def test_what_was_not_stored_is_not_read() -> None:
    assert unpack(b"no zip", "0" * 64) is None
