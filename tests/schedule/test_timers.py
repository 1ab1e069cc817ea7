"""What each timer is given means the same to it as to the shell: whatever stands in a path."""

from __future__ import annotations

import datetime as dt
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from qcheck.errors import UsageError
from qcheck.model import Lang
from qcheck.schedule import TIMERS, Wanted, encoded, files

etree: Any = pytest.importorskip("lxml.etree")
SPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
POSIX = [
    "/data/county.yaml",
    "/data/质量 强市/金华 月报.yaml",
    '/data/it\'s "100%" $HOME `x` %h/a;b&c.yaml',
    "/data/back\\slash/#1.yaml",
]
WINDOWS = [
    r"D:\quality\county.yaml",
    r"D:\质量 强市\金华 (月报).yaml",
    r"\\server\共享\a&b 100%\it's.yaml",
    r"D:\county.yaml",
]


def wanted(
    job: str, program: tuple[str, ...] = ("/opt/q check/bin/qcheck",), day: int = 5
) -> Wanted:
    at, since = dt.time(8, 5), dt.date(2026, 1, 2)
    return Wanted(program=program, job=job, day=day, at=at, user="clerk", since=since)


def one(timer: str, asked: Wanted, ending: str, lang: Lang = Lang.ZH) -> str:
    (text,) = (text for name, text in files(timer, asked, lang).items() if name.endswith(ending))
    return text


@pytest.mark.skipif(not shutil.which("sh"), reason="there is no POSIX shell here")
@pytest.mark.parametrize("job", POSIX)
def test_cron_hands_the_shell_the_words_as_they_are(job: str) -> None:
    """As cron does it: the first `%` ends the command unless a backslash, taken off, precedes."""
    show = (sys.executable, "-c", "import sys; print(sys.argv[1:])", "100%")
    line = one("cron", wanted(job, show), ".cron").splitlines()[-1]
    assert line.startswith("5 8 5 * * ")
    command = line.split(" ", 5)[5]
    assert not re.search(r"(?<!\\)%", command)
    run = subprocess.run(["sh", "-c", command.replace("\\%", "%")], check=True, capture_output=True)
    assert run.stdout.decode().strip() == str(["100%", "run", job, "--wait", "600"])


@pytest.mark.parametrize("job", POSIX)
def test_systemd_reads_the_words_as_they_are(job: str) -> None:
    service = one("systemd", wanted(job), ".service")
    (command,) = re.findall("^ExecStart=(.*)$", service, re.MULTILINE)
    words = [word.replace("%%", "%") for word in shlex.split(command)]
    first, *rest = words
    assert (first, *(word.replace("$$", "$") for word in rest)) == wanted(job).command
    assert not re.search(r"(?<!%)%(%%)*(?!%)", service), "a specifier"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
@pytest.mark.parametrize("lang", Lang)
def test_systemd_accepts_the_units(tmp_path: Path, lang: Lang) -> None:
    made: dict[str, str] = {}
    for job in POSIX:
        made |= files("systemd", wanted(job, (sys.executable, "-m", "qcheck")), lang)
    assert len(made) == 2 * len(POSIX)
    for name, text in made.items():
        (tmp_path / name).write_bytes(encoded(name, text))
    run = subprocess.run(
        ["systemd-analyze", "verify", *(tmp_path / name for name in made)],
        capture_output=True,
        check=False,
        timeout=60,
    )
    # What it says about units of the machine itself is none of ours.
    said = [line for line in run.stderr.decode().splitlines() if "qcheck" in line]
    assert said == []


