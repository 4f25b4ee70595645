"""Preferences: the user's name, language and look, and where backups are kept."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.document.places import own_backup_folder
from fbdesk.preferences import login_name
from fbdesk.ui.dialog_frame import ending_buttons, fit
from fbdesk.ui.forms.form_grid import FormGrid, FormRow
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import TextField
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

if TYPE_CHECKING:
    from fbdesk.ui.document_flow import Surroundings
    from fbdesk.ui.theme import Theme

WIDTH, HEIGHT = 560, 440
LANGUAGES = (("nb", "Norsk bokmål"), ("en", "English"))


class PreferencesDialog(QDialog):
    """Shows the choices and keeps them when the user says so."""

    changed = Signal()
    """Choices were kept."""

    def __init__(self, parent: QWidget, around: Surroundings, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Preferences"))
        self._around, self._theme = around, theme
        self.name = TextField(login_name())
        self.folder = TextField(str(own_backup_folder()))
        self.language = ChoiceField(LANGUAGES)
        self.look = ChoiceField(
            (("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark")))
        )
        self.problem = label("", "warning", wrap=True)
        policy = around.preferences.policy
        self.folder.setReadOnly(bool(policy.backup_folder))
        self.language.setEnabled(not policy.language)
        self._decided = label(tr("IT has decided what cannot be changed here."), "caption")
        self._decided.setVisible(bool(policy.backup_folder or policy.language))
        self._later = label(tr("The language changes the next time fbdesk starts."), "caption")
        self._keep = button(tr("Keep the choices"), self.accept, kind="primary")
        self._lay_out()
        self._connect()
        self._show_held()

    def accept(self) -> None:
        """Keep the choices, or say what cannot be."""
        folder = self.folder.text().strip()
        if not self.folder.isReadOnly() and folder and not _can_write(Path(folder)):
            self.problem.setText(
                tr("The folder for backups cannot be written. Choose another, or leave it empty.")
            )
            self.problem.setVisible(True)
            self.folder.setFocus()
            return
        self._theme.choose(self.look.value)
        self._around.preferences.set(
            user_name=self.name.text().strip(),
            backup_folder=folder,
            language=self.language.value,
            theme=self.look.value,
        )
        super().accept()
        self.changed.emit()

    def choose_folder(self) -> None:
        """Ask for the folder of backups."""
        before = Path(self.folder.text().strip() or own_backup_folder())
        found = self._around.questions.folder(tr("Folder for backups"), before)
        if found is not None:
            self.folder.setText(str(found))

    def _show_held(self) -> None:
        held = self._around.preferences.held
        self.name.show_value(held.user_name)
        self.folder.show_value(held.backup_folder)
        self.language.show_value(held.language)
        self.look.show_value(self._theme.choice)
        self.problem.setVisible(False)
        self._follow_language()

    def _follow_language(self, _code: object = None) -> None:
        self._later.setVisible(self.language.value != self._around.preferences.held.language)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 24, 20, 24, 16)
        spacing(column, 12)
        column.addWidget(label(tr("Preferences"), "title"))
        grid = FormGrid()
        grid.add(FormRow(tr("Your name"), self.name), wide=True)
        words = tr("Colleagues see the name where you have a plan open and at your backups.")
        grid.add(label(words, "caption", wrap=True), wide=True)
        grid.add(FormRow(tr("Language"), self.language))
        grid.add(FormRow(tr("Look"), self.look))
        grid.add(self._later, wide=True)
        grid.add(self._folder_row(), wide=True)
        words = tr(
            "Left empty, backups stay in fbdesk's own folder on this PC. In a shared folder, "
            "colleagues see each other's versions. Copies that exist stay where they are."
        )
        grid.add(label(words, "caption", wrap=True), wide=True)
        scrolled = ScrolledColumn()
        scrolled.body.addWidget(grid)
        scrolled.body.addWidget(self._decided)
        scrolled.body.addStretch(1)
        column.addWidget(scrolled, 1)
        column.addWidget(self.problem)
        column.addWidget(ending_buttons(self, self._keep))
        fit(self, WIDTH, HEIGHT)

    def _folder_row(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        margins(row, 0, 0, 0, 0)
        spacing(row, 8)
        row.addWidget(self.folder, 1)
        choose = button(tr("Choose …"), self.choose_folder)
        choose.setEnabled(not self.folder.isReadOnly())
        row.addWidget(choose)
        whole.setFocusProxy(self.folder)
        self.folder.setAccessibleName(tr("Folder for backups"))
        return FormRow(tr("Folder for backups"), whole)

    def _connect(self) -> None:
        self.language.committed.connect(self._follow_language)


def _can_write(folder: Path) -> bool:
    """Return whether a folder is there, or can be made, and takes a file."""
    probe = folder / f".fbdesk-{os.getpid()}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
    except OSError:
        return False
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return True
