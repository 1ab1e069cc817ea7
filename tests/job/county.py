"""A county office (示例数据) with a job, whose verdicts follow from three figures."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qcheck import history

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
plan: county
title: 示例县质量强县方案（示例数据）
region: 示例县
period: {start: 2015-01-01, end: 2099-12-31}
targets:
  - {id: due, name: 抽检合格率, kind: level, target: "≥ 90", due: 2019-12-31, lead: [甲局]}
  - {id: kept, name: 服务满意度, kind: hold, target: "≥ 80", lead: [乙局]}
  - {id: told, name: 质量指数, kind: hold, target: "≥ 70", lead: [丙局]}
"""
JOB = """\
job: county
history: history.sqlite
keep: 6
attention: 提醒
on_attention: {command: [no-such-program]}
notify: attention
checks:
  - name: 质量
    plan: county.yaml
    inputs: [inbox/*.csv]
    exports: ["reports/{plan}_{as_of}.xlsx", "reports/latest.csv"]
    gate: {fail_on: at-risk}
"""
REFUSED = 4


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What a month's sheet says; `told` may be missing."""

    day: str
    due: int = 95
    kept: int = 85
    told: int | None = 75

    @property
    def code(self) -> int:
        """The exit code, by the rules of the contract."""
        if self.due < 90:
            return 12
        if self.told is None:
            return 11
        return 10 if self.kept < 80 else 0

    @property
    def values(self) -> tuple[int | None, ...]:
        """In the plan's order."""
        return (self.due, self.kept, self.told)

    def sheet(self) -> str:
        """As a spreadsheet."""
        rows = [("抽检合格率", self.due), ("服务满意度", self.kept), ("质量指数", self.told)]
        told = [f"{name},{value},{self.day}\n" for name, value in rows if value is not None]
        return "".join(["指标名称,实际值,数据时点\n", *told])


class County:
    """The folder of the job."""

    def __init__(self, folder: Path, job: str = JOB) -> None:
        self.folder = folder
        self.job = folder / "county-job.yaml"
        self.sheet = folder / "inbox" / "month.csv"
        self.history = folder / "history.sqlite"
        for made in (folder, self.sheet.parent, folder / "reports"):
            made.mkdir(exist_ok=True)
        (folder / "county.yaml").write_text(PLAN, encoding="utf-8")
        self.job.write_text(job, encoding="utf-8")

    def send_in(self, figures: Figures) -> None:
        """The month's sheet arrives."""
        self.sheet.write_text(figures.sheet(), encoding="utf-8")

    def runs(self) -> list[tuple[str, int, tuple[int | None, ...]]]:
        """Date, exit code and figures of each run that is kept, in the order in which they came."""
        with history.open(self.history, create=False) as store:
            kept = sorted(store.runs(), key=lambda run: run.id)
            return [(run.as_of, run.exit_code, values_of(store.result(run.id))) for run in kept]

    def problems(self) -> tuple[history.Problem, ...]:
        """What is wrong with the history."""
        with history.open(self.history, create=False) as store:
            return store.check()

    def last(self) -> dict[str, Any]:
        """The last result."""
        (path,) = self.folder.rglob("last-result.json")
        found: dict[str, Any] = json.loads(path.read_bytes())
        return found

    def logs(self) -> list[Path]:
        """The logs, by name."""
        return sorted((self.folder / "logs").glob("*.log"))


def values_of(result: Any) -> tuple[int | None, ...]:  # noqa: ANN401 - JSON
    """The figures of a result."""
    found = (entry["actual"] for entry in result["results"])
    return tuple(None if actual is None else int(actual["value"]) for actual in found)


def day_of(month: int) -> dt.date:
    """The last day of the month so many months after 2020-01."""
    year, place = divmod(month + 1, 12)
    return dt.date(2020 + year, place + 1, 1) - dt.timedelta(days=1)