def test_what_systemd_would_refuse_is_noticed(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("there is no systemd here")
    file = tmp_path / "qcheck-bad.timer"
    file.write_text("[Timer]\nOnCalendar=*-*-45\n", encoding="utf-8")
    run = subprocess.run(
        ["systemd-analyze", "verify", file], capture_output=True, check=False, timeout=60
    )
    assert b"qcheck-bad" in run.stderr


@pytest.mark.parametrize("job", WINDOWS)
@pytest.mark.parametrize("lang", Lang)
def test_the_task_is_valid_and_says_the_words_as_they_are(job: str, lang: Lang) -> None:
    asked = wanted(job, (r"C:\q check\qcheck.exe",), day=28)
    (name,) = made = files("windows", asked, lang)
    tree = etree.fromstring(encoded(name, made[name]))
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("task.xsd")))
    assert schema.validate(tree), schema.error_log
    said = {key: tree.findtext(f".//{SPACE}{key}") for key in ("Command", "Arguments", "Day")}
    words = re.findall(r'"([^"]*)"|(\S+)', str(said["Arguments"]))
    assert (said["Command"], *(a or b for a, b in words)) == asked.command
    assert said["Day"] == "28"
    assert tree.findtext(f".//{SPACE}StartBoundary") == "2026-01-02T08:05:00"
    assert tree.findtext(f".//{SPACE}StartWhenAvailable") == "true"
    folder = tree.findtext(f".//{SPACE}WorkingDirectory")
    assert folder in {job.rpartition("\\")[0], "D:\\"}
    assert job.startswith(str(folder))
    assert len(tree.find(f".//{SPACE}Months")) == 12


def test_the_schema_refuses_what_is_no_task() -> None:
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("task.xsd")))
    text = one("windows", wanted(WINDOWS[0]), ".xml").partition("\n")[2]
    for good, bad in (
        ("<Day>5<", "<Day>32<"),
        ("PT1H", "1h"),
        ('Context="Author"', 'Context="Nobody"'),
        ("<StartBoundary>2026", "<Begin/><StartBoundary>2026"),
    ):
        assert good in text
        assert not schema.validate(etree.fromstring(text.replace(good, bad)))


def test_the_task_is_utf16_with_windows_line_ends() -> None:
    (name,) = made = files("windows", wanted(WINDOWS[1]), Lang.ZH)
    data = encoded(name, made[name])
    assert data.startswith(b"\xff\xfe")
    text = data.decode("utf-16")
    assert text.startswith('<?xml version="1.0" encoding="UTF-16"?>\r\n')
    assert "质量 强市" in text
    assert text.count("\r\n") == text.count("\n")


@pytest.mark.parametrize("job", [r"D:\%USERNAME%\a.yaml", r"D:\$(Arg0)\a.yaml", 'D:\\a"b.yaml'])
def test_what_the_task_scheduler_would_replace_is_refused(job: str) -> None:
    with pytest.raises(UsageError) as error:
        files("windows", wanted(job), Lang.ZH)
    assert error.value.key == "schedule.replaced"


@pytest.mark.parametrize("timer", TIMERS)
def test_a_line_break_in_a_path_is_refused(timer: str) -> None:
    with pytest.raises(UsageError) as error:
        files(timer, wanted("/data/a\n* * * * * rm.yaml"), Lang.ZH)
    assert error.value.key == "schedule.odd-path"


@pytest.mark.parametrize(
    ("job", "name"),
    [
        ("/data/county.yaml", "qcheck-county-[0-9a-f]{6}"),
        (r"D:\quality\county.yaml", "qcheck-county-[0-9a-f]{6}"),
        ("/data/金华.yaml", r"qcheck-[0-9a-f]{6}"),
        ("/data/jinhua 月报.yaml", r"qcheck-jinhua-[0-9a-f]{6}"),
    ],
)
def test_the_name_is_ascii(job: str, name: str) -> None:
    assert re.fullmatch(name, wanted(job).name)


def test_no_two_jobs_have_the_same_name() -> None:
    """The later one would replace the earlier one, which nobody would notice."""
    jobs = ["/data/金华.yaml", "/data/义乌.yaml", "/a/county.yaml", "/b/county.yaml"]
    assert len({wanted(job).name for job in jobs}) == len(jobs)
