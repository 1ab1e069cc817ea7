"""Plans on disk: shipped with the program, in a folder of the user's, or at a path.

Importing this loads no YAML parser; `check` and `load` do, on first use.
"""

from __future__ import annotations

from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING

from qcheck.errors import PlanError, UsageError
from qcheck.library.disk import decoded, find, plans_in, read_bytes, shipped, shipped_plans
from qcheck.model import NameMap

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from qcheck.model import Finding, Job, Plan, Waivers

    Parser = Callable[..., tuple[Plan | None, tuple[Finding, ...]]]

SCHEMAS = ("plan", "result", "map", "waivers", "job")


def plan_ids(folder: Path | None) -> list[str]:
    """The ids of all plans that can be named: those in `folder` and those shipped, sorted.

    Raises:
        UsageError: `folder` is given and is no readable folder.
    """
    return sorted({*(plans_in(folder) if folder else ()), *shipped_plans()})


def load(plan: str, folder: Path | None = None) -> Plan:
    """The plan that `plan` means: an id in `folder`, the id of a shipped plan, or a path.

    Raises:
        UsageError: there is no such plan.
        PlanError: the file is not usable; all its problems are in `findings`.
    """
    found, findings = check(plan, folder)
    if found is None:
        raise PlanError("plan.invalid", findings, plan=plan, count=str(len(findings)))
    return found


def check(plan: str, folder: Path | None = None) -> tuple[Plan | None, tuple[Finding, ...]]:
    """As `load`, but hands back what is wrong with the content instead of raising it.

    Raises:
        UsageError: there is no such plan.
        PlanError: there is a file, but it holds no text.
    """
    file, shown = find(plan, folder)
    parser = import_module("qcheck.library.plan")
    data = read_bytes(file, shown, parser.MAX_BYTES)
    if len(data) > parser.MAX_BYTES:
        return None, parser.too_large(shown)
    parse: Parser = parser.parse_plan
    stem = file.name.rpartition(".")[0] or file.name
    return parse(decoded(data, shown), shown, stem, sha256=sha256(data).hexdigest())


def load_map(path: Path | None) -> tuple[NameMap, tuple[Finding, ...]]:
    """What a mapping file says, and warnings about it; nothing where no file is named.

    Raises:
        UsageError: there is no such file.
        PlanError: it is not usable; all its problems are in `findings`.
    """
    if path is None:
        return NameMap(), ()
    found: tuple[NameMap, tuple[Finding, ...]] = import_module("qcheck.library.mapping").load(path)
    return found


def load_waivers(path: str) -> Waivers:
    """What a file of waivers says; a bad entry is a finding and leaves the others alone.

    Raises:
        UsageError: there is no such file.
        PlanError: the file as a whole is no list of entries; its problems are in `findings`.
    """
    loaded: Waivers = import_module("qcheck.library.waivers").load_waivers(path)
    return loaded


def load_job(path: Path, formats: Collection[str]) -> Job:
    """The job in a file; `formats` are the extensions that reports may have.

    Raises:
        UsageError: there is no such file.
        JobError: it cannot be used; all its problems are in `findings`.
    """
    loaded: Job = import_module("qcheck.library.job").load(path, formats)
    return loaded


def schema(name: str) -> str:
    """The text of a JSON Schema that the program publishes.

    Raises:
        UsageError: there is no schema of that name.
    """
    if name not in SCHEMAS:
        raise UsageError("plan.unknown-schema", name=name, known=", ".join(SCHEMAS))
    return shipped("schemas", f"{name}.json").read_text(encoding="utf-8")
