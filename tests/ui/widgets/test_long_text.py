"""Long texts in the window: lists and bold words are written, kept, pasted, and never lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.models.rich_text import lines_of, text_of
from fbdesk.ui.widgets.fields import LongTextEdit
from fbdesk.ui.widgets.rich_text.document import lines_in, show_lines, text_in

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
LIKELY = st.text(alphabet=st.sampled_from(list("ab 12.-*•😀\n")), max_size=40)


class Writing:
    """A field with the cursor in it, another to go to, and what the first one committed."""

    def __init__(self, qtbot: QtBot, text: str = "") -> None:
        self._qtbot = qtbot
        self.field = LongTextEdit("Skriv her")
        self.committed: list[object] = []
        self.field.committed.connect(self.committed.append)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self._other = QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self._other)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.field.show_value(text)
        self.field.setFocus()
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def type(self, text: str) -> None:
        for line, words in enumerate(text.split("\n")):
            if line:
                self.press(Qt.Key.Key_Return)
            self._qtbot.keyClicks(self.field, words)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self._qtbot.keyClick(self.field, key, held)

    def leave(self) -> list[object]:
        self._other.setFocus()
        return self.committed

    def shows(self) -> str:
        """Return the letters in the field, without any mark."""
        return self.field.toPlainText()


@pytest.fixture
def writing(qtbot: QtBot) -> Writing:
    return Writing(qtbot)


def test_a_dash_at_the_start_of_a_line_becomes_a_list(writing: Writing) -> None:
    writing.type("Vi vil:\n- gå\nsykle")
    assert writing.shows() == "Vi vil:\ngå\nsykle"
    assert writing.leave() == ["Vi vil:\n- gå\n- sykle"]


def test_a_number_at_the_start_of_a_line_becomes_a_list_that_counts_on(writing: Writing) -> None:
    writing.type("3. buss\nbane")
    assert writing.leave() == ["3. buss\n4. bane"]


def test_enter_on_an_empty_item_ends_the_list(writing: Writing) -> None:
    writing.type("- gå\n\nSlutt.")
    assert writing.leave() == ["- gå\nSlutt."]


def test_backspace_before_an_item_makes_it_a_paragraph(writing: Writing) -> None:
    writing.type("- gå")
    writing.press(Qt.Key.Key_Home)
    writing.press(Qt.Key.Key_Backspace)
    assert writing.leave() == ["gå"]


def test_words_between_stars_become_bold_as_they_are_typed(writing: Writing) -> None:
    writing.field.insertPlainText("Vi 😀 ")
    writing.type("**må** kutte")
    assert writing.shows() == "Vi 😀 må kutte"
    assert writing.leave() == ["Vi 😀 **må** kutte"]


def test_stars_that_mean_nothing_stay(writing: Writing) -> None:
    writing.type("2 ** 3 ** 4 * 5")
    assert writing.shows() == "2 ** 3 ** 4 * 5"
    assert writing.leave() == ["2 ** 3 ** 4 * 5"]


def test_ctrl_b_makes_the_chosen_words_bold_and_back(qtbot: QtBot) -> None:
    writing = Writing(qtbot, "Vi må kutte")
    writing.field.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(2):
        writing.press(Qt.Key.Key_Right, CTRL_SHIFT)
    writing.press(Qt.Key.Key_B, CTRL)
    assert text_in(writing.field.document()) == "**Vi må** kutte"
    writing.press(Qt.Key.Key_B, CTRL)
    assert text_in(writing.field.document()) == "Vi må kutte"


def test_ctrl_b_before_typing_makes_what_comes_bold(writing: Writing) -> None:
    writing.press(Qt.Key.Key_B, CTRL)
    writing.type("Viktig")
    writing.press(Qt.Key.Key_B, CTRL)
    writing.type(" nå")
    assert writing.leave() == ["**Viktig** nå"]


@pytest.mark.parametrize(
    ("key", "listed"),
    [
        (Qt.Key.Key_8, "- gå\n- sykle"),
        (Qt.Key.Key_ParenLeft, "- gå\n- sykle"),
        (Qt.Key.Key_7, "1. gå\n2. sykle"),
        (Qt.Key.Key_Slash, "1. gå\n2. sykle"),
    ],
)
def test_the_keys_of_lists_make_the_chosen_lines_items_and_back(
    qtbot: QtBot, key: Qt.Key, listed: str
) -> None:
    writing = Writing(qtbot, "gå\nsykle")
    writing.field.selectAll()
    writing.press(key, CTRL_SHIFT)
    assert text_in(writing.field.document()) == listed
    writing.press(key, CTRL_SHIFT)
    assert text_in(writing.field.document()) == "gå\nsykle"


def test_the_menu_offers_bold_and_lists(writing: Writing) -> None:
    menu = writing.field.createStandardContextMenu()
    before = len(menu.actions())
    writing.field._writing.extend(menu)
    added = [action.text().split("\t") for action in menu.actions()[before:] if action.text()]
    assert [keys for _, keys in added] == ["Ctrl+B", "Ctrl+Shift+8", "Ctrl+Shift+7"]
    menu.actions()[-2].trigger()
    writing.type("gå")
    assert writing.leave() == ["- gå"]
    menu.deleteLater()


def test_a_field_that_nobody_typed_in_saves_nothing(qtbot: QtBot) -> None:
    odd = "• fra Word\u00a0her\n\n\n07. sju\n** x **  "
    writing = Writing(qtbot, odd)
    assert writing.leave() == []


def test_marks_pasted_as_text_show_as_what_they_mean(qtbot: QtBot) -> None:
    writing = Writing(qtbot, "Først. ")
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("**Så**\n- gå\n- sykle")
    writing.press(Qt.Key.Key_V, CTRL)
    assert writing.shows() == "Først. Så\ngå\nsykle"
    assert writing.leave() == ["Først. **Så**\n- gå\n- sykle"]


def test_of_html_only_lists_and_bold_words_come_along(writing: Writing) -> None:
    pasted = QMimeData()
    pasted.setHtml(
        "<h1 style='color:red;font-family:Impact'>Mål</h1><p>Vi&nbsp;<b>må</b> <i>nå</i></p>"
        "<ul><li>gå</li><li><a href='https://x.no'>sykle</a></li></ul><img src='x.png'>"
    )
    QGuiApplication.clipboard().setMimeData(pasted)
    writing.press(Qt.Key.Key_V, CTRL)
    assert writing.leave() == ["**Mål**\nVi **må** nå\n- gå\n- sykle"]
    assert "Impact" not in writing.field.toHtml()


def test_what_is_copied_reads_well_elsewhere_and_comes_back_whole(qtbot: QtBot) -> None:
    text = "Vi **må**:\n- gå\n- sykle"
    writing = Writing(qtbot, text)
    writing.field.selectAll()
    writing.press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Vi må:\n- gå\n- sykle"
    other = Writing(qtbot)
    other.press(Qt.Key.Key_V, CTRL)
    assert other.leave() == [text]


def test_undo_takes_back_what_was_typed_and_then_goes_to_the_plan(qtbot: QtBot) -> None:
    writing = Writing(qtbot, "før")
    assert not writing.field.document().isUndoAvailable()
    writing.type("e")
    writing.field.undo()
    assert writing.shows() == "før"
    assert not writing.field.document().isUndoAvailable()


def test_escape_brings_back_what_stood_there(qtbot: QtBot) -> None:
    writing = Writing(qtbot, "- **gå**")
    writing.type(" og løpe")
    writing.press(Qt.Key.Key_Escape)
    assert text_in(writing.field.document()) == "- **gå**"
    assert writing.leave() == []


def test_a_refresh_leaves_what_is_being_typed(qtbot: QtBot) -> None:
    writing = Writing(qtbot, "før")
    writing.type(" midt i en setn")
    writing.field.show_value("endret av en kollega")
    assert writing.shows() == "før midt i en setn"


def test_the_keys_of_a_field_that_is_only_read_do_nothing(qtbot: QtBot) -> None:
    writing = Writing(qtbot, "gå")
    writing.field.setReadOnly(True)
    writing.field.selectAll()
    writing.press(Qt.Key.Key_B, CTRL)
    writing.press(Qt.Key.Key_8, CTRL_SHIFT)
    assert text_in(writing.field.document()) == "gå"


def test_the_window_does_not_take_the_keys_of_lists(qtbot: QtBot) -> None:
    from PySide6.QtGui import QShortcut

    writing = Writing(qtbot, "gå")
    taken: list[str] = []
    shortcut = QShortcut(QKeySequence("Ctrl+B"), writing.window)
    shortcut.activated.connect(lambda: taken.append("Ctrl+B"))
    writing.field.selectAll()
    writing.press(Qt.Key.Key_B, CTRL)
    assert taken == []
    assert writing.leave() == ["**gå**"]


def test_the_field_is_as_high_as_its_list(qtbot: QtBot) -> None:
    writing = Writing(qtbot, "\n".join(f"- punkt {number}" for number in range(9)))
    QApplication.processEvents()
    assert writing.field.height() >= 9 * writing.field.fontMetrics().lineSpacing()
    assert not writing.field.verticalScrollBar().isVisible()


@pytest.mark.usefixtures("qapp")
@settings(max_examples=150, deadline=None)
@given(LIKELY)
def test_every_text_comes_out_of_the_field_as_it_came_in(text: str) -> None:
    document = QTextDocument()
    show_lines(document, lines_of(text))
    assert text_in(document) == text_of(lines_of(text))
    assert lines_in(document) == lines_of(text)


def test_what_is_written_for_long_is_saved_on_the_way_and_the_cursor_stays(qtbot: QtBot) -> None:
    writing = Writing(qtbot, "Sykkelvei")
    writing.type(" til skolen \n")
    assert writing.field.on_the_way.isActive()
    assert writing.field.on_the_way.interval() == 10_000
    place = writing.field.textCursor().position()
    writing.field.on_the_way.timeout.emit()
    assert writing.committed == ["Sykkelvei til skolen"]
    writing.field.show_value("Sykkelvei til skolen")  # as the page does with what was saved
    assert writing.field.textCursor().position() == place
    writing.type("og parken")
    assert writing.shows() == "Sykkelvei til skolen \nog parken"
    assert writing.leave()[1:] == ["Sykkelvei til skolen \nog parken"]


def test_the_wait_is_not_put_off_by_going_on_writing(qtbot: QtBot) -> None:
    writing = Writing(qtbot)
    writing.type("a")
    begun = writing.field.on_the_way.timerId()  # another one each time that it starts
    writing.type("bc")
    assert writing.field.on_the_way.isActive()
    assert writing.field.on_the_way.timerId() == begun


def test_nothing_is_saved_on_the_way_where_nothing_was_written(qtbot: QtBot) -> None:
    writing = Writing(qtbot, "Sykkelvei")
    writing.type("x")
    writing.press(Qt.Key.Key_Escape)
    writing.field.on_the_way.timeout.emit()
    assert writing.committed == []
    writing.type("y")
    writing.leave()
    writing.field.on_the_way.timeout.emit()
    assert writing.committed == ["ySykkelvei"]


def test_a_text_shown_in_a_field_without_the_cursor_waits_for_nothing(qtbot: QtBot) -> None:
    field = LongTextEdit()
    qtbot.addWidget(field)
    field.show_value("Sykkelvei")
    assert not field.on_the_way.isActive()


def test_a_field_that_makes_something_new_of_its_text_saves_when_it_is_left(qtbot: QtBot) -> None:
    writing = Writing(qtbot)
    writing.field.saves_on_the_way = False
    writing.type("Nytt notat")
    assert not writing.field.on_the_way.isActive()
    assert writing.leave() == ["Nytt notat"]
