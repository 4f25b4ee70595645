"""Tests of the figures of bars: effect per focus area, money per scheme."""

from typing import Any

import pytest

from fbdesk.models.money import FundingLine
from fbdesk.models.results.plan import FocusAreaResult
from fbdesk.reports.figures.bars import areas_figure, funding_figure, funding_per_scheme
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.style import PRINT
from fbdesk.reports.wording import Wording
from tests.reports.given import a_target_result, bokmal, english, some_areas, some_results

MILLION_ORE = 100_000_000


def bars_of(figure: Drawn) -> list[Any]:
    return list(figure.figure.axes[0].patches)


def a_line(scheme: str, applied: float | None, granted: float | None) -> FundingLine:
    def ore(millions: float | None) -> int | None:
        return None if millions is None else round(millions * MILLION_ORE)

    return FundingLine(
        measure="m", scheme=scheme, year=2010, applied_ore=ore(applied), granted_ore=ore(granted)
    )


def test_the_title_gives_the_joint_cut_of_all_areas() -> None:
    figure = areas_figure(some_results(), 2020, PRINT, bokmal())
    assert figure.title == "Tiltakene kutter 38,5\u00a0kt i 2020"  # 11 · 3.5 kt


def test_an_area_without_tonnes_shows_its_indicators_and_no_nought() -> None:
    figure = areas_figure(some_results(), 2020, PRINT, bokmal())
    assert "4 Klimatilpasning: 2 tiltak med indikatorer" in figure.alternative_text
    assert "4 Klimatilpasning: 0" not in figure.alternative_text


def test_what_lies_outside_the_inventory_is_never_added_to_what_lies_inside() -> None:
    areas = some_areas(area_1=-5_000.0)
    figure = areas_figure(some_results(a_target_result(focus_areas=areas)), 2020, PRINT, bokmal())
    first = figure.table.rows[0]
    assert first == ("1 Arealbruk og transport", "22\u202f000", "5\u202f000", "4")
    assert "22,0 kt og 5 000 t utenfor" in figure.alternative_text.replace("\u00a0", " ").replace(
        "\u202f", " "
    )


def test_bars_are_as_long_as_their_tonnes_and_the_outside_is_hatched() -> None:
    areas = some_areas(area_1=-5_000.0)
    figure = areas_figure(some_results(a_target_result(focus_areas=areas)), 2020, PRINT, bokmal())
    hatched = [bar for bar in bars_of(figure) if bar.get_hatch()]
    assert [bar.get_width() for bar in hatched] == [5_000]
    assert [bar.get_x() for bar in hatched] == [22_000]


def test_an_area_whose_measures_raise_emissions_has_no_bar_but_its_figure() -> None:
    area = FocusAreaResult(code="1", direct_t={2020: 300.0}, indirect_t={}, measures=1)
    figure = areas_figure(some_results(a_target_result(focus_areas=(area,))), 2020, PRINT, bokmal())
    assert figure.table.rows[0][1] == "+300"
    assert all(bar.get_width() >= 0 for bar in bars_of(figure))


def test_money_is_summed_per_scheme_and_a_grant_was_asked_for() -> None:
    sums = funding_per_scheme(
        [a_line("enova", 5, 4), a_line("enova", None, 1), a_line("county", 3, None)]
    )
    assert sums["enova"].asked_ore == 6 * MILLION_ORE
    assert sums["enova"].granted_ore == 5 * MILLION_ORE
    assert sums["county"].granted_ore == 0


def test_the_title_compares_granted_with_applied_for() -> None:
    lines = [a_line("enova", 5, 4), a_line("county", 3, None)]
    title = funding_figure(lines, PRINT, bokmal()).title.replace("\u00a0", " ")
    assert title == "4,0 mill. kr er innvilget av 8,0 mill. kr omsøkt"


