"""The instruments that carry a measure: link, add, and change what an instrument is."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models.edits import measures as edits
from fbdesk.models.measures import Instrument, Measure, MeasureInstrument
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.pages.measures.lines import instruments_of
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.link_list import Linked, LinkList, LinkWords


class MeasureInstruments(QWidget):
    """The list of instruments and, for the one that is opened, its fields."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._measure: Measure | None = None
        self._opened = ""
        self._list = LinkList(
            LinkWords(
                name=tr("Instruments"),
                none_yet=tr("No instrument carries this measure yet."),
                add=tr("Link an instrument of the plan …"),
                let_go=tr("Unlink"),
                open=tr("Change"),
                open_icon="pencil",
            )
        )
        self._list.linked.connect(partial(self._set, linked=True))
        self._list.unlinked.connect(partial(self._set, linked=False))
        self._list.opened.connect(self.open)
        self._card = Card(soft=True)
        self.form = RowForm(desk, Instrument, instrument_fields(desk), naming=_title)
        self._card.body.addWidget(self.form)
        way = QHBoxLayout()
        way.addWidget(button(tr("Show on the page Instruments"), self._go, kind="link"))
        way.addStretch(1)
        self._card.body.addLayout(way)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 8)
        whole.addWidget(self._list)
        whole.addWidget(self._card)
        row = QHBoxLayout()
        row.addWidget(button(tr("New instrument"), self.add, kind="link", icon="plus"))
        row.addStretch(1)
        whole.addLayout(row)

    def show_measure(self, plan: Plan, measure: Measure) -> None:
        """Show the instruments of a measure."""
        self._measure = measure
        held = instruments_of(plan, measure.key)
        free = tuple((i.key, i.title) for i in plan.instruments if i not in held)
        self._list.show_links(tuple(self._linked(i) for i in held), free)
        self._show_opened(plan, next((i for i in held if i.key == self._opened), None))

    def open(self, key: str) -> None:
        """Show the fields of an instrument, or put them away again."""
        self._opened = "" if key == self._opened else key
        plan = self._desk.plan
        self._show_opened(plan, plan.find(Instrument, self._opened))

    def add(self) -> None:
        """Add an instrument that carries the measure, and let its title be typed."""
        if self._measure is None:
            return
        key = self._desk.editor.perform(
            tr("add an instrument to {name}", name=self._measure.number),
            partial(_add_linked, measure=self._measure.key, title=tr("New instrument")),
        )
        if key is None:
            return
        self._opened = ""
        self.open(key)
        title: Any = self.form.field("title")
        title.setFocus()
        title.selectAll()

    def _go(self) -> None:
        self._desk.go_to("instruments", self._opened)

    def _show_opened(self, plan: Plan, instrument: Instrument | None) -> None:
        self._card.setVisible(instrument is not None)
        self.form.show_row(instrument)
        if instrument is None:
            self._opened = ""
            return
        links = plan.children(MeasureInstrument, "instrument", instrument.key)
        others = sorted(
            measure.number
            for link in links
            if (measure := plan.find(Measure, link.measure)) and measure != self._measure
        )
        words = tr(
            "Carries {numbers} too: a change holds there as well.", numbers=", ".join(others)
        )
        self._card.set_title(instrument.title, words if others else "")

    def _linked(self, instrument: Instrument) -> Linked:
        kinds = dict(self._desk.choices("instrument_kind"))
        levels = dict(self._desk.choices("level"))
        parts = [
            kinds.get(instrument.kind, instrument.kind),
            levels.get(instrument.level, instrument.level),
            instrument.owner,
            tr("restrictive") if instrument.restrictive else "",
        ]
        note = " · ".join(part for part in parts if part)
        return Linked(instrument.key, instrument.title, note)

    def _set(self, instrument: str, *, linked: bool) -> None:
        if self._measure is None:
            return
        number = self._measure.number
        text = (
            tr("link an instrument to {name}", name=number)
            if linked
            else tr("unlink an instrument from {name}", name=number)
        )
        self._desk.editor.perform(
            text,
            partial(
                edits.set_instrument,
                key=self._measure.key,
                instrument=instrument,
                linked=linked,
            ),
        )


def _add_linked(connection: Connection, *, measure: str, title: str) -> str:
    key = edits.add_instrument(connection, title=title)
    edits.set_instrument(connection, measure, key, linked=True)
    return key


def _title(instrument: Row) -> str:
    return instrument.title if isinstance(instrument, Instrument) else ""


def instrument_fields(desk: Desk) -> tuple[FormField, ...]:
    """Return the fields of an instrument in reading order."""
    return (
        FormField(name="title", text=tr("Instrument"), wide=True),
        FormField(
            name="kind", text=tr("Kind of instrument"), choices=desk.choices("instrument_kind")
        ),
        FormField(name="level", text=tr("Level"), choices=desk.choices("level")),
        FormField(name="owner", text=tr("Who decides")),
        FormField(
            name="restrictive",
            text=tr("Restrictive"),
            help=tr("It limits or makes dearer what shall be less, for example parking."),
        ),
        FormField(name="description", text=tr("Description"), lines=2),
    )
