from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from qcheck import library
from qcheck.errors import PlanError, QcheckError, UsageError
from qcheck.library import disk, judging, plan, target
from qcheck.library.document import MAX_BYTES
from qcheck.model import Commitment, Kind, Lang, Level
from qcheck.pace import RULES
from qcheck.pace.settings import ANNUAL_RULES, CALENDARS, PROFILES
from qcheck.words import say
from tests.library.test_plan import GOOD

SHIPPED = library.plan_ids(None)
SCHEMA: dict[str, Any] = json.loads(library.schema("plan"))


class _Plain(yaml.SafeLoader):
    """YAML as an editor holds it against the schema: dates are text."""


_Plain.yaml_implicit_resolvers = {
    first: [entry for entry in entries if entry[0] != "tag:yaml.org,2002:timestamp"]
    for first, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def schema_errors(text: str) -> list[str]:
    # The class above is a SafeLoader: it makes no objects.
    content = yaml.load(text, Loader=_Plain)  # noqa: S506
    return [error.json_path for error in Draft202012Validator(SCHEMA).iter_errors(content)]


def said(error: QcheckError) -> str:
    chinese, english = (say(error.key, lang, **error.params) for lang in Lang)
    assert english
    return chinese


def write(folder: Path, name: str = "demo.yaml", text: str = GOOD) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# --- Shipped plans -------------------------------------------------------------------------------


def test_plans_are_shipped() -> None:
    assert {"jinhua-2025", "jinhua-2027"} <= set(SHIPPED)


@pytest.mark.parametrize("plan_id", SHIPPED)
def test_shipped_plans_have_no_findings(plan_id: str) -> None:
    loaded, findings = library.check(plan_id)
    assert findings == ()
    assert loaded is not None
    assert (loaded.id, loaded.source) == (plan_id, f"{plan_id}.yaml")


@pytest.mark.parametrize("plan_id", SHIPPED)
def test_shipped_plans_follow_the_schema_and_name_it(plan_id: str) -> None:
    text = disk.shipped_plans()[plan_id].read_text(encoding="utf-8")
    assert schema_errors(text) == []
    editor = "# yaml-language-server: $schema=../qcheck/schemas/plan.json"
    assert editor in text.splitlines()


# --- Finding plans -------------------------------------------------------------------------------


def test_a_plan_is_found_by_path_with_and_without_byte_order_mark(tmp_path: Path) -> None:
    path = write(tmp_path)
    loaded = library.load(str(path))
    assert (loaded.source, loaded.sha256) == (
        str(path),
        hashlib.sha256(path.read_bytes()).hexdigest(),
    )
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert library.load(str(path)).targets[0].name == loaded.targets[0].name


def test_an_id_in_the_folder_goes_before_a_shipped_one(tmp_path: Path) -> None:
    own = write(tmp_path, "jinhua-2025.yaml", GOOD.replace("plan: demo", "plan: jinhua-2025"))
    write(tmp_path, "demo.yml")
    write(tmp_path, ".hidden.yaml")
    write(tmp_path, "notes.txt")
    (tmp_path / "folder.yaml").mkdir()
    assert library.plan_ids(tmp_path) == sorted({"demo", *SHIPPED})
    assert library.load("jinhua-2025", tmp_path).source == str(own)
    assert library.load("demo", tmp_path).id == "demo"


def test_a_broken_plan_raises_with_all_findings(tmp_path: Path) -> None:
    path = write(tmp_path, text=GOOD.replace("kind: stock", "kind: stok").replace("due:", "dew:"))
    with pytest.raises(PlanError) as caught:
        library.load(str(path))
    assert [finding.source for finding in caught.value.findings] == [
        f"{path}:13:11",
        f"{path}:15:5",
    ]
    assert "2 处" in said(caught.value)


def test_the_file_name_is_the_id(tmp_path: Path) -> None:
    findings = library.check(str(write(tmp_path, "other.yaml")))[1]
    assert [finding.code for finding in findings] == ["plan-id-differs"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("jinhua-2052", "您是否要找：jinhua-202"),
        ("no/such/jinhua-2025.yaml", "您是否要找：jinhua-2025"),
        ("完全不同", "jinhua-2025"),
        ("", "可用的计划"),
        ("a\0b", "可用的计划"),
        ("x" * 5000, "可用的计划"),
    ],
)
def test_an_unknown_plan_suggests_one(
    name: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as caught:
        library.load(name)
    assert says in said(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_file_that_holds_no_plan_text(tmp_path: Path) -> None:
    gbk = tmp_path / "gbk.yaml"
    gbk.write_bytes("plan: gbk\ntitle: 示范市\n".encode("gbk"))
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    for path, key in [(gbk, "not-utf8"), (pipe, "not-a-file"), (tmp_path, "is-folder")]:
        with pytest.raises(PlanError) as caught:
            library.load(str(path))
        assert caught.value.key == f"plan.{key}"
        assert str(path) in said(caught.value)
    with pytest.raises(PlanError, match="not-utf8") as caught:
        library.load(str(gbk))
    assert caught.value.params["line"] == "2"


def test_an_unreadable_file_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PlanError) as caught:
        library.load(str(path))
    assert "Permission denied" in said(caught.value)


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path, text=GOOD + "#" * MAX_BYTES)
    found, findings = library.check(str(path))
    assert found is None
    assert [finding.code for finding in findings] == ["file-too-large"]


