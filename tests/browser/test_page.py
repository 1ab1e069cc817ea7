"""The report in a real browser, as a phone and as a desk show it."""

from __future__ import annotations

import base64
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from qcheck.model import Lang
from qcheck.report import render
from tests.browser.chromium import Browser, Page, program, running
from tests.browser.pages import hostile, regional, rich
from tests.sample import sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    program() is None, reason="there is no Chromium here: apt-get install chromium"
)

PHONE, DESK = 390, 1440
WIDTHS = [PHONE, DESK]
REGIONS = tuple(f"示例{name}县" for name in "甲乙丙丁戊己庚辛壬癸")
CASES: dict[str, Callable[[], dict[str, Any]]] = {
    "rich": rich,
    "hostile": hostile,
    "regional": lambda: regional(12, REGIONS),
    "empty": lambda: {**sample(), "results": [], "findings": [], "unmatched": [], "inputs": []},
}
OVERFLOW = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
# What of the rows is on the screen or further down, apart from what is filtered away.
SHOWN = "[...document.querySelectorAll('#rows [data-s]')].filter(row => row.offsetHeight).length"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with running(tmp_path_factory.mktemp("profile")) as started:
        yield started


def written(folder: Path, result: Mapping[str, Any], lang: Lang = Lang.ZH) -> Path:
    file = folder / "差距 报告.html"
    file.write_bytes(render(file, result, lang))
    return file


def opened(
    browser: Browser,
    folder: Path,
    result: Mapping[str, Any],
    width: int = DESK,
    *,
    lang: Lang = Lang.ZH,
    dark: bool = False,
    script: bool = True,
) -> Page:
    page = Page(browser, width, dark=dark, script=script)
    page.open(written(folder, result, lang))
    return page


