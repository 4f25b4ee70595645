"""A list at the left and the chosen thing as a readable card at the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from fbdesk.ui.scale import margins, scaled, spacing, widths
from fbdesk.ui.tokens import CARD_PADDING

LEAST_HEIGHT = 80


class ScrolledColumn(QScrollArea):
    """A column of parts that scrolls up and down, never sideways."""

    def __init__(self, padding: int = 0) -> None:
        super().__init__()
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self.body = QVBoxLayout(self._inner)
        margins(self.body, padding, padding, padding, padding)
        spacing(self.body, 12)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        """Return a width at which nothing is cut at the side; the height is free."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inner.minimumSizeHint().width() + bar, scaled(LEAST_HEIGHT))


class ListAndCard(QSplitter):
    """Holds `left` and, at the right, a card with a scrolled column `card`."""

    def __init__(self, left: QWidget, *, left_share: int = 55) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.frame = QFrame()
        self.frame.setProperty("role", "card")
        self.card = ScrolledColumn(CARD_PADDING)
        inside = QVBoxLayout(self.frame)
        margins(inside, 1, 1, 1, 1)
        inside.addWidget(self.card)
        self.addWidget(left)
        self.addWidget(self.frame)
        self._left_share = left_share
        self._moved = False
        self.splitterMoved.connect(self._note_move)
        widths(left, 300)
        widths(self.frame, 320)
        for part, share in ((left, left_share), (self.frame, 100 - left_share)):
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            policy.setHorizontalStretch(share)
            part.setSizePolicy(policy)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shares until the user moves the border."""
        super().resizeEvent(event)
        if not self._moved:
            left = self.width() * self._left_share // 100
            self.setSizes([left, self.width() - left])

    def _note_move(self) -> None:
        self._moved = True
