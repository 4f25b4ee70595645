"""Long texts with light marks: paragraphs, lists with bullets or numbers, and bold words.

The plan stores plain text. A line that begins with `- ` is an item with a bullet, one that begins
with a number and a stop (`1. `) an item with this number, and what stands between two pairs of
stars (`**so**`) is bold. Everything else is text as it stands; there is no text that cannot be
read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

Kind = Literal["paragraph", "bullet", "number"]

STARS: Final = "**"
BULLET: Final = "- "
BULLETS: Final = ("- ", "• ", "– ")
"""Signs that begin an item; the last two come along when text is pasted from other programs."""

_BOLD: Final = re.compile(r"\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*")
_NUMBER: Final = re.compile(r"\s*([1-9]\d{0,3})\. +(?=\S)")


@dataclass(frozen=True, slots=True)
class Run:
    """Some letters of a line in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: what it is, its letters, and its number where it has one."""

    runs: tuple[Run, ...] = ()
    kind: Kind = "paragraph"
    number: int = 0

    @property
    def text(self) -> str:
        """Return the letters without marks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph (one line) or a list (its items)."""

    kind: Kind
    lines: tuple[Line, ...]


def lines_of(text: str) -> tuple[Line, ...]:
    """Return every line of a text, the empty ones too; a text has at least one."""
    return tuple(_line(line) for line in text.replace("\r\n", "\n").split("\n"))


def text_of(lines: Iterable[Line]) -> str:
    """Return the text with marks that has these lines: the way back from `lines_of`."""
    return "\n".join(_begin(line) + "".join(_marked(line.runs)) for line in lines)


def blocks_of(text: str) -> tuple[TextBlock, ...]:
    """Return the paragraphs and lists of a text; empty lines part them and fall away."""
    return tuple(_blocks(lines_of(text)))


def runs_of(text: str) -> tuple[Run, ...]:
    """Return the runs of one line, each as long as it can be."""
    runs: list[Run] = []
    end = 0
    for match in _BOLD.finditer(text):
        if match.start() > end:
            runs.append(Run(text[end : match.start()]))
        runs.append(Run(match[1], bold=True))
        end = match.end()
    if end < len(text):
        runs.append(Run(text[end:]))
    return tuple(runs)


def weights_of(text: str) -> tuple[Run, ...]:
    """Return a whole text as runs; ends of lines and the signs before items are letters too."""
    lines = [runs_of(line) for line in text.split("\n")]
    parted = [run for runs in lines for run in (*runs, Run("\n"))][:-1]
    return tuple(
        Run("".join(run.text for run in same), bold)
        for bold, same in groupby(parted, key=lambda run: run.bold)
    )


def marked(runs: Iterable[Run]) -> str:
    """Return the text with marks that has these runs: the way back from `weights_of`."""
    return "".join(_marked(tuple(runs)))


def without_marks(text: str) -> str:
    """Return a text as it is read in one weight: lists keep their signs, bold words lose theirs."""
    if STARS not in text:
        return text
    return "\n".join("".join(run.text for run in runs_of(line)) for line in text.split("\n"))


def on_one_line(text: str) -> str:
    """Return a text as one line without marks; the items of its lists are parted by semicolons."""
    told = (
        "; ".join(" ".join(line.text.split()) for line in block.lines) for block in blocks_of(text)
    )
    return " ".join(told)


def _line(line: str) -> Line:
    stripped = line.lstrip()
    if stripped.startswith(BULLETS) and stripped[2:].strip():
        return Line(runs_of(stripped[2:].lstrip()), "bullet")
    numbered = _NUMBER.match(line)
    if numbered:
        return Line(runs_of(line[numbered.end() :]), "number", int(numbered[1]))
    return Line(runs_of(line))


def _begin(line: Line) -> str:
    if line.kind == "bullet":
        return BULLET
    return f"{line.number}. " if line.kind == "number" else ""


def _marked(runs: Sequence[Run]) -> Iterator[str]:
    """Yield the runs with stars around the bold ones; spaces at their ends stay outside."""
    for bold, same in groupby(runs, key=lambda run: run.bold):
        text = "".join(run.text for run in same)
        inner = text.strip()
        if not bold or not inner:
            yield text
            continue
        start = text.index(inner)
        yield f"{text[:start]}{STARS}{inner}{STARS}{text[start + len(inner) :]}"


def _blocks(lines: Iterable[Line]) -> Iterator[TextBlock]:
    listed: list[Line] = []
    for line in lines:
        if listed and not _continues(listed[-1], line):
            yield TextBlock(listed[0].kind, tuple(listed))
            listed = []
        if line.kind != "paragraph":
            listed.append(line)
        elif line.text.strip():
            yield TextBlock("paragraph", (line,))
    if listed:
        yield TextBlock(listed[0].kind, tuple(listed))


def _continues(before: Line, line: Line) -> bool:
    """Return whether a line is the next item of the list that the one before is in."""
    if line.kind != before.kind:
        return False
    return line.kind == "bullet" or line.number == before.number + 1
