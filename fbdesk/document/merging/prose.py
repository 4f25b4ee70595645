"""Texts that people write: which fields hold them, and how two versions become one."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from fbdesk.models.declarations import fields
from fbdesk.models.row import LongText, Row

BETWEEN = " / "
"""Stands between two short texts that are both kept."""

ONE_LINE = frozenset(
    {
        "builds_on",
        "contact_person",
        "contact_role",
        "geographic_scope",
        "name",
        "note",
        "overlap_reason",
        "owner",
        "reason",
        "responsible",
        "role",
        "subtitle",
        "title",
        "with_whom",
    }
)
"""Fields of one line that hold a person's words, and no code or name that something looks up."""


def is_long(kind: type[Row], name: str) -> bool:
    """Return whether a field holds text of several paragraphs."""
    return any(field.name == name and field.mark(LongText) for field in fields(kind))


def is_prose(kind: type[Row], name: str) -> bool:
    """Return whether two versions of a field can both be kept."""
    if any(name in unique for unique in kind.unique):
        return False
    return name in ONE_LINE or is_long(kind, name)


def both(base: str, mine: str, theirs: str, *, long: bool) -> str:
    """Return a text that holds what both sides wrote, mine first where they wrote in one place.

    A long text is joined line by line: what one side alone changed is taken as it stands.
    """
    if not mine or not theirs:
        return mine or theirs
    if long:
        return "".join(_joined(*(_lines(text) for text in (base, mine, theirs))))
    return f"{mine}{BETWEEN}{theirs}"


def _lines(text: str) -> list[str]:
    # The last line ends as the others, so that a paragraph added after it does not change it.
    return (text.rstrip("\n") + "\n").splitlines(keepends=True)


def _joined(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[str]:
    """Yield the lines of both versions, stretch by stretch between lines that all three have."""
    kept = [(-1, -1, -1), *_common(base, mine, theirs), (len(base), len(mine), len(theirs))]
    parts: list[str] = []
    for (b, m, t), (b_next, m_next, t_next) in pairwise(kept):
        parts += _stretch(base[b + 1 : b_next], mine[m + 1 : m_next], theirs[t + 1 : t_next])
        parts += mine[m_next : m_next + 1]
    yield "".join(parts).rstrip("\n")


def _stretch(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    if 1 < len(base) == len(mine) == len(theirs):  # each line may be one side's work alone
        by_line = zip(base, mine, theirs, strict=True)
        return [line for b, m, t in by_line for line in _stretch([b], [m], [t])]
    return [*mine, *theirs]


def _common(base: list[str], mine: list[str], theirs: list[str]) -> list[tuple[int, int, int]]:
    """Return the places of the lines that stand in all three, in one order."""
    in_mine, in_theirs = _matches(base, mine), _matches(base, theirs)
    return [(b, in_mine[b], in_theirs[b]) for b in sorted(in_mine.keys() & in_theirs.keys())]


def _matches(base: list[str], text: list[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, text, autojunk=False).get_matching_blocks()
    return {block.a + i: block.b + i for block in blocks for i in range(block.size)}
