"""About fbdesk: version and the licences of everything that ships."""

from pytestqt.qtbot import QtBot

from fbdesk.ui.about import PARTS, AboutDialog, licences
from fbdesk.version import VERSION


def test_every_part_is_named_with_its_licence() -> None:
    text = licences()
    assert f"fbdesk {VERSION}: MIT" in text
    for part in PARTS:
        line = next(line for line in text.splitlines() if line.startswith(part))
        assert ":" in line, f"{part} has no licence"


def test_the_licences_of_font_and_icons_stand_in_full() -> None:
    text = licences()
    assert "SIL OPEN FONT LICENSE" in text.upper()
    assert "ISC" in text


def test_the_dialog_shows_the_version(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLabel, QWidget

    window = QWidget()
    qtbot.addWidget(window)
    dialog = AboutDialog(window)
    assert f"Version {VERSION}" in [part.text() for part in dialog.findChildren(QLabel)]
