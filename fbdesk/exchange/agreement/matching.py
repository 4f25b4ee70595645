"""Which row of a returned agreement is which row of the plan: by mark, then number, then words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Generic, TypeVar

from fbdesk.exchange.agreement.returned import ReturnedSection
from fbdesk.exchange.agreement.tables import ReturnedCommitment
from fbdesk.models.agreement import AgreementSection, Commitment
from fbdesk.models.agreement_marks import (
    COMMITMENT,
    SECTION,
    Sent,
    SentCommitment,
    SentSection,
    comparable_words,
    mark_of,
)

ALIKE: Final = 0.75
"""So much of two wordings must be the same for them to be one commitment."""
MAX_PAIRS: Final = 2_500
"""Wordings are held against each other only where there are not too many pairs of them."""
COMPARED: Final = 400
"""So many letters tell two wordings apart."""

Returned = TypeVar("Returned", ReturnedCommitment, ReturnedSection)
Held = TypeVar("Held", Commitment, AgreementSection)
Base = TypeVar("Base", SentCommitment, SentSection)


@dataclass(frozen=True, slots=True)
class Match(Generic[Returned, Held, Base]):
    """A row of the file with the plan's row and what the file said of it; None where unknown."""

    place: int
    returned: Returned
    held: Held | None
    sent: Base | None


@dataclass(frozen=True, slots=True)
class Matches(Generic[Returned, Held, Base]):
    """The rows of the file in their order, and the plan's rows that the file lacks."""

    found: tuple[Match[Returned, Held, Base], ...]
    missing: tuple[Held, ...]


CommitmentMatch = Match[ReturnedCommitment, Commitment, SentCommitment]
SectionMatch = Match[ReturnedSection, AgreementSection, SentSection]
CommitmentMatches = Matches[ReturnedCommitment, Commitment, SentCommitment]
SectionMatches = Matches[ReturnedSection, AgreementSection, SentSection]


def match_commitments(
    returned: Sequence[ReturnedCommitment], held: Sequence[Commitment], sent: Sent | None
) -> CommitmentMatches:
    """Return which commitment each row is; a row that was copied is the commitment only once."""
    matching = _Matching(returned, held, _commitment_mark)
    matching.by(lambda row: _number(row.number), lambda row: _number(row.number))
    matching.alike(lambda row: row.text, lambda row: comparable_words(row.text))
    return matching.matches(sent.commitments if sent else None)


def match_sections(
    returned: Sequence[ReturnedSection], held: Sequence[AgreementSection], sent: Sent | None
) -> SectionMatches:
    """Return which section each one is."""
    matching = _Matching(returned, held, _section_mark)
    matching.by(lambda row: _title(row.title), lambda row: _title(row.title))
    return matching.matches(sent.sections if sent else None)


def _commitment_mark(row: Commitment) -> str:
    return mark_of(COMMITMENT, row.key)


def _section_mark(row: AgreementSection) -> str:
    return mark_of(SECTION, row.key)


def _number(number: str) -> str:
    return "".join(number.split()).casefold()


def _title(title: str) -> str:
    return comparable_words(title).casefold()


class _Matching(Generic[Returned, Held]):
    """Pairs rows, each at most once; what is surer comes first."""

    def __init__(
        self, returned: Sequence[Returned], held: Sequence[Held], mark: Callable[[Held], str]
    ) -> None:
        self._returned: Sequence[Returned] = returned
        self._mark: Callable[[Held], str] = mark
        self._left: dict[str, Held] = {mark(row): row for row in held}
        self._found: dict[int, Held] = {}
        for place, row in enumerate(returned):
            if row.mark in self._left:
                self._found[place] = self._left.pop(row.mark)

    def by(self, theirs: Callable[[Returned], str], ours: Callable[[Held], str]) -> None:
        """Pair rows that are called the same; a row with a mark of its own is left alone."""
        for place, row in self._open():
            name = theirs(row)
            same = next((h for h in self._left.values() if name and ours(h) == name), None)
            if same is not None:
                self._found[place] = self._left.pop(self._mark(same))

    def alike(self, theirs: Callable[[Returned], str], ours: Callable[[Held], str]) -> None:
        """Pair rows of nearly the same words."""
        if len(self._open()) * len(self._left) > MAX_PAIRS:
            return
        for place, row in self._open():
            best = max(
                self._left.values(), key=lambda h: _likeness(theirs(row), ours(h)), default=None
            )
            if best is not None and _likeness(theirs(row), ours(best)) >= ALIKE:
                self._found[place] = self._left.pop(self._mark(best))

    def matches(self, sent: Sequence[Base] | None) -> Matches[Returned, Held, Base]:
        """Return the pairs; what the plan got since the file was made is not missing in it.

        `sent` is None where the file does not say what it was made from.
        """
        bases = {row.mark: row for row in sent or ()}
        found = []
        for place, row in enumerate(self._returned):
            held = self._found.get(place)
            base = bases.get(row.mark if held is None else self._mark(held))
            found.append(Match(place, row, held, base))
        missing = (row for mark, row in self._left.items() if mark in bases or sent is None)
        return Matches(tuple(found), tuple(missing))

    def _open(self) -> list[tuple[int, Returned]]:
        return [
            (place, row)
            for place, row in enumerate(self._returned)
            if place not in self._found and not row.mark
        ]


def _likeness(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, one[:COMPARED], other[:COMPARED], autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0
