"""Machines without a network: the folders of wheels, their installers, and qcheck as one file.

What needs a package index runs where QCHECK_OFFLINE is set (.ci/run sets it); what is installed is
then used with the network cut off.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import zipfile
from importlib import util
from typing import TYPE_CHECKING

import pytest

from qcheck.cli import COMMANDS
from tests.examples import FIRST, ROOT, SCHEDULED, case_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import ModuleType

    from packaging.requirements import Requirement

TOOLS = ROOT / ".ci"
pytestmark = pytest.mark.skipif(not TOOLS.is_dir(), reason="the tools are not here")
fetching = pytest.mark.skipif(
    not os.environ.get("QCHECK_OFFLINE"),
    reason="fetches wheels from a package index: set QCHECK_OFFLINE=1, as .ci/run does",
)


def tool(name: str) -> ModuleType:
    """A script of .ci as a module."""
    spec = util.spec_from_file_location(name, TOOLS / f"{name}.py")
    assert spec
    assert spec.loader
    module = util.module_from_spec(spec)
    sys.modules[name] = module  # a dataclass looks itself up there
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.modules[name]
    return module


def wheel(folder: Path, name: str, version: str, *requires: str) -> Path:
    """A wheel that only says what it requires."""
    file = folder / f"{name}-{version}-py3-none-any.whl"
    said = "".join(f"Requires-Dist: {one}\n" for one in requires)
    with zipfile.ZipFile(file, "w") as archive:
        text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{said}"
        archive.writestr(f"{name}-{version}.dist-info/METADATA", text)
    return file


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The tool with an index of its own: a folder."""
    module = tool("wheels")
    index = tmp_path / "index"
    index.mkdir()
    wheel(index, "screen", "2.0", 'colours; sys_platform == "win32"', "wide[all]>=1; extra == 'x'")
    wheel(index, "colours", "1.0")
    wheel(index, "backport", "1.0")
    wheel(index, "wide", "1.5", 'narrow; extra == "all"', "screen")
    wheel(index, "narrow", "1.0")

    def fetch(wanted: Sequence[Requirement], folder: Path, *_: object) -> None:
        for one in wanted:
            for file in index.glob(f"{one.name}-*.whl"):
                shutil.copy2(file, folder)

    monkeypatch.setattr(module, "fetch", fetch)
    return module


@pytest.mark.parametrize(
    ("machine", "python", "extras", "fetched"),
    [
        ("linux-x64", "3.12", set(), "screen"),
        ("windows-x64", "3.12", set(), "colours screen"),
        ("linux-arm64", "3.10", set(), "backport screen"),
        ("linux-arm64", "3.12", {"extra"}, "narrow screen wide"),
    ],
)
def test_conditions_are_those_of_the_machine_that_is_meant(
    wheels: ModuleType, tmp_path: Path, machine: str, python: str, extras: set[str], fetched: str
) -> None:
    own = wheel(
        tmp_path,
        "qcheck",
        "0.1.0",
        "screen>=1",
        'backport; python_version < "3.11"',
        'screen[x]; extra == "extra"',
    )
    place = tmp_path / "place"
    place.mkdir()
    wheels.collect(own, extras, place, wheels.PLATFORMS[machine], python)
    assert sorted(file.name.partition("-")[0] for file in place.iterdir()) == fetched.split()


def test_a_wheel_that_does_not_suit_is_refused(wheels: ModuleType, tmp_path: Path) -> None:
    own = wheel(tmp_path, "qcheck", "0.1.0", "screen<2")
    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(wheels.IncompleteError, match="screen<2"):
        wheels.collect(own, set(), place, wheels.PLATFORMS["linux-x64"], "3.12")


def test_the_folder_says_what_is_installed(wheels: ModuleType, tmp_path: Path) -> None:
    own = wheel(tmp_path, "qcheck", "0.1.0", 'wide; extra == "docx"')
    wheels.fill(tmp_path / "a", own, {"docx"}, wheels.PLATFORMS["windows-x64"], ["3.10", "3.13"])
    names = {file.name.partition("-")[0] for file in (tmp_path / "a").iterdir()}
    assert names == {"wide", "screen", "colours", "qcheck", "install.cmd", "requirements.txt"}
    said = (tmp_path / "a" / "requirements.txt").read_text(encoding="ascii")
    assert said == "qcheck[docx]==0.1.0\n"


