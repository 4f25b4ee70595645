"""The sheet of charts: each takes its numbers from cells of other sheets, and so follows them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fbdesk.reports.figures.style import PRINT
from fbdesk.reports.workbook.cells import shown
from fbdesk.reports.workbook.columns import Book
from fbdesk.reports.workbook.layout import FIRST_ROW, Layout, column_letters, quoted
from fbdesk.reports.workbook.print import set_up_reading
from fbdesk.reports.workbook.styles import ACCENT, LINE, MUTED, TEXT, WARNING
from fbdesk.reports.workbook.texts import cell_text
from fbdesk.reports.workbook.writer import Writer

CHARTS: Final = "Charts"
ABOUT: Final = "The charts take their numbers from the sheets, and follow when cells are changed."
NOTHING: Final = "The plan has no figures to draw yet."

WIDTH_PX, HEIGHT_PX = 940, 400
ROW_PX: Final = 20
FIRST_CHART_ROW: Final = 3
BAR_PX, FRAME_PX, MOST_PX = 30, 130, 1_400
"""A chart of bars is as high as its bars need, within bounds."""
MILLION: Final = 1_000_000
IN_MILLIONS: Final = 10 * MILLION
"""From so many kroner on the axis counts millions."""
CHARTS_PER_PAGE: Final = 2


@dataclass(frozen=True, slots=True)
class Span:
    """Cells beside or below each other on one sheet, with what they show."""

    address: str
    values: tuple[Any, ...]

    @property
    def has_numbers(self) -> bool:
        """Whether there is anything to draw."""
        return any(isinstance(value, int | float) for value in self.values)


@dataclass(frozen=True, slots=True)
class Series:
    """One line, or the columns of one colour: its name, its cells, and how it looks."""

    name: str
    span: Span
    look: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What one chart shows: the cells along its axis, its series, its axes' names."""

    title: str
    sheet: str
    kind: dict[str, str]
    along: Span
    series: tuple[Series, ...]
    along_name: str
    value_name: str
    number_format: str = ""
    height_px: int = HEIGHT_PX


def write_charts(page: Any, writer: Writer) -> None:
    """Write the charts that the plan has figures for, each below the link to its numbers."""
    styles, translate = writer.styles, writer.book.translate
    page.hide_gridlines(2)
    page.write_string(0, 0, translate(CHARTS), styles(bold=True, font_size=15))
    page.write_string(1, 0, translate(ABOUT), styles(font_color=MUTED))
    row, breaks = FIRST_CHART_ROW, []
    drawings = tuple(_drawings(writer))
    for place, drawing in enumerate(drawings):
        if place and place % CHARTS_PER_PAGE == 0:
            breaks.append(row)
        _place(page, writer, row, drawing)
        row += drawing.height_px // ROW_PX + 3
    if not drawings:
        page.write_string(row, 0, translate(NOTHING), styles(font_color=MUTED))
    page.set_h_pagebreaks(breaks)
    set_up_reading(page, writer.book)


def _place(page: Any, writer: Writer, row: int, drawing: Drawing) -> None:
    book, styles = writer.book, writer.styles
    link = styles(font_color=ACCENT, underline=1)
    words = book.translate("Numbers: {sheet}").format(sheet=drawing.sheet)
    page.write_url(row, 0, f"internal:{quoted(drawing.sheet)}!A1", link, string=words)
    page.insert_chart(
        row + 1,
        0,
        _chart(writer, drawing),
        {"description": alternative_text(book, drawing), "object_position": 1},
    )


def alternative_text(book: Book, drawing: Drawing) -> str:
    """Return what stands for a chart when it is read aloud: each series from first to last."""
    told = [f"{drawing.title} ({drawing.value_name})."]
    for series in drawing.series:
        known = [
            (label, value)
            for label, value in zip(drawing.along.values, series.span.values, strict=True)
            if isinstance(value, int | float)
        ]
        ends = known if len(known) <= 1 else (known[0], known[-1])
        figures = ", ".join(f"{label}: {book.numbers.significant(value)}" for label, value in ends)
        told.append(f"{series.name} – {figures}.")
    return cell_text(" ".join(told)).text


