"""The status report: short, for the administrative meeting, with what moved since last time."""

from collections.abc import Iterator
from typing import Final

from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.appendices import appendix
from fbdesk.reports.chapters.calculations import OF_NEWS, calculation_tables
from fbdesk.reports.chapters.changes import changes
from fbdesk.reports.chapters.news import with_news
from fbdesk.reports.chapters.period import (
    deviations,
    happened,
    lessons,
    period_lines,
    period_title,
    reported_of,
    written,
)
from fbdesk.reports.chapters.summary import scope_box
from fbdesk.reports.content import (
    Block,
    Column,
    Cover,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    TableOf,
    TableRow,
)
from fbdesk.reports.frames import example_mark, framed, programme_line
from fbdesk.reports.templates.applying import Chapters, in_order


def status_report(basis: Basis) -> Document:
    """Return the report: in short, what changed, progress, deviations, lessons."""
    told = reported_of(basis)
    cover = Cover(
        programme=programme_line(basis),
        title="",
        subtitle=period_title(basis),
        city=basis.city,
        municipalities=basis.planning_municipalities,
        lines=period_lines(basis),
        draft="" if told.closing else basis.text("Draft"),
        example=example_mark(basis),
    )
    keywords = (basis.text("status report"), basis.text("climate"))
    return framed(
        basis, "status-report", cover, in_order(basis, "status-report", CHAPTERS), keywords
    )


def _in_short(basis: Basis) -> Iterator[Block]:
    yield Heading(1, basis.text("In short"))
    yield from written(basis, "summary")
    if not basis.plan.measures:
        yield Paragraph(basis.text("The plan has no measures yet."), tone="missing")
        return
    yield KeyFigures(_figures(basis))
    yield statuses(basis)


def _changes(basis: Basis) -> Iterator[Block]:
    told = reported_of(basis)
    yield Heading(
        1,
        basis.text("What has changed since {period}", period=told.before.title)
        if told.before
        else basis.text("What has changed"),
    )
    yield from changes(basis)


def _scope(basis: Basis) -> Iterator[Block]:
    yield scope_box(basis)


def _figures(basis: Basis) -> tuple[KeyFigure, ...]:
    """Return how many measures there are and count, what they cut, and what is left."""
    counting = sum(1 for result in basis.results.measures if result.counts)
    found = [
        KeyFigure(
            basis.text("Measures"),
            str(len(basis.plan.measures)),
            basis.text("{count} of them adopted", count=counting),
        )
    ]
    main = basis.results.main_target
    if main is None or main.gap_t is None or main.measures_at_year_t is None:
        return tuple(found)
    reference_t = main.reference_t.get(main.year)
    write = basis.wording.numbers
    if reference_t is not None:
        cut = write.cut(main.measures_at_year_t - reference_t)
        found.append(KeyFigure(basis.text("All measures together, {year}", year=main.year), cut))
    label = "Remaining to the target" if main.gap_t > 0 else "Beyond the target"
    found.append(KeyFigure(basis.text(label), write.tonnes(abs(main.gap_t)), main.title))
    return tuple(found)


def statuses(basis: Basis) -> TableOf:
    """Return how many measures of each focus area have each status."""
    used = {measure.status for measure in basis.plan.measures}
    codes = [code for code, _ in basis.programme.choices("status") if code in used]
    areas = [code for code in basis.areas if basis.measures_of(code)]

    def cells(title: str, area: str | None) -> tuple[str, ...]:
        chosen = basis.plan.measures if area is None else basis.measures_of(area)
        counts = [sum(1 for m in chosen if m.status == code) for code in codes]
        return (title, *(str(count) if count else "–" for count in counts), str(len(chosen)))

    rows = [TableRow(cells(basis.wording.area(area), area)) for area in areas]
    rows.append(TableRow(cells(basis.text("Sum"), None), "total"))
    columns = (
        Column(basis.text("Focus area"), 2.6),
        *(Column(basis.wording.choice("status", code), 1, "right") for code in codes),
        Column(basis.text("Sum"), 0.8, "right"),
    )
    return TableOf(basis.text("Measures by status"), columns, tuple(rows), small=True)


def _passports(basis: Basis) -> Iterator[Block]:
    """Yield the calculations of the measures with news: the others are as they were reported."""
    news = with_news(basis)
    told = [measure for measure in basis.plan.measures if measure.key in news]
    yield appendix(basis, "status-report", "passports")
    yield from calculation_tables(basis, "status-report", told, said=OF_NEWS)


CHAPTERS: Final[Chapters] = {
    "in-short": _in_short,
    "changes": _changes,
    "progress": happened,
    "deviations": deviations,
    "lessons": lessons,
    "scope": _scope,
    "passports": _passports,
}
"""By the names that a template calls them."""
