"""The bar over a plan that can only be read: why, and the ways to go on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.labels import label, set_role


class ReadOnlyBar(QFrame):
    """Stays as long as the plan can only be read; it cannot be put away."""

    save_as_wanted = Signal()
    """The user wants a file of their own, to edit that."""
    edit_wanted = Signal()
    """The user wants to edit the plan, which is free now or may be."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "message")
        self.setVisible(False)
        self._has_parts = False

    def _make_parts(self) -> None:
        """Make what the bar is put together of; who never opens such a plan goes without."""
        self._has_parts = True
        self._text = label("", wrap=True)
        self._edit = button("", self.edit_wanted.emit, kind="primary")
        self._save_as = button(tr("Save as …"), self.save_as_wanted.emit)
        row = QHBoxLayout(self)
        margins(row, 16, 8, 16, 8)
        spacing(row, 12)
        row.addWidget(self._text, 1)
        row.addWidget(self._edit)
        row.addWidget(self._save_as)

    def show_reason(
        self, reason: str, *, edit: str = "", can_save_as: bool = False, is_free: bool = False
    ) -> None:
        """Show why the plan can only be read; hide the bar where there is no reason.

        `edit` is the text of the button that begins editing, empty where that cannot be.
        """
        if reason and not self._has_parts:
            self._make_parts()
        self.setVisible(bool(reason))
        if not reason:
            return
        self._text.setText(reason)
        self._edit.setText(edit)
        self._edit.setVisible(bool(edit))
        self._save_as.setVisible(can_save_as)
        set_role(self._edit, kind="primary" if is_free else "")
        set_role(self, tone="note" if is_free else "warning")
        self.setAccessibleName(reason)
