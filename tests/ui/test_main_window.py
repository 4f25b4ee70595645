"""The frame of the window, on a real plan."""

from fbdesk.models.measures import Measure
from tests.builders import a_measure
from tests.ui.conftest import ADesk


def test_an_edit_reaches_the_plan_and_names_the_undo_step(a_desk: ADesk) -> None:
    measure = a_measure("T-01", title="Sykkelvei")
    desk = a_desk(measure)

    desk.editor.change("endre navn på T-01", Measure, measure.key, title="Sykkelvei langs elva")

    assert desk.plan.measures[0].title == "Sykkelvei langs elva"
    assert desk.editor.document.undo_text == "endre navn på T-01"
