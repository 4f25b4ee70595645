"""Figures of horizontal bars: effect per focus area, and money per funding scheme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fbdesk.models.money import FundingLine
from fbdesk.models.results.plan import FocusAreaResult, PlanResults
from fbdesk.reports.figures.canvas import Captions, Margins, add_axes, new_figure
from fbdesk.reports.figures.drawn import Drawn, FigureTable, Point
from fbdesk.reports.figures.paths_words import cut_or_rise
from fbdesk.reports.figures.style import Style, towards
from fbdesk.reports.numbers import Numbers
from fbdesk.reports.wording import Wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW_HEIGHT: Final = 0.42
"""Height of a bar where a row is 1 high; its words stand above it."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row: its name, the full and the hatched part of its bar, and the figure at its end."""

    name: str
    full: float
    hatched: float
    figure: str
    colour: str
    note: str = ""


def areas_figure(results: PlanResults, year: int, style: Style, wording: Wording) -> Drawn:
    """Return what each focus area's measures do together in a year, and what lies outside it.

    With a main target the effect is that in the target's sectors, otherwise in all of them. The
    full bar is the joint effect inside the inventory, the hatched one the effect outside it. An
    area measured by indicators says how many measures have one.
    """
    areas = sorted(areas_in_scope(results), key=lambda area: (area.code == "0", area.code))
    rows = [_area_row(area, year, style, wording) for area in areas]
    total_t = sum(area.direct_t.get(year, 0.0) for area in areas)
    captions = Captions(
        cut_or_rise(total_t, year, wording),
        wording.text(
            "Joint effect per focus area, {scope}. Hatched: outside the municipal inventory",
            scope=wording.scope_inside(results.scope, results.sectors),
        ),
        _source(results, wording),
    )
    columns = ("Focus area", "Cut in {year}, t", "Outside the inventory, t", "Measures")
    table = FigureTable(
        tuple(wording.text(column, year=year) for column in columns),
        tuple(
            (
                wording.area(area.code),
                wording.numbers.cut_number(area.direct_t.get(year)),
                wording.numbers.cut_number(area.indirect_t.get(year)),
                str(area.measures),
            )
            for area in areas
        ),
    )
    return _bars(rows, captions, table, style)


def areas_in_scope(results: PlanResults) -> tuple[FocusAreaResult, ...]:
    """Return the focus areas in the main target's sectors, or in all where there is no target."""
    return results.main_target.focus_areas if results.main_target else results.focus_areas


def funding_figure(lines: Iterable[FundingLine], style: Style, wording: Wording) -> Drawn:
    """Return the money per scheme over all years: granted in full, applied for hatched."""
    sums = funding_per_scheme(lines)
    order = [code for code, _ in wording.programme.choices("scheme")]
    schemes = sorted(sums, key=lambda code: order.index(code) if code in order else len(order))
    rows = [_scheme_row(code, sums[code], style, wording) for code in schemes]
    granted = sum(sums[code].granted_ore for code in schemes)
    asked = sum(sums[code].asked_ore for code in schemes)
    captions = Captions(
        wording.text(
            "{granted} granted of {asked} applied for",
            granted=wording.numbers.money(granted),
            asked=wording.numbers.money(asked),
        ),
        wording.text("All years; hatched: applied for and not granted"),
        wording.text("Source: the plan's funding lines"),
    )
    columns = ("Scheme", "Applied for, 1,000 NOK", "Granted, 1,000 NOK")
    table = FigureTable(
        tuple(wording.text(column) for column in columns),
        tuple(
            (
                wording.choice("scheme", code),
                wording.numbers.thousand_kroner(sums[code].asked_ore),
                wording.numbers.thousand_kroner(sums[code].granted_ore),
            )
            for code in schemes
        ),
    )
    return _bars(rows, captions, table, style)


@dataclass(frozen=True, slots=True)
class SchemeSum:
    """Money of one scheme, in øre. What is granted was also asked for."""

    asked_ore: int = 0
    granted_ore: int = 0


