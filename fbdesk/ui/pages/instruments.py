"""Instruments: the regulation, money, planning and information that carry the measures."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.models.checks.measures import measure_findings
from fbdesk.models.edits import measures as edits
from fbdesk.models.measures import Instrument, Measure, MeasureInstrument
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.messages import NOTE, Message
from fbdesk.ui.pages.instruments_card import InstrumentCard
from fbdesk.ui.pages.list_page import ListPage, ListWords, areas_of, everything, text_of
from fbdesk.ui.row_moving import let_order
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.choices import FilterChips
from fbdesk.ui.widgets.labels import label

ALL = "all"
RESTRICTIVE = "restrictive"


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentLine:
    """One line: an instrument with the measures that it carries and their focus areas."""

    key: str
    instrument: Instrument
    measures: tuple[Measure, ...]
    areas: tuple[str, ...]
    words: str


class InstrumentsPage(ListPage[InstrumentLine]):
    """The list of instruments, which are restrictive, and where such are missing."""

    def __init__(self, desk: Desk) -> None:
        words = ListWords(
            title=tr("Instruments"),
            purpose=tr("What carries the measures: who decides it, and what it limits."),
            new=tr("New instrument"),
            search=tr("Search in instruments"),
            none=tr("No instruments yet"),
            none_text=tr(
                "An instrument is what makes a measure happen: a rule, a price, a plan, "
                "information. The programme asks for restrictive ones too."
            ),
            no_match=tr("No instrument matches."),
            show_all=tr("Show all instruments"),
        )
        super().__init__(desk, words, _columns(desk))
        let_order(desk, self.table, Instrument)
        self.levels = FilterChips()
        self.areas = FilterChips()
        self.missing = label("", "warning", wrap=True)
        self.card = InstrumentCard(desk)
        tools = QWidget()
        column = QVBoxLayout(tools)
        margins(column, 0, 0, 0, 0)
        spacing(column, 6)
        for part in (self.levels, self.areas, self.missing):
            column.addWidget(part)
        self.place(self.card, tools)
        for chips in (self.levels, self.areas):
            chips.chosen.connect(self.filter)
        self.card.wanted.connect(self._act)

    def lines(self, plan: Plan) -> tuple[InstrumentLine, ...]:
        """Return a line for each instrument, in the plan's order."""
        kinds = dict(self.desk.choices("instrument_kind"))
        levels = dict(self.desk.choices("level"))
        return tuple(_line(plan, instrument, kinds, levels) for instrument in plan.instruments)

    def show_tools(self, plan: Plan, lines: tuple[InstrumentLine, ...]) -> None:
        """Show how many instruments each filter lets through, and where restrictive ones lack."""
        held = [line.instrument for line in lines]
        restrictive = sum(1 for instrument in held if instrument.restrictive)
        self.levels.show_chips(
            (
                (ALL, everything(), len(held)),
                (RESTRICTIVE, tr("Restrictive"), restrictive),
                *(
                    (code, name, sum(1 for each in held if each.level == code))
                    for code, name in self.desk.choices("level")
                ),
            )
        )
        areas = areas_of(self.desk)
        self.areas.show_chips(
            (
                (ALL, tr("All focus areas"), None),
                *(
                    (code, name, sum(1 for line in lines if code in line.areas))
                    for code, name in areas.items()
                ),
            )
        )
        lacking = [
            areas.get(str(finding.values["area"]), "")
            for finding in measure_findings(plan, self.desk.programme)
            if finding.code == "area-without-restrictive"
        ]
        self.missing.setVisible(bool(lacking))
        self.missing.setText(
            tr(
                "No restrictive instrument in {areas}. The programme asks for these too.",
                areas=", ".join(lacking),
            )
        )

    def keeps(self, line: InstrumentLine) -> bool:
        """Return whether the chosen chips let an instrument through."""
        level, area = self.levels.value or ALL, self.areas.value or ALL
        if area not in (ALL, *line.areas):
            return False
        if level == RESTRICTIVE:
            return line.instrument.restrictive
        return level in (ALL, line.instrument.level)

    def clear_filters(self) -> None:
        """Show the instruments of every level and area."""
        self.levels.choose(ALL)
        self.areas.choose(ALL)

    def show_card(self, plan: Plan, key: str) -> None:
        """Show the chosen instrument."""
        self.card.show_instrument(plan, key)

    def add(self) -> None:
        """Add an instrument and let its title be typed."""
        add = partial(edits.add_instrument, title=tr("New instrument"))
        key = self.desk.editor.perform(tr("add an instrument"), add)
        if key is not None:
            self.reveal(key)
            self.card.start_writing()

    def duplicate(self, key: str) -> None:
        """Copy an instrument, and show the copy."""
        copy = partial(edits.duplicate_instrument, key=key, suffix=tr(" (copy)"))
        made = self.desk.editor.perform(tr("duplicate an instrument"), copy)
        if made is not None:
            self.reveal(made)

    def delete(self, keys: tuple[str, ...]) -> None:
        """Delete instruments, and tell what lets go of them."""
        told = _what_goes(self.desk.plan, keys)
        text = counted(len(keys), "delete {number} instrument", "delete {number} instruments")
        self.desk.editor.perform(text, partial(_delete, keys=keys))
        undo = partial(_bring_back, self.desk, text)
        self.desk.messages.tell(Message(told, NOTE, tr("Undo"), undo))

    def _act(self, wanted: str) -> None:
        key = self.table.chosen_key
        if wanted == "duplicate":
            self.duplicate(key)
        else:
            self.delete((key,))


