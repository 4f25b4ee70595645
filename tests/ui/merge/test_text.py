"""What differs in a text is marked, by whole words, and follows the theme."""

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.ui.merge.text import MOST_WORDS, MergeText, changed_spans
from fbdesk.ui.theme import Theme, tokens_of


def marked(text: str, other: str) -> list[str]:
    return [text[first:last] for first, last in changed_spans(text, other)]


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("Bussvei sør for elva", "Bussvei nord for elva", ["sør"]),
        ("Bussvei sør for elva", "Bussvei for elva", [" sør"]),
        ("Bussvei for elva", "Bussvei sør for elva", []),
        ("likt", "likt", []),
        ("", "noe", []),
        ("alt er nytt her", "", ["alt er nytt her"]),
        ("1 250 000 kr", "1 350 000 kr", ["250"]),
        ("første og andre", "helt annet innhold her og nå", ["første og andre"]),
    ],
)
def test_whole_words_are_marked_that_the_other_text_does_not_have(
    text: str, other: str, expected: list[str]
) -> None:
    assert marked(text, other) == expected


def test_a_very_long_text_is_marked_as_one() -> None:
    text = "ord " * MOST_WORDS
    assert changed_spans(text, f"{text}til") == ((0, len(text)),)


def test_marks_follow_the_theme(qtbot: QtBot, theme: Theme) -> None:
    shown = MergeText("Mitt")
    qtbot.addWidget(shown)
    shown.show()
    shown.show_text("Bussvei sør for elva", "Bussvei nord for elva")
    (mark,) = shown.extraSelections()
    assert mark.cursor.selectedText() == "sør"
    assert mark.format.background().color().name().upper() == tokens_of(shown).warning_soft
    theme.choose("dark")
    (mark,) = shown.extraSelections()
    assert mark.format.background().color().name().upper() == tokens_of(shown).warning_soft
    theme.choose("light")


def test_nothing_is_shown_as_a_dash_and_can_only_be_read(qtbot: QtBot, theme: Theme) -> None:
    del theme
    shown = MergeText("Mitt")
    qtbot.addWidget(shown)
    shown.show_text("", "noe")
    assert shown.toPlainText() == "–"
    assert shown.isReadOnly()
    assert shown.extraSelections() == []
