"""A link whose text gives way where the room ends; the whole text stands in the tool tip."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from fbdesk.ui.scale import scaled
from fbdesk.ui.widgets.buttons import Button
from fbdesk.ui.widgets.labels import set_role

LEAST_WIDTH_PX = 80
AROUND_TEXT_PX = 12


class ElidedButton(Button):
    """A quiet link of one line, of any width; `tone` is empty or warning.

    `about` is said before the text to those who hear the window instead of seeing it.
    """

    def __init__(
        self, action: Callable[[], object], kind: str = "quiet", *, about: str = ""
    ) -> None:
        super().__init__("", kind=kind)
        self._about = about
        self._whole = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: action())  # noqa: PLW0108 clicked would hand on `checked`

    @property
    def whole_text(self) -> str:
        """Return the text without what the width cut off."""
        return self._whole

    def show_text(self, text: str, tone: str = "") -> None:
        """Show a text."""
        self._whole = text
        if self.property("tone") != (tone or None):
            set_role(self, tone=tone or None)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        """Return a small width: the text is cut where there is no more."""
        return QSize(scaled(LEAST_WIDTH_PX), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._elide()

    def _elide(self) -> None:
        room = max(0, self.width() - scaled(AROUND_TEXT_PX))
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        plain = shown.replace("&", "&&")
        if plain != self.text():
            self.setText(plain)
        self.setToolTip(self._whole if shown != self._whole else "")
        self.setAccessibleName(f"{self._about} {self._whole}".strip())
