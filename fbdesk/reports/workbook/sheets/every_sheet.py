"""The sheets of the workbook in the order in which people find them."""

from typing import Final

from fbdesk.reports.workbook.columns import Sheet
from fbdesk.reports.workbook.sheets import (
    agreement,
    agreement_years,
    city,
    communication,
    effect_years,
    effects,
    factors,
    followup,
    indicator_standing,
    indicators,
    inventory,
    measures,
    meetings,
    money,
    money_years,
    organisation,
    overview,
    priorities,
    reporting,
    scenarios,
    strategy,
)

SHEETS: Final[tuple[Sheet, ...]] = (
    overview.KEY_FIGURES,
    overview.FINDINGS,
    *city.SHEETS,
    *inventory.SHEETS[:2],
    *strategy.SHEETS,
    *measures.SHEETS,
    *scenarios.SHEETS,
    *priorities.SHEETS,
    *effect_years.SHEETS,
    *effects.SHEETS,
    factors.FACTORS,
    *money.SHEETS,
    money_years.MONEY_YEARS,
    *agreement.SHEETS,
    *agreement_years.SHEETS,
    *organisation.SHEETS,
    *meetings.SHEETS,
    *followup.SHEETS,
    *indicators.SHEETS,
    indicator_standing.STANDING,
    *reporting.SHEETS,
    *communication.SHEETS,
    *inventory.SHEETS[2:],
)

GROUPS: Final = {
    "overview": ("Overview", "#0F6B54"),
    "city": ("City and region", "#6B7775"),
    "inventory": ("Emission inventory", "#1D6F8A"),
    "strategy": ("Goals and strategy", "#7A5BA8"),
    "measures": ("Measures and instruments", "#1F6FB2"),
    "effects": ("Effects and calculations", "#5B8C2A"),
    "money": ("Money", "#D9822B"),
    "agreement": ("Agreement", "#A8322A"),
    "organisation": ("Organisation and meetings", "#8A6D1D"),
    "followup": ("Follow-up", "#2F7F86"),
}
"""The groups of sheets: heading on the front page, colour of the tab."""
