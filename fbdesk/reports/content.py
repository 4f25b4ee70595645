"""What a document holds, before anybody decides whether it becomes PDF or Word.

A document is a cover and a row of blocks. A block says what something is (a heading, a table, a
figure with its alternative text), never how it looks: that is the writer's and the template's
matter. All texts are plain: nothing in them is ever read as markup.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

Align = Literal["left", "right", "center"]

ENDINGS: Final = (".", "!", "?", "…", ":")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1, 2 or 3, never two levels below the last one.

    The writer counts the numbered ones. `listed` puts it into the table of contents.
    """

    level: int
    text: str
    numbered: bool = True
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lead` stands before it in bold, `tone` is body, muted or missing."""

    text: str
    lead: str = ""
    tone: Literal["body", "muted", "missing"] = "body"


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list with bullets."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts, each a name and what it is."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure to be seen at once: what it is, the number, and a word about it."""

    label: str
    figure: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Up to four key figures side by side."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: heading, relative width (0: as narrow as its words), alignment."""

    title: str
    width: float = 0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table.

    A `group` row has one cell across, a `total` row closes a sum, and in a `doubtful` row the
    last cell (its status) must not be overlooked.
    """

    cells: tuple[str, ...]
    kind: Literal["normal", "group", "total", "doubtful"] = "normal"


@dataclass(frozen=True, slots=True)
class TableOf:
    """A table with its caption; the heading row repeats on every page."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    note: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class FigureOf:
    """A picture (SVG) with caption and the text that stands for it when it is read aloud."""

    svg: str
    title: str
    subtitle: str
    source: str
    alternative_text: str


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that must not be overlooked: what the target covers, what is missing in a draft."""

    title: str
    texts: tuple[str, ...]
    tone: Literal["scope", "draft"] = "scope"


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on: the party, and who signs for it."""

    party: str
    name: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Place, date and the lines to sign on, kept together."""

    place_and_date: str
    lines: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on wide pages of their own."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page: nobody should turn the page between a title and its facts."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block = (
    Heading
    | Paragraph
    | ListOf
    | Facts
    | KeyFigures
    | TableOf
    | FigureOf
    | Callout
    | Signatures
    | Landscape
    | Together
    | NewPage
)


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: who, what, when, and how final it is."""

    programme: str
    title: str
    subtitle: str
    city: str
    municipalities: tuple[str, ...]
    lines: tuple[str, ...] = ()
    draft: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `template` names the file in `resources/templates/` that typesets it."""

    template: str
    language: str
    cover: Cover
    blocks: tuple[Block, ...]
    colophon: tuple[str, ...]
    made: date
    words: dict[str, str] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return a planner's long text as paragraphs and lists: lines that begin with - are items."""
    return tuple(_blocks_of(text))


def closed(title: str) -> str:
    """Return a title as a sentence: with a stop, unless the planner closed it already."""
    stripped = title.rstrip()
    return stripped if stripped.endswith(ENDINGS) else f"{stripped}."


def _blocks_of(text: str) -> Iterator[Block]:
    items: list[str] = []
    for line in text.splitlines():
        stripped = line.strip()
        if stripped.startswith(("- ", "• ", "– ")):
            items.append(stripped[2:].strip())
            continue
        if items:
            yield ListOf(tuple(items))
            items = []
        if stripped:
            yield Paragraph(stripped)
    if items:
        yield ListOf(tuple(items))
