"""The terms of a climate plan as the workbook explains them, each with where it comes from."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Term:
    """A word, what it means, and its source; all in English."""

    term: str
    meaning: str
    source: str


TERMS: Final = (
    Term(
        "Direct effect",
        "Change of emissions inside the municipality, as the municipal inventory counts them.",
        "The environment directorate's inventory for municipalities",
    ),
    Term(
        "Indirect effect",
        (
            "Change of emissions outside the municipality, such as power plants and production of "
            "goods. Never added to the direct effect."
        ),
        "GHG Protocol for cities, scopes 2 and 3",
    ),
    Term(
        "t CO₂e",
        (
            "Tonnes of CO₂ equivalents: every gas weighted by its global warming potential over "
            "100 years."
        ),
        "IPCC; the front page names the set",
    ),
    Term(
        "Cut alone",
        (
            "What a measure cuts by itself, without the others. These figures overlap and must "
            "not be added."
        ),
        "Defined by fbdesk",
    ),
    Term(
        "Joint cut",
        "What all measures that count cut together. Each has a share; the shares add up.",
        "Defined by fbdesk",
    ),
    Term(
        "Marginal cut",
        "What is lost of the joint cut if the measure is left out.",
        "Defined by fbdesk",
    ),
    Term(
        "Reference path",
        "Emissions year by year without the plan's measures.",
        "Assumptions on the sheet of the reference path",
    ),
    Term(
        "Measures path",
        "Emissions year by year with all measures that count.",
        "Defined by fbdesk",
    ),
    Term(
        "Target path",
        "Straight line from the base year's emissions to the target.",
        "Defined by fbdesk",
    ),
    Term(
        "Gap to the target",
        "Measures path less target. Positive: more cuts are needed.",
        "Defined by fbdesk",
    ),
    Term(
        "P5 and P95",
        "Nine of ten outcomes lie between them when uncertain inputs vary.",
        "Inputs with an uncertainty",
    ),
    Term(
        "Measure that counts",
        "A measure whose status says that it will be carried out.",
        "The programme's list of statuses",
    ),
    Term(
        "Instrument that carries a measure",
        (
            "What makes a measure happen: rules, money, planning, information, infrastructure or "
            "organisation."
        ),
        "The programme note",
    ),
    Term(
        "Commitment and condition",
        "What one party promises, and what another must do for it to hold.",
        "The agreement",
    ),
    Term(
        "Additional cost of a measure",
        "What it costs beyond what would have been done anyway.",
        "Defined by fbdesk",
    ),
    Term(
        "Passport of a figure",
        "Inputs, factors, sources and status behind a computed figure, as a note on its cell.",
        "Defined by fbdesk",
    ),
)
