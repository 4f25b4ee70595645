"""The pages of a document are scrolled, turned by key, and unpacked only where they are seen."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.page_pictures import GAP_PX, KEPT_PAGES, PagePictures

DPI = 96
PORTRAIT, LANDSCAPE = (300, 400), (400, 300)
RED, BLUE = "#C00000", "#0000C0"


def a_page(size: tuple[int, int] = PORTRAIT, colour: str = RED) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, format="PNG")
    return buffer.getvalue()


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Iterator[PagePictures]:
    """Give a view of 640 × 500 without pages."""
    made = PagePictures("Sidene", DPI)
    qtbot.addWidget(made)
    made.resize(640, 500)
    made.show()
    yield made
    theme.set_zoom(100)


def colour_at(view: PagePictures, x: int, y: int) -> str:
    return str(QColor(view.viewport().grab().toImage().pixel(x, y)).name().upper())


def test_without_pages_there_is_nothing_to_turn(view: PagePictures) -> None:
    assert (view.count, view.page) == (0, 0)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 0
    view.grab()


def test_a_page_is_as_wide_as_the_room(view: PagePictures) -> None:
    view.show_pages((a_page(),))
    (place,) = view._places
    assert place.width() == view.viewport().width() - 2 * GAP_PX
    assert place.height() == place.width() * 4 // 3
    assert view.horizontalScrollBar().maximum() == 0
    assert colour_at(view, place.center().x(), 200) == RED


def test_a_wide_page_is_no_wider_than_the_others(view: PagePictures) -> None:
    view.show_pages((a_page(), a_page(LANDSCAPE)))
    upright, wide = view._places
    assert upright.width() == wide.width()
    assert wide.height() == wide.width() * 3 // 4
    assert wide.top() == upright.bottom() + 1 + GAP_PX


def test_on_paper_each_page_has_its_own_size_and_follows_the_zoom(
    view: PagePictures, theme: Theme
) -> None:
    view.show_pages((a_page(), a_page(LANDSCAPE)))
    view.fit_width(fits=False)
    assert not view.fits_width
    assert [(p.width(), p.height()) for p in view._places] == [PORTRAIT, LANDSCAPE]
    theme.set_zoom(200)
    view.fit_width(fits=False)
    assert view._places[0].width() == 2 * PORTRAIT[0] == scaled(PORTRAIT[0])
    assert view.horizontalScrollBar().maximum() > 0


def test_keys_turn_the_pages(view: PagePictures) -> None:
    view.show_pages(tuple(a_page() for _ in range(4)))
    turned = []
    for key in ("PageDown", "PageDown", "PageUp", "End", "PageDown", "Home", "PageUp"):
        QTest.keyClick(view, getattr(Qt.Key, f"Key_{key}"))
        turned.append(view.page)
    assert turned == [2, 3, 2, 4, 4, 1, 1]


def test_the_page_in_sight_is_told_as_one_scrolls(view: PagePictures, qtbot: QtBot) -> None:
    view.show_pages((a_page(), a_page(colour=BLUE)))
    with qtbot.waitSignal(view.page_changed):
        view.verticalScrollBar().setValue(view._places[1].top())
    assert view.page == 2
    assert colour_at(view, 320, 200) == BLUE


def test_new_pages_keep_the_place_where_they_are_as_many(view: PagePictures) -> None:
    view.show_pages(tuple(a_page() for _ in range(4)))
    view.go_to(3)
    view.show_pages(tuple(a_page(colour=BLUE) for _ in range(5)))
    assert view.page == 3
    assert colour_at(view, 320, 200) == BLUE


def test_fewer_pages_are_shown_from_the_first(view: PagePictures) -> None:
    view.show_pages(tuple(a_page() for _ in range(4)))
    view.go_to(4)
    view.show_pages((a_page(), a_page()))
    assert (view.page, view.count) == (1, 2)
    view.show_pages(())
    assert (view.page, view.count) == (0, 0)


def test_another_width_keeps_the_page_in_sight(view: PagePictures) -> None:
    view.show_pages(tuple(a_page() for _ in range(4)))
    view.go_to(3)
    view.resize(400, 500)
    assert view.page == 3
    view.fit_width(fits=False)
    assert view.page == 3


def test_only_pages_that_were_seen_are_unpacked(view: PagePictures) -> None:
    view.show_pages(tuple(a_page() for _ in range(30)))
    view.grab()
    assert {number for number, _ in view._unpacked} == {0}
    for page in range(1, 31):
        view.go_to(page)
        view.grab()
    assert len(view._unpacked) <= KEPT_PAGES


def test_a_page_beyond_the_last_is_not_gone_to(view: PagePictures) -> None:
    view.show_pages((a_page(), a_page()))
    view.go_to(2)
    view.go_to(3)
    view.go_to(0)
    assert view.page == 2
