from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.audit.demo import DOCUMENT, PLAN
from tests.cli.run import qcheck

if TYPE_CHECKING:
    from pathlib import Path


def files(folder: Path, document: str = DOCUMENT) -> tuple[Path, Path]:
    plan, source = folder / "demo.yaml", folder / "demo.txt"
    plan.write_text(PLAN, encoding="utf-8")
    source.write_text(document, encoding="utf-8")
    return plan, source


def test_complete(tmp_path: Path) -> None:
    plan, source = files(tmp_path)
    run = qcheck("audit", plan, "--source", source)
    assert run.code == 0
    assert run.out == ""
    assert "找到8条" in run.err
    assert run.last == "退出码 0：核对完整：没有遗漏"


def test_not_complete(tmp_path: Path) -> None:
    plan, source = files(tmp_path, DOCUMENT.replace("92.5", "93.5"))
    run = qcheck("audit", plan, "--source", source, "--lang", "en")
    assert run.code == 3
    assert "clause-differs" in run.out
    assert "figure-uncovered" in run.out
    assert "demo.txt:9" in run.out
    assert run.last == "exit code 3: not complete: 2 errors, listed above"


def test_json(tmp_path: Path) -> None:
    plan, source = files(tmp_path, DOCUMENT + "培训千名骨干。\n")
    run = qcheck("audit", plan, "--source", source, "--format", "json")
    found = json.loads(run.out)
    assert run.code == 3
    assert found["complete"] is False
    assert found["clauses"] == {"total": 8, "found": 8, "in_section": 8}
    assert found["figures"]["uncovered"] == 1
    assert [one["code"] for one in found["findings"]] == ["figure-uncovered"]


def test_without_a_document(tmp_path: Path) -> None:
    plan, source = files(tmp_path)
    assert qcheck("audit", plan).code == 2
    assert qcheck("audit", plan, "--source", tmp_path / "missing.txt").code == 4
    assert qcheck("audit", "no-such-plan", "--source", source).code == 2
