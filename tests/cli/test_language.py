"""Each command speaks one language at a time: nothing is said in Chinese under `--lang en`.

Run on a plan in Latin letters, where no Chinese is data, and on the examples, where what is left
when the data are taken out must not be Chinese.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from openpyxl import load_workbook

from qcheck import library
from qcheck.cli import COMMANDS
from qcheck.library.disk import shipped_plans
from tests.cli.run import Run, qcheck
from tests.examples import CASES, ROOT, case_of, inside
from tests.test_words import CHINESE, QUOTED, WIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PLAN = """\
plan: demo-2025
title: Demo quality plan
region: Demo
period: {start: 2023-01-01, end: 2025-12-31}
targets:
  - id: index
    name: Quality index
    kind: level
    target: "≥ 92"
    baseline: {value: "88.5", date: 2022-12-31}
    lead: [Bureau A, Bureau B]
    clause: Quality index over 92
  - {id: rate, name: Pass rate, kind: hold, target: "≥ 98%", lead: [Bureau A]}
  - {id: works, name: New works, kind: flow, target: "≥ 5", every: year, commitment: aspirational}
  - {id: accidents, name: Accidents, kind: flow, target: "= 0"}
  - {id: growth, name: Output growth, kind: growth, target: "≥ 30%"}
  - {id: award, name: City award, kind: milestone, target: done}
  - {id: range, name: New sites, kind: flow, target: "2–3"}
"""
# The headings are Chinese: a sheet is read by them.
SHEET = """\
指标名称,实际值
Quality index,89
Pass rate,about 97%
New works,2
Accidents,0
Output growth,x1y
City award,no
New sites,2
Patens,5
"""
WAIVERS = """\
- target: index
  reason: Method changed
  document: No. 8
  approver: Demo
  expires: 2025-12-31
  value: "≥ 89"
- {target: indx, reason: none, document: No. 9, approver: Demo, expires: 2025-12-31}
- {target: rate}
"""
JOB = """\
lang: en
attention: notes
checks:
  - {plan: demo-2025.yaml, inputs: [a.csv], as_of: 2025-06-30, waivers: w.yaml}
  - {name: gone, plan: demo-2025.yaml, inputs: [none.csv]}
