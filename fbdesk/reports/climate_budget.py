"""The climate budget: ceiling and paths, measures with and without figures, money per year."""

import dataclasses
from collections.abc import Iterator
from typing import Final

from fbdesk.models.results.money_budgets import ECONOMIC_PLAN_YEARS, first_plan_year
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.budget_effects import (
    ceiling_table,
    effects_table,
    follow_up_table,
    outside_table,
    unquantified_table,
)
from fbdesk.reports.chapters.budget_money import money_in_budget
from fbdesk.reports.chapters.calculations import calculations
from fbdesk.reports.chapters.pictures import picture
from fbdesk.reports.chapters.sources import sources
from fbdesk.reports.chapters.summary import key_figures, scope_box, targets_table
from fbdesk.reports.content import (
    Block,
    Cover,
    Document,
    Heading,
    KeyFigures,
    Landscape,
    Paragraph,
    TableOf,
)
from fbdesk.reports.figures.paths import paths_figure
from fbdesk.reports.figures.style import PRINT
from fbdesk.reports.frames import draft_mark, example_mark, framed, programme_line
from fbdesk.reports.templates.applying import Chapters, in_order


def climate_budget(basis: Basis) -> Document:
    """Return the climate budget for the four years of the economic plan."""
    years = budget_years(basis)
    cover = Cover(
        programme=programme_line(basis),
        title="",
        subtitle=basis.text("Economic plan {years}", years=f"{years[0]}–{years[-1]}"),
        city=basis.city,
        municipalities=basis.planning_municipalities,
        lines=(basis.wording.numbers.day(basis.made),),
        draft=draft_mark(basis),
        example=example_mark(basis),
    )
    keywords = (basis.text("climate budget"), basis.text("climate"))
    return framed(
        basis, "climate-budget", cover, in_order(basis, "climate-budget", CHAPTERS), keywords
    )


def budget_years(basis: Basis) -> tuple[int, ...]:
    """Return the four years of the economic plan."""
    first = first_plan_year(basis.plan, basis.made)
    return tuple(range(first, first + ECONOMIC_PLAN_YEARS))


def _measures(basis: Basis) -> Iterator[Block]:
    """Yield the tables of measures, on wide pages where there are any measures in figures."""
    years = budget_years(basis)
    told = tuple(effects_table(basis, years))
    blocks = (
        Heading(1, basis.text("Measures")),
        Heading(2, basis.text("With a computed effect")),
        *told,
        Heading(2, basis.text("Without a computed effect")),
        *unquantified_table(basis),
        *_outside(basis, years),
    )
    if isinstance(told[-1], TableOf):
        yield Landscape(blocks)
    else:
        yield from blocks
    yield from follow_up_table(basis)


def _outside(basis: Basis, years: tuple[int, ...]) -> Iterator[Block]:
    outside = outside_table(basis, years)
    if outside:
        yield Heading(2, basis.text("Outside the inventory"))
        yield Paragraph(
            basis.text(
                "Effects outside the municipal inventory are told for themselves and are not part "
                "of the budget's sums."
            )
        )
        yield outside


def _money(basis: Basis) -> Iterator[Block]:
    yield Heading(1, basis.text("Money in the economic plan"))
    yield from money_in_budget(basis, budget_years(basis))


def _ceiling(basis: Basis) -> Iterator[Block]:
    results = basis.results
    yield Heading(1, basis.text("Target and emission ceiling"))
    yield Paragraph(
        basis.text(
            "The emission ceiling is what the target allows each year. The reference path is "
            "where emissions go without the plan's measures, the measure path where they go with "
            "all that is adopted."
        )
    )
    figures = key_figures(basis)
    if figures:
        yield KeyFigures(figures)
    yield scope_box(basis)
    if results.reference or results.targets:
        yield ceiling_table(basis, budget_years(basis))
    else:
        yield Paragraph(basis.text("The plan has no inventory yet."), tone="missing")
    if results.reference or results.registered:
        drawn = paths_figure(results, results.main_target, LOW, basis.wording, basis.publisher)
        yield picture(drawn)
    if results.targets:
        yield targets_table(basis)


def _passports(basis: Basis) -> Iterator[Block]:
    yield from calculations(basis, "climate-budget", basis.plan.measures)


def _sources(basis: Basis) -> tuple[Block, ...]:
    return sources(basis, "climate-budget")


LOW: Final = dataclasses.replace(PRINT, height_in=2.4)
"""Target, ceiling and paths stand on one page, before the wide one with the measures."""

CHAPTERS: Final[Chapters] = {
    "ceiling": _ceiling,
    "measures": _measures,
    "money": _money,
    "passports": _passports,
    "sources": _sources,
}
"""By the names that a template calls them."""
