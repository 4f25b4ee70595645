"""What differs between two states of a plan, thing by thing, in the user's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import takewhile

from fbdesk.document.merging.differences import BOOKKEEPING, differences
from fbdesk.document.merging.tables import tables_of, value
from fbdesk.models.belonging import owner, thing_kind
from fbdesk.models.row import Row
from fbdesk.models.row_change import RowChange
from fbdesk.models.snapshot import Plan
from fbdesk.reports.plan_words import PlanWords
from fbdesk.texts import Translate

MOST_NAMES = 6
MOST_ROWS = 12
MOST_LETTERS = 160
LETTERS_BEFORE = 40


class How(StrEnum):
    """What became of a thing or of one of its rows since the earlier state."""

    CHANGED = auto()
    NEW = auto()
    GONE = auto()


COUNTED = {
    How.CHANGED: "{number} changed: {names}",
    How.NEW: "{number} added: {names}",
    How.GONE: "{number} deleted: {names}",
}
ONE_THING = {How.CHANGED: "{name}", How.NEW: "{name} (added)", How.GONE: "{name} (deleted)"}
ONE_ROW = {How.NEW: "{row} was added", How.GONE: "{row} was deleted"}
MANY_ROWS = {
    How.CHANGED: "{kind}: {number} changed",
    How.NEW: "{kind}: {number} added",
    How.GONE: "{kind}: {number} deleted",
}
REORDERED = "The order is another one"
AND_MORE = "{names} and {number} more"


@dataclass(frozen=True, slots=True)
class ChangedThing:
    """A thing that differs: its name, how, and line by line what differs in it."""

    name: str
    how: How
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """One part of the plan, such as measures, with the things in it that differ."""

    title: str
    things: tuple[ChangedThing, ...]
    reordered: bool

    def summary(self, translate: Translate) -> str:
        """Return how many things differ and how, with their names as far as they can be read."""
        told = [
            translate(COUNTED[how]).format(number=len(found), names=_listed(found, translate))
            for how in How
            if (found := [thing.name for thing in self.things if thing.how is how])
        ]
        return " · ".join([*told, *([translate(REORDERED)] if self.reordered else [])])


def compared(before: Plan, after: Plan, words: PlanWords) -> tuple[ChangedPart, ...]:
    """Return the parts of the plan that differ, each with its things in the plan's order."""
    found = Comparison(before, after, words)
    return tuple(part for kind in words.kinds if (part := found.part(kind)))


def in_full(parts: tuple[ChangedPart, ...], translate: Translate) -> str:
    """Return everything that differs as text, part by part and thing by thing."""
    lines: list[str] = []
    for part in parts:
        lines += ["", part.title]
        for thing in part.things:
            lines.append(f"   {translate(ONE_THING[thing.how]).format(name=thing.name)}")
            lines += [f"      {line}" for line in thing.lines]
        if part.reordered:
            lines.append(f"   {translate(REORDERED)}")
    return "\n".join(lines).strip()


class Comparison:
    """The differences of two states, sorted by the things that people know."""

    def __init__(self, before: Plan, after: Plan, words: PlanWords) -> None:
        self._before, self._after, self._words = before, after, words
        self._by_thing: dict[type[Row], dict[str, list[RowChange]]] = {}
        for difference in differences(tables_of(before), tables_of(after)):
            thing = owner(self._state_of(difference), difference.row)
            kind = thing_kind(type(thing))
            self._by_thing.setdefault(kind, {}).setdefault(thing.key, []).append(difference)

    def part(self, kind: type[Row]) -> ChangedPart | None:
        """Return what differs among the things of a kind, None where nothing does."""
        things: list[ChangedThing] = []
        reordered = False
        for key, found in self._by_thing.get(kind, {}).items():
            typed = [difference for difference in found if _is_typed(difference)]
            reordered = reordered or len(typed) < len(found)
            if typed:
                things.append(self._thing(kind, key, typed))
        if not things and not reordered:
            return None
        return ChangedPart(self._words.kind(kind), tuple(things), reordered)

    def _thing(self, kind: type[Row], key: str, found: list[RowChange]) -> ChangedThing:
        own = next((each for each in found if each.key == key), None)
        state = self._before if own and own.after is None else self._after
        row = state.find(kind, key) or found[0].row
        how = _how(own) if own else How.CHANGED
        lines = tuple(self._lines(key, found)) if how is How.CHANGED else ()
        return ChangedThing(self._words.thing(state, row), how, lines)

    def _lines(self, key: str, found: list[RowChange]) -> Iterator[str]:
        for kind in self._words.kinds:
            for how in How:
                same = [each for each in found if each.kind is kind and _how(each) is how]
                if len(same) > MOST_ROWS:
                    text = self._words.translate(MANY_ROWS[how])
                    yield text.format(kind=self._words.kind(kind), number=len(same))
                else:
                    for difference in same:
                        yield from self._row_lines(difference, own=difference.key == key)

    def _row_lines(self, difference: RowChange, *, own: bool) -> Iterator[str]:
        row = difference.row
        name = self._words.thing(self._state_of(difference), row)
        named = "" if own else f"{self._words.kind(difference.kind)}, {name}"
        if difference.before is None or difference.after is None:
            yield self._words.translate(ONE_ROW[_how(difference)]).format(row=named)
            return
        for field in difference.fields:
            if field not in BOOKKEEPING:
                label = self._words.field(difference.kind, field)
                before = self._shown(self._before, difference.before, field)
                after = self._shown(self._after, difference.after, field)
                before, after = _cut(before, after)
                start = f"{named}, {label}" if named else label
                yield f"{start}: {before} → {after}"

    def _shown(self, plan: Plan, row: Row, field: str) -> str:
        shown = self._words.value(plan, type(row), field, value(row, field))
        return " ".join(shown.split()) or "–"

    def _state_of(self, difference: RowChange) -> Plan:
        return self._before if difference.after is None else self._after


def _is_typed(difference: RowChange) -> bool:
    return _how(difference) is not How.CHANGED or not BOOKKEEPING.issuperset(difference.fields)


def _how(difference: RowChange) -> How:
    if difference.before is None:
        return How.NEW
    return How.GONE if difference.after is None else How.CHANGED


def _listed(names: list[str], translate: Translate) -> str:
    text = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return translate(AND_MORE).format(names=text, number=more) if more > 0 else text


def _cut(before: str, after: str) -> tuple[str, str]:
    """Return two texts as far as they fit, long ones from shortly before where they differ."""
    if max(len(before), len(after)) <= MOST_LETTERS:
        return before, after
    same = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    start = max(0, sum(1 for _ in same) - LETTERS_BEFORE)
    return _part(before, start), _part(after, start)


def _part(text: str, start: int) -> str:
    part = text[start : start + MOST_LETTERS]
    head = "…" if start and part else ""
    tail = "…" if start + MOST_LETTERS < len(text) else ""
    return f"{head}{part}{tail}" or "–"
