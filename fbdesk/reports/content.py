"""What a document holds, before anybody decides whether it becomes PDF or Word.

A document is a cover and a row of blocks. A block says what something is (a heading, a table, a
figure with its alternative text), never how it looks: that is the writer's and the template's
matter. All texts are plain: nothing in them is ever read as markup; bold words of a planner's
long text come as runs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from fbdesk.models.rich_text import Line, Run, TextBlock, blocks_of
from fbdesk.reports.look import STANDARD, Look

Align = Literal["left", "right", "center"]

ENDINGS: Final = (".", "!", "?", "…", ":")
UNIT: Final = re.compile(r" (\S{1,2})$")
"""The unit at the end of a column's title, one or two letters: `t`, `kr`."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1, 2 or 3, never two levels below the last one.

    The writer counts the numbered ones. `listed` puts it into the table of contents. `mark` is
    the bookmark by which an edited file is understood when it comes back, empty where none is.
    """

    level: int
    text: str
    numbered: bool = True
    listed: bool = True
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lead` stands before it in bold, `tone` is body, muted or missing.

    `runs` are the same letters in their weights, empty where no word is bold.
    """

    text: str
    lead: str = ""
    tone: Literal["body", "muted", "missing"] = "body"
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list with bullets, or with numbers from `first` where that is not 0.

    `runs` are the items' letters in their weights, empty where no word is bold.
    """

    items: tuple[str, ...]
    first: int = 0
    runs: tuple[tuple[Run, ...], ...] = ()


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
    """A column of a table: heading, relative width (0: as narrow as its words), alignment.

    A `spare` one may be left out of a page that is too narrow: the text tells it too.
    """

    title: str
    width: float = 0
    align: Align = "left"
    spare: bool = False

    @property
    def heading(self) -> str:
        """Return the title, its unit bound to the word before: a `t` alone looks like a slip."""
        return UNIT.sub("\u00a0\\1", self.title)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table.

    A `group` row has one cell across, a `total` row closes a sum, and in a `doubtful` row the
    last cell (its status) must not be overlooked. `mark` is as a heading's.
    """

    cells: tuple[str, ...]
    kind: Literal["normal", "group", "total", "doubtful"] = "normal"
    mark: str = ""


@dataclass(frozen=True, slots=True)
class TableOf:
    """A table with its caption; the heading row repeats on every page."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    note: str = ""
    small: bool = False

    def with_columns(self, places: Sequence[int]) -> "TableOf":
        """Return the table with these columns alone; a row across all of them stays as it is."""
        return replace(
            self,
            columns=tuple(self.columns[place] for place in places),
            rows=tuple(
                row
                if row.kind == "group"
                else replace(row, cells=tuple(row.cells[place] for place in places))
                for row in self.rows
            ),
        )


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
    """A whole document. `template` names the file in `resources/templates/` that typesets it.

    `sent` is what a Word file carries unseen, to be understood when it comes back edited.
    """

    template: str
    language: str
    cover: Cover
    blocks: tuple[Block, ...]
    colophon: tuple[str, ...]
    made: date
    words: dict[str, str] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()
    look: Look = STANDARD
    sent: str = ""


def without_empty_columns(table: TableOf) -> TableOf:
    """Return the table without the columns in which no row says anything."""
    across = [row for row in table.rows if row.kind != "group"]
    return table.with_columns(
        [place for place in range(len(table.columns)) if any(row.cells[place] for row in across)]
    )


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return a planner's long text as paragraphs and lists (see `models.rich_text`)."""
    return tuple(map(_as_block, blocks_of(text)))


def closed(title: str) -> str:
    """Return a title as a sentence: with a stop, unless the planner closed it already."""
    stripped = title.rstrip()
    return stripped if stripped.endswith(ENDINGS) else f"{stripped}."


def _as_block(block: TextBlock) -> Block:
    lines = [_stripped(line) for line in block.lines]
    texts = tuple(line.text for line in lines)
    weights = tuple(line.runs for line in lines)
    runs = weights if any(run.bold for line in lines for run in line.runs) else ()
    if block.kind == "paragraph":
        return Paragraph(texts[0], runs=runs[0] if runs else ())
    return ListOf(texts, first=lines[0].number, runs=runs)


def _stripped(line: Line) -> Line:
    """Return a line without spaces at its ends."""
    if line.text == line.text.strip():
        return line
    runs = list(line.runs)
    runs[0] = replace(runs[0], text=runs[0].text.lstrip())
    runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return replace(line, runs=tuple(run for run in runs if run.text))