"""
DOCUMENT = "Demo\nQuality index over 92, 17 things.\n"

VERIFY = "verify a.csv --plan demo-2025.yaml --as-of 2025-06-30 --waivers w.yaml"
LINES = [
    "--help",
    *(f"{command} --help" for command in COMMANDS),
    *(f"{VERIFY} --format {form}" for form in ("table", "plain", "json", "csv", "markdown")),
    *(f"explain demo-2025.yaml {one}" for one in ("index", "works", "accidents", "award")),
    "list-targets --plan demo-2025.yaml",
    "list-plans --targets .",
    "lint demo-2025.yaml",
    "lint broken.yaml",
    "compare demo-2025.yaml other-2025.yaml",
    "audit demo-2025.yaml --source d.txt",
    "template --plan demo-2025.yaml -o t.xlsx",
    "schema nope",
    "init begun",
    "run job.yaml --dry-run",
    "run job.yaml",
    "run broken.yaml",
    "run none.yaml",
    "run job.yaml --wait long",
    # Refusals
    "verify",
    "verify a.csv",
    "verify a.csv --plan nope",
    "verify none.csv --plan demo-2025.yaml",
    "verify a.csv --plan broken.yaml",
    "verify a.csv --plan demo-2025.yaml --waivers none.yaml",
    "verify a.csv --plan demo-2025.yaml --waivers demo-2025.yaml",
    "verify a.csv --plan demo-2025.yaml --lead nobody",
    "verify a.csv --plan demo-2025.yaml --as-of soon",
    "verify a.csv --plan demo-2025.yaml --fail-on sometimes",
    "verify a.csv --plan demo-2025.yaml --export r.pdf",
    "verify a.csv --plan demo-2025.yaml --nope",
    "explain demo-2025.yaml nope",
    "report a.csv",
    "bogus",
]
ENDINGS = ("json", "csv", "md", "svg", "xlsx")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    other = PLAN.replace("demo-2025", "other-2025").replace("≥ 92", "≥ 90")
    broken = PLAN.replace("demo-2025", "broken").replace("kind: hold", "kind: held")
    files = {
        "demo-2025.yaml": PLAN,
        "other-2025.yaml": other,
        "broken.yaml": broken,
        "a.csv": SHEET,
        "w.yaml": WAIVERS,
        "d.txt": DOCUMENT,
        "job.yaml": JOB,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QCHECK_LANG", raising=False)
    return tmp_path


QUOTABLE = {word for words in QUOTED.values() for word in words.split()}


def chinese(text: str, data: Iterable[str] = ()) -> list[str]:
    """The lines that hold Chinese which is neither data nor a word that English quotes."""
    taken = sorted((one for one in data if CHINESE.search(one) or WIDE.search(one)), key=len)
    for one in reversed(taken):
        text = text.replace(one, "")
    return [
        line
        for line in text.splitlines()
        if not QUOTABLE.issuperset(CHINESE.findall(line)) or WIDE.search(line)
    ]


# No sentence does without one of them, and no name, key or value in these files has one.
SMALL_WORDS = re.compile(r".*(?<!-)\b(?:the|is|are|of|and|that|not|with|to|this|for)\b.*")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("line", LINES)
def test_english_says_nothing_in_chinese(line: str) -> None:
    run = qcheck(*line.split(), "--lang", "en")
    assert run.out + run.err
    # The plans that are shipped are listed too.
    data = shipped_texts() if line.startswith("list-plans") else []
    assert chinese(run.out + run.err, data) == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("line", LINES)
def test_chinese_says_nothing_in_english(line: str) -> None:
    run = qcheck(*line.split(), "--lang", "zh")
    assert SMALL_WORDS.findall(run.out + run.err) == []


def test_reports_in_english_hold_no_chinese(folder: Path) -> None:
    files = [folder / f"r.{ending}" for ending in ENDINGS]
    exports = [part for file in files for part in ("--export", str(file))]
    assert qcheck(*VERIFY.split(), "--lang", "en", *exports).code < 20
    for file in files:
        assert chinese(words_of(file)) == [], file.name


def words_of(file: Path) -> str:
    """What a file says, to a person who opens it."""
    if file.suffix != ".xlsx":
        return file.read_text(encoding="utf-8-sig")
    book = load_workbook(file)
    cells = (cell.value for sheet in book for line in sheet.iter_rows() for cell in line)
    return "\n".join((*book.sheetnames, *(one for one in cells if isinstance(one, str))))


# --- The examples --------------------------------------------------------------------------------


def texts(plan: str) -> Iterator[str]:
    """Everything that a shipped plan says, and its units."""
    text = shipped_plans()[plan].read_text(encoding="utf-8")
    yield from leaves(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - makes texts and lists only
    for target in library.load(plan).targets:
        yield target.requirement.unit
        if target.baseline:
            yield target.baseline.unit


def shipped_texts() -> list[str]:
    """What all shipped plans say."""
    return [text for name in library.plan_ids(None) for text in texts(name)]


def leaves(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from leaves(one)
    else:
        text = str(node)
        yield from (text, text.translate({ord("《"): "〈", ord("》"): "〉"}))


def sheet_texts(args: list[str]) -> Iterator[str]:
    for name in args:
        file = ROOT / name
        if file.suffix == ".xlsx":
            yield from words_of(file).splitlines()
        elif file.is_file():
            yield from re.split(r"[][,\n]|: ", file.read_text(encoding="utf-8"))


def of_example(folder: Path, scratch: Path) -> Iterator[tuple[str, Run]]:
    """Every command that makes sense of an example, in English."""
    args = case_of(folder)["args"]
    plan = args[args.index("--plan") + 1]
    stored = scratch / "r.json"
    first = library.load(plan).targets[0].id
    lines = [
        [*args, "--export", str(stored)],
        *([*args, "--format", form] for form in ("plain", "csv", "markdown", "json")),
        ["report", str(stored)],
        ["list-targets", "--plan", plan],
        ["explain", plan, first],
        ["lint", plan],
        ["template", "--plan", plan, "-o", str(scratch / "t.xlsx")],
        ["compare", plan, next(name for name in library.plan_ids(None) if name != plan)],
    ]
    for line in lines:
        yield " ".join(line), qcheck(*line, "--lang", "en")


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_an_example_in_english_says_only_its_data_in_chinese(folder: Path, tmp_path: Path) -> None:
    args = case_of(folder)["args"]
    with inside(ROOT):
        data = [*shipped_texts(), *sheet_texts(args)]
        for line, run in of_example(folder, tmp_path):
            assert run.code not in (1, 2), line
            assert chinese(run.out + run.err, data) == [], line
