"""What the commands of the history share: which history, which of its runs."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypedDict

import typer

from qcheck.cli import completion
from qcheck.errors import UsageError
from qcheck.model import HISTORY_FILE, Names

if TYPE_CHECKING:
    from qcheck.history import Run
    from qcheck.history.store import Store


def _option(
    name: str, key: str, metavar: str, offers: Callable[..., Any] | None = None
) -> typer.models.OptionInfo:
    found: typer.models.OptionInfo = typer.Option(
        name,
        metavar=metavar,
        help=f"history.opt-{key}",
        show_default=False,
        autocompletion=offers,
    )
    return found


Where = Annotated[str | None, _option("--history", "where", "FILE|URL")]
Plan = Annotated[str | None, _option("--plan", "plan", "PLAN", completion.plans)]
Region = Annotated[str | None, _option("--region", "region", "NAME")]
Origin = Annotated[str | None, _option("--origin", "origin", "NAME")]
Target = Annotated[list[str] | None, _option("--target", "target", "ID", completion.targets)]
Folder = Annotated[Path | None, _option("--all", "all", "DIR")]


class Wanted(TypedDict):
    """Which runs: those of a plan, of a region, of a job."""

    plan: str | None
    region: str | None
    origin: str | None


def opened(where: str | None) -> "Store":
    """The history that is meant; none is made.

    Raises:
        UsageError: the address is of no kind that is known.
        HistoryError: there is none, or it cannot be read.
    """
    from qcheck import history

    said = where or os.environ.get("QCHECK_HISTORY") or HISTORY_FILE
    return history.open(said, create=False)


def number(value: str) -> int:
    """The number of a run.

    Raises:
        UsageError: it is none.
    """
    if not (value.isascii() and value.isdecimal()) or len(value) > len(str(2**31 - 1)):
        raise UsageError("history.bad-run", value=value)
    return int(value)


def chosen(store: "Store", run: str | None, wanted: Wanted) -> "Run":
    """The run of that number, else the last one of the only series that fits.

    Raises:
        UsageError: there is none, or there are several series.
    """
    if run is not None:
        return store.run(number(run))
    found = store.runs(**wanted)
    series = list(dict.fromkeys(one.series for one in found))
    if not series:
        raise UsageError("history.no-runs", path=path_of(store))
    if len(series) > 1:
        raise UsageError("history.several-series", series=Names(map(named, series)))
    return found[-1]


def named(series: Sequence[str]) -> str:
    """A series as it is called on the screen."""
    return " ".join(part for part in series if part)


def path_of(store: "Store") -> str:
    """Where it is, without a password."""
    from qcheck.history.place import shown

    return shown(store.place)


def run_fields(run: "Run") -> dict[str, Any]:
    """A run as JSON."""
    return {
        "run": run.id,
        **run.series._asdict(),
        **{key: getattr(run, key) for key in ("as_of", "revision", "generated_at", "recorded_at")},
        **{key: getattr(run, key) for key in ("version", "plan_sha256", "exit_code", "total")},
        "pass": run.passed,
        **{key: getattr(run, key) for key in ("at_risk", "fail", "unknown")},
    }
