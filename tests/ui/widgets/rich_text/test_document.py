"""Light marks in a document: what becomes a list or bold, and what is read back from it."""

import pytest
from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCursor, QTextDocument

from fbdesk.models.rich_text import Line, Run, lines_of
from fbdesk.ui.widgets.rich_text.document import (
    PICTURE,
    insert_lines,
    is_bold,
    kind_of,
    lines_in,
    next_number,
    set_kind,
    show_lines,
    text_before,
    text_in,
    weight,
)

pytestmark = pytest.mark.usefixtures("qapp")


def a_document(text: str) -> QTextDocument:
    document = QTextDocument()
    show_lines(document, lines_of(text))
    return document


def block(document: QTextDocument, number: int) -> QTextBlock:
    return document.findBlockByNumber(number)


def at(document: QTextDocument, position: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    return cursor


def kinds(document: QTextDocument) -> list[str]:
    return [kind_of(block(document, number)) for number in range(document.blockCount())]


def test_marks_become_paragraphs_and_lists_without_their_signs() -> None:
    document = a_document("Vi vil:\n- gå\n- sykle\n1. først")
    assert document.toPlainText() == "Vi vil:\ngå\nsykle\nførst"
    assert kinds(document) == ["paragraph", "bullet", "bullet", "number"]


def test_stars_become_bold_letters() -> None:
    document = a_document("Vi **må** kutte")
    assert document.toPlainText() == "Vi må kutte"
    weights = [(at(document, place).charFormat()) for place in (2, 5, 8)]
    assert [is_bold(each) for each in weights] == [False, True, False]


def test_items_that_follow_each_other_are_one_list_in_the_document() -> None:
    document = a_document("- gå\n- sykle\nSå:\n- kjøre buss")
    first, second, other = (block(document, number).textList() for number in (0, 1, 3))
    assert first.count() == second.count() == 2
    assert other.count() == 1


def test_a_numbered_list_may_begin_at_any_number() -> None:
    document = a_document("3. buss\n4. bane")
    held = block(document, 0).textList()
    assert (held.format().start(), held.count()) == (3, 2)
    assert text_in(document) == "3. buss\n4. bane"


def test_a_number_that_does_not_go_on_begins_a_list_of_its_own() -> None:
    document = a_document("1. buss\n7. bane")
    assert block(document, 0).textList().count() == 1
    assert text_in(document) == "1. buss\n7. bane"


def test_another_text_takes_the_place_of_the_whole_document() -> None:
    document = a_document("- **gå**\n- sykle")
    show_lines(document, lines_of("Kort."))
    assert document.toPlainText() == "Kort."
    assert kinds(document) == ["paragraph"]
    assert not is_bold(at(document, 1).charFormat())


def test_an_empty_text_is_one_empty_paragraph() -> None:
    assert lines_in(a_document("")) == (Line(),)
    assert text_in(a_document("- gå")) == "- gå"


def test_what_is_put_in_joins_the_line_at_the_cursor() -> None:
    document = a_document("Vi kutter")
    insert_lines(at(document, 3), lines_of("**må** "))
    assert text_in(document) == "Vi **må** kutter"


def test_a_list_that_is_put_in_makes_its_lines_items() -> None:
    document = a_document("Vi vil: ")
    insert_lines(at(document, 8), lines_of("nå\n- gå\n- sykle"))
    assert text_in(document) == "Vi vil: nå\n- gå\n- sykle"


def test_lines_that_are_put_in_are_taken_back_in_one_step() -> None:
    document = a_document("Før.")
    document.clearUndoRedoStacks()
    insert_lines(at(document, 4), lines_of("\n- gå\n- sykle"))
    document.undo()
    assert text_in(document) == "Før."
    assert not document.isUndoAvailable()


def test_an_item_without_letters_is_read_as_an_empty_line() -> None:
    document = a_document("gå")
    cursor = at(document, 2)
    cursor.insertBlock()
    set_kind(cursor, "bullet")
    assert kinds(document) == ["paragraph", "bullet"]
    assert text_in(document) == "gå\n"


def test_a_line_leaves_its_list_and_the_others_stay() -> None:
    document = a_document("- gå\n- sykle\n- løpe")
    set_kind(QTextCursor(block(document, 1)), "paragraph")
    assert text_in(document) == "- gå\nsykle\n- løpe"
    assert block(document, 1).blockFormat().indent() == 0


def test_a_bullet_becomes_a_number() -> None:
    document = a_document("- gå")
    set_kind(QTextCursor(block(document, 0)), "number", 5)
    assert text_in(document) == "5. gå"


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("1. buss\n2. bane", 1, 3),
        ("7. buss", 0, 8),
        ("- buss", 0, 1),
        ("Buss.", 0, 1),
    ],
)
def test_the_next_item_counts_on_from_the_list_before_it(
    text: str, after: int, expected: int
) -> None:
    assert next_number(block(a_document(text), after)) == expected


def test_before_the_first_line_the_count_begins_at_one() -> None:
    document = a_document("gå")
    assert next_number(block(document, 0).previous()) == 1


@pytest.mark.parametrize(
    ("text", "position", "before"),
    [
        ("Vi kutter", 2, "Vi"),
        ("Først.\nSå.", 9, "Så"),
        ("Gå 😀 nå", 5, "Gå 😀"),  # the face takes two of Qt's places
        ("Gå", 0, ""),
    ],
)
def test_what_stands_before_the_cursor_is_of_its_own_line(
    text: str, position: int, before: str
) -> None:
    assert text_before(at(a_document(text), position)) == before


def test_a_picture_is_no_letter() -> None:
    document = a_document("Buss")
    at(document, 2).insertText(PICTURE)
    assert text_in(document) == "Bu ss"


def test_bold_letters_beside_each_other_are_one_run_whatever_else_they_look_like() -> None:
    document = a_document("")
    cursor = QTextCursor(document)
    red, large = weight(bold=True), weight(bold=True)
    red.setForeground(QColor("red"))
    large.setFontPointSize(30)
    cursor.insertText("by", red)
    cursor.insertText("luft", large)
    assert lines_in(document) == (Line((Run("byluft", bold=True),)),)


@pytest.mark.parametrize(
    ("font_weight", "bold"),
    [
        (QFont.Weight.Normal, False),
        (QFont.Weight.Medium, False),
        (QFont.Weight.DemiBold, True),
        (QFont.Weight.Black, True),
    ],
)
def test_half_bold_of_another_program_is_bold_here(font_weight: QFont.Weight, bold: bool) -> None:
    look = weight(bold=False)
    look.setFontWeight(font_weight)
    assert is_bold(look) is bold
