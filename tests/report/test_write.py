"""The one place that writes: whole or not at all, and every refusal says what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from openpyxl import Workbook

from qcheck.errors import OutputError
from qcheck.model import Lang
from qcheck.report import render, write
from qcheck.words import say
from tests.sample import sample


def said(error: OutputError) -> str:
    return say(error.key, Lang.ZH, **error.params)


def test_a_file_is_written_and_replaced_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "报告.csv"
    write(path, b"one")
    write(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed_and_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(b"old")
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("no links here")
    write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("place", "key"), [("missing/x.csv", "report.no-folder"), ("", "report.is-folder")]
)
def test_a_place_that_cannot_be_is_named(place: str, key: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write(tmp_path / place, b"x")
    assert caught.value.key == key
    assert str(tmp_path) in said(caught.value)


def test_a_file_held_open_is_saved_beside_and_both_names_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "gap.xlsx"
    path.write_bytes(b"old")
    (tmp_path / "gap-1.xlsx").write_bytes(b"older")
    replace = Path.replace

    def held(source: Path, target: Path) -> Path:
        if target.name == "gap.xlsx":
            raise PermissionError(errno.EACCES, "held")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputError) as caught:
        write(path, b"new")
    assert caught.value.key == "report.saved-beside"
    assert "gap.xlsx" in said(caught.value)
    assert str(tmp_path / "gap-2.xlsx") in said(caught.value)
    contents = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert contents == {"gap.xlsx": b"old", "gap-1.xlsx": b"older", "gap-2.xlsx": b"new"}


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (errno.ENOSPC, "report.disk-full"),
        (errno.EROFS, "report.read-only"),
        (errno.EACCES, "report.folder-denied"),
        (errno.EIO, "report.not-written"),
    ],
)
def test_a_failed_write_leaves_the_old_file_whole(
    code: int, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "gap.csv"
    path.write_bytes(b"old")

    def fails(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OutputError) as caught:
        write(path, b"new")
    assert caught.value.key == key
    assert "gap.csv" in said(caught.value)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"gap.csv": b"old"}


def test_a_file_that_can_go_nowhere_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path, __: Path) -> Path:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(OutputError) as caught:
        write(tmp_path / "gap.csv", b"new")
    assert caught.value.key == "report.cannot-replace"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["OSError", "SerialisationError"])
def test_a_workbook_that_finds_no_room_for_its_parts_says_so(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its sheets pass through the folder for temporary files; lxml says so in its own way."""
    kind = OSError if name == "OSError" else type(name, (Exception,), {})

    def full(*_: object) -> None:
        raise kind("no space left")

    monkeypatch.setattr(Workbook, "save", full)
    with pytest.raises(OutputError) as caught:
        render(Path("x.xlsx"), sample(), Lang.ZH)
    assert "no space left" in said(caught.value)
