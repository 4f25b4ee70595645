"""The measures beside a commitment in a returned agreement: which were tied, which let go.

Each measure is a difference of its own. What the file and its memory agree on, the parties left
alone, so a measure that the plan tied meanwhile stays tied.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from fbdesk.exchange.agreement.difference import Difference
from fbdesk.exchange.agreement.matching import CommitmentMatch
from fbdesk.exchange.agreement.numbers import Numbers
from fbdesk.exchange.reading import Message
from fbdesk.models.agreement import Commitment, CommitmentMeasure
from fbdesk.models.agreement_marks import COMMITMENT, Sent, mark_of
from fbdesk.models.measures import Measure
from fbdesk.models.snapshot import Plan

MEASURES: Final = "measures"
"""The part of a commitment that these differences are about."""


class Links:
    """Compares what stands beside commitments in one file with one plan."""

    def __init__(self, plan: Plan, numbers: Numbers, sent: Sent | None) -> None:
        self._plan, self._numbers, self._sent = plan, numbers, sent

    def differences(self, match: CommitmentMatch, held: Commitment) -> Iterator[Difference]:
        """Yield the measures that the parties tied to a commitment, then those they let go."""
        row = match.returned
        if row.measures is None:
            return
        named = self._numbers.measures(row.measures)
        tied = self._tied(held)
        is_known = match.sent is not None
        before = self._sent_with(held) if is_known else ()
        for key in named.keys:
            if key not in (*tied, *before):
                yield self._tie(match, held, key)
        for place, words in enumerate(named.unknown):
            yield _strange(match, held, f"x{place}", words)
        if named.unknown and not is_known:
            return  # one of the words may mean a measure that is tied
        for key in tied:
            if key not in named.keys and (key in before or not is_known):
                yield _let_go(match, held, key, is_known=is_known)

    def of_new(self, match: CommitmentMatch) -> tuple[tuple[str, ...], Message | None]:
        """Return the measures of a commitment that the parties wrote, and what is wrong there."""
        named = self._numbers.measures(match.returned.measures or "")
        strange = next(iter(named.unknown), "")
        return named.keys, unknown_measure(strange) if strange else None

    def _tied(self, held: Commitment) -> tuple[str, ...]:
        links = self._plan.children(CommitmentMeasure, "commitment", held.key)
        tied = {link.measure for link in links}
        return tuple(measure.key for measure in self._plan.measures if measure.key in tied)

    def _sent_with(self, held: Commitment) -> tuple[str, ...]:
        mark = mark_of(COMMITMENT, held.key)
        links = self._sent.links if self._sent else ()
        return tuple(link.measure for link in links if link.commitment == mark)

    def _tie(self, match: CommitmentMatch, held: Commitment, key: str) -> Difference:
        measure = self._plan.find(Measure, key)
        if measure is None:  # it stood in the file once, and the plan has deleted it since
            return _strange(match, held, key, match.returned.measures or "")
        return replace(
            _difference(match, held, key),
            theirs=key,
            written=measure.number,
            values={"measure": key, "linked": True},
        )


def _let_go(match: CommitmentMatch, held: Commitment, key: str, *, is_known: bool) -> Difference:
    """Return that a measure is gone; without the file's memory a person must look at it."""
    return replace(
        _difference(match, held, key),
        change="changed" if is_known else "gone",
        ours=key,
        values={"measure": key, "linked": False},
    )


def _strange(match: CommitmentMatch, held: Commitment, name: str, words: str) -> Difference:
    problem = unknown_measure(words)
    return replace(_difference(match, held, name), written=words, problem=problem)


def _difference(match: CommitmentMatch, held: Commitment, name: str) -> Difference:
    return Difference(
        id=f"c{match.place}-{MEASURES}-{name}",
        about="commitment",
        change="changed",
        key=held.key,
        name=held.number,
        part=MEASURES,
        remarks=match.returned.remarks,
        authors=match.returned.authors,
    )


def unknown_measure(words: str) -> Message:
    """Return that no measure is meant by some words."""
    return Message(
        level="warning",
        message="The plan has no measure {name}. Write the number of each measure, with a comma "
        "between two of them.",
        values={"name": words},
    )
