"""The charts of the workbook: they refer to cells, say what they are, and draw nothing unknown."""

import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.reports.workbook.charts import Drawing, Series, Span, alternative_text
from fbdesk.texts import catalogue
from tests.builders import a_measure, a_plan, a_reduction, a_target
from tests.reports.full_plan import a_book, the_empty_workbook, the_workbook, workbook_of
from tests.reports.read_workbook import ReadBook

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
REFERENCE = re.compile(r"^'(.+)'!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$")
TITLES = [
    "Utslipp mot referansebane og målbane",
    "Samlet kutt i hvert innsatsområde per år",
    "Penger per år: planlagt, gitt og ikke dekket ennå",
    "Indikatorer: andel av veien til måltallet",
]


def parts(book: ReadBook, name: str) -> list[Any]:
    """Return the parts of a workbook whose path has a name, parsed, in their order."""
    with zipfile.ZipFile(io.BytesIO(book.content)) as file:
        paths = sorted(path for path in file.namelist() if re.search(name, path))
        return [ET.fromstring(file.read(path)) for path in paths]  # noqa: S314 # our own file


def charts(book: ReadBook) -> list[Any]:
    """Return the charts of a workbook."""
    return parts(book, r"charts/chart\d+\.xml$")


def title(chart: Any) -> str:
    """Return the title of a chart."""
    return "".join(text.text for text in chart.find(f".//{CHART}title").iter(f"{DRAWN}t"))


def references(chart: Any, part: str) -> list[str]:
    """Return the cells that each series of a chart takes from, `cat` or `val`."""
    return [series.find(f"{CHART}{part}//{CHART}f").text for series in chart.iter(f"{CHART}ser")]


def values_at(book: ReadBook, reference: str) -> list[Any]:
    """Return what stands in the cells that a chart refers to, in their order."""
    found = REFERENCE.match(reference)
    assert found, reference
    sheet, first, top, last, bottom = found.groups()
    cells = book.values[sheet][f"{first}{top}:{last or first}{bottom or top}"]
    return [cell.value for row in cells for cell in row]


@pytest.fixture(scope="module")
def book() -> ReadBook:
    """Give a plan with figures for every chart."""
    bus, *effect = a_reduction(100, "T-01")
    walk = a_measure("T-02", focus_area="4")
    riders = Indicator(key="riders", title="Reiser", unit="mill.", direction="up", baseline=10.0)
    plan = a_plan(
        *(bus, *effect, walk),
        a_target(),
        CostLine(measure=bus.key, year=2010, gross_ore=30_000_000_00),
        CostLine(measure=bus.key, year=2012, gross_ore=20_000_000_00),
        CostLine(measure=bus.key, year=2012, kind="saving", gross_ore=5_000_000_00),
        FundingLine(measure=bus.key, scheme="municipal", year=2010, granted_ore=12_000_000_00),
        riders,
        IndicatorTarget(indicator=riders.key, year=2014, value=20.0),
        IndicatorValue(indicator=riders.key, observed=a_day(2010), value=12.5),
        IndicatorValue(indicator=riders.key, observed=a_day(2009), value=11.0),
        Indicator(title="Uten tall", unit="stk.", position=1),
        personbiler_t=1_000,
    )
    return ReadBook(workbook_of(plan))


def a_day(year: int) -> Any:
    """Return the last day of a year."""
    from datetime import date

    return date(year, 12, 31)


def test_there_is_a_chart_for_paths_areas_money_and_indicators(book: ReadBook) -> None:
    assert [title(chart) for chart in charts(book)] == TITLES


def test_the_charts_stand_on_their_sheet_after_the_guide(book: ReadBook) -> None:
    assert book.formulas.sheetnames[:3] == ["Forside", "Slik bruker du arbeidsboka", "Diagrammer"]
    texts = [cell.value for cell in book.values["Diagrammer"]["A"] if cell.value]
    assert texts[0] == "Diagrammer"
    assert [text for text in texts if text.startswith("Tall: ")] == [
        "Tall: Baner",
        "Tall: Innsatsområder per år",
        "Tall: Penger per år",
        "Tall: Indikatorer og måltall",
    ]


def test_the_paths_are_drawn_from_the_cells_of_their_sheet(book: ReadBook) -> None:
    chart = charts(book)[0]
    drawn = [values_at(book, one) for one in references(chart, "val")]
    names = ("registered_t", "reference_t", "measures_t", "target_t")
    assert drawn == [book.column("paths", name) for name in names]
    assert values_at(book, references(chart, "cat")[0]) == book.column("paths", "year")


