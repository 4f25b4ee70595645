"""What the window shows before a plan is open: start, go on, and work that was left behind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fbdesk.ui.enum_names import set_named
from fbdesk.ui.icons import application_icon
from fbdesk.ui.lost_work_words import about_file, contents, heading
from fbdesk.ui.scale import margins, scaled, spacing, widths
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

if TYPE_CHECKING:
    from pathlib import Path

    from fbdesk.document.recovery import LostWork

MARK_PX = 56
CLIMATE_SAMPLE = "skien-klimaplan"
"""The sample of the second programme: a municipality with a climate budget."""


class StartPage(ScrolledColumn):
    """The first page: the sample, a new plan, a file, the plans opened last, left work."""

    new_wanted = Signal()
    """The user wants a new plan."""
    open_wanted = Signal()
    """The user wants to choose a file."""
    sample_wanted = Signal(str)
    """The user wants to see a sample plan; gives its name, empty for the first one."""
    recent_chosen = Signal(object)
    """The user chose a plan opened before (`Path`)."""
    recover_wanted = Signal(object)
    """The user wants left work opened (`LostWork`)."""
    repair_wanted = Signal(object)
    """The user wants to see what is left of damaged work; gives the `LostWork`."""
    discard_wanted = Signal(object)
    """The user wants left work deleted (`LostWork`)."""

    def __init__(self) -> None:
        super().__init__(24)
        self._inner = QWidget()
        widths(self._inner, 320, 640)
        self._column = QVBoxLayout(self._inner)
        margins(self._column, 0, 40, 0, 24)
        spacing(self._column, 16)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._inner, 20)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self._parts: list[QWidget] = []

    def show_choices(self, recent: tuple[Path, ...], lost: tuple[LostWork, ...]) -> None:
        """Show the page anew."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [self._head(), *([self._lost_work(lost)] if lost else []), self._ways()]
        if recent:
            self._parts.append(self._recent(recent))
        for part in self._parts:
            self._column.addWidget(part)

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        margins(row, 0, 0, 0, 0)
        spacing(row, 16)
        mark = QLabel()
        set_named(mark, alignment="AlignTop")
        mark.setPixmap(application_icon().pixmap(QSize(scaled(MARK_PX), scaled(MARK_PX))))
        words = QVBoxLayout()
        spacing(words, 2)
        words.addWidget(label("fbdesk", "title"))
        words.addWidget(
            label(
                tr("Plan, compute, agree and report the city's climate work."), "muted", wrap=True
            )
        )
        row.addWidget(mark)
        row.addLayout(words, 1)
        return head

    def _ways(self) -> QWidget:
        card = Card(tr("Begin"))
        for text, action, kind, icon in (
            (tr("New plan …"), self.new_wanted.emit, "primary", "file-plus"),
            (tr("Open plan …"), self.open_wanted.emit, "", "folder-open"),
            (
                tr("Open the sample plan for Grenland"),
                partial(self.sample_wanted.emit, ""),
                "",
                "leaf",
            ),
            (
                tr("Open the sample climate plan for Skien"),
                partial(self.sample_wanted.emit, CLIMATE_SAMPLE),
                "",
                "leaf",
            ),
        ):
            card.body.addWidget(button(text, action, kind=kind, icon=icon))
        words = tr("A plan is one file. You can also drop it on this window.")
        card.body.addWidget(label(words, "caption", wrap=True))
        return card

    def _recent(self, recent: tuple[Path, ...]) -> QWidget:
        card = Card(tr("Opened before"))
        for path in recent:
            row = QHBoxLayout()
            spacing(row, 8)
            choose = button(
                path.stem.replace("&", "&&"), partial(self.recent_chosen.emit, path), kind="link"
            )
            row.addWidget(choose)
            row.addWidget(label(str(path.parent), "caption", wrap=True), 1)
            card.body.addLayout(row)
        return card

    def _lost_work(self, lost: tuple[LostWork, ...]) -> QWidget:
        card = Card(tr("Not saved the last time"), tr("This work is safe on this PC."))
        for work in lost:
            row = QHBoxLayout()
            spacing(row, 8)
            row.addLayout(_told(work), 1)
            if not work.damaged:
                row.addWidget(button(tr("Open"), partial(self.recover_wanted.emit, work)))
            else:
                show = partial(self.repair_wanted.emit, work)
                row.addWidget(button(tr("See what is left …"), show))
            row.addWidget(
                button(tr("Delete …"), partial(self.discard_wanted.emit, work), kind="danger")
            )
            card.body.addLayout(row)
        return card


def _told(work: LostWork) -> QVBoxLayout:
    """Return the lines about one piece of left work."""
    lines = QVBoxLayout()
    spacing(lines, 2)
    lines.addWidget(label(heading(work), "strong", wrap=True))
    for text in (contents(work), about_file(work)):
        if text:
            lines.addWidget(label(text, "caption", wrap=True))
    return lines
