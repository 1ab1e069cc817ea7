"""A plan and a sheet of 示范市 in a folder, as a user would have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
plan: demo-2025
title: 示范市质量强市实施方案
region: 示范市
period: {start: 2023-01-01, end: 2025-12-31}
targets:
  - id: index
    name: 质量竞争力指数
    kind: level
    target: "≥ 92"
    baseline: {value: "88.5", date: 2022-12-31}
    lead: [市经信局]
  - id: patents
    name: 有效发明专利数量
    kind: stock
    target: "≥ 1.8万件"
    baseline: {value: "12000件", date: 2022-12-31}
    lead: [市市场监管局]
  - id: factories
    name: 新增未来工厂
    kind: flow
    target: "≥ 2家"
    every: year
    commitment: aspirational
    lead: [市经信局]
"""


def plan(folder: Path, text: str = PLAN, name: str = "demo-2025.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def sheet(
    folder: Path, *rows: str, name: str = "actuals.csv", head: str = "指标名称,实际值"
) -> Path:
    file = folder / name
    file.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return file


GOOD = ("质量竞争力指数,92.1", "有效发明专利数量,1.75万件", "新增未来工厂,1")
