"""The summary: where the city stands, what the targets cover, and how far the measures reach."""

from collections.abc import Iterator
from typing import Final

from fbdesk.models.results.plan import TargetResult
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.pictures import picture
from fbdesk.reports.content import (
    Block,
    Callout,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    TableOf,
    TableRow,
    closed,
)
from fbdesk.reports.figures.inventory import scope_totals
from fbdesk.reports.figures.paths import paths_figure
from fbdesk.reports.figures.style import PRINT
from fbdesk.reports.numbers import Numbers
from fbdesk.reports.wording import OWN_SECTORS

CUT_IN: Final = "The measures cut in {year}"
ALL: Final = 1 - 1e-9
"""A share from here on is the whole, whatever the order of the sum was."""


def summary(basis: Basis) -> tuple[Block, ...]:
    """Return the chapter: key figures, scope, the paths, the targets, effect per focus area."""
    return tuple(_blocks(basis))


def _blocks(basis: Basis) -> Iterator[Block]:
    results = basis.results
    yield Heading(1, basis.text("Summary"))
    yield from _in_words(basis)
    figures = key_figures(basis)
    if figures:
        yield KeyFigures(figures)
    yield scope_box(basis)
    if results.reference or results.registered:
        yield picture(
            paths_figure(results, results.main_target, PRINT, basis.wording, basis.publisher)
        )
    else:
        yield Paragraph(
            basis.text("No inventory yet: the paths cannot be drawn") + ".", tone="missing"
        )
    if results.targets:
        yield targets_table(basis)


def _in_words(basis: Basis) -> Iterator[Block]:
    measures = basis.plan.measures
    if not measures:
        yield Paragraph(basis.text("The plan has no measures yet."), tone="missing")
        return
    areas = {measure.focus_area for measure in measures} - {"0"}
    settings = basis.plan.settings
    plans = basis.text(
        "{city} plans {measures} in {years}, in {areas}."
        if areas
        else "{city} plans {measures} in {years}.",
        city=basis.city,
        measures=_counted(basis, len(measures), "1 measure", "{count} measures"),
        areas=_counted(basis, len(areas), "1 focus area", "{count} focus areas"),
        years=basis.wording.numbers.years(settings.period_from, settings.period_to),
    )
    yield Paragraph(f"{plans} {_decided(basis)}")


def _decided(basis: Basis) -> str:
    count = sum(1 for result in basis.results.measures if result.counts)
    if not count:
        return basis.text(
            "None of them is adopted, started or completed, so none counts on the paths."
        )
    one = "1 of them is adopted, started or completed and counts on the paths."
    many = "{count} of them are adopted, started or completed and count on the paths."
    return _counted(basis, count, one, many)


def _counted(basis: Basis, count: int, one: str, many: str) -> str:
    """Return the text for one or for many, with the number in it."""
    return basis.text(one) if count == 1 else basis.text(many, count=count)


def key_figures(basis: Basis) -> tuple[KeyFigure, ...]:
    """Return the four figures of the plan's main target; fewer where they are not known."""
    write = basis.wording.numbers
    found: list[KeyFigure] = []
    totals = scope_totals(basis.results)
    start = basis.plan.settings.start_year
    if start in totals:
        found.append(
            KeyFigure(
                basis.text("Emissions {year}", year=start),
                write.tonnes(totals[start]),
                basis.wording.scope_inside(basis.results.scope, basis.results.sectors),
            )
        )
    main = basis.results.main_target
    if main is None or main.goal_t is None:
        return tuple(found)
    found.append(
        KeyFigure(
            basis.text("Target {year}", year=main.year),
            write.tonnes(main.goal_t),
            basis.text(
                "{share} from {base_year}",
                share=write.stated_percent(-main.reduction_share),
                base_year=main.base_year,
            ),
        )
    )
    found.extend(_standing(basis, main))
    return tuple(found)


