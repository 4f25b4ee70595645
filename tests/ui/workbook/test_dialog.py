"""Taking a filled-in workbook back in the window: looked at, ticked, one step to undo."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.document.backups.store import Reason
from fbdesk.document.merging.plans import read_file
from fbdesk.document.refusals import ReadOnlyPlanError
from fbdesk.document.revisions.store import RevisionStore
from fbdesk.document.saving import write_new_plan
from fbdesk.exchange.workbook.change import Standing
from fbdesk.models.measures import Measure
from fbdesk.ui.background import Background, Progress
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.theme import Theme
from fbdesk.ui.ticked_dialog import ALL
from fbdesk.ui.workbook.commands import ask_workbook, take_workbook
from fbdesk.ui.workbook.dialog import MESSAGES, WorkbookDialog
from fbdesk.ui.workbook.work import ReadWorkbook, read_changes
from tests.ui.a_window import a_window, editor_of
from tests.ui.filled_workbook import BIKE, BUS, COST, PLAN, ROWS, change_id, filled_workbook
from tests.ui.scripted_questions import ScriptedQuestions

PATIENCE_MS = 20_000
TITLE, WHO = change_id(BUS, "title"), change_id(BIKE, "responsible")
GONE = f"cost_line/{COST.key}/"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled_workbook(tmp_path_factory.mktemp("skjema") / "utfylt.xlsx")


pytestmark = pytest.mark.usefixtures("norwegian")


@pytest.fixture(scope="module")
def content(file: Path) -> ReadWorkbook:
    """Return what the workbook changes, read once for all tests that only look at it."""
    store = RevisionStore(file.parent / "revisions")
    return read_changes(file, PLAN, store, "nb", Progress(lambda _share, _text: None))


@pytest.fixture
def dialog(qapp: QApplication, theme: Theme, qtbot: QtBot) -> Iterator[WorkbookDialog]:
    background = Background(qapp)
    parent = QWidget()
    theme.choose("light")
    qtbot.addWidget(parent)
    made = WorkbookDialog(parent, background, "utfylt.xlsx")
    made.show()
    yield made
    made.close()
    background.close()


@pytest.fixture
def read(dialog: WorkbookDialog, content: ReadWorkbook) -> WorkbookDialog:
    """Return the dialog that shows what the workbook changes."""
    dialog.show_read(content)
    return dialog


def shown(dialog: WorkbookDialog) -> list[tuple[str, ...]]:
    """Return the lines of the list: what, field, both values and the state."""
    codes = ("thing", "field", "held", "wanted", "standing")
    columns = {column.code: column for column in dialog.table.rows.columns}
    return [tuple(columns[code].shown(row) for code in codes) for row in dialog.table.rows.rows]


def test_before_it_has_read_nothing_can_be_taken(dialog: WorkbookDialog) -> None:
    assert dialog.windowTitle() == "Hent inn fra utfylt.xlsx"
    assert not dialog.take.isEnabled()
    assert dialog.chosen == ()


def test_every_change_is_a_line_with_both_values(read: WorkbookDialog) -> None:
    title, who, new, gone = shown(read)
    assert title == (
        *("T-07 Bussvei", "Tittel", "Bussvei", "Bussvei med eget felt"),
        "Endret i skjemaet",
    )
    assert who == ("T-08 Sykkelvei", "Ansvarlig", "Kari", "Ola", "Endret i skjemaet")
    assert new[0:2] == ("T-09 Sykkelhotell", "Hele raden")
    assert "Tittel: Sykkelhotell" in new[3]
    assert gone[0] == "T-07 Bussvei: Kostnader, Investering 2012"
    assert gone[3:] == ("Slettet", "Borte fra skjemaet")


def test_nothing_that_deletes_is_ticked_by_itself(read: WorkbookDialog) -> None:
    ticked = {line.key: line.ticked for line in read.table.rows.rows}
    assert (ticked[TITLE], ticked[WHO], ticked[GONE]) == (True, True, False)
    assert len(read.chosen) == 3


def test_cells_with_errors_hold_it_up_until_the_user_goes_on(read: WorkbookDialog) -> None:
    assert read.without_errors.isVisible()
    assert not read.take.isEnabled()
    assert read.take.text() == "Hent inn 3 endringer"
    QTest.keyClick(read.without_errors, Qt.Key.Key_Space)
    assert read.take.isEnabled()


def test_a_tick_chooses_and_lets_go(read: WorkbookDialog) -> None:
    index = read.table.rows.index(read.table.rows.row_of(TITLE), 0)
    role = Qt.ItemDataRole.CheckStateRole
    assert read.table.rows.setData(index, Qt.CheckState.Unchecked, role)
    assert TITLE not in {change.id for change in read.chosen}
    assert read.take.text() == "Hent inn 2 endringer"
    read.tick(GONE, ticked=True)
    assert GONE in {change.id for change in read.chosen}


def test_all_lines_in_sight_are_ticked_or_let_go(read: WorkbookDialog) -> None:
    read.chips.choose(Standing.GONE)
    read.tick_shown(ticked=True)
    assert len(read.chosen) == 4
    read.chips.choose(ALL)
    read.tick_shown(ticked=False)
    assert not any(line.ticked for line in read.table.rows.rows)
    assert not read.take.isEnabled()
    assert read.take.text() == "Hent inn"


def test_chips_show_one_kind_of_change_with_its_count(read: WorkbookDialog) -> None:
    read.chips.choose(Standing.CHANGED)
    assert [line.key for line in read.table.rows.rows] == [TITLE, WHO]
    read.chips.choose(Standing.NEW)
    assert [line.thing for line in read.table.rows.rows] == ["T-09 Sykkelhotell"]


def test_one_sheet_alone_can_be_looked_at(read: WorkbookDialog) -> None:
    read.sheets.show_value("Kostnader")
    read.sheets.committed.emit("Kostnader")
    assert [line.key for line in read.table.rows.rows] == [GONE]


def test_messages_stand_on_their_own_with_their_places(read: WorkbookDialog) -> None:
    read.chips.choose(MESSAGES)
    assert read.messages.isVisible()
    assert not read.table.isVisible()
    (line,) = read.messages.rows.rows
    assert (line.level, line.text) == ("error", "«snart» er ikke et tall.")
    assert line.place == "Tiltak, rad 6, kolonne F"


def test_the_chosen_change_is_shown_in_full(read: WorkbookDialog) -> None:
    read.table.choose(TITLE)
    assert read.card.held.toPlainText() == "Bussvei"
    assert read.card.wanted.toPlainText() == "Bussvei med eget felt"
    assert read.card.wanted.spans  # what the plan does not have is marked
    read.table.choose(GONE)
    assert "Bruttokostnad: 100" in read.card.held.toPlainText()
    assert read.card.wanted.spans == ()


def test_what_both_sides_changed_stands_out_and_waits(
    dialog: WorkbookDialog, content: ReadWorkbook
) -> None:
    (first, *others) = content.lines
    both = replace(
        first,
        held="Busstrasé",
        ticked=False,
        at_export="Bussvei",
        change=replace(first.change, standing=Standing.CONFLICT),
    )
    dialog.show_read(replace(content, lines=(both, *others)))
    dialog.chips.choose(Standing.CONFLICT)
    assert shown(dialog) == [
        (
            *("T-07 Bussvei", "Tittel", "Busstrasé", "Bussvei med eget felt"),
            "Endret i planen også",
        )
    ]
    assert dialog.card.base.isVisible()
    assert dialog.card.base.toPlainText() == "Bussvei"
    assert len(dialog.chosen) == 2
    dialog.chips.choose(Standing.CHANGED)
    assert not dialog.card.base.isVisible()


def test_what_stood_there_comes_from_the_kept_revisions(
    tmp_path: Path, file: Path, content: ReadWorkbook
) -> None:
    write_new_plan(tmp_path / "byen.fbplan", ROWS)
    store = RevisionStore(tmp_path / "revisions")
    kept = read_file(tmp_path / "byen.fbplan", store)
    assert store.of_plan(kept.info.plan_uuid)
    plan = replace(PLAN, measures=(replace(BUS, title="Busstrasé"), BIKE))
    read = read_changes(file, plan, store, "nb", Progress(lambda _share, _text: None))
    (conflict,) = (line for line in read.lines if line.change.standing is Standing.CONFLICT)
    assert (conflict.held, conflict.at_export) == ("Busstrasé", "Bussvei")
    assert {line.at_export for line in content.lines} == {None}


def test_a_file_that_cannot_be_used_is_told_in_the_dialog(
    dialog: WorkbookDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong = tmp_path / "tull.xlsx"
    wrong.write_bytes(b"Nummer;Navn\n")
    dialog.begin(wrong, PLAN, RevisionStore(tmp_path), "nb")
    qtbot.waitUntil(dialog.problem.isVisible, timeout=PATIENCE_MS)
    assert dialog.problem.text().startswith("tull.xlsx er ikke et rapporteringsskjema fra fbdesk.")
    assert not dialog.table.isVisible()
    assert not dialog.take.isEnabled()


def test_closing_it_stops_the_reading(dialog: WorkbookDialog, file: Path, qtbot: QtBot) -> None:
    dialog.begin(file, PLAN, RevisionStore(file.parent), "nb")
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog._background.busy, timeout=PATIENCE_MS)
    assert dialog.read is None


@pytest.fixture
def window(tmp_path: Path, theme: Theme, questions: ScriptedQuestions) -> Iterator[MainWindow]:
    write_new_plan(tmp_path / "byen.fbplan", ROWS)
    with a_window(tmp_path, theme, questions) as made:
        made.flow.open_path(tmp_path / "byen.fbplan")
        yield made


def accept_when_read(window: MainWindow) -> QTimer:
    """Go on without the errors and take in, as soon as the dialog has read."""
    timer = QTimer(window)

    def look() -> None:
        dialog = window.findChild(WorkbookDialog)
        if dialog is not None and dialog.read is not None:
            timer.stop()
            dialog.without_errors.setChecked(True)
            dialog.take.click()

    timer.timeout.connect(look)
    timer.start(20)
    return timer


def test_what_is_ticked_becomes_one_step_with_a_backup_before_it(
    window: MainWindow, questions: ScriptedQuestions, file: Path
) -> None:
    editor = editor_of(window)
    before = editor.plan
    questions.files = [file]
    accept_when_read(window)
    ask_workbook(window)
    titles = [measure.title for measure in editor.plan.rows_of(Measure)]
    assert titles == ["Bussvei med eget felt", "Sykkelvei", "Sykkelhotell"]
    assert editor.plan.cost_lines == before.cost_lines
    assert editor.document.undo_text == "hent inn utfylt.xlsx"
    assert [kept.reason for kept in editor.document.backups.listed()] == [Reason.IMPORT]
    told = [message.text for message in window.around.messages.waiting]
    assert "3 endringer fra skjemaet er hentet inn." in told
    editor.undo()
    assert editor.plan == before


def test_without_a_file_nothing_happens(window: MainWindow, questions: ScriptedQuestions) -> None:
    questions.files = [None]
    ask_workbook(window)
    assert editor_of(window).document.undo_text == ""
    assert questions.asked == ["Hent inn et utfylt skjema"]


def test_a_plan_that_can_only_be_read_says_so(
    window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = ReadOnlyPlanError("Planen kan bare leses.")
    monkeypatch.setattr(editor_of(window).document, "refusal", refusal)
    take_workbook(window, file)
    assert [m.text for m in window.around.messages.waiting] == ["Planen kan bare leses."]
