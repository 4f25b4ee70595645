"""The chapters that each document can have, by the names that a template calls them."""

from collections.abc import Mapping
from typing import Final

CHAPTERS: Final[Mapping[str, tuple[str, ...]]] = {
    "action-plan": (
        "summary",
        "city",
        "emissions",
        "goals",
        "focus-areas",
        "money",
        "parties",
        "remarks",
        "passports",
        "sources",
    ),
    "agreement": (
        "parties",
        "sections",
        "signatures",
        "annex-measures",
        "annex-joint-projects",
        "passports",
    ),
    "status-report": (
        "in-short",
        "changes",
        "progress",
        "deviations",
        "lessons",
        "scope",
        "passports",
    ),
    "annual-report": (
        "summary",
        "measures",
        "progress",
        "indicators",
        "money",
        "commitments",
        "information",
        "deviations",
        "lessons",
        "passports",
        "sources",
    ),
    "climate-budget": ("ceiling", "measures", "money", "passports", "sources"),
    "measure-card": (
        "description",
        "facts",
        "milestones",
        "indicators",
        "commitments",
        "decisions",
        "notes",
        "links",
        "passports",
    ),
    "minutes": ("participants", "summary", "items", "actions"),
    "response": ("goals", "measures", "organisation", "city"),
}
"""By document; the reporting workbook has none: it must come back as it went out."""

HEADED_BY_THE_PLAN: Final[Mapping[str, frozenset[str]]] = {
    "action-plan": frozenset({"focus-areas"}),
    "agreement": frozenset({"sections"}),
    "status-report": frozenset({"scope"}),
    "measure-card": frozenset(CHAPTERS["measure-card"]) - {"notes", "links", "passports"},
    "minutes": frozenset({"participants", "summary"}),
}
"""The chapters that begin with no heading of the program's own, and so have none to reword."""


def rewordable(document: str) -> tuple[str, ...]:
    """Return the chapters of a document whose heading a template may word otherwise."""
    fixed = HEADED_BY_THE_PLAN.get(document, frozenset())
    return tuple(name for name in CHAPTERS[document] if name not in fixed)
