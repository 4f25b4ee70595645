"""The figure of the inventory: what each sector emitted in every published year, industry apart."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from fbdesk.models.inventory_sectors import known_sector
from fbdesk.models.results.plan import PlanResults
from fbdesk.reports.figures.canvas import (
    Captions,
    Margins,
    add_axes,
    kept_apart,
    new_figure,
    number_axis,
    scale_of,
    year_axis,
)
from fbdesk.reports.figures.drawn import Drawn, FigureTable, Point
from fbdesk.reports.figures.paths_words import source_line
from fbdesk.reports.figures.style import POINTS_PER_INCH, Style, towards
from fbdesk.reports.wording import Wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Inventory = Mapping[int, Mapping[str, float]]

INDUSTRY_APART_FROM: Final = 0.4
"""Above this share of a year's total, one sector would flatten all others: it gets its own axis."""
LABEL_ROOM: Final = 1.75
LEAST_CHANGE: Final = 0.005
"""A smaller change would read 0 % up or down."""


def inventory_figure(
    results: PlanResults, style: Style, wording: Wording, publisher: str = ""
) -> Drawn:
    """Return stacked bars per published year: the sectors of the scope below, the others above.

    A sector that would dwarf the rest stands apart below, on a scale of its own. `publisher` is
    what the source line names (see `inventory_source`).
    """
    inventory = results.inventory
    apart = giant_sector(inventory)
    stack = stacking_order(inventory, results.sectors, apart)
    together = {
        year: sum(values.get(label, 0.0) for label in stack) for year, values in inventory.items()
    }
    divisor, unit = scale_of(max(together.values(), default=0.0))
    captions = Captions(
        _finding(results, wording),
        wording.text(
            "{unit}. Coloured: {scope}. Grey: other sectors",
            unit=wording.text(unit),
            scope=wording.scope_inside(results.scope, results.sectors),
        ),
        source_line(results, together, wording, publisher),
    )
    figure = new_figure(style, captions)
    em = style.type_pt / 8.5
    margins = Margins(left=0.5 * em, right=LABEL_ROOM * em)
    axes = add_axes(figure, style, margins, captions, (0.34 if apart else 0.0, 1.0))
    _draw_stack(axes, results, stack, style, wording, divisor)
    if apart:
        below = add_axes(figure, style, margins, captions, (0.0, 0.17))
        _draw_apart(below, inventory, apart, style, wording)
    return Drawn(
        figure=figure,
        title=captions.title,
        subtitle=captions.subtitle,
        source=captions.source,
        alternative_text=_alternative_text(results, apart, wording),
        table=inventory_table(inventory, (*stack, *([apart] if apart else [])), wording),
        points=tuple(_points(axes, inventory, stack, wording, divisor)),
    )


def giant_sector(inventory: Inventory) -> str:
    """Return the sector that makes up more than 40 % of a year while others exist, or nothing."""
    for values in inventory.values():
        total = sum(values.values())
        for label, emission_t in values.items():
            outside = (sector := known_sector(label)) is None or sector.focus_area is None
            if outside and len(values) > 1 and emission_t > INDUSTRY_APART_FROM * total:
                return label
    return ""


def stacking_order(inventory: Inventory, scope: tuple[str, ...], apart: str) -> tuple[str, ...]:
    """Return the sectors from the bottom up: the scope's largest first, then the rest's."""
    totals: dict[str, float] = {}
    for values in inventory.values():
        for label, emission_t in values.items():
            if label != apart:
                totals[label] = totals.get(label, 0.0) + emission_t
    some = [label for label, total in totals.items() if total > 0]
    return tuple(sorted(some, key=lambda label: (label not in scope, -totals[label])))


def sector_colour(label: str, place: int, scope: tuple[str, ...], wording: Wording) -> str:
    """Return a sector's colour: its focus area's, paler for a second one; greys outside the scope.

    `place` counts the sectors outside the scope, from the bottom up.
    """
    sector = known_sector(label)
    colours = {area.code: area.colour for area in wording.programme.focus_areas}
    if label in scope and sector and sector.focus_area:
        colour = colours[sector.focus_area]
        return towards(colour, "#FFFFFF", 0.4) if sector.code in PALER else colour
    return GREYS[place % len(GREYS)]


GREYS: Final = ("#7C8886", "#95A09D", "#ABB4B2", "#C0C8C5", "#D3D9D7")
PALER: Final = frozenset({"energy_supply"})
"""Sectors that share their focus area's colour with a larger one."""


def _draw_stack(
    axes: "Axes",
    results: PlanResults,
    stack: tuple[str, ...],
    style: Style,
    wording: Wording,
    divisor: float,
) -> None:
    years = list(results.inventory)
    base = [0.0] * len(years)
    tops: list[tuple[str, float, str]] = []
    inside = sum(label in results.sectors for label in stack)
    for place, label in enumerate(stack):
        values = [results.inventory[year].get(label, 0.0) / divisor for year in years]
        colour = sector_colour(label, place - inside, results.sectors, wording)
        axes.bar(
            years, values, 0.72, bottom=base, color=colour, edgecolor=style.surface, linewidth=0.5
        )
        if base:
            tops.append((label, base[-1] + values[-1] / 2, colour))
        base = [low + value for low, value in zip(base, values, strict=True)]
    number_axis(axes, style, wording.numbers, max(base, default=0.0))
    if years:
        axes.set_xlim(years[0] - 0.7, years[-1] + 0.7)
        year_axis(axes, style, years[0], years[-1])
    _draw_sector_labels(axes, tops, style, wording)


