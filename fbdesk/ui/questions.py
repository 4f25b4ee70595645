"""The few questions that need the whole attention: files, and danger that cannot be undone."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from fbdesk.ui.enum_names import set_named
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.labels import set_role


# A NamedTuple: a dataclass takes six times as long to make, and the start waits for it.
class Answer(NamedTuple):
    """One answer as a button; it carries the verb, never "OK"."""

    code: str
    text: str
    danger: bool = False


class Questions:
    """Asks with dialogs above a window."""

    def __init__(self) -> None:
        self._window: QWidget | None = None

    def above(self, window: QWidget) -> None:
        """Ask above this window from now on."""
        self._window = window

    def file_to_open(self, title: str, kinds: str, folder: Path) -> Path | None:
        """Return the chosen file, or None; `kinds` reads `Plans (*.fbplan)`."""
        from PySide6.QtWidgets import QFileDialog

        there = str(nearest_folder(folder))
        name, _ = QFileDialog.getOpenFileName(self._window, title, there, kinds)
        return Path(name) if name else None

    def file_to_save(self, title: str, kinds: str, proposed: Path) -> Path | None:
        """Return where to save, with the ending of the proposal where none was typed, or None."""
        from PySide6.QtWidgets import QFileDialog

        there = str(nearest_folder(proposed.parent) / proposed.name)
        name, _ = QFileDialog.getSaveFileName(self._window, title, there, kinds)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(proposed.suffix)

    def folder(self, title: str, folder: Path) -> Path | None:
        """Return the chosen folder, or None."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._window, title, str(folder))
        return Path(name) if name else None

    def name(self, title: str, of: str) -> str:
        """Return the name that the user gives, or "" where the user cancelled."""
        from PySide6.QtWidgets import QInputDialog

        name, given = QInputDialog.getText(self._window, title, of)
        return name if given else ""

    def choose(self, text: str, reason: str, answers: tuple[Answer, ...]) -> str:
        """Return the code of the chosen answer, or "" where the user cancelled."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        set_named(box, textFormat="PlainText")
        box.setWindowTitle("fbdesk")
        box.setText(text)
        box.setInformativeText(reason)
        buttons = {}
        for answer in answers:
            role = (
                QMessageBox.ButtonRole.DestructiveRole
                if answer.danger
                else QMessageBox.ButtonRole.AcceptRole
            )
            button = box.addButton(answer.text, role)
            set_role(button, kind="danger" if answer.danger else None)
            buttons[button] = answer.code
        cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(cancel)
        box.exec()
        chosen = box.clickedButton()
        code = next((code for button, code in buttons.items() if button is chosen), "")
        box.deleteLater()
        return code

    def confirm(self, text: str, reason: str, verb: str) -> bool:
        """Return whether the user wants something that cannot be undone; `verb` is the button."""
        return self.choose(text, reason, (Answer("yes", verb, danger=True),)) == "yes"


def nearest_folder(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that is there.

    Qt would propose the name of a missing folder (a share that is away, one of IT's that nobody
    has made yet) as the name of a file.
    """
    return next((each for each in (folder, *folder.parents) if each.is_dir()), folder)
