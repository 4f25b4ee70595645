"""An agreement that comes back as a Word file: its sections, commitments and comments as read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from fbdesk.errors import FileError
from fbdesk.exchange.agreement_words import (
    COLUMNS,
    is_column,
    is_fixed_heading,
    is_notice,
)
from fbdesk.exchange.reading import Cancelled, never
from fbdesk.exchange.spreadsheet_safety import read_bytes
from fbdesk.exchange.word_parts import WordParts, word_parts
from fbdesk.exchange.word_text import Grid, GridRow, Passage, Remark, WordBlock, word_blocks
from fbdesk.models.agreement_marks import (
    AREA,
    COMMITMENT,
    FRAME,
    NAMESPACE,
    SECTION,
    Sent,
    as_read,
    words_as_read,
)

NEEDED: Final = frozenset({"number", "party", "text"})
COUNT: Final = re.compile(r"\d+(?:\.\d+)*\.?\s+")
NOT_TEXT: Final = ("caption", "toc", "fbdesk callout", "fbdesk muted", "header", "footer")


@dataclass(frozen=True, slots=True)
class ReturnedCommitment:
    """A row of a table of commitments, in the file's words; None where there is no such column.

    `area` is the code of the focus area under whose heading it stands, empty where none is marked.
    """

    mark: str
    number: str
    party: str
    text: str
    deadline: str | None
    status: str | None
    area: str = ""
    remarks: tuple[Remark, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedSection:
    """A section of the text: its heading and its text with light marks."""

    mark: str
    title: str
    text: str
    remarks: tuple[Remark, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StruckOut:
    """A row that somebody deleted with tracked changes."""

    mark: str
    number: str
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReturnedAgreement:
    """What a Word file holds of an agreement; `sent` is None where it carries no memory."""

    file_name: str
    sent: Sent | None
    commitments: tuple[ReturnedCommitment, ...]
    sections: tuple[ReturnedSection, ...]
    struck_out: tuple[StruckOut, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """Comments that stand beside neither a commitment nor a section."""
    left_out: tuple[str, ...] = ()
    """Paragraphs that stand where no text of a section can stand."""


def read_agreement(path: Path, cancelled: Cancelled = never) -> ReturnedAgreement:
    """Return what a Word file holds of an agreement; all tracked changes count as taken.

    Raises `FileError` for a file that is no Word file, made to do harm, or no agreement.
    """
    parts = word_parts(read_bytes(path), path.name, cancelled)
    reading = _Reading()
    for block in word_blocks(parts):
        reading.take(block)
    reading.end_section()
    sent = _sent(parts)
    if sent is None and not reading.commitments and not any(s.mark for s in reading.sections):
        raise FileError(
            "{file} is no agreement: it has no table of commitments that can be read. Compare a "
            "Word file that was made from the document Letter of intent.",
            file=path.name,
        )
    return ReturnedAgreement(
        file_name=path.name,
        sent=sent,
        commitments=tuple(reading.commitments),
        sections=tuple(reading.sections),
        struck_out=tuple(reading.struck_out),
        remarks=tuple(dict.fromkeys(reading.remarks)),
        left_out=tuple(reading.left_out),
    )


def _sent(parts: WordParts) -> Sent | None:
    for carried in parts.carried:
        if carried.tag == f"{{{NAMESPACE}}}sent":
            return Sent.from_text(carried.text or "")
    return None


@dataclass(slots=True)
class _Section:
    """A section while it is read."""

    mark: str
    title: str
    lines: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)


class _Reading:
    """Sorts the blocks of a file into sections and commitments, in one walk."""

    def __init__(self) -> None:
        self.commitments: list[ReturnedCommitment] = []
        self.sections: list[ReturnedSection] = []
        self.struck_out: list[StruckOut] = []
        self.remarks: list[Remark] = []
        self.left_out: list[str] = []
        self._section: _Section | None = None
        self._open = False
        self._area = ""
        self._waiting: Passage | None = None

    def take(self, block: WordBlock) -> None:
        """Take the next block."""
        if isinstance(block, Grid):
            self._table(block)
        elif block.level and block.text.strip():
            self._take_waiting()
            self._heading(block)
        else:
            self._text(block)

    def _take_waiting(self) -> None:
        """Take a small heading for a line of its section: no table came below it."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None and self._section is not None:
            self._section.lines.append(f"**{waiting.text.strip()}**")

    def end_section(self) -> None:
        """Put the section away that was being read."""
        self._take_waiting()
        held, self._section = self._section, None
        if held is None:
            return
        text = as_read("\n\n".join(held.lines))
        self.sections.append(
            ReturnedSection(
                held.mark,
                held.title,
                "" if is_notice(text) else text,
                tuple(dict.fromkeys(held.remarks)),
                tuple(dict.fromkeys(held.authors)),
            )
        )

    def _heading(self, passage: Passage) -> None:
        frame = _mark(passage.marks, FRAME)
        mark = _mark(passage.marks, SECTION)
        title = words_as_read(passage.text)
        fixed = bool(frame) or (not mark and is_fixed_heading(self._plain(title)))
        if passage.level > 1 and not mark:
            if fixed:
                self._open = False
                self._area = frame.removeprefix(AREA) if frame.startswith(AREA) else ""
                self._note(passage)
            elif self._section is not None and self._open:
                self._waiting = passage
            else:
                self._text(passage)
            return
        self.end_section()
        self._area = ""
        self._open = not fixed
        if fixed:
            self._note(passage)
            return
        self._section = _Section(mark, self._plain(title))
        self._note(passage)

    def _text(self, passage: Passage) -> None:
        self._note(passage)
        text = words_as_read(passage.text)
        if self._section is None or not text or passage.style.startswith(NOT_TEXT):
            return
        if not self._open:
            if not is_notice(text):
                self.left_out.append(text)
            return
        self._take_waiting()
        self._section.lines.append(passage.written)

    def _note(self, passage: Passage) -> None:
        """Keep who commented and changed, with the section if one is being read."""
        if self._section is None or not self._open:
            self.remarks += passage.remarks
        else:
            self._section.remarks += passage.remarks
            self._section.authors += passage.authors

    def _plain(self, title: str) -> str:
        """Return a heading without the number that the file puts before it."""
        return COUNT.sub("", title, count=1)

    def _table(self, grid: Grid) -> None:
        columns = self._columns(grid)
        marked = any(_mark(p.marks, COMMITMENT) for row in grid.rows for p in row.passages)
        if not marked and not columns.keys() >= NEEDED:
            self.remarks += (
                remark for row in grid.rows for p in row.passages for remark in p.remarks
            )
            return
        self._open, self._waiting = False, None
        if not columns.keys() >= NEEDED:
            columns = {"number": 0, "party": 1, "text": 2, "deadline": 4, "status": 5}
        for row in grid.rows:
            self._row(row, columns)

    def _columns(self, grid: Grid) -> dict[str, int]:
        """Return where each column stands, by the headings in the first row."""
        found: dict[str, int] = {}
        texts = _cells(grid.rows[0]) if grid.rows else []
        for place, text in enumerate(texts):
            for name in COLUMNS:
                if is_column(name, text):
                    found.setdefault(name, place)
        return found

    def _row(self, row: GridRow, columns: dict[str, int]) -> None:
        texts = _cells(row)
        mark = next((m for p in row.passages if (m := _mark(p.marks, COMMITMENT))), "")
        across = len(row.cells) == 1 and len(texts) > 1

        def cell(name: str) -> str | None:
            place = columns.get(name, -1)
            return words_as_read(texts[place]) if 0 <= place < len(texts) else None

        authors = _once((*row.authors, *(a for p in row.passages for a in p.authors)))
        remarks = tuple(dict.fromkeys(remark for p in row.passages for remark in p.remarks))
        number, text = cell("number") or "", cell("text") or ""
        if row.struck_out:
            self.struck_out.append(StruckOut(mark, number, authors))
            self.remarks += remarks
        elif (across and not mark) or self._is_heading(row, columns) or not (mark or text):
            self.remarks += remarks
        else:
            self.commitments.append(
                ReturnedCommitment(
                    *(mark, number, cell("party") or "", text, cell("deadline"), cell("status")),
                    area=self._area,
                    remarks=remarks,
                    authors=authors,
                )
            )

    def _is_heading(self, row: GridRow, columns: dict[str, int]) -> bool:
        """Return whether a row holds the headings, which a table that was cut in two has twice."""
        texts = _cells(row)
        return all(
            place < len(texts) and is_column(name, texts[place])
            for name, place in columns.items()
            if name in NEEDED
        )


def _cells(row: GridRow) -> list[str]:
    """Return the texts of a row by columns; a cell across several stands in the first of them."""
    texts: list[str] = []
    for cell in row.cells:
        texts += [cell.text, *[""] * (cell.span - 1)]
    return texts


def _mark(marks: Sequence[str], kind: str) -> str:
    return next((mark for mark in marks if mark.startswith(kind)), "")


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
