"""A job file and everything that can be wrong with it."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft202012Validator

from qcheck import library
from qcheck.errors import JobError, UsageError
from qcheck.gate import FAIL_ON
from qcheck.library.checks import GATE_KEYS, PLACEHOLDERS
from qcheck.library.checks import KEYS as CHECK_KEYS
from qcheck.library.job import ALARM_KEYS, KEYS, load, parse
from qcheck.model import Check, Job, Lang, Notify
from qcheck.pace.settings import PROFILES
from qcheck.report import WRITERS
from qcheck.words import message

if TYPE_CHECKING:
    from qcheck.model import Finding

HERE = Path("/office/county.yaml") if os.name != "nt" else Path("C:/office/county.yaml")
FORMATS = tuple(WRITERS)
CHECK = "checks:\n  - plan: demo\n    inputs: [inbox]\n"
WHOLE = """\
job: 月报
lang: en
targets: plans
history: data/kept.sqlite
logs: logs
results: out
keep: 36
attention: notes
on_attention: {command: [tell.cmd, "{result}"], timeout: 5}
notify: change
checks:
  - name: 乙县
    plan: plans/demo-2025.yaml
    inputs: [inbox, "inbox/*.xlsx", in\\a.csv]
    region: 乙县
    period: 2024
    sheet: 1
    column: C
    map: names.yaml
    waivers: waivers.yaml
    profile: shixu
    history_files: [old.json]
    lead: [市经信局]
    as_of: 2025-06-30
    exports: ["reports/{region}_{as_of}.xlsx", "reports/{name}.md"]
    gate: {fail_on: at-risk, strict: true}