def _chart(writer: Writer, drawing: Drawing) -> Any:
    chart = writer.file.add_chart(drawing.kind)
    for series in drawing.series:
        chart.add_series(
            {
                "name": series.name,
                "categories": drawing.along.address,
                "values": series.span.address,
                "categories_data": drawing.along.values,
                "values_data": series.span.values,
                **series.look,
            }
        )
    plain = {"name": "Calibri", "size": 10, "color": TEXT, "bold": False}
    chart.set_title({"name": drawing.title, "name_font": {**plain, "size": 12, "bold": True}})
    bars = drawing.kind["type"] == "bar"
    along = {"name": drawing.along_name, "line": {"color": MUTED}, "reverse": bars}
    set_along, set_value = chart.set_x_axis, chart.set_y_axis
    values = {
        "name": drawing.value_name,
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": LINE}},
        "num_format": drawing.number_format,
    }
    if bars:  # their first axis lies across, and the first bar shall stand on top
        set_along, set_value = set_value, set_along
        values["label_position"] = "high"
    for set_axis, axis in ((set_along, along), (set_value, values)):
        set_axis({**axis, "name_font": plain, "num_font": {**plain, "color": MUTED}})
    if len(drawing.series) > 1:
        chart.set_legend({"position": "bottom", "font": plain})
    else:
        chart.set_legend({"none": True})
    chart.show_blanks_as("gap")
    chart.set_size({"width": WIDTH_PX, "height": drawing.height_px})
    chart.set_chartarea({"border": {"color": LINE}})
    return chart


def _drawings(writer: Writer) -> Iterator[Drawing]:
    """Yield the charts that have any number, and as many places to draw them at.

    The years stand on the sheet of paths, which has none where the target's base is not known.
    """
    makers: Sequence[Callable[[Writer], Drawing]] = (_paths, _areas, _money, _indicators)
    for make in makers:
        drawing = make(writer)
        places = len(drawing.along.values)
        if drawing.series and all(len(one.span.values) == places for one in drawing.series):
            yield drawing


def column_span(book: Book, layout: Layout, code: str) -> Span:
    """Return the cells of a column with what they show."""
    column = layout.columns[layout.place(code)]
    values = tuple(shown(book, column, row).value for row in layout.rows)
    letters = column_letters(layout.place(code))
    last = FIRST_ROW + max(len(values), 1)
    where = f"${letters}${FIRST_ROW + 1}:${letters}${last}"
    return Span(f"={quoted(layout.name)}!{where}", values)


def row_span(book: Book, layout: Layout, index: int, codes: Sequence[str]) -> Span:
    """Return the cells of one row in columns that stand side by side."""
    columns = [layout.columns[layout.place(code)] for code in codes]
    values = tuple(shown(book, column, layout.rows[index]).value for column in columns)
    first, last = (column_letters(layout.place(code)) for code in (codes[0], codes[-1]))
    row = FIRST_ROW + index + 1
    return Span(f"={quoted(layout.name)}!${first}${row}:${last}${row}", values)


def _with_numbers(series: Sequence[Series]) -> tuple[Series, ...]:
    return tuple(one for one in series if one.span.has_numbers)


def _line(colour: str, width: float, dash: str = "solid") -> dict[str, Any]:
    return {
        "line": {"color": colour, "width": width, "dash_type": dash},
        "marker": {"type": "none"},
    }


def _paths(writer: Writer) -> Drawing:
    """Return the emissions that are registered, and the three paths."""
    book, layout = writer.book, writer.layouts["paths"]
    points = {
        "line": {"none": True},
        "marker": {"type": "circle", "size": 6, "fill": {"color": TEXT}, "border": {"none": True}},
    }
    looks = {
        "registered_t": ("Registered", points),
        "reference_t": ("Reference path", _line(MUTED, 1.75, "dash")),
        "measures_t": ("Measures path", _line(ACCENT, 2.25)),
        "target_t": ("Target path", _line(PRINT.danger, 1.75, "round_dot")),
    }
    return Drawing(
        title=book.translate("Emissions against reference and target path"),
        sheet=layout.name,
        kind={"type": "line"},
        along=column_span(book, layout, "year"),
        series=_with_numbers(
            [
                Series(book.translate(name), column_span(book, layout, code), look)
                for code, (name, look) in looks.items()
            ]
        ),
        along_name=book.translate("Year"),
        value_name=book.translate("t CO₂e"),
        number_format=f"{writer.styles.locale}#,##0",
    )


