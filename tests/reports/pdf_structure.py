"""What a PDF says of itself to archives and to programs that read aloud."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.reports.pdf_text import marked_words, plain

PAINTS = frozenset(
    {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do"}
)
"""Operators that put something on the page."""

Mark = tuple[int, int]
"""A piece of tagged content: the number of its page, and its number on the page."""


class Structure:
    """The structure of an open PDF: its standards, its language, and every element of its tree."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        metadata = document.open_metadata()
        keys = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
        self.standards = tuple(str(metadata[key]) for key in keys)
        self.title = str(metadata["dc:title"])
        self.language = str(document.Root.Lang)
        self.elements = _elements(document)
        self.kinds = {str(element.S) for element in self.elements}
        self.pictures = sum(1 for element in self.elements if element.S == "/Figure")
        self.pictures_without_text = sum(
            1
            for element in self.elements
            if element.S == "/Figure" and not str(element.get("/Alt", ""))
        )
        self._document = document

    def problems(self, language: str) -> list[str]:
        """Return what an archive or a screen reader would find wrong, nothing where all is well."""
        root = self._document.Root
        found = {
            f"standards {self.standards}": self.standards == ("2", "A", "1"),
            f"language {self.language}": self.language.split("-")[0] == language,
            "no title": bool(self.title.strip()),
            "title not shown": bool(root.ViewerPreferences.get("/DisplayDocTitle", False)),
            "not marked as tagged": bool(root.MarkInfo.get("/Marked", False)),
            "no output intent": _has_colours(root),
            "no bookmarks": _bookmarks(root) > 0,
            "pictures without words": self.pictures_without_text == 0,
        }
        return [
            *(words for words, good in found.items() if not good),
            *self._problems_of_tables(),
            *self._problems_of_content(),
        ]

    def read_aloud(self) -> str:
        """Return the words in the order in which a screen reader tells them."""
        words = {
            (number, mark): text
            for number, page in enumerate(self._document.pages)
            for mark, text in marked_words(page).items()
        }
        return plain(" ".join(words.get(mark, "") for mark in self._marks()))

    def _problems_of_tables(self) -> Iterator[str]:
        for number, table in enumerate(e for e in self.elements if e.S == "/Table"):
            heads = [part for part in _below(table) if part.S == "/TH"]
            if not heads:
                yield f"table {number} has no heading cells"
            elif not all(_attribute(head, "/Scope") for head in heads):
                yield f"table {number} has heading cells of nothing"

    def _problems_of_content(self) -> Iterator[str]:
        told = list(self._marks())
        if len(told) != len(set(told)):
            yield "something is told twice"
        drawn: set[Mark] = set()
        for number, page in enumerate(self._document.pages):
            marks, untagged = _content(page)
            drawn |= {(number, mark) for mark in marks}
            if untagged:
                yield f"page {number + 1} paints {untagged} things that no tag holds"
        if missing := drawn - set(told):
            yield f"tags hold nothing of {sorted(missing)[:5]}"
        if empty := set(told) - drawn:
            yield f"tags hold {sorted(empty)[:5]}, which are not on the pages"

    def _marks(self) -> Iterator[Mark]:
        pages = {page.obj.objgen: number for number, page in enumerate(self._document.pages)}
        yield from _marks_of(self._document.Root.StructTreeRoot.K, None, pages)


def problems_of(data: bytes, language: str) -> list[str]:
    """Return what is wrong with the structure of a PDF in a language."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return Structure(document).problems(language)


def read_aloud(data: bytes) -> str:
    """Return the words of a PDF in the order in which a screen reader tells them."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return Structure(document).read_aloud()


def _elements(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return list(_below(document.Root.StructTreeRoot))


def _below(element: Any) -> Iterator[pikepdf.Dictionary]:
    """Yield every element below one, in the order in which they are read."""
    waiting: list[Any] = [element.get("/K", None)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            waiting.append(node.get("/K", None))


def _marks_of(node: Any, page: Any, pages: dict[tuple[int, int], int]) -> Iterator[Mark]:
    """Yield the marked content below a node of the tree; `page` is the one it inherits."""
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from _marks_of(part, page, pages)
    elif isinstance(node, pikepdf.Dictionary):
        page = node.get("/Pg", page)
        if "/MCID" in node:
            yield pages[page.objgen], int(node.MCID)
        elif "/S" in node:
            yield from _marks_of(node.get("/K", pikepdf.Array()), page, pages)
    elif node is not None:
        yield pages[page.objgen], int(node)


def _content(page: pikepdf.Page) -> tuple[set[int], int]:
    """Return the marks on a page, and how much of it is painted outside of every mark."""
    open_marks: list[bool] = []
    marks: set[int] = set()
    untagged = 0
    for step in pikepdf.parse_content_stream(page):
        operator, operands = str(step.operator), list(step.operands)
        if operator in {"BMC", "BDC"}:
            properties = operands[1] if len(operands) > 1 else None
            mark = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
            if mark is not None:
                marks.add(int(mark))
            open_marks.append(mark is not None or operands[0] == "/Artifact")
        elif operator == "EMC":
            open_marks.pop()
        elif operator in PAINTS and not any(open_marks):
            untagged += 1
    return marks, untagged


def _attribute(element: pikepdf.Dictionary, name: str) -> str:
    held = element.get("/A", pikepdf.Array())
    for attributes in held if isinstance(held, pikepdf.Array) else (held,):
        if name in attributes:
            return str(attributes[name])
    return ""


def _has_colours(root: Any) -> bool:
    intents = list(root.get("/OutputIntents", []))
    return any(each.S == "/GTS_PDFA1" and "/DestOutputProfile" in each for each in intents)


def _bookmarks(root: Any) -> int:
    outlines = root.get("/Outlines", None)
    return 0 if outlines is None else abs(int(outlines.get("/Count", 0)))