def test_an_area_is_drawn_by_year_in_its_colour_and_one_without_tonnes_is_not(
    book: ReadBook,
) -> None:
    chart = charts(book)[1]
    [reference] = references(chart, "val")
    years = values_at(book, references(chart, "cat")[0])
    cut = dict(zip(years, values_at(book, reference), strict=True))
    assert (cut[2009], cut[2015]) == (0, pytest.approx(100))
    colours = [one.get("val") for one in chart.find(f".//{CHART}ser").iter(f"{DRAWN}srgbClr")]
    assert set(colours) == {"1F6FB2"}


def test_money_is_drawn_by_year_with_what_is_lacking(book: ReadBook) -> None:
    chart = charts(book)[2]
    planned, granted, lacking = (values_at(book, one) for one in references(chart, "val"))
    assert values_at(book, references(chart, "cat")[0]) == [2010, 2011, 2012]
    million = 1_000_000
    assert planned == [30 * million, None, 20 * million]
    assert granted == [12 * million, None, None]
    assert lacking == [18 * million, None, 20 * million]


def test_an_indicator_is_drawn_by_its_share_of_the_way(book: ReadBook) -> None:
    chart = charts(book)[3]
    [reference] = references(chart, "val")
    assert values_at(book, reference) == [0.25, None]  # 12,5 of the way from 10 to 20
    assert values_at(book, references(chart, "cat")[0]) == ["Reiser", "Uten tall"]


def test_a_chart_draws_the_figures_of_its_cells_before_anything_is_recalculated(
    book: ReadBook,
) -> None:
    gaps = 0
    for chart in charts(book):
        for drawn in chart.iter(f"{CHART}val"):
            cells = values_at(book, drawn.find(f".//{CHART}f").text)
            points = {
                int(point.get("idx")): float(point.find(f"{CHART}v").text)
                for point in drawn.iter(f"{CHART}pt")
            }
            assert points == {
                place: value for place, value in enumerate(cells) if isinstance(value, int | float)
            }
            gaps += len(cells) - len(points)
    assert gaps > 0, "an unknown figure is drawn as nought"


def test_axes_are_named_with_their_units(book: ReadBook) -> None:
    named = [
        ["".join(text.text for text in axis.iter(f"{DRAWN}t")) for axis in axes(chart)]
        for chart in charts(book)
    ]
    assert named[:2] == [["År", "t CO₂e"]] * 2
    assert named[2] == ["År", "mill. kr"]
    assert "Andel av veien fra utgangspunktet til måltallet" in named[3]


def axes(chart: Any) -> list[Any]:
    """Return the titles of a chart's axes, the one across first."""
    found = [*chart.iter(f"{CHART}catAx"), *chart.iter(f"{CHART}valAx")]
    return [axis.find(f"{CHART}title") for axis in found if axis.find(f"{CHART}title") is not None]


def test_each_chart_has_an_alternative_text_with_its_figures(book: ReadBook) -> None:
    [drawing] = parts(book, r"drawings/drawing\d+\.xml$")
    told = [one.get("descr") for one in drawing.iter() if one.get("descr")]
    assert [text.partition(" (")[0] for text in told] == TITLES
    assert "Referansebane – 2009: 1\u202f000, 2020: 1\u202f000." in told[0]
    assert "Måloppnåelse – Reiser: 0,25." in told[3]


def test_a_small_plan_counts_its_money_in_kroner() -> None:
    book = the_workbook()
    money = next(chart for chart in charts(book) if title(chart).startswith("Penger"))
    assert "kr" in ["".join(text.text for text in axis.iter(f"{DRAWN}t")) for axis in axes(money)]


def test_a_plan_with_nothing_has_no_charts_and_says_so() -> None:
    book = the_empty_workbook()
    texts = [cell.value for cell in book.values["Diagrammer"]["A"]]
    assert "Planen har ingen tall å tegne ennå." in texts
    assert TITLES[0] not in [title(chart) for chart in charts(book)]


def test_areas_are_not_drawn_where_the_sheet_of_paths_has_no_years_for_them() -> None:
    unknown_base = a_target(base_year=1993, scope="municipal")
    plan = a_plan(*a_reduction(5.0), unknown_base, personbiler_t=100.0)
    book = ReadBook(workbook_of(plan))
    assert TITLES[1] not in [title(chart) for chart in charts(book)]


def test_a_series_with_one_figure_is_told_once() -> None:
    span = Span("=A", (None, 3.0))
    drawing = Drawing(
        title="Kutt",
        sheet="Baner",
        kind={"type": "line"},
        along=Span("=B", (2009, 2010)),
        series=(Series("Registrert", span, {}),),
        along_name="År",
        value_name="t",
    )
    assert alternative_text(a_book(), drawing) == "Kutt (t). Registrert – 2010: 3."


def test_every_word_of_the_charts_has_its_bokmal() -> None:
    known = set(catalogue("nb").values())
    assert set(TITLES) <= known
