"""What a PDF says of itself to archives and to programs that read aloud."""

from typing import Any

import pikepdf


class Structure:
    """The structure of an open PDF: its standards, its language, and every element of its tree."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        metadata = document.open_metadata()
        keys = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
        self.standards = tuple(str(metadata[key]) for key in keys)
        self.title = str(metadata["dc:title"])
        self.language = str(document.Root.Lang)
        elements = _elements(document)
        self.kinds = {str(element.S) for element in elements}
        self.pictures = sum(1 for element in elements if element.S == "/Figure")
        self.pictures_without_text = sum(
            1 for element in elements if element.S == "/Figure" and not str(element.get("/Alt", ""))
        )


def _elements(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    found: list[pikepdf.Dictionary] = []
    waiting: list[Any] = [document.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(list(node))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
            waiting.append(node.get("/K", None))
    return found
