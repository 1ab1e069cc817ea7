"""The checks of a job file: what is judged by what, and where its reports go."""

from __future__ import annotations

import glob
from fnmatch import fnmatch
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING

from qcheck.filenames import filled, is_foreign, located, placeholders, safe_stem
from qcheck.gate import FAIL_ON
from qcheck.library.disk import ENDINGS
from qcheck.library.document import Items
from qcheck.library.fields import section
from qcheck.model import Check
from qcheck.pace.settings import PROFILES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from qcheck.library.document import Node
    from qcheck.library.fields import Section
    from qcheck.library.notes import Notes, Placed

KEYS = (
    "name",
    "plan",
    "inputs",
    "region",
    "period",
    "sheet",
    "column",
    "map",
    "waivers",
    "profile",
    "history_files",
    "lead",
    "as_of",
    "exports",
    "gate",
)
GATE_KEYS = ("fail_on", "strict")
PLACEHOLDERS = ("plan", "as_of", "date", "region", "name")
_SOME_DAY = {"as_of": "2000-01-01", "date": "2000-01-01"}
_YES = {"true": True, "false": False}


def read_checks(
    root: Section, job: str, folder: Path, formats: Collection[str], written: Sequence[Path]
) -> tuple[Check, ...]:
    """All checks of a job; `written` are folders that the job writes into: logs, results, notes."""
    node = root.node("checks")
    if isinstance(node, Items) and not node.nodes:
        root.notes.add("job-no-checks", node)
    reader = _Reader(root.notes, job, folder, formats, written)
    checks = tuple(filter(None, map(reader.check, root.items("checks"))))
    reader.compare_exports(checks)
    return checks


class _Reader:
    """Reads check by check; what two of them cannot share is remembered, with its line."""

    def __init__(
        self,
        notes: Notes,
        job: str,
        folder: Path,
        formats: Collection[str],
        written: Sequence[Path],
    ) -> None:
        self._notes = notes
        self._job = job
        self._folder = folder
        self._formats = formats
        self._written = written
        self._names: dict[str, int] = {}
        self._exports: dict[str, int] = {}
        self._paths: list[tuple[Path, str, Placed]] = []  # of the exports

    def check(self, node: Node) -> Check | None:
        """One check; None where too little of it can be read."""
        inner = section(node, self._notes, keys=KEYS, required=KEYS[1:3])
        if inner is None:
            return None
        plan, region = inner.text("plan"), _raw(inner, "region")
        name = inner.text("name") or "-".join(filter(None, (Path(plan).stem, region)))
        gate = inner.section("gate", keys=GATE_KEYS)
        inputs = tuple(self._inputs(inner))
        if any(_takes(one, folder / "x") for one in inputs for folder in self._written):
            self._notes.add("job-folder-read", inner.at("inputs"))
        values = {"plan": Path(plan).stem, "name": name, **({"region": region} if region else {})}
        if plan:
            self._once(
                self._names, safe_stem(f"{self._job}_{name}"), inner.place, "job-name-twice", name
            )
        waivers = self._path(inner, "waivers")
        return Check(
            name=name,
            plan=self._plan(inner, plan),
            inputs=inputs,
            region=region,
            period=_raw(inner, "period"),
            sheet=_raw(inner, "sheet"),
            column=_raw(inner, "column"),
            names=self._path(inner, "map"),
            waivers=str(waivers) if waivers else None,
            profile=inner.choice("profile", tuple(PROFILES)),
            past=tuple(str(path) for path in self._files(inner, "history_files")),
            leads=inner.texts("lead"),
            as_of=inner.day("as_of"),
            exports=tuple(self._templates(inner, values)),
            fail_on=(gate and gate.choice("fail_on", FAIL_ON)) or "missing",
            strict=_YES[(gate and gate.choice("strict", tuple(_YES))) or "false"],
        )

    def compare_exports(self, checks: Collection[Check]) -> None:
        """Reports what any check would read, and what lies among the job's own files."""
        inputs = {one for check in checks for one in check.inputs}
        own = [Path(normpath(folder)) for folder in self._written[:2]]
        for path, text, at in self._paths:
            if any(_takes(one, path) for one in inputs):
                self._notes.add("job-export-read", at, path=text)
            if any(Path(normpath(path)).is_relative_to(folder) for folder in own):
                self._notes.add("job-export-own", at, path=text)

    def _once(self, seen: dict[str, int], key: str, at: Placed, code: str, shown: str) -> None:
        """Reports what another check has already."""
        if key.casefold() in seen:
            line = str(seen[key.casefold()])
            self._notes.add(code, at, text=shown, line=line)
        seen.setdefault(key.casefold(), at.line)

    def _at(self, at: Placed, text: str) -> Path | None:
        if is_foreign(text):
            self._notes.add("job-windows-path", at, path=text)
            return None
        return located(self._folder, text)

    def _path(self, inner: Section, key: str) -> Path | None:
        text = inner.text(key)
        return self._at(inner.at(key), text) if text else None

    def _files(self, inner: Section, key: str) -> Iterator[Path]:
        found = (self._at(inner.at(key), text) for text in inner.texts(key))
        yield from (path for path in found if path)

    def _plan(self, inner: Section, text: str) -> str:
        """An id as it is; whatever has a folder or the ending of a plan file is a path."""
        if not text.endswith(ENDINGS) and not {"/", "\\"} & set(text):
            return text
        path = self._at(inner.at("plan"), text)
        return str(path) if path else text

    def _inputs(self, inner: Section) -> Iterator[str]:
        """Names and patterns; a path of Windows stays one, which is said when it is looked for."""
        texts = inner.texts("inputs")
        node = inner.node("inputs")
        if isinstance(node, Items) and not node.nodes:
            inner.notes.add("field-empty", node, field="inputs")
        for text in texts:
            # Brackets in the names of the folders above are no pattern.
            pattern = glob.has_magic(text)
            folder = Path(glob.escape(str(self._folder))) if pattern else self._folder
            yield text if is_foreign(text) else str(located(folder, text))

    def _templates(self, inner: Section, values: dict[str, str]) -> Iterator[str]:
        """The paths of the reports, each with what can be wrong with it reported."""
        texts = inner.texts("exports")
        for text in texts:
            at = _item(inner, "exports", text)
            for unknown in set(placeholders(text)) - set(PLACEHOLDERS):
                known = " ".join(f"{{{one}}}" for one in PLACEHOLDERS)
                self._notes.add("job-placeholder", at, text=f"{{{unknown}}}", known=known)
            if Path(text).suffix.lower() not in self._formats:
                known = " ".join(self._formats)
                self._notes.add("job-format", at, path=text, formats=known)
            path = self._at(at, filled(text, {**values, **_SOME_DAY}))
            if path is None:
                continue
            self._once(self._exports, str(path), at, "job-export-twice", text)
            self._paths.append((path, text, at))
            yield text


def _takes(name: str, path: Path) -> bool:
    """Whether a file at `path` would be read where `name` is."""
    return name in (str(path), str(path.parent)) or (glob.has_magic(name) and fnmatch(path, name))


def _raw(inner: Section, key: str) -> str | None:
    """A text as it stands: a year or a number needs no quotes here."""
    written = inner.scalar(key)
    return None if written is None else written.text.strip() or None


def _item(inner: Section, key: str, text: str) -> Placed:
    """Where an item of a list stands."""
    node = inner.node(key)
    items = node.nodes if isinstance(node, Items) else []
    found = (one for one in items if one is not None and getattr(one, "text", None) == text)
    return next(found, inner.at(key))
