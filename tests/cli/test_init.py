"""`qcheck init`: what it begins can be run."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qcheck import library
from qcheck.report import WRITERS
from tests.cli.demo import plan
from tests.cli.run import qcheck

if TYPE_CHECKING:
    from qcheck.model import Job


def begun(folder: Path) -> Job:
    return library.load_job(folder / "county.yaml", tuple(WRITERS))


@pytest.mark.parametrize(
    ("lang", "form"), [("zh", "填报表-jinhua-2025.xlsx"), ("en", "form-jinhua-2025.xlsx")]
)
def test_it_begins_a_job(tmp_path: Path, lang: str, form: str) -> None:
    folder = tmp_path / "new" / "office"
    done = qcheck("init", folder, "--lang", lang)
    assert done.code == 0, done.err
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted(("county.yaml", "inbox", form))
    assert str(folder / form) in done.out
    job = begun(folder)
    assert job.name == folder.name
    assert (job.lang.value, job.keep, job.checks[0].plan) == (lang, None, "jinhua-2025")


def test_a_run_right_after_it_asks_for_the_sheets(tmp_path: Path) -> None:
    qcheck("init", tmp_path)
    done = qcheck("run", tmp_path / "county.yaml")
    assert done.code == 4
    assert "请放入填报表" in done.out
    assert "未达标" not in done.out
    assert [path.name[11:] for path in (tmp_path / "提醒").iterdir()] == ["提醒_未能核验1项.txt"]


def test_a_form_that_nobody_filled_in_is_no_verdict(tmp_path: Path) -> None:
    qcheck("init", tmp_path)
    shutil.copy(tmp_path / "填报表-jinhua-2025.xlsx", tmp_path / "inbox")
    done = qcheck("run", tmp_path / "county.yaml")
    assert done.code == 11
    assert "未达标0" in done.out


@pytest.mark.parametrize("name", ["county.yaml", "填报表-jinhua-2025.xlsx"])
def test_nothing_is_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    done = qcheck("init", tmp_path)
    assert done.code == 5
    assert name in done.err
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text("utf-8") == "mine"


def test_a_plan_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = plan(tmp_path)
    monkeypatch.chdir(tmp_path)
    done = qcheck("init", "office", "--plan", "demo-2025.yaml")
    assert done.code == 0, done.err
    assert Path(begun(tmp_path / "office").checks[0].plan) == own


def test_a_plan_that_there_is_not(tmp_path: Path) -> None:
    done = qcheck("init", tmp_path, "--plan", "jinhua-2052")
    assert done.code == 2
    assert "jinhua-2027" in done.err
    assert not list(tmp_path.iterdir())
