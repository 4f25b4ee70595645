"""The menu of filters above the measures: mine, recently changed, and those kept by name."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from fbdesk.ui.desk import Desk
from fbdesk.ui.saved_filters import Filter, SavedFilters
from fbdesk.ui.translation import tr

MINE, RECENT = "mine", "recent"
YES = "yes"


class FilterMenu(QMenu):
    """Two filters to tick and a list of kept ones; it says what is wanted and does nothing."""

    changed = Signal()
    """Mine or recently changed was ticked, or no longer."""
    wanted = Signal(object)
    """A kept filter (`Filter`) shall be used."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.saved = SavedFilters(desk.preferences, "measures")
        self._now: Filter = {}
        self.mine = self._tick(tr("Mine"))
        self.recent = self._tick(tr("Last changed"))
        self.addSeparator()
        self._kept = self.addAction("")  # the kept ones stand before it
        self._kept.setVisible(False)
        self.addSeparator()
        self.keep = self.addAction(tr("Save this filter …"), self._ask_name)
        self.forget = self.addMenu(tr("Delete a saved filter"))
        self._entries: list[QAction] = []
        self._show_kept()

    @property
    def ticked(self) -> Filter:
        """Return which of the two is ticked."""
        ticks = {MINE: self.mine, RECENT: self.recent}
        return {name: YES for name, action in ticks.items() if action.isChecked()}

    def show_ticked(self, wanted: Filter) -> None:
        """Tick what a filter names, without telling."""
        self.mine.setChecked(MINE in wanted)
        self.recent.setChecked(RECENT in wanted)

    def note(self, now: Filter) -> None:
        """Take note of what is shown now: that is what would be kept."""
        self._now = now
        self.keep.setEnabled(bool(now))

    def save(self, name: str) -> None:
        """Keep what is shown now under a name."""
        self.saved.save(name, self._now)
        self._show_kept()

    def is_mine(self, responsible: str) -> bool:
        """Return whether a responsible is the user, or the unit after the comma of the name."""
        names = [part.strip().casefold() for part in self._desk.user().split(",")]
        held = responsible.casefold()
        return any(name in held for name in names if name)

    def _tick(self, text: str) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        action.triggered.connect(self._tell)
        return action

    def _tell(self, _checked: object = None) -> None:
        self.changed.emit()

    def _show_kept(self) -> None:
        for entry in self._entries:
            self.removeAction(entry)
            entry.deleteLater()
        self.forget.clear()
        self._entries = []
        for name in self.saved.names:
            entry = QAction(name.replace("&", "&&"), self)
            entry.triggered.connect(partial(self._use, name))
            self.insertAction(self._kept, entry)
            self._entries.append(entry)
            self.forget.addAction(entry.text(), partial(self._forget, name))
        self.forget.menuAction().setVisible(bool(self._entries))

    def _use(self, name: str, _checked: object = None) -> None:
        self.wanted.emit(self.saved.get(name))

    def _forget(self, name: str) -> None:
        self.saved.forget(name)
        self._show_kept()

    def _ask_name(self) -> None:
        name = self._desk.questions.name(tr("Save this filter"), tr("Name of the filter")).strip()
        if name:
            self.save(name)
