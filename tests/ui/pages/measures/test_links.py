"""A list of links: how each reads, what its buttons do, and what may be linked too."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.ui.pages.measures.links import MOST_AT_FIRST, Linked, LinkList, LinkWords
from fbdesk.ui.widgets.buttons import IconButton
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


def rows_of(made: LinkList) -> int:
    QApplication.processEvents()
    buttons = [one for one in made.findChildren(IconButton) if one.isVisible()]
    return sum(one.accessibleName().startswith("Fjern: ") for one in buttons)


def test_a_long_list_shows_its_rest_on_demand(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    many = tuple(Linked(str(n), f"Tiltak {n}") for n in range(70))
    made.show_links(many, ())
    assert rows_of(made) == MOST_AT_FIRST
    named_button(made, "Show all 70").click()
    assert rows_of(made) == 70
    made.show_links(many[1:], (("0", "Tiltak 0"),))
    assert rows_of(made) == 69
    made.show_links(many[:50], ())
    assert rows_of(made) == MOST_AT_FIRST
    made.show_links(many[:MOST_AT_FIRST], ())
    assert "Show all" not in visible_words(made)