def _draw_sector_labels(
    axes: "Axes", tops: list[tuple[str, float, str]], style: Style, wording: Wording
) -> None:
    low, high = axes.get_ylim()
    box = axes.get_position()
    gap = style.lines_in(1.0) / (box.height * style.height_in) * (high - low)
    em = style.type_pt / POINTS_PER_INCH / (box.width * style.width_in)
    places = kept_apart([middle for _, middle, _ in tops], gap, low + gap / 2, high)
    for (label, _, colour), place in zip(tops, places, strict=True):
        axes.plot(
            [1 + 0.6 * em, 1 + 1.6 * em],
            [place, place],
            transform=axes.get_yaxis_transform(),
            clip_on=False,
            color=colour,
            linewidth=style.type_pt * 0.75,
            solid_capstyle="butt",
        )
        axes.text(
            1 + 2.1 * em,
            place,
            wording.sector(label),
            transform=axes.get_yaxis_transform(),
            va="center_baseline",
            color=style.text,
            fontproperties=style.font(),
        )


def _draw_apart(
    axes: "Axes", inventory: Inventory, apart: str, style: Style, wording: Wording
) -> None:
    years = list(inventory)
    divisor, _ = scale_of(max(inventory[year].get(apart, 0.0) for year in years))
    values = [inventory[year].get(apart, 0.0) / divisor for year in years]
    axes.bar(years, values, 0.72, color=towards(style.muted, style.surface, 0.35))
    axes.set_xlim(years[0] - 0.7, years[-1] + 0.7)
    number_axis(axes, style, wording.numbers, max(values))
    axes.set_yticks([0, max(values)], ["0", wording.numbers.number(max(values))])
    year_axis(axes, style, years[0], years[-1])
    axes.set_xticklabels([])
    em = style.type_pt / POINTS_PER_INCH / (axes.get_position().width * style.width_in)
    axes.text(
        1 + 0.6 * em,
        0.5,
        wording.text("{sector},\nscale of its own", sector=wording.sector(apart)),
        transform=axes.transAxes,
        va="center",
        color=style.text,
        fontproperties=style.font(),
    )


def _finding(results: PlanResults, wording: Wording) -> str:
    """Return how the scope's emissions have moved between the first and the last year."""
    totals = scope_totals(results)
    if len(totals) < 2:  # noqa: PLR2004 # no movement to tell of
        return wording.text("Emissions per sector")
    first, last = min(totals), max(totals)
    if not totals[first]:
        return wording.text("Emissions per sector")
    change = totals[last] / totals[first] - 1
    source = "Emissions in the target's sectors are as high in {last} as in {first}"
    if abs(change) >= LEAST_CHANGE:
        source = (
            "Emissions in the target's sectors are down {share} from {first} to {last}"
            if change < 0
            else "Emissions in the target's sectors are up {share} from {first} to {last}"
        )
    share = wording.numbers.percent(abs(change))
    return wording.text(source, share=share, first=first, last=last)


def scope_totals(results: PlanResults) -> dict[int, float]:
    """Return the sum of the main scope's sectors per published year, t CO2e."""
    return {
        year: sum(values.get(label, 0.0) for label in results.sectors)
        for year, values in results.inventory.items()
    }


def _alternative_text(results: PlanResults, apart: str, wording: Wording) -> str:
    sentences = [wording.text("Stacked bars of emissions per sector and year.")]
    sentences.append(_finding(results, wording) + ".")
    if apart:
        last = max(results.inventory)
        share = results.inventory[last].get(apart, 0.0) / sum(results.inventory[last].values())
        sentences.append(
            wording.text(
                "{sector} stands apart: {share} of all emissions in {year}.",
                sector=wording.sector(apart),
                share=wording.numbers.percent(share),
                year=last,
            )
        )
    return " ".join(sentences)


def inventory_table(inventory: Inventory, labels: tuple[str, ...], wording: Wording) -> FigureTable:
    """Return tonnes per sector (rows) and published year (columns), with the sum of all."""
    years = tuple(inventory)
    number = wording.numbers.number
    rows = [
        (wording.sector(label), *(number(inventory[year].get(label)) for year in years))
        for label in labels
    ]
    sums = (number(sum(inventory[year].values())) for year in years)
    rows.append((wording.text("All sectors"), *sums))
    columns = (wording.text("Sector, t CO₂e"), *(str(year) for year in years))
    return FigureTable(columns, tuple(rows))


def _points(
    axes: "Axes", inventory: Inventory, stack: tuple[str, ...], wording: Wording, divisor: float
) -> Iterator[Point]:
    inverse = axes.figure.transFigure.inverted()
    for year, values in inventory.items():
        base = 0.0
        for label in stack:
            amount_t = values.get(label, 0.0)
            middle = (base + amount_t / 2) / divisor
            x, y = inverse.transform(axes.transData.transform((year, middle)))
            words = f"{year}, {wording.sector(label)}: {wording.numbers.tonnes(amount_t)}"
            yield Point(float(x), 1 - float(y), words)
            base += amount_t
