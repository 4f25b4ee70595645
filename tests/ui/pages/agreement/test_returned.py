"""The agreement back from Word in the window: looked at, ticked, one step that can be undone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx.document import Document as WordDocument  # noqa: TID253 the tests edit as Word does
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.document.backups.store import Reason, own_store
from fbdesk.document.refusals import ReadOnlyPlanError
from fbdesk.models.agreement import Commitment, CommitmentMeasure, CommitmentWording
from fbdesk.models.snapshot import Plan
from fbdesk.ui.background import Background, Progress
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.agreement.page import AgreementPage
from fbdesk.ui.pages.agreement.returned import ReturnedAgreementDialog
from fbdesk.ui.pages.agreement.returned_lines import (
    CHANGED,
    CONFLICT,
    GONE,
    NEW,
    PROBLEM,
    REMARK,
    Line,
    ReadAgreement,
    read_differences,
)
from fbdesk.ui.pages.agreement.returning import ask_returned, compare_with
from fbdesk.ui.theme import Theme
from fbdesk.ui.ticked_dialog import ALL
from tests.exchange.word_files import (
    PARKING,
    ROWS,
    condition_row,
    copy_below,
    copy_row,
    edited,
    paragraph_of,
    plan_of,
    repacked,
    row_of,
    strike_row,
    the_plan,
    untouched,
    write,
    write_cell,
    write_in,
)
from tests.ui.scripted_questions import ScriptedQuestions

ADesk = Callable[..., Desk]

pytestmark = pytest.mark.usefixtures("norwegian")

PATIENCE_MS = 20_000
TEXT, MEASURES, DEADLINE, STATUS = 2, 3, 4, 5
WORDED = "Innfører betalt parkering i hele byen."
REWORDED, WHEN, HOW, ADDED, TOLD = "c0-text", "c1-deadline", "c1-status", "c2", "s2-text"
LOST = "c-heating"


def busy(word: WordDocument) -> None:
    """Edit as parties do: words, a status, a deadline, a new row, one gone, and comments."""
    write(word, "F-01", TEXT, WORDED)
    write(word, "F-02", DEADLINE, "når det passer")
    write(word, "F-02", STATUS, "Avtalt")
    copy_row(word, "F-02", "F-09", "Samferdselsdepartementet", "Bygger bane.", "", "2012", "")
    strike_row(row_of(word, "F-03"), "Per Hansen")
    write_in(paragraph_of(word, "Staten betaler."), " Alltid.", "Kari")
    runs = row_of(word, "F-01").cells[TEXT].paragraphs[0].runs
    word.add_comment(runs, text="Gjelder det Skien?", author="Kari", initials="K")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return edited(tmp_path_factory.mktemp("word"), busy)


def compared(path: Path, plan: Plan | None = None) -> ReadAgreement:
    progress = Progress(lambda _share, _text: None)
    return read_differences(path, plan or the_plan(), "nb", progress)


def lines(path: Path, plan: Plan | None = None) -> dict[str, Line]:
    return {line.key: line for line in compared(path, plan).lines}


# the words


def test_every_difference_is_a_line_in_the_words_of_the_plan(file: Path) -> None:
    found = lines(file)
    assert [(line.key, line.thing, line.field, line.standing) for line in found.values()] == [
        (REWORDED, "F-01", "Forpliktelse", CHANGED),
        (WHEN, "F-02", "Frist", PROBLEM),
        (HOW, "F-02", "Status", CHANGED),
        (ADDED, "F-09", "Hele", NEW),
        (LOST, "F-03", "Hele", GONE),
        (TOLD, "Avsnittet «Penger»", "Tekst", CHANGED),
    ]
    assert (found[HOW].held, found[HOW].wanted) == ("Foreslått", "Avtalt")
    assert (found[REWORDED].held, found[REWORDED].wanted) == (
        "Innfører betalt parkering i sentrum.",
        WORDED,
    )
    assert (found[LOST].held, found[LOST].wanted) == (
        "Bygger fjernvarme\nog varmepumper.",
        "Står ikke i filen",
    )


def test_what_is_safe_is_ticked_and_the_rest_waits(file: Path) -> None:
    ticked = {key: line.ticked for key, line in lines(file).items()}
    assert ticked == {
        REWORDED: True, WHEN: False, HOW: True, ADDED: True, LOST: False, TOLD: True,
    }  # fmt: skip


def test_a_new_commitment_shows_all_that_the_file_says_of_it(file: Path) -> None:
    assert lines(file)[ADDED].wanted.split("\n") == [
        "Bygger bane.",
        "Part: Samferdselsdepartementet",
        "Innsatsområde: 1 Arealbruk og transport",
        "Frist: 31.12.2012",
    ]


def test_who_changed_and_commented_is_told(file: Path) -> None:
    found = lines(file)
    assert found[REWORDED].said == "Kari: Gjelder det Skien?"
    assert found[LOST].said == "Sporede endringer av Per Hansen"
    assert found[TOLD].said == "Sporede endringer av Kari"


def test_what_is_not_understood_is_shown_as_written_with_what_to_do(file: Path) -> None:
    line = lines(file)[WHEN]
    assert (line.held, line.wanted) == ("", "når det passer")
    assert line.about.endswith("Fristen når det passer er ikke en dato. Skriv den som 31.12.2012.")


def test_a_row_of_an_unknown_party_is_shown_without_what_nobody_understands(
    tmp_path: Path,
) -> None:
    path = edited(tmp_path, lambda w: copy_row(w, "F-02", "", "KS", "Samler byene.", "", "", ""))
    (line,) = lines(path).values()
    assert (line.thing, line.standing, line.ticked) == ("Ny forpliktelse", PROBLEM, False)
    assert line.wanted == "Samler byene.\nInnsatsområde: 1 Arealbruk og transport"
    assert "Planen har ingen part som heter KS." in line.about


def test_what_both_changed_stands_out_and_is_not_ticked(file: Path) -> None:
    line = lines(file, plan_of(replace(PARKING, text="Tar betalt.")))[REWORDED]
    assert (line.standing, line.ticked, line.held) == (CONFLICT, False, "Tar betalt.")


def test_a_file_without_memory_does_not_claim_to_know_what_the_plan_said(tmp_path: Path) -> None:
    path = repacked(tmp_path, "customXml/item2")
    newer = plan_of(replace(PARKING, text="Tar betalt."))
    (line,) = lines(path, newer).values()
    assert (line.standing, line.about) == (CHANGED, "")


def test_a_comment_alone_is_a_line_that_takes_nothing(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        runs = row_of(word, "F-02").cells[TEXT].paragraphs[0].runs
        word.add_comment(runs, text="Når?", author="Per", initials="P")

    (line,) = lines(edited(tmp_path, edit)).values()
    assert (line.standing, line.thing, line.field, line.said) == (REMARK, "F-02", "", "Per: Når?")
    assert not line.ticked


def tying(word: WordDocument) -> None:
    """Tie and untie as parties do: measures, a reason, a condition more, one on a stranger."""
    write(word, "F-02", MEASURES, "T-02, T-77")
    row = condition_row(word, "F-02")
    write_cell(row, 2, "Bilene må betale.")
    copy_below(row, "F-88", "F-01", "")
    copy_below(row, "F-03", "F-01", "Rett og rimelig.")


HEATED = "F-03 Bygger fjernvarme\nog varmepumper."
PARKED = "F-01 Innfører betalt parkering i sentrum."


def test_measures_and_conditions_stand_in_the_words_of_the_plan(tmp_path: Path) -> None:
    found = lines(edited(tmp_path, tying))
    assert [(line.thing, line.field, line.held, line.wanted) for line in found.values()] == [
        ("F-02", "Tiltak", "", "T-02 Gang- og sykkelvei"),
        ("F-02", "Tiltak", "", "T-77"),
        ("F-02", "Tiltak", "T-01 Kollektivfelt", ""),
        ("Motytelse F-02 → F-01", "Vilkår", "", "Bilene må betale."),
        (
            "Motytelse F-03 → F-01",
            "Hele",
            "",
            f"{HEATED}\ngjelder når denne er oppfylt:\n{PARKED}\nRett og rimelig.",
        ),
        ("Ny motytelse", "Hele", "", "F-88 → F-01"),
    ]
    assert [line.ticked for line in found.values()] == [True, False, True, True, True, False]


def test_a_condition_or_measure_that_is_gone_says_what_a_tick_does(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        row = condition_row(word, "F-02")._tr
        row.getparent().remove(row)

    (line,) = lines(edited(tmp_path, edit)).values()
    assert line.wanted == "Står ikke i filen"
    assert line.about.endswith("Kryss av for å fjerne motytelsen i planen også.")
    since = CommitmentMeasure(key="since", commitment="parking", measure="bikes")
    (line,) = lines(repacked(tmp_path, "customXml/item2"), plan_of(since)).values()
    assert (line.field, line.standing, line.held) == ("Tiltak", GONE, "T-02 Gang- og sykkelvei")
    assert line.about.endswith("Kryss av for å løsne tiltaket fra forpliktelsen.")


# the dialog


Opened = Callable[..., ReturnedAgreementDialog]


@pytest.fixture
def opened(qapp: QApplication, theme: Theme, qtbot: QtBot) -> Iterator[Opened]:
    """Give a maker of dialogs that show a file which was read already."""
    del theme
    background = Background(qapp)
    parent = QWidget()
    qtbot.addWidget(parent)
    made: list[ReturnedAgreementDialog] = []

    def open_(path: Path, *, may_take: bool = True) -> ReturnedAgreementDialog:
        dialog = ReturnedAgreementDialog(parent, background, path.name, may_take=may_take)
        made.append(dialog)
        dialog.show()
        dialog.begin(path, the_plan(), "nb")
        qtbot.waitUntil(
            lambda: dialog.read is not None or dialog.problem.isVisible(), timeout=PATIENCE_MS
        )
        return dialog

    yield open_
    for dialog in made:
        dialog.close()
    background.close()


def test_the_dialog_says_how_much_differs_and_counts_what_is_ticked(
    opened: Opened, file: Path
) -> None:
    dialog = opened(file)
    assert dialog.windowTitle() == "Sammenlign med avtale.docx"
    assert dialog._state.text() == (
        "Word-filen er ulik planen 6 steder. Det som er krysset av, tas inn som ett trinn som "
        "kan angres."
    )
    assert dialog.take.text() == "Ta inn 4 valgte"
    assert [each.id for each in dialog.chosen] == [REWORDED, HOW, ADDED, TOLD]


def test_a_tick_chooses_and_lets_go_but_not_what_cannot_be_taken(
    opened: Opened, file: Path
) -> None:
    dialog = opened(file)
    model = dialog.table.rows

    def set_tick(key: str, state: Qt.CheckState) -> None:
        model.setData(model.index(model.row_of(key), 0), state, Qt.ItemDataRole.CheckStateRole)

    set_tick(REWORDED, Qt.CheckState.Unchecked)
    set_tick(LOST, Qt.CheckState.Checked)
    set_tick(WHEN, Qt.CheckState.Checked)
    assert [each.id for each in dialog.chosen] == [HOW, ADDED, LOST, TOLD]


def test_all_in_sight_are_ticked_or_let_go(opened: Opened, file: Path) -> None:
    dialog = opened(file)
    dialog.chips.choose(GONE)
    assert [line.key for line in dialog.table.rows.rows] == [LOST]
    dialog.tick_shown(ticked=True)
    assert len(dialog.chosen) == 5
    dialog.chips.choose(ALL)
    dialog.tick_shown(ticked=False)
    assert (dialog.chosen, dialog.take.isEnabled()) == ((), False)
    assert dialog.take.text() == "Ta inn valgte"
    dialog.tick_shown(ticked=True)
    assert [each.id for each in dialog.chosen] == [REWORDED, HOW, ADDED, LOST, TOLD]


def test_the_chosen_difference_stands_in_full_with_its_other_words_marked(
    opened: Opened, file: Path
) -> None:
    dialog = opened(file)
    dialog.table.choose(REWORDED)
    card = dialog.card
    assert card.ours.toPlainText() == "Innfører betalt parkering i sentrum."
    assert card.theirs.toPlainText() == WORDED
    ((first, last),) = card.theirs.spans
    assert WORDED[first:last] == "hele byen"
    assert card.said.text() == "Kari: Gjelder det Skien?"
    dialog.table.choose(LOST)
    assert card.theirs.spans == ()  # what is gone is not another text


def test_a_plan_that_can_only_be_read_is_compared_and_nothing_more(
    opened: Opened, file: Path
) -> None:
    dialog = opened(file, may_take=False)
    assert len(dialog.table.rows.rows) == 6
    dialog.tick(REWORDED, ticked=True)
    dialog.tick_shown(ticked=True)
    assert (dialog.chosen, dialog.take.isEnabled()) == ((), False)
    assert not dialog.tick_all.isVisible()
    assert "Planen kan bare leses" in dialog._state.text()


def test_a_file_that_differs_in_nothing_says_so(opened: Opened, tmp_path: Path) -> None:
    dialog = opened(untouched(tmp_path))
    assert dialog._state.text() == (
        "Forpliktelser, motytelser og avtaletekst i Word-filen er som i planen. "
        "Det er ingenting å ta inn. Resten av filen sammenlignes ikke."
    )
    assert not dialog.table.isVisible()
    assert not dialog.take.isEnabled()


def test_what_there_is_to_know_of_the_file_stands_above_the_list(
    opened: Opened, tmp_path: Path
) -> None:
    dialog = opened(repacked(tmp_path, "customXml/item2"))
    assert dialog.warnings.text().startswith("Filen forteller ikke hva den er laget av.")
    assert not dialog.notes.isVisible()


def test_a_file_that_cannot_be_used_is_told_in_the_dialog(opened: Opened, tmp_path: Path) -> None:
    wrong = tmp_path / "brev.docx"
    wrong.write_bytes(b"Kjaere ordforer")
    dialog = opened(wrong)
    assert dialog.problem.text().startswith("brev.docx er ikke en Word-fil.")
    assert not dialog.take.isEnabled()


# the page


def accept_when_read(desk_window: QWidget) -> QTimer:
    """Take over what is ticked as soon as the dialog has read."""
    timer = QTimer(desk_window)

    def look() -> None:
        dialog = desk_window.findChild(ReturnedAgreementDialog)
        if dialog is not None and dialog.read is not None:
            timer.stop()
            (dialog.take if dialog.take.isEnabled() else dialog.cancel).click()

    timer.timeout.connect(look)
    timer.start(20)
    return timer


def test_what_is_ticked_becomes_one_step_with_the_file_in_the_history(
    a_desk: ADesk, questions: ScriptedQuestions, qtbot: QtBot, file: Path
) -> None:
    desk = a_desk(*ROWS)
    desk.editor.document.backups.store = own_store()
    before = desk.plan
    window = QWidget()
    qtbot.addWidget(window)
    questions.files = [file]
    accept_when_read(window)
    ask_returned(desk, window)
    held = {each.number: each for each in desk.plan.rows_of(Commitment)}
    assert held["F-01"].text == "Innfører **betalt** parkering i hele byen."
    assert (held["F-02"].status, held["F-09"].text) == ("agreed", "Bygger bane.")
    (kept,) = desk.plan.rows_of(CommitmentWording)
    assert kept.reason == "Fra Word-filen avtale.docx"
    assert kept.changed_by == desk.user()
    assert desk.editor.document.undo_text == "ta inn fra avtale.docx"
    assert [backup.reason for backup in desk.editor.document.backups.listed()] == [Reason.IMPORT]
    told = [message.text for message in desk.messages.waiting]
    assert "4 forskjeller ble tatt inn fra Word-filen." in told
    desk.editor.undo()
    assert desk.plan == before


def test_a_plan_that_can_only_be_read_stays_as_it_is(
    a_desk: ADesk, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_desk(*ROWS)
    refusal = ReadOnlyPlanError("Planen kan bare leses.")
    monkeypatch.setattr(desk.editor.document, "refusal", refusal)
    window = QWidget()
    qtbot.addWidget(window)
    accept_when_read(window)
    before = desk.plan
    compare_with(desk, window, file)
    assert desk.plan == before


def test_choosing_no_file_does_nothing(
    a_desk: ADesk, questions: ScriptedQuestions, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    questions.files = [None]
    ask_returned(a_desk(*ROWS), window)
    assert window.findChild(ReturnedAgreementDialog) is None


def test_the_page_offers_it_only_where_there_is_an_agreement(a_desk: ADesk, qtbot: QtBot) -> None:
    for contents, offered in ((ROWS, True), ((), False)):
        page = AgreementPage(a_desk(*contents))
        qtbot.addWidget(page)
        page.show()
        assert page.compare.isVisible() is offered
        assert page.compare.text() == "Sammenlign med Word-fil …"
