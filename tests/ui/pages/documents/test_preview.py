"""The pages beside a document's card: those that will be printed, made anew, marked when old."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.city import Settings
from fbdesk.models.row import Row
from fbdesk.reports.catalogue import Order, pictures
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.documents.preview import KEPT_DOCUMENTS, DocumentPreview
from tests.builders import a_measure
from tests.reports.given_plans import CITY, COUNTY, MINISTRY, PARKING, an_agreement

ADesk = Callable[..., Desk]
PATIENCE_MS = 60_000
AGREEMENT = Order("agreement", "pdf")
IN_ENGLISH = Order("agreement", "pdf", "en")
CARDS = Order("measure-card", "pdf")
MINUTES = Order("minutes", "pdf")


def a_city() -> tuple[Row, ...]:
    return (CITY, COUNTY, MINISTRY, PARKING, *an_agreement())


def open_preview(qtbot: QtBot, desk: Desk, order: Order | None = None) -> DocumentPreview:
    preview = DocumentPreview(desk)
    qtbot.addWidget(preview)
    preview._timer.setInterval(0)
    preview.resize(600, 700)
    preview.show()
    if order is not None:
        preview.show_order(order)
        up_to_date(qtbot, preview)
    return preview


def up_to_date(qtbot: QtBot, preview: DocumentPreview) -> None:
    qtbot.waitUntil(
        lambda: not preview.stale and preview._task is None and not preview._timer.isActive(),
        timeout=PATIENCE_MS,
    )


def test_the_pages_are_those_of_the_document(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    preview = open_preview(qtbot, desk, AGREEMENT)
    assert preview.pages._pages == pictures(desk.plan, AGREEMENT)
    assert preview.told.text() == f"Page 1 of {preview.pages.count}"
    assert preview.pages.isVisible()


def test_another_language_gives_other_pages_and_the_first_ones_are_kept(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    preview = open_preview(qtbot, a_desk(*a_city()), AGREEMENT)
    first = preview.pages._pages
    preview.show_order(IN_ENGLISH)
    assert preview.stale
    assert preview.told.text().startswith("Page 1 of ")
    assert "out of date" in preview.told.text()
    assert preview.pages._pages == first  # what was there stays until the new pages are made
    up_to_date(qtbot, preview)
    assert preview.pages._pages != first
    preview.show_order(AGREEMENT)
    assert "out of date" not in preview.told.text()
    assert preview.pages._pages == first


def test_an_edit_makes_the_pages_old_and_then_new(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    preview = open_preview(qtbot, desk, AGREEMENT)
    first = preview.pages._pages
    desk.editor.change("rename", Settings, desk.plan.settings.key, region_name="Grenland øst")
    preview.forget()
    assert preview.stale
    up_to_date(qtbot, preview)
    assert preview.pages._pages != first


def test_the_first_pages_are_waited_for_in_words(qtbot: QtBot, a_desk: ADesk) -> None:
    preview = open_preview(qtbot, a_desk(*a_city()))
    assert preview.told.text() == ""
    preview.show_order(AGREEMENT)
    assert preview.told.text() == "The pages are being made …"
    up_to_date(qtbot, preview)
    assert preview.told.property("role") == "muted"


@pytest.mark.parametrize(
    ("order", "words", "role"),
    [
        (Order("agreement", "docx"), "Only a PDF can be looked at here", "muted"),
        (Order("reporting-workbook", "xlsx"), "Only a PDF can be looked at here", "muted"),
        (MINUTES, "The plan has no meetings.", "warning"),
    ],
)
def test_what_has_no_pages_says_why(
    qtbot: QtBot, a_desk: ADesk, order: Order, words: str, role: str
) -> None:
    desk = a_desk(*a_city())
    preview = open_preview(qtbot, desk, AGREEMENT)
    preview.show_order(order)
    up_to_date(qtbot, preview)
    assert preview.words.isVisible()
    assert preview.words.text().startswith(words)
    assert preview.words.property("role") == role
    assert preview.told.text() == ""
    assert not preview.zoom.isVisible()
    assert desk.messages.waiting == ()
    preview.show_order(AGREEMENT)
    assert preview.pages.isVisible()


def test_pages_that_nobody_sees_are_not_made(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    preview = open_preview(qtbot, desk)
    preview.hide()
    preview.show_order(AGREEMENT)
    preview.forget()
    assert not preview._timer.isActive()
    assert not preview.pages.count
    preview.show()
    up_to_date(qtbot, preview)
    assert preview.pages.count


def test_leaving_gives_up_the_pages_that_are_being_made(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    preview = open_preview(qtbot, desk)
    preview.show_order(AGREEMENT)
    preview._start()
    task = preview._task
    assert task is not None
    preview.hide()
    assert task.progress.cancelled
    qtbot.waitUntil(lambda: preview._task is None, timeout=PATIENCE_MS)
    assert preview.stale


def test_one_document_is_made_at_a_time_and_the_last_one_wanted_is_shown(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    preview = open_preview(qtbot, a_desk(*a_city()))
    preview.show_order(AGREEMENT)
    preview._start()
    first = preview._task
    preview.show_order(CARDS)
    preview._start()
    preview.show_order(IN_ENGLISH)
    preview._start()
    assert preview._task is first
    up_to_date(qtbot, preview)
    assert list(preview._made) == [IN_ENGLISH]


def test_a_few_documents_are_kept(qtbot: QtBot, a_desk: ADesk) -> None:
    preview = open_preview(qtbot, a_desk(*a_city(), a_measure("T-90")))
    orders = [Order("minutes", "pdf", language) for language in ("nb", "nn", "en")]
    for order in (*orders, AGREEMENT):
        preview.show_order(order)
        up_to_date(qtbot, preview)
    assert len(preview._made) == KEPT_DOCUMENTS
    assert orders[0] not in preview._made


def test_buttons_turn_the_pages_and_choose_their_size(qtbot: QtBot, a_desk: ADesk) -> None:
    preview = open_preview(qtbot, a_desk(*a_city()), AGREEMENT)
    assert not preview.before.isEnabled()
    preview.after.click()
    assert preview.told.text().startswith("Page 2 of ")
    assert preview.before.isEnabled()
    preview.before.click()
    assert preview.told.text().startswith("Page 1 of ")
    preview.pages.go_to(preview.pages.count)
    assert not preview.after.isEnabled()
    preview.zoom.show_value("paper")
    preview.zoom.committed.emit("paper")
    assert not preview.pages.fits_width
    assert preview.pages.page == preview.pages.count


def test_pages_of_the_plan_before_an_edit_that_come_late_are_let_go(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    preview = open_preview(qtbot, a_desk(*a_city()), AGREEMENT)
    preview._timer.setInterval(PATIENCE_MS)  # nothing new is made meanwhile
    before = preview._state
    preview.forget()
    preview._take(before, AGREEMENT, (b"old",))
    assert preview.stale
    assert preview.pages._pages != (b"old",)