def test_schemes_stand_in_the_programmes_order() -> None:
    lines = [a_line("ukjent", 1, 1), a_line("enova", 1, 1), a_line("municipal", 1, 1)]
    names = [row[0] for row in funding_figure(lines, PRINT, bokmal()).table.rows]
    assert names == ["Kommunalt budsjett", "Enova", "ukjent"]


def test_a_plan_without_money_gives_a_figure_without_bars() -> None:
    figure = funding_figure([], PRINT, bokmal())
    assert figure.table.rows == ()
    assert figure.title.replace("\u00a0", " ") == "0 kr er innvilget av 0 kr omsøkt"
    assert figure.svg()


@pytest.mark.parametrize("scheme", ["enova", "county"])
def test_a_full_grant_needs_no_second_figure(scheme: str) -> None:
    figure = funding_figure([a_line(scheme, 2, 2)], PRINT, bokmal())
    assert " av " not in figure.alternative_text.split(".", 3)[-1]


def test_the_bars_show_the_sectors_of_the_main_target() -> None:
    everywhere = FocusAreaResult(code="1", direct_t={2020: -900.0}, indirect_t={}, measures=1)
    inside = FocusAreaResult(code="1", direct_t={2020: -300.0}, indirect_t={}, measures=1)
    target = a_target_result(focus_areas=(inside,))
    results = some_results(target, focus_areas=(everywhere,))
    figure = areas_figure(results, 2020, PRINT, bokmal())
    assert figure.table.rows[0][1] == "300"
    assert "programmets sektorer" in figure.subtitle


def test_without_a_target_the_bars_show_all_sectors() -> None:
    everywhere = FocusAreaResult(code="1", direct_t={2020: -900.0}, indirect_t={}, measures=1)
    results = some_results(focus_areas=(everywhere,), main_target=None, scope="all")
    figure = areas_figure(results, 2020, PRINT, bokmal())
    assert figure.table.rows[0][1] == "900"
    assert "alle utslipp" in figure.subtitle


def an_area(direct_t: float, indirect_t: float = 0.0, **values: Any) -> FocusAreaResult:
    series = {"direct_t": {2020: direct_t}, "indirect_t": {2020: indirect_t}}
    return FocusAreaResult(**{"code": "1", "measures": 1, **series, **values})


def of_areas(*areas: FocusAreaResult, wording: Wording | None = None) -> Drawn:
    results = some_results(a_target_result(focus_areas=areas))
    return areas_figure(results, 2020, PRINT, wording or bokmal())


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_rise_is_called_one_in_title_and_at_its_bar() -> None:
    figure = of_areas(an_area(300.0))
    assert plain(figure.title) == "Tiltakene øker utslippene med 300 t i 2020"
    assert "1 Areal og transport: +300 t" in plain(figure.alternative_text)
    assert plain(of_areas(an_area(300.0), wording=english()).title) == (
        "The measures raise emissions by 300 t in 2020"
    )


def test_no_effect_is_no_rise() -> None:
    assert plain(of_areas(an_area(0.0)).title) == "Tiltakene kutter 0 t i 2020"
    assert plain(of_areas(an_area(-0.01)).title) == "Tiltakene kutter under 0,1 t i 2020"


def test_a_rise_outside_the_inventory_is_told_though_it_has_no_bar() -> None:
    figure = of_areas(an_area(-300.0, 40.0))
    assert "300 t og +40 t utenfor" in plain(figure.alternative_text)
    assert not [bar for bar in bars_of(figure) if bar.get_hatch()]


def test_cuts_and_rises_of_areas_are_summed_in_the_title() -> None:
    figure = of_areas(an_area(-300.0), an_area(100.0, code="2"))
    assert plain(figure.title) == "Tiltakene kutter 200 t i 2020"


def test_one_measure_with_indicators_is_one() -> None:
    area = FocusAreaResult(code="4", direct_t={}, indirect_t={}, measures=1, with_indicators=1)
    assert "1 measure with indicators" in of_areas(area, wording=english()).alternative_text
    assert "1 tiltak med indikatorer" in of_areas(area).alternative_text
