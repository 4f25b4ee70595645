"""Merging in the window: conflicts chosen one by one, what follows, one step with a backup."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from fbdesk.document.backups.store import Reason
from fbdesk.document.document import Document
from fbdesk.document.lineage import holds
from fbdesk.document.merging.conflicts import Choice
from fbdesk.document.reading import read_plan
from fbdesk.document.refusals import ReadOnlyPlanError
from fbdesk.document.saving import write_new_plan
from fbdesk.models import rows
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.merge.commands import apply_merge, ask_merge, begin_merge, merge_with
from fbdesk.ui.merge.dialog import CHOICES, PREVIEW, MergeDialog
from fbdesk.ui.theme import Theme
from tests.builders import a_measure, some_settings
from tests.ui.a_window import a_window, editor_of
from tests.ui.scripted_questions import ScriptedQuestions

BUS = a_measure(
    "T-07", title="Bussvei", responsible="Kari", description="Første linje\nAndre linje"
)
BIKE = a_measure("T-08", title="Sykkelvei")
COST = CostLine(measure=BUS.key, year=2012, gross_ore=100_000_00)

Work = Callable[[Connection], object]


pytestmark = pytest.mark.usefixtures("norwegian")


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "byen.fbplan"
    write_new_plan(path, [some_settings(), BUS, BIKE, COST])
    return path


@pytest.fixture
def window(
    plan_file: Path, tmp_path: Path, theme: Theme, questions: ScriptedQuestions, qtbot: QtBot
) -> Iterator[MainWindow]:
    with a_window(tmp_path, theme, questions) as made:
        made.flow.open_path(plan_file)
        qtbot.waitUntil(lambda: kept_revisions(tmp_path) == 1)
        yield made


def kept_revisions(folder: Path) -> int:
    return len(list((folder / "revisions").rglob("*.revision")))


def a_copy(source: Path, name: str, work: Work) -> Path:
    """Return a copy of a plan file in which a colleague did some work."""
    folder = source.parent / "kollega"
    folder.mkdir(exist_ok=True)
    document = Document.open(source, folder)
    document.perform("arbeid", work)
    path = source.with_name(name)
    document.save_as(path)
    document.close()
    return path


def set_bus(**values: Any) -> Work:
    return lambda connection: rows.change(connection, Measure, BUS.key, **values)


def bus_of(window: MainWindow) -> Measure:
    found = editor_of(window).plan.find(Measure, BUS.key)
    assert found is not None
    return found


def begun(window: MainWindow, path: Path, qtbot: QtBot) -> MergeDialog:
    dialog = begin_merge(window, editor_of(window), path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.step is not None)
    return dialog


def worked_out(dialog: MergeDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._sides.currentIndex() == PREVIEW)


def test_without_conflicts_it_shows_at_once_what_changes(
    window: MainWindow, plan_file: Path, qtbot: QtBot
) -> None:
    theirs = a_copy(plan_file, "deres.fbplan", set_bus(responsible="Ola"))
    editor_of(window).change("endre", Measure, BUS.key, title="Bussvei sør")
    dialog = begun(window, theirs, qtbot)
    assert dialog._sides.currentIndex() == PREVIEW
    text = dialog.preview.text.toPlainText()
    assert "T-07 Bussvei sør" in text
    assert "Kari → Ola" in text
    assert not dialog.preview.warning.isVisible()
    assert dialog.apply.isVisible()
    assert not dialog.back.isVisible()


def test_of_a_copy_that_says_the_same_there_is_nothing_to_do_but_close(
    window: MainWindow, plan_file: Path, qtbot: QtBot
) -> None:
    alike = plan_file.with_name("likt.fbplan")
    alike.write_bytes(plan_file.read_bytes())
    dialog = begun(window, alike, qtbot)
    assert dialog._state.text() == (
        "Den andre kopien sier det samme som planen din. Det er ingenting å hente inn."
    )
    offered = [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()]
    assert offered == ["Lukk"]
    assert dialog.focusWidget() is dialog.cancel
    QTest.keyClick(dialog.cancel, Qt.Key.Key_Space)
    assert dialog.result() == MergeDialog.DialogCode.Rejected


def test_the_plans_own_file_is_saved_over_also_where_it_says_the_same(
    window: MainWindow, plan_file: Path, qtbot: QtBot
) -> None:
    dialog = begun(window, plan_file, qtbot)
    assert dialog._sides.currentIndex() == PREVIEW
    assert dialog.apply.isVisible()


def test_a_conflict_shows_its_three_states_by_name(
    window: MainWindow, plan_file: Path, qtbot: QtBot
) -> None:
    theirs = a_copy(plan_file, "deres.fbplan", set_bus(responsible="Ola"))
    editor_of(window).change("endre", Measure, BUS.key, responsible="Per")
    dialog = begun(window, theirs, qtbot)
    assert dialog._sides.currentIndex() == CHOICES
    (line,) = dialog._lines.values()
    assert line.words.title == "T-07 Bussvei: Ansvarlig"
    assert dialog.card.base.toPlainText() == "Kari"
    assert dialog.card.texts[Choice.MINE].toPlainText() == "Per"
    assert dialog.card.texts[Choice.THEIRS].toPlainText() == "Ola"
    assert dialog.card.texts[Choice.BOTH].toPlainText() == "Per / Ola"
    assert not dialog.next.isEnabled()
    assert not dialog.apply.isVisible()


@pytest.mark.parametrize(
    ("choice", "expected"),
    [(Choice.THEIRS, "Ola"), (Choice.BOTH, "Per / Ola")],
)
def test_the_choice_becomes_one_step_with_a_backup_before_it(
    window: MainWindow, plan_file: Path, qtbot: QtBot, choice: Choice, expected: str
) -> None:
    theirs = a_copy(
        plan_file, "deres.fbplan", set_bus(responsible="Ola", geographic_scope="Sentrum")
    )
    editor = editor_of(window)
    editor.change("endre", Measure, BUS.key, responsible="Per")
    before = editor.plan
    dialog = begun(window, theirs, qtbot)
    QTest.mouseClick(dialog.card.radios[choice], Qt.MouseButton.LeftButton)
    worked_out(dialog, qtbot)
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert dialog.step is not None
    assert apply_merge(window, editor, dialog.step, theirs)

    bus = bus_of(window)
    assert (bus.responsible, bus.geographic_scope) == (expected, "Sentrum")
    assert editor.document.undo_text == "slå sammen med deres.fbplan"
    (kept,) = editor.document.backups.listed()
    assert kept.reason is Reason.MERGE
    assert read_plan(kept.path) == before
    theirs_last = dialog.step.prepared.theirs.info.lineage[0]
    assert holds(editor.document.revisions.info.lineage, theirs_last)
    editor.undo()
    assert editor.plan == before
    assert not holds(editor.document.revisions.info.lineage, theirs_last), "it can be asked anew"


def test_every_choice_can_be_made_with_the_keyboard(
    window: MainWindow, plan_file: Path, qtbot: QtBot
) -> None:
    def work(connection: Connection) -> None:
        set_bus(responsible="Ola", title="Bussvei nord")(connection)
        rows.change(connection, CostLine, COST.key, gross_ore=1_00)

    theirs = a_copy(plan_file, "deres.fbplan", work)
    editor = editor_of(window)
    editor.change("endre", Measure, BUS.key, responsible="Per", title="Bussvei sør")
    editor.change("endre", CostLine, COST.key, gross_ore=2_00)
    dialog = begun(window, theirs, qtbot)
    assert len(dialog._lines) == 3
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2):
        QTest.keyClick(dialog.table, key, Qt.KeyboardModifier.ControlModifier)
    assert dialog._unanswered() == []
    assert dialog.focusWidget() is dialog.next
    QTest.keyClick(dialog.next, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog._sides.currentIndex() == PREVIEW)
    QTest.keyClick(dialog.apply, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.result() == MergeDialog.DialogCode.Accepted)
    assert [backup.reason for backup in editor.document.backups.listed()] == [Reason.MERGE]


def test_both_is_not_offered_for_money(window: MainWindow, plan_file: Path, qtbot: QtBot) -> None:
    theirs = a_copy(
        plan_file,
        "deres.fbplan",
        lambda connection: rows.change(connection, CostLine, COST.key, gross_ore=1_00),
    )
    editor_of(window).change("endre", CostLine, COST.key, gross_ore=2_00)
    dialog = begun(window, theirs, qtbot)
    assert not dialog.card.radios[Choice.BOTH].isVisible()
    dialog.answer(Choice.BOTH)
    assert len(dialog._unanswered()) == 1
    assert dialog.card.texts[Choice.MINE].toPlainText() == "2 kr"


def test_a_long_text_marks_what_differs_and_both_keeps_each_ones_line(
    window: MainWindow, plan_file: Path, qtbot: QtBot
) -> None:
    theirs = a_copy(
        plan_file, "deres.fbplan", set_bus(description="Første linje\nAndre linje, endret")
    )
    mine = "Ny første linje\nAndre linje"
    editor_of(window).change("endre", Measure, BUS.key, description=mine)
    dialog = begun(window, theirs, qtbot)
    text = dialog.card.texts[Choice.MINE]
    marked = "".join(text.toPlainText()[first:last] for first, last in text.spans)
    assert marked.strip() == "Ny første"
    both = dialog.card.texts[Choice.BOTH].toPlainText()
    assert both == "Ny første linje\nAndre linje, endret"


def test_what_a_colleague_deleted_and_i_changed_is_asked_about(
    window: MainWindow, plan_file: Path, qtbot: QtBot
) -> None:
    theirs = a_copy(
        plan_file, "deres.fbplan", lambda connection: rows.delete(connection, Measure, BUS.key)
    )
    editor = editor_of(window)
    editor.change("endre", CostLine, COST.key, gross_ore=2_00)
    dialog = begun(window, theirs, qtbot)
    assert dialog.card.texts[Choice.THEIRS].toPlainText() == "Slettet"
    assert "2 kr" in dialog.card.texts[Choice.MINE].toPlainText()
    dialog.answer(Choice.THEIRS)
    worked_out(dialog, qtbot)
    assert "T-07 Bussvei" in dialog.preview.text.toPlainText()
    dialog._show_choices()
    dialog.answer(Choice.MINE)
    worked_out(dialog, qtbot)
    assert dialog.step is not None
    apply_merge(window, editor, dialog.step, theirs)
    assert bus_of(window).title == "Bussvei"


def test_sixty_conflicts_are_answered_at_once(
    window: MainWindow, plan_file: Path, qtbot: QtBot
) -> None:
    many = [a_measure(f"T-{number}", title=f"Tiltak {number}") for number in range(20, 80)]
    editor = editor_of(window)
    editor.perform("legg til", lambda connection: rows.insert(connection, *many))
    editor.document.save()

    def rename(connection: Connection, ending: str) -> None:
        for measure in many:
            rows.change(connection, Measure, measure.key, title=f"{measure.title} {ending}")

    theirs = a_copy(plan_file, "deres.fbplan", lambda c: rename(c, "deres"))
    editor.perform("endre", lambda c: rename(c, "mitt"))
    dialog = begun(window, theirs, qtbot)
    assert len(dialog._lines) == 60
    assert dialog.rest_theirs.isVisible()
    dialog.answer(Choice.MINE)
    QTest.mouseClick(dialog.rest_theirs, Qt.MouseButton.LeftButton)
    answers = [line.answer for line in dialog._lines.values()]
    assert answers.count(Choice.MINE) == 1
    assert answers.count(Choice.THEIRS) == 59
    assert not dialog.rest_theirs.isVisible()


def test_a_file_that_someone_else_saved_is_merged_and_saved_to(
    window: MainWindow, plan_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = editor_of(window)
    editor.change("endre", Measure, BUS.key, responsible="Kari")
    editor.document.save()  # so that the file of the day is kept already
    colleague = a_copy(plan_file, "tmp.fbplan", set_bus(title="Bussvei nord"))
    editor.change("endre", Measure, BUS.key, responsible="Per")
    theirs = colleague.read_bytes()
    colleague.replace(plan_file)
    window.flow.save()
    qtbot.waitUntil(lambda: bool(window.around.messages.waiting))
    message = window.around.messages.waiting[0]
    assert message.action_text == "Slå sammen …"
    assert message.action is not None

    def accept(dialog: MergeDialog) -> int:
        qtbot.waitUntil(lambda: dialog._sides.currentIndex() == PREVIEW)
        assert not dialog.elsewhere.isHidden()
        assert dialog._state.text().endswith(
            "Angrer du senere, trer planen din i stedet for det den andre lagret. "
            "Det ligger igjen blant sikkerhetskopiene."
        )
        return 1

    monkeypatch.setattr(MergeDialog, "exec", accept)
    with qtbot.waitSignal(window.flow.saving.saved):
        message.action()
    saved = read_plan(plan_file).find(Measure, BUS.key)
    assert saved is not None
    assert (saved.title, saved.responsible) == ("Bussvei nord", "Per")
    assert editor.document.is_saved
    assert editor.document.undo_text == "slå sammen med byen.fbplan"
    assert theirs in [kept.path.read_bytes() for kept in editor.document.backups.listed()]


@pytest.mark.parametrize("accepted", [True, False])
def test_a_conflict_at_closing_can_be_merged_there(
    window: MainWindow,
    plan_file: Path,
    questions: ScriptedQuestions,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    accepted: bool,
) -> None:
    colleague = a_copy(plan_file, "tmp.fbplan", set_bus(title="Bussvei nord"))
    editor_of(window).change("endre", Measure, BUS.key, responsible="Per")
    colleague.replace(plan_file)

    def answer(dialog: MergeDialog) -> int:
        qtbot.waitUntil(lambda: dialog._sides.currentIndex() == PREVIEW)
        return int(accepted)

    monkeypatch.setattr(MergeDialog, "exec", answer)
    questions.answers = ["merge"]
    assert window.flow.close() is accepted
    assert questions.asked == [
        "Noen andre har lagret filen. Den har ikke det du gjorde sist.",
    ]
    saved = read_plan(plan_file).find(Measure, BUS.key)
    assert saved is not None
    assert saved.title == "Bussvei nord"
    assert (saved.responsible == "Per") is accepted
    assert (window.editor is None) is accepted


def test_without_a_common_state_it_says_so_and_asks_about_each_difference(
    window: MainWindow, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    theirs = a_copy(plan_file, "deres.fbplan", set_bus(responsible="Ola"))
    editor_of(window).change("endre", Measure, BIKE.key, title="Sykkelvei sør")
    for file in (tmp_path / "revisions").rglob("*.revision"):
        file.unlink()
    dialog = begun(window, theirs, qtbot)
    assert {line.words.title for line in dialog._lines.values()} == {
        "T-07 Bussvei: Ansvarlig",
        "T-08 Sykkelvei sør: Tittel",
    }
    assert not dialog.card.base.isVisible()
    dialog.answer_rest(Choice.MINE)
    worked_out(dialog, qtbot)
    assert dialog.preview.warning.isVisible()
    assert "Ingenting i planen din endres" in dialog.preview.text.toPlainText()


def test_a_file_that_cannot_be_read_is_told_in_the_dialog(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "notat.fbplan"
    other.write_text("Hei")
    dialog = begin_merge(window, editor_of(window), other)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "notat.fbplan" in dialog.problem.text()
    assert not dialog.next.isEnabled()
    dialog.work_out()
    assert dialog.step is None


def test_without_its_backup_the_merge_is_not_made(
    window: MainWindow, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    theirs = a_copy(plan_file, "deres.fbplan", set_bus(responsible="Ola"))
    (tmp_path / "backups").write_text("in the way")
    dialog = begun(window, theirs, qtbot)
    QTest.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.isVisible()
    assert dialog.apply.isEnabled()
    assert bus_of(window).responsible == "Kari"


def test_a_plan_that_can_only_be_read_is_not_merged(
    window: MainWindow, plan_file: Path, questions: ScriptedQuestions
) -> None:
    editor_of(window).document.refusal = ReadOnlyPlanError("Kari has the plan open.")
    questions.files = [plan_file]
    ask_merge(window)
    assert window.around.messages.waiting[0].text == "Kari has the plan open."
    editor_of(window).document.refusal = None


def test_the_menu_asks_for_a_file_and_cancel_changes_nothing(
    window: MainWindow,
    plan_file: Path,
    questions: ScriptedQuestions,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = editor_of(window).plan
    questions.files = [None]
    ask_merge(window)
    assert questions.asked[-1] == "Slå sammen med en annen kopi"
    monkeypatch.setattr(MergeDialog, "exec", lambda _: 0)
    merge_with(window, plan_file)
    assert editor_of(window).plan is before
    assert editor_of(window).document.undo_text == ""
