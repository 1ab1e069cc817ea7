"""The guides are true: their commands are run, in their order, with the files that they show.

A fenced block `text NAME` or `yaml NAME` is the file NAME; a block `sh run` holds commands that
exit 0, `sh run=3` commands that exit 3.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, NamedTuple

import pytest

from qcheck.errors import Exit
from qcheck.library import checks, job, plan, target, waivers
from qcheck.model import Ground, Kind, Level
from tests.cli.run import qcheck
from tests.examples import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = ROOT / "docs" / "plans.md"
GUIDES = [GUIDE, ROOT / "docs" / "waivers.md", ROOT / "docs" / "jobs.md"]
_FENCE = re.compile(r"^```(.*)\n((?:(?!```).*\n)*)```$", re.MULTILINE)

pytestmark = pytest.mark.skipif(not GUIDE.is_file(), reason="the guide is not here")


class Block(NamedTuple):
    language: str
    said: str  # the name of a file, or how its commands end: run, run=3
    text: str


def blocks(guide: Path = GUIDE) -> list[Block]:
    found = _FENCE.findall(guide.read_text(encoding="utf-8"))
    heads = (head.partition(" ") for head, _ in found)
    return [
        Block(language, said, text)
        for (language, _, said), (_, text) in zip(heads, found, strict=True)
    ]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_command_of_the_guide_ends_as_it_says(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QCHECK_TARGETS", raising=False)
    for block in blocks(guide):
        if block.language != "sh":
            (tmp_path / block.said).write_text(block.text, encoding="utf-8")
            continue
        for line in block.text.splitlines():
            program, *args = shlex.split(line)
            run = qcheck(*args)
            wanted = int(block.said.partition("=")[2] or 0)
            assert (program, run.code) == ("qcheck", wanted), f"{line}\n{run.out}{run.err}"


def test_the_guide_goes_all_the_way() -> None:
    shown = {(block.language, block.said) for block in blocks()}
    assert shown == {
        ("text", "demo.txt"),
        ("yaml", "demo-2025.yaml"),
        ("sh", "run"),
        ("sh", "run=3"),
    }
    lines = [line for one in blocks() if one.language == "sh" for line in one.text.splitlines()]
    commands = [line.split()[1] for line in lines]
    assert commands[:4] == ["lint", "audit", "lint", "audit"]


def test_the_guide_names_every_word_of_the_format() -> None:
    named = set(re.findall(r"`([a-z_-]+)`", GUIDE.read_text(encoding="utf-8")))
    for words in (Ground, Kind, Level):
        assert {word.value for word in words} - named == set()
    written = {key for block in blocks() for key in re.findall(r"\b([a-z_]+):", block.text)}
    seldom = {"issuer", "judge", "bounds", "note", "start", "due", "aliases", "accept", "level"}
    assert {*plan.KEYS, *target.KEYS} - named - written - seldom == set()


def test_the_guide_to_waivers_explains_every_key() -> None:
    text = GUIDES[1].read_text(encoding="utf-8")
    assert set(waivers.KEYS) - set(re.findall(r"^\| `([a-z]+)` \|", text, re.MULTILINE)) == set()


def test_the_guide_to_jobs_explains_every_key_and_code() -> None:
    text = GUIDES[2].read_text(encoding="utf-8")
    keys = re.findall(r"^\| `([a-z_]+)` \|", text, re.MULTILINE)
    assert {*job.KEYS, *checks.KEYS} - set(keys) == set()
    codes = re.findall(r"^\| ([0-9]+) \|", text, re.MULTILINE)
    assert {int(code) for code in codes} == {int(code) for code in Exit}
    for one in checks.PLACEHOLDERS:
        assert f"`{{{one}}}`" in text
