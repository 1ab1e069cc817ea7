"""The page as text: escaped, closed to the outside, with the figures of the result."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import qcheck
from qcheck.model import Lang
from qcheck.report import render
from qcheck.table import ordered, verdict_table
from qcheck.words import phrases
from tests.browser.pages import HOSTILE, hostile, regional, rich
from tests.cli import demo
from tests.cli.run import qcheck as run
from tests.sample import sample

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

REGIONS = ("示范市", "甲县", "乙区")
CASES: dict[str, Callable[[], dict[str, Any]]] = {
    "rich": rich,
    "hostile": hostile,
    "regional": lambda: regional(12, REGIONS),
    "empty": lambda: {**sample(), "results": [], "findings": [], "unmatched": [], "inputs": []},
}
_EMPTY = set("meta path circle polyline br input".split())


def page(result: Mapping[str, Any], lang: Lang = Lang.ZH) -> str:
    return render(Path("gap.html"), result, lang).decode()


class Read(HTMLParser):
    """Elements with their attributes, and the text, of a page whose elements are all closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.raw: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"style", "script"}:
            self.raw[self.open[-1]] = data
        else:
            self.texts.append(data)


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("case", CASES)
def test_nothing_in_the_page_can_act_but_its_own_style_and_script(case: str, lang: Lang) -> None:
    text = page(CASES[case](), lang)
    read = Read(text)
    for tag, attributes in read.elements:
        assert tag not in {"img", "base", "link", "iframe", "object", "embed", "foreignobject"}
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name not in {"style", "src", "srcdoc", "action", "formaction"}
            assert name != "href" or re.fullmatch(r"#(targets|t[0-9]+)", value or "")
            assert name not in {"id", "class"} or re.fullmatch(r"[a-z][a-z0-9 -]*", value or "")
    assert sum(tag == "script" for tag, _ in read.elements) == 1
    assert sum(tag == "style" for tag, _ in read.elements) == 1
    assert "http:" not in text
    assert "https:" not in text


@pytest.mark.parametrize("lang", list(Lang))
def test_the_policy_knows_style_and_script_by_their_hashes(lang: Lang) -> None:
    read = Read(page(rich(), lang))
    policy = next(a["content"] for _, a in read.elements if "http-equiv" in a)
    assert policy is not None
    assert "unsafe" not in policy
    assert {"default-src 'none'", "base-uri 'none'", "form-action 'none'"} <= set(
        policy.split("; ")
    )
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(read.raw[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_ids_are_unique_and_every_link_arrives() -> None:
    elements = Read(page(CASES["regional"]())).elements
    ids = [a["id"] for _, a in elements if "id" in a]
    assert len(ids) == len(set(ids))
    links = {(a["href"] or "")[1:] for tag, a in elements if tag == "a"}
    assert links <= set(ids)
    assert len(links) == 1 + 12 * len(REGIONS)


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("case", ["rich", "regional"])
def test_every_figure_of_the_table_stands_in_the_page(case: str, lang: Lang) -> None:
    result = CASES[case]()
    told = set(Read(page(result, lang)).texts)
    table = verdict_table(result, lang)
    for cells, entry in zip(table.rows, ordered(result), strict=True):
        by_key = {c.key: cell.text for c, cell in zip(table.columns, cells, strict=True)}
        for key in ("status", "name", "required", "actual", "gap", "pace", "due", "message"):
            assert not by_key[key] or by_key[key] in told, (entry["id"], key)
    for read in result["inputs"]:
        assert any(read["sha256"] in text for text in told)
    for finding in result["findings"]:
        assert finding["message"] in told


def test_hostile_text_is_shown_as_it_is() -> None:
    told = "\n".join(Read(page(hostile())).texts)
    for text in HOSTILE[:5]:
        assert text in told
    assert "\\u202e\\u2066倒写" in told
    assert "第一行\\n第二行" in told
    assert "\u202e" not in told
    assert "\x1b" not in told


def test_the_matrix_is_there_for_several_regions_only() -> None:
    assert 'id="matrix"' in page(CASES["regional"]())
    assert 'id="matrix"' not in page(rich())
    one = rich()
    for entry in one["results"]:
        entry["region"] = "甲县"
    assert 'id="matrix"' not in page(one)


def test_the_ranking_begins_with_the_best() -> None:
    result = CASES["regional"]()
    best = [one["region"] for one in result["regions"]]
    result["regions"].reverse()
    ranking = page(result).partition('id="matrix"')[2].partition("</table>")[0]
    assert sorted(best, key=ranking.index) == best


def test_regions_need_no_ranking_and_no_region_is_the_whole() -> None:
    result = CASES["regional"]()
    del result["regions"]
    for entry in result["results"]:
        entry["region"] = None if entry["region"] == "示范市" else entry["region"]
    text = page(result)
    assert "（全域）" in text
    assert "名次" not in text


def test_the_largest_plan_stays_small() -> None:
    names = tuple(f"示例{name}县" for name in "甲乙丙丁戊己庚辛壬癸")
    assert len(page(regional(250, names)).encode()) < 3_000_000


def test_an_earlier_result_gives_the_same_page(tmp_path: Path) -> None:
    plan, sheet = demo.plan(tmp_path), demo.sheet(tmp_path, *demo.GOOD)
    first, stored, again = (tmp_path / name for name in ("a.html", "a.json", "b.html"))
    args = ("--plan", plan, "--as-of", "2025-06-30", "--export", first, "--export", stored)
    assert run("verify", sheet, *args).code == 0
    assert run("report", stored, "--export", again).code == 0
    assert first.read_bytes() == again.read_bytes()
    assert len(json.loads(stored.read_text(encoding="utf-8"))["results"][0]["series"]) == 1


def test_jinja_is_only_imported_when_a_page_is_written() -> None:
    code = "import sys, qcheck.cli, qcheck.report; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_phrase_that_the_page_names_exists_and_none_is_left_over() -> None:
    root = Path(qcheck.__file__).parent
    files = (*root.rglob("*.py"), *root.rglob("parts/*.html"))
    program = "".join(file.read_text("utf-8") for file in files)
    named = set(re.findall(r"\"page\.([a-z-]+)\"", program))
    assert named == set(phrases("page"))


# --- Colours ------------------------------------------------------------------------------------


def _schemes() -> list[dict[str, str]]:
    css = (Path(qcheck.__file__).parent / "report/html/parts/style.css").read_text("utf-8")
    return [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", b)) for b in css.split(":root {")[1:]]


def _light(colour: str) -> float:
    digits = colour[1:] if len(colour) > 4 else "".join(c * 2 for c in colour[1:])
    shares = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    dark, bright = sorted((_light(one), _light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("number", range(3), ids=["light", "dark", "print"])
def test_text_can_be_read_in_every_scheme(number: int) -> None:
    assert len(_schemes()) == 3
    colours = _schemes()[number]
    for status in ("fail", "at-risk", "unknown", "pass"):
        assert _contrast(colours[status], colours[f"{status}-on"]) >= 4.5
        assert _contrast(colours[status], colours["paper"]) >= 4.5
    for ink in ("ink", "soft", "link"):
        assert _contrast(colours[ink], colours["paper"]) >= 4.5
        assert _contrast(colours[ink], colours["head"]) >= 4.5
