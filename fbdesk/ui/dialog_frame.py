"""What every dialog has alike: a size that fits the screen, and the order of its buttons."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

from fbdesk.ui.scale import scaled, spacing

SHARE_OF_SCREEN = 0.94
"""The rest is for the frame of the dialog, and for what the desktop has at its edges."""
GAP_PX = 8
CANCEL = QDialogButtonBox.StandardButton.Cancel
CLOSE = QDialogButtonBox.StandardButton.Close


def fit(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog its size, in pixels at 100 %, as far as the screen has room for it."""
    room = dialog.screen().availableSize() * SHARE_OF_SCREEN
    dialog.resize(min(scaled(width), room.width()), min(scaled(height), room.height()))


def ending_buttons(
    dialog: QDialog, *ways: QPushButton, closing: QDialogButtonBox.StandardButton = CANCEL
) -> QDialogButtonBox:
    """Return the buttons that end a dialog: `ways` lead on, the last one only closes.

    They stand as in the platform's own dialogs: in Windows what leads on comes first, in GNOME
    and on a Mac it comes last. Enter takes the first of `ways`.
    """
    box = QDialogButtonBox(closing)
    for way in ways:
        box.addButton(way, QDialogButtonBox.ButtonRole.AcceptRole)
    box.rejected.connect(dialog.reject)
    layout = box.layout()
    if layout is not None:  # every box has one
        spacing(layout, GAP_PX)
    return box
