"""The conditions in a returned agreement held against the plan: which are new, changed or gone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fbdesk.exchange.agreement.difference import Change, Difference, Pair, shortened
from fbdesk.exchange.agreement.numbers import NEW, Numbers
from fbdesk.exchange.agreement.returned import ReturnedAgreement
from fbdesk.exchange.agreement.tables import ReturnedCondition
from fbdesk.exchange.reading import Message
from fbdesk.models.agreement import Condition
from fbdesk.models.agreement_marks import (
    COMMITMENT,
    CONDITION,
    SentCondition,
    comparable_words,
    mark_of,
)
from fbdesk.models.snapshot import Plan

PAIR = "requires"
"""The part of a condition that is about which commitments it binds."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the file with the plan's condition and what the file said of it when it was made.

    `ends` are the marks of its two commitments; None where a cell begins with no number.
    """

    place: int
    returned: ReturnedCondition
    ends: tuple[str | None, str | None]
    held: Condition | None
    sent: SentCondition | None


class Conditions:
    """One comparison of the conditions in a file with those in a plan."""

    def __init__(self, plan: Plan, numbers: Numbers, returned: ReturnedAgreement) -> None:
        self._plan, self._numbers, self._returned = plan, numbers, returned
        self._sent = {
            each.mark: each for each in (returned.sent.conditions if returned.sent else ())
        }
        self._commitments = {mark_of(COMMITMENT, each.key): each for each in plan.commitments}
        self._left = {mark_of(CONDITION, each.key): each for each in plan.conditions}
        self._rows = tuple(self._matched())

    def differences(self) -> Iterator[Difference]:
        """Yield the differences of the rows in the order of the file, then what is gone from it."""
        bound: set[Pair] = set()
        for row in self._rows:
            if row.held is not None:
                yield from self._of_held(row, row.held)
            elif not self._is_left_alone(row):
                found = self._new(row)
                if found.theirs not in bound:
                    yield found
                bound |= {found.theirs} if isinstance(found.theirs, Pair) else set()
        for mark, condition in sorted(self._left.items(), key=self._place_of):
            if self._was_there(mark) and not self._pair_of(condition).is_given_up:
                yield self._gone(condition, self._who_struck_out(mark))

    def _place_of(self, row: tuple[str, Condition]) -> tuple[int, int]:
        """Return where a condition stands in an order that people know: its commitments' own."""
        places = {mark: place for place, mark in enumerate(self._commitments)}
        one, other = _ends(row[1])
        return places[one], places[other]

    def _matched(self) -> Iterator[_Row]:
        """Yield each row with what it is: known by its bookmark, then by its two commitments."""
        marked = frozenset(returned.mark for returned in self._returned.conditions)
        for place, returned in enumerate(self._returned.conditions):
            ends = tuple(map(self._numbers.commitment, (returned.given, returned.required)))
            held = self._left.pop(returned.mark, None) or self._left_between(ends, marked)
            mark = returned.mark if held is None else mark_of(CONDITION, held.key)
            yield _Row(place, returned, (ends[0], ends[1]), held, self._sent.get(mark))

    def _left_between(
        self, ends: tuple[str | None, ...], marked: frozenset[str]
    ) -> Condition | None:
        """Return the condition between two commitments that no other row is."""
        for mark, condition in self._left.items():
            if ends == _ends(condition) and mark not in marked:
                return self._left.pop(mark)
        return None

    def _of_held(self, row: _Row, held: Condition) -> Iterator[Difference]:
        if not (row.returned.given or row.returned.required):
            yield self._gone(held, row.returned.authors)
            return
        found = [
            each for each in (self._other_ends(row, held), self._other_text(row, held)) if each
        ]
        yield from found
        if row.returned.remarks and not found:
            yield self._difference(row, "remark", held, "")

    def _other_ends(self, row: _Row, held: Condition) -> Difference | None:
        """Return that a condition binds other commitments; None where it does not."""
        before = (row.sent.commitment, row.sent.requires) if row.sent else None
        ours = _ends(held)
        if row.ends in (before, ours):
            return None
        pair, problem = self._pair(row)
        return replace(
            self._difference(row, "changed", held, PAIR),
            ours=self._pair_of(held),
            theirs=pair,
            written=_written(row, pair),
            values=pair.values if pair else {},
            conflict=before not in (None, ours),
            problem=problem,
        )

    def _other_text(self, row: _Row, held: Condition) -> Difference | None:
        """Return that a condition has another reason; None where it has not."""
        theirs = row.returned.text
        before = row.sent.text if row.sent else None
        if theirs is None or _same(theirs, before) or _same(theirs, held.text):
            return None
        return replace(
            self._difference(row, "changed", held, "text"),
            ours=held.text,
            theirs=theirs,
            written=theirs,
            values={"text": theirs},
            conflict=before is not None and not _same(before, held.text),
        )

    def _new(self, row: _Row) -> Difference:
        pair, problem = self._pair(row)
        return replace(
            self._difference(row, "new", None, ""),
            name=str(pair or ""),
            theirs=pair,
            written=_written(row, pair),
            values={**pair.values, "text": row.returned.text or ""} if pair else {},
            conflict=row.sent is not None,
            problem=problem,
        )

    def _difference(
        self, row: _Row, change: Change, held: Condition | None, part: str
    ) -> Difference:
        """Return a difference of a row, with who changed it and said something about it."""
        return Difference(
            id=f"k{row.place}-{part}" if part else f"k{row.place}",
            about="condition",
            change=change,
            key=held.key if held else "",
            name=str(self._pair_of(held)) if held else "",
            part=part,
            remarks=row.returned.remarks,
            authors=row.returned.authors,
        )

    def _gone(self, condition: Condition, authors: tuple[str, ...]) -> Difference:
        pair = self._pair_of(condition)
        return Difference(
            id=f"k-{condition.key}",
            about="condition",
            change="gone",
            key=condition.key,
            name=str(pair),
            ours=pair,
            authors=authors,
        )

    def _who_struck_out(self, mark: str) -> tuple[str, ...]:
        return next((row.authors for row in self._returned.struck_out if row.mark == mark), ())

    def _is_left_alone(self, row: _Row) -> bool:
        """Return whether nobody wrote a row: the plan holds it, or took it away since."""
        held = row.ends in {_ends(each) for each in self._plan.conditions}
        sent = row.sent
        return held or (
            sent is not None
            and row.ends == (sent.commitment, sent.requires)
            and _same(row.returned.text, sent.text)
        )

    def _was_there(self, mark: str) -> bool:
        """Return whether the file had a condition once; without its memory, if it has any."""
        if self._returned.sent is None:
            return bool(self._returned.conditions)
        return mark in self._sent

    def _pair(self, row: _Row) -> tuple[Pair | None, Message | None]:
        """Return the two commitments of a row, or what is wrong with how they are named."""
        found = []
        for mark, written in zip(
            row.ends, (row.returned.given, row.returned.required), strict=True
        ):
            held = self._commitments.get(mark or "")
            if held is None:
                return None, _unknown(written, is_new=mark == NEW)
            found.append(held)
        if found[0] is found[1]:
            message = "A commitment cannot be a condition of itself. Choose another one."
            return None, Message(level="warning", message=message)
        return Pair(found[0], found[1]), None

    def _pair_of(self, condition: Condition) -> Pair:
        marks = _ends(condition)
        return Pair(self._commitments[marks[0]], self._commitments[marks[1]])


def _ends(condition: Condition) -> tuple[str, str]:
    """Return the marks of the two commitments that a condition binds."""
    return mark_of(COMMITMENT, condition.commitment), mark_of(COMMITMENT, condition.requires)


def _written(row: _Row, pair: Pair | None) -> str:
    """Return what a row says of its commitments: their numbers where these are understood."""
    return str(pair) if pair else f"{row.returned.given or '–'} → {row.returned.required or '–'}"


def _same(one: str | None, other: str | None) -> bool:
    return None not in (one, other) and comparable_words(one or "") == comparable_words(other or "")


def _unknown(written: str, *, is_new: bool) -> Message:
    """Return why a cell names no commitment of the plan."""
    message = (
        "The commitment {name} is new in the file. Take it over first, then compare again."
        if is_new
        else "The plan has no commitment {name}. Begin the cell with the number of a commitment."
    )
    return Message(level="warning", message=message, values={"name": shortened(written) or "–"})
