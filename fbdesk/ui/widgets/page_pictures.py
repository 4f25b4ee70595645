"""The pages of a document, one below the other: scrolled, turned by key, as wide as the room."""

import struct
from collections import OrderedDict

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import tokens_of

GAP_PX = 12
SCREEN_DPI = 96
KEPT_PAGES = 8
"""So many pages are kept unpacked: what is seen, and what was seen last."""
PNG_SIZE = struct.Struct(">II")
PNG_SIZE_AT = 16


class PagePictures(QAbstractScrollArea):
    """Shows pictures of pages (PNG); only those in sight are unpacked."""

    page_changed = Signal()
    """Another page is in sight, or there are other pages."""

    def __init__(self, name: str, dpi: int) -> None:
        """`dpi` is how many pixels of a picture are an inch of the page."""
        super().__init__()
        self._dpi = dpi
        self._pages: tuple[bytes, ...] = ()
        self._sizes: tuple[QSize, ...] = ()
        self._places: list[QRect] = []
        self._unpacked: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._whole_width = True
        self._shown = 0
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._note_place)

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    @property
    def page(self) -> int:
        """Return the page that is in sight, from 1; 0 where there is none."""
        return self._shown

    @property
    def fits_width(self) -> bool:
        """Return whether each page is as wide as the room, and not as large as on paper."""
        return self._whole_width

    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show other pages; the place stays where the new document is as long."""
        held = self.page
        self._pages = pages
        self._sizes = tuple(QSize(*PNG_SIZE.unpack_from(page, PNG_SIZE_AT)) for page in pages)
        self._unpacked.clear()
        self._lay_out()
        if held > self.count or not held:
            self.go_to(1)
        self._note_place()
        self.page_changed.emit()

    def fit_width(self, *, fits: bool) -> None:
        """Show each page as wide as the room, or as large as on paper; the page stays."""
        held = self.page
        self._whole_width = fits
        self._lay_out()
        self.go_to(held)

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if 1 <= page <= self.count:
            self.verticalScrollBar().setValue(self._places[page - 1].top() - scaled(GAP_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages by key."""
        wanted = {
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: self.count,
        }.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.go_to(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out in the new room; the page in sight stays."""
        super().resizeEvent(event)
        held = self.page
        self._lay_out()
        if event.oldSize().width() != event.size().width():
            self.go_to(held)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        tokens = tokens_of(self)
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(tokens.stripe))
        painter.setPen(QColor(tokens.line))
        left = self.horizontalScrollBar().value()
        top = self.verticalScrollBar().value()
        for number, place in enumerate(self._places):
            seen = place.translated(-left, -top)
            if seen.intersects(event.rect()):
                painter.drawPixmap(seen.topLeft(), self._unpack(number, place.size()))
                painter.drawRect(seen.adjusted(-1, -1, 0, 0))
        painter.end()

    def _unpack(self, number: int, size: QSize) -> QPixmap:
        """Return the picture of a page in a size, kept for a while."""
        ratio = self.devicePixelRatioF()
        wanted = size * ratio
        key = (number, wanted.width())
        if (held := self._unpacked.get(key)) is not None:
            self._unpacked.move_to_end(key)
            return held
        pixels = QPixmap()
        pixels.loadFromData(self._pages[number])
        how = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        pixels = pixels.scaled(wanted, *how)
        pixels.setDevicePixelRatio(ratio)
        self._unpacked[key] = pixels
        while len(self._unpacked) > KEPT_PAGES:
            self._unpacked.popitem(last=False)
        return pixels

    def _lay_out(self) -> None:
        """Find the place of every page, and what there is to scroll."""
        room, gap = self.viewport().size(), scaled(GAP_PX)
        sizes = [self._size_of(size, room.width() - 2 * gap) for size in self._sizes]
        widest = max((size.width() for size in sizes), default=0) + 2 * gap
        across = max(widest, room.width())
        self._places, top = [], gap
        for size in sizes:
            self._places.append(
                QRect((across - size.width()) // 2, top, size.width(), size.height())
            )
            top += size.height() + gap
        down, sideways = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, top - room.height()))
        down.setPageStep(room.height())
        down.setSingleStep(scaled(48))
        sideways.setRange(0, max(0, widest - room.width()))
        sideways.setPageStep(room.width())
        self.viewport().update()

    def _size_of(self, picture: QSize, width: int) -> QSize:
        if self._whole_width:
            width = max(1, width)
            return QSize(width, max(1, width * picture.height() // max(1, picture.width())))
        return picture * (SCREEN_DPI / self._dpi * scaled(100) / 100)

    def _note_place(self) -> None:
        """Tell which page is in sight: the one that holds the upper third of the room."""
        line = self.verticalScrollBar().value() + self.viewport().height() // 3
        above = sum(1 for place in self._places if place.top() <= line)
        shown = min(max(1, above), self.count)
        if shown != self._shown:
            self._shown = shown
            self.page_changed.emit()
