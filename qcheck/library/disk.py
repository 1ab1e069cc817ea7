"""Where plan files and schemas are: with the program, in a folder, or at a path."""

from __future__ import annotations

import codecs
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from qcheck.errors import PlanError, UsageError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PACKAGE = Path(__file__).parent.parent
ENDINGS = (".yaml", ".yml")


def shipped(*names: str) -> Path | Traversable:
    """A folder or file that belongs to the program: of the wheel, of the checkout, or in a zip."""
    inside = PACKAGE.joinpath(*names)
    if inside.exists():
        return inside
    beside = PACKAGE.parent.joinpath(*names)
    if (PACKAGE.parent / "pyproject.toml").is_file() and beside.exists():
        return beside
    return _resource(*names)


def _resource(*names: str) -> Traversable:
    """The same inside a zip; slow to import, and needed only there."""
    found: Traversable = import_module("importlib.resources").files("qcheck")
    for name in names:
        found = found.joinpath(name)
    return found


def shipped_plans() -> dict[str, Path | Traversable]:
    """The plans that come with the program, by id."""
    return _plans(shipped("targets"))


def plans_in(folder: Path) -> dict[str, Path | Traversable]:
    """The plan files of a folder of the user's, by id.

    Raises:
        UsageError: the folder does not exist or cannot be read.
    """
    if not folder.is_dir():
        raise UsageError("plan.folder-missing", folder=str(folder))
    try:
        return _plans(folder)
    except OSError as error:
        raise UsageError(
            "plan.folder-unreadable", folder=str(folder), why=error.strerror or ""
        ) from error


def _plans(folder: Path | Traversable) -> dict[str, Path | Traversable]:
    found: dict[str, Path | Traversable] = {}
    if not folder.is_dir():
        return found
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        stem, dot, ending = file.name.rpartition(".")
        # A name that begins with a dot is an editor's or a system's own; .yaml goes before .yml.
        if stem and not stem.startswith(".") and dot + ending in ENDINGS and file.is_file():
            found.setdefault(stem, file)
    return found


def find(plan: str, folder: Path | None) -> tuple[Path | Traversable, str]:
    """The file that `plan` means and the name to show for it.

    Raises:
        UsageError: there is no such plan; similar ids are named.
        PlanError: it is a folder, or no regular file.
    """
    own = plans_in(folder) if folder is not None else {}
    if plan in own:
        return own[plan], str(own[plan])
    ours = shipped_plans()
    if plan in ours:
        return ours[plan], ours[plan].name
    return _file(plan, [*own, *ours]), plan


def _file(plan: str, ids: list[str]) -> Path:
    path = Path(plan)
    try:
        exists = bool(plan) and path.exists()  # Path("") is the current folder
    except (OSError, ValueError):  # too long a name, a NUL, a folder that may not be entered
        exists = False
    if not exists:
        raise unknown(plan, ids)
    if path.is_dir():
        raise PlanError("plan.is-folder", file=plan)
    if not path.is_file():  # a pipe or a device: reading could wait for ever
        raise PlanError("plan.not-a-file", file=plan)
    return path


def unknown(plan: str, ids: list[str]) -> UsageError:
    """No such plan: the nearest id where one is near, else all there are."""
    name = Path(plan).name
    stem = name.rpartition(".")[0] if name.endswith(ENDINGS) else name
    near = import_module("difflib").get_close_matches(stem.lower(), ids, n=1)
    if near:
        return UsageError("plan.unknown-plan-near", plan=plan, near=near[0])
    return UsageError("plan.unknown-plan", plan=plan, known=", ".join(sorted(set(ids))) or "—")


def read_bytes(file: Path | Traversable, shown: str, limit: int) -> bytes:
    """At most `limit` + 1 bytes of a file: enough to know that it is too large.

    Raises:
        PlanError: it cannot be read.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(limit + 1)
    except OSError as error:
        raise PlanError("plan.unreadable", file=shown, why=error.strerror or "") from error


def decoded(data: bytes, shown: str) -> str:
    """UTF-8, with or without the byte order mark that Notepad writes.

    Raises:
        PlanError: it is something else.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data.removeprefix(codecs.BOM_UTF8)[: error.start]
        line = before.count(b"\n") + 1
        raise PlanError("plan.not-utf8", file=shown, line=str(line)) from error
