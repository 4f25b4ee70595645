"""What comes along when text is copied between fbdesk and other programs."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from fbdesk.models.rich_text import lines_of, text_of
from fbdesk.ui.widgets.rich_text.clipboard import copied_lines, pasted_lines
from fbdesk.ui.widgets.rich_text.document import show_lines

pytestmark = pytest.mark.usefixtures("qapp")


def pasted(html: str = "", text: str = "") -> str:
    """Return the text with marks that a field takes from the clipboard."""
    source = QMimeData()
    if html:
        source.setHtml(html)
    if text:
        source.setText(text)
    return text_of(pasted_lines(source))


def copied(text: str, first: int = 0, last: int | None = None) -> QMimeData:
    """Return what is on the clipboard when these letters of a text are copied."""
    document = QTextDocument()
    show_lines(document, lines_of(text))
    cursor = QTextCursor(document)
    cursor.setPosition(first)
    end = document.characterCount() - 1 if last is None else last
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return copied_lines(cursor.selection())


def test_plain_text_is_read_by_its_marks() -> None:
    assert pasted(text="**Så**\r\n• gå\n2. buss") == "**Så**\n- gå\n2. buss"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Vi <b>må</b> nå</p>", "Vi **må** nå"),
        ("<p>Vi <strong>må</strong> nå</p>", "Vi **må** nå"),
        ("<p><span style='font-weight:700'>Må</span> nå</p>", "**Må** nå"),
        ("<p><i>skrått</i> og <u>streket</u></p>", "skrått og streket"),
        ("<ul><li>gå</li><li>sykle</li></ul>", "- gå\n- sykle"),
        ("<ol><li>gå</li><li>sykle</li></ol>", "1. gå\n2. sykle"),
        ("<ol start='4'><li>gå</li></ol>", "4. gå"),
        ("<p>Ett&nbsp;mål</p>", "Ett mål"),
        ("<p><a href='https://x.no'>lenke</a></p>", "lenke"),
    ],
    ids=["b", "strong", "weight", "italic", "bullets", "numbers", "start", "hard space", "link"],
)
def test_of_another_programs_look_only_lists_and_bold_words_stay(html: str, text: str) -> None:
    assert pasted(html) == text


def test_html_is_preferred_to_the_text_beside_it() -> None:
    assert pasted("<p><b>Må</b></p>", "Må") == "**Må**"


def test_html_that_holds_no_letters_gives_way_to_the_text() -> None:
    assert pasted("<img src='kart.png'>", "Kart over byen") == "Kart over byen"


def test_empty_lines_around_the_html_are_left_out() -> None:
    assert pasted("<p>&nbsp;</p><p>Mål</p>").strip() == "Mål"


def test_copied_text_reads_well_where_there_are_no_marks() -> None:
    assert copied("Vi **må**:\n- gå\n2. sykle").text() == "Vi må:\n- gå\n2. sykle"


def test_copied_text_is_bold_where_other_programs_know_how() -> None:
    html = copied("Vi **må** nå").html()
    assert "font-weight:700" in html
    assert "**" not in html


def test_only_what_was_chosen_is_copied() -> None:
    assert copied("Vi må kutte", 3, 5).text() == "må"


@pytest.mark.parametrize(
    "text",
    [
        "Vi **må** kutte",
        "- gå\n- sykle",
        "4. gå\n5. sykle\nSlutt.",
        "Vi vil:\n1. gå\n2. **sykle**\nSlutt.",
        "**alt**",
    ],
)
def test_what_is_copied_comes_back_whole(text: str) -> None:
    assert text_of(pasted_lines(copied(text))) == text


@pytest.mark.parametrize(
    ("text", "first", "last", "letters"),
    [
        ("- gå nå\n- sykle", 3, 5, "nå"),
        ("- gå nå\n- sykle", 0, 2, "gå"),
        ("3. gå **nå**", 0, 2, "gå"),
    ],
)
def test_words_from_within_one_item_are_words_and_no_list(
    text: str, first: int, last: int, letters: str
) -> None:
    clipboard = copied(text, first, last)
    assert clipboard.text() == letters
    assert text_of(pasted_lines(clipboard)) == letters


def test_a_choice_that_begins_within_an_item_has_the_rest_of_the_list() -> None:
    clipboard = copied("- gå nå\n- sykle", 3, 9)
    assert clipboard.text() == "- nå\n- syk"
    assert text_of(pasted_lines(clipboard)) == "- nå\n- syk"
