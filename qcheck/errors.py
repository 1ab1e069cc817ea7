"""Exceptions: nothing can be judged. Caught once, in `qcheck.cli`, and mapped to an exit code.

"Could not judge this target, because ..." is never an exception: it is a verdict.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qcheck.model import Finding


INTERRUPTED = 130  # what shells expect of a program that Ctrl-C ended


class Exit(IntEnum):
    """What the process's exit code means; scripts rely on it."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    PLAN = 3
    DATA = 4
    OUTPUT = 5
    AT_RISK = 10
    MISSING = 11
    FAIL = 12


class QcheckError(Exception):
    """Nothing can be judged. `key` names a phrase in `qcheck.words`, `params` fill it.

    `findings` are the single problems behind it, shown before the phrase.
    """

    exit_code: ClassVar[Exit] = Exit.INTERNAL

    def __init__(self, key: str, findings: Sequence[Finding] = (), **params: str) -> None:
        super().__init__(key)
        self.key = key
        self.findings = tuple(findings)
        self.params = params

    @property
    def exit_key(self) -> str:
        """The phrase that says what the exit code means."""
        return f"cli.exit-{int(self.exit_code)}"


class UsageError(QcheckError):
    """An option, a plan or a target that does not exist."""

    exit_code = Exit.USAGE


class PlanError(QcheckError):
    """A plan file that cannot be used."""

    exit_code = Exit.PLAN


class MappingError(PlanError):
    """A mapping file that cannot be used."""

    @property
    def exit_key(self) -> str:
        """It is not the plan that is wrong."""
        return "mapping.exit"


class JobError(PlanError):
    """A job file that cannot be used."""

    @property
    def exit_key(self) -> str:
        """It is not the plan that is wrong."""
        return "job.job-exit"


class DataError(QcheckError):
    """Actuals that cannot be used at all."""

    exit_code = Exit.DATA


class HistoryError(DataError):
    """A history that cannot be opened, read or written."""

    @property
    def exit_key(self) -> str:
        """It is not the actuals that are wrong."""
        return "history.exit"


class LockedError(DataError):
    """A job that another run holds, or that cannot be locked."""

    @property
    def exit_key(self) -> str:
        """It is not the actuals that are wrong."""
        return "running.exit-locked"


class OutputError(QcheckError):
    """A requested output that could not be written."""

    exit_code = Exit.OUTPUT