def test_the_windows_installer_is_ascii_with_windows_line_ends() -> None:
    data = (TOOLS / "install.cmd").read_bytes()
    text = data.decode("ascii")
    assert data.count(b"\r\n") == data.count(b"\n") > 10
    for label in ("found", "absent", "failed"):
        assert f"goto {label}" in text
        assert f"\n:{label}\r\n" in text
    # A folder ends in a backslash, which would quote the quotation mark after it.
    assert '%~dp0"' not in text


@pytest.mark.skipif(not shutil.which("sh"), reason="there is no POSIX shell here")
def test_the_installer_refuses_an_old_python(tmp_path: Path) -> None:
    for name in ("python3", "python3.13", "python3.12", "python3.11", "python3.10"):
        old = tmp_path / name
        old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        old.chmod(0o755)
    run = subprocess.run(
        ["/bin/sh", TOOLS / "install.sh", tmp_path / "place"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 1
    assert "3.10" in run.stderr.decode()
    assert not (tmp_path / "place").exists()


def cut_off(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Runs a command where no network is to be had."""
    alone = ["unshare", "-rn"]
    try:
        can = subprocess.run([*alone, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        can = False
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("PIP", "PYTHON"))
    }
    return subprocess.run(
        [*(alone if can else ()), *command],
        cwd=cwd,
        env={**kept, **nowhere, "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        timeout=300,
    )


def main_job(program: Sequence[str | Path], cwd: Path) -> None:
    """What the example is worth: the same verdicts as here, the reports, and the scheduled job."""
    for folder in (SCHEDULED, FIRST):
        shutil.copytree(folder, cwd / "examples" / folder.name)
    case = case_of(FIRST)["args"]
    reports = [f"--export=report.{end}" for end in ("html", "xlsx", "csv", "md", "xml", "svg")]
    run = cut_off(*program, *case, "--format", "json", *reports, cwd=cwd)
    assert run.returncode == case_of(FIRST)["exit_code"], run.stderr.decode()
    expected = json.loads((FIRST / "expected.json").read_text(encoding="utf-8"))
    assert json.loads(run.stdout)["results"] == expected["results"]
    assert len(list(cwd.glob("report.*"))) == len(reports)
    if "run" in COMMANDS:
        job = cwd / "examples" / "scheduled" / "county.yaml"
        run = cut_off(*program, "run", job, cwd=cwd)
        assert run.returncode == case_of(FIRST)["exit_code"], run.stderr.decode()
        assert (job.parent / "qcheck-history.sqlite").stat().st_size


@fetching
def test_every_machine_has_all_its_wheels(tmp_path: Path) -> None:
    """The tool itself refuses a folder that lacks one; here that it makes all three."""
    program = [sys.executable, str(TOOLS / "wheels.py"), str(tmp_path / "offline")]
    subprocess.run([*program, "--extra", "docx", "--extra", "postgres"], check=True)
    assert {one.name for one in (tmp_path / "offline").iterdir()} == {
        "windows-x64",
        "linux-x64",
        "linux-arm64",
    }
    for python in ("cp310", "cp311", "cp312", "cp313"):
        for folder in (tmp_path / "offline").iterdir():
            assert len(list(folder.glob(f"lxml-*-{python}-*.whl"))) == 1


@fetching
@pytest.mark.skipif(sys.platform != "linux", reason="installs the wheels for Linux")
def test_installed_without_a_network_it_does_the_main_job(tmp_path: Path) -> None:
    machine = "linux-arm64" if platform.machine() == "aarch64" else "linux-x64"
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    program = [sys.executable, str(TOOLS / "wheels.py"), str(tmp_path / "offline")]
    subprocess.run([*program, "--platform", machine, "--python", python], check=True)
    place, empty = tmp_path / "质量 qcheck", tmp_path / "empty"
    empty.mkdir()
    installer = tmp_path / "offline" / machine / "install.sh"
    run = cut_off("env", f"PYTHON={sys.executable}", "sh", installer, place, cwd=empty)
    assert run.returncode == 0, run.stderr.decode()
    main_job([place / "bin" / "qcheck"], empty)


@fetching
def test_the_single_file_does_the_main_job(tmp_path: Path) -> None:
    """Run by a bare Python: no installed packages (-S), nothing of the environment (-I)."""
    file, empty = tmp_path / "qcheck.pyz", tmp_path / "empty"
    empty.mkdir()
    subprocess.run([sys.executable, TOOLS / "singlefile.py", file], check=True)
    main_job([sys.executable, "-I", "-S", file], empty)
    run = cut_off(sys.executable, "-I", "-S", file, "schedule", "--help", cwd=empty)
    assert run.returncode == 0
