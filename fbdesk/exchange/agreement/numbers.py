"""Which commitments and measures the numbers in a returned agreement mean."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from fbdesk.exchange.agreement.matching import CommitmentMatch
from fbdesk.exchange.agreement.words import plain
from fbdesk.models.agreement_marks import COMMITMENT, Sent, mark_of
from fbdesk.models.snapshot import Plan

PARTED: Final = re.compile(r"[,;\n]+|\s+(?:og|and|samt|&|\+|/)\s+(?=\S*\d)")
"""What people write between two numbers; `og` only where a number follows, for titles have it."""
RANGE: Final = re.compile(r"\s*(?:[-–—]|til|to)\s*")
"""A dash or a word between two numbers: everything from the one to the other."""
NEW: Final = ""
"""The mark of a commitment that the plan does not have: the parties wrote it into the file."""


@dataclass(frozen=True, slots=True)
class NamedMeasures:
    """The measures that a cell names, by key, and the words in it that name none."""

    keys: tuple[str, ...]
    unknown: tuple[str, ...]


class Numbers:
    """Understands numbers as the file means them.

    A number may have changed in the plan since the file was made, and in the file itself: what the
    file says of it comes first, then what it said when it went out, then the plan.
    """

    def __init__(self, plan: Plan, found: Iterable[CommitmentMatch], sent: Sent | None) -> None:
        memory = sent or Sent("", "", "", "")
        rows = tuple(found)
        self._commitments = {
            **{plain(each.number): mark_of(COMMITMENT, each.key) for each in plan.commitments},
            **{plain(each.number): each.mark for each in memory.commitments},
            **{plain(row.returned.number): NEW for row in rows if row.held is None},
            **{
                plain(row.returned.number): mark_of(COMMITMENT, row.held.key)
                for row in rows
                if row.held is not None
            },
        }
        self._measures = {
            **{plain(each.number): each.key for each in plan.measures},
            **{plain(each.number): each.measure for each in memory.links},
        }
        self._titles = {plain(each.title): each.key for each in plan.measures}
        self._in_text_of_commitments = _pattern(self._commitments)
        self._in_text_of_measures = _pattern(self._measures)

    def commitment(self, written: str) -> str | None:
        """Return the mark of the commitment whose number a text begins with; None for no number."""
        match = self._in_text_of_commitments.match(plain(written))
        return self._commitments[match[0]] if match else None

    def measures(self, written: str) -> NamedMeasures:
        """Return the measures that a cell names by number or title, parted as people part them."""
        keys: list[str] = []
        unknown: list[str] = []
        for piece in filter(None, (part.strip(" .-–—") for part in PARTED.split(written))):
            found = tuple(self._of_piece(plain(piece)))
            keys += found
            unknown += () if found else (piece,)
        return NamedMeasures(tuple(dict.fromkeys(keys)), tuple(dict.fromkeys(unknown)))

    def _of_piece(self, piece: str) -> Iterator[str]:
        """Yield the measures of one piece; of a range nothing, for nobody knows what is in it."""
        numbers = list(self._in_text_of_measures.finditer(piece))
        between = (piece[one.end() : other.start()] for one, other in pairwise(numbers))
        if any(RANGE.fullmatch(words) for words in between):
            return
        yield from (self._measures[number[0]] for number in numbers)
        if not numbers and piece in self._titles:
            yield self._titles[piece]


def _pattern(names: Mapping[str, str]) -> re.Pattern[str]:
    """Return what finds the names in a text, each whole: `T-1` is not in `T-10` nor in `T-1.2`."""
    longest_first = sorted((name for name in names if name), key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first)) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{either})(?!\w|[-.]\w)")
