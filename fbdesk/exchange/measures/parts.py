"""What belongs to a listed measure beside its fields: money, milestone, effect, links, notes."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from fbdesk.errors import InputError
from fbdesk.exchange.inventory.cells import plain
from fbdesk.exchange.measures.change import Proposal
from fbdesk.exchange.measures.lines import ListedMeasure
from fbdesk.exchange.reading import Message
from fbdesk.exchange.workbook.change import Change, Standing
from fbdesk.exchange.workbook.values import Choices
from fbdesk.models.declarations import table_name
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.followup import Indicator, Milestone, ProgressNote
from fbdesk.models.measures import Instrument, Measure, MeasureInstrument, MeasurePartner
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row, Stored
from fbdesk.models.snapshot import Plan

STATED: Final = "general.stated"
NO_YEAR: Final = (
    "The cost has no year. Give the measure a start year, or say of which year costs without one "
    "are."
)
NO_PARTY: Final = (
    "Not among the parties of the plan: {names}. Add them under Organisation, then take the list "
    "in again."
)
HAS_CALCULATIONS: Final = (
    "The measure has calculations in the plan. The cut that the list states is left out."
)


@dataclass
class PartMaker:
    """Proposes what belongs to measures; `file` names the list as the source of its figures."""

    plan: Plan
    file: str
    day: date
    choices: Choices
    cost_year: int | None
    messages: list[Message] = field(default_factory=list)
    _instruments: dict[str, Change] = field(default_factory=dict)
    _last_places: dict[type[Row], int] = field(default_factory=dict)

    def parts(
        self, measure: Measure, listed: ListedMeasure, standing: Standing
    ) -> Iterator[Proposal]:
        """Yield what the list tells of a measure's parts and the plan does not say.

        New parts get the `standing`; what the plan says otherwise is a conflict.
        """
        yield from self._costs(measure, listed, standing)
        yield from self._milestone(measure, listed, standing)
        yield from self._effect(measure, listed, standing)
        yield from self._partners(measure, listed, standing)
        yield from self._carried(measure, listed, standing)
        yield from self._words(measure, listed, standing)

    def key(self, kind: type[Row], *told: object) -> str:
        """Return the key of a new row: the same each time the list is read, and free."""
        name = repr((self.plan.settings.key, table_name(kind), *told))
        key, times = str(uuid.uuid5(uuid.NAMESPACE_OID, name)), 0
        while self.plan.find(kind, key) is not None:
            times += 1
            key = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{name} {times}"))
        return key

    def say(self, text: str, listed: ListedMeasure, code: str, **values: object) -> None:
        """Tell something about a cell of a measure."""
        told = Message(
            level="warning",
            message=text,
            values=values,
            sheet=listed.sheet,
            row=listed.row,
            column=listed.places.get(code, ""),
        )
        self.messages.append(told)

    def _costs(
        self, measure: Measure, listed: ListedMeasure, standing: Standing
    ) -> Iterator[Proposal]:
        totals: dict[tuple[str, int], int] = {}
        for amount in listed.amounts:
            year = amount.year or self._cost_year(measure, listed)
            if year is None:
                self.say(NO_YEAR, listed, amount.kind)
            else:
                totals[amount.kind, year] = totals.get((amount.kind, year), 0) + amount.ore
        held = {
            (line.kind, line.year): line
            for line in self.plan.children(CostLine, "measure", measure.key)
        }
        for (kind, year), ore in totals.items():
            line = held.get((kind, year))
            if line is None:
                key = self.key(CostLine, measure.key, kind, year)
                new = CostLine(key=key, measure=measure.key, kind=kind, year=year, gross_ore=ore)
                yield _added(new, listed, kind, standing)
            elif line.gross_ore != ore:
                yield _otherwise(line, "gross_ore", ore, listed, kind)

    def _cost_year(self, measure: Measure, listed: ListedMeasure) -> int | None:
        told = listed.values.get("start_year")
        deadline = listed.deadline[1].year if listed.deadline else None
        year = told or measure.start_year or deadline or self.cost_year
        return int(year) if isinstance(year, int) else None

    def _milestone(
        self, measure: Measure, listed: ListedMeasure, standing: Standing
    ) -> Iterator[Proposal]:
        if listed.deadline is None:
            return
        title, due = listed.deadline
        held = self.plan.children(Milestone, "measure", measure.key)
        if any(each.due == due for each in held):
            return
        same = next((each for each in held if plain(each.title) == plain(title)), None)
        if same is not None:
            yield _otherwise(same, "due", due, listed, "deadline")
            return
        key = self.key(Milestone, measure.key, title)
        place = max((each.position for each in held), default=-1) + 1
        new = Milestone(key=key, measure=measure.key, title=title, due=due, position=place)
        yield _added(new, listed, "deadline", standing)

    def _effect(
        self, measure: Measure, listed: ListedMeasure, standing: Standing
    ) -> Iterator[Proposal]:
        if not listed.cut_t:
            return
        held = self.plan.children(Effect, "measure", measure.key)
        if any(self._states(effect, listed.cut_t) for effect in held):
            return
        if held:
            self.say(HAS_CALCULATIONS, listed, "cut")
            return
        key = self.key(Effect, measure.key, STATED)
        new = Effect(key=key, measure=measure.key, method=STATED)
        inputs: Mapping[str, Mapping[str, Stored]] = {
            "effect_t": {"value": listed.cut_t},
            "reason": {"text": self.file},
        }
        along = []
        for name, held_in in inputs.items():
            own = self.key(EffectInput, key, name)
            told: dict[str, object] = {"key": own, "effect": key, "name": name, **held_in}
            line = EffectInput(source=self.file, **told)  # type: ignore[arg-type] # its fields
            along.append(_added(line, listed, "cut", standing).change)
        yield _added(new, listed, "cut", standing, *along)

    def _states(self, effect: Effect, cut_t: float) -> bool:
        inputs = self.plan.children(EffectInput, "effect", effect.key)
        return any(each.name == "effect_t" and each.value == cut_t for each in inputs)

    def _partners(
        self, measure: Measure, listed: ListedMeasure, standing: Standing
    ) -> Iterator[Proposal]:
        known = {plain(party.name): party for party in self.plan.parties}
        unknown = [name for name in listed.partners if plain(name) not in known]
        if unknown:
            self.say(NO_PARTY, listed, "partners", names=", ".join(unknown))
        links = self.plan.children(MeasurePartner, "measure", measure.key)
        linked = {link.party for link in links}
        for name in listed.partners:
            party = known.get(plain(name))
            if party is not None and party.key not in linked:
                key = self.key(MeasurePartner, measure.key, party.key)
                new = MeasurePartner(key=key, measure=measure.key, party=party.key)
                yield _added(new, listed, "partners", standing)

    def _carried(
        self, measure: Measure, listed: ListedMeasure, standing: Standing
    ) -> Iterator[Proposal]:
        known = {plain(each.title): each.key for each in self.plan.instruments}
        links = self.plan.children(MeasureInstrument, "measure", measure.key)
        linked = {link.instrument for link in links}
        for name in listed.instruments:
            along = () if plain(name) in known else (self._instrument(name, listed, standing),)
            instrument = along[0].key if along else known[plain(name)]
            if instrument not in linked:
                key = self.key(MeasureInstrument, measure.key, instrument)
                new = MeasureInstrument(key=key, measure=measure.key, instrument=instrument)
                yield _added(new, listed, "instruments", standing, *along)

    def _instrument(self, name: str, listed: ListedMeasure, standing: Standing) -> Change:
        """Return the change that adds an instrument; measures with one instrument share it."""
        made = self._instruments.get(plain(name))
        if made is None:
            place = self._next_place(Instrument, self.plan.instruments)
            key = self.key(Instrument, plain(name))
            try:
                kind = self.choices.code("instrument_kind", name)
                new = Instrument(key=key, title=name, kind=kind, position=place)
            except InputError:  # a name of its own, as most are
                new = Instrument(key=key, title=name, position=place)
            made = _added(new, listed, "instruments", standing).change
            self._instruments[plain(name)] = made
        return made

    def _next_place(
        self, kind: type[Row], held: tuple[Instrument, ...] | tuple[Indicator, ...]
    ) -> int:
        """Return the place of one more row: below those of the plan and those made before."""
        if kind not in self._last_places:
            self._last_places[kind] = max((each.position for each in held), default=-1)
        self._last_places[kind] += 1
        return self._last_places[kind]

    def _words(
        self, measure: Measure, listed: ListedMeasure, standing: Standing
    ) -> Iterator[Proposal]:
        """Yield an indicator and a progress note, where the measure has none that says the same."""
        title, text = listed.indicator, listed.note
        indicators = self.plan.children(Indicator, "measure", measure.key)
        if title and plain(title) not in {plain(each.title) for each in indicators}:
            place = self._next_place(Indicator, self.plan.indicators)
            indicator = Indicator(
                key=self.key(Indicator, measure.key, plain(title)),
                title=title,
                measure=measure.key,
                focus_area=measure.focus_area,
                position=place,
            )
            yield _added(indicator, listed, "indicator", standing)
        notes = self.plan.children(ProgressNote, "measure", measure.key)
        if text and plain(text) not in {plain(each.text) for each in notes}:
            key = self.key(ProgressNote, measure.key, plain(text))
            note = ProgressNote(key=key, measure=measure.key, dated=self.day, text=text)
            yield _added(note, listed, "note", standing)


def change_at(listed: ListedMeasure, code: str, row: Row, standing: Standing) -> Change:
    """Return the change that adds a row, with the cell that tells it."""
    return Change(
        kind=type(row),
        key=row.key,
        standing=standing,
        sheet=listed.sheet,
        row=listed.row,
        column=listed.places.get(code, ""),
        new=row,
    )


def _added(
    row: Row, listed: ListedMeasure, code: str, standing: Standing, *along: Change
) -> Proposal:
    return Proposal(change_at(listed, code, row, standing), along)


def _otherwise(row: Row, name: str, wanted: Stored, listed: ListedMeasure, code: str) -> Proposal:
    """Return a conflict: the plan has the part already, and says something else of it."""
    change = Change(
        kind=type(row),
        key=row.key,
        standing=Standing.CONFLICT,
        sheet=listed.sheet,
        row=listed.row,
        column=listed.places.get(code, ""),
        field=name,
        held=getattr(row, name),
        wanted=wanted,
    )
    return Proposal(change)
