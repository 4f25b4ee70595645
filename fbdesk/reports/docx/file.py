"""Documents as Word files that the parties edit: content to real styles, headings and tables."""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime, time
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from fbdesk.models.rich_text import Run
from fbdesk.reports.content import (
    Block,
    Callout,
    Document,
    Facts,
    FigureOf,
    Heading,
    KeyFigures,
    Landscape,
    ListOf,
    NewPage,
    Paragraph,
    Signatures,
    TableOf,
    Together,
)
from fbdesk.reports.docx.contents import add_contents, mark_heading
from fbdesk.reports.docx.headings import LEVELS, HeadingNumbers
from fbdesk.reports.docx.lists import new_list, put_in_list
from fbdesk.reports.docx.marks import carry, number_marks, put_mark
from fbdesk.reports.docx.page import (
    CALLOUT,
    MISSING,
    MUTED,
    furnish,
    new_section,
    numbered_caption,
    set_style,
)
from fbdesk.reports.docx.pictures import add_figure, add_logo
from fbdesk.reports.docx.tables import add_facts, add_key_figures, add_signatures, add_table
from fbdesk.reports.docx.text import clean

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

ABOVE_TITLE_PT: Final = 170
"""The title of a cover stands in the upper third of its page."""
LONGEST_LEAD: Final = 500
"""A paragraph of more letters may stand on the page before its table."""
BULLETS: Final = "List Bullet"
NUMBERS: Final = "List Number"


def docx(document: Document) -> bytes:
    """Return the document as a Word file, the same bytes for the same document."""
    import docx as word_files

    word = word_files.Document()
    furnish(word, document)
    _Writer(word, document).write()
    number_marks(word)
    carry(word, document.sent)
    buffer = io.BytesIO()
    word.save(buffer)
    return _with_fixed_time(buffer.getvalue(), datetime.combine(document.made, time(12)))


