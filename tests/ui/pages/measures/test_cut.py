"""What the table says a measure cuts, and why where there is no figure."""

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.errors import InputError
from fbdesk.models.results.plan import EffectResult, MeasureResult
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.pages.measures.cut import Cut, cut_of
from tests.builders import a_measure, a_reduction, a_target, an_inventory, some_settings
from tests.ui.pages.measures_page import ADesk, cell, open_measures, shown_line

NUMBERS = numbers_in("nb")
YEAR = 2020

pytestmark = pytest.mark.usefixtures("norwegian", "qapp")


def a_result(**values: object) -> MeasureResult:
    given = {"counts": True, **values}
    return MeasureResult(measure="m", number="T-01", title="Buss", focus_area="1", **given)  # type: ignore[arg-type]


def told(result: MeasureResult | None, *, in_tonnes: bool = True) -> Cut:
    return cut_of(result, YEAR, NUMBERS, in_tonnes=in_tonnes)


def test_a_reduction_reads_positive_and_sorts_as_a_cut() -> None:
    cut = told(a_result(stand_alone_t={YEAR: -1240.0}))
    assert (cut.text, cut.value_t, cut.tone) == ("1\u202f240", 1240.0, "")


def test_an_increase_carries_its_plus_and_the_tone_of_warnings() -> None:
    cut = told(a_result(stand_alone_t={YEAR: 55.0}))
    assert (cut.text, cut.value_t, cut.tone) == ("+55", -55.0, "warning")


def test_a_measure_that_does_not_count_is_muted_and_says_why() -> None:
    cut = told(a_result(stand_alone_t={YEAR: -300.0}, counts=False))
    assert cut.tone == "muted"
    assert "Teller ikke på tiltaksbanen før det er vedtatt." in cut.tip


def test_the_tip_gives_the_range_and_the_joint_share_with_its_reason() -> None:
    cut = told(
        a_result(
            stand_alone_t={YEAR: -405.0},
            joint_t={YEAR: -380.0},
            stand_alone_band_t={YEAR: (-690.0, -180.0)},
        )
    )
    assert cut.tip.splitlines() == [
        "Alene i 2020: kutter 405\u00a0t (180–690).",
        "Andel av samlet kutt: kutter 380\u00a0t.",
        "Andelen er mindre fordi tiltak på de samme utslippene deler kuttet.",
    ]


def test_an_equal_share_needs_no_reason() -> None:
    cut = told(a_result(stand_alone_t={YEAR: -405.0}, joint_t={YEAR: -405.0}))
    assert "deler kuttet" not in cut.tip


def test_what_lies_outside_the_inventory_as_well_stands_in_the_tip() -> None:
    cut = told(a_result(stand_alone_t={YEAR: -405.0}, indirect_t={YEAR: -90.0}))
    assert "Utenfor kommunens klimaregnskap i 2020: kutter 90\u00a0t." in cut.tip


def test_a_measure_that_only_cuts_outside_the_inventory_is_indirect() -> None:
    cut = told(a_result(indirect_t={YEAR: -90.0}))
    assert (cut.text, cut.value_t) == ("indirekte", None)
    assert "kutter 90\u00a0t" in cut.tip


def test_adaptation_is_not_measured_in_tonnes() -> None:
    cut = told(a_result(), in_tonnes=False)
    assert (cut.text, cut.tip) == ("–", "Klimatilpasning måles ikke i tonn.")


def test_where_nothing_is_calculated_the_figure_is_missing_and_never_zero() -> None:
    cut = told(a_result())
    assert (cut.text, cut.value_t, cut.tone) == ("mangler", None, "warning")
    assert "fanen Virkning" in cut.tip


def test_a_calculation_that_cannot_be_made_says_what_to_mend() -> None:
    problem = InputError("{field} cannot be empty.", field="title")
    cut = told(a_result(effects=(EffectResult("e", None, problem),)))
    assert cut.text == "mangler"
    assert "kan ikke være tomt" in cut.tip


def test_before_the_first_results_the_figure_is_on_its_way() -> None:
    assert told(None).text == "…"


def test_the_table_takes_the_figures_as_results_come(qtbot: QtBot, a_desk: ADesk) -> None:
    edition, *measured = an_inventory({("Veitrafikk", "Personbiler"): {2009: 10_000.0}})
    desk = a_desk(
        some_settings(inventory_edition=edition.key),
        edition,
        *measured,
        *a_reduction(1240, "T-01"),
        a_measure("T-02"),
        a_measure("T-03", focus_area="4"),
        a_target(),
    )
    page = open_measures(qtbot, desk)
    qtbot.waitUntil(lambda: cell(page, "T-01", "cut") != "…", timeout=20_000)
    assert cell(page, "T-01", "cut") == "1\u202f240"
    assert cell(page, "T-02", "cut") == "mangler"
    assert cell(page, "T-03", "cut") == "–"
    assert shown_line(page, "T-01").cut.tip.startswith("Alene i 2020: kutter 1\u202f240\u00a0t")
