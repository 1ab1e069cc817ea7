"""How each target of a series came along, run by run: entries for a table, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qcheck.spark import spark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qcheck.history.records import Figure, Run, Series
    from qcheck.history.store import Store


def standing(runs: Iterable[Run]) -> dict[Series, list[Run]]:
    """The runs of each series that stand: the last revision for each date of the data."""
    found: dict[Series, dict[str, Run]] = {}
    for run in runs:
        found.setdefault(run.series, {})[run.as_of] = run
    return {series: list(of_date.values()) for series, of_date in found.items()}


def trend(store: Store, runs: Sequence[Run], targets: Sequence[str] = ()) -> list[dict[str, Any]]:
    """One entry for each target of the newest of these runs, which are one series in order.

    Figures in another unit than the newest one's are counted and left out of the line.
    """
    latest = store.result(runs[-1].id)
    drawn = store.figures([run.id for run in runs])
    return [
        _entry(entry, runs, [one for one in drawn if one.target == entry["id"]])
        for entry in latest["results"]
        if not targets or entry["id"] in targets
    ]


def _entry(
    entry: Mapping[str, Any], runs: Sequence[Run], figures: Sequence[Figure]
) -> dict[str, Any]:
    place = entry["region"] or ""
    # Where a run has the target only once, its region may simply not have been said.
    of_run = {one.run_id: one for one in figures if not one.region or not place}
    of_run |= {one.run_id: one for one in figures if one.region == place}
    unit = entry["target"]["unit"]
    kept = [of_run.get(run.id) for run in runs]
    values = [one.value if one and one.unit == unit else None for one in kept]
    return {
        "id": entry["id"],
        "name": entry["name"],
        "region": entry["region"],
        "status": entry["status"],
        "target": entry["target"],
        "spark": spark(values),
        "other_unit": sum(1 for one in kept if one and one.value is not None and one.unit != unit),
        "points": [
            {
                "run": run.id,
                "as_of": run.as_of,
                "status": one.status if one else None,
                "value": value,
                "data_as_of": one.as_of or None if one else None,
            }
            for run, one, value in zip(runs, kept, values, strict=True)
        ],
    }
