"""The command palette: a few letters lead to a page, a measure or a command."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.palette import CommandPalette, PaletteEntry, matching


def nothing() -> None:
    """Do nothing."""


ENTRIES = tuple(
    PaletteEntry(text, detail, nothing)
    for text, detail in (
        ("Oversikt", "side"),
        ("Tiltak", "side"),
        ("T-02 Betalt parkering", "tiltak"),
        ("T-04 Ti minutters rute", "tiltak"),
        ("Lagre", "kommando"),
    )
)


def texts(typed: str) -> list[str]:
    return [entry.text for entry in matching(ENTRIES, typed)]


def test_nothing_typed_shows_everything_in_its_order() -> None:
    assert texts("") == [entry.text for entry in ENTRIES]


def test_every_word_must_match_somewhere() -> None:
    assert texts("parkering") == ["T-02 Betalt parkering"]
    assert texts("tiltak t-0") == ["T-02 Betalt parkering", "T-04 Ti minutters rute"]
    assert texts("buss") == []


def test_what_begins_with_the_word_comes_first() -> None:
    assert texts("ti")[:1] == ["Tiltak"]


def test_enter_picks_the_first_match(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    palette = CommandPalette(window, ENTRIES)
    palette.show()
    picked: list[str] = []
    palette.picked.connect(lambda entry: picked.append(entry.text))
    qtbot.keyClicks(palette._field, "lag")
    qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    assert picked == ["Lagre"]
    assert not palette.isVisible()


def test_arrows_choose_another_match(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    palette = CommandPalette(window, ENTRIES)
    palette.show()
    picked: list[str] = []
    palette.picked.connect(lambda entry: picked.append(entry.text))
    qtbot.keyClick(palette._field, Qt.Key.Key_Down)
    qtbot.keyClick(palette._field, Qt.Key.Key_Down)
    qtbot.keyClick(palette._field, Qt.Key.Key_Up)
    qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    assert picked == ["Tiltak"]


def test_without_a_match_enter_does_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    palette = CommandPalette(window, ENTRIES)
    palette.show()
    qtbot.keyClicks(palette._field, "xyz")
    with qtbot.assertNotEmitted(palette.picked):
        qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    assert palette._list.count() == 0
    palette.reject()


def test_a_search_heeds_no_capitals_and_the_words_may_come_in_any_order() -> None:
    assert texts("PARKERING t-02") == ["T-02 Betalt parkering"]
    assert texts("   ") == [entry.text for entry in ENTRIES]


def test_no_more_is_listed_than_can_be_read_and_arrows_stay_inside(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    many = tuple(PaletteEntry(f"T-{number:03}", "tiltak", nothing) for number in range(100))
    palette = CommandPalette(window, many)
    assert len(palette.shown) == 40
    qtbot.keyClick(palette._field, Qt.Key.Key_Up)
    assert palette._list.currentRow() == 0
    for _ in range(6):
        qtbot.keyClick(palette._field, Qt.Key.Key_PageDown)
    assert palette._list.currentRow() == 39
    qtbot.keyClick(palette._field, Qt.Key.Key_PageUp)
    assert palette._list.currentRow() == 31
    palette.reject()


def test_what_matches_nothing_is_said_and_fewer_letters_bring_the_matches_back(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    palette = CommandPalette(window, ENTRIES)
    palette.show()
    assert not palette._nothing.isVisible()
    qtbot.keyClicks(palette._field, "buss")
    assert palette._list.count() == 0
    assert palette._nothing.isVisible()
    palette._field.setText("b")
    assert palette._list.count() > 0
    assert not palette._nothing.isVisible()


def test_texts_of_the_plan_follow_the_names_from_two_letters_on(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    asked: list[str] = []

    def find(typed: str) -> list[PaletteEntry]:
        asked.append(typed)
        return [
            PaletteEntry("T-02 Betalt parkering", "tiltak", nothing),
            PaletteEntry("T-04 Ti minutters rute", "Notat", nothing, "… ny parkering", ((5, 14),)),
        ]

    palette = CommandPalette(window, ENTRIES, find)
    palette.show()
    qtbot.keyClicks(palette._field, "p")
    assert asked == []
    qtbot.keyClicks(palette._field, "ar")
    assert asked == ["pa", "par"]
    assert palette.shown == (
        "T-02 Betalt parkering   ·   tiltak",
        "T-04 Ti minutters rute   ·   Notat",
    )
    heights = [palette._list.visualItemRect(palette._list.item(n)).height() for n in (0, 1)]
    assert heights[1] > heights[0]
    palette.show_again()
    assert asked[-1] == "par"


def test_what_was_found_in_a_text_is_drawn_bold(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    plain = PaletteEntry("T-04", "Notat", nothing, "ny parkering her")
    marked = PaletteEntry("T-04", "Notat", nothing, "ny parkering her", ((3, 12),))
    pictures = []
    for entry in (plain, marked):
        palette = CommandPalette(window, (entry,))
        palette.show()
        pictures.append(palette._list.grab().toImage())
        palette.close()
    assert pictures[0] != pictures[1]
