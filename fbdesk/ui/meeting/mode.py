"""Meeting mode: the agenda in full screen and large type, run from the keyboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from fbdesk.models.agreement import Commitment
from fbdesk.models.edits import meetings as edits
from fbdesk.models.measures import Measure
from fbdesk.models.meeting_facts import ItemFacts, MeetingFacts, meeting_facts
from fbdesk.models.organisation import AgendaItem, Meeting
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.meeting.large_type import LargeType
from fbdesk.ui.meeting.parts import AgendaSide, ItemAbout
from fbdesk.ui.meeting.writing import ItemWriting
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn
from fbdesk.ui.widgets.message_bar import MessageBar


class MeetingMode(QWidget):
    """A window of its own; every field saves when it is left, also by Escape."""

    closed = Signal()
    """The window was closed, with all that was typed saved."""

    def __init__(self, desk: Desk, meeting: str) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk, self._key = desk, meeting
        self._item = ""
        self._facts: MeetingFacts | None = None
        self._numbers = numbers_in(desk.language)
        self._head = label("", "title", wrap=True)
        self._when = label("", "muted", wrap=True)
        self.side = AgendaSide()
        self.side.chosen.connect(self.choose)
        self.about = ItemAbout(desk)
        self.writing = ItemWriting(desk)
        self.writing.watch(self)
        self.menu: QMenu | None = None
        self._lay_out()
        self._large = LargeType(self, desk.theme)
        self._undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        self._undo.activated.connect(self._take_back)
        desk.editor.changed.connect(self._show)
        desk.editor.results_changed.connect(self._show)
        self._show()

    @property
    def item(self) -> ItemFacts | None:
        """Return the item that is shown, or None in an empty agenda."""
        items = self._facts.items if self._facts else ()
        return next((one for one in items if one.item.key == self._item), None)

    def choose(self, key: str) -> None:
        """Show an item; what was typed for the one before is saved first."""
        self.commit()
        self._item = key
        self._show()

    def step(self, steps: int) -> None:
        """Show an item further down (positive) or up the agenda."""
        self.commit()
        items = self._facts.items if self._facts else ()
        keys = [one.item.key for one in items]
        if self._item in keys:
            place = min(len(keys) - 1, max(0, keys.index(self._item) + steps))
            self._item = keys[place]
        self._show()

    def commit(self) -> None:
        """Save what is being typed; the cursor leaves the field."""
        self.writing.commit()
        self.setFocus()

    def add_item(self) -> None:
        """Add an item below the one that is shown and let its title be typed."""
        self.commit()
        edit = partial(edits.add_item, meeting=self._key, title=tr("New item"), after=self._item)
        name = self._facts.meeting.title if self._facts else ""
        key = self._desk.editor.perform(tr("add an item to {name}", name=name), edit)
        if key is not None:
            self.choose(key)
            self.writing.start("title")

    def add_action(self) -> None:
        """Add an action item to the item that is shown and let it be typed."""
        self.commit()
        if not self._item:
            return
        edit = partial(
            edits.add_action, meeting=self._key, item=self._item, text=tr("New action item")
        )
        key = self._desk.editor.perform(tr("add an action item"), edit)
        if key is not None:
            self.writing.start_action(key)

    def offer_statuses(self) -> None:
        """Offer the statuses of what the item is about; the choice is saved on the spot."""
        item = self.item
        if item is None or not (item.measures or item.commitments):
            self._desk.tell(tr("The item is about no measure and no commitment."))
            return
        self.menu = QMenu(self)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for measure in item.measures:
            self._offer(measure, f"{measure.number}  {measure.title}", "status")
        for commitment in item.commitments:
            self._offer(commitment, commitment.number, "commitment_status")
        self.menu.popup(self.about.mapToGlobal(self.about.rect().topLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Run the meeting: each key stands at the foot of the window."""
        act = self._keys().get(Qt.Key(event.key()))
        if act is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a field, Escape saves and goes back to the agenda; Page Up and Down turn on."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            return True
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F11):
            self._keys()[Qt.Key(event.key())]()
            return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, and let go of the plan."""
        self.writing.commit()
        self._desk.editor.changed.disconnect(self._show)
        self._desk.editor.results_changed.disconnect(self._show)
        super().closeEvent(event)
        self.closed.emit()

    def _keys(self) -> dict[Qt.Key, Callable[[], object]]:
        key = Qt.Key
        return {
            key.Key_Up: partial(self.step, -1),
            key.Key_PageUp: partial(self.step, -1),
            key.Key_Down: partial(self.step, 1),
            key.Key_PageDown: partial(self.step, 1),
            key.Key_N: self.add_item,
            key.Key_R: partial(self.writing.start, "discussion"),
            key.Key_D: partial(self.writing.start, "decision"),
            key.Key_O: self.add_action,
            key.Key_S: self.offer_statuses,
            key.Key_F11: self.close,
            key.Key_Escape: self.close,
        }

    def _offer(self, row: Measure | Commitment, name: str, of: str) -> None:
        if self.menu is None:
            return
        self.menu.addSection(name.replace("&", "&&"))
        for number, (code, words) in enumerate(self._desk.choices(of), start=1):
            action = self.menu.addAction(f"&{number}  {words}".replace("& ", "&& "))
            action.setCheckable(True)
            action.setChecked(row.status == code)
            action.triggered.connect(partial(self._set_status, row, code))

    def _set_status(self, row: Measure | Commitment, code: str, _checked: object = None) -> None:
        text = tr("change {what} of {name}", what=tr("status"), name=row.number)
        self._desk.editor.change(text, type(row), row.key, status=code)

    def _take_back(self) -> None:
        self.commit()
        self._desk.editor.undo()

    def _show(self, _what: object = None) -> None:
        plan = self._desk.plan
        meeting = plan.find(Meeting, self._key)
        if meeting is None:
            self.close()
            return
        self._facts = facts = meeting_facts(plan, meeting)
        if plan.find(AgendaItem, self._item) is None:
            self._item = facts.items[0].item.key if facts.items else ""
        self._head.setText(meeting.title)
        day = self._numbers.day(meeting.dated) if meeting.dated else ""
        parts = (day, meeting.starts, meeting.place)
        self._when.setText(" · ".join(part for part in parts if part))
        self.side.show_items(facts.items, self._item)
        self.writing.show_item(self.item)
        self.about.show_item(plan, self.item)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        margins(whole, 40, 28, 40, 16)
        spacing(whole, 16)
        whole.addWidget(MessageBar(self._desk.messages))
        whole.addWidget(self._head)
        whole.addWidget(self._when)
        middle = QHBoxLayout()
        spacing(middle, 32)
        middle.addWidget(self.side, 22)
        for part, share in ((self.writing, 46), (self.about, 32)):
            scrolled = ScrolledColumn()
            scrolled.body.addWidget(part)
            scrolled.body.addStretch(1)
            middle.addWidget(scrolled, share)
        whole.addLayout(middle, 1)
        whole.addWidget(_foot())


def _foot() -> QLabel:
    keys = (
        tr("↑ ↓ item"),
        tr("N new item"),
        tr("R discussion"),
        tr("D decision"),
        tr("O action item"),
        tr("S status"),
        tr("Esc leave"),
    )
    return label("     ".join(keys), "muted", wrap=True)
