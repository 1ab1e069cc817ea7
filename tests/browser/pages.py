"""Made-up results (示例数据) for the browser: the sample, hostile names, and the largest plan."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

from tests.sample import by_id, sample

HOSTILE = (
    "<script>window.ran = 1; alert(1)</script>",
    "<img src=x onerror=\"window.ran = 1\"><svg onload='window.ran = 1'>",
    "{{ 7 * 7 }}{% for x in y %}${window.ran = 1}",
    '"\' onmouseover=window.ran=1 autofocus onfocus=window.ran=1 x="',
    "[red]|`x` ]]> --> </style></title></textarea><base href=//example.invalid>",
    "\u202e\u2066倒写\u2069\u200b\x1b[2J\x00\ufffe\ud800",
    "第一行\n第二行\t=cmd|' /C calc'!A1",
    "很长的名称" * 60,
    "X" * 300,
    "javascript:window.ran=1",
)


def series(*values: str, last: str = "2025-06-30") -> list[dict[str, Any]]:
    """Yearly values up to the date of the data."""
    days = [f"{2025 - n}-12-31" for n in range(len(values) - 1, 0, -1)] + [last]
    return [
        {"date": day, "value": Decimal(value), "raw": value, "source": f"示例填报表.xlsx!S!E{i}"}
        for i, (day, value) in enumerate(zip(days, values, strict=True))
    ]


def rich() -> dict[str, Any]:
    """The sample with a series, a day's due value, a waiver and a year's verdict."""
    result = sample()
    patents = by_id(result, "patents")
    patents["series"] = series("12800", "14100", "16100")
    patents["pace"]["on_track_at"] = Decimal("16750.000000000001")
    patents["pace"]["met_on"] = "2026-11-30"
    patents["waiver"] = {
        "document": "示市监函〔2025〕3号",
        "approver": "示范市人民政府",
        "reason": "统计口径调整",
        "expires": "2025-12-31",
        "source": "waivers.yaml:1",
        "value": None,
        "verdict": None,
    }
    return result


def hostile() -> dict[str, Any]:
    """Every text that comes from a file is one of HOSTILE."""
    result = rich()
    for place, entry in enumerate(result["results"]):
        text = HOSTILE[place % len(HOSTILE)]
        for key in ("name", "message", "section", "clause", "note", "id"):
            entry[key] = f"{text}{place}" if key == "id" else text
        entry["lead"], entry["support"] = [text], [text]
        entry["target"] = {**entry["target"], "text": text, "unit": text[:20]}
        for held in filter(None, (entry["actual"], entry["cell"], entry["baseline"])):
            held.update({key: text for key in ("raw", "source", "unit") if key in held})
    result["plan"].update(title=HOSTILE[0], region=HOSTILE[1], issuer=HOSTILE[4], source=HOSTILE[5])
    result["unmatched"] = [{"source": t, "name": t, "suggestions": [t]} for t in HOSTILE]
    finding = {"code": "x", "severity": "error", "target": "y"}
    result["findings"] = [{**finding, "source": t, "message": t} for t in HOSTILE]
    result["inputs"][0].update(path=HOSTILE[1], sheets=[HOSTILE[0]])
    return result


def regional(targets: int, names: tuple[str, ...]) -> dict[str, Any]:
    """Every region against every target, with a ranking."""
    result = rich()
    models = [copy.deepcopy(one) for one in result["results"]]
    result["results"] = [
        {
            **models[(n + place) % len(models)],
            "id": f"target-{n}",
            "commitment": models[n % len(models)]["commitment"],
            "name": f"示例指标第{n}项有效发明专利数量",
            "lead": [f"市第{n % 12}局"],
            "section": f"二（{n % 9}）",
            "region": name,
        }
        for n in range(targets)
        for place, name in enumerate(names)
    ]
    result["regions"] = [_counted(result, name, rank) for rank, name in enumerate(names, 1)]
    return result


def _counted(result: dict[str, Any], name: str, rank: int) -> dict[str, Any]:
    found = [one["status"] for one in result["results"] if one["region"] == name]
    statuses = ("pass", "at-risk", "fail", "unknown")
    counts = {status.replace("-", "_"): found.count(status) for status in statuses}
    return {"region": name, "rank": rank, "total": len(found), **counts}
