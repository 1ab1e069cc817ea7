"""A job → what the machine's own timer needs to run it every month.

Each timer reads signs of its own in a command: cron `%`, systemd `%` and `$`, the Task Scheduler
`%NAME%` and `$(`. What can be escaped is; what cannot is refused, never passed on to be guessed at.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from qcheck.errors import UsageError
from qcheck.words import say

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from qcheck.model import Lang

LAST_DAY = 28  # every month has it
_WAIT = 600  # seconds that a run waits for one that somebody started by hand

_CRON = """\
# {what}
{minute} {hour} {day} * * PYTHONUTF8=1 {command}
"""
_SERVICE = """\
# /etc/systemd/system/{name}.service
[Unit]
Description={what}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User={user}
Environment=PYTHONUTF8=1
ExecStart={command}
# {verdicts}
SuccessExitStatus=10 11 12
TimeoutStartSec=1h
"""
_TIMER = """\
# /etc/systemd/system/{name}.timer
[Unit]
Description={what}

[Timer]
OnCalendar=*-*-{day:02} {hour:02}:{minute:02}:00
# {late}
Persistent=true

[Install]
WantedBy=timers.target
"""
_TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>{what}</Description>
    <URI>\\{name}</URI>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>{since}T{hour:02}:{minute:02}:00</StartBoundary>
      <ScheduleByMonth>
        <DaysOfMonth>
          <Day>{day}</Day>
        </DaysOfMonth>
        <Months>
{months}
        </Months>
      </ScheduleByMonth>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>Queue</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT1H</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{program}</Command>
      <Arguments>{arguments}</Arguments>
      <WorkingDirectory>{folder}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to run, and when."""

    program: Sequence[str]  # the program and what it needs before its own arguments
    job: str  # the absolute path of the job file
    day: int  # of the month, 1 to `LAST_DAY`
    at: dt.time
    user: str  # who runs it, where the timer asks
    since: dt.date  # from when on, where the timer asks

    @property
    def command(self) -> tuple[str, ...]:
        """The words of the command line."""
        return (*self.program, "run", self.job, "--wait", str(_WAIT))

    @property
    def name(self) -> str:
        """What the timer calls it: ASCII, and another one for a job in another folder.

        Two of the same name would replace each other, and one of them would never run again.
        """
        stem = re.split(r"[/\\]", self.job)[-1].rpartition(".")[0]
        kept = re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-")
        mark = sha256(self.job.encode("utf-8", "surrogatepass")).hexdigest()[:6]
        return "-".join(part for part in ("qcheck", kept, mark) if part)


def cron(wanted: Wanted, lang: Lang) -> dict[str, str]:
    """A line of a crontab. A `%` would end the command, in quotes too."""
    line = shlex.join(wanted.command).replace("%", "\\%")
    return {f"{wanted.name}.cron": _CRON.format(**_common(wanted, lang), command=line)}


def systemd(wanted: Wanted, lang: Lang) -> dict[str, str]:
    """A service and the timer that starts it."""
    first, *rest = wanted.command
    # Variables are put into the arguments only, specifiers into all of it.
    words = (_unit_word(first), *(_unit_word(word).replace("$", "$$") for word in rest))
    fields = _common(wanted, lang)
    fields["what"] = str(fields["what"]).replace("%", "%%")
    service = _SERVICE.format(
        **fields,
        command=" ".join(words),
        user=wanted.user,
        verdicts=say("schedule.verdicts", lang),
    )
    timer = _TIMER.format(**fields, late=say("schedule.late", lang))
    return {f"{wanted.name}.service": service, f"{wanted.name}.timer": timer}


def windows(wanted: Wanted, lang: Lang) -> dict[str, str]:
    """A task to be imported by the Task Scheduler; its file is UTF-16 (`encoded`).

    Raises:
        UsageError: a path holds what the Task Scheduler would replace.
    """
    for word in wanted.command:
        if re.search(r'%[^%]+%|\$\(|"', word):
            raise UsageError("schedule.replaced", path=word)
    first, *rest = wanted.command
    fields = {
        **_common(wanted, lang),
        "months": "\n".join(f"          <{month}/>" for month in _MONTHS),
        "since": wanted.since.isoformat(),
        "program": first,
        "arguments": " ".join(map(_windows_word, rest)),
        "folder": _folder(wanted.job),
    }
    safe = {key: escape(str(value)) if key in _TEXTS else value for key, value in fields.items()}
    return {f"{wanted.name}.xml": _TASK.format(**safe)}


# What stands as text in the XML.
_TEXTS = ("what", "name", "program", "arguments", "folder")

# One more timer: what makes its files, and its line here.
TIMERS: Mapping[str, Callable[[Wanted, Lang], dict[str, str]]] = {
    "cron": cron,
    "systemd": systemd,
    "windows": windows,
}


def files(timer: str, wanted: Wanted, lang: Lang) -> dict[str, str]:
    """The texts that a timer needs, by the names of their files.

    Raises:
        UsageError: a path cannot be written so that the timer understands it.
    """
    for word in wanted.command:
        if not word.isprintable():
            raise UsageError("schedule.odd-path", path=word)
    return TIMERS[timer](wanted, lang)


def encoded(name: str, text: str) -> bytes:
    """A file as its timer reads it: the Task Scheduler UTF-16 and Windows line ends."""
    if name.endswith(".xml"):
        return b"\xff\xfe" + text.replace("\n", "\r\n").encode("utf-16-le")
    return text.encode("utf-8")


def _common(wanted: Wanted, lang: Lang) -> dict[str, object]:
    when = f"{wanted.at:%H:%M}"
    return {
        "what": say("schedule.what", lang, job=wanted.job, day=wanted.day, at=when),
        "name": wanted.name,
        "day": wanted.day,
        "hour": wanted.at.hour,
        "minute": wanted.at.minute,
    }


def _unit_word(word: str) -> str:
    """A word of a unit file's command line, quoted where it has to be."""
    word = word.replace("%", "%%")
    if re.fullmatch(r"[\w@+=:,./%$-]+", word):
        return word
    quoted = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


def _folder(path: str) -> str:
    r"""The folder of a file: C:\data, and C:\ with its backslash."""
    folder = re.split(r"[/\\][^/\\]*$", path)[0]
    return f"{folder}\\" if folder.endswith(":") else folder


def _windows_word(word: str) -> str:
    return f'"{word}"' if re.search(r"[\s&()^;,=']", word) else word
