"""A named version: what the plan is called as it stands now, and why it is kept."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from fbdesk.ui.dialog_frame import ending_buttons, fit
from fbdesk.ui.forms.form_grid import FormGrid, FormRow
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.fields import TextField
from fbdesk.ui.widgets.growing_text import PlainTextEdit
from fbdesk.ui.widgets.labels import label

WIDTH, HEIGHT = 460, 340


class VersionDialog(QDialog):
    """Asks for the name of a version and for a note."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Save a version"))
        self._name = TextField(tr("For example: as sent to the council"))
        self._note = PlainTextEdit("", 2, 6)
        self._keep = button(tr("Save the version"), self.accept, kind="primary")
        self._keep.setEnabled(False)
        self._name.textChanged.connect(self._follow_name)
        self._lay_out()

    @property
    def name(self) -> str:
        """Return the name as typed."""
        return self._name.text().strip()

    @property
    def note(self) -> str:
        """Return the note as typed."""
        return self._note.toPlainText().strip()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 24, 20, 24, 16)
        spacing(column, 12)
        column.addWidget(label(tr("Save a version"), "title"))
        words = tr("The plan is kept as it is now, for good. It stays on this PC.")
        column.addWidget(label(words, "muted", wrap=True))
        form = FormGrid()
        form.add(FormRow(tr("Name of the version"), self._name), wide=True)
        form.add(FormRow(tr("Note"), self._note), wide=True)
        column.addWidget(form)
        column.addStretch(1)
        column.addWidget(ending_buttons(self, self._keep))
        fit(self, WIDTH, HEIGHT)
        self._name.setFocus()

    def _follow_name(self) -> None:
        self._keep.setEnabled(bool(self.name))
