"""A list of links: how each reads, what its buttons do, and what may be linked too."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.ui.widgets.buttons import IconButton
from fbdesk.ui.widgets.link_list import Linked, LinkList, LinkWords
from tests.ui.pages.measures_page import named_button, visible_words

pytestmark = pytest.mark.usefixtures("theme")

WORDS = LinkWords(
    name="Virkemidler", none_yet="Ingen ennå.", add="Legg til …", let_go="Fjern", open="Endre"
)
TOLL = Linked("toll", "Bompenger", "Avgift · stat", "mangler vedtak")
BUS = Linked("bus", "Kollektivfelt")


def a_list(qtbot: QtBot, words: LinkWords = WORDS) -> LinkList:
    made = LinkList(words)
    qtbot.addWidget(made)
    made.show()
    return made


def offered(made: LinkList) -> list[tuple[str, str]]:
    field = made.add_field
    return [(field.itemData(n), field.itemText(n)) for n in range(field.count())]


def test_an_empty_list_says_so_and_offers_what_can_be_linked(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    made.show_links((), (("bus", "Kollektivfelt"),))
    assert "Ingen ennå." in visible_words(made)
    assert offered(made) == [("", "Legg til …"), ("bus", "Kollektivfelt")]


def test_a_link_reads_with_its_note_and_its_warning(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    made.show_links((TOLL,), ())
    assert visible_words(made).splitlines()[:4] == [
        "Virkemidler",
        "Bompenger",
        "Avgift · stat",
        "mangler vedtak",
    ]


def test_where_everything_is_linked_nothing_more_is_offered(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    made.show_links((TOLL, BUS), ())
    QApplication.processEvents()
    assert not made.add_field.isVisible()


def test_each_button_names_its_own_row_and_tells_its_key(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    made.show_links((TOLL, BUS), ())
    with qtbot.waitSignal(made.unlinked) as let_go:
        named_button(made, "Fjern: Kollektivfelt").click()
    with qtbot.waitSignal(made.opened) as opened:
        named_button(made, "Endre: Bompenger").click()
    assert (let_go.args, opened.args) == (["bus"], ["toll"])


def test_a_list_without_a_place_to_open_has_no_button_for_it(qtbot: QtBot) -> None:
    words = LinkWords(name="Partnere", none_yet="Ingen ennå.", add="Legg til …", let_go="Fjern")
    made = a_list(qtbot, words)
    made.show_links((BUS,), ())
    names = [found.accessibleName() for found in made.findChildren(IconButton)]
    assert names == ["Fjern: Kollektivfelt"]


def test_choosing_one_that_is_offered_tells_its_key(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    made.show_links((), (("bus", "Kollektivfelt"),))
    with qtbot.waitSignal(made.linked) as told:
        made.add_field.committed.emit("bus")
    assert told.args == ["bus"]


def test_choosing_the_words_of_the_field_links_nothing(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    made.show_links((), (("bus", "Kollektivfelt"),))
    with qtbot.assertNotEmitted(made.linked):
        made.add_field.committed.emit("")


def test_a_button_keeps_its_focus_when_the_same_links_are_shown_again(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    made.show_links((TOLL, BUS), ())
    before = named_button(made, "Fjern: Bompenger")
    made.show_links((TOLL, BUS), (("new", "Ny"),))
    assert named_button(made, "Fjern: Bompenger") is before


def test_a_link_that_was_let_go_is_no_longer_read(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    made.show_links((TOLL, BUS), ())
    made.show_links((BUS,), (("toll", "Bompenger"),))
    words = visible_words(made)
    assert "Kollektivfelt" in words
    assert "Bompenger" not in words


def test_the_field_returns_to_its_words_after_a_choice(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    made.show_links((), (("toll", "Bompenger"), ("bus", "Kollektivfelt")))
    made.add_field.show_value("bus")
    made.show_links((BUS,), (("toll", "Bompenger"),))
    assert made.add_field.value == ""
    assert made.add_field.currentText() == "Legg til …"


def test_what_is_written_about_a_link_is_told_with_its_key(qtbot: QtBot) -> None:
    made = a_list(qtbot, LinkWords(name="Gjelder dersom", write="Hva det betyr"))
    made.show_links((TOLL, BUS))
    made.show_texts({"toll": "Vedtatt før"})
    assert [made.texts[key].text() for key in ("toll", "bus")] == ["Vedtatt før", ""]
    assert made.texts["bus"].accessibleName() == "Hva det betyr: Kollektivfelt"
    with qtbot.waitSignal(made.written) as told:
        made.texts["bus"].committed.emit("Etter høringen")
    assert told.args == ["bus", "Etter høringen"]


def test_a_text_that_is_being_typed_stays_while_the_links_are_the_same(qtbot: QtBot) -> None:
    made = a_list(qtbot, LinkWords(name="Gjelder dersom", write="Hva det betyr"))
    made.show_links((TOLL, BUS))
    field = made.texts["toll"]
    made.show_links((TOLL, BUS))
    assert made.texts["toll"] is field
    made.show_links((TOLL,))
    assert list(made.texts) == ["toll"]
    assert made.texts["toll"] is not field


def test_a_list_that_is_only_read_has_no_buttons_and_hides_while_it_is_empty(qtbot: QtBot) -> None:
    made = a_list(qtbot, LinkWords(name="Er motytelse til"))
    made.show_links((), (("bus", "Kollektivfelt"),))
    assert made.isHidden()
    made.show_links((TOLL,), (("bus", "Kollektivfelt"),))
    assert not made.isHidden()
    assert made.findChildren(IconButton) == []
    assert not made.add_field.isVisible()
