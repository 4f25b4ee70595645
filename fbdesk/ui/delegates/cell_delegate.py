"""How a table's cells are drawn, and which field opens in a cell that is edited."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fbdesk.ui.item_models.column_model import COLUMN_ROLE, TONE_ROLE, Index
from fbdesk.ui.scale import scaled
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.tokens import readable
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.date_field import DateField
from fbdesk.ui.widgets.fields import MoneyField, NumberField, TextField, YearField

ACCENT_PX = 2

OPENED = "opened"
"""The property of a cell's field that has shown its value once."""

TYPED = "typed"
"""The property of a cell's field that the user has typed in; it holds until the field is gone."""


class CellDelegate(QStyledItemDelegate):
    """Draws cells in the tones of the design and opens the field that the column asks for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Take the tone of the cell; draw no dotted focus frame, the ring is ours."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        tone = index.data(TONE_ROLE)
        if tone:
            colour = QColor(_colour(tone, option.widget))
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, colour)
            if tone.startswith("#"):
                option.font.setBold(True)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and the ring around the one that the keyboard is on."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(QColor(tokens_of(option.widget).accent), scaled(ACCENT_PX)))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the field for the cell's column."""
        del option
        column = index.data(COLUMN_ROLE)
        made = _field(column)
        made.setParent(parent)
        made.setAccessibleName(column.title)
        if isinstance(made, ChoiceField):
            made.committed.connect(self._finish)
        if isinstance(made, QLineEdit):
            made.textEdited.connect(lambda: made.setProperty(TYPED, True))  # noqa: FBT003
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's value in the field; what is being typed outlives a refresh.

        Enter saves the cell only after the events that wait, and the field itself counts as
        unmodified by then: a refresh in between must find the mark that it was typed in.
        """
        opened = bool(editor.property(OPENED))
        if opened and (isinstance(editor, ChoiceField) or editor.property(TYPED)):
            return
        editor.setProperty(OPENED, True)  # noqa: FBT003
        editor.show_value(index.data(Qt.ItemDataRole.EditRole))  # type: ignore[attr-defined] # every field has it
        if isinstance(editor, ChoiceField):
            editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was typed to the model; what is not valid is left out."""
        if isinstance(editor, NumberField):
            value: Any = editor.typed()
            if value is None and editor.text().strip():
                return
        elif isinstance(editor, ChoiceField):
            value = editor.value
        elif isinstance(editor, DateField):
            if not editor.writes_a_day():
                return
            value = editor.typed()
        elif isinstance(editor, TextField):
            value = editor.text().strip()
        else:
            return
        model.setData(index, value, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Let the field fill its cell."""
        del index
        rect: QRect = option.rect
        editor.setGeometry(rect)

    def _finish(self) -> None:
        field = self.sender()
        if isinstance(field, QWidget):
            self.commitData.emit(field)
            self.closeEditor.emit(field, QStyledItemDelegate.EndEditHint.NoHint)


def _field(column: Any) -> QWidget:
    if column.field == "choice":
        return ChoiceField(column.choices)
    if column.field == "year":
        return YearField()
    if column.field == "money":
        return MoneyField()
    if column.field == "date":
        return DateField()
    if column.field == "number":
        return NumberField()
    return TextField()


def _colour(tone: str, widget: QWidget) -> str:
    tokens = tokens_of(widget)
    if tone.startswith("#"):
        return readable(tone, tokens)
    return str(getattr(tokens, tone))
