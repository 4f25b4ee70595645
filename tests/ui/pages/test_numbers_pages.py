"""What overview, inventory and documents have in common: names, zoom, long texts, many rows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import Agreement
from fbdesk.models.city import Municipality
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.page import Page
from fbdesk.ui.pages.documents.page import DocumentsPage
from fbdesk.ui.pages.inventory.page import InventoryPage
from fbdesk.ui.pages.overview.page import OverviewPage
from fbdesk.ui.theme import Theme
from tests.builders import a_measure, a_reduction, a_target, an_inventory, some_settings

ADesk = Callable[..., Desk]
PATIENCE_MS = 20_000
PAGES = (OverviewPage, InventoryPage, DocumentsPage)
LONG = "Et svært langt navn som ingen ville ha valgt, men som noen likevel skriver " * 4

parametrized = pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.__name__)


def a_city(**names: str) -> tuple[Row, ...]:
    name = names.get("name", "tall til 2011")
    edition, *measured = an_inventory(
        {
            ("Veitrafikk", "Personbiler"): {2009: 100_000.0, 2011: 90_000.0},
            ("Industri, olje og gass", names.get("source", "Smelteverk")): {2009: 900_000.0},
        },
        name=name,
    )
    return (
        edition,
        *measured,
        some_settings(inventory_edition=edition.key, name=names.get("city", "Porsgrunn")),
        Municipality(number="4001", name=names.get("place", "Porsgrunn")),
        a_target(scope="programme", title=names.get("target", "Mindre utslipp")),
        Agreement(title="Avtale"),
        *a_reduction(5_000.0),
    )


def open_page(qtbot: QtBot, desk: Desk, kind: type[Page], width: int = 1200) -> Page:
    qtbot.waitUntil(lambda: desk.editor.results is not None, timeout=PATIENCE_MS)
    page = kind(desk)  # type: ignore[call-arg] # every page takes the desk alone
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    desk.editor.results_changed.connect(page.note_results)
    page.resize(width, 840)
    page.show()
    QApplication.processEvents()
    return page


def focusable(page: Page) -> list[QWidget]:
    return [
        part
        for part in page.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(part, QScrollBar)
        and part.window() is page.window()  # the list of a closed choice is a window of its own
        and not isinstance(part.parent(), QAbstractItemView)
    ]


def name_of(part: QWidget) -> str:
    text = getattr(part, "text", None)
    return part.accessibleName() or (str(text()) if callable(text) else "")


@parametrized
def test_everything_that_takes_the_focus_has_a_name(
    qtbot: QtBot, a_desk: ADesk, kind: type[Page]
) -> None:
    page = open_page(qtbot, a_desk(*a_city()), kind)
    found = focusable(page)
    assert found
    assert [type(part).__name__ for part in found if not name_of(part)] == []


@parametrized
@pytest.mark.parametrize("zoom", [80, 200])
def test_a_page_fits_a_window_at_every_zoom(
    qtbot: QtBot, a_desk: ADesk, theme: Theme, kind: type[Page], zoom: int
) -> None:
    desk = a_desk(*a_city())
    theme.set_zoom(zoom)
    page = open_page(qtbot, desk, kind, 1440 - 112)
    assert page.width() == 1440 - 112, "the page needs more than the window has"


@parametrized
def test_long_names_do_not_push_the_page_wider(
    qtbot: QtBot, a_desk: ADesk, kind: type[Page]
) -> None:
    names = {"name": LONG, "city": LONG, "place": LONG, "target": LONG, "source": LONG}
    page = open_page(qtbot, a_desk(*a_city(**names)), kind, 940)
    assert page.width() == 940


@parametrized
def test_words_that_look_like_markup_are_shown_as_they_stand(
    qtbot: QtBot, a_desk: ADesk, kind: type[Page]
) -> None:
    odd = "<b>&amp; {navn} %s"
    measure = a_measure("<i>T</i> & {0}", responsible="")
    desk = a_desk(*a_city(name=odd, city=odd, target=odd), measure)
    page = open_page(qtbot, desk, kind)
    page.note_change(frozenset({"measure"}))
    assert page.isVisible()


@parametrized
def test_the_dark_theme_needs_no_new_page(
    qtbot: QtBot, a_desk: ADesk, theme: Theme, kind: type[Page]
) -> None:
    page = open_page(qtbot, a_desk(*a_city()), kind)
    light = page.grab().toImage()
    theme.choose("dark")
    QApplication.processEvents()
    dark = page.grab().toImage()
    theme.choose("light")
    assert light != dark


@parametrized
def test_a_page_that_is_out_of_sight_catches_up_when_it_is_shown(
    qtbot: QtBot, a_desk: ADesk, kind: type[Page]
) -> None:
    desk = a_desk(*a_city())
    page = open_page(qtbot, desk, kind)
    page.hide()
    settings = desk.plan.settings
    desk.editor.change("rename", type(settings), settings.key, name="Skien")
    page.show()
    QApplication.processEvents()
    assert page.isVisible()
    assert desk.plan.settings.name == "Skien"
