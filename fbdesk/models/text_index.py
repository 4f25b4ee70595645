"""Finding words in everything that was written in a plan: in each row, in every text of its own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from fbdesk.models.declarations import FIELDS, table_name
from fbdesk.models.effects import EffectInput
from fbdesk.models.inventory import InventoryRow
from fbdesk.models.reporting import FrozenPart
from fbdesk.models.rich_text import without_marks
from fbdesk.models.row import Code, Row, To
from fbdesk.models.snapshot import PARTS, Plan

LEFT_OUT: Final = frozenset({InventoryRow, FrozenPart})
"""Published figures and the copies of closed periods: nobody wrote their texts."""

NOT_WRITTEN: Final = frozenset(
    {"key", "programme", "factors_edition", "factor", "file_sha256", "digest", "starts"}
)
"""Texts that the program gave: identities, editions, digests."""

NAMES: Final = ("number", "title", "name")
"""Fields by which people call a row; what is found in them comes first."""

AROUND: Final = 40
"""So many letters of a text are shown on each side of what was found."""

Span = tuple[int, int]
"""The first letter that was found in a text, and the first after it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with its texts in small letters; `name` is how people call it, after a space."""

    row: Row
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that holds every word: the field where they stand, and the text around them."""

    row: Row
    field: str
    snippet: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class TextIndex:
    """The texts of a plan at one moment, by kind of row; `updated` takes changes over."""

    parts: Mapping[type[Row], tuple[Entry, ...]] = field(default_factory=dict)

    def updated(self, plan: Plan, tables: Iterable[str] | None = None) -> "TextIndex":
        """Return the index of a plan of which only these tables differ (None: all may)."""
        changed = None if tables is None else set(tables)
        parts = {
            kind: self.parts[kind]
            if changed is not None and kind in self.parts and table_name(kind) not in changed
            else tuple(_entries(plan, kind))
            for kind in TEXTS
        }
        return TextIndex(parts)

    def find(self, typed: str, most: int) -> tuple[Hit, ...]:
        """Return rows that hold every typed word, at most `most`.

        First come rows that have a word in their name which begins as typed.
        """
        words = typed.casefold().split()
        if not words:
            return ()
        begun: list[Entry] = []
        named: list[Entry] = []
        other: list[Entry] = []
        for entry in self._holding(words):
            if len(begun) >= most:
                break
            if f" {words[0]}" in entry.name:
                begun.append(entry)
            elif len(named) < most and all(word in entry.name for word in words):
                named.append(entry)
            elif len(other) < most:
                other.append(entry)
        return tuple(_hit(entry, words) for entry in (*begun, *named, *other)[:most])

    def _holding(self, words: list[str]) -> Iterator[Entry]:
        first, *others = sorted(words, key=len, reverse=True)
        for entries in self.parts.values():
            for entry in entries:
                if first in entry.text and all(word in entry.text for word in others):
                    yield entry


def snippet_of(text: str, words: Iterable[str]) -> tuple[str, tuple[Span, ...]]:
    """Return what stands around the first of the words in a text, on one line, and where they are.

    What is left out at an end shows as "…".
    """
    line = " ".join(text.split())
    small = _small(line)
    places = [place for word in words if (place := small.find(word)) >= 0]
    first = min(places, default=0)
    begin = max(0, first - AROUND)
    if begin:
        begin = line.find(" ", begin, first) + 1 or begin  # no half word at the beginning
    end = min(len(line), begin + 4 * AROUND)
    cut = f"{'…' if begin else ''}{line[begin:end]}{'…' if end < len(line) else ''}"
    return cut, _spans(_small(cut), words)


def _spans(small: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Return where words stand in a text, from the left, without overlap."""
    found: list[Span] = []
    for word in words:
        start = small.find(word)
        while start >= 0:
            found.append((start, start + len(word)))
            start = small.find(word, start + len(word))
    apart: list[Span] = []
    for start, end in sorted(found):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return tuple(apart)


def _entries(plan: Plan, kind: type[Row]) -> Iterator[Entry]:
    for row in plan.rows_of(kind):
        texts = [text for name in TEXTS[kind] if (text := getattr(row, name))]
        if texts:
            name = " ".join(str(getattr(row, each)) for each in NAMES if each in TEXTS[kind])
            yield Entry(row, f" {_small(name)}", _small(without_marks("\n".join(texts))))


def _hit(entry: Entry, words: list[str]) -> Hit:
    row = entry.row
    texts = {name: without_marks(str(getattr(row, name) or "")) for name in TEXTS[type(row)]}
    best = max(texts, key=lambda name: sum(word in _small(texts[name]) for word in words))
    snippet, spans = snippet_of(texts[best], words)
    return Hit(row, best, snippet, spans)


def _small(text: str) -> str:
    """Return a text in small letters that keeps every letter's place."""
    small = text.casefold()
    return small if len(small) == len(text) else "".join(map(_small_letter, text))


def _small_letter(letter: str) -> str:
    small = letter.casefold()
    return small if len(small) == 1 else letter


TEXTS: Final[Mapping[type[Row], tuple[str, ...]]] = {
    kind: names
    for kind, declared in FIELDS.items()
    if kind not in LEFT_OUT
    and (
        names := tuple(
            each.name
            for each in declared
            if each.holds is str
            and each.name not in NOT_WRITTEN
            and (kind, each.name) != (EffectInput, "name")
            and not each.mark(To)
            and not each.mark(Code)
        )
    )
    and (kind in PARTS or table_name(kind) == "plan")
}
"""The fields of each kind of row that hold what somebody wrote."""
