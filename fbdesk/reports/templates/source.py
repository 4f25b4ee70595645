"""The file of a template as data, with the line in which each thing stands."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fbdesk.errors import FileError, Labels
from fbdesk.reports.templates.slips import slip

MOST_BYTES: Final = 64 * 1024
MOST_LINES: Final = 1_000
KILOBYTE: Final = 1024
AT_LINE: Final = re.compile(r" \(at line (\d+), column \d+\)$")
AT_END: Final = " (at end of document)"

Place = tuple[str | int, ...]
"""The way to a value: names of tables and places in lists."""


@dataclass(frozen=True, slots=True)
class Source:
    """A template's file: where it lies, its text, and the data in it."""

    file: Path
    text: str
    data: Mapping[str, Any]

    def line_of(self, place: Place, said: str = "") -> int:
        """Return the line in which a value stands; for a missing one, what it is missing from.

        A value stands in the first beginning of the file that holds it, however it is written.
        Of a list over several lines, `said` is the text in it that is looked for.
        """
        while not _holds(self.data, place):
            place = place[:-1]
        if not place:
            return 1
        lines = self.text.splitlines()
        without, with_it = 0, len(lines)
        while with_it - without > 1:
            middle = (without + with_it) // 2
            count, data = _read_beginning(lines, middle, without)
            if _holds(data, place):
                with_it = count
            else:
                without = middle
        begins = _read_beginning(lines, with_it - 1, 0)[0] + 1
        saying = [line for line in range(begins, with_it + 1) if said in lines[line - 1]]
        return saying[-1] if said and saying else begins

    def refuse(self, place: Place, problem: FileError, said: str = "") -> FileError:
        """Return the error that says where something is wrong: file, line, what, what to do."""
        values = {name: _in_one_line(value) for name, value in problem.values.items()}
        told = FileError(problem.message, **values)
        return _told(self.file, self.line_of(place, said), told)


def read_source(file: Path) -> Source:
    """Return what a template's file holds.

    Raises `FileError` for a file that is not there, too large, not UTF-8, or not TOML.
    """
    text = _decoded(file, _content(file))
    try:
        return Source(file, text, tomllib.loads(text))
    except RecursionError as error:
        raise FileError("{file} is no template: it is nested too deep.", file=file.name) from error
    except ValueError as error:
        problem = FileError(
            "this cannot be understood ({detail}). A text stands in quotation marks, a list in "
            "square brackets, and each name before an equals sign.",
            detail=Labels((slip(AT_LINE.sub("", str(error)).removesuffix(AT_END)),)),
        )
        raise _told(file, _line_of_error(text, error), problem) from error


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise FileError("There is no template {file}.", file=file.name) from error
    except (OSError, ValueError) as error:  # ValueError: a name that no system can have
        raise FileError("The template {file} cannot be read.", file=file.name) from error
    if len(content) > MOST_BYTES or content.count(b"\n") > MOST_LINES:
        raise FileError(
            "{file} is too long for a template: at most {lines} lines and {most} kB.",
            file=file.name,
            lines=MOST_LINES,
            most=MOST_BYTES // KILOBYTE,
        )
    return content


def _decoded(file: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problem = FileError("a letter cannot be read. Save the file as UTF-8.")
        raise _told(file, line, problem) from error


def _told(file: Path, line: int, problem: FileError) -> FileError:
    return FileError("{file}, line {line}: {problem}", file=file.name, line=line, problem=problem)


def _in_one_line(value: object) -> object:
    """Return a value as a message can quote it: breaks and controls are written out."""
    if not isinstance(value, str) or value.isprintable():
        return value
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in value
    )


def _line_of_error(text: str, error: ValueError) -> int:
    """Return the line of a mistake, from the reader's words or by looking where it begins."""
    found = AT_LINE.search(str(error))
    if found:
        return int(found[1])
    lines = text.splitlines()
    if str(error).endswith(AT_END):
        return max(len(lines), 1)
    for count in range(1, len(lines) + 1):
        try:
            tomllib.loads("\n".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            continue
        except ValueError:  # such as a number of more digits than can be read
            return count
    return max(len(lines), 1)


def _read_beginning(lines: Sequence[str], most: int, least: int) -> tuple[int, Mapping[str, Any]]:
    """Return the longest beginning of a file that ends with a statement, and its data.

    It has at most `most` lines and more than `least`; where there is none, `least` and no data.
    """
    for count in range(most, least, -1):
        try:
            return count, tomllib.loads("\n".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            continue  # inside a statement of several lines
    return least, {}


def _holds(data: Any, place: Place) -> bool:
    for step in place:
        if isinstance(step, int):
            if not isinstance(data, list) or len(data) <= step:
                return False
        elif not isinstance(data, dict) or step not in data:
            return False
        data = data[step]
    return True
