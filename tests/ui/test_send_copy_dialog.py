"""Sending a copy: what is left out is chosen and told, and the plan itself is not touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.document.reading import read_plan, read_plan_and_info
from fbdesk.document.saving import write_new_plan
from fbdesk.models.agreement import Agreement, Signatory
from fbdesk.models.city import Party
from fbdesk.models.measures import Measure
from fbdesk.models.persons import PersonField
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.send_copy_dialog import SendCopyDialog
from fbdesk.ui.theme import Theme
from tests.builders import a_measure, some_settings
from tests.ui.a_window import a_window
from tests.ui.scripted_questions import ScriptedQuestions


@pytest.fixture
def window(tmp_path: Path, theme: Theme, questions: ScriptedQuestions) -> Iterator[MainWindow]:
    agreement = Agreement(title="Intensjonsavtale")
    party = Party(name="Skien kommune", kind="municipality", contact_person="Kari & Ola Holm")
    signs = Signatory(agreement=agreement.key, party=party.key, name="Anne Moe")
    spoken = a_measure("T-01", title="Bussvei", description="Ring Anne Moe først.")
    others = [a_measure(f"T-0{n}", responsible=f"Person {n}") for n in range(2, 7)]
    path = tmp_path / "byen.fbplan"
    write_new_plan(path, [some_settings(), agreement, party, signs, spoken, *others])
    with a_window(tmp_path, theme, questions) as made:
        made.flow.open_path(path)
        yield made


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> SendCopyDialog:
    assert window.editor is not None
    made = SendCopyDialog(window, window.around, window.editor)
    qtbot.addWidget(made)
    made.show()
    return made


def sent(dialog: SendCopyDialog, questions: ScriptedQuestions, qtbot: QtBot, target: Path) -> Path:
    questions.files = [target]
    dialog.write.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    return target


def test_at_first_the_whole_plan_is_sent(
    dialog: SendCopyDialog,
    window: MainWindow,
    questions: ScriptedQuestions,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    assert dialog.left_out == ()
    assert "the whole plan" in dialog._spoken.text()
    assert not dialog.mentions.isVisible()
    assert not dialog._choices.isEnabled()
    target = sent(dialog, questions, qtbot, tmp_path / "kopi.fbplan")
    assert read_plan(target) == read_plan(tmp_path / "byen.fbplan")
    told = window.around.messages.waiting[0].text
    assert told == f"The copy was saved as {target}."


def test_without_names_the_copy_lacks_them_and_it_is_told(
    dialog: SendCopyDialog,
    window: MainWindow,
    questions: ScriptedQuestions,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    before = (tmp_path / "byen.fbplan").read_bytes()
    dialog.without.click()
    target = sent(dialog, questions, qtbot, tmp_path / "kopi.fbplan")
    plan, info = read_plan_and_info(target)
    assert plan.parties[0].contact_person == ""
    assert plan.signatories[0].name == ""
    assert {measure.responsible for measure in plan.measures} == {""}
    assert set(info.left_out) == {
        "party.contact_person",
        "signatory.name",
        "measure.responsible",
    }
    told = window.around.messages.waiting[0].text
    assert "(5)" in told
    assert "Lagt inn" not in told
    assert (tmp_path / "byen.fbplan").read_bytes() == before
    assert window.editor is not None
    assert window.editor.plan.parties[0].contact_person == "Kari & Ola Holm"


def test_each_field_can_be_kept(
    dialog: SendCopyDialog, questions: ScriptedQuestions, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.without.click()
    dialog.fields[PersonField(Measure, "responsible")].click()
    target = sent(dialog, questions, qtbot, tmp_path / "kopi.fbplan")
    plan = read_plan(target)
    assert plan.measures[1].responsible == "Person 2"
    assert plan.parties[0].contact_person == ""


def left_out(dialog: SendCopyDialog) -> set[str]:
    return {field.code for field in dialog.left_out}


def test_what_is_left_out_is_ticked_only_while_names_are_left_out(
    dialog: SendCopyDialog,
) -> None:
    responsible = dialog.fields[PersonField(Measure, "responsible")]
    assert not any(check.isChecked() or check.isEnabled() for check in dialog.fields.values())
    dialog.without.click()
    ticked = {f.code for f, check in dialog.fields.items() if check.isChecked()}
    assert {"measure.responsible", "party.contact_person"} <= ticked
    assert "effect_input.entered_by" not in ticked, "it holds no name"
    responsible.click()
    dialog.without.click()
    assert left_out(dialog) == set()
    assert not any(check.isChecked() or check.isEnabled() for check in dialog.fields.values())
    dialog.without.click()
    assert not responsible.isChecked(), "what was chosen before is remembered"
    assert left_out(dialog) == ticked - {"measure.responsible"}


def test_each_field_tells_how_many_names_it_holds(dialog: SendCopyDialog) -> None:
    texts = {field.code: check.text() for field, check in dialog.fields.items()}
    assert texts["measure.responsible"].endswith("(5)")
    assert texts["effect_input.entered_by"].endswith("(none)")
    assert not dialog.fields[PersonField(Measure, "responsible")].isEnabled()
    dialog.without.click()
    assert dialog.fields[PersonField(Measure, "responsible")].isEnabled()
    assert not next(c for f, c in dialog.fields.items() if f.name == "entered_by").isEnabled()


def test_texts_that_speak_of_a_person_are_listed_before_the_copy_is_made(
    dialog: SendCopyDialog,
) -> None:
    dialog.without.click()
    assert dialog.mentions.isVisible()
    assert dialog.mentions.toPlainText() == "T-01 Bussvei, Beskrivelse: Anne Moe"
    assert dialog._spoken.text().startswith("1 text speaks")
    dialog.fields[PersonField(Signatory, "name")].click()
    assert not dialog.mentions.isVisible()
    assert "read through" in dialog._spoken.text()


def test_the_plans_own_file_is_refused(
    dialog: SendCopyDialog, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    before = (tmp_path / "byen.fbplan").read_bytes()
    questions.files = [tmp_path / "byen.fbplan"]
    dialog.write.click()
    assert dialog.isVisible()
    assert "the plan itself" in dialog.problem.text()
    assert (tmp_path / "byen.fbplan").read_bytes() == before


def test_a_copy_that_cannot_be_written_is_told_and_can_be_tried_again(
    dialog: SendCopyDialog, questions: ScriptedQuestions, qtbot: QtBot, tmp_path: Path
) -> None:
    questions.files = [tmp_path / "borte" / "kopi.fbplan"]
    dialog.write.click()
    qtbot.waitUntil(dialog.problem.isVisible)
    qtbot.waitUntil(dialog.write.isEnabled)
    assert "does not exist" in dialog.problem.text()
    sent(dialog, questions, qtbot, tmp_path / "kopi.fbplan")


def test_no_answer_to_where_changes_nothing(
    dialog: SendCopyDialog, questions: ScriptedQuestions
) -> None:
    questions.files = [None]
    dialog.write.click()
    assert dialog.isVisible()
    assert questions.asked == ["Save the copy"]
