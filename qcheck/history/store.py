"""The history: runs go in, nothing is ever taken out or changed.

A run belongs to a series (plan, region, who reports) and has its place there by the date of its
data, not by a clock. The same result for the same date again is no new run; another one is the next
revision of that date, so that going back to an earlier sheet is seen too.
"""

from __future__ import annotations

import datetime as dt
import platform
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, final

from sqlalchemy import and_, or_, select

from qcheck.errors import HistoryError, UsageError
from qcheck.history.checking import problems
from qcheck.history.database import check_file, engine_for, one_at_a_time
from qcheck.history.packing import digest, is_comparable, pack, unpack
from qcheck.history.place import explained, place_of, shown
from qcheck.history.records import Added, Facts, Figure, Run, Series
from qcheck.history.tables import inputs, runs, verdicts
from qcheck.history.versions import check_pages, prepare
from qcheck.reading.results import parse

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping, Sequence
    from types import TracebackType

    from sqlalchemy import Connection, Row

    from qcheck.history.packing import Packed
    from qcheck.history.records import Problem

_LIGHT = [column for column in runs.c if column.name != "result"]


@final
class Store:
    """An open history; `qcheck.history.open` makes it."""

    def __init__(self, where: str | os.PathLike[str], *, create: bool) -> None:
        self.place = place_of(where)
        with explained(self.place):
            if isinstance(self.place, Path):
                check_file(self.place, create=create)
            self._engine = engine_for(self.place)
            prepare(self._engine, self.place, create=create)
            if create and isinstance(self.place, Path):
                check_pages(self._engine, self.place)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One state of the database, whatever others write meanwhile."""
        server = self._engine.dialect.name == "postgresql"
        level: dict[str, Any] = {"isolation_level": "REPEATABLE READ"} if server else {}
        with (
            explained(self.place),
            self._engine.connect().execution_options(**level) as db,
            db.begin(),
        ):
            yield db

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            explained(self.place),
            self._engine.connect().execution_options(qcheck_writes=True) as db,
            db.begin(),
        ):
            yield db

    def add(self, result: Mapping[str, Any], facts: Facts | None = None) -> Added:
        """Keeps a result, unless it is the newest one of its date already.

        Raises:
            DataError: it is no result.
            HistoryError: it could not be kept; the history is as it was.
        """
        packed = pack(result, facts or Facts())
        row = packed.run
        series = Series(row["plan"], row["region"], row["origin"])
        with self._writing() as db:
            one_at_a_time(db, "\n".join(series))
            newest = db.execute(
                select(runs.c.id, runs.c.revision, runs.c.digest)
                .where(_in(series), runs.c.as_of == row["as_of"])
                .order_by(runs.c.revision.desc())
                .limit(1)
            ).first()
            if newest is not None and _fingerprint(db, newest.id, newest.digest) == row["digest"]:
                before = _previous(db, series, row["as_of"], newest.revision)
                return Added(run_id=newest.id, new=False, previous_id=before)
            revision = 1 if newest is None else newest.revision + 1
            before = _previous(db, series, row["as_of"], revision)
            return Added(run_id=_insert(db, packed, revision), new=True, previous_id=before)

    def runs(
        self, *, plan: str | None = None, region: str | None = None, origin: str | None = None
    ) -> tuple[Run, ...]:
        """The runs, series by series, each by the date of its data."""
        wanted = {"plan": plan, "region": region, "origin": origin}
        asked = [runs.c[key] == value for key, value in wanted.items() if value is not None]
        with self._reading() as db:
            found = db.execute(select(*_LIGHT).where(*asked)).all()
        made = (_run(one) for one in found)
        return tuple(sorted(made, key=lambda one: (one.series, one.as_of, one.revision)))

    def run(self, run_id: int) -> Run:
        """One run.

        Raises:
            UsageError: there is none of this number.
        """
        with self._reading() as db:
            found = db.execute(select(*_LIGHT).where(runs.c.id == run_id)).first()
        if found is None:
            raise UsageError("history.no-such-run", run=str(run_id), path=shown(self.place))
        return _run(found)

    def previous(self, run_id: int) -> int | None:
        """The run before this one in its series; None where it is the first."""
        run = self.run(run_id)
        with self._reading() as db:
            return _previous(db, run.series, run.as_of, run.revision)

    def text(self, run_id: int) -> bytes:
        """The stored result, byte for byte as `--export x.json` writes it.

        Raises:
            UsageError: there is no run of this number.
            HistoryError: it is not what was stored.
        """
        self.run(run_id)
        asked = select(runs.c.result, runs.c.result_sha256).where(runs.c.id == run_id)
        with self._reading() as db:
            data, sha256 = db.execute(asked).one()
        text = unpack(bytes(data), sha256)
        if text is None:
            raise HistoryError("history.run-damaged", run=str(run_id), path=shown(self.place))
        return text

    def result(self, run_id: int) -> Mapping[str, Any]:
        """The stored result, its figures exact.

        Raises:
            UsageError: there is no run of this number.
            HistoryError: it is not what was stored.
        """
        return parse(self.text(run_id), f"{shown(self.place)}#{run_id}")

    def fingerprint(self, run_id: int) -> str:
        """The `packing.digest` of a stored run; "" where a damaged one of old has none.

        Raises:
            UsageError: there is no run of this number.
        """
        self.run(run_id)
        with self._reading() as db:
            stored = db.execute(select(runs.c.digest).where(runs.c.id == run_id)).scalar_one()
            return _fingerprint(db, run_id, stored)

    def figures(self, run_ids: Sequence[int]) -> tuple[Figure, ...]:
        """The verdicts of these runs, run by run and in the order of their results."""
        with self._reading() as db:
            found = [
                row
                for run_id in run_ids
                for row in db.execute(
                    select(verdicts)
                    .where(verdicts.c.run_id == run_id)
                    .order_by(verdicts.c.position)
                )
            ]
        return tuple(map(_figure, found))

    def check(self) -> tuple[Problem, ...]:
        """Everything that is wrong with what is stored; nothing where all is well."""
        with self._reading() as db:
            return tuple(problems(db))


def _in(series: Series) -> Any:  # noqa: ANN401 - a condition of SQLAlchemy
    return and_(*(runs.c[key] == value for key, value in series._asdict().items()))


def _previous(db: Connection, series: Series, as_of: str, revision: int) -> int | None:
    earlier = and_(runs.c.as_of == as_of, runs.c.revision < revision)
    found: int | None = db.execute(
        select(runs.c.id)
        .where(_in(series), or_(runs.c.as_of < as_of, earlier))
        .order_by(runs.c.as_of.desc(), runs.c.revision.desc())
        .limit(1)
    ).scalar()
    return found


def _fingerprint(db: Connection, run_id: int, stored: str) -> str:
    """Of a stored run, in the way of this program; "" where it cannot be made any more."""
    if is_comparable(stored):
        return stored
    asked = select(runs.c.result, runs.c.result_sha256).where(runs.c.id == run_id)
    data, sha256 = db.execute(asked).one()
    text = unpack(bytes(data), sha256)
    return "" if text is None else digest(parse(text, str(run_id)))


def _insert(db: Connection, packed: Packed, revision: int) -> int:
    recorded = dt.datetime.now(dt.timezone.utc).isoformat(timespec="seconds")
    extra = {"revision": revision, "recorded_at": recorded, "python": platform.python_version()}
    made = db.execute(runs.insert().values(**packed.run, **extra)).inserted_primary_key
    run_id = int(made[0]) if made else 0
    for table, rows in ((inputs, packed.inputs), (verdicts, packed.verdicts)):
        if rows:
            db.execute(table.insert(), [{"run_id": run_id, **row} for row in rows])
    return run_id


_KEYS = (
    "id", "as_of", "revision", "generated_at", "recorded_at", "plan_sha256", "version",
    "exit_code", "total", "passed", "at_risk", "fail", "unknown",
)  # fmt: skip


def _run(row: Row[Any]) -> Run:
    said = row._mapping  # noqa: SLF001 - the documented name of a row's columns
    series = Series(said["plan"], said["region"], said["origin"])
    return Run(series=series, **{key: said[key] for key in _KEYS})


def _figure(row: Row[Any]) -> Figure:
    said = dict(row._mapping)  # noqa: SLF001 - the documented name of a row's columns
    said.pop("position")
    value = said.pop("value")
    return Figure(value=None if value is None else Decimal(value), **said)
