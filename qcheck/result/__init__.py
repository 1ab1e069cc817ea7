"""Verification → the result that every output is drawn from (`qcheck.result/1`).

A plain dict of JSON types with `Decimal` for figures; ratios that do not terminate are given to
twelve decimals. `schemas/result.json` is its schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import Commitment, Status
from qcheck.regions import ranks
from qcheck.result.fields import (
    baseline_fields,
    figure,
    finding_fields,
    requirement_fields,
    rules_fields,
    target_fields,
)
from qcheck.result.verdicts import verdict_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qcheck.model import Input, Lang, Plan, Verdict, Verification
    from qcheck.result.fields import Json

__all__ = [
    "SCHEMA",
    "baseline_fields",
    "build",
    "figure",
    "finding_fields",
    "requirement_fields",
    "target_fields",
]

SCHEMA = "qcheck.result/1"


def build(
    verification: Verification,
    *,
    lang: Lang,
    version: str,
    generated_at: str,
    gate: Json,
) -> Json:
    """The whole result. `gate` is {fail_on, exit_code, exit_reason}."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "qcheck", "version": version},
        "generated_at": generated_at,
        "as_of": verification.as_of.isoformat(),
        "as_of_from": verification.as_of_from,
        "plan": _plan(verification.plan),
        "judge": {"profile": verification.plan.rules.profile or None},
        "rules": rules_fields(verification.plan.rules),
        **({"leads": list(verification.leads)} if verification.leads else {}),
        "inputs": [_input(one, matched) for one, matched in verification.inputs],
        "waivers": _waivers(verification),
        "gate": gate,
        "summary": _summary(verification.verdicts),
        **({"regions": _regions(verification)} if verification.regions else {}),
        "results": [verdict_fields(one, verification, lang) for one in verification.verdicts],
        "unmatched": [
            {"source": one.source, "name": one.name, "suggestions": list(one.suggestions)}
            for one in verification.unmatched
        ],
        "findings": [finding_fields(one, lang) for one in verification.findings],
    }


def _plan(plan: Plan) -> Json:
    document = plan.document
    return {
        "id": plan.id,
        "title": plan.title,
        "region": plan.region,
        "issuer": plan.issuer,
        "document": {
            "number": document.number,
            "issued": document.issued.isoformat() if document.issued else None,
            "url": document.url,
        },
        "source": plan.source,
        "file_sha256": plan.sha256,
        "start": plan.start.isoformat(),
        "end": plan.end.isoformat(),
    }


def _input(one: Input, matched: int) -> Json:
    return {
        "path": one.path,
        "sha256": one.sha256,
        "sheets": list(one.sheets),
        "rows": one.rows,
        "matched": matched,
    }


def _waivers(verification: Verification) -> Json | None:
    """The file of waivers; which were refused, and why, is among the findings."""
    file = verification.waivers
    if file is None:
        return None
    applied = sum(verdict.waived is not None for verdict in verification.verdicts)
    return {
        "path": file.path,
        "sha256": file.sha256,
        "count": file.count,
        "applied": applied,
        "refused": file.refused,
    }


_BEST_FIRST = (Status.PASS, Status.AT_RISK, Status.FAIL, Status.UNKNOWN)


def _summary(verdicts: Iterable[Verdict]) -> Json:
    every = list(verdicts)
    parts = {
        commitment.value: _counts(v for v in every if v.target.commitment is commitment)
        for commitment in Commitment
    }
    return {**_counts(every), **parts}


def _counts(verdicts: Iterable[Verdict]) -> Json:
    every = list(verdicts)
    statuses = [verdict.status for verdict in every]
    named = {status.value.replace("-", "_"): statuses.count(status) for status in _BEST_FIRST}
    waived = sum(verdict.waived is not None for verdict in every)
    return {"total": len(statuses), **named, "waived": waived}


def _regions(verification: Verification) -> list[Json]:
    counts = [
        {"region": name, **_counts(one for one in verification.verdicts if one.region == name)}
        for name in verification.regions
    ]
    return [{**one, "rank": rank} for one, rank in zip(counts, ranks(counts), strict=True)]
