"""`python -m tests.soak RUNS [SEED]`: a county's job for so many runs, with accidents.

Months of made-up figures (示例数据) come in, are corrected, come late; files are missing, locked or
torn, the disk is full, runs are killed, the history is damaged, the clock is set back, two runs
start at once. After each run: is the exit code the one that the figures ask for, does the history
hold what was judged, each once, does the log end as it should? The seed decides; what breaks ends
it.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.job.county import REFUSED, County, Figures, day_of, values_of
from tests.job.puppet import Order, Puppet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.job.puppet import Told

NOT_WRITTEN = 5
KEPT = 6  # as the job says
PAGE = 4096  # bytes of SQLite's
TWO_HOURS = 7200  # seconds

ORDINARY = ("month", "month", "month", "month", "again", "corrected", "late")
ACCIDENTS = (
    "missing", "unreadable", "locked", "report_open", "disk_full", "killed", "killed", "killed",
    "history_damaged", "clock_set_back", "two_at_once",
)  # fmt: skip


class WrongError(AssertionError):
    """What must hold did not."""


class Soak:
    """One job through its months."""

    def __init__(self, folder: Path, seed: int, puppets: tuple[Puppet, Puppet]) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - accidents are no secret
        self.county = County(folder)
        self.puppets = puppets
        self.month = 0
        self.clock = dt.datetime(2020, 1, 1, 9, 30, tzinfo=dt.timezone.utc)
        self.behind = dt.timedelta()
        self._arrive(Figures(day=day_of(0).isoformat()))
        self.kept: list[Figures] = []
        self.newest: dict[str, Figures] = {}
        self.count: Counter[str] = Counter()
        self.codes: Counter[int] = Counter()
        self.memory: list[int] = []
        self.steps = 60
        self.disk: Disk | None = None

    def go(self, runs: int) -> None:
        """That many runs, ordinary ones and accidents by turns."""
        while self.count["runs"] < runs:
            name = self.chance.choice(ORDINARY if self.chance.random() < 0.6 else ACCIDENTS)
            self.count[name] += 1
            step: Callable[[], None] = getattr(self, f"_{name}")
            try:
                step()
                self._check_files()
            except AssertionError as error:
                raise WrongError(f"run {self.count['runs']}, {name}: {error}") from error

    # What arrives

    def _month(self) -> None:
        self.month += 1
        self._arrive(self._drawn(day_of(self.month).isoformat()))
        self._judged()

    def _corrected(self) -> None:
        self._arrive(self._drawn(self.figures.day))
        self._judged()

    def _late(self) -> None:
        """An earlier month once more."""
        self._arrive(self._drawn(day_of(self.chance.randint(0, self.month)).isoformat()))
        self._judged()

    def _again(self) -> None:
        self._judged()

    def _drawn(self, day: str) -> Figures:
        """A sheet of that day; most months are well."""
        drawn = Figures(day=day, due=90 + self.chance.randint(0, 9))
        trouble = self.chance.random()
        if trouble < 0.2:
            return replace(drawn, due=80 + self.chance.randint(0, 9))
        if trouble < 0.35:
            return replace(drawn, told=None)
        return replace(drawn, kept=75) if trouble < 0.5 else drawn

    def _arrive(self, figures: Figures) -> None:
        self.figures = figures
        self.county.send_in(figures)

    # Accidents

    def _missing(self) -> None:
        self.county.sheet.unlink()
        self._refused()

    def _unreadable(self) -> None:
        self.county.sheet.write_bytes(b"%TSD-Header-###%" + self.chance.randbytes(500))
        self._refused()

    def _locked(self) -> None:
        self._refused(held=self.county.sheet.name)

    def _refused(self, held: str = "") -> None:
        """Nothing can be judged, and nothing is recorded; then the sheet comes after all."""
        self._expect(self._run(held=held), REFUSED)
        self._check_history()
        self._arrive(self.figures)
        self._judged()

    def _report_open(self) -> None:
        report = self.county.folder / "reports" / "latest.csv"
        if not report.exists():
            return
        told = self._run(held=report.name)
        self._expect(told, NOT_WRITTEN)
        beside = report.with_name("latest-1.csv")
        if not beside.exists():
            raise WrongError(f"the report was not saved beside: {told.err}")
        beside.unlink()  # somebody has seen it
        self._record()
        self._judged()

    def _disk_full(self) -> None:
        """Really full where there is a disk to fill, else by a limit to the size of files."""
        self._corrected_sheet()
        room = self.chance.choice((0, 1000, 5000, 20_000))
        if self.disk is None:
            told = self._run(largest=room or 1)
        else:
            with self.disk.filled(room):
                told = self._run()
        if told.code not in {NOT_WRITTEN, self.figures.code}:
            raise WrongError(f"exit {told.code} on a full disk: {told.err}")
        self._judged()

    def _killed(self) -> None:
        """Once or several times, then in peace; what was killed may have been recorded or not."""
        self._corrected_sheet()
        while True:
            if self.chance.random() < 0.5:
                told = self._run(die_at=self.chance.randint(1, self.steps))
            else:
                told = self._run(die_after=self.chance.uniform(0.01, 0.4))
            if not told.killed:
                self._expect(told, self.figures.code)
            if self.chance.random() < 0.6:
                break
        self._judged()

    def _corrected_sheet(self) -> None:
        """Another sheet, of this month or the next."""
        self.month += self.chance.randint(0, 1)
        self._arrive(self._drawn(day_of(self.month).isoformat()))

    def _history_damaged(self) -> None:
        path = self.county.history
        if not path.exists():
            return
        data = bytearray(path.read_bytes())
        middle = len(data) // 2 // PAGE * PAGE
        how = self.chance.randrange(3)
        if how == 0:
            data[:16] = b"not a database!!"
        elif how == 1:
            del data[middle:]
        else:
            data[middle : middle + PAGE] = bytes(PAGE)
        path.write_bytes(data)
        self._expect(self._run(), self.figures.code)
        self._begin_anew()
        self._check_history()
        if said := self.county.problems():
            raise WrongError(f"history: {said}")

    def _clock_set_back(self) -> None:
        """What is dated before the last run is judged as ever, by a clock of any date; what is
        dated later waits until the clock is right again.
        """
        self._judged()
        self.behind = dt.timedelta(days=self.chance.randint(40, 4000))
        self._judged()
        self._arrive(self._drawn(self.figures.day))
        self._judged()
        self.month += 1
        self._arrive(self._drawn(day_of(self.month).isoformat()))
        self._expect(self._run(), REFUSED)
        self._check_history()
        self.behind = dt.timedelta()
        self._judged()

    def _two_at_once(self) -> None:
        """One waits for the other, or is told that it is running."""
        self._corrected_sheet()
        wait = self.chance.choice(("0", "30"))
        orders = [self._order(wait=wait) for _ in self.puppets]
        for puppet, order in zip(self.puppets, orders, strict=True):
            puppet.begin(order)
        both = [puppet.end() for puppet in self.puppets]
        self.count["runs"] += 2
        self.codes.update(told.code for told in both)
        codes = sorted(told.code for told in both)
        allowed = [[self.figures.code] * 2]
        if wait == "0":
            allowed.append(sorted([self.figures.code, REFUSED]))
        if codes not in allowed:
            raise WrongError(f"exits {codes}: {[told.err for told in both]}")
        self._record()

    # What must hold

    def _judged(self) -> None:
        """A run in peace: the figures' code, and one run in the history unless it is there."""
        before = set(self.county.logs())
        told = self._run()
        self._expect(told, self.figures.code)
        self.steps = len(told.steps) + 3
        self.memory.append(told.memory)
        self._record()
        self._check_last(told)
        (log,) = set(self.county.logs()) - before
        if log.read_text("utf-8-sig").splitlines()[-1] != told.err.splitlines()[-1]:
            raise WrongError(f"{log.name} does not end with the exit code")

    def _record(self) -> None:
        if self.newest.get(self.figures.day) != self.figures:
            self.kept.append(self.figures)
            self.newest[self.figures.day] = self.figures
        self._check_history()

    def _begin_anew(self) -> None:
        """A damaged history begins anew with the results that lie there, and the last run."""
        found = [(as_of, values) for as_of, _, values in self.county.runs()]
        known = [(one.day, one.values) for one in self.kept]
        if any(one not in known for one in found):
            raise WrongError(f"a history begun anew holds what never was: {found}")
        if (self.figures.day, self.figures.values) not in found:
            raise WrongError("a history begun anew lacks the last run")
        lying = len(list((self.county.folder / "results").glob("county_*.json")))
        if len(found) < lying:
            raise WrongError(
                f"{lying} results lie there, the history begun anew holds {len(found)}"
            )
        self.kept = [Figures(day=day, due=v[0] or 0, kept=v[1] or 0, told=v[2]) for day, v in found]
        self.newest = {one.day: one for one in self.kept}

    def _check_history(self) -> None:
        wanted = [(one.day, one.code, one.values) for one in self.kept]
        found = self.county.runs() if self.county.history.exists() else []
        if found != wanted:
            raise WrongError(f"history: {found[-4:]}, not {wanted[-4:]}")
        if self.count["runs"] % 10 == 0 and (said := self.county.problems()):
            raise WrongError(f"history: {said}")

    def _check_last(self, told: Told) -> None:
        last = self.county.last()
        (check,) = last["checks"]
        found = (last["exit_code"], values_of(check["result"]))
        if found != (told.code, self.figures.values):
            raise WrongError(f"last-result.json: {found}")

    def _check_files(self) -> None:
        for path in self.county.folder.rglob("*.json"):
            if not path.read_bytes().endswith(b"}\n"):
                raise WrongError(f"{path.name} is not whole")

    def _expect(self, told: Told, code: int) -> None:
        if told.code != code:
            raise WrongError(f"exit {told.code}, not {code}: {told.err}")

    # A run

    def _run(
        self, *, die_at: int = 0, die_after: float = 0, largest: int = 0, held: str = ""
    ) -> Told:
        plain = self._order()
        order = replace(plain, die_at=die_at, die_after=die_after, largest=largest, held=held)
        told = self.puppets[0].run(order)
        self.count["runs"] += 1
        self.codes[told.code] += 1
        return told

    def _order(self, wait: str = "0") -> Order:
        # Two weeks after the month at least, and each run two hours after the one before.
        month = dt.datetime.combine(day_of(self.month), dt.time(), dt.timezone.utc)
        self.clock = max(self.clock + dt.timedelta(hours=2), month + dt.timedelta(days=14))
        for path in self.county.folder.rglob(".*.qcheck-tmp"):
            # To half-written files, too, it is two hours.
            os.utime(path, (time.time() - TWO_HOURS, time.time() - TWO_HOURS))
        return Order(
            args=("run", str(self.county.job), "--wait", wait),
            watched=str(self.county.folder),
            now=(self.clock - self.behind).isoformat(),
        )


