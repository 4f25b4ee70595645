"""The three views of what is due: the list, a month with its days, and a year at a glance."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from fbdesk.models.day_precision import in_year
from fbdesk.models.occurrences import Occurrence
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.pages.deadlines.calendar import MonthView, YearView
from fbdesk.ui.pages.deadlines.list import DueList

VIEWS = ("list", "month", "year")


class DueViews(QStackedWidget):
    """Shows one of the views; what is chosen in it, and where the user goes, is told alike."""

    chosen = Signal(str)
    """The user chose the thing with this key."""
    moved = Signal(object)
    """The user went to another day (`date`)."""
    month_opened = Signal(object)
    """The user wants to see the month of this day (`date`)."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self._day = self._today = date.min
        self.list = DueList(numbers)
        self.month = MonthView(numbers)
        self.year = YearView(numbers)
        for view in (self.list, self.month, self.year):
            self.addWidget(view)
            view.chosen.connect(self.chosen)
        self.month.moved.connect(self.moved)
        self.year.turned.connect(self._turn_year)
        self.year.month_opened.connect(self._open_month)
        self.show_view(VIEWS[0])

    def show_view(self, code: str) -> None:
        """Show a view; it alone says how much room it needs."""
        self.setCurrentIndex(VIEWS.index(code))
        for view in (self.list, self.month, self.year):
            shown = view is self.currentWidget()
            policy = QSizePolicy.Policy.Expanding if shown else QSizePolicy.Policy.Ignored
            view.setSizePolicy(policy, policy)

    def show_calendars(
        self, found: Sequence[Occurrence], day: date, today: date, chosen: str
    ) -> None:
        """Show the month and the year of a day."""
        self._day, self._today = day, today
        self.month.show_due(found, day, today, chosen)
        self.year.show_due(found, day.year, today)

    def _turn_year(self, step: int) -> None:
        self.moved.emit(in_year(self._day, self._day.year + step) if step else self._today)

    def _open_month(self, month: int) -> None:
        self.month_opened.emit(self._day.replace(month=month, day=1))
