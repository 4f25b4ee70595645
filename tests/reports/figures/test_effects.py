"""Tests of the figure of the joint effect: wedges by area or measure, several targets, table."""

from typing import Any

import pytest

from fbdesk.models.results.plan import MeasureResult, SectorEffect, TargetResult
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.effects import (
    Part,
    area_parts,
    effects_figure,
    measure_parts,
    other_targets,
)
from fbdesk.reports.figures.style import PRINT
from tests.reports.given import YEARS, a_target_result, bokmal, some_results


def a_cut(number: str, cut_t: float, area: str = "1", **values: Any) -> MeasureResult:
    """Return a counting measure that cuts so much of the road traffic every year."""
    course = dict.fromkeys(YEARS, -cut_t)
    defaults: dict[str, Any] = {
        "measure": f"key-{number}",
        "number": number,
        "title": f"Tiltak {number}",
        "focus_area": area,
        "counts": True,
        "by_sector": {"Veitrafikk": SectorEffect(course, course, course)},
    }
    return MeasureResult(**{**defaults, **values})


def parts_of(*measures: MeasureResult, most: int = 8) -> tuple[Part, ...]:
    target = a_target_result()
    return measure_parts(some_results(target, measures=measures), target, bokmal(), most)


def drawn(*measures: MeasureResult, by_measure: bool = False, **values: Any) -> Drawn:
    target = a_target_result()
    results = some_results(target, measures=measures, **values)
    return effects_figure(results, target, PRINT, bokmal(), by_measure=by_measure)


def words_in(figure: Drawn) -> list[str]:
    return [text.get_text().replace("\u00a0", " ") for text in figure.figure.axes[0].texts]


def test_the_wedges_are_areas_and_the_joint_one_comes_last() -> None:
    target = a_target_result()
    assert [part.area for part in area_parts(target)] == ["1", "2", "3"]
    assert "1 Areal og transport" in words_in(drawn())


def test_the_title_states_the_finding_of_the_paths() -> None:
    assert drawn().title == "Tiltakene gir 77\u00a0% av kuttet som trengs til 2020"


def test_the_measures_that_cut_most_have_wedges_of_their_own_and_the_others_share_one() -> None:
    found = parts_of(
        a_cut("T-01", 100), a_cut("T-02", 900), a_cut("T-03", 500, "2"), a_cut("T-04", 5), most=2
    )
    assert [(part.area, part.name) for part in found] == [
        ("1", "T-02 Tiltak T-02"),
        ("2", "T-03 Tiltak T-03"),
        ("rest", "2 andre tiltak"),
    ]
    assert found[-1].effect_t[2020] == pytest.approx(-105)


def test_one_measure_alone_in_the_rest_keeps_its_name() -> None:
    found = parts_of(a_cut("T-01", 100), a_cut("T-02", 900), most=1)
    assert found[-1].name == "T-01 Tiltak T-01"


def test_measures_outside_the_sectors_or_not_decided_have_no_wedge() -> None:
    course = dict.fromkeys(YEARS, -50.0)
    found = parts_of(
        a_cut("T-01", 100),
        a_cut("T-02", 100, by_sector={"Jordbruk": SectorEffect(course, course, course)}),
        a_cut("T-03", 100, counts=False),
    )
    assert [part.name for part in found] == ["T-01 Tiltak T-01"]


def test_a_measure_that_raises_emissions_is_part_of_the_rest() -> None:
    found = parts_of(a_cut("T-01", 100), a_cut("T-02", -40))
    assert [part.name for part in found] == ["T-01 Tiltak T-01", "T-02 Tiltak T-02"]
    assert found[1].area == "rest"


def test_a_long_name_is_cut_and_the_labels_stay_inside_the_picture() -> None:
    figure = drawn(
        a_cut("T-01", 9_000, title="Sammenhengende sykkelvegnett i begge byer"), by_measure=True
    )
    name = next(text for text in words_in(figure) if text.startswith("T-01"))
    assert name.endswith("…")
    figure.figure.canvas.draw()
    whole = figure.figure.bbox
    label = next(t for t in figure.figure.axes[0].texts if t.get_text().startswith("T-01"))
    assert label.get_window_extent().x1 <= whole.x1


def test_the_table_has_a_column_for_each_wedge() -> None:
    table = drawn(a_cut("T-01", 9_000), by_measure=True).table
    assert "T-01 Tiltak T-01, kutt, t" in table.columns
    last = dict(zip(table.columns, table.rows[-1], strict=True))
    assert last["År"] == "2020"
    assert last["T-01 Tiltak T-01, kutt, t"] == "9\u202f000"
    assert last["Med tiltakene, t"] == "161\u202f500"


def test_other_targets_of_the_same_sectors_share_the_picture() -> None:
    main = a_target_result()
    near = a_target_result(target="near", year=2015, goal_t=180_000.0, reduction_share=0.1)
    elsewhere = a_target_result(target="else", sectors=("Jordbruk",))
    results = some_results(main, targets=(main, near, elsewhere))
    assert [each.target for each in other_targets(results, main)] == ["near"]
    figure = effects_figure(results, main, PRINT, bokmal())
    assert "mål 180 kt" in words_in(figure)
    assert "Målbane −10\u00a0% innen 2015, t" in figure.table.columns


def test_without_an_inventory_the_figure_says_so() -> None:
    empty: TargetResult = a_target_result(
        registered_t={}, reference_t={}, measures_t={}, path_t={}, band_t={}, focus_areas=()
    )
    figure = effects_figure(some_results(empty), empty, PRINT, bokmal())
    assert figure.title == "Klimaregnskapet mangler. Banene kan ikke tegnes"


def test_every_number_of_the_picture_can_be_pointed_at() -> None:
    texts = [point.text.replace("\u00a0", " ") for point in drawn().points]
    assert "2020, med tiltakene: 162 kt" in texts