"""


def job(text: str = CHECK) -> Job:
    found, findings = parse(text, "county.yaml", HERE, FORMATS)
    assert found, findings
    return found


def findings(text: str) -> tuple[Finding, ...]:
    found, said = parse(text, "county.yaml", HERE, FORMATS)
    assert found is None
    return said


def codes(text: str) -> list[tuple[str, str]]:
    return [(one.source.partition(":")[2], one.code) for one in findings(text)]


def test_what_is_not_said() -> None:
    found = job()
    assert (found.name, found.lang, found.notify) == ("county", Lang.ZH, Notify.ATTENTION)
    assert (found.keep, found.attention, found.alarm, found.targets) == (None, None, None, None)
    assert found.history == str(HERE.parent / "qcheck-history.sqlite")
    assert (found.logs, found.results) == (HERE.parent / "logs", HERE.parent / "results")
    (check,) = found.checks
    assert check == Check(name="demo", plan="demo", inputs=(str(HERE.parent / "inbox"),))


def test_all_that_can_be_said() -> None:
    found = job(WHOLE)
    folder = HERE.parent
    assert (found.name, found.lang, found.keep) == ("月报", Lang.EN, 36)
    assert found.history == str(folder / "data" / "kept.sqlite")
    assert found.alarm is not None
    assert (found.alarm.argv, found.alarm.timeout) == (("tell.cmd", "{result}"), 5)
    (check,) = found.checks
    assert check.plan == str(folder / "plans" / "demo-2025.yaml")
    assert check.inputs == tuple(str(folder / one) for one in ("inbox", "inbox/*.xlsx", "in/a.csv"))
    assert (check.period, check.sheet, check.as_of) == ("2024", "1", dt.date(2025, 6, 30))
    assert (check.fail_on, check.strict, check.leads) == ("at-risk", True, ("市经信局",))
    assert check.exports == ("reports/{region}_{as_of}.xlsx", "reports/{name}.md")


def test_the_schema_takes_what_the_program_takes() -> None:
    schema = json.loads(library.schema("job"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for text in (CHECK, WHOLE):
        said = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - texts alone, as the program reads
        said = json.loads(json.dumps(said).replace('"36"', "36").replace('"5"', "5"))
        for check in said["checks"]:
            check.get("gate", {}).update(strict=True)
        assert not list(validator.iter_errors(said))
    check = schema["$defs"]["check"]["properties"]
    assert tuple(schema["properties"]) == KEYS
    assert tuple(check) == CHECK_KEYS
    assert tuple(check["gate"]["properties"]) == GATE_KEYS
    assert tuple(schema["properties"]["on_attention"]["properties"]) == ALARM_KEYS
    assert tuple(check["gate"]["properties"]["fail_on"]["enum"]) == FAIL_ON
    assert set(check["profile"]["enum"]) == set(PROFILES)
    assert all(ending[1:] in check["exports"]["items"]["pattern"] for ending in WRITERS)
    assert all(f"{{{one}}}" in check["exports"]["description"] for one in PLACEHOLDERS)


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("", "1:1", "job-empty"),
        ("[a]", "1:1", "job-empty"),
        ("job: x\n", "1:1", "field-missing"),
        ("checks: []\n", "1:9", "job-no-checks"),
        ("checks:\n", "1:1", "field-empty"),
        (f"histry: x\n{CHECK}", "1:1", "key-misspelt"),
        (f"keep: 0\n{CHECK}", "1:7", "number-whole"),
        (f"keep: many\n{CHECK}", "1:7", "number-wanted"),
        (f"notify: never\n{CHECK}", "1:9", "choice-unknown"),
        (f"lang: fr\n{CHECK}", "1:7", "choice-unknown"),
        (f"history: old.xlsx\n{CHECK}", "1:10", "job-history"),
        (f"history: mysql://u@h/d\n{CHECK}", "1:10", "job-history"),
        (f"on_attention: {{timeout: 5}}\n{CHECK}", "1:15", "field-missing"),
        (f"on_attention: {{command: []}}\n{CHECK}", "1:25", "field-empty"),
        ("checks:\n  - plan: demo\n", "2:5", "field-missing"),
        ("checks:\n  - plan: demo\n    inputs: []\n", "3:13", "field-empty"),
        (f"{CHECK}    as_of: June\n", "4:12", "date-unreadable"),
        (f"{CHECK}    profile: shixi\n", "4:14", "choice-misspelt"),
        (f"{CHECK}    gate: {{strict: maybe}}\n", "4:20", "choice-unknown"),
        (f'{CHECK}    exports: ["{{palm}}.csv"]\n', "4:15", "job-placeholder"),
        (f"{CHECK}    exports: [a.pdf]\n", "4:15", "job-format"),
        (f"{CHECK}    exports: [a.csv, b.csv, A.csv]\n", "4:29", "job-export-twice"),
        (f"{CHECK}    exports: [inbox/a.csv]\n", "4:15", "job-export-read"),
        (f"logs: inbox\n{CHECK}", "4:13", "job-folder-read"),
        (f"{CHECK}  - plan: demo\n    inputs: [x]\n", "4:5", "job-name-twice"),
        (f"{CHECK}    exports: [a/{{plan}}.csv]\n", "4:17", "yaml-brace"),
    ],
)
def test_what_is_wrong_has_its_place(text: str, place: str, code: str) -> None:
    assert (place, code) in codes(text)
    assert all(message(one, lang) for one in findings(text) for lang in Lang)


@pytest.mark.skipif(os.name == "nt", reason="these paths are at home on Windows")
@pytest.mark.parametrize("path", [r"D:\data\x", r"\\server\share\x"])
def test_a_path_of_windows_is_no_relative_name(path: str) -> None:
    for key in ("logs", "results", "attention", "targets"):
        assert codes(f"{key}: '{path}'\n{CHECK}") == [(f"1:{len(key) + 3}", "job-windows-path")]
    assert codes(f"history: '{path}.db'\n{CHECK}") == [("1:10", "job-windows-path")]
    for key in ("map", "waivers", "plan"):
        text = CHECK.replace("plan: demo", f"plan: '{path}'") if key == "plan" else CHECK
        text += "" if key == "plan" else f"    {key}: '{path}'\n"
        assert {code for _, code in codes(text)} == {"job-windows-path"}
    assert job(CHECK.replace("[inbox]", f"['{path}.xlsx']")).checks[0].inputs == (f"{path}.xlsx",)


def test_a_pattern_that_takes_the_report() -> None:
    text = CHECK.replace("[inbox]", '["in/*.csv"]')
    assert codes(f'{text}    exports: ["in/{{as_of}}.csv"]\n') == [("4:15", "job-export-read")]
    assert job(f"{text}    exports: [in/a.xlsx]\n").checks[0].exports == ("in/a.xlsx",)


def test_brackets_of_the_folder_are_no_pattern() -> None:
    found, _ = parse(
        CHECK.replace("[inbox]", '["*.csv", a.csv]'), "j", Path("/a [1]/j.yaml"), FORMATS
    )
    assert found is not None
    escaped, plain = (Path(one) for one in found.checks[0].inputs)
    assert (escaped.parent.name, plain.parent.name) == ("a [[]1]", "a [1]")


@pytest.mark.parametrize(
    ("first", "second", "twice"),
    [
        ("{plan}.csv", "{plan}.csv", True),
        ("{name}.csv", "{name}.csv", False),
        ("{region}.csv", "{region}.csv", False),
        ("{as_of}.csv", "{date}.csv", True),  # as they may be the same day
        ("a.csv", "./a.csv", True),
    ],
)
def test_two_checks_do_not_write_the_same(first: str, second: str, twice: bool) -> None:
    checks = "".join(
        f'  - {{plan: demo, region: {region}, inputs: [inbox], exports: ["{export}"]}}\n'
        for region, export in (("甲县", first), ("乙县", second))
    )
    found, said = parse(f"checks:\n{checks}", "j", HERE, FORMATS)
    assert [one.code for one in said] == ["job-export-twice"] * twice
    assert (found is None) == twice


@pytest.mark.parametrize(
    ("text", "history"),
    [("none", None), ("postgresql://u@h/d", "postgresql://u@h/d")],
)
def test_where_the_history_is(text: str, history: str | None) -> None:
    assert job(f"job: 甲\nhistory: {text}\n{CHECK}").history == history


@pytest.mark.parametrize(
    ("text", "is_clear"),
    [
        (CHECK, False),
        (f"job: 甲县\n{CHECK}", True),
        (f"{CHECK}    region: 甲县\n", True),
        (f"{CHECK}    region: 甲县\n  - {{plan: b, inputs: [inbox]}}\n", False),
    ],
)
def test_who_shares_a_history_has_a_name(text: str, is_clear: bool) -> None:
    text = f"history: postgresql://u@h/d\n{text}"
    assert ([] if is_clear else [("1:10", "job-nameless")]) == [
        (one.source.partition(":")[2], one.code) for one in parse(text, "j", HERE, FORMATS)[1]
    ]


@pytest.mark.parametrize("path", ["results/a.csv", "logs/x/a.csv", "reports/../results/a.csv"])
def test_reports_keep_away_from_the_files_of_the_job(path: str) -> None:
    assert codes(f"{CHECK}    exports: [{path}]\n") == [("4:15", "job-export-own")]


@pytest.mark.parametrize("order", [1, -1])
def test_no_check_reads_the_report_of_another(order: int) -> None:
    checks = [
        "  - {plan: a, inputs: [inbox], exports: [second/a.csv]}\n",
        "  - {plan: b, inputs: ['second/*.csv']}\n",
    ]
    assert [code for _, code in codes("checks:\n" + "".join(checks[::order]))] == [
        "job-export-read"
    ]


def test_what_is_no_job_file(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path / "a\0b"):
        with pytest.raises(UsageError) as missing:
            load(path, FORMATS)
        assert missing.value.key == "job.job-missing"
    with pytest.raises(JobError) as folder:
        load(tmp_path, FORMATS)
    assert folder.value.key == "job.job-not-a-file"
    file = tmp_path / "gbk.yaml"
    file.write_bytes("job: 任务\n".encode("gbk"))
    with pytest.raises(JobError) as encoded:
        load(file, FORMATS)
    assert encoded.value.key == "plan.not-utf8"


def test_as_notepad_writes_it(tmp_path: Path) -> None:
    file = tmp_path / "county.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + CHECK.replace("\n", "\r\n").encode())
    assert library.load_job(file, FORMATS).folder == tmp_path
