"""The help: a topic for every page, a search, links between topics, and no network."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.help_topics import ORDER, Topic, found, topics
from fbdesk.ui.help_window import HelpWindow
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.theme import Theme
from tests.ui.a_window import a_window
from tests.ui.scripted_questions import ScriptedQuestions

TOPICS = topics()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> HelpWindow:
    assert theme.zoom == 100
    parent = QWidget()
    qtbot.addWidget(parent)
    made = HelpWindow(parent, "nb")
    made.held = parent  # type: ignore[attr-defined] # the parent must outlive the test
    return made


def titles(window: HelpWindow) -> list[str]:
    return [window.listed.item(line).text() for line in range(window.listed.count())]


def test_every_page_of_the_window_has_its_topic() -> None:
    assert {page.code for page in PAGES} <= {topic.code for topic in TOPICS}


def test_every_topic_that_ships_has_its_place() -> None:
    assert [topic.code for topic in TOPICS] == list(ORDER)


def test_what_goes_across_the_pages_has_topics_too() -> None:
    assert {"calculations", "file-safety", "keyboard", "start"} <= set(ORDER)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.code)
def test_a_topic_is_a_title_and_a_few_short_paragraphs(topic: Topic) -> None:
    assert topic.text.startswith(f"# {topic.title}\n\n")
    assert 80 < len(topic.text) < 1_800
    assert "!" not in topic.text.replace("![", "")
    assert "vennligst" not in topic.text.casefold()


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.code)
def test_every_link_leads_to_another_topic(topic: Topic) -> None:
    links = re.findall(r"\]\(([^)]*)\)", topic.text)
    assert {link.removeprefix("topic:") for link in links} <= set(ORDER)
    assert all(link.startswith("topic:") for link in links)


def test_a_language_without_help_reads_bokmaal() -> None:
    assert topics("en") == TOPICS


def test_the_search_finds_topics_that_have_every_word_and_the_named_ones_first() -> None:
    assert found(TOPICS, "frister")[0].code == "deadlines"
    both = found(TOPICS, "restriktivt tonn")
    assert [topic.code for topic in both] == ["instruments"]
    assert found(TOPICS, "xyzzy") == ()
    assert found(TOPICS, "") == TOPICS


def test_the_window_opens_at_a_topic(window: HelpWindow) -> None:
    window.show_topic("agreement")
    assert window.topic == "agreement"
    assert "Motytelse" in window.text.toPlainText()


def test_an_unknown_topic_shows_how_to_begin(window: HelpWindow) -> None:
    window.show_topic("nowhere")
    assert window.topic == "start"


def test_searching_leaves_the_topics_that_have_the_words(window: HelpWindow) -> None:
    window.search.setText("møtemodus")
    window._show_found("møtemodus")
    assert titles(window) == ["Møter"]
    assert window.none.isHidden()
    window._show_found("xyzzy")
    assert titles(window) == []
    assert not window.none.isHidden()
    window.show_topic("city")
    assert len(titles(window)) == len(TOPICS)


def test_choosing_in_the_list_shows_the_text(window: HelpWindow) -> None:
    window.listed.setCurrentRow(2)
    assert TOPICS[2].title in window.text.toPlainText()


def test_a_link_goes_to_its_topic_and_an_address_goes_nowhere(window: HelpWindow) -> None:
    window.show_topic("effects")
    window.text.anchorClicked.emit(QUrl("https://example.org/"))
    assert window.topic == "effects"
    window.text.anchorClicked.emit(QUrl("topic:calculations"))
    assert window.topic == "calculations"


def test_nothing_is_loaded_from_anywhere(window: HelpWindow, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"x")
    window.text.setMarkdown(f"![a]({QUrl.fromLocalFile(str(picture)).toString()})")
    shown = window.text.document().resource(2, QUrl.fromLocalFile(str(picture)))
    assert not shown


def test_f1_opens_the_topic_of_the_page_and_stays_beside_the_plan(
    tmp_path: Path, theme: Theme, questions: ScriptedQuestions
) -> None:
    with a_window(tmp_path, theme, questions) as main:
        main.show()
        action = main.commands.actions.action("help")
        assert action.shortcut().toString() == "F1"
        action.trigger()
        shown = main.findChild(HelpWindow)
        assert shown is not None
        assert shown.topic == "start"
        main.flow.open_sample()
        main.go_to("goals")
        action.trigger()
        assert main.findChildren(HelpWindow) == [shown]
        assert shown.topic == "goals"
        assert not shown.isModal()
        shown.close()
