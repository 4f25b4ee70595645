"""About fbdesk: version and the licence of everything that ships."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.about import AboutDialog
from fbdesk.version import VERSION


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[AboutDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    yield AboutDialog(window)
    window.close()


def test_the_dialog_shows_the_version(dialog: AboutDialog) -> None:
    assert f"Version {VERSION}" in [part.text() for part in dialog.findChildren(QLabel)]


def test_fbdesk_s_own_licence_stands_first(dialog: AboutDialog) -> None:
    assert dialog.parts.currentRow() == 0
    text = dialog.text.toPlainText()
    assert text.startswith(f"fbdesk {VERSION}\nMIT")
    assert "Permission is hereby granted" in text


def test_choosing_a_part_shows_its_licence(dialog: AboutDialog) -> None:
    names = [dialog.parts.item(row).text() for row in range(dialog.parts.count())]
    dialog.parts.setCurrentRow(names.index("Source Sans 3"))
    assert "SIL OPEN FONT LICENSE" in dialog.text.toPlainText().upper()
    place = next(row for row, name in enumerate(names) if name.startswith("PySide6"))
    dialog.parts.setCurrentRow(place)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()
