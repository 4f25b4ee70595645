"""What stands below a page's head: as high as the window, and scrolled where that is too low."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from fbdesk.ui.scale import margins, scaled

LEAST_HEIGHT = 120


class PageBody(QScrollArea):
    """A column of parts that fills the window; no part gets lower than its least height.

    Qt's own resizable area asks what its parts would like; here only what they need counts, also
    of parts that wrap, so that a page scrolls no sooner than something would be cut.
    """

    def __init__(self) -> None:
        super().__init__()
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self.body = QVBoxLayout(self._inner)
        margins(self.body, 0, 0, 0, 0)
        self._inner.installEventFilter(self)
        self.setWidget(self._inner)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        """Return a width at which nothing is cut at the side; the height is free."""
        return QSize(self._inner.minimumSizeHint().width(), scaled(LEAST_HEIGHT))

    def sizeHint(self) -> QSize:
        """Return what the parts would like."""
        return self._inner.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow parts that need another height."""
        del watched
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().size()
        needed = self.body.minimumHeightForWidth(room.width())
        if needed < 0:  # nothing in it wraps
            needed = self.body.minimumSize().height()
        self._inner.resize(room.width(), max(room.height(), needed))
