"""A folder for machines without a network: every wheel that qcheck needs, and what installs it.

    python .ci/wheels.py offline [--extra docx] [--extra postgres]

makes offline/windows-x64, offline/linux-x64 and offline/linux-arm64, each for Python 3.10 to 3.13.
It needs a package index and the environment of `pip install -e '.[test]'`.

pip cannot do this by itself: `pip download` for another machine reads the conditions of a
dependency ("on Windows", "before 3.11") as those of the machine that it runs on. So each wheel's
own metadata are read here, under the conditions of the machine that is meant.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

HERE = Path(__file__).parent
PYTHONS = ("3.10", "3.11", "3.12", "3.13")


@dataclass(frozen=True)
class Platform:
    """A kind of machine: its tags, the best first, what conditions ask of it, its installer."""

    tags: tuple[str, ...]
    conditions: dict[str, str]
    installer: str = "install.sh"


def _linux(machine: str) -> Platform:
    # manylinux2014 runs from glibc 2.17 on, the other one from 2.28 on.
    tags = (f"manylinux2014_{machine}", f"manylinux_2_17_{machine}", f"manylinux_2_28_{machine}")
    system = {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"}
    return Platform(tags, {**system, "platform_machine": machine})


_WINDOWS = {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"}
PLATFORMS = {
    "windows-x64": Platform(
        ("win_amd64",), {**_WINDOWS, "platform_machine": "AMD64"}, "install.cmd"
    ),
    "linux-x64": _linux("x86_64"),
    "linux-arm64": _linux("aarch64"),
}


class IncompleteError(Exception):
    """A wheel is missing, or one requirement contradicts another."""


def requirements(wheel: Path) -> list[Requirement]:
    """What a wheel says that it requires, with the conditions."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (one for one in archive.namelist() if one.endswith(".dist-info/METADATA"))
        said = HeaderParser().parsestr(archive.read(name).decode("utf-8"))
    return [Requirement(text) for text in said.get_all("Requires-Dist") or ()]


def holding(wheel: Path, extras: set[str], conditions: dict[str, str]) -> list[Requirement]:
    """Those that hold on a machine, for these extras of the wheel."""
    return [
        one
        for one in requirements(wheel)
        if one.marker is None
        or any(one.marker.evaluate({**conditions, "extra": extra}) for extra in extras | {""})
    ]


def fetch(wanted: list[Requirement], folder: Path, tags: tuple[str, ...], python: str) -> None:
    """Downloads these, without what they require.

    Raises:
        IncompleteError: the index has no such wheel.
    """
    version = python.replace(".", "")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--only-binary=:all:", "--dest", str(folder), "--implementation", "cp"]
    command += ["--python-version", python, "--abi", f"cp{version}", "--abi", "abi3"]
    command += ["--abi", "none", *(part for tag in tags for part in ("--platform", tag))]
    names = [f"{one.name}{one.specifier}" for one in wanted]
    if subprocess.run([*command, *names], check=False).returncode:
        raise IncompleteError(f"no wheels for Python {python} on {tags[0]}: {' '.join(names)}")


def collect(own: Path, extras: set[str], folder: Path, platform: Platform, python: str) -> None:
    """Fetches all that the project's own wheel requires on one machine, and what that requires.

    Raises:
        IncompleteError: a wheel is missing, or does not suit one that requires it.
    """
    conditions = {
        **platform.conditions,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    pending = holding(own, extras, conditions)
    asked: dict[str, set[str]] = {}
    while pending:
        here = _wheels(folder)
        if absent := [one for one in pending if canonicalize_name(one.name) not in here]:
            fetch(absent, folder, platform.tags, python)
            here = _wheels(folder)
        following: list[Requirement] = []
        for one in pending:
            name = canonicalize_name(one.name)
            _check(one, here[name])
            fresh = {"", *one.extras} - asked.setdefault(name, set())
            asked[name] |= fresh
            following += holding(here[name], fresh, conditions) if fresh else []
        pending = following


def _wheels(folder: Path) -> dict[str, Path]:
    """The wheels of a folder by the names of their projects."""
    return {parse_wheel_filename(one.name)[0]: one for one in folder.glob("*.whl")}


def _check(wanted: Requirement, wheel: Path) -> None:
    version = parse_wheel_filename(wheel.name)[1]
    if not wanted.specifier.contains(version, prereleases=True):
        raise IncompleteError(f"{wheel.name} was fetched, but {wanted} is required")


def build(folder: Path) -> Path:
    """The project's own wheel."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(HERE.parent)], check=True)
    (wheel,) = folder.glob("qcheck-*.whl")
    return wheel


def fill(folder: Path, own: Path, extras: set[str], platform: Platform, pythons: list[str]) -> None:
    """Makes the folder of one platform."""
    folder.mkdir(parents=True, exist_ok=True)
    for python in pythons:
        with tempfile.TemporaryDirectory() as scratch:
            collect(own, extras, Path(scratch), platform, python)
            for wheel in Path(scratch).glob("*.whl"):
                shutil.move(wheel, folder / wheel.name)
    shutil.copy2(own, folder)
    shutil.copy2(HERE / platform.installer, folder)
    version = parse_wheel_filename(own.name)[1]
    said = f"[{','.join(sorted(extras))}]" if extras else ""
    (folder / "requirements.txt").write_text(f"qcheck{said}=={version}\n", encoding="ascii")


def main() -> None:
    """Makes the folders that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--extra", action="append", default=[], choices=["docx", "pdf", "postgres"])
    parser.add_argument("--platform", action="append", choices=PLATFORMS)
    parser.add_argument("--python", action="append", choices=PYTHONS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        own = build(Path(scratch))
        for name in asked.platform or PLATFORMS:
            place = asked.folder / name
            fill(place, own, set(asked.extra), PLATFORMS[name], asked.python or list(PYTHONS))
            print(f"{place}: {len(list(place.glob('*.whl')))} wheels")


if __name__ == "__main__":
    main()
