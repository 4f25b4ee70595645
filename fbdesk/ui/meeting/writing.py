"""Where one writes in meeting mode: title, discussion and decision, and who does what."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.models.meeting_facts import ItemFacts
from fbdesk.models.organisation import AgendaItem
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.pages.meetings.agenda import ActionRows
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.fields import LongTextEdit, TextField
from fbdesk.ui.widgets.labels import label


class ItemWriting(QWidget):
    """The fields of the item that is shown; each one that is left is one step of undo."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item: AgendaItem | None = None
        self._place = label("", "muted")
        self.title = TextField()
        self._about = label("", wrap=True)
        self.discussion = LongTextEdit("", least_lines=3, most_lines=14)
        self.decision = LongTextEdit("", least_lines=2, most_lines=10)
        self.follow_up = ActionRows(desk, tr("To be done after this item"))
        self._fields: dict[str, tuple[TextField | LongTextEdit, str]] = {
            "title": (self.title, tr("Item")),
            "discussion": (self.discussion, tr("Discussion")),
            "decision": (self.decision, tr("Decision")),
        }
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 14)
        column.addWidget(self._place)
        for name, (field, words) in self._fields.items():
            field.committed.connect(partial(self._save, name, words))
            column.addWidget(FormRow(words, field))
            if name == "title":
                column.addWidget(self._about)
        column.addWidget(self.follow_up)
        locked = desk.editor.document.read_only
        for field, _ in self._fields.values():
            field.setReadOnly(locked)
        self.follow_up.setEnabled(not locked)

    def watch(self, watcher: QObject) -> None:
        """Let the window hear the keys of the fields first."""
        form = self.follow_up.list.form
        for field in (self.title, self.discussion, self.decision):
            field.installEventFilter(watcher)
        for name in ("text", "responsible", "due"):
            form.field(name).installEventFilter(watcher)

    def show_item(self, facts: ItemFacts | None) -> None:
        """Show an item; what is being typed in a field of the same item stays."""
        self._item = facts.item if facts else None
        self.setVisible(facts is not None)
        if facts is None:
            return
        item = facts.item
        self._place.setText(tr("Item {number}", number=facts.number))
        self.title.show_value(item.title)
        self._about.setText(item.text)
        self._about.setVisible(bool(item.text))
        self.discussion.show_value(item.discussion)
        self.decision.show_value(item.decision)
        self.follow_up.show_actions(item.meeting, item.key, facts.actions)

    def start(self, name: str) -> None:
        """Put the cursor into a field; the title is selected, texts go on at their end."""
        if self._item is None:
            return
        field = self._fields[name][0]
        field.setFocus()
        if isinstance(field, TextField):
            field.selectAll()
        else:
            field.moveCursor(QTextCursor.MoveOperation.End)

    def start_action(self, key: str) -> None:
        """Let an action item be typed."""
        self.follow_up.list.start_typing(key, "text")

    def commit(self) -> None:
        """Save whatever is being typed here."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self.discussion.commit()
        self.decision.commit()
        self.follow_up.list.leave()

    def _save(self, name: str, words: str, value: object) -> None:
        if self._item is None:
            return
        if name == "title" and not value:
            self.title.setText(self._item.title)
            return
        text = tr("change {what} of {name}", what=words.lower(), name=self._item.title)
        self._desk.editor.change(text, AgendaItem, self._item.key, **{name: str(value)})
