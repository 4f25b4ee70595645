"""The annual report: measures, effects to date, indicators, money, commitments, lessons."""

from collections.abc import Iterator
from typing import Final

from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.calculations import calculations, counted
from fbdesk.reports.chapters.changes import status_changes
from fbdesk.reports.chapters.indicators import indicators
from fbdesk.reports.chapters.news import with_news
from fbdesk.reports.chapters.period import (
    deviations,
    lessons,
    period_lines,
    period_title,
    progress,
    reported_of,
    written,
)
from fbdesk.reports.chapters.pictures import picture
from fbdesk.reports.chapters.sources import sources
from fbdesk.reports.chapters.summary import key_figures, scope_box, targets_table
from fbdesk.reports.chapters.year_commitments import commitments_of_year
from fbdesk.reports.chapters.year_measures import (
    communications_of,
    lessons_of_measures,
    measures_of_year,
)
from fbdesk.reports.chapters.year_money import money_of_year
from fbdesk.reports.content import Block, Cover, Document, Heading, KeyFigures
from fbdesk.reports.figures.paths import paths_figure
from fbdesk.reports.figures.style import PRINT
from fbdesk.reports.frames import example_mark, framed, programme_line
from fbdesk.reports.templates.applying import Chapters, in_order


def annual_report(basis: Basis) -> Document:
    """Return the report of a year; without a period, of the year before the day it is made.

    Where the plan has no period of a whole year, the cover says which part of it is told.
    """
    told = reported_of(basis)
    in_part = told.period is not None and told.period.kind != "year"
    part = basis.text("Tells of {period}", period=period_title(basis))
    cover = Cover(
        programme=programme_line(basis),
        title="",
        subtitle=str(report_year(basis)) if in_part or not told.period else period_title(basis),
        city=basis.city,
        municipalities=basis.planning_municipalities,
        lines=(*((part,) if in_part else ()), *period_lines(basis)),
        draft="" if told.closing else basis.text("Draft"),
        example=example_mark(basis),
    )
    keywords = (basis.text("annual report"), basis.text("climate"))
    return framed(
        basis, "annual-report", cover, in_order(basis, "annual-report", CHAPTERS), keywords
    )


def report_year(basis: Basis) -> int:
    """Return the year that the report tells of, inside the plan's own years."""
    period = reported_of(basis).period
    year = period.last_day.year if period else basis.made.year - 1
    settings = basis.plan.settings
    return year if period else min(max(year, settings.period_from), settings.period_to)


def _summary(basis: Basis) -> Iterator[Block]:
    yield Heading(1, basis.text("Summary"))
    yield from written(basis, "summary")
    figures = key_figures(basis)
    if figures:
        yield KeyFigures(figures)
    yield scope_box(basis)
    results = basis.results
    if results.reference or results.registered:
        drawn = paths_figure(results, results.main_target, PRINT, basis.wording, basis.publisher)
        yield picture(drawn)
    if results.targets:
        yield targets_table(basis)


def _measures(basis: Basis) -> Iterator[Block]:
    yield from measures_of_year(basis, report_year(basis))


def _progress(basis: Basis) -> Iterator[Block]:
    yield Heading(1, basis.text("What happened in the period"))
    moved = status_changes(basis) if reported_of(basis).before else None
    if moved:
        yield moved
    yield from progress(basis)


def _money(basis: Basis) -> Iterator[Block]:
    yield from money_of_year(basis, report_year(basis))


def _commitments(basis: Basis) -> Iterator[Block]:
    yield from commitments_of_year(basis, report_year(basis))


def _information(basis: Basis) -> Iterator[Block]:
    year = report_year(basis)
    outreach = communications_of(basis, range(year, year + 1))
    if outreach:
        yield Heading(1, basis.text("Information"))
        yield from outreach


def _lessons(basis: Basis) -> Iterator[Block]:
    yield from lessons(basis)
    told = tuple(lessons_of_measures(basis))
    if told:
        yield Heading(2, basis.text("Lessons from the measures"))
        yield from told


def _passports(basis: Basis) -> Iterator[Block]:
    told = counted(basis, basis.plan.measures)
    yield from calculations(basis, "annual-report", told, with_news(basis))


def _sources(basis: Basis) -> tuple[Block, ...]:
    return sources(basis, "annual-report")


CHAPTERS: Final[Chapters] = {
    "summary": _summary,
    "measures": _measures,
    "progress": _progress,
    "indicators": indicators,
    "money": _money,
    "commitments": _commitments,
    "information": _information,
    "deviations": deviations,
    "lessons": _lessons,
    "passports": _passports,
    "sources": _sources,
}
"""By the names that a template calls them."""
