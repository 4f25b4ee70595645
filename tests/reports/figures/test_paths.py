"""Tests of the figure of the paths: its finding, its lines, its labels and its words."""

from typing import Any

import numpy as np
import pytest

from fbdesk.models.results.plan import FocusAreaResult, TargetResult
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.paths import paths_figure, paths_of
from fbdesk.reports.figures.paths_words import listed, unpublished
from fbdesk.reports.figures.style import DARK, LIGHT, PRINT
from tests.reports.given import (
    GOAL_T,
    REFERENCE_T,
    YEARS,
    a_target_result,
    bokmal,
    english,
    some_results,
)


def drawn(target: TargetResult | None = None, **results: Any) -> Drawn:
    main = target or a_target_result()
    return paths_figure(some_results(main, **results), main, PRINT, bokmal())


def words_in(figure: Drawn) -> list[str]:
    axes = figure.figure.axes[0]
    return [text.get_text().replace("\u00a0", " ") for text in axes.texts]


def test_the_title_states_how_much_of_the_needed_cut_the_measures_give() -> None:
    # needed 200 − 150 = 50 kt, given 3.5 · 11 = 38.5 kt: 77 %
    assert drawn().title == "Tiltakene gir 77\u00a0% av kuttet som trengs til 2020"


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"measures_at_year_t": GOAL_T}, "Tiltakene når målet for 2020"),
        (
            {"goal_t": REFERENCE_T},
            "Referansebanen når målet for 2020 uten tiltakene",
        ),
        ({"measures_at_year_t": REFERENCE_T + 1}, "Tiltakene kutter ikke utslippene i 2020"),
        ({"goal_t": None}, "Tiltakene kutter 38,5\u00a0kt i 2020"),
        (
            {"goal_t": None, "measures_t": {2020: REFERENCE_T + 300}},
            "Tiltakene øker utslippene med 300\u00a0t i 2020",
        ),
        ({"reference_t": {}}, "Klimaregnskapet mangler. Banene kan ikke tegnes"),
        ({"goal_t": None, "measures_t": {}}, "Registrerte utslipp og referansebane"),
    ],
)
def test_the_title_says_what_the_paths_show(values: dict[str, Any], title: str) -> None:
    assert drawn(a_target_result(**values)).title == title


def test_the_unit_line_states_the_scope() -> None:
    assert drawn().subtitle == "1\u202f000\u00a0tonn CO₂-ekvivalenter, programmets sektorer"


def test_a_scope_of_its_own_names_its_sectors() -> None:
    figure = drawn(a_target_result(scope="sectors", sectors=("Veitrafikk", "Jordbruk")))
    assert figure.subtitle.endswith("veitrafikk, jordbruk")


def test_years_that_are_not_published_are_named_in_the_source_line() -> None:
    assert "2010, 2012 og 2014 er ikke publisert" in drawn().source


def test_over_unpublished_years_the_registered_line_is_thin_and_dotted() -> None:
    registered = {2009: 200_000.0, 2011: 198_000.0, 2012: 190_000.0}
    axes = drawn(a_target_result(registered_t=registered)).figure.axes[0]
    segments = {
        tuple(np.asarray(line.get_xdata())): line.get_linestyle()
        for line in axes.lines
        if line.get_zorder() == 6
    }
    assert segments == {(2009, 2011): "--", (2011, 2012): "-"}  # "--" is any pattern of dashes


def test_wedges_lie_between_the_reference_and_the_measures_path_without_gaps() -> None:
    paths = paths_of(some_results(), a_target_result())
    assert [wedge.area for wedge in paths.wedges] == ["1", "2", "3"]
    assert paths.wedges[0].above_t == tuple(paths.reference_t.values())
    assert paths.wedges[0].below_t == paths.wedges[1].above_t
    assert paths.wedges[-1].below_t == pytest.approx(tuple(paths.measures_t.values()))


def test_the_joint_area_0_comes_last_and_areas_without_tonnes_have_no_wedge() -> None:
    areas = tuple(
        FocusAreaResult(code=code, direct_t={2020: effect_t}, indirect_t={}, measures=1)
        for code, effect_t in (("0", -1.0), ("2", -1.0), ("4", 0.0), ("1", -1.0))
    )
    paths = paths_of(some_results(), a_target_result(focus_areas=areas))
    assert [wedge.area for wedge in paths.wedges] == ["1", "2", "0"]


def test_lines_and_wedges_are_named_beside_the_picture() -> None:
    assert {
        "referansebane",
        "1 Areal og transport",
        "2 Energi i bygg",
        "3 Forbruk og avfall",
        "med tiltakene",
        "registrert",
        "mål 150 kt",
    } <= set(words_in(drawn()))


