"""What lies on the desk of every page."""

from pytestqt.qtbot import QtBot

from fbdesk.models.measures import Measure
from tests.builders import a_reduction, a_target, an_inventory, changed, some_settings
from tests.ui.conftest import ADesk


def test_results_are_finished_once_they_belong_to_the_plan_as_it_stands(
    a_desk: ADesk, qtbot: QtBot
) -> None:
    edition, *measured = an_inventory({("Veitrafikk", "Personbiler"): {2009: 100_000.0}})
    measure, effect, amount, reason = a_reduction(5_000.0)
    uncertain = changed(amount, spread="percent", high=0.2)
    city = (some_settings(inventory_edition=edition.key), a_target(scope="all"))
    desk = a_desk(edition, *measured, *city, measure, effect, uncertain, reason)
    qtbot.waitUntil(lambda: not desk.editor.calculating)
    finished = desk.finished_results
    assert finished is not None
    assert finished.band
    desk.editor.change("title", Measure, measure.key, title="Bussvei")
    assert desk.finished_results is None, "they are of the plan before the edit"
    qtbot.waitUntil(lambda: not desk.editor.calculating)


def test_results_without_ranges_are_not_finished(a_desk: ADesk, qtbot: QtBot) -> None:
    desk = a_desk(*a_reduction(5_000.0))
    qtbot.waitUntil(lambda: not desk.editor.calculating)
    assert desk.editor.results is not None
    assert desk.finished_results is None
