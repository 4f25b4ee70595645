"""Above what is due: search, views, kinds, who answers, and whether what is done shows too."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from fbdesk.models.occurrences import DONE, KINDS, Occurrence
from fbdesk.ui.locking import only_looks
from fbdesk.ui.pages.deadlines.list import matches
from fbdesk.ui.pages.deadlines.words import kind_names
from fbdesk.ui.scale import widths
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import ChoiceField, SearchField, TabStrip
from fbdesk.ui.widgets.flow_layout import FlowLayout

ALL = "all"
LIST, MONTH, YEAR = "list", "month", "year"


class DueTools(QWidget):
    """Narrows down what is due, and chooses how it is shown."""

    changed = Signal()
    """Other things shall be shown."""
    view_chosen = Signal(str)
    """The user chose the list, the month or the year."""

    def __init__(self) -> None:
        super().__init__()
        self._names = kind_names()
        self._words: list[str] = []
        self.search = SearchField(tr("Search in deadlines"))
        self.views = TabStrip(((LIST, tr("List")), (MONTH, tr("Month")), (YEAR, tr("Year"))))
        self.kinds = only_looks(ChoiceField(((ALL, tr("All kinds")),)))
        self.kinds.setAccessibleName(tr("Kind"))
        self.who = only_looks(ChoiceField(((ALL, tr("Whoever answers")),)))
        self.who.setAccessibleName(tr("Who answers for it"))
        self.done = QCheckBox(tr("Show what is done"))
        for choice in (self.kinds, self.who):
            widths(choice, 170, 240)
        self._lay_out()
        self.search.searched.connect(self._take_words)
        self.kinds.committed.connect(self._tell)
        self.who.committed.connect(self._tell)
        self.done.toggled.connect(self._tell)
        self.views.chosen.connect(self._choose_view)

    def show_due(self, found: Sequence[Occurrence]) -> None:
        """Offer the kinds and names that occur; counts leave out what is done unless it shows."""
        shown = [one for one in found if self.done.isChecked() or one.state != DONE]
        kinds, names = [one.kind for one in shown], self._names
        occurring = {one.kind for one in found}
        offered = tuple(
            (code, f"{names[code]}  {kinds.count(code)}") for code in KINDS if code in occurring
        )
        kind = self.kinds.value
        self.kinds.set_choices(((ALL, tr("All kinds")), *offered))
        self.kinds.show_value(kind if kind in occurring else ALL)
        people = sorted({one.responsible for one in found if one.responsible}, key=str.casefold)
        held = self.who.value
        self.who.set_choices(
            ((ALL, tr("Whoever answers")), *((person, person) for person in people))
        )
        self.who.show_value(held if held in people else ALL)

    def keeps(self, one: Occurrence) -> bool:
        """Return whether something shall be shown."""
        if one.state == DONE and not self.done.isChecked():
            return False
        if self.kinds.value not in (ALL, "", one.kind):
            return False
        if self.who.value not in (ALL, "", one.responsible):
            return False
        return matches(one, self._names[one.kind], self._words)

    def show_everything(self) -> None:
        """Let go of search, kind and who."""
        self.search.clear()
        self.who.show_value(ALL)
        self.kinds.show_value(ALL)
        self.changed.emit()

    def _take_words(self, words: str) -> None:
        self._words = words.casefold().split()
        self.changed.emit()

    def _tell(self, _what: object = None) -> None:
        self.changed.emit()

    def _choose_view(self, code: str) -> None:
        self.view_chosen.emit(code)

    def _lay_out(self) -> None:
        flow = FlowLayout(self, gap=12)
        for part in (self.search, self.kinds, self.who, self.done, self.views):
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
