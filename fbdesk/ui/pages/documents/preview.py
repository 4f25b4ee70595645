"""The pages of a document beside its card, as they will be printed, and made anew as one works."""

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget

from fbdesk.errors import PlanError
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import Order, pictures
from fbdesk.reports.documents import PICTURE_PPI
from fbdesk.ui.background import Progress
from fbdesk.ui.desk import Desk
from fbdesk.ui.locking import only_looks
from fbdesk.ui.scale import heights, spacing
from fbdesk.ui.translation import described, tr
from fbdesk.ui.typesetting import making_while
from fbdesk.ui.widgets.buttons import IconButton
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.labels import label, set_role
from fbdesk.ui.widgets.page_pictures import PagePictures

if TYPE_CHECKING:
    from fbdesk.ui.background import Task

LOOK_AFTER_MS = 500
"""Choosing and typing go on while the pages wait this long for the next change."""
KEPT_DOCUMENTS = 3
NOT_HERE = "Only a PDF can be looked at here. Make the file to see it."
NO_PAGES = {"zip": "The parcel holds every document. Choose one of them to see its pages."}
WIDTH, PAPER = "width", "paper"

Pages = tuple[bytes, ...]


class DocumentPreview(Card):
    """Shows the pages of one order at a time; what it shows while it makes others is marked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._order: Order | None = None
        self._task: Task[Pages] | None = None
        self._waiting = False
        self._state = 0
        self._made: OrderedDict[Order, Pages | str] = OrderedDict()
        self.pages = PagePictures(tr("Pages of the document"), PICTURE_PPI)
        self.words = label("", "muted", wrap=True)
        self.told = label("", "muted")
        self.zoom = only_looks(
            ChoiceField(((WIDTH, tr("Fit the width")), (PAPER, tr("Size on paper"))))
        )
        self.zoom.show_value(WIDTH)
        self.zoom.setAccessibleName(tr("Size of the pages"))
        self.before = IconButton("chevron-up", tr("The page before (PageUp)"))
        self.after = IconButton("chevron-down", tr("The next page (PageDown)"))
        self._stack = QStackedWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._lay_out()
        self._connect()
        self._tell()

    @property
    def stale(self) -> bool:
        """Return whether the pages in sight are of another order, or of the plan before an edit."""
        return self._order is not None and self._order not in self._made

    def show_order(self, order: Order) -> None:
        """Show the pages of an order, at once where they are known."""
        if order == self._order:
            return
        self._order = order
        self._look_again()

    def forget(self) -> None:
        """Make the pages anew: the plan, or something else that they tell, has changed."""
        self._made.clear()
        self._state += 1
        self._look_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the pages once they can be seen."""
        super().showEvent(event)
        self._look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no pages that nobody sees."""
        super().hideEvent(event)
        self._stop()

    def _look_again(self) -> None:
        self._stop()
        if self._order is None or not self.isVisible():
            return
        if self._order.format != "pdf":
            self._made[self._order] = tr(NO_PAGES.get(self._order.format, NOT_HERE))
        held = self._made.get(self._order)
        if held is None:
            self._timer.start()
            self._tell()
        else:
            self._show(held)

    def _stop(self) -> None:
        self._timer.stop()
        self._waiting = False
        if self._task is not None:
            self._task.cancel()

    def _start(self) -> None:
        """Make the pages, one document at a time: what is given up takes a moment to end."""
        if self._order is None:
            return
        if self._task is not None:
            self._waiting = True
            return
        self._task = self._desk.background.start(
            "",
            partial(_looked_at, self._desk.plan, self._order, self._desk.finished_results),
            partial(self._take, self._state, self._order),
            partial(self._refuse, self._state, self._order),
            ended=self._end,
        )

    def _take(self, state: int, order: Order, pages: Pages) -> None:
        self._keep(state, order, pages)

    def _refuse(self, state: int, order: Order, error: PlanError) -> None:
        self._keep(state, order, described(error))

    def _keep(self, state: int, order: Order, made: Pages | str) -> None:
        if state != self._state:  # an edit came between the end of the work and this word of it
            return
        self._made[order] = made
        while len(self._made) > KEPT_DOCUMENTS:
            self._made.popitem(last=False)
        if order == self._order:
            self._show(made)

    def _end(self, _task: object) -> None:
        self._task = None
        if self._waiting:
            self._waiting = False
            self._start()

    def _show(self, made: Pages | str) -> None:
        if isinstance(made, str):
            self._say(made)
        else:
            self.pages.show_pages(made)
            self._stack.setCurrentWidget(self.pages)
        self._tell()

    def _say(self, text: str) -> None:
        refused = self._order is not None and self._order.format == "pdf"
        set_role(self.words, role="warning" if refused else "muted")
        self.words.setText(text)
        self.pages.show_pages(())
        self._stack.setCurrentWidget(self.words)

    def _tell(self) -> None:
        """Say which page is in sight, and whether it is the newest."""
        count = self.pages.count
        place = tr("Page {number} of {count}", number=self.pages.page, count=count)
        if not self.stale:
            text = place if count else ""
        elif count:
            text = tr("{place}, out of date. New pages are being made …", place=place)
        else:
            text = tr("The pages are being made …")
        self.told.setText(text)
        self.told.setVisible(bool(text))
        set_role(self.told, role="warning" if self.stale and count else "muted")
        for part in (self.before, self.after, self.zoom):
            part.setVisible(bool(count))
        self.before.setEnabled(self.pages.page > 1)
        self.after.setEnabled(self.pages.page < count)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._start)
        self.pages.page_changed.connect(self._tell)
        self.zoom.committed.connect(lambda value: self.pages.fit_width(fits=value == WIDTH))
        self.before.clicked.connect(lambda: self.pages.go_to(self.pages.page - 1))
        self.after.clicked.connect(lambda: self.pages.go_to(self.pages.page + 1))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        spacing(head, 4)
        head.addWidget(self.told, 1)
        for part in (self.before, self.after, self.zoom):
            head.addWidget(part)
        self.zoom.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self.words)
        self._stack.addWidget(self.pages)
        heights(self._stack, 360)
        self.body.addLayout(head)
        self.body.addWidget(self._stack, 1)


def _looked_at(plan: Plan, order: Order, results: PlanResults | None, progress: Progress) -> Pages:
    """Return the pages of a document; runs in a thread."""
    progress.check()
    return pictures(plan, order, results, making_while(progress.check))
