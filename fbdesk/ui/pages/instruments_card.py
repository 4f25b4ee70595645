"""The chosen instrument as a card: what it is, who decides it, and the measures that it carries."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.edits import measures as edits
from fbdesk.models.measures import Instrument, Measure, MeasureInstrument
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import RowForm
from fbdesk.ui.pages.measures.instruments import instrument_fields
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import IconButton
from fbdesk.ui.widgets.labels import chip, label
from fbdesk.ui.widgets.link_list import Linked, LinkList, LinkWords


class InstrumentCard(QWidget):
    """Edits one instrument; the measures that it carries are linked and let go here."""

    wanted = Signal(str)
    """The user wants to `duplicate` or to `delete` the instrument."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._instrument: Instrument | None = None
        self._title = label("", "section", wrap=True)
        self._restrictive = chip(tr("Restrictive"), "warning")
        self.form = RowForm(desk, Instrument, instrument_fields(desk), naming=_title)
        self.measures = LinkList(
            LinkWords(
                name=tr("Carries the measures"),
                none_yet=tr("It carries no measure yet."),
                add=tr("Add a measure …"),
                let_go=tr("Remove"),
                open=tr("Show the measure"),
            )
        )
        self.measures.linked.connect(partial(self._set, linked=True))
        self.measures.unlinked.connect(partial(self._set, linked=False))
        self.measures.opened.connect(partial(desk.go_to, "measures"))
        head = QHBoxLayout()
        spacing(head, 6)
        head.addWidget(self._title, 1)
        head.addWidget(self._restrictive)
        for icon, name, what in (
            ("copy", tr("Duplicate"), "duplicate"),
            ("trash-2", tr("Delete the instrument"), "delete"),
        ):
            made = IconButton(icon, name)
            made.clicked.connect(partial(self._want, what))
            head.addWidget(made)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 16)
        column.addLayout(head)
        column.addWidget(self.form)
        column.addWidget(self.measures)

    def show_instrument(self, plan: Plan, key: str) -> None:
        """Show an instrument of the plan; nothing where there is none."""
        if self._instrument is not None and self._instrument.key != key:
            self.form.leave()
            plan = self._desk.plan
        instrument = plan.find(Instrument, key)
        self._instrument = instrument
        self.setVisible(instrument is not None)
        self.form.show_row(instrument)
        if instrument is None:
            return
        self._title.setText(instrument.title)
        self._restrictive.setVisible(instrument.restrictive)
        links = plan.children(MeasureInstrument, "instrument", key)
        held = {link.measure for link in links}
        statuses = dict(self._desk.choices("status"))
        self.measures.show_links(
            tuple(
                Linked(m.key, f"{m.number}  {m.title}", statuses.get(m.status, m.status))
                for m in plan.measures
                if m.key in held
            ),
            tuple((m.key, f"{m.number}  {m.title}") for m in plan.measures if m.key not in held),
        )

    def start_writing(self) -> None:
        """Select the title, so that it can be typed."""
        title: Any = self.form.field("title")
        title.setFocus()
        title.selectAll()

    def _set(self, measure: str, *, linked: bool) -> None:
        if self._instrument is None:
            return
        row = self._desk.plan.find(Measure, measure)
        number = row.number if row else ""
        text = (
            tr("link an instrument to {name}", name=number)
            if linked
            else tr("unlink an instrument from {name}", name=number)
        )
        edit = partial(
            edits.set_instrument, key=measure, instrument=self._instrument.key, linked=linked
        )
        self._desk.editor.perform(text, edit)

    def _want(self, what: str, _checked: object = None) -> None:
        self.wanted.emit(what)


def _title(instrument: Row) -> str:
    return instrument.title if isinstance(instrument, Instrument) else ""
