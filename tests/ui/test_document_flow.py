"""Plans in and out of the window: nothing typed is lost, and nobody is asked without need."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from fbdesk.document.document import Document
from fbdesk.document.lock.file import lock_path
from fbdesk.document.lock.holder import Holder
from fbdesk.document.reading import read_plan
from fbdesk.document.saving import write_new_plan
from fbdesk.models.city import Settings
from fbdesk.models.edits import measures
from fbdesk.ui.document_flow import DocumentFlow
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.theme import Theme
from tests.builders import a_measure, some_settings
from tests.ui.a_window import a_window
from tests.ui.scripted_questions import ScriptedQuestions


@pytest.fixture
def window(tmp_path: Path, theme: Theme, questions: ScriptedQuestions) -> Iterator[MainWindow]:
    with a_window(tmp_path, theme, questions) as made:
        yield made


@pytest.fixture
def flow(window: MainWindow) -> DocumentFlow:
    return window.flow


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "porsgrunn.fbplan"
    write_new_plan(path, [some_settings(), a_measure("T-01", title="Sykkelvei")])
    return path


def rename(flow: DocumentFlow, name: str) -> None:
    assert flow.editor is not None
    flow.editor.change("endre navn på planen", Settings, flow.editor.plan.settings.key, name=name)


def test_a_file_is_opened_and_remembered(flow: DocumentFlow, plan_file: Path) -> None:
    flow.open_path(plan_file)
    assert flow.editor is not None
    assert flow.editor.plan.measures[0].title == "Sykkelvei"
    assert flow.recent == (plan_file,)
    assert flow.saved_words() == "Saved"


def test_opening_and_closing_leaves_the_file_as_it_was(flow: DocumentFlow, plan_file: Path) -> None:
    before = (plan_file.read_bytes(), plan_file.stat().st_mtime_ns)
    flow.open_path(plan_file)
    assert flow.close()
    assert (plan_file.read_bytes(), plan_file.stat().st_mtime_ns) == before


def test_a_file_that_is_no_plan_is_told_and_the_open_plan_stays(
    window: MainWindow, plan_file: Path, tmp_path: Path
) -> None:
    window.flow.open_path(plan_file)
    letter = tmp_path / "letter.fbplan"
    letter.write_text("Kjære departement", encoding="utf-8")
    window.flow.open_path(letter)
    assert window.editor is not None
    assert window.editor.document.path == plan_file
    assert len(window.around.messages.waiting) == 1


def test_a_missing_file_is_told(window: MainWindow, tmp_path: Path) -> None:
    window.flow.open_path(tmp_path / "gone.fbplan")
    assert window.editor is None
    assert "gone.fbplan" in window.around.messages.waiting[0].text


def test_an_edit_is_saved_by_itself(flow: DocumentFlow, plan_file: Path) -> None:
    flow.open_path(plan_file)
    rename(flow, "Grenland")
    assert flow.saved_words() == "Saving in a moment"
    assert flow.saving.autosave.due_in_ms > 0
    assert flow.saving.save_and_wait()
    assert read_plan(plan_file).settings.name == "Grenland"
    assert flow.saved_words().startswith("Saved ")


def test_closing_saves_without_a_question(
    flow: DocumentFlow, plan_file: Path, questions: ScriptedQuestions
) -> None:
    flow.open_path(plan_file)
    rename(flow, "Grenland")
    assert flow.close()
    assert questions.asked == []
    assert read_plan(plan_file).settings.name == "Grenland"
    assert flow.lost_work.find() == ()


def test_a_new_plan_without_an_edit_is_closed_without_a_question(
    flow: DocumentFlow, questions: ScriptedQuestions
) -> None:
    flow.new([some_settings()])
    assert flow.saved_words() == "Not saved as a file yet, safe on this PC"
    assert flow.close()
    assert questions.asked == []


def test_a_new_plan_with_a_typed_name_is_work_and_is_asked_about(
    flow: DocumentFlow, questions: ScriptedQuestions
) -> None:
    proposed = some_settings(name="Ny plan")
    flow.new([replace(proposed, name="Grenland")], proposed)
    assert flow.editor is not None
    assert flow.editor.plan.settings.name == "Grenland"
    assert flow.editor.document.undo_text == "set up the plan Grenland"
    questions.answers = ["keep"]
    assert flow.close()
    assert questions.asked == ["The plan is not saved as a file."]
    (work,) = flow.lost_work.find()
    assert (work.plan_name, work.edits) == ("Grenland", ("set up the plan Grenland",))


def test_a_new_plan_as_it_was_proposed_is_closed_without_a_question(
    flow: DocumentFlow, questions: ScriptedQuestions
) -> None:
    proposed = some_settings(name="Ny plan")
    flow.new([proposed], proposed)
    assert flow.editor is not None
    assert flow.editor.document.undo_text == ""
    assert flow.close()
    assert questions.asked == []


def test_a_new_plan_is_saved_under_the_name_that_was_chosen(
    flow: DocumentFlow, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    flow.new([some_settings()])
    rename(flow, "Grenland")
    path = tmp_path / "grenland.fbplan"
    questions.files = [path]
    flow.save()
    assert read_plan(path).settings.name == "Grenland"
    assert flow.recent == (path,)


def test_saving_without_a_name_chosen_saves_nothing_and_keeps_the_plan(
    flow: DocumentFlow, questions: ScriptedQuestions
) -> None:
    flow.new([some_settings()])
    rename(flow, "Grenland")
    questions.files = [None]
    flow.save()
    assert flow.editor is not None
    assert flow.editor.document.path is None


def test_a_new_plan_with_edits_asks_before_it_is_closed_and_cancel_stays(
    flow: DocumentFlow, questions: ScriptedQuestions
) -> None:
    flow.new([some_settings()])
    rename(flow, "Grenland")
    questions.answers = [""]
    assert not flow.close()
    assert flow.editor is not None
    assert questions.asked == ["The plan is not saved as a file."]


def test_work_that_is_kept_is_offered_and_opened_with_its_undo(
    flow: DocumentFlow, questions: ScriptedQuestions
) -> None:
    flow.new([some_settings()])
    rename(flow, "Grenland")
    questions.answers = ["keep"]
    assert flow.close()
    (work,) = flow.lost_work.find()
    assert (work.plan_name, work.edits) == ("Grenland", ("endre navn på planen",))

    flow.lost_work.take_up(work)

    assert flow.editor is not None
    assert flow.editor.plan.settings.name == "Grenland"
    flow.editor.undo()
    assert flow.editor.plan.settings.name == "Porsgrunn"


def test_left_work_is_taken_up_while_a_colleague_has_the_file_open_and_it_says_so(
    window: MainWindow, plan_file: Path
) -> None:
    flow = window.flow
    flow.open_path(plan_file)
    rename(flow, "Grenland")
    assert flow.editor is not None
    flow.editor.close()  # as a crash leaves it: nothing saved, nothing asked
    flow._editor = None
    flow.seat.leave()
    window.pages.close_all()
    kari = Holder("Kari", "PC-17", 4711, "x", datetime.now(UTC), "hers")
    lock_path(plan_file).write_text(kari.to_json(), encoding="utf-8")
    (work,) = flow.lost_work.find()

    flow.lost_work.take_up(work)

    rename(flow, "Telemark")
    assert flow.editor.plan.settings.name == "Telemark"
    (message,) = window.around.messages.waiting
    assert message.text == (
        "Kari has this plan open too. If you both edit, nothing is overwritten: "
        "the second one to save is asked."
    )
    assert flow.saving.save_and_wait()


def test_left_work_on_a_file_is_told_when_the_file_is_opened(
    window: MainWindow, plan_file: Path, questions: ScriptedQuestions
) -> None:
    flow = window.flow
    flow.open_path(plan_file)
    rename(flow, "Grenland")
    assert flow.editor is not None
    flow.editor.close()  # as a crash leaves it: nothing saved, nothing asked
    flow._editor = None
    window.pages.close_all()
    assert questions.asked == []

    flow.open_path(plan_file)
    assert flow.editor.plan.settings.name == "Porsgrunn"
    (message,) = window.around.messages.waiting
    assert message.action is not None
    message.action()

    assert flow.editor is not None
    assert flow.editor.plan.settings.name == "Grenland"
    assert flow.saving.save_and_wait()
    assert read_plan(plan_file).settings.name == "Grenland"


def test_changes_that_are_thrown_away_leave_nothing(
    flow: DocumentFlow, questions: ScriptedQuestions
) -> None:
    flow.new([some_settings()])
    rename(flow, "Grenland")
    questions.answers = ["discard"]
    assert flow.close()
    assert flow.lost_work.find() == ()


def test_work_that_cannot_be_deleted_is_told_also_where_another_plan_is_opened(
    window: MainWindow,
    plan_file: Path,
    questions: ScriptedQuestions,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    flow, messages = window.flow, window.around.messages
    flow.new([some_settings()])
    rename(flow, "Grenland")
    honest = Path.unlink

    def unlink(path: Path, *, missing_ok: bool = False) -> None:
        if path.suffix == ".working":
            raise PermissionError(13, "Permission denied", str(path))
        honest(path, missing_ok=missing_ok)

    with monkeypatch.context() as held:
        held.setattr(Path, "unlink", unlink)
        questions.answers = ["discard"]
        flow.open_path(plan_file)
        assert flow.editor is not None
        assert flow.editor.document.path == plan_file
        assert "could not be deleted" in messages.waiting[0].text
        assert flow.close()
        messages.clear()
        (work,) = flow.lost_work.find()
        questions.answers = ["yes"]
        assert not flow.lost_work.discard(work)
        assert "could not be deleted" in messages.waiting[0].text
    questions.answers = ["yes"]
    assert flow.lost_work.discard(work)
    assert flow.lost_work.find() == ()


def test_left_work_is_deleted_only_when_the_user_is_sure(
    flow: DocumentFlow, questions: ScriptedQuestions
) -> None:
    flow.new([some_settings()])
    rename(flow, "Grenland")
    questions.answers = ["keep", "", "yes"]
    flow.close()
    (work,) = flow.lost_work.find()
    assert not flow.lost_work.discard(work)
    assert flow.lost_work.find() == (work,)
    assert flow.lost_work.discard(work)
    assert flow.lost_work.find() == ()


def test_a_file_that_a_colleague_saved_meanwhile_is_never_overwritten(
    window: MainWindow, plan_file: Path, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    flow = window.flow
    flow.open_path(plan_file)
    rename(flow, "Mitt navn")
    theirs = Document.open(plan_file, _folder(tmp_path / "colleague"))
    theirs.perform("legg til", partial(measures.add, title="Kollegas tiltak"))
    theirs.save()
    theirs.close()

    assert not flow.saving.save_and_wait()

    assert read_plan(plan_file).settings.name == "Porsgrunn"
    assert flow.saved_words().startswith("Not saved to the file since ")
    assert window.around.messages.waiting[0].action_text == "Merge …"
    mine = tmp_path / "mine.fbplan"
    questions.files = [mine]
    assert flow.ask_save_as()
    assert read_plan(mine).settings.name == "Mitt navn"
    assert flow.saved_words().startswith("Saved ")


def test_the_same_file_is_not_opened_twice(flow: DocumentFlow, plan_file: Path) -> None:
    flow.open_path(plan_file)
    editor = flow.editor
    flow.open_path(plan_file)
    assert flow.editor is editor


def test_the_sample_opens_as_a_plan_of_its_own(flow: DocumentFlow) -> None:
    flow.open_sample()
    assert flow.editor is not None
    assert flow.editor.plan.settings.name == "Grenland"
    assert flow.editor.document.path is None


def test_a_plan_of_a_gone_file_is_no_longer_offered(flow: DocumentFlow, plan_file: Path) -> None:
    flow.open_path(plan_file)
    flow.close()
    plan_file.unlink()
    assert flow.recent == ()


def _folder(path: Path) -> Path:
    path.mkdir()
    return path
