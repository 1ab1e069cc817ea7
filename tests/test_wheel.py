"""What ships: the wheel, installed and from the zip, used from an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from qcheck import library
from tests.examples import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not (ROOT / "qcheck").is_dir(), reason="the sources are not here: a wheel is being tested"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # Without isolation nothing is downloaded, so that this also passes with the network cut off.
    build = ("wheel", "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(folder))
    subprocess.run([sys.executable, "-m", "pip", *build, str(ROOT)], check=True)
    (built,) = folder.glob("*.whl")
    return built


def listed(path: Path, cwd: Path) -> str:
    """What `list-plans` prints with the package taken from `path`."""
    code = f"import qcheck; assert qcheck.__file__.startswith({str(path)!r}), qcheck.__file__"
    env = {**os.environ, "PYTHONPATH": str(path), "PYTHONIOENCODING": "utf-8"}
    subprocess.run([sys.executable, "-c", code], cwd=cwd, env=env, check=True)
    run = subprocess.run(
        [sys.executable, "-m", "qcheck", "list-plans", "--format", "plain"],
        cwd=cwd,
        env=env,
        check=True,
        capture_output=True,
    )
    return run.stdout.decode("utf-8")


def test_it_holds_every_plan_and_schema(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    plans = {file.name for file in (ROOT / "targets").glob("*.yaml")}
    assert plans
    assert {f"qcheck/targets/{name}" for name in plans} <= names
    schemas = {f"qcheck/schemas/{name}.json" for name in library.SCHEMAS}
    assert {*schemas, "qcheck/py.typed"} <= names
    assert not any(name.startswith(("targets/", "tests/")) for name in names)


def test_installed_it_lists_its_plans_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    place, empty = tmp_path / "installed", tmp_path / "empty"
    empty.mkdir()
    offline = ("install", "--quiet", "--no-deps", "--no-index", "--target", str(place))
    subprocess.run([sys.executable, "-m", "pip", *offline, str(wheel)], check=True)
    assert "jinhua-2025" in listed(place, empty)


def test_it_lists_its_plans_from_a_zip(wheel: Path, tmp_path: Path) -> None:
    assert "jinhua-2025" in listed(wheel, tmp_path)
