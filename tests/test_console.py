"""The screen: streams, colour, caps."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from qcheck import console
from qcheck.model import Lang
from qcheck.reading.inbox import Step
from qcheck.table import Column, Table, row, verdict_table
from qcheck.table.layout import text_width
from tests.sample import by_id, sample

if TYPE_CHECKING:
    from collections.abc import Mapping


class Screen(io.TextIOWrapper):
    """A stream that says whether it is a terminal, and keeps its bytes."""

    def __init__(self, encoding: str = "utf-8", *, terminal: bool = False) -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding=encoding, errors="strict", newline="\n")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def text(self) -> str:
        self.flush()
        return self.bytes.getvalue().decode(self.encoding)


@pytest.fixture(autouse=True)
def _no_colour_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("color", ["always", "never"])
def test_everything_printed_has_a_form_in_the_stream_s_encoding(
    encoding: str, lang: Lang, color: str
) -> None:
    out = Screen(encoding)
    console.print_table(verdict_table(sample(), lang), lang=lang, file=out, color=color, width=80)
    console.print_plain(verdict_table(sample(), lang), file=out)
    console.print_notes(sample(), lang=lang, file=out, color=color)
    assert "16100" in out.text()


def test_a_chinese_console_gets_no_box_lines() -> None:
    out = Screen("gbk")
    console.print_table(verdict_table(sample(), Lang.ZH), lang=Lang.ZH, file=out)
    assert "─" not in out.text()
    assert "-----" in out.text()


def test_a_terminal_is_never_overrun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = Screen(terminal=True)
    console.print_table(verdict_table(sample(), Lang.ZH), lang=Lang.ZH, file=out, color="never")
    assert max(map(text_width, out.text().splitlines())) <= 80


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "coloured"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour_follows_the_option_then_the_environment_then_the_terminal(
    choice: str,
    environment: Mapping[str, str],
    terminal: bool,
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = Screen(terminal=terminal)
    console.print_table(verdict_table(sample(), Lang.ZH), lang=Lang.ZH, file=out, color=choice)
    assert ("\x1b[" in out.text()) is coloured


def test_colour_changes_nothing_but_colour() -> None:
    plain, coloured = Screen(), Screen()
    table = verdict_table(sample(), Lang.ZH)
    console.print_table(table, lang=Lang.ZH, file=plain, color="never", width=120)
    console.print_table(table, lang=Lang.ZH, file=coloured, color="always", width=120)
    assert uncoloured(coloured.text()) == plain.text()


def uncoloured(text: str) -> str:
    return "".join(
        part.partition("m")[2] if i else part for i, part in enumerate(text.split("\x1b["))
    )


@pytest.mark.parametrize("color", ["always", "never"])
def test_names_from_files_cannot_act(color: str) -> None:
    result = sample()
    name = by_id(result, "patents")
    name["name"] = "[red]甲[/red] :smile: \x1b[2J\u202e"
    out = Screen()
    console.print_table(verdict_table(result, Lang.ZH), lang=Lang.ZH, file=out, color=color)
    shown = uncoloured(out.text()) if color == "always" else out.text()
    assert "[red]甲[/red] :smile: \\u001b[2J\\u202e" in shown


def test_plain_output_is_one_line_of_tabs_for_each_row() -> None:
    table = Table(
        title="", columns=(Column(key="a", heading="A"), Column(key="b", heading="B")),
        rows=(row("1\t2", "x\ny"), row("", "z")),
    )  # fmt: skip
    out = Screen()
    console.print_plain(table, file=out)
    assert out.text() == "A\tB\n1\\t2\tx\\ny\n\tz\n"


def test_a_screen_gets_the_worst_of_a_long_table_and_a_file_gets_it_all() -> None:
    table = Table(
        title="", columns=(Column(key="a", heading="A"),),
        rows=tuple(row(f"row-{i}") for i in range(230)),
    )  # fmt: skip
    screen, pipe = Screen(terminal=True), Screen()
    console.print_table(table, lang=Lang.EN, file=screen, color="never")
    console.print_table(table, lang=Lang.EN, file=pipe, color="never")
    assert "30 more not shown; write them all with --export" in screen.text()
    assert "row-200" not in screen.text()
    assert "row-229" in pipe.text()


def test_notes_hold_summary_unmatched_rows_and_findings() -> None:
    out = Screen()
    console.print_notes(sample(), lang=Lang.ZH, file=out)
    said = out.text()
    assert said.startswith("共15项：未达标4")
    assert (
        "○ 示例填报表.xlsx!Sheet1!B19：“发明专利授权量（示例）”未匹配到任何指标，您是否要找" in said
    )
    assert "× 错误 示例填报表.xlsx!Sheet1!E15：“约210家”不是确定的数，请填写确切数字。" in said


def test_without_colour_rich_is_not_loaded() -> None:
    program = "import sys, qcheck.console; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


# --- Progress ------------------------------------------------------------------------------------


def _shown(screen: Screen, *steps: Step, seconds: float) -> str:
    """What is on the screen after steps that take so long each."""
    with pytest.MonkeyPatch.context() as patch:
        clock = iter(n * seconds for n in range(1000))
        patch.setattr("time.monotonic", lambda: next(clock))
        patch.setenv("TERM", "xterm")
        with console.Progress(Lang.ZH, screen) as progress:
            for step in steps:
                if progress:
                    progress(step)
    return screen.text()


STEPS = [Step(n, 4, f"某局{n}\x1b[2J.xlsx", n * 500) for n in (1, 2, 3, 4)]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
def test_progress_is_shown_and_taken_back(encoding: str) -> None:
    shown = _shown(Screen(encoding, terminal=True), *STEPS, seconds=2)
    assert "3/4" in shown
    assert "1,500" in shown
    assert "[##########..........]" in shown
    assert "\x1b" not in shown
    # Each line is overwritten with as many blanks, and the last thing is an empty line.
    assert re.search(r"\r +\r$", shown)
    assert "\n" not in shown
    drawn = max(map(text_width, shown.split("\r")))
    assert drawn <= console.DEFAULT_WIDTH


def test_no_progress_of_what_is_quick() -> None:
    assert _shown(Screen(terminal=True), *STEPS, seconds=0.1) == ""


def test_no_progress_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown(Screen(), *STEPS, seconds=2) == ""
    monkeypatch.setenv("TERM", "dumb")
    with console.Progress(Lang.ZH, Screen(terminal=True)) as progress:
        assert progress is None


def test_progress_that_is_interrupted_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(terminal=True)
    monkeypatch.setattr(console, "PATIENCE", -1.0)
    monkeypatch.setenv("TERM", "xterm")

    def interrupted() -> None:
        with console.Progress(Lang.EN, screen) as progress:
            assert progress is not None
            progress(STEPS[0])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert re.search(r"\r +\r$", screen.text())


def test_a_long_name_stays_on_one_line() -> None:
    shown = _shown(Screen(terminal=True), Step(1, 1, "长" * 200, 1), Step(1, 1, "x", 2), seconds=2)
    assert max(map(text_width, shown.split("\r"))) < console.DEFAULT_WIDTH
