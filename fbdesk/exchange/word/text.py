"""The text of a Word file: paragraphs and tables as they read once all tracked changes are taken.

What was struck out falls away, what was written in stands; who did so is kept beside the text,
and so are the comments.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final
from xml.etree.ElementTree import Element

from fbdesk.exchange.word.parts import WordParts
from fbdesk.exchange.word.styles import WordStyles, child, local, value
from fbdesk.models.rich_text import Kind, Line, Run, text_of

WRITTEN_IN: Final = frozenset({"ins", "moveTo"})
STRUCK_OUT: Final = frozenset({"del", "moveFrom"})
WRAPPERS: Final = frozenset(
    {"sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple", "oMath", "oMathPara"}
)
"""What stands around text and is no text itself."""
LETTERS: Final = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
MAX_COLUMNS: Final = 63
"""Word's own limit; a cell may not claim to span more."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in the margin: who wrote it, when (as the file has it), and what."""

    author: str
    written: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: its runs, what it is, its bookmarks, its comments, and who changed it."""

    runs: tuple[Run, ...] = ()
    level: int = 0
    kind: Kind = "paragraph"
    number: int = 0
    style: str = ""
    marks: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    authors: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the letters alone."""
        return "".join(run.text for run in self.runs)

    @property
    def written(self) -> str:
        """Return the text with light marks (see `models.rich_text`)."""
        return text_of((Line(self.runs, self.kind, self.number),))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its paragraphs, and how many columns it spans."""

    passages: tuple[Passage, ...]
    span: int = 1

    @property
    def text(self) -> str:
        """Return the letters, a line for each paragraph; items keep a sign."""
        held = (replace(p, runs=(Run(p.text),)) for p in self.passages)
        return "\n".join(passage.written for passage in held)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table. `struck_out` is one that somebody deleted with tracked changes."""

    cells: tuple[Cell, ...]
    struck_out: bool = False
    authors: tuple[str, ...] = ()

    @property
    def passages(self) -> Iterator[Passage]:
        """Yield the paragraphs of all cells."""
        for cell in self.cells:
            yield from cell.passages


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    rows: tuple[GridRow, ...]


WordBlock = Passage | Grid


def word_blocks(parts: WordParts) -> tuple[WordBlock, ...]:
    """Return the paragraphs and tables of a file in their order."""
    reader = _Reader(WordStyles(parts.styles, parts.numbering), _remarks(parts.comments))
    body = child(parts.document, "body")
    return tuple(reader.blocks(() if body is None else body))


def _remarks(comments: Element | None) -> dict[str, Remark]:
    found = {}
    for each in comments if comments is not None else ():
        lines = (
            "".join(t.text or "" for t in paragraph.iter() if local(t) == "t")
            for paragraph in each.iter()
            if local(paragraph) == "p"
        )
        text = "\n".join(line for line in lines if line.strip())
        remark = Remark(value(each, "author").strip(), value(each, "date")[:10], text)
        found[value(each, "id")] = remark
    return found


@dataclass(slots=True)
class _Gathered:
    """What a paragraph holds, while it is read."""

    runs: list[Run] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)