def _areas(writer: Writer) -> Drawing:
    """Return the direct cut of each focus area by year, on top of each other."""
    book, layout = writer.book, writer.layouts["areas"]
    years = [f"y{year}" for year in book.results.years]
    series = []
    for index, line in enumerate(layout.rows):
        if not line.direct or not years:
            continue
        span = row_span(book, layout, index, years)
        if any(span.values):  # an area that cuts nothing has no column
            colour = PRINT.area_colour(book.programme, line.area.code)
            name = book.name("focus_area", line.area.code)
            series.append(Series(name, span, {"fill": {"color": colour}, "gap": 60}))
    return Drawing(
        title=book.translate("Joint cut of each focus area per year"),
        sheet=layout.name,
        kind={"type": "column", "subtype": "stacked"},
        along=_years_along(writer),
        series=tuple(series),
        along_name=book.translate("Year"),
        value_name=book.translate("t CO₂e"),
        number_format=f"{writer.styles.locale}#,##0",
    )


def _years_along(writer: Writer) -> Span:
    """Return the cells of the paths' sheet that hold the years of the results."""
    book, layout = writer.book, writer.layouts["paths"]
    letters = column_letters(layout.place("year"))
    years = [year for year in layout.rows if year in book.results.years]
    first = FIRST_ROW + 1 + (layout.rows.index(years[0]) if years else 0)
    where = f"${letters}${first}:${letters}${first + max(len(years), 1) - 1}"
    return Span(f"={quoted(layout.name)}!{where}", tuple(years))


def _money(writer: Writer) -> Drawing:
    """Return what the measures cost by year, what is granted, and what is lacking."""
    book, layout = writer.book, writer.layouts["money_years"]
    looks = {
        "planned_ore": ("Planned", MUTED),
        "granted_ore": ("Granted", ACCENT),
        "lacking_ore": ("Not yet granted", WARNING),
    }
    spans = {code: column_span(book, layout, code) for code in looks}
    amounts = [abs(v) for s in spans.values() for v in s.values if isinstance(v, int | float)]
    in_millions = max(amounts, default=0) >= IN_MILLIONS
    locale = writer.styles.locale
    return Drawing(
        title=book.translate("Money per year: planned, granted and not yet granted"),
        sheet=layout.name,
        kind={"type": "column"},
        along=column_span(book, layout, "year"),
        series=_with_numbers(
            [
                Series(book.translate(name), spans[code], {"fill": {"color": colour}, "gap": 70})
                for code, (name, colour) in looks.items()
            ]
        ),
        along_name=book.translate("Year"),
        value_name=book.translate("NOK million" if in_millions else "kr"),
        number_format=f"{locale}#,##0,," if in_millions else f"{locale}#,##0",
    )


def _indicators(writer: Writer) -> Drawing:
    """Return how far each indicator has come towards its last target."""
    book, layout = writer.book, writer.layouts["indicator_standing"]
    completion = column_span(book, layout, "completion")
    look = {"fill": {"color": ACCENT}, "gap": 50}
    return Drawing(
        title=book.translate("Indicators: share of the way to the target"),
        sheet=layout.name,
        kind={"type": "bar"},
        along=column_span(book, layout, "title"),
        series=_with_numbers([Series(book.translate("Completion"), completion, look)]),
        along_name="",
        value_name=book.translate("Share of the way from the baseline to the target"),
        number_format="0 %",
        height_px=min(FRAME_PX + BAR_PX * len(layout.rows), MOST_PX),
    )
