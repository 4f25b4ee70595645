"""A list at the left and the chosen thing as a readable card at the right."""

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from fbdesk.ui.enum_names import set_named
from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.tokens import CARD_PADDING

LATE = -1
"""The value of Qt's `LowEventPriority`."""

LEAST_HEIGHT = 80
LEAST_READABLE = 220
"""A list of some rows, and a card of which a field and its label can be seen."""

LEAST_LIST, LEAST_CARD = 300, 320
"""Where there is room for both; a narrow window, or a great zoom, gives them less."""


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
        set_named(self, horizontalScrollBarPolicy="ScrollBarAlwaysOff", focusPolicy="NoFocus")

    def minimumSizeHint(self) -> QSize:
        """Return a width at which nothing is cut at the side; the height is free."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inner.minimumSizeHint().width() + bar, scaled(LEAST_HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Tell the outside that the parts need another width, which Qt's own area does not."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look once more at what the parts need: those that are new are shown a moment later."""
        super().resizeEvent(event)
        again = QEvent(QEvent.Type.LayoutRequest)
        QCoreApplication.postEvent(self, again, LATE)


class ListAndCard(QSplitter):
    """Holds `left` and, at the right, a card with a scrolled column `card`."""

    def __init__(self, left: QWidget, *, left_share: int = 55) -> None:
        super().__init__(QtCore.Qt.Orientation.Horizontal)
        self.frame = QFrame()
        self.frame.setProperty("role", "card")
        self.card = ScrolledColumn(CARD_PADDING)
        inside = QVBoxLayout(self.frame)
        margins(inside, 1, 1, 1, 1)
        inside.addWidget(self.card)
        self._left = left
        self.addWidget(left)
        self.addWidget(self.frame)
        self._left_share = left_share
        self._moved = False
        self.splitterMoved.connect(self._note_move)
        for part, share in ((left, left_share), (self.frame, 100 - left_share)):
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            policy.setHorizontalStretch(share)
            part.setSizePolicy(policy)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(16)

    def hold(self, *parts: QWidget) -> None:
        """Put parts into the card, with what is free of its height below them."""
        for part in parts:
            self.card.body.addWidget(part)
        self.card.body.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the card is whole across, and some rows can be seen."""
        width = self._left.minimumSizeHint().width() + self._whole_card() + self.handleWidth()
        return QSize(width, max(scaled(LEAST_READABLE), super().minimumSizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shares until the user moves the border."""
        self._fit()
        super().resizeEvent(event)
        if not self._moved:
            left = self.width() * self._left_share // 100
            self.setSizes([left, self.width() - left])

    def event(self, event: QEvent) -> bool:
        """Make room for a card that holds something wider than before."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Let both parts have their least widths; where these do not fit, none is cut."""
        room = self.width() - self.handleWidth()
        card = min(scaled(LEAST_CARD), room * LEAST_CARD // (LEAST_LIST + LEAST_CARD))
        card = max(card, self._whole_card())
        left = min(scaled(LEAST_LIST), room - card)
        self.frame.setMinimumWidth(card)
        self._left.setMinimumWidth(max(left, self._left.minimumSizeHint().width()))

    def _whole_card(self) -> int:
        """Return the width at which nothing in the card is cut."""
        return self.frame.minimumSizeHint().width()

    def _note_move(self) -> None:
        self._moved = True
