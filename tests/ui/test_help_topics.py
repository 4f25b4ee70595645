"""Searching the help: every word counts, titles come first, and the order of topics stays."""

import pytest

from fbdesk.ui.help_topics import ORDER, Topic, found, topics

MEETINGS = Topic("meetings", "Møter", "# Møter\n\nReferat og saker fra avtalen.")
AGREEMENT = Topic("agreement", "Avtalen", "# Avtalen\n\nPartene, løftene og møtene deres.")
DEADLINES = Topic("deadlines", "Frister", "# Frister\n\nDet som skal leveres.")
LISTED = (DEADLINES, AGREEMENT, MEETINGS)


def codes(words: str) -> list[str]:
    return [topic.code for topic in found(LISTED, words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("møte", ["meetings", "agreement"]),  # in the title of one, in the text of the other
        ("avtalen", ["agreement", "meetings"]),
        ("frister", ["deadlines"]),
        ("avtalen referat", ["meetings"]),
        ("avtalen leveres", []),
    ],
)
def test_every_word_must_stand_and_named_topics_come_first(words: str, expected: list[str]) -> None:
    assert codes(words) == expected


@pytest.mark.parametrize("words", ["FRISTER", "Frister", "  frister ", "frist"])
def test_case_spaces_and_endings_do_not_matter(words: str) -> None:
    assert codes(words) == ["deadlines"]


def test_topics_that_are_equally_named_keep_their_order() -> None:
    # «og» stands in two texts and in no title
    assert codes("og") == ["agreement", "meetings"]


def test_nothing_typed_shows_all_in_their_order() -> None:
    assert found(LISTED, " ") == LISTED


def test_the_help_begins_with_how_to_begin() -> None:
    assert topics()[0].code == ORDER[0] == "start"


def test_a_title_is_the_first_line_without_its_mark() -> None:
    assert all(topic.text.startswith(f"# {topic.title}\n") for topic in topics())


def test_no_two_topics_have_the_same_title() -> None:
    titles = [topic.title for topic in topics()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("frister", "deadlines"),
        ("møter", "meetings"),
        ("avtale", "agreement"),
        ("klimaregnskap", "inventory"),
        ("tastatur", "keyboard"),
        ("økonomi", "economy"),
    ],
)
def test_the_word_of_a_page_finds_its_topic_among_the_first(words: str, code: str) -> None:
    assert code in [topic.code for topic in found(topics(), words)][:3]