class _Reader:
    """Reads blocks in order; a bookmark between two paragraphs belongs to the second."""

    def __init__(self, styles: WordStyles, remarks: dict[str, Remark]) -> None:
        self._styles, self._known = styles, remarks
        self._waiting: list[str] = []
        self._counted: dict[str, int] = {}
        self._begun: set[str] = set()

    def blocks(self, elements: Iterable[Element], *, cell: bool = False) -> Iterator[WordBlock]:
        """Yield paragraphs and tables; a paragraph whose end was struck out joins the next.

        A cell keeps the marks of what was struck out in it: the cell is still there.
        """
        before: Passage | None = None
        for element in self._flat(elements):
            if local(element) == "tbl":
                yield from _left(before, cell=cell)
                before = None
                yield self._grid(element)
                continue
            passage, open_end = self._passage(element)
            passage = _joined(before, passage)
            before = passage if open_end else None
            if not open_end:
                yield passage
        yield from _left(before, cell=cell)

    def _flat(self, elements: Iterable[Element]) -> Iterator[Element]:
        """Yield paragraphs and tables from within what stands around them."""
        for element in elements:
            name = local(element)
            if name in {"p", "tbl"}:
                yield element
            elif name in WRAPPERS or name in WRITTEN_IN:
                yield from self._flat(element)
            elif name == "bookmarkStart":
                self._waiting.append(value(element, "name"))

    def _grid(self, table: Element) -> Grid:
        rows = []
        for element in self._within(table, "tr"):
            properties = child(element, "trPr")
            struck = child(properties, "del")
            written = child(properties, "ins")
            cells = tuple(self._cell(cell) for cell in self._within(element, "tc"))
            authors = tuple(a for a in (value(struck, "author"), value(written, "author")) if a)
            rows.append(GridRow(cells, struck is not None, authors))
        return Grid(tuple(rows))

    def _cell(self, element: Element) -> Cell:
        span = value(child(element, "tcPr", "gridSpan"))
        columns = min(int(span), MAX_COLUMNS) if span.isdigit() and len(span) <= 2 else 1  # noqa: PLR2004 two digits
        blocks = self.blocks(element, cell=True)
        return Cell(tuple(b for b in blocks if isinstance(b, Passage)), max(columns, 1))

    def _within(self, element: Element, wanted: str) -> Iterator[Element]:
        for each in element:
            name = local(each)
            if name == wanted:
                yield each
            elif name in WRAPPERS:
                yield from self._within(each, wanted)
            elif name == "bookmarkStart":
                self._waiting.append(value(each, "name"))

    def _passage(self, element: Element) -> tuple[Passage, bool]:
        """Return a paragraph, and whether its end was struck out."""
        held = _Gathered(marks=self._waiting)
        self._waiting = []
        self._gather(element, held)
        properties = child(element, "pPr")
        ends = child(properties, "rPr")
        struck = [mark for name in sorted(STRUCK_OUT) if (mark := child(ends, name)) is not None]
        held.authors += [value(mark, "author") for mark in struck]
        kind = self._styles.kind(properties)
        passage = Passage(
            runs=tuple(held.runs),
            level=self._styles.heading_level(properties),
            kind=kind,
            number=self._next_number(properties) if kind == "number" else 0,
            style=self._styles.name(properties),
            marks=tuple(held.marks),
            remarks=tuple(dict.fromkeys(held.remarks)),
            authors=tuple(dict.fromkeys(author for author in held.authors if author)),
        )
        return passage, bool(struck)

    def _next_number(self, properties: Element | None) -> int:
        """Return the number of the next item of a list, as Word counts it."""
        held = self._styles.list_of(properties)
        counter = self._styles.counter_of(held)
        anew = None if held in self._begun else self._styles.begins_anew(held)
        number = self._counted.get(counter, self._styles.first_number(held))
        number = number if anew is None else anew
        self._begun.add(held)
        self._counted[counter] = number + 1
        return number

    def _gather(self, element: Element, held: _Gathered) -> None:
        for each in element:
            name = local(each)
            if name in WRITTEN_IN:
                held.authors.append(value(each, "author"))
                self._gather(each, held)
            elif name in STRUCK_OUT:
                held.authors.append(value(each, "author"))
            elif name in WRAPPERS:
                self._gather(each, held)
            elif name == "bookmarkStart":
                held.marks.append(value(each, "name"))
            elif name == "r":
                self._run(each, held)
            self._note_remark(name, each, held)

    def _run(self, element: Element, held: _Gathered) -> None:
        text = ""
        for each in element:
            name = local(each)
            if name == "t":
                text += each.text or ""
            elif name == "br":
                text += "" if value(each, "type") in {"page", "column"} else "\n"
            else:
                text += LETTERS.get(name, "")
            self._note_remark(name, each, held)
        if text:
            held.runs.append(Run(text, self._styles.is_bold(child(element, "rPr"))))

    def _note_remark(self, name: str, element: Element, held: _Gathered) -> None:
        if name in {"commentRangeStart", "commentReference"}:
            remark = self._known.get(value(element, "id"))
            if remark is not None:
                held.remarks.append(remark)


def _left(before: Passage | None, *, cell: bool) -> Iterator[Passage]:
    """Yield a paragraph whose end was struck out before what it cannot join."""
    if before is not None:
        yield before if cell or before.text.strip() else replace(before, marks=())


def _joined(before: Passage | None, passage: Passage) -> Passage:
    """Return a paragraph with what stood before it; what was struck out whole keeps no mark."""
    if before is None:
        return passage
    told = replace(
        passage,
        remarks=(*before.remarks, *passage.remarks),
        authors=tuple(dict.fromkeys((*before.authors, *passage.authors))),
    )
    if not before.text.strip():
        return told
    if not passage.text.strip():
        return replace(before, remarks=told.remarks, authors=told.authors)
    return replace(
        before,
        runs=(*before.runs, *passage.runs),
        marks=(*before.marks, *passage.marks),
        remarks=told.remarks,
        authors=told.authors,
    )
