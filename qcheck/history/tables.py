"""The tables of a history, the same in SQLite and PostgreSQL.

Dates are text in ISO form and figures text in exact decimals: no database rounds or shifts them.
What a run said is kept whole, compressed; the rows of inputs and verdicts are there to be asked.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = 1

META = MetaData()

about = Table("qcheck_history", META, Column("version", Integer, nullable=False))

runs = Table(
    "qcheck_run",
    META,
    Column("id", Integer, primary_key=True),
    Column("plan", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("as_of", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("digest", Text, nullable=False),  # what makes a run the same as another
    Column("generated_at", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("plan_sha256", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("python", Text, nullable=False),
    Column("exit_code", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("passed", Integer, nullable=False),
    Column("at_risk", Integer, nullable=False),
    Column("fail", Integer, nullable=False),
    Column("unknown", Integer, nullable=False),
    Column("result", LargeBinary, nullable=False),
    Column("result_sha256", Text, nullable=False),
    UniqueConstraint("plan", "region", "origin", "as_of", "revision"),
    sqlite_autoincrement=True,  # the number of a run never names another one
)

inputs = Table(
    "qcheck_input",
    META,
    Column("run_id", Integer, ForeignKey("qcheck_run.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("path", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("matched", Integer, nullable=False),
)

verdicts = Table(
    "qcheck_verdict",
    META,
    Column("run_id", Integer, ForeignKey("qcheck_run.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("target", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("value", Text),
    Column("unit", Text, nullable=False),
    Column("as_of", Text, nullable=False),
)