def _standing(basis: Basis, main: TargetResult) -> Iterator[KeyFigure]:
    write = basis.wording.numbers
    if main.measures_at_year_t is None or main.gap_t is None:
        return
    reference_t = main.reference_t.get(main.year)
    if reference_t is not None:
        effect_t = main.measures_at_year_t - reference_t
        band = main.band_t.get(main.year)
        ends = (band[0] - reference_t, band[1] - reference_t) if band else None
        label = "The measures raise emissions in {year} by" if effect_t > 0 else CUT_IN
        yield KeyFigure(
            basis.text(label, year=main.year),
            write.tonnes(abs(effect_t)),
            basis.text("range {range}", range=_span(write, effect_t, *ends)) if ends else "",
        )
    chance = (
        ""
        if main.probability is None
        else basis.text(
            "probability of reaching it: {share}", share=basis.wording.chance(main.probability)
        )
    )
    if main.gap_t > 0:
        yield KeyFigure(basis.text("Remaining to the target"), write.tonnes(main.gap_t), chance)
    else:
        yield KeyFigure(basis.text("Beyond the target"), write.tonnes(-main.gap_t), chance)


def _span(write: Numbers, effect_t: float, low_t: float, high_t: float) -> str:
    """Return the range of a cut as cuts, of a rise as rises: as its figure is written."""
    if effect_t > 0:
        return write.span_of(effect_t, low_t, high_t)
    return write.span_of(-effect_t, -high_t, -low_t)


def scope_box(basis: Basis) -> Callout:
    """Return what the main target covers, what it leaves out, and how large that part is."""
    results = basis.results
    wording = basis.wording
    scope = wording.scope(results.scope, results.sectors)
    sectors = wording.scope_inside(OWN_SECTORS, results.sectors)
    if sectors and results.scope != OWN_SECTORS:
        texts = [basis.text("{scope}: {sectors}.", scope=scope, sectors=sectors)]
    else:
        texts = [closed(scope)] if scope else []
    year = basis.plan.settings.start_year
    whole_t = sum(results.inventory.get(year, {}).values())
    if whole_t:
        share = scope_totals(results)[year] / whole_t
        source = (
            "In {year} these were {share} of all emissions in the municipalities' inventory. "
            "The rest, {rest}, is outside the target."
            if share < ALL
            else "In {year} these were all emissions in the municipalities' inventory."
        )
        texts.append(
            basis.text(
                source,
                year=year,
                share=wording.numbers.percent(share),
                rest=wording.numbers.tonnes(whole_t * (1 - share)),
            )
        )
    texts.append(
        basis.text(
            "Effects outside the inventory (electricity, goods, production elsewhere) are shown "
            "in columns of their own and are never added to the cuts inside it. Electricity: "
            "{accounting}. Gases are weighted as in {gwp}.",
            accounting=wording.choice("electricity", basis.results.electricity),
            gwp=basis.results.gwp_set,
        )
    )
    return Callout(basis.text("What the figures cover"), tuple(texts))


def targets_table(basis: Basis) -> TableOf:
    """Return every target with base, goal, where the measures lead, and what is left."""
    write = basis.wording.numbers
    rows = tuple(
        TableRow(
            (
                target.title,
                basis.wording.scope(target.scope, target.sectors),
                write.number(target.base_t),
                write.number(target.goal_t),
                write.number(target.measures_at_year_t),
                write.number(target.gap_t),
                basis.wording.chance(target.probability),
            )
        )
        for target in basis.results.targets
    )
    columns = (
        Column(basis.text("Target"), 3.4),
        Column(basis.text("Covers"), 2.2),
        Column(basis.text("Base, t"), 1.05, "right"),
        Column(basis.text("Goal, t"), 1.05, "right"),
        Column(basis.text("With the measures, t"), 1.35, "right"),
        Column(basis.text("Remaining, t"), 1.35, "right"),
        Column(basis.text("Probability"), 1.5, "right"),
    )
    note = basis.text(
        "A negative figure under “Remaining” means that the target is exceeded by that much."
    )
    return TableOf(basis.text("Targets and how they stand"), columns, rows, note, small=True)