def test_a_missing_folder_is_a_usage_error(tmp_path: Path) -> None:
    for ask in (library.plan_ids, lambda folder: library.load("demo", folder)):
        with pytest.raises(UsageError) as caught:
            ask(tmp_path / "none")
        assert str(tmp_path / "none") in said(caught.value)


# --- What ships ----------------------------------------------------------------------------------


def test_plans_and_schemas_are_read_from_a_zip(tmp_path: Path) -> None:
    wheel = tmp_path / "qcheck.zip"
    with zipfile.ZipFile(wheel, "w") as archive:
        for file in sorted(disk.PACKAGE.rglob("*")):
            if file.suffix in {".py", ".json"}:
                archive.write(file, file.relative_to(disk.PACKAGE.parent))
        text = disk.shipped_plans()["jinhua-2027"].read_bytes()
        archive.writestr("qcheck/targets/jinhua-2027.yaml", text)
    script = """
from qcheck import library
assert library.plan_ids(None) == ["jinhua-2027"], library.plan_ids(None)
assert library.load("jinhua-2027").source == "jinhua-2027.yaml"
print(library.schema("plan")[:1])
"""
    env = {**os.environ, "PYTHONPATH": str(wheel), "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=env, capture_output=True, check=False
    )
    assert (ran.stderr.decode(), ran.stdout.strip()) == ("", b"{")


def test_importing_the_library_loads_no_yaml() -> None:
    script = """
import sys, qcheck.library
qcheck.library.plan_ids(None)
print(sorted({"yaml", "importlib.resources", "rich", "json"} & set(sys.modules)))
"""
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=disk.PACKAGE.parent, capture_output=True, check=True
    )
    assert ran.stdout.strip() == b"[]"


# --- The schema ----------------------------------------------------------------------------------


def node(*path: str) -> dict[str, Any]:
    found: dict[str, Any] = SCHEMA
    for step in path:
        found = found[step]
    return found


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("path", "keys", "required"),
    [
        ((), plan.KEYS, plan.REQUIRED),
        (("properties", "document"), plan.DOCUMENT_KEYS, ()),
        (("properties", "period"), plan.PERIOD_KEYS, plan.PERIOD_KEYS),
        (
            ("properties", "not_targets", "items"),
            plan.NOT_TARGET_KEYS,
            plan.NOT_TARGET_KEYS,
        ),
        (("$defs", "target"), target.KEYS, target.REQUIRED),
        (("$defs", "target", "properties", "baseline"), target.BASELINE_KEYS, ("value",)),
        (("$defs", "judge"), judging.KEYS, ()),
    ],
)
def test_schema_and_reader_know_the_same_keys(
    path: tuple[str, ...], keys: tuple[str, ...], required: tuple[str, ...]
) -> None:
    found = node(*path)
    assert set(found["properties"]) == set(keys)
    assert set(found.get("required", ())) == set(required)
    assert found["additionalProperties"] is False


def test_schema_and_reader_know_the_same_words() -> None:
    fields, judge = node("$defs", "target", "properties"), node("$defs", "judge", "properties")
    assert fields["kind"]["enum"] == [kind.value for kind in Kind]
    assert node("properties", "level")["enum"] == [level.value for level in Level]
    assert fields["commitment"]["enum"] == [word.value for word in Commitment]
    assert fields["every"]["enum"] == list(target.EVERY)
    assert fields["clause"]["maxLength"] == target.MAX_CLAUSE
    assert judge["profile"]["enum"] == list(PROFILES)
    assert judge["method"]["enum"] == list(RULES)
    assert judge["compare"]["enum"] == list(judging.COMPARE)
    assert judge["annual_rule"]["enum"] == list(ANNUAL_RULES)
    assert judge["calendar"]["anyOf"][0]["enum"] == list(CALENDARS)


def test_a_good_file_follows_the_schema() -> None:
    assert schema_errors(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("kind: stock", "kind: stok", "$.targets[0].kind"),
        ('"≥ 1.8万件"', "98", "$.targets[0].target"),
        ('"≥ 1.8万件"', '"1.8万件"', "$.targets[0].target"),
        ("id: city", "id: City", "$.targets[1].id"),
        ("section:", "sektion:", "$.targets[0]"),
        ("[0, null]", "[0]", "$.targets[0].bounds"),
        ("bounds: [0, null]", "regions: {东县: 5}", "$.targets[0].regions['东县']"),
    ],
)
def test_the_schema_finds_what_the_reader_finds(old: str, new: str, where: str) -> None:
    text = GOOD.replace(old, new)
    assert schema_errors(text) == [where]
    assert plan.parse_plan(text, "demo.yaml", "demo")[0] is None


def test_an_unknown_schema_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="unknown-schema"):
        library.schema("../errors")