def choose(page: Page, name: str, value: str) -> str:
    """Fills one filter in as a person does; what is said of the rows then."""
    page.ask(
        f"(() => {{ const f = document.getElementById('f-{name}'); f.value = {value!r};"
        " f.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )
    said: str = page.ask("document.getElementById('count').textContent")
    return said


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("case", CASES)
def test_it_opens_without_complaint_and_nothing_runs_or_hangs_over(
    case: str, lang: Lang, width: int, browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, CASES[case](), width, lang=lang)
    page.ask("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.ask("document.querySelectorAll('[id]').forEach(one => one.focus())")
    across, room = page.ask(OVERFLOW)
    assert across <= room == width
    assert page.ask("window.ran") is None
    assert page.complaints() == []


def test_a_console_error_an_overflow_and_a_running_name_would_be_seen(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "bad.html"
    wide = '<div style="width:2000px">x</div>'
    act = "<script>window.ran = 1; console.error('e'); throw Error('t')</script>"
    file.write_text(f"<!DOCTYPE html><meta charset=utf-8>{wide}{act}", encoding="utf-8")
    page = Page(browser, DESK, dark=False, script=True)
    page.open(file)
    across, room = page.ask(OVERFLOW)
    assert across > room
    assert page.ask("window.ran") == 1
    assert len(page.complaints()) == 2


def test_the_policy_stops_a_script_that_is_not_ours(browser: Browser, tmp_path: Path) -> None:
    file = written(tmp_path, rich())
    text = file.read_text(encoding="utf-8")
    inside = "<main><script>window.ran = 1</script><p style='color:red' onclick='1'>"
    file.write_text(text.replace("<main>", inside), encoding="utf-8")
    page = Page(browser, DESK, dark=False, script=True)
    page.open(file)
    assert page.ask("window.ran") is None
    assert any("Content Security Policy" in told for told in page.complaints())


@pytest.mark.parametrize("width", WIDTHS)
def test_filters_leave_what_fits_and_say_how_many(
    width: int, browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, rich(), width)
    assert page.ask(SHOWN) == 15
    assert choose(page, "status", "fail") == "显示 4 项，共 15 项"
    assert page.ask(SHOWN) == 4
    lead = page.ask("[...document.querySelectorAll('#f-lead option')].at(1).value")
    assert choose(page, "lead", lead) == "显示 3 项，共 15 项"
    assert choose(page, "text", "没有这样的文字") == "没有符合条件的指标，请放宽筛选"
    assert page.ask(SHOWN) == 0
    page.ask("document.querySelector('[type=reset]').click()")
    page.ask("new Promise(done => setTimeout(done, 50))")
    assert page.ask(SHOWN) == 15
    assert choose(page, "text", "PATENTS") == "显示 1 项，共 15 项"
    assert choose(page, "text", "") == "显示 15 项，共 15 项"
    sections = page.ask("document.querySelectorAll('#f-section option').length")
    alone = [choose(page, "section", str(n)) for n in range(sections - 1)]
    assert sum(int(said.split()[1]) for said in alone) == 15
    assert page.complaints() == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("targets", [12, 70])
def test_regions_are_filtered_and_the_matrix_leads_to_its_row(
    targets: int, width: int, browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, regional(targets, REGIONS), width)
    assert choose(page, "region", "3") == f"显示 {targets} 项，共 {targets * 10} 项"
    assert page.ask(SHOWN) == targets
    link = "document.querySelector('.matrix tbody tr:last-child td:last-child a')"
    page.ask(f"{link}.click()")
    page.ask("new Promise(done => setTimeout(done, 300))")
    row = f"document.querySelector({link}.getAttribute('href'))"
    assert page.ask(f"{row}.offsetHeight > 0 && {row}.querySelector('details').open") is True
    top = page.ask(f"{row}.getBoundingClientRect().top")
    assert -1 <= top < 900
    assert page.ask(f"{row}.getAttribute('data-s') === {link}.parentNode.getAttribute('data-s')")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_row_opens_by_the_keyboard_and_shows_its_source(
    width: int, browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, rich(), width)
    row = "[...document.querySelectorAll('#rows > tbody')].find(b => /patents/.test(b.innerText))"
    assert "Sheet1!E7" not in page.ask(f"{row}.innerText")
    page.ask(f"{row}.querySelector('summary').focus()")
    outline = page.ask("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
    page.call("Input.dispatchKeyEvent", type="keyDown", **key)
    page.call("Input.dispatchKeyEvent", type="keyUp", **key)
    text = page.ask(f"{row}.innerText")
    for told in ("示例填报表.xlsx!Sheet1!E7", "1.61万件 → 16100件", "68.3%", "示市监函〔2025〕3号"):
        assert told in text
    assert page.ask(f"{row}.querySelector('svg.time').getBoundingClientRect().height > 50")
    page.ask("document.getElementById('open-all').click()")
    closed = "document.querySelectorAll('#rows details:not([open])').length"
    assert page.ask(closed) == 0
    page.ask("document.getElementById('close-all').click()")
    assert page.ask(closed) == 15


@pytest.mark.parametrize("width", WIDTHS)
def test_without_javascript_all_is_there_and_no_filter_is_promised(
    width: int, browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, rich(), width, script=False)
    assert page.ask("document.getElementById('filters').offsetHeight") == 0
    assert page.ask(SHOWN) == 15
    x, y = page.ask(
        "(() => { const s = document.querySelector('#rows summary');"
        " s.scrollIntoView({block: 'center'}); const at = s.getBoundingClientRect();"
        " return [at.left + 8, at.top + 8]; })()"
    )
    for kind in ("mousePressed", "mouseReleased"):
        page.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
    assert page.ask("document.querySelector('#rows details').open") is True


def test_the_dark_scheme_is_dark(browser: Browser, tmp_path: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    seen = [opened(browser, tmp_path, rich(), dark=dark).ask(ground) for dark in (False, True)]
    assert seen == ["rgb(255, 255, 255)", "rgb(20, 24, 31)"]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_screen_reader_meets_a_table_named_charts_and_labelled_filters(
    width: int, browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, rich(), width)
    page.call("Accessibility.enable")
    nodes = page.call("Accessibility.getFullAXTree")["nodes"]
    met: dict[str, list[str]] = {}
    for node in nodes:
        if not node.get("ignored"):
            role = node["role"]["value"]
            met.setdefault(role, []).append(node.get("name", {}).get("value", ""))
    assert len(met["rowheader"]) >= 15
    assert len(met["columnheader"]) >= 9
    assert {"状态", "牵头单位", "章节"} <= set(met["combobox"])
    assert "查找文字" in met["searchbox"]
    assert any("要求≥ 1.8万件、实际16100件" in name for name in met["image"])
    assert {"main", "banner", "contentinfo", "search", "status"} <= set(met)
    assert all(name for role in ("combobox", "searchbox", "button", "link") for name in met[role])
    assert page.ask("document.documentElement.lang") == "zh-CN"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="there is no pdftotext here")
@pytest.mark.parametrize("case", ["rich", "regional"])
def test_on_paper_the_rows_are_there_and_the_filters_are_not(
    case: str, browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, CASES[case](), dark=True)
    sent = page.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
    file = tmp_path / "gap.pdf"
    file.write_bytes(base64.b64decode(sent["data"]))
    read = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True)
    sheets = read.stdout.decode("utf-8").split("\f")[:-1]
    text = "".join("".join(sheets).split())
    for told in ("质量强市实施方案", "审核人", "未达标", "16100件", "明显落后于时序"):
        assert told in text
    assert "清除筛选" not in text
    assert sum("对比图" in sheet for sheet in sheets) >= 2  # the heading stands on every page
    assert f"1/{len(sheets)}" in "".join(sheets[0].split())


@pytest.mark.parametrize("width", WIDTHS)
def test_the_largest_plan_opens(width: int, browser: Browser, tmp_path: Path) -> None:
    file = written(tmp_path, regional(250, REGIONS))
    page = Page(browser, width, dark=False, script=True)
    # A guard against a page that never gets ready; how quick it is belongs to no test.
    assert page.open(file) < 20
    across, room = page.ask(OVERFLOW)
    assert across <= room
    assert choose(page, "status", "fail").startswith("显示 ")
    assert page.complaints() == []
