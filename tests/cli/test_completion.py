"""What the shells are offered when somebody presses Tab, and what it costs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qcheck import library
from qcheck.cli import COMMANDS, main
from qcheck.cli.completion import POWERSHELL, SHELLS, VARIABLE
from qcheck.model import Kind, Status
from tests.cli.demo import PLAN, plan
from tests.cli.run import process, qcheck

PLANS = library.plan_ids(None)


def tab(line: str, monkeypatch: pytest.MonkeyPatch, shell: str = "bash") -> int:
    """Presses Tab at the end of the line; answers with the program's exit code."""
    words = line.split(" ")
    monkeypatch.setenv(VARIABLE, f"complete_{shell}")
    if shell == "bash":
        monkeypatch.setenv("COMP_WORDS", "\n".join(words))
        monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    else:
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
        monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", words[-1])
    return main()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("qcheck ", list(COMMANDS)),
        ("qcheck list-", ["list-plans", "list-targets"]),
        ("qcheck history di", ["diff"]),
        ("qcheck verify 完成.xlsx --plan ", PLANS),
        ("qcheck verify 完成.xlsx --plan=jinhua-", ["jinhua-2025", "jinhua-2027"]),
        ("qcheck explain zhe", ["zhejiang-2019"]),
        ("qcheck compare jinhua-2025 zhe", ["zhejiang-2019"]),
        ("qcheck lint gan", ["ganzhou-2020"]),
        ("qcheck explain jinhua-2025 quality-b", ["quality-benchmark-cities"]),
        ("qcheck whatif jinhua-2025 争创", ["争创质量强国标杆城市"]),
        (
            "qcheck history trend --plan jinhua-2025 --target quality-b",
            ["quality-benchmark-cities"],
        ),
        ("qcheck verify --only ", [status.value for status in Status]),
        ("qcheck list-targets --kind ", [kind.value for kind in Kind]),
        ("qcheck list-plans --format ", ["table", "plain", "json", "csv", "markdown"]),
        ("qcheck verify --fail-on ", ["never", "fail", "missing", "at-risk"]),
        ("qcheck verify --sort ga", ["gap"]),
        ("qcheck verify --group ", ["lead", "section"]),
        ("qcheck verify --profile de", ["destatis"]),
        ("qcheck inspect --input-format xm", ["xml"]),
        ("qcheck schema ma", ["map"]),
        ("qcheck schedule --print ", ["cron", "systemd", "windows"]),
        ("qcheck --show-completion p", ["powershell"]),
        ("qcheck verify --fail", ["--fail-on"]),
        ("qcheck verify ", []),  # files: the shell's own
        ("qcheck lint own.y", []),
    ],
)
def test_what_is_offered(
    line: str,
    offered: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("QCHECK_TARGETS", raising=False)
    assert tab(line, monkeypatch) == 0
    said = capfd.readouterr()
    assert sorted(said.out.split()) == sorted(offered)
    assert not said.err


def test_departments_of_the_plan_typed_else_of_all(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    tab("qcheck verify --plan jinhua-2025 --lead ", monkeypatch)
    some = capfd.readouterr().out.split()
    leads = {lead for target in library.load("jinhua-2025").targets for lead in target.lead}
    assert set(some) == leads
    tab("qcheck list-targets --lead ", monkeypatch)
    every = capfd.readouterr().out.split()
    assert set(some) < set(every)
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("shell", "offered"),
    [
        ("zsh", '_arguments \'*: :(("fail":"{}"))\''),
        ("fish", "fail\t{}"),
        ("powershell", "fail:::{}"),
        ("pwsh", "fail:::{}"),
    ],
)
@pytest.mark.parametrize(("lang", "word"), [("zh", "未达标"), ("en", "failed")])
def test_the_other_shells_are_told_what_it_means(
    shell: str,
    offered: str,
    lang: str,
    word: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QCHECK_LANG", lang)
    tab("qcheck verify --only fa", monkeypatch, shell)
    assert capfd.readouterr().out.strip() == offered.format(word)


def test_an_empty_variable_asks_for_nothing(tmp_path: Path) -> None:
    run = process("--version", cwd=tmp_path, _QCHECK_COMPLETE="")
    assert (run.returncode, run.stdout.split()[0]) == (0, b"qcheck")


@pytest.mark.parametrize(("line", "files"), [("verify ", True), ("verify --only ", False)])
def test_fish_completes_files_where_nothing_is_offered(
    line: str, *, files: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"qcheck {line}")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "is-args")
    assert main() == int(files)


@pytest.mark.parametrize("line", ["qcheck nonsense ", "qcheck verify --targets /没有 --plan "])
def test_whatever_is_wrong_nothing_is_said(
    line: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    tab(line, monkeypatch)
    said = capfd.readouterr()
    assert (said.out.strip(), said.err) == ("", "")


def test_plans_of_a_folder_and_none_that_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    plan(tmp_path)
    (tmp_path / "broken.yaml").write_text("targets: [", encoding="utf-8")
    tab(f"qcheck explain --targets {tmp_path} demo", monkeypatch)
    assert capfd.readouterr().out.split() == ["demo-2025"]
    tab(f"qcheck explain --targets {tmp_path} broken in", monkeypatch)
    assert not capfd.readouterr().out.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_no_word_of_a_plan_can_act_in_the_shell(
    shell: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A plan comes from somewhere, and zsh evaluates what it is handed."""
    hostile = 'name: "$(touch x) `touch x` \\" ; [red] \' \\\\ 指数"'
    text = PLAN.replace("lead: [市经信局]", "lead: ['市经信局$(touch x)', 市统计局]", 1)
    plan(tmp_path, text.replace("name: 质量竞争力指数", hostile))
    assert library.load("demo-2025", tmp_path).targets
    for line in ("explain demo-2025 ", "verify --plan demo-2025 --lead "):
        command, _, rest = line.partition(" ")
        tab(f"qcheck {command} --targets {tmp_path} {rest}", monkeypatch, shell)
        said = capfd.readouterr().out
        assert said.strip()
        assert not set(said.replace("_arguments '*: :((", "").replace("))'", "")) & set("$`;'\\[")


def test_it_loads_little() -> None:
    """No rich, whatever is told; no YAML for the names of plans; no spreadsheets at all."""
    program = (
        "import sys; from qcheck.cli import main; main();"
        "sys.exit(' '.join({'rich', 'yaml', 'openpyxl', 'sqlalchemy'} & {*sys.modules}))"
    )
    for line in ("qcheck verify --", "qcheck explain ", "qcheck verify --only "):
        env = {VARIABLE: "complete_zsh", "_TYPER_COMPLETE_ARGS": line, "PYTHONUTF8": "1"}
        run = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **env},
            capture_output=True,
            check=False,
        )
        assert run.stdout
        assert not run.stderr.strip(), line


@pytest.fixture
def launcher(tmp_path: Path) -> Path:
    found = tmp_path / "bin" / "qcheck"
    found.parent.mkdir()
    path = os.pathsep.join(entry for entry in sys.path if entry)
    found.write_text(
        f"#!/bin/sh\nPYTHONPATH='{path}' exec '{sys.executable}' -m qcheck \"$@\"\n",
        encoding="utf-8",
    )
    found.chmod(0o755)
    return found


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["explain", "jin"], "jinhua-2025 jinhua-2027"),
        (["explain", "jinhua-2025", "争创"], "争创质量强国标杆城市"),
        (["verify", "--only", "a"], "at-risk"),
    ],
)
def test_in_bash_itself(launcher: Path, words: list[str], offered: str) -> None:
    """The script is sourced and its function called as bash calls it."""
    script = qcheck("--show-completion", "bash").out
    program = (
        f"{script}\nCOMP_WORDS=(qcheck {' '.join(words)})\nCOMP_CWORD={len(words)}\n"
        '_qcheck_completion qcheck\necho "${COMPREPLY[*]}"\ncomplete -p qcheck'
    )
    path = f"{launcher.parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"}
    run = subprocess.run(
        ["bash", "--norc", "-c", program], env=env, capture_output=True, check=False, timeout=60
    )
    assert run.stdout.decode().splitlines() == [
        offered,
        "complete -o default -F _qcheck_completion qcheck",
    ]
    assert not run.stderr


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed(shell: str) -> None:
    run = qcheck("--show-completion", shell)
    assert run.code == 0
    assert f"{VARIABLE}=complete_{shell}" in run.out.replace(' = "', "=")


def test_it_is_put_where_the_shell_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    run = qcheck("--install-completion", "fish")
    assert run.code == 0, run.err
    (put,) = tmp_path.rglob("qcheck.fish")
    assert str(put) in run.out


def test_powershell_is_left_to_its_user() -> None:
    run = qcheck("--install-completion", "powershell")
    assert run.code == 2
    assert POWERSHELL in run.err


def test_a_home_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setattr(Path, "home", lambda: file)
    run = qcheck("--install-completion", "fish")
    assert run.code == 5
    assert "--show-completion" in run.err


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_a_shell_that_is_none(option: str) -> None:
    run = qcheck(option, "bsh")
    assert run.code == 2
    assert "bash" in run.err
