"""The action plan: from the summary, by way of each focus area, to the numbers behind it all."""

from collections.abc import Iterator
from typing import Final

from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.city import city_and_region, parties
from fbdesk.reports.chapters.emissions import emissions
from fbdesk.reports.chapters.focus_area import focus_area
from fbdesk.reports.chapters.goals import challenges_and_goals
from fbdesk.reports.chapters.money import money
from fbdesk.reports.chapters.passports import passports
from fbdesk.reports.chapters.remarks import remarks
from fbdesk.reports.chapters.sources import sources
from fbdesk.reports.chapters.summary import summary
from fbdesk.reports.content import Block, Cover, Document, NewPage
from fbdesk.reports.frames import draft_mark, example_mark, framed, programme_line
from fbdesk.reports.templates.applying import Chapters, in_order


def action_plan(basis: Basis) -> Document:
    """Return the document; focus areas without measures say so, the joint area only if it has any.

    Every figure is read from the results: the document computes nothing of its own but sums.
    """
    cover = Cover(
        programme=programme_line(basis),
        title="",
        subtitle=basis.plan.settings.subtitle,
        city=basis.city,
        municipalities=basis.planning_municipalities,
        lines=(basis.wording.numbers.day(basis.made),),
        draft=draft_mark(basis),
        example=example_mark(basis),
    )
    keywords = (basis.text("climate"), basis.text("action plan"))
    blocks = in_order(basis, "action-plan", CHAPTERS)
    return framed(basis, "action-plan", cover, blocks, keywords)


def _focus_areas(basis: Basis) -> Iterator[Block]:
    """Yield a chapter for each focus area, each on new pages."""
    for code in basis.areas:
        if code != "0" or basis.measures_of(code):
            yield NewPage()
            yield from focus_area(basis, code)


CHAPTERS: Final[Chapters] = {
    "summary": summary,
    "city": city_and_region,
    "emissions": emissions,
    "goals": challenges_and_goals,
    "focus-areas": _focus_areas,
    "money": money,
    "parties": parties,
    "remarks": remarks,
    "passports": passports,
    "sources": sources,
}
"""By the names that a template calls them."""
