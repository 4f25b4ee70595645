"""What a merge changes in the open plan, as text, before it is done."""

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from fbdesk.ui.scale import spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.labels import label


class MergePreview(QWidget):
    """Shows what changes, and says so where no common state was known."""

    def __init__(self) -> None:
        super().__init__()
        words = tr(
            "The state that both copies came from is not on this PC. What only one of them has is "
            "kept, also where the other deleted it."
        )
        self.warning = label(words, "warning", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("What changes"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(self.warning)
        column.addWidget(self.text, 1)

    def show_text(self, text: str, *, base_known: bool) -> None:
        """Show what changes."""
        self.warning.setVisible(not base_known)
        self.text.setPlainText(text)
