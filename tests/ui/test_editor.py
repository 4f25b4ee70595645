"""The one path of an edit: plan, undo, results that follow, and errors that change nothing."""

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from fbdesk.app import LARGE, calculate, refine
from fbdesk.document.backups.store import BackupStore, Reason
from fbdesk.document.document import Document
from fbdesk.document.reading import read_plan
from fbdesk.errors import FileError
from fbdesk.models.edits import measures
from fbdesk.models.measures import Measure
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.ui.background import Background, Progress
from fbdesk.ui.editor import Editor
from tests.builders import a_measure, a_plan, a_reduction, some_settings
from tests.ui.conftest import ADesk


def test_an_edit_changes_the_plan_and_tells_which_tables(a_desk: ADesk, qtbot: QtBot) -> None:
    editor = a_desk().editor
    with qtbot.waitSignal(editor.changed) as changed:
        key = editor.perform("legg til tiltak", partial(measures.add, title="Sykkelvei"))
    assert changed.args == [frozenset({"measure"})]
    assert [(row.key, row.title) for row in editor.plan.measures] == [(key, "Sykkelvei")]


def test_undo_and_redo_go_back_and_forth_with_words(a_desk: ADesk) -> None:
    measure = a_measure(title="Sykkelvei")
    editor = a_desk(measure).editor
    editor.change("endre tittel for T-01", Measure, measure.key, title="Gangvei")
    assert editor.document.undo_text == "endre tittel for T-01"
    editor.undo()
    assert editor.plan.measures[0].title == "Sykkelvei"
    assert editor.document.redo_text == "endre tittel for T-01"
    editor.redo()
    assert editor.plan.measures[0].title == "Gangvei"


def test_edits_made_together_are_one_step(a_desk: ADesk, qtbot: QtBot) -> None:
    first, second = a_measure("T-01"), a_measure("T-02")
    editor = a_desk(first, second).editor
    with qtbot.waitSignal(editor.changed), editor.together("endre to"):
        editor.change("én", Measure, first.key, title="Gangvei")
        editor.change("to", Measure, second.key, title="Sykkelvei")
        assert editor.plan.measures[0].title != "Gangvei"
    assert [row.title for row in editor.plan.measures] == ["Gangvei", "Sykkelvei"]
    assert editor.document.undo_text == "endre to"
    editor.undo()
    assert [row.title for row in editor.plan.measures] == [first.title, second.title]


def test_of_edits_made_together_none_holds_where_one_is_refused(
    a_desk: ADesk, qtbot: QtBot
) -> None:
    measure = a_measure()
    editor = a_desk(measure).editor
    with qtbot.waitSignal(editor.failed), editor.together("endre to"):
        editor.change("én", Measure, measure.key, title="Gangvei")
        editor.change("to", Measure, measure.key, phase_in_years=99)
    assert editor.plan.measures[0].title == measure.title
    assert editor.document.undo_text == ""


def test_no_edit_together_makes_no_step(a_desk: ADesk) -> None:
    editor = a_desk().editor
    with editor.together("ingenting"):
        pass
    assert editor.document.undo_text == ""


def test_undo_of_nothing_does_nothing(a_desk: ADesk, qtbot: QtBot) -> None:
    editor = a_desk().editor
    with qtbot.assertNotEmitted(editor.changed):
        editor.undo()
        editor.redo()


def test_a_value_outside_its_bounds_is_told_and_changes_nothing(
    a_desk: ADesk, qtbot: QtBot
) -> None:
    measure = a_measure()
    editor = a_desk(measure).editor
    with qtbot.waitSignal(editor.failed) as failed, qtbot.assertNotEmitted(editor.changed):
        editor.change("endre innfasing", Measure, measure.key, phase_in_years=99)
    assert "phase_in_years must be between 1 and 50, not 99" in str(failed.args[0])
    assert editor.plan.measures == (measure,)
    assert editor.document.undo_text == ""


def test_an_edit_to_the_same_value_is_no_step(a_desk: ADesk, qtbot: QtBot) -> None:
    measure = a_measure()
    editor = a_desk(measure).editor
    with qtbot.assertNotEmitted(editor.changed):
        editor.change("endre tittel", Measure, measure.key, title=measure.title)
    assert editor.document.undo_text == ""


def test_results_follow_an_edit(a_desk: ADesk, qtbot: QtBot) -> None:
    measure = a_measure(title="Sykkelvei")
    editor = a_desk(measure).editor
    qtbot.waitUntil(lambda: editor.results is not None)
    editor.change("endre tittel", Measure, measure.key, title="Gangvei")
    assert editor.calculating
    with qtbot.waitSignal(editor.results_changed) as told:
        pass
    assert told.args[0].measures[0].title == "Gangvei"
    assert editor.results is told.args[0]
    assert not editor.calculating


