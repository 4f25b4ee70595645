"""Tables of a Word file: a heading row that repeats, rows that stay whole, widths, alignment."""

from typing import TYPE_CHECKING, Any, Final

from fbdesk.reports.content import Column, Facts, KeyFigures, Signatures, TableOf, TableRow
from fbdesk.reports.docx.marks import put_mark
from fbdesk.reports.docx.page import DOUBTFUL, MUTED, SMALL, TABLE, set_style
from fbdesk.reports.docx.text import clean
from fbdesk.reports.docx.widths import column_widths
from fbdesk.reports.look import HOUSE_COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable
    from docx.table import _Cell

FACTS: Final = (Column("", 1), Column("", 3.4))
FIGURE_PT: Final = 15
"""A key figure is seen before it is read."""
AIR_PT: Final = 2
"""Room below a paragraph in a cell; the text of the page has more."""


def add_table(word: "WordDocument", block: TableOf, ground: str = HOUSE_COLOURS.ground) -> None:
    """Add a table with its heading row and all rows; `ground` lies behind rows across it."""
    made = word.add_table(rows=1 + len(block.rows), cols=len(block.columns), style=TABLE)
    made.autofit = False
    cells = made._cells  # noqa: SLF001 each other way to the cells of a long table takes minutes
    wide = len(block.columns)
    _set_widths(word, made, cells, block)
    for column, cell in zip(block.columns, cells[:wide], strict=True):
        _write(cell, column.heading, column, small=block.small, bold=True)
    _repeat(made.rows[0])
    for place, row in enumerate(block.rows):
        first = (place + 1) * wide
        _write_row(cells[first : first + wide], row, block, ground)
        if row.mark:
            put_mark(cells[first].paragraphs[0], row.mark)
    for place in rows_with_next(block.rows):
        for cell in cells[place * wide : (place + 1) * wide]:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    _keep_rows_whole(made)
    _air_below(word)


def rows_with_next(rows: "Sequence[TableRow]") -> frozenset[int]:
    """Return the rows, 0 the headings, that stand on the page of the next: none stands alone.

    These are the headings, the first row and the last but one, and the title of each group.
    """
    last = len(rows)
    groups = {place for place, row in enumerate(rows, 1) if row.kind == "group"}
    return frozenset(place for place in {0, 1, last - 1} | groups if 0 <= place < last)


def add_facts(word: "WordDocument", block: Facts, *, together: bool = False) -> None:
    """Add short facts as two columns: the name, and what it is; on one page if `together`."""
    made = word.add_table(rows=len(block.rows), cols=2)
    made.autofit = False
    _flush_left(made)
    cells = made._cells  # noqa: SLF001 see above
    _set_widths(word, made, cells, TableOf("", FACTS, ()))
    for place, (name, value) in enumerate(block.rows):
        _text(cells[2 * place], name, MUTED)
        _text(cells[2 * place + 1], value, SMALL)
    _keep_rows_whole(made)
    for cell in cells[:-2] if together else ():
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    _air_below(word)


def add_key_figures(word: "WordDocument", block: KeyFigures) -> None:
    """Add key figures beside each other: what it is above, the figure, a word about it."""
    from docx.shared import Pt

    count = len(block.figures)
    made = word.add_table(rows=3, cols=count, style=TABLE)
    cells = made._cells  # noqa: SLF001 see above
    for place, figure in enumerate(block.figures):
        _text(cells[place], figure.label, MUTED)
        _text(cells[count + place], "", SMALL)
        run = cells[count + place].paragraphs[0].add_run(clean(figure.figure))
        run.bold = True
        run.font.size = Pt(FIGURE_PT)
        _text(cells[2 * count + place], figure.note, MUTED)
    _repeat(made.rows[0])
    _air_below(word)


def add_signatures(word: "WordDocument", block: Signatures) -> None:
    """Add the lines to sign on, two beside each other, with room above each."""
    from docx.shared import Pt

    made = word.add_table(rows=(len(block.lines) + 1) // 2, cols=2)
    cells = made._cells  # noqa: SLF001 see above
    for place, line in enumerate(block.lines):
        cell = cells[place]
        _text(cell, "\n\n______________________________", None)
        party = cell.add_paragraph("")
        party.add_run(clean(line.party)).bold = True
        party.paragraph_format.space_after = Pt(0)
        for text in (line.name, line.title):
            if text:
                set_style(cell.add_paragraph(clean(text)), MUTED)
    _keep_rows_whole(made)


def _air_below(word: "WordDocument") -> None:
    """Leave a little room below a table: what follows would touch it otherwise."""
    from docx.shared import Pt

    made = word.add_paragraph()
    set_style(made, SMALL)
    made.paragraph_format.space_after = Pt(0)
    made.paragraph_format.line_spacing = Pt(6)


def _write_row(cells: "Sequence[_Cell]", row: TableRow, block: TableOf, ground: str) -> None:
    if row.kind == "group":
        merged = cells[0].merge(cells[-1])
        _write(merged, row.cells[0], Column(""), small=block.small, bold=True)
        _shade(merged, ground.removeprefix("#"))
        return
    for place, (cell, text) in enumerate(zip(cells, row.cells, strict=True)):
        last = place == len(cells) - 1
        doubtful = row.kind == "doubtful" and last
        total = row.kind == "total"
        _write(cell, text, block.columns[place], small=block.small, bold=total or doubtful)
        if doubtful:
            set_style(cell.paragraphs[0], DOUBTFUL)


def _write(cell: "_Cell", text: str, column: Column, *, small: bool, bold: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Pt

    _text(cell, "", SMALL if small else None)
    made = cell.paragraphs[0]
    made.add_run(clean(text)).bold = bold or None
    if not small:
        made.paragraph_format.space_after = Pt(AIR_PT)
    if column.align != "left":
        made.alignment = ALIGN.RIGHT if column.align == "right" else ALIGN.CENTER


def _text(cell: "_Cell", text: str, style: str | None) -> None:
    made = cell.paragraphs[0]
    if style:
        set_style(made, style)
    if text:
        made.add_run(clean(text))


def _set_widths(
    word: "WordDocument", made: "WordTable", cells: "Sequence[_Cell]", block: TableOf
) -> None:
    from docx.shared import Emu, Mm

    section = word.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator] # both are set
    wanted = column_widths(block.columns, block.rows, room / Mm(1), small=block.small)
    widths = [Emu(int(Mm(1) * width)) for width in wanted]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for place, cell in enumerate(cells):
        cell.width = widths[place % len(widths)]


def _flush_left(made: "WordTable") -> None:
    """Let the words of a table without lines begin where the text of the page does."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins, left = OxmlElement("w:tblCellMar"), OxmlElement("w:left")
    left.set(qn("w:w"), "0")
    left.set(qn("w:type"), "dxa")
    margins.append(left)
    look = made._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001 the library has no way to it
    look.addprevious(margins)


def _repeat(row: Any) -> None:
    """Mark a row as the heading of its table: it stands on every page and is read aloud so."""
    _mark(row, "w:tblHeader")


def _keep_rows_whole(made: "WordTable") -> None:
    for row in made.rows:
        _mark(row, "w:cantSplit")


def _mark(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 the library has no way to it


def _shade(cell: "_Cell", colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 the library has no way to it
