"""The line of time for print says what it shows, in words and in a table too."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from fbdesk.models.followup import Milestone
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.row import Row
from fbdesk.models.timeline import Bar, bars
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.gantt import gantt_figure, gantt_height_in
from fbdesk.reports.figures.style import DARK, PRINT, Style
from fbdesk.reports.wording import wording_in
from tests.builders import a_measure, a_plan

PROGRAMME = load_programme("framtidens-byer")
WORDING = wording_in("nb", PROGRAMME)
TODAY = date(2010, 6, 15)


def shown(*contents: Row) -> tuple[Bar, ...]:
    return bars(a_plan(*contents), PROGRAMME, TODAY)


def drawn(*contents: Row, style: Style = PRINT) -> Drawn:
    told = shown(*contents)
    tall = replace(style, titled=True, height_in=gantt_height_in(told, style))
    return gantt_figure(told, TODAY, tall, WORDING)


def two_areas() -> tuple[Row, ...]:
    bus = a_measure("T-01", title="Bussvei", end_year=2013, phase_in_years=2, status="started")
    heat = a_measure("T-02", title="Fjernvarme", focus_area="2", end_year=None, status="idea")
    return (
        bus,
        heat,
        Milestone(measure=bus.key, title="Anbud", due=date(2010, 2, 1), done=date(2010, 2, 1)),
        Milestone(measure=bus.key, title="Byggestart", due=date(2010, 5, 1)),
        Milestone(measure=heat.key, title="Konsesjon", due=date(2011, 5, 1)),
    )


def texts(figure: Drawn) -> list[str]:
    return [text.get_text() for axes in figure.figure.axes for text in axes.texts]


def test_the_title_tells_what_is_late() -> None:
    assert drawn(*two_areas()).title == "1 av 3 milepæler har forfalt"


def test_where_nothing_is_late_the_title_tells_what_is_reached() -> None:
    measure = a_measure()
    reached = Milestone(
        measure=measure.key, title="Anbud", due=date(2010, 2, 1), done=date(2010, 2, 1)
    )
    assert drawn(measure, reached).title == "1 av 1 milepæler er nådd, ingen har forfalt"
    assert drawn(measure).title == "1 tiltak på tidslinja"


def test_measures_stand_under_the_names_of_their_areas_and_what_is_late_is_marked() -> None:
    assert texts(drawn(*two_areas())) == [
        "1 Areal og transport",
        "T-01  Bussvei",
        "!",
        "2 Energi i bygg",
        "T-02  Fjernvarme",
    ]


def test_the_bars_stand_where_their_years_are() -> None:
    (axes,) = drawn(*two_areas()).figure.axes
    corners = (np.asarray(patch.get_path().vertices) for patch in axes.patches)
    bus, heat = (path[:4, 0].tolist() for path in corners)
    assert bus == [2010, 2011, 2014, 2014]
    assert heat == [2010, 2010, 2014, 2014]  # it goes on to the end of the picture


def test_who_cannot_see_the_picture_hears_what_is_late() -> None:
    words = drawn(*two_areas()).alternative_text
    assert "1 Areal og transport: 1" in words
    assert "T-01 Byggestart skulle vært nådd" in words
    assert "Konsesjon" not in words


def test_the_table_holds_every_measure_with_its_years_and_milestones() -> None:
    table = drawn(*two_areas()).table
    assert table.columns == ("Nummer", "Tiltak", "Status", "Start", "Slutt", "Milepæler")
    assert table.rows[0] == (
        "T-01",
        "Bussvei",
        "Påbegynt",
        "2010",
        "2013",
        "01.02.2010 Anbud; 01.05.2010 Byggestart",
    )
    assert table.rows[1][4] == "–"


def test_long_names_are_cut_and_more_measures_make_a_taller_picture() -> None:
    long = a_measure(title="Et tiltak med et navn som er mye lengre enn kolonnen i figuren")
    name = texts(drawn(long))[1]
    assert len(name) == 38
    assert name.endswith("…")
    few, many = shown(a_measure()), shown(*(a_measure(f"T-{n:02}") for n in range(1, 40)))
    assert gantt_height_in(many, PRINT) > 3 * gantt_height_in(few, PRINT)


@pytest.mark.parametrize("status", ["idea", "adopted", "started", "completed", "stopped"])
def test_every_status_can_be_drawn(status: str) -> None:
    figure = drawn(a_measure(status=status), style=DARK)
    assert figure.png(50).startswith(b"\x89PNG")


def test_a_plan_without_measures_gives_an_empty_picture() -> None:
    figure = drawn()
    assert figure.table.rows == ()
    assert figure.svg().startswith(b"<?xml")


def test_equal_plans_give_equal_bytes() -> None:
    rows = two_areas()
    assert drawn(*rows).svg() == drawn(*rows).svg()