class Disk:
    """A small disk of its own, which can be full; only the superuser can have one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def filled(self, room: int) -> Iterator[None]:
        """All of it taken but for so many bytes."""
        filler = self.folder / "filler"
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(bytes(PAGE)):
                pass
        os.truncate(filler, max(0, filler.stat().st_size - room))
        try:
            yield
        finally:
            filler.unlink()


@contextmanager
def disk(folder: Path) -> Iterator[Disk | None]:
    """Where it can be had."""
    command = ["mount", "-t", "tmpfs", "-o", "size=32m", "qcheck-soak", str(folder)]
    can = sys.platform == "linux" and os.geteuid() == 0
    if not can or subprocess.run(command, check=False, capture_output=True).returncode:
        yield None
        return
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def main(runs: int, seed: int = 0) -> int:
    """The soak; prints its figures."""
    begun = time.monotonic()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="qcheck-soak-")))
        folder = folder.resolve()
        mounted = stack.enter_context(disk(folder))
        puppets = (stack.enter_context(Puppet()), stack.enter_context(Puppet()))
        soak = Soak(folder / "county", seed, puppets)
        soak.disk = mounted
        soak.go(runs)
        for line in (*figures(soak), resident(soak)):
            sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{time.monotonic() - begun:.0f} s\n")
    return 0


def figures(soak: Soak) -> list[str]:
    """What is worth telling at the end."""
    files = [path for path in soak.county.folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    kinds = Counter(path.parent.name + "/*" + path.suffix for path in files)
    tenth = max(1, len(soak.memory) // 10)
    memory = (max(soak.memory[:tenth]) >> 20, max(soak.memory[-tenth:]) >> 20)
    return [
        f"runs {soak.count.pop('runs')}, by exit code: {dict(sorted(soak.codes.items()))}",
        f"events {dict(sorted(soak.count.items()))}",
        f"history: {len(soak.kept)} runs kept, {soak.county.history.stat().st_size >> 10} KiB",
        f"memory of a run at its most: {memory[0]} MiB at first, {memory[1]} MiB at last",
        f"files: {len(files)}, {size >> 10} KiB: {dict(sorted(kinds.items()))}",
    ]


def resident(soak: Soak) -> str:
    """What a process keeps in memory that does run after run, which no office does."""
    found = []
    for _ in range(40):
        told = soak.puppets[0].run(replace(soak._order(), stay=True))  # noqa: SLF001
        found.append(told.memory >> 10)
    return f"memory of one process after 10, 20, 30, 40 runs: {found[9::10]} KiB"


if __name__ == "__main__":
    sys.exit(main(int((sys.argv[1:] or ["500"])[0]), int((sys.argv[2:] or ["0"])[0])))
