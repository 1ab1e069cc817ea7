"""Settings of the judge: defaults, named profiles, and how a plan or target overrides them.

Sources: 0.95 and 0.60 are Eurostat's and Statistics Canada's; 60 is also the pass mark of the State
Council's quality assessment; 10 points is the first step of Yinchuan's 2025 traffic lights.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from qcheck.model import Rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qcheck.model import Plan

DEFAULTS = Rules(
    on_track=Decimal("0.95"),
    fail_below=Decimal("0.60"),
    fail_lag_points=Decimal(10),
    points_on_track=Decimal(10),
    points_fail=Decimal(30),
)

PROFILES: Mapping[str, Mapping[str, Any]] = {
    # Tianjin 2022: any shortfall yellow, more than 30% below red.
    "shixu": {
        "on_track": Decimal("1.00"),
        "fail_below": Decimal("0.70"),
        "fail_lag_points": Decimal(0),
    },
    # Yinchuan 2025: less than 10 points behind green, 10 to 30 yellow, more than 30 red.
    "yinchuan": {"method": "points"},
    # Growth rates against required growth rates, as Eurostat's monitoring reports; no floor of lag.
    "eurostat": {"method": "cagr", "fail_lag_points": Decimal(0)},
    # The trend of the last five years, as the German Federal Statistical Office.
    "destatis": {"method": "trend"},
}

ANNUAL_RULES = ("every", "latest", "complete")
CALENDARS = ("months", "days")


def override(rules: Rules, settings: Mapping[str, Any]) -> Rules:
    """`rules` with a profile's settings, then the other settings, put over them.

    `settings` are keys of `Rules` with values of their types, and `profile`, a name in `PROFILES`.
    A profile has its own keys only; it replaces an earlier one, and nothing of that is left.
    """
    if "profile" not in settings:
        return replace(rules, **settings)
    earlier = {
        key: getattr(DEFAULTS, key)
        for key, value in PROFILES.get(rules.profile, {}).items()
        if getattr(rules, key) == value  # else it was set apart from the profile
    }
    return replace(rules, **{**earlier, **PROFILES[settings["profile"]], **settings})


def profiled(plan: Plan, name: str | None) -> Plan:
    """The plan under the settings of a profile, which go before its own."""
    if name is None:
        return plan
    settings = {"profile": name}
    targets = tuple(replace(one, rules=override(one.rules, settings)) for one in plan.targets)
    return replace(plan, rules=override(plan.rules, settings), targets=targets)
