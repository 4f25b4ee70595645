"""Two editions of the inventory side by side, on the tab of the editions."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fbdesk.exchange.inventory.change import Comparison, TotalChange
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.inventory.compare import EditionComparison, YearLine, year_lines
from fbdesk.ui.pages.inventory.page import InventoryPage
from tests.builders import an_inventory

ADesk = Callable[..., Desk]
CARS, OIL = ("Veitrafikk", "Personbiler"), ("Oppvarming", "Fossil olje")


def an_edition(name: str, day: int, figures: dict[Any, dict[int, float]], **more: Any) -> list[Row]:
    """Return an edition that came in on a day of March 2025."""
    given = {"key": name, "name": name, "imported": date(2025, 3, day)}
    return list(an_inventory(figures, **{**given, **more}))


def two_editions(**newer: Any) -> list[Row]:
    """Return an edition, and a newer one that revises cars in 2009 and adds 2011."""
    return [
        *an_edition("eldre", 1, {CARS: {2009: 1_000.0}, OIL: {2009: 100.0}}),
        *an_edition("nyere", 2, {CARS: {2009: 945.0, 2011: 900.0}, OIL: {2009: 100.0}}, **newer),
    ]


def open_comparison(qtbot: QtBot, desk: Desk, chosen: str) -> EditionComparison:
    page = InventoryPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    page.resize(1400, 1000)
    page.show()
    page.reveal(chosen)
    return page.editions.comparison


def rows(table: Any) -> list[tuple[str, ...]]:
    model = table.rows
    cells = [[column.shown(row) for column in model.columns] for row in model.rows]
    return [tuple(re.sub(r"\s", " ", cell) for cell in line) for line in cells]


def words(found: EditionComparison) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in found.findChildren(QLabel) if each.isVisible())


def wait_for(qtbot: QtBot, found: EditionComparison, count: int) -> None:
    qtbot.waitUntil(lambda: len(found.years.rows.rows) == count, timeout=15_000)


def test_one_edition_has_nothing_to_be_compared_with(qtbot: QtBot, a_desk: ADesk) -> None:
    found = open_comparison(qtbot, a_desk(*an_edition("eneste", 1, {CARS: {2009: 1.0}})), "eneste")
    assert not found.isVisible()


def test_an_edition_is_compared_with_the_one_before_it(qtbot: QtBot, a_desk: ADesk) -> None:
    found = open_comparison(qtbot, a_desk(*two_editions()), "nyere")
    wait_for(qtbot, found, 2)
    assert found.other.value == "eldre"
    assert rows(found.years) == [("2011", "–", "900", "–"), ("2009", "1 100", "1 045", "−5,0 %")]
    assert "1 figure is revised." in words(found)
    assert "New years: 2011." in words(found)
    (revised,) = rows(found.revisions)
    assert revised[4:] == ("1 000", "945", "−55")


def test_the_oldest_is_compared_with_the_newest(qtbot: QtBot, a_desk: ADesk) -> None:
    found = open_comparison(qtbot, a_desk(*two_editions()), "eldre")
    wait_for(qtbot, found, 2)
    assert found.other.value == "nyere"
    assert "Years that are gone: 2011." in words(found)


def test_another_edition_to_compare_with_is_chosen(qtbot: QtBot, a_desk: ADesk) -> None:
    third = an_edition("nyest", 3, {CARS: {2009: 945.0}, OIL: {2009: 100.0}})
    found = open_comparison(qtbot, a_desk(*two_editions(), *third), "nyest")
    wait_for(qtbot, found, 2)
    assert found.other.value == "nyere"
    assert "0 figures are revised." in words(found)
    assert not found.revisions.isVisible()
    found.other.show_value("eldre")
    found.other.activated.emit(found.other.currentIndex())
    wait_for(qtbot, found, 1)
    assert "1 figure is revised." in words(found)


def test_editions_of_other_weights_are_told_apart(qtbot: QtBot, a_desk: ADesk) -> None:
    found = open_comparison(qtbot, a_desk(*two_editions(gwp_set="AR4")), "nyere")
    wait_for(qtbot, found, 2)
    assert "nyere weighs the gases as in AR4 and eldre as in AR5" in words(found)


def test_new_sectors_are_named(qtbot: QtBot, a_desk: ADesk) -> None:
    newer = an_edition("nyere", 2, {CARS: {2009: 1_000.0}, ("Luftfart", "Fly"): {2009: 5.0}})
    older = an_edition("eldre", 1, {CARS: {2009: 1_000.0}, OIL: {2009: 1.0}})
    found = open_comparison(qtbot, a_desk(*older, *newer), "nyere")
    wait_for(qtbot, found, 1)
    assert "New sectors: Luftfart." in words(found)
    assert "Sectors that are gone: Oppvarming." in words(found)


def test_a_year_that_one_municipality_lacks_has_no_sum() -> None:
    found = Comparison(
        totals=(
            TotalChange("4001", 2009, 100.0, 110.0),
            TotalChange("4003", 2009, None, 50.0),
            TotalChange("4001", 2011, 90.0, 99.0),
        )
    )
    assert year_lines(found) == (
        YearLine("2011", 2011, 90.0, 99.0),
        YearLine("2009", 2009, None, 160.0),
    )


def test_a_difference_from_nothing_has_no_share() -> None:
    assert YearLine("2009", 2009, 0.0, 5.0).share is None
    assert YearLine("2009", 2009, 5.0, None).share is None
    assert YearLine("2009", 2009, 4.0, 5.0).share == 0.25
