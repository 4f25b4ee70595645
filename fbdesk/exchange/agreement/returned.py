"""An agreement that comes back as a Word file: its sections, commitments and comments as read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from fbdesk.errors import FileError
from fbdesk.exchange.agreement.tables import (
    ReturnedCommitment,
    ReturnedCondition,
    StruckOut,
    read_table,
)
from fbdesk.exchange.agreement.words import is_fixed_heading, is_notice
from fbdesk.exchange.reading import Cancelled, never
from fbdesk.exchange.spreadsheet.safety import read_bytes
from fbdesk.exchange.word.parts import WordParts, word_parts
from fbdesk.exchange.word.text import Grid, Passage, Remark, WordBlock, word_blocks
from fbdesk.models.agreement_marks import (
    AREA,
    FRAME,
    NAMESPACE,
    SECTION,
    Sent,
    as_read,
    words_as_read,
)

COUNT: Final = re.compile(r"\d+(?:\.\d+)*\.?\s+")
NOT_TEXT: Final = ("caption", "toc", "fbdesk callout", "fbdesk muted", "header", "footer")


@dataclass(frozen=True, slots=True)
class ReturnedSection:
    """A section of the text: its heading and its text with light marks."""

    mark: str
    title: str
    text: str
    remarks: tuple[Remark, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedAgreement:
    """What a Word file holds of an agreement; `sent` is None where it carries no memory."""

    file_name: str
    sent: Sent | None
    commitments: tuple[ReturnedCommitment, ...]
    sections: tuple[ReturnedSection, ...]
    conditions: tuple[ReturnedCondition, ...] = ()
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
        conditions=tuple(reading.conditions),
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
        self.conditions: list[ReturnedCondition] = []
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
        table = read_table(grid, self._area)
        self.remarks += table.remarks
        self.commitments += table.commitments
        self.conditions += table.conditions
        self.struck_out += table.struck_out
        if table.is_ours:
            self._open, self._waiting = False, None


def _mark(marks: Sequence[str], kind: str) -> str:
    return next((mark for mark in marks if mark.startswith(kind)), "")
