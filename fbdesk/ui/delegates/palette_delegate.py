"""How a match is drawn in the palette: its name, and below it the text with the words marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import tokens_of

SNIPPET_ROLE = Qt.ItemDataRole.UserRole + 1
SPANS_ROLE = Qt.ItemDataRole.UserRole + 2

PADDING_PX = 6
GAP_PX = 2


class PaletteDelegate(QStyledItemDelegate):
    """Draws one line, or two where there is a text in which words were found."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of one line or two."""
        line = option.fontMetrics.height()
        lines = 2 if index.data(SNIPPET_ROLE) else 1
        height = lines * line + (lines - 1) * scaled(GAP_PX) + 2 * scaled(PADDING_PX)
        return QSize(option.rect.width(), height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line as every list does, and the text below it in the tone of remarks."""
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        tokens = tokens_of(widget)
        area = option.rect.adjusted(scaled(PADDING_PX), scaled(PADDING_PX), -scaled(PADDING_PX), 0)
        metrics = option.fontMetrics
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.text))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(area, int(top), shown)
        snippet = index.data(SNIPPET_ROLE)
        if snippet:
            below = area.top() + metrics.height() + scaled(GAP_PX)
            painter.setPen(QColor(tokens.muted))
            layout = _laid_out(snippet, index.data(SPANS_ROLE), option.font, tokens.text)
            painter.setClipRect(area)
            layout.draw(painter, QPointF(area.left(), below))
        painter.restore()


def _laid_out(
    text: str, spans: tuple[tuple[int, int], ...], font: QFont, colour: str
) -> QTextLayout:
    """Return a text on one line with what was found in it bold."""
    layout = QTextLayout(text, font)
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(QColor(colour))
    marks = []
    for start, end in spans:
        mark = QTextLayout.FormatRange()
        mark.start, mark.length, mark.format = start, end - start, look
        marks.append(mark)
    layout.setFormats(marks)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(text))
    layout.endLayout()
    return layout
