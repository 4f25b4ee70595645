"""What changed between two states of a plan, in words: the thing, what of it, before and now."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fbdesk.models.declarations import fields
from fbdesk.models.periods.changes import ThingChange, changed_things
from fbdesk.models.rich_text import without_marks
from fbdesk.models.row import LongText, Row, Stored
from fbdesk.models.row_change import RowChange
from fbdesk.models.snapshot import Plan
from fbdesk.reports.plan_words import PlanWords

MOST_ROWS: Final = 8
"""More rows of a kind that came, went or changed under one thing are told as their number."""
LONGEST: Final = 240
WORDS_BEFORE: Final = 60
"""So many letters before a difference tell where in a text it stands."""
ENOUGH: Final = 0.6
"""A text is cut at a space if there is one beyond this share of the room."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line about a thing: what of it, what it was, what it is now."""

    what: str
    before: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class ThingWords:
    """All that changed in one thing; `state` is new, gone or empty."""

    kind: type[Row]
    key: str
    name: str
    state: str
    lines: tuple[ChangeLine, ...]


class ChangeWords:
    """Puts the changes between two states of a plan into words."""

    def __init__(self, words: PlanWords, before: Plan, now: Plan) -> None:
        self._words = words
        self._before = before
        self._now = now
        self._say = words.translate

    def things(self) -> tuple[ThingWords, ...]:
        """Return what changed, thing by thing, in the plan's order."""
        return tuple(self._thing(change) for change in changed_things(self._before, self._now))

    def _thing(self, change: ThingChange) -> ThingWords:
        plan = self._before if change.went else self._now
        state = "new" if change.came else "gone" if change.went else ""
        return ThingWords(
            kind=type(change.thing),
            key=change.thing.key,
            name=self._words.thing(plan, change.thing),
            state=state,
            lines=tuple(self._lines(change)),
        )

    def _lines(self, change: ThingChange) -> Iterator[ChangeLine]:
        if change.came or change.went:
            return  # what was part of it came and went along
        counts = Counter(each.kind for each in change.changes)
        for kind in counts:
            of_kind = [each for each in change.changes if each.kind is kind]
            if counts[kind] > MOST_ROWS:
                told = self._say("{number} rows changed").format(number=counts[kind])
                yield ChangeLine(self._words.kind(kind), "", told)
                continue
            for each in of_kind:
                yield from self._row(each, change.thing.key)

    def _row(self, change: RowChange, thing: str) -> Iterator[ChangeLine]:
        own = change.row.key == thing
        part = "" if own else self._part(change)
        if change.before is None:
            yield ChangeLine(part, "", self._contents(self._now, change.row))
        elif change.after is None:
            yield ChangeLine(part, self._contents(self._before, change.row), self._say("Deleted"))
        else:
            for name in change.fields:
                label = self._words.field(change.kind, name)
                what = f"{part}, {label[:1].lower()}{label[1:]}" if part else label
                yield ChangeLine(what, *self._both(change, name))

    def _part(self, change: RowChange) -> str:
        """Return which part of a thing a row is: `Kostnader, Investering 2012`."""
        plan = self._now if change.after else self._before
        kind, name = self._words.kind(change.kind), self._words.thing(plan, change.row)
        return kind if name == kind else f"{kind}, {name}"

    def _contents(self, plan: Plan, row: Row) -> str:
        """Return in short what a row that came or went holds, so that its name is enough else."""
        told = [
            field.name
            for field in fields(type(row))
            if field.mark(LongText) or field.name.endswith("_ore") or field.name == "value"
        ]
        values = [self._value(plan, row, name) for name in told]
        text = next((value for value in values if value), "")
        return text or self._say("New")

    def _both(self, change: RowChange, name: str) -> tuple[str, str]:
        """Return what a field held and holds; of long texts what stands around the difference."""
        old, new = change.field(name)
        texts = (
            self._said(self._before, change.kind, name, old),
            self._said(self._now, change.kind, name, new),
        )
        start = _place_of_difference(*texts) if max(map(len, texts)) > LONGEST else 0
        before, now = (in_short(("… " if start else "") + text[start:]) for text in texts)
        return before or "–", now or "–"

    def _said(self, plan: Plan, kind: type[Row], name: str, value: Stored) -> str:
        return " ".join(without_marks(self._words.value(plan, kind, name, value)).split())

    def _value(self, plan: Plan, row: Row, name: str) -> str:
        return in_short(self._said(plan, type(row), name, getattr(row, name)))


def _place_of_difference(before: str, now: str) -> int:
    """Return where to begin so that the first difference is seen with some words before it."""
    pairs = zip(before, now, strict=False)
    same = next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(before), len(now)))
    return max(before.rfind(" ", 0, max(same - WORDS_BEFORE, 0)) + 1, 0)


def in_short(text: str, most: int = LONGEST) -> str:
    """Return a text on one line, cut at a space where it is longer than that."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    space = cut.rfind(" ")
    return f"{cut[:space] if space > most * ENOUGH else cut} …"
