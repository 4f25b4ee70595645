"""What an agreement that goes out as a Word file carries, so that it is known when it comes back.

Each commitment, condition and section is marked with a bookmark, which Word and LibreOffice keep
while people write. The file also carries, unseen, what it said when it was made: only so can a
word that the parties changed be told from one that the plan changed meanwhile.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, TypeVar

from fbdesk.models.rich_text import blocks_of, text_of, without_marks

NAMESPACE: Final = "urn:fbdesk:agreement:2"
"""Names the unseen part of the Word file; another version of its contents gets another number."""
COMMITMENT, CONDITION, SECTION, FRAME = "fb_c_", "fb_k_", "fb_s_", "fb_x_"
"""How a mark begins: of a commitment, a condition, a section, a heading that belongs to none."""
AREA: Final = f"{FRAME}area_"
"""How the mark of a focus area's heading begins; its code follows."""
KEY_LETTERS: Final = 32
"""Word allows 40 letters in a bookmark's name."""

_SPACES: Final = re.compile(r"[^\S\n\u00a0\u202f]+")
_FIXED_SPACES: Final = str.maketrans("\u00a0\u202f", "  ")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


@dataclass(frozen=True, slots=True)
class SentCommitment:
    """A commitment as it was written in the file, each part in the file's words."""

    mark: str
    number: str
    party: str
    text: str
    deadline: str
    status: str


@dataclass(frozen=True, slots=True)
class SentSection:
    """A section as it was written in the file."""

    mark: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SentLink:
    """A measure that stood beside a commitment: whose row it was, its key and its number."""

    commitment: str
    measure: str
    number: str


@dataclass(frozen=True, slots=True)
class SentCondition:
    """A condition as it was written: the marks of its two commitments, and the reason."""

    mark: str
    commitment: str
    requires: str
    text: str


Row = TypeVar("Row", SentCommitment, SentLink, SentCondition, SentSection)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a file said when it was made: of which agreement, in which language, on which day."""

    agreement: str
    title: str
    language: str
    made: str
    commitments: tuple[SentCommitment, ...] = ()
    links: tuple[SentLink, ...] = ()
    conditions: tuple[SentCondition, ...] = ()
    sections: tuple[SentSection, ...] = ()

    def as_text(self) -> str:
        """Return it as the file carries it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> "Sent | None":
        """Return what a file carries; None where it is not what `as_text` wrote."""
        try:
            held = json.loads(text)
            return cls(
                agreement=_text(held, "agreement"),
                title=_text(held, "title"),
                language=_text(held, "language"),
                made=_text(held, "made"),
                commitments=tuple(_rows(held["commitments"], SentCommitment)),
                links=tuple(_rows(held["links"], SentLink)),
                conditions=tuple(_rows(held["conditions"], SentCondition)),
                sections=tuple(_rows(held["sections"], SentSection)),
            )
        except (ValueError, TypeError, KeyError, RecursionError):
            return None


def mark_of(kind: str, key: str) -> str:
    """Return the bookmark of a row: always the same for its key, and one that Word can hold."""
    letters = key.replace("-", "")
    if not (letters.isascii() and letters.isalnum() and len(letters) == KEY_LETTERS):
        letters = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:KEY_LETTERS]
    return f"{kind}{letters}"


def comparable(text: str) -> str:
    """Return a long text so that two are the same where a reader sees no difference."""
    return as_read(text.translate(_FIXED_SPACES))


def comparable_words(text: str) -> str:
    """Return a text of one weight so that two are the same where a reader sees no difference."""
    return words_as_read(text.translate(_FIXED_SPACES))


def as_read(text: str) -> str:
    """Return a long text as a Word file gives it back: a line each, in its weights.

    Empty lines, unseen letters and spaces beside spaces fall away: they are no difference.
    """
    blocks = blocks_of("\n".join(map(_tidy, _seen(text).split("\n"))))
    return "\n".join(_tidy(text_of((line,))) for block in blocks for line in block.lines)


def words_as_read(text: str) -> str:
    """Return a text of one weight, such as a commitment, as a Word file gives it back."""
    lines = (_tidy(line) for line in _seen(without_marks(text)).split("\n"))
    return "\n".join(line for line in lines if line)


def with_bold_of(text: str, before: str) -> str:
    """Return a new wording with those words bold that were it before, as far as it has them."""
    for line in blocks_of(before):
        for run in (run for each in line.lines for run in each.runs if run.bold):
            if run.text in text and f"**{run.text}**" not in text:
                text = text.replace(run.text, f"**{run.text}**", 1)
    return text


def _seen(text: str) -> str:
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)


def _tidy(line: str) -> str:
    return _SPACES.sub(" ", line).strip()


def _rows(held: Any, kind: type[Row]) -> Iterator[Row]:
    for row in held:
        yield kind(**{field.name: _text(row, field.name) for field in fields(kind)})


def _text(held: Any, name: str) -> str:
    value = held[name]
    if not isinstance(value, str):
        raise TypeError
    return value