def _line(
    plan: Plan, instrument: Instrument, kinds: dict[str, str], levels: dict[str, str]
) -> InstrumentLine:
    links = plan.children(MeasureInstrument, "instrument", instrument.key)
    carried = {link.measure for link in links}
    measures = tuple(measure for measure in plan.measures if measure.key in carried)
    return InstrumentLine(
        key=instrument.key,
        instrument=instrument,
        measures=measures,
        areas=tuple(sorted({measure.focus_area for measure in measures})),
        words=text_of(
            instrument.title,
            instrument.description,
            instrument.owner,
            kinds.get(instrument.kind, ""),
            levels.get(instrument.level, ""),
            *(f"{measure.number} {measure.title}" for measure in measures),
        ),
    )


def _what_goes(plan: Plan, keys: tuple[str, ...]) -> str:
    links = sum(len(plan.children(MeasureInstrument, "instrument", key)) for key in keys)
    head = counted(len(keys), "{number} instrument is deleted", "{number} instruments are deleted")
    if not links:
        return f"{head}."
    along = counted(links, "{number} measure lets go of it", "{number} measures let go of it")
    return f"{head}. {along}."


def _delete(connection: Any, keys: tuple[str, ...]) -> None:
    edits.delete_instruments(connection, *keys)


def _bring_back(desk: Desk, text: str) -> None:
    if desk.editor.document.undo_text == text:
        desk.editor.undo()
    else:
        desk.tell(tr("Something else was done since. Press Ctrl+Z until it is back."))


def _columns(desk: Desk) -> tuple[Column[InstrumentLine], ...]:
    def edit(field: str, what: str) -> Any:
        def save(line: InstrumentLine, value: Any) -> None:
            if field == "title" and not value:
                desk.tell(tr("An instrument needs a title. What stood there is kept."))
                return
            text = tr("change {what} of {name}", what=what, name=line.instrument.title)
            desk.editor.change(text, Instrument, line.key, **{field: value})

        return save

    return (
        Column(
            code="title", title=tr("Instrument"), value=lambda line: line.instrument.title,
            edit=edit("title", tr("title")), tooltip=lambda line: line.instrument.title,
            width=170, stretch=True,
        ),
        Column(
            code="restrictive", title=tr("Restrictive"),
            value=lambda line: line.instrument.restrictive,
            text=lambda value: tr("restrictive") if value else "",
            tone=lambda line: "warning" if line.instrument.restrictive else "", width=90,
        ),
        Column(
            code="level", title=tr("Level"), value=lambda line: line.instrument.level,
            edit=edit("level", tr("level")), field="choice", choices=desk.choices("level"),
            width=96,
        ),
        Column(
            code="kind", title=tr("Kind"), value=lambda line: line.instrument.kind,
            edit=edit("kind", tr("kind")), field="choice",
            choices=desk.choices("instrument_kind"), width=112, hidden=True,
        ),
        Column(
            code="owner", title=tr("Who decides"), value=lambda line: line.instrument.owner,
            edit=edit("owner", tr("who decides")), tooltip=lambda line: line.instrument.owner,
            width=110,
        ),
        Column(
            code="measures", title=tr("Measures"), value=lambda line: len(line.measures),
            tooltip=lambda line: "\n".join(f"{m.number}  {m.title}" for m in line.measures),
            tone=lambda line: "" if line.measures else "warning", align="right", width=64,
        ),
        Column(
            code="areas", title=tr("Areas"), value=lambda line: ", ".join(line.areas),
            width=64, hidden=True,
        ),
    )  # fmt: skip
