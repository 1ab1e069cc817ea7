"""Is a history whole? The file, every stored result, and the rows that were drawn from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from qcheck.errors import DataError
from qcheck.history.packing import digest, is_comparable, unpack, verdict_rows
from qcheck.history.records import Problem
from qcheck.history.tables import runs, verdicts
from qcheck.history.versions import file_problems
from qcheck.reading.results import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection


def problems(db: Connection) -> Iterator[Problem]:
    """What is wrong; a database that cannot even be read through is one problem."""
    try:
        for why in file_problems(db):
            yield Problem(key="problem-file", why=why)
        for run_id in db.execute(select(runs.c.id).order_by(runs.c.id)).scalars().all():
            yield from _of_run(db, run_id)
        yield from _gaps(db)
    except SQLAlchemyError as error:
        yield Problem(key="problem-file", why=str(getattr(error, "orig", None) or error))


def _of_run(db: Connection, run_id: int) -> Iterator[Problem]:
    row = db.execute(select(runs).where(runs.c.id == run_id)).one()
    text = unpack(bytes(row.result), row.result_sha256)
    if text is None:
        yield Problem(key="problem-result", run_id=run_id)
        return
    try:
        stored = parse(text, str(run_id))
        made = digest(stored) if is_comparable(row.digest) else row.digest
        said = (stored["plan"]["id"], stored["as_of"], made)
        wanted = verdict_rows(stored)
    except (DataError, KeyError, TypeError, ValueError, ArithmeticError):
        yield Problem(key="problem-result", run_id=run_id)
        return
    if said != (row.plan, row.as_of, row.digest):
        yield Problem(key="problem-row", run_id=run_id)
    kept = db.execute(
        select(verdicts).where(verdicts.c.run_id == run_id).order_by(verdicts.c.position)
    ).mappings()
    found = [{key: one[key] for key in one if key != "run_id"} for one in kept]
    if found != wanted:
        yield Problem(key="problem-verdicts", run_id=run_id)


def _gaps(db: Connection) -> Iterator[Problem]:
    """Revisions count up from 1: one that is missing was taken out by somebody."""
    slot = (runs.c.plan, runs.c.region, runs.c.origin, runs.c.as_of)
    counted = select(
        *slot, func.count().label("kept"), func.max(runs.c.revision).label("last")
    ).group_by(*slot)
    for row in db.execute(counted):
        if row.kept != row.last:
            why = " ".join(part for part in (row.plan, row.region, row.as_of) if part)
            yield Problem(key="problem-gap", why=why)