class _Writer:
    """Writes the blocks of one document in their order."""

    def __init__(self, word: "WordDocument", document: Document) -> None:
        self._word = word
        self._document = document
        self._headings = HeadingNumbers()
        self._tables = 0
        self._figures = 0
        self._told = 0
        self._keep = False
        self._leads = False
        self._below_heading = False
        self._breaks = False
        self._wide = False
        self._page_is_wide = False
        self._writers: dict[type, Callable[[Any], None]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            ListOf: self._list,
            Facts: lambda block: add_facts(word, block, together=self._keep),
            KeyFigures: partial(add_key_figures, word),
            TableOf: self._table,
            FigureOf: self._figure,
            Callout: self._callout,
            Signatures: self._signatures,
            Landscape: self._landscape,
            Together: self._together,
            NewPage: self._new_page,
        }

    def write(self) -> None:
        """Write cover, contents, blocks and colophon."""
        self._cover()
        if self._document.look.contents:
            self._breaks = True
            self._add(self._document.words["contents"], "Subtitle")
            add_contents(self._word, tuple(self._listed()))
            self._breaks = True
        self._all(self._document.blocks)
        self._keep = True  # the last words of a document are on one page
        for line in self._document.colophon:
            self._add(line, MUTED)

    def _all(self, blocks: tuple[Block, ...]) -> None:
        """Write blocks in their order; what leads up to a table or a figure stays with it."""
        for block, after in zip_longest(blocks, blocks[1:]):
            self._leads = isinstance(after, TableOf | FigureOf)
            self._block(block)

    def _block(self, block: Block) -> None:
        if not isinstance(block, Landscape | Together | NewPage):
            self._turn()
        self._writers[type(block)](block)
        self._below_heading = isinstance(block, Heading)

    def _turn(self) -> None:
        """Begin wide or upright pages where the last ones were of the other kind."""
        if self._wide != self._page_is_wide:
            new_section(self._word, landscape=self._wide)
            self._page_is_wide = self._wide
            self._breaks = False

    def _add(self, text: str, style: str | None = None) -> "WordParagraph":
        made = self._word.add_paragraph(clean(text))
        if style:
            set_style(made, style)
        made.paragraph_format.keep_with_next = True if self._keep else None
        made.paragraph_format.page_break_before = True if self._breaks else None
        self._breaks = False
        return made

    def _cover(self) -> None:
        """Write who, what and when; a document without a page of its own for it says less."""
        from docx.shared import Pt

        cover = self._document.cover
        if self._document.look.logo:
            add_logo(self._word, self._document.look.logo)
        self._add(cover.programme, MUTED)
        for mark in (cover.draft, cover.example):
            if mark:
                self._add(mark, MISSING)
        whole_page = self._document.look.cover == "page"
        title = self._add(cover.title, "Title")
        if whole_page:
            title.paragraph_format.space_before = Pt(ABOVE_TITLE_PT)
        self._add(cover.city, "Subtitle")
        if whole_page and cover.subtitle:
            self._add(cover.subtitle)
        for line in cover.lines:
            self._add(line)
        self._breaks = whole_page

    def _heading(self, block: Heading) -> None:
        made = self._add(self._headings.titled(block), f"Heading {block.level}")
        if block.mark:
            put_mark(made, block.mark)
        if self._document.look.contents and _is_listed(block):
            mark_heading(made, self._told)
            self._told += 1

    def _listed(self) -> Iterator[tuple[int, str]]:
        """Yield level and text of the headings that the contents list."""
        headings = HeadingNumbers()
        for block in _flat(self._document.blocks):
            if isinstance(block, Heading):
                titled = headings.titled(block)
                if _is_listed(block):
                    yield block.level, titled

    def _paragraph(self, block: Paragraph) -> None:
        style = {"muted": MUTED, "missing": MISSING}.get(block.tone)
        made = self._add("", style)
        led = self._leads and len(block.text) < LONGEST_LEAD
        if led or (self._below_heading and block.tone == "muted"):
            made.paragraph_format.keep_with_next = True
        if block.lead:
            made.add_run(clean(f"{block.lead} ")).bold = True
        self._runs(made, block.runs, block.text)

    def _runs(self, made: "WordParagraph", runs: tuple[Run, ...], text: str) -> None:
        if not runs:
            made.add_run(clean(text))
        for run in runs:
            made.add_run(clean(run.text)).bold = run.bold or None

    def _list(self, block: ListOf) -> None:
        numbered = new_list(self._word, block.first) if block.first else 0
        for place, item in enumerate(block.items):
            made = self._add("", NUMBERS if block.first else BULLETS)
            if numbered:
                put_in_list(made, numbered)
            runs = block.runs[place] if block.runs else ()
            self._runs(made, runs, item)

    def _table(self, block: TableOf) -> None:
        self._tables += 1
        words = self._document.words["table"]
        numbered_caption(self._word, words, "Table", self._tables, block.caption)
        add_table(self._word, block, self._document.look.colours.ground)
        if block.note:
            self._add(block.note, MUTED)

    def _figure(self, block: FigureOf) -> None:
        self._figures += 1
        words = self._document.words["figure"]
        numbered_caption(self._word, words, "Figure", self._figures, block.title)
        self._add(block.subtitle, MUTED).paragraph_format.keep_with_next = True
        add_figure(self._word, block.svg, block.alternative_text)
        self._add(block.source, MUTED)

    def _callout(self, block: Callout) -> None:
        self._add("", CALLOUT).add_run(clean(block.title)).bold = True
        for text in block.texts:
            self._add(text, CALLOUT)

    def _signatures(self, block: Signatures) -> None:
        self._add(f"{block.place_and_date} ______________________________")
        add_signatures(self._word, block)

    def _landscape(self, block: Landscape) -> None:
        self._wide = True
        self._all(block.blocks)
        self._wide = False

    def _together(self, block: Together) -> None:
        self._keep = True
        self._all(block.blocks)
        self._keep = False

    def _new_page(self, _block: NewPage) -> None:
        self._breaks = True


def _is_listed(heading: Heading) -> bool:
    """Return whether the contents have a line for a heading."""
    return heading.listed and heading.level < LEVELS


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Landscape | Together):
            yield from _flat(block.blocks)
        else:
            yield block


def _with_fixed_time(content: bytes, moment: datetime) -> bytes:
    """Return the file with one time for all its parts, so that equal documents are equal bytes."""
    stamp = moment.timetuple()[:6]
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            fixed = zipfile.ZipInfo(part.filename, stamp)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, source.read(part))
    return buffer.getvalue()