class SlowCalculator:
    """Computes as the program does, but only when the test lets it."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.let_go = threading.Event()

    def __call__(self, plan: Plan, progress: Progress) -> PlanResults:
        title = plan.measures[0].title
        self.begun.append(title)
        if title == "slow":
            self.let_go.wait(5)
        return calculate(plan, progress)


def test_the_newest_plan_wins_over_results_that_come_late(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    measure = a_measure(title="slow")
    calculator = SlowCalculator()
    background = Background(qapp)
    document = Document.new([some_settings(), measure], tmp_path)
    editor = Editor(document, calculator, background)
    qtbot.waitUntil(lambda: calculator.begun == ["slow"])
    told: list[str] = []
    editor.results_changed.connect(lambda results: told.append(results.measures[0].title))

    editor.change("endre tittel", Measure, measure.key, title="fast")
    qtbot.waitUntil(lambda: told == ["fast"])
    calculator.let_go.set()
    qtbot.waitUntil(lambda: not background.busy)

    assert told == ["fast"]
    editor.close(discard=True)
    background.close()
    editor.deleteLater()
    background.deleteLater()


def test_a_large_plan_shows_its_results_first_and_their_ranges_after(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    begun: list[str] = []

    def first(plan: Plan, progress: Progress) -> PlanResults:
        begun.append("results")
        return calculate(plan, progress)

    def longer(plan: Plan, progress: Progress) -> PlanResults:
        begun.append("ranges")
        return calculate(plan, progress)

    background = Background(qapp)
    document = Document.new([some_settings(), a_measure()], tmp_path)
    told: list[object] = []
    editor = Editor(document, first, background, refine=lambda _plan: longer)
    editor.results_changed.connect(told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert begun == ["results", "ranges"]
    assert editor.results is told[1]
    assert not editor.calculating
    editor.close(discard=True)
    background.close()
    editor.deleteLater()
    background.deleteLater()


def test_only_a_large_plan_is_computed_in_two_steps() -> None:
    few, many = a_plan(*a_reduction(1)), a_plan(*many_reductions(LARGE + 1))
    assert refine(few) is None
    assert refine(many) is not None


def many_reductions(count: int) -> list[Row]:
    return [row for number in range(count) for row in a_reduction(1, f"T-{number:03}")]


def test_a_calculation_that_cannot_be_made_is_told(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    def calculator(_plan: Plan, _progress: Progress) -> PlanResults:
        raise FileError("The factor edition is not installed.")

    background = Background(qapp)
    editor = Editor(Document.new([some_settings()], tmp_path), calculator, background)
    with qtbot.waitSignal(editor.failed) as failed:
        pass
    assert str(failed.args[0]) == "The factor edition is not installed."
    assert editor.results is None
    editor.close(discard=True)
    background.close()
    editor.deleteLater()
    background.deleteLater()


def test_before_a_large_edit_the_plan_is_kept_as_it_stands(a_desk: ADesk, tmp_path: Path) -> None:
    editor = a_desk(a_measure("T-01")).editor
    editor.document.backups.store = BackupStore(tmp_path / "backups")
    edit = partial(measures.add, title="Sykkelvei")
    assert editor.perform("importer", edit, backup=Reason.IMPORT)
    (kept,) = editor.document.backups.listed()
    assert kept.reason is Reason.IMPORT
    assert [row.number for row in read_plan(kept.path).measures] == ["T-01"]
    assert len(editor.plan.measures) == 2


def test_without_a_backup_a_large_edit_is_left_undone_and_told(
    a_desk: ADesk, tmp_path: Path, qtbot: QtBot
) -> None:
    editor = a_desk().editor
    in_the_way = tmp_path / "stick"
    in_the_way.write_text("no folder", encoding="utf-8")
    editor.document.backups.store = BackupStore(in_the_way)
    with qtbot.waitSignal(editor.failed) as failed, qtbot.assertNotEmitted(editor.changed):
        done = editor.perform("importer", partial(measures.add, title="x"), backup=Reason.IMPORT)
    assert done is None
    assert "stick" in str(failed.args[0])
    assert editor.plan.measures == ()


def test_a_large_edit_is_done_in_a_thread_while_pages_see_the_plan_before_it(
    a_desk: ADesk, qtbot: QtBot
) -> None:
    editor = a_desk(a_measure("T-01", title="Sykkelvei")).editor
    begun, looked = threading.Event(), threading.Event()
    seen: list[tuple[int, bool]] = []

    def look() -> None:
        seen.append((len(editor.plan.measures), editor.document.in_use))
        looked.set()

    def edit(connection: Connection) -> str:
        key = measures.add(connection, title="Gangvei")
        begun.set()
        assert looked.wait(20)
        return key

    watch = QTimer()
    watch.timeout.connect(lambda: look() if begun.is_set() and not seen else None)
    watch.start(5)
    with qtbot.waitSignal(editor.changed):
        key = editor.perform("gå tilbake", edit, large=True)
    watch.stop()
    assert seen == [(1, True)]
    assert [row.key for row in editor.plan.measures][-1] == key
    assert not editor.document.in_use
    assert editor.document.undo_text == "gå tilbake"


def test_a_large_edit_that_is_refused_changes_nothing_and_is_told(
    a_desk: ADesk, qtbot: QtBot
) -> None:
    editor = a_desk(a_measure("T-01")).editor

    def refuse(connection: Connection) -> None:
        measures.add(connection, title="Gangvei")
        raise FileError("no room")

    with qtbot.waitSignal(editor.failed) as failed:
        assert editor.perform("gå tilbake", refuse, large=True) is None
    assert isinstance(failed.args[0], FileError)
    assert len(editor.plan.measures) == 1
    assert not editor.document.in_use
    assert editor.document.undo_text == ""


def test_a_title_that_is_emptied_is_refused_with_words(a_desk: ADesk) -> None:
    measure = a_measure("T-01", title="Sykkelvei")
    editor = a_desk(measure).editor
    told: list[str] = []
    editor.failed.connect(lambda error: told.append(str(error)))
    assert not editor.change("endre tittel", Measure, measure.key, title=" ")
    assert told == ["Sykkelvei keeps its name: a name cannot be empty."]
    assert editor.plan.measures == (measure,)
    assert editor.change("endre tittel", Measure, measure.key, title="Gangvei")
    with editor.together("endre begge"):
        assert editor.change("endre tittel", Measure, measure.key, title="Bane")