def funding_per_scheme(lines: Iterable[FundingLine]) -> dict[str, SchemeSum]:
    """Return the sums per scheme; a line that is granted without an application counts as asked."""
    sums: dict[str, SchemeSum] = {}
    for line in lines:
        before = sums.get(line.scheme, SchemeSum())
        granted = line.granted_ore or 0
        asked = max(line.applied_ore or 0, granted)
        sums[line.scheme] = SchemeSum(before.asked_ore + asked, before.granted_ore + granted)
    return sums


def _area_row(area: FocusAreaResult, year: int, style: Style, wording: Wording) -> BarRow:
    write = wording.numbers
    direct_t = area.direct_t.get(year, 0.0)
    indirect_t = area.indirect_t.get(year, 0.0)
    by_indicator = not area.direct_t and bool(area.with_indicators)
    note = ""
    if by_indicator:
        one = area.with_indicators == 1
        source = "1 measure with indicators" if one else "{count} measures with indicators"
        note = wording.text(source, count=area.with_indicators)
    elif indirect_t:
        note = wording.text("and {amount} outside", amount=_bar_figure(indirect_t, write))
    return BarRow(
        name=wording.short_area(area.code),
        full=max(-direct_t, 0.0),
        hatched=max(-indirect_t, 0.0),
        figure="" if by_indicator else _bar_figure(direct_t, write),
        colour=style.area_colour(wording.programme, area.code),
        note=note,
    )


def _bar_figure(effect_t: float, write: Numbers) -> str:
    """Return the figure at a bar of cuts: a rise has no bar, so its plus must say what it is."""
    return write.cut(effect_t) if effect_t > 0 else write.tonnes(-effect_t)


def _scheme_row(code: str, money: SchemeSum, style: Style, wording: Wording) -> BarRow:
    return BarRow(
        name=wording.choice("scheme", code),
        full=money.granted_ore / 100,
        hatched=(money.asked_ore - money.granted_ore) / 100,
        figure=wording.numbers.money(money.granted_ore),
        colour=style.accent,
        note=wording.text("of {amount}", amount=wording.numbers.money(money.asked_ore))
        if money.asked_ore > money.granted_ore
        else "",
    )


def _bars(rows: Sequence[BarRow], captions: Captions, table: FigureTable, style: Style) -> Drawn:
    figure = new_figure(style, captions)
    axes = add_axes(figure, style, Margins(left=0.16, right=0.16, top=0.04, bottom=0.05), captions)
    axes.axis("off")
    longest = max((row.full + row.hatched for row in rows), default=0.0) or 1.0
    axes.set_xlim(0, longest)
    axes.set_ylim(max(len(rows), 1), 0)
    for place, row in enumerate(rows):
        _draw_row(axes, row, place, style, longest)
    return Drawn(
        figure=figure,
        title=captions.title,
        subtitle=captions.subtitle,
        source=captions.source,
        alternative_text=". ".join((captions.title, *(_in_words(row) for row in rows))) + ".",
        table=table,
        points=tuple(
            Point(0.5, (place + 0.5) / len(rows), _in_words(row)) for place, row in enumerate(rows)
        ),
    )


def _draw_row(axes: "Axes", row: BarRow, place: int, style: Style, longest: float) -> None:
    middle = place + 0.68
    ground = towards(style.line, style.surface, 0.4)
    axes.barh(middle, longest, ROW_HEIGHT, color=ground)
    axes.barh(middle, row.full, ROW_HEIGHT, color=row.colour)
    if row.hatched:
        axes.barh(
            middle,
            row.hatched,
            ROW_HEIGHT,
            left=row.full,
            facecolor=towards(row.colour, style.surface, 0.75),
            edgecolor=row.colour,
            hatch="////",
            linewidth=0,
        )
    words = "   ".join(part for part in (row.figure, row.note) if part)
    for x, text, side in ((0.0, row.name, "left"), (longest, words, "right")):
        axes.text(
            x,
            place + 0.42,
            text,
            ha=side,
            va="bottom",
            color=style.text if side == "left" else style.muted,
            fontproperties=style.font(),
        )


def _in_words(row: BarRow) -> str:
    return " ".join(part for part in (f"{row.name}:", row.figure, row.note) if part)


def _source(results: PlanResults, wording: Wording) -> str:
    edition = wording.text("factor edition {edition}", edition=results.factors_edition)
    return f"{wording.text('Source: the plan’s calculations')} · {edition}"
