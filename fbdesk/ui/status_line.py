"""The status line: is the plan saved, what can be undone, what is going on, and the zoom."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from fbdesk.ui.background import Background
from fbdesk.ui.scale import margins, spacing, widths
from fbdesk.ui.tokens import PAGE_MARGIN
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.labels import label, set_role

WHOLE = 100


class StatusLine(QWidget):
    """One quiet line below the page."""

    undo_wanted = Signal()
    """The user pressed the words that say what can be undone."""
    zoom_wanted = Signal()
    """The user pressed the zoom, to have 100 % again."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self._background = background
        self._saved = label("", "caption")
        self._undo = button("", self.undo_wanted.emit, kind="quiet")
        self._work = label("", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        widths(self._bar, 80, 120)
        self._cancel = button(tr("Cancel"), self._cancel_work, kind="link")
        self._zoom = button("", self.zoom_wanted.emit, kind="quiet")
        self._zoom.setToolTip(tr("Zoom. Press for 100 %."))
        row = QHBoxLayout(self)
        margins(row, PAGE_MARGIN, 2, PAGE_MARGIN, 6)
        spacing(row, 12)
        row.addWidget(self._saved)
        row.addWidget(self._undo)
        row.addStretch(1)
        for part in (self._work, self._bar, self._cancel, self._zoom):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        background.changed.connect(self.show_work)
        self.show_work()
        self.show_undo("")

    def show_saved(self, words: str, tip: str = "", *, warns: bool = False) -> None:
        """Show the saved state in words, as a warning where the work is on this PC alone."""
        self._saved.setText(words)
        self._saved.setToolTip(tip)
        set_role(self._saved, role="warning" if warns else "caption")

    def show_undo(self, text: str) -> None:
        """Show what undo would take back; nothing where there is nothing."""
        self._undo.setVisible(bool(text))
        words = tr("Undo: {text}", text=text)
        self._undo.setText(f"{words}   Ctrl+Z".replace("&", "&&"))
        self._undo.setAccessibleName(words)

    def show_zoom(self, percent: int) -> None:
        """Show the zoom."""
        self._zoom.setText(f"{percent} %")
        self._zoom.setAccessibleName(tr("Zoom {percent} %", percent=percent))

    def show_work(self) -> None:
        """Show the oldest work that is under way, and how many wait behind it."""
        shown = self._background.shown
        for part in (self._work, self._bar, self._cancel):
            part.setVisible(bool(shown))
        if not shown:
            return
        task = shown[0]
        more = tr(" and {number} more", number=len(shown) - 1) if len(shown) > 1 else ""
        self._work.setText(f"{task.text}{': ' if task.step else ''}{task.step}{more}")
        self._bar.setRange(0, WHOLE if task.share > 0 else 0)
        self._bar.setValue(round(task.share * WHOLE))

    def _cancel_work(self) -> None:
        for task in self._background.shown[:1]:
            task.cancel()
