"""Reading a PDF's words back with pikepdf alone: what a reader or a search would find on a page."""

import io
import re
from collections.abc import Iterator

import pikepdf

HEX = re.compile(r"<([0-9a-fA-F]+)>")


def pages_of(data: bytes) -> list[str]:
    """Return the words of each page in the order in which they are drawn."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return [plain("".join(_PageReader(page).words())) for page in document.pages]


def marked_words(page: pikepdf.Page) -> dict[int, str]:
    """Return the words of each piece of tagged content of a page, by its number."""
    return _PageReader(page).words_by_mark()


def plain(text: str) -> str:
    """Return the text with every run of spaces, breaks and unseen characters as one space."""
    return " ".join(text.replace("\u200b", "").replace("\u00ad", "").split())


def letters(text: str) -> str:
    """Return the text without spaces: lines may break anywhere, but no letter is lost."""
    return "".join(plain(text).split())


class _PageReader:
    """Follows a page's drawing: the font in use, and words that stand for what is drawn."""

    def __init__(self, page: pikepdf.Page) -> None:
        self._page = page
        fonts = page.obj.Resources.get("/Font", pikepdf.Dictionary())
        self._tables = {name: _to_unicode(font) for name, font in fonts.items()}
        self._table: dict[int, str] = {}
        self._marks: list[bool] = []  # for each open mark, whether its words replace the drawn
        self._numbers: list[int] = []  # for each open mark, the number of the content it is in

    def words(self) -> Iterator[str]:
        """Yield the words piece by piece."""
        for step in pikepdf.parse_content_stream(self._page):
            if isinstance(step, pikepdf.ContentStreamInstruction):
                yield from self._step(str(step.operator), list(step.operands))

    def words_by_mark(self) -> dict[int, str]:
        """Return the words of each piece of tagged content; what decorates the page is left out."""
        found: dict[int, str] = {}
        for step in pikepdf.parse_content_stream(self._page):
            if isinstance(step, pikepdf.ContentStreamInstruction):
                for words in self._step(str(step.operator), list(step.operands)):
                    number = self._numbers[-1] if self._numbers else -1
                    found[number] = found.get(number, "") + words
        found.pop(-1, None)
        return found

    def _step(self, operator: str, operands: list[object]) -> Iterator[str]:
        if operator == "Tf":
            self._table = self._tables[str(operands[0])]
        elif operator in {"BMC", "BDC"}:
            words = _words_instead(operands)
            self._marks.append(words is not None)
            self._numbers.append(_number(operands, self._numbers[-1] if self._numbers else -1))
            yield words or ""
        elif operator == "EMC":
            self._marks.pop()
            self._numbers.pop()
        elif operator == "ET":
            yield "\n"
        elif not any(self._marks):
            yield from self._drawn(operator, operands)

    def _drawn(self, operator: str, operands: list[object]) -> Iterator[str]:
        if operator == "Tj":
            yield self._decoded(operands[0])
        elif operator == "TJ":
            for part in operands[0]:  # type: ignore[attr-defined] # an array of strings and gaps
                if isinstance(part, pikepdf.String):
                    yield self._decoded(part)

    def _decoded(self, drawn: object) -> str:
        data = bytes(drawn)  # type: ignore[call-overload] # a string of two-byte codes
        codes = (int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
        return "".join(self._table.get(code, "?") for code in codes)


def _number(operands: list[object], around: int) -> int:
    """Return the number of the tagged content that a mark opens, or of the one `around` it."""
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties.MCID)
    return around


def _words_instead(operands: list[object]) -> str | None:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties:
        return str(properties.ActualText)
    return None


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    """Return code → letters from the font's ToUnicode table."""
    source = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    table: dict[int, str] = {}
    for section in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        codes = HEX.findall(section)
        for code, letter in zip(codes[::2], codes[1::2], strict=True):
            table[int(code, 16)] = bytes.fromhex(letter).decode("utf-16-be")
    for section in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        codes = HEX.findall(section)
        for low, high, letter in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            for step in range(int(high, 16) - int(low, 16) + 1):
                table[int(low, 16) + step] = chr(int(letter, 16) + step)
    return table