def test_a_target_before_the_last_year_is_named_at_its_diamond() -> None:
    target = a_target_result(year=2015, goal_t=170_000.0)
    assert "mål 170 kt" in words_in(drawn(target))


def test_the_name_of_a_target_leaves_the_lines_about_it_free() -> None:
    """Registered emissions fall to 185 kt in 2015, far below a goal of 195 kt in 2014."""
    from matplotlib.text import Annotation

    figure = drawn(a_target_result(year=2014, goal_t=195_000.0)).figure
    (name,) = [text for text in figure.axes[0].texts if text.get_text().startswith("mål ")]
    assert isinstance(name, Annotation)
    assert name.xy[0] == 2014
    assert name.xy[1] <= 185
    assert name.get_verticalalignment() == "top"


def test_the_axis_begins_at_nought_and_holds_every_line() -> None:
    low, high = drawn().figure.axes[0].get_ylim()
    assert low == 0
    assert high > REFERENCE_T / 1000


def test_the_alternative_text_gives_begin_end_and_distance() -> None:
    text = drawn().alternative_text.replace("\u00a0", " ")
    assert "Registrert: 200 kt i 2009, 185 kt i 2015." in text
    assert "Med tiltakene 162 kt i 2020. Målet er 150 kt." in text  # 161 500 rounds to 162


def test_the_table_has_a_row_per_year_and_dashes_where_nothing_is_published() -> None:
    table = drawn().table
    assert table.columns[:3] == ("År", "Registrert, t", "Referansebane, t")
    rows = {row[0]: row for row in table.rows}
    assert len(rows) == len(YEARS)
    assert rows["2009"][1] == "200\u202f000"
    assert rows["2010"][1] == "–"
    assert rows["2010"][5] == "195\u202f600–197\u202f400"  # 196 500 ± 900


def test_pointing_at_a_year_tells_its_number() -> None:
    points = [point for point in drawn().points if point.text.startswith("2009, registrert")]
    assert [point.text for point in points] == ["2009, registrert: 200\u00a0kt"]
    assert 0 < points[0].x < 0.2
    assert 0 < points[0].y < 0.3  # high in the picture


def test_without_a_target_the_main_scope_is_drawn() -> None:
    figure = paths_figure(some_results(), None, LIGHT, bokmal())
    assert figure.title == "Tiltakene kutter 38,5\u00a0kt i 2020"


def test_a_plan_without_inventory_gives_an_empty_figure_that_says_so() -> None:
    lines = ("registered", "reference", "measures_path", "target_path", "band", "inventory")
    empty: dict[str, Any] = {name: {} for name in lines}
    results = some_results(focus_areas=(), main_target=None, targets=(), **empty)
    figure = paths_figure(results, None, LIGHT, bokmal())
    assert figure.title == "Klimaregnskapet mangler. Banene kan ikke tegnes"
    assert figure.source.startswith("Kilde: klimaregnskap mangler")
    assert figure.svg().startswith(b"<?xml")


def test_on_screen_title_unit_and_source_stand_in_the_picture() -> None:
    figure = paths_figure(some_results(), a_target_result(), DARK.sized(800, 500), bokmal())
    texts = {text.get_text() for text in figure.figure.texts}
    assert {figure.title, figure.subtitle, figure.source} <= texts
    assert not drawn().figure.texts  # in print they stand around it


def test_the_same_figure_gives_the_same_bytes() -> None:
    assert drawn().svg() == drawn().svg()
    assert drawn().png(72) == drawn().png(72)


def test_print_carries_its_letters_as_outlines() -> None:
    assert b"<text" not in drawn().svg()


def test_in_english_the_figure_speaks_english() -> None:
    figure = paths_figure(some_results(), a_target_result(), PRINT, english())
    assert figure.title == "The measures give 77% of the cut needed by 2020"
    assert "1,000 tonnes of CO₂ equivalents" in figure.subtitle


def test_unpublished_years_are_those_in_between() -> None:
    assert unpublished((2009, 2011, 2013, 2014)) == (2010, 2012)
    assert unpublished(()) == ()


def test_a_list_has_its_last_item_after_and() -> None:
    assert listed([2010, 2012, 2014], bokmal()) == "2010, 2012 og 2014"
    assert listed([2010], bokmal()) == "2010"
    assert listed([], bokmal()) == ""


def test_one_published_year_is_told_once() -> None:
    text = drawn(a_target_result(registered_t={2009: 200_000.0})).alternative_text
    assert "Registrert: 200\u00a0kt i 2009." in text
    assert text.count("2009") == 1


def test_the_axis_holds_the_range_around_the_measures_path() -> None:
    band = dict.fromkeys(YEARS, (150000.0, 260000.0))
    axes = drawn(a_target_result(band_t=band)).figure.axes[0]
    assert axes.get_ylim()[1] >= 260  # thousand tonnes
