"""Dialogs have one order of buttons, the platform's, and are never larger than the screen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import fbdesk.ui
from fbdesk.ui.backups.version_dialog import VersionDialog
from fbdesk.ui.dialog_frame import CANCEL, CLOSE, ending_buttons, fit
from fbdesk.ui.new_plan_dialog import NewPlanDialog
from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.buttons import button

ADialog = Callable[..., tuple[QDialog, QDialogButtonBox]]


@pytest.fixture
def a_dialog(qtbot: QtBot, theme: Theme) -> Iterator[ADialog]:
    """Give a maker of dialogs with a field above the buttons that end them."""
    del theme
    made: list[QDialog] = []

    def make(
        *ways: QPushButton, **how: QDialogButtonBox.StandardButton
    ) -> tuple[QDialog, QDialogButtonBox]:
        dialog = QDialog()
        column = QVBoxLayout(dialog)
        column.addWidget(QLineEdit())
        box = ending_buttons(dialog, *ways, **how)
        column.addWidget(box)
        made.append(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog, box

    yield make
    for dialog in made:
        dialog.close()
        dialog.deleteLater()


def of_the_platform(parent: QWidget) -> list[str]:
    """Return the words of a box that knows nothing of ours, in the order they stand in."""
    box = QDialogButtonBox(CANCEL, parent)
    box.addButton("Do it", QDialogButtonBox.ButtonRole.AcceptRole)
    return in_order(box)


def in_order(box: QDialogButtonBox) -> list[str]:
    box.show()
    return [each.text() for each in sorted(box.buttons(), key=lambda each: each.x())]


def test_the_buttons_stand_in_the_order_of_the_platform(a_dialog: ADialog) -> None:
    dialog, box = a_dialog(button("Do it", kind="primary"))
    assert in_order(box) == of_the_platform(dialog)


def test_a_button_that_leads_on_does_its_own_work_once(a_dialog: ADialog) -> None:
    done: list[str] = []
    way = button("Do it", lambda: done.append("done"))
    dialog, _box = a_dialog(way)
    way.click()
    assert done == ["done"]
    assert dialog.isVisible()


def test_the_last_button_closes_and_changes_nothing(a_dialog: ADialog) -> None:
    dialog, box = a_dialog(button("Do it"))
    box.button(CANCEL).click()
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected
    other, closing = a_dialog(closing=CLOSE)
    closing.button(CLOSE).click()
    assert not other.isVisible()


def test_enter_in_a_field_takes_the_way_on(a_dialog: ADialog, qtbot: QtBot) -> None:
    done: list[str] = []
    dialog, _box = a_dialog(button("Do it", lambda: done.append("done")))
    qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    assert done == ["done"]


@pytest.mark.parametrize(("zoom", "wanted"), [(100, (300, 200)), (150, (450, 300))])
def test_a_size_follows_the_zoom(
    a_dialog: ADialog, theme: Theme, zoom: int, wanted: tuple[int, int]
) -> None:
    theme.set_zoom(zoom)
    dialog, _box = a_dialog()
    fit(dialog, 300, 200)
    assert (dialog.width(), dialog.height()) == wanted


def test_a_size_is_never_more_than_the_screen_has(a_dialog: ADialog) -> None:
    dialog, _box = a_dialog()
    fit(dialog, 90_000, 90_000)
    room = dialog.screen().availableSize()
    assert room.width() * 0.9 < dialog.width() < room.width()
    assert room.height() * 0.9 < dialog.height() < room.height()


@pytest.mark.parametrize("kind", [NewPlanDialog, VersionDialog])
def test_a_long_form_scrolls_rather_than_hide_its_buttons_below_the_screen(
    a_dialog: ADialog, kind: type[QDialog]
) -> None:
    parent, _box = a_dialog()
    dialog = kind(parent)
    assert dialog.minimumSizeHint().height() < 480
    assert dialog.height() <= dialog.screen().availableSize().height()


def test_no_dialog_orders_its_buttons_itself() -> None:
    folder = Path(fbdesk.ui.__path__[0])
    own = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if "QDialogButtonBox" in path.read_text(encoding="utf-8")
    }
    assert own == {"dialog_frame.py"}
