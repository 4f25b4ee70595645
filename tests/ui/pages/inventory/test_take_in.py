"""An import is read beside the window, looked at, and taken in as one step or left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fbdesk.models.city import Municipality
from fbdesk.models.inventory import InventoryEdition
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.inventory.page import PREVIEW, InventoryPage
from tests.builders import an_inventory, some_settings
from tests.exchange.workbooks import CARS, all_municipalities, one_area, saved
from tests.ui.scripted_questions import ScriptedQuestions

ADesk = Callable[..., Desk]
PATIENCE_MS = 20_000

PORSGRUNN = (2009, "Veitrafikk", "Personbiler", "CO2", 110.0)


def open_page(qtbot: QtBot, desk: Desk) -> InventoryPage:
    page = InventoryPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    desk.editor.results_changed.connect(page.note_results)
    page.resize(1300, 860)
    page.show()
    return page


def previewed(qtbot: QtBot, page: InventoryPage) -> None:
    qtbot.waitUntil(lambda: page.sides.currentIndex() == PREVIEW, timeout=PATIENCE_MS)


def finished(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=PATIENCE_MS)


def labels(page: InventoryPage) -> str:
    QApplication.processEvents()
    found = [part.text() for part in page.findChildren(QLabel) if part.isVisible()]
    return "\n".join(found).replace("\u202f", " ")


def test_a_chosen_file_is_shown_before_anything_changes(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions, tmp_path: Path
) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    questions.files = [saved(tmp_path, one_area(CARS, (2011, *CARS[1:])))]
    page.import_button.click()
    previewed(qtbot, page)
    shown = labels(page)
    assert "klimagass.xlsx" in shown
    assert "2 figures for Porsgrunn, 2009–2011." in shown
    assert "Not published: 2010." in shown
    assert desk.plan.inventory_editions == ()
    assert not page.import_button.isEnabled()


def test_taking_it_in_is_one_step_with_its_name(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    page.read(saved(tmp_path, one_area(CARS)))
    previewed(qtbot, page)
    page.preview.name.setText("Porsgrunn, tall til 2009")
    page.preview.gwp_set.setCurrentIndex(page.preview.gwp_set.findData("AR4"))
    page.preview.status.setCurrentIndex(page.preview.status.findData("confirmed"))
    page.preview.published.setText("mai 2011")
    page.preview.take.click()
    (edition,) = desk.plan.inventory_editions
    assert (edition.name, edition.gwp_set) == ("Porsgrunn, tall til 2009", "AR4")
    assert (edition.status, edition.published) == ("confirmed", "mai 2011")
    (row,) = desk.plan.inventory_rows
    assert (row.year, row.source, row.emission_t) == (2009, "Personbiler", 100.5)
    assert desk.editor.document.undo_text == "import inventory Porsgrunn, tall til 2009"
    assert page.edition.value == edition.key
    assert page.import_button.isEnabled()
    (message,) = desk.messages.waiting
    assert message.text == "1 figure was taken in as Porsgrunn, tall til 2009."
    desk.editor.undo()
    assert (desk.plan.inventory_rows, desk.plan.inventory_editions) == ((), ())


def test_a_file_can_be_left(qtbot: QtBot, a_desk: ADesk, tmp_path: Path) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    page.read(saved(tmp_path, one_area(CARS)))
    previewed(qtbot, page)
    page.preview.leave.click()
    assert "No inventory yet" in labels(page)
    assert page.import_button.isEnabled()
    assert desk.plan.inventory_editions == ()


def test_revised_figures_are_listed_against_the_edition_in_use(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    held = an_inventory(
        {
            ("Veitrafikk", "Personbiler"): {2009: 100.0},
            ("Veitrafikk", "Busser"): {2009: 50.0},
            ("Veitrafikk", "Veteranbiler"): {2009: 1.0},
        }
    )
    page = open_page(qtbot, a_desk(*held))
    buses = (2009, "Veitrafikk", "Busser", "CO2", 20.0)
    vans = (2011, "Veitrafikk", "Varebiler", "CO2", 5.0)
    page.read(saved(tmp_path, one_area(PORSGRUNN, buses, vans)))
    previewed(qtbot, page)
    shown = labels(page)
    assert "2 figures are revised" in shown
    assert "Against tall til 2009" in shown
    assert "New years: 2011" in shown
    assert "New sources: Veitrafikk, Varebiler" in shown
    assert "Sources that are gone: Veitrafikk, Veteranbiler" in shown
    lines = page.preview.revisions.rows.rows
    assert [(line.revision.source, line.difference_t) for line in lines] == [
        ("Busser", -30.0),  # the largest difference first
        ("Personbiler", 10.0),
    ]
    model = page.preview.revisions.rows
    texts = [column.shown(lines[0]) for column in model.columns]
    assert texts == ["2009", "Porsgrunn", "Veitrafikk", "Busser", "50", "20", "−30"]


def test_what_is_odd_in_the_file_is_told_with_its_place(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    page = open_page(qtbot, a_desk())
    odd = (2009, "Veitrafikk", "Busser", "CO2", "mange")
    page.read(saved(tmp_path, one_area(CARS, odd)))
    previewed(qtbot, page)
    (line, *_) = page.preview.messages.rows.rows
    assert line.level == "warning"
    assert "mange" in line.text
    assert line.place.startswith("Oversikt - detaljert, row 3")


def test_a_file_that_is_in_the_plan_already_cannot_be_taken_in_twice(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    path = saved(tmp_path, one_area(CARS))
    page.read(path)
    previewed(qtbot, page)
    page.preview.take.click()
    page.read(path)
    previewed(qtbot, page)
    assert not page.preview.take.isEnabled()
    assert labels(page).count("already in the plan") == 1
    page.preview.leave.click()
    assert len(desk.plan.inventory_editions) == 1


def test_a_second_municipality_of_the_same_release_completes_the_edition(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    places = (
        Municipality(number="4001", name="Porsgrunn"),
        Municipality(number="4003", name="Skien"),
    )
    desk = a_desk(*places)
    page = open_page(qtbot, desk)
    for area in ("Porsgrunn", "Skien"):
        page.read(saved(tmp_path, one_area(CARS, area=area), f"{area}.xlsx"))
        previewed(qtbot, page)
        if area == "Skien":
            assert "The figures complete the edition" in labels(page)
            assert not page.preview.name.isEnabled()
        page.preview.take.click()
        finished(qtbot, desk)
    assert len(desk.plan.inventory_editions) == 1
    assert {row.municipality for row in desk.plan.inventory_rows} == {"4001", "4003"}


def test_municipalities_that_the_plan_does_not_name_are_counted_and_left_out(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    ours = ("Telemark", "4001", "Porsgrunn", *CARS)
    theirs = ("Telemark", "4012", "Bamble", *CARS)
    page.read(saved(tmp_path, all_municipalities(ours, theirs)))
    previewed(qtbot, page)
    assert "1 other municipality in the file is left out." in labels(page)
    page.preview.take.click()
    assert {row.municipality for row in desk.plan.inventory_rows} == {"4001"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"<html>404</html>", "web page"),
        (b"Sektor;Verdi\n1;2\n", "neither an Excel workbook nor a table"),
    ],
)
def test_a_file_that_cannot_be_used_ends_in_one_plain_message(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path, content: bytes, said: str
) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    page.read(saved(tmp_path, content, "tall.xlsx"))
    qtbot.waitUntil(lambda: bool(desk.messages.waiting), timeout=PATIENCE_MS)
    finished(qtbot, desk)
    (message,) = desk.messages.waiting
    assert said in message.text
    assert "tall.xlsx" in message.text
    assert page.import_button.isEnabled()
    assert desk.plan.inventory_editions == ()


def test_a_missing_file_is_told(qtbot: QtBot, a_desk: ADesk, tmp_path: Path) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    page.read(tmp_path / "borte.xlsx")
    qtbot.waitUntil(lambda: bool(desk.messages.waiting), timeout=PATIENCE_MS)
    assert "borte.xlsx" in desk.messages.waiting[0].text


def test_reading_can_be_stopped(qtbot: QtBot, a_desk: ADesk, tmp_path: Path) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    rows = [(year, *CARS[1:]) for year in range(2009, 2025)] * 400
    page.read(saved(tmp_path, one_area(*rows)))
    (task,) = desk.background.shown
    assert task.text == "Reading klimagass.xlsx"
    assert not page.import_button.isEnabled()
    task.cancel()
    qtbot.waitUntil(page.import_button.isEnabled, timeout=PATIENCE_MS)
    finished(qtbot, desk)
    assert page.sides.currentIndex() != PREVIEW
    assert desk.messages.waiting == ()


def test_a_second_file_takes_the_place_of_the_one_being_read(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    page.read(saved(tmp_path, one_area(*[CARS] * 500), "first.xlsx"))
    page.read(saved(tmp_path, one_area(CARS), "second.xlsx"))
    previewed(qtbot, page)
    finished(qtbot, desk)
    assert "second.xlsx" in labels(page)
    assert not page.import_button.isEnabled()


def test_the_plan_may_change_while_the_preview_waits(
    qtbot: QtBot, a_desk: ADesk, tmp_path: Path
) -> None:
    skien = Municipality(number="4003", name="Skien", planning=False)
    desk = a_desk(Municipality(number="4001", name="Porsgrunn"), skien)
    page = open_page(qtbot, desk)
    page.read(saved(tmp_path, one_area(CARS)))
    previewed(qtbot, page)
    desk.editor.change("plan with Skien", Municipality, skien.key, planning=True)
    assert page.sides.currentIndex() == PREVIEW
    page.preview.take.click()
    assert len(desk.plan.inventory_editions) == 1


def test_a_chosen_edition_stays_the_one_in_use(qtbot: QtBot, a_desk: ADesk, tmp_path: Path) -> None:
    held, *measured = an_inventory({("Veitrafikk", "Personbiler"): {2009: 100.0}})
    desk = a_desk(held, *measured, some_settings(inventory_edition=held.key))
    page = open_page(qtbot, desk)
    page.read(saved(tmp_path, one_area(PORSGRUNN)))
    previewed(qtbot, page)
    assert "Results still build on tall til 2009" in labels(page)
    page.preview.take.click()
    assert desk.plan.settings.inventory_edition == held.key
    new = desk.plan.find(InventoryEdition, page.edition.value)
    assert new is not None
    assert new.key != held.key
