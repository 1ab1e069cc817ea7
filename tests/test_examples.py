from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema
import pytest

from qcheck import library
from tests.examples import CASES, PICTURE, PICTURES, ROOT, case_of, normalised, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_example(folder: Path) -> None:
    done = run(folder)
    assert done.code == case_of(folder)["exit_code"], done.err
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert normalised(done.out) == expected
    jsonschema.validate(json.loads(done.out), json.loads(library.schema("result")))


def test_the_first_example_shows_every_status() -> None:
    results = normalised(run(ROOT / "examples" / "jinhua-2025").out)["results"]
    assert {one["status"] for one in results} == {"pass", "at-risk", "fail", "unknown"}
    assert len({one["reason"] for one in results}) >= 7


@pytest.mark.parametrize("name", PICTURES)
def test_the_pictures_are_current(name: str) -> None:
    assert PICTURES[name]() == (ROOT / name).read_bytes()


def test_readme_shows_its_picture_and_no_picture_is_left_over() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(name in text for name in (PICTURE, "docs/inspect.svg"))
    assert {f"docs/{file.name}" for file in (ROOT / "docs").glob("*.svg")} == set(PICTURES)


def test_readme_has_the_two_commands_and_their_windows_forms() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^python3 -m venv", text, re.MULTILINE)) == 2
    assert len(re.findall(r"^py -m venv", text, re.MULTILINE)) == 2
