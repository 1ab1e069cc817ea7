"""Results that no output may stumble over: names that act elsewhere, very many rows, none."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.sample import sample

NAMES = (
    "=cmd|' /C calc'!A1",
    "<script>alert(1)</script>",
    "[red]|`x`]]>",
    "\x1b[2J",
    "\u202e",
    "\ufffe",
    "\ud800",
    "a\nb\tc\r",
    "很" * 300,
    "W" * 300,
)


def hostile() -> dict[str, Any]:
    """The sample with such names wherever a name can stand."""
    result = sample()
    for entry, name in zip(result["results"], NAMES, strict=False):
        entry.update(name=name, message=name, lead=[name], region=name, section=name)
    result["unmatched"][0]["name"] = "\x00@SUM(A1)"
    result["plan"]["title"] = "=1+1<b>\x07"
    return result


def empty() -> dict[str, Any]:
    """The sample without any result."""
    result = {**sample(), "results": [], "findings": [], "unmatched": [], "inputs": []}
    none = dict.fromkeys(("total", "pass", "at_risk", "fail", "unknown"), 0)
    result["summary"] = {**none, "binding": none, "aspirational": none}
    return result


def large(targets: int, regions: int) -> dict[str, Any]:
    """As many targets in as many regions."""
    result = sample()
    kinds = result["results"]
    result["results"] = [
        {**deepcopy(kinds[i % len(kinds)]), "id": f"t-{i}", "region": f"第{region}区"}
        for i in range(targets)
        for region in range(regions)
    ]
    return result
