"""The abatement cost curve: each measure as wide as its joint cut, as high as a tonne costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fbdesk.models.results.measure_economy import CarbonPrice
from fbdesk.reports.figures.canvas import (
    Captions,
    Margins,
    add_axes,
    haloed,
    new_figure,
    scale_of,
    set_tick_fonts,
)
from fbdesk.reports.figures.drawn import Drawn, FigureTable, Point
from fbdesk.reports.figures.style import POINTS_PER_INCH, Style
from fbdesk.reports.wording import Wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DEAREST_SHOWN: Final = 4.0
"""Times the carbon price: dearer blocks are cut off there, or they would flatten all others."""


@dataclass(frozen=True, slots=True)
class Block:
    """One measure of the curve: what it cuts, t a year, from where, and what a tonne costs, NOK."""

    number: str
    title: str
    focus_area: str
    cost_nok: float
    cut_t: float
    from_t: float

    @property
    def to_t(self) -> float:
        """Where the block ends along the joint cut."""
        return self.from_t + self.cut_t


@dataclass(frozen=True, slots=True)
class Curve:
    """What the figure shows: blocks from the cheapest on, the year, and a price to hold against."""

    blocks: tuple[Block, ...]
    year: int
    additional: bool
    carbon: CarbonPrice | None
    left_out: int = 0
    """Measures that are not on the curve: without tonnes, without costs, or not decided."""


def abatement_figure(curve: Curve, style: Style, wording: Wording) -> Drawn:
    """Return the curve with the carbon price as a line; blocks below it cost less than it."""
    whole_t = sum(block.cut_t for block in curve.blocks)
    captions = Captions(
        _finding(curve, whole_t, wording), _subtitle(curve, wording), _source(curve, wording)
    )
    figure = new_figure(style, captions)
    em = style.type_pt / 8.5
    margins = Margins(left=0.62 * em, right=0.25, top=0.14, bottom=0.52 * em)
    axes = add_axes(figure, style, margins, captions)
    divisor, unit = scale_of(whole_t)
    top, bottom = _ends(curve)
    axes.set_xlim(0, whole_t / divisor or 1.0)
    axes.set_ylim(bottom, top)
    _draw_blocks(axes, curve, style, wording, divisor, top)
    _draw_carbon(axes, curve, style, wording)
    _dress(axes, style, wording, wording.text("Joint cut a year, {unit}", unit=wording.text(unit)))
    _name_blocks(axes, curve, style, divisor, top)
    return Drawn(
        figure=figure,
        title=captions.title,
        subtitle=captions.subtitle,
        source=captions.source,
        alternative_text=_alternative(curve, captions.title, wording),
        table=_table(curve, wording),
        points=tuple(_points(axes, curve, wording, divisor, top)),
    )


def cheaper_t(curve: Curve) -> float:
    """Return what the measures cut whose tonne costs no more than the carbon price, t a year."""
    price = curve.carbon.nok_per_t if curve.carbon is not None else 0.0
    return sum(block.cut_t for block in curve.blocks if block.cost_nok <= price)


def _finding(curve: Curve, whole_t: float, wording: Wording) -> str:
    if not curve.blocks:
        return wording.text("No measure has both a cut and a cost yet")
    amounts = {
        "cheap": wording.numbers.tonnes(cheaper_t(curve)),
        "whole": wording.numbers.tonnes(whole_t),
    }
    if curve.carbon is None:
        return wording.text("{cheap} of {whole} pay for themselves", **amounts)
    return wording.text("{cheap} of {whole} cost no more than the carbon price", **amounts)


def _subtitle(curve: Curve, wording: Wording) -> str:
    cost = wording.text("additional cost" if curve.additional else "gross cost")
    return wording.text(
        "Kroner per tonne ({cost}), and each measure’s share of the joint cut in {year}",
        cost=cost,
        year=curve.year,
    )


def _source(curve: Curve, wording: Wording) -> str:
    parts = [wording.text("Source: the plan’s calculations")]
    if curve.carbon is not None:
        parts.append(_carbon_source(curve.carbon, wording))
    if curve.left_out:
        one = curve.left_out == 1
        source = "1 measure is not on the curve" if one else "{count} measures are not on the curve"
        parts.append(wording.text(source, count=curve.left_out))
    return " · ".join(parts)


def _carbon_source(carbon: CarbonPrice, wording: Wording) -> str:
    """Return of which year the carbon price is, and in the prices of which year."""
    if carbon.price_year is None:
        return wording.text("carbon price of {year}: Ministry of Finance", year=carbon.year)
    return wording.text(
        "carbon price of {year} in {prices} kroner: Ministry of Finance",
        year=carbon.year,
        prices=carbon.price_year,
    )


def _ends(curve: Curve) -> tuple[float, float]:
    """Return the top and the bottom of the axis; very dear and very cheap blocks are cut off."""
    costs = [block.cost_nok for block in curve.blocks] or [0.0]
    price = curve.carbon.nok_per_t if curve.carbon is not None else 0.0
    limit = DEAREST_SHOWN * price if price else max(map(abs, costs))
    highest = max(min(max(costs), limit), price, 1.0)
    lowest = min(max(min(costs), -limit), 0.0)
    room = 0.12 * (highest - lowest)
    return highest + room, lowest - (room if lowest < 0 else 0.0)


def _shown(block: Block, top: float) -> float:
    return max(min(block.cost_nok, top), -top)


def _draw_blocks(
    axes: "Axes", curve: Curve, style: Style, wording: Wording, divisor: float, top: float
) -> None:
    for block in curve.blocks:
        axes.bar(
            block.from_t / divisor,
            _shown(block, top),
            block.cut_t / divisor,
            align="edge",
            color=style.area_colour(wording.programme, block.focus_area),
            edgecolor=style.surface,
            linewidth=0.7,
            zorder=3,
        )
    axes.axhline(0.0, color=style.muted, linewidth=0.9, zorder=4)


def _draw_carbon(axes: "Axes", curve: Curve, style: Style, wording: Wording) -> None:
    if curve.carbon is None:
        return
    axes.axhline(
        curve.carbon.nok_per_t, color=style.danger, linewidth=1.4, linestyle=(0, (4, 2.2)), zorder=5
    )
    axes.annotate(
        wording.text(
            "carbon price {amount}", amount=wording.numbers.cost_per_tonne(curve.carbon.nok_per_t)
        ),
        (0.0, curve.carbon.nok_per_t),
        xytext=(4, 3),
        textcoords="offset points",
        color=style.danger,
        fontproperties=style.font("semibold"),
        path_effects=haloed(style),
        zorder=7,
    )


def _name_blocks(axes: "Axes", curve: Curve, style: Style, divisor: float, top: float) -> None:
    """Write the number of each block that is wide enough for it; dearer ones get an arrow."""
    width_in = axes.get_position().width * style.width_in
    whole = sum(block.cut_t for block in curve.blocks) or 1.0
    for block in curve.blocks:
        room_pt = block.cut_t / whole * width_in * POINTS_PER_INCH
        name = block.number + (" ↑" if block.cost_nok > top else "")
        if room_pt < len(name) * style.type_pt * 0.55:
            continue
        height = _shown(block, top)
        axes.annotate(
            name,
            ((block.from_t + block.cut_t / 2) / divisor, height),
            xytext=(0, -3 if block.cost_nok > top else 3 if height >= 0 else -3),
            textcoords="offset points",
            ha="center",
            va="bottom" if 0 <= block.cost_nok <= top else "top",
            color=style.text,
            fontproperties=style.font(),
            path_effects=haloed(style),
            zorder=8,
        )


def _dress(axes: "Axes", style: Style, wording: Wording, name: str) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    for axis, most in ((axes.xaxis, 8), (axes.yaxis, 6)):
        axis.set_major_locator(MaxNLocator(nbins=most, min_n_ticks=3))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: wording.numbers.number(value)))
    decimals = 0 if axes.get_xlim()[1] > 5 else 1  # noqa: PLR2004 # whole steps where there is room
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda value, _: wording.numbers.number(value, decimals))
    )
    axes.grid(axis="y", color=style.line, linewidth=0.6)
    axes.set_xlabel(name, fontproperties=style.font(), color=style.muted)
    set_tick_fonts(axes, style)


def _alternative(curve: Curve, title: str, wording: Wording) -> str:
    parts = [
        f"{block.number} {block.title}: {wording.numbers.tonnes(block.cut_t)}, "
        f"{wording.numbers.cost_per_tonne(block.cost_nok)}"
        for block in curve.blocks[:12]
    ]
    return ". ".join((wording.text("Abatement cost curve"), title, *parts)) + "."


def _table(curve: Curve, wording: Wording) -> FigureTable:
    columns = ("Measure", "Cost, NOK per t", "Joint share, t", "Added up, t")
    return FigureTable(
        tuple(wording.text(column) for column in columns),
        tuple(
            (
                f"{block.number} {block.title}",
                wording.numbers.number(block.cost_nok),
                wording.numbers.number(block.cut_t),
                wording.numbers.number(block.to_t),
            )
            for block in curve.blocks
        ),
    )


def _points(
    axes: "Axes", curve: Curve, wording: Wording, divisor: float, top: float
) -> Sequence[Point]:
    inverse = axes.figure.transFigure.inverted()
    found = []
    for block in curve.blocks:
        at = ((block.from_t + block.cut_t / 2) / divisor, _shown(block, top) / 2)
        x, y = inverse.transform(axes.transData.transform(at))
        cost = wording.numbers.cost_per_tonne(block.cost_nok)
        words = f"{block.number} {block.title}\n{wording.numbers.tonnes(block.cut_t)}, {cost}"
        found.append(Point(float(x), 1 - float(y), words))
    return found
