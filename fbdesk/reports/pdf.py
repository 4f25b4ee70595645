"""Documents as PDF: content to typst, archivable (PDF/A-2a) and readable aloud (PDF/UA-1)."""

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from fbdesk.reports.content import Block, Document, Heading, Landscape, Together
from fbdesk.reports.printable import printable
from fbdesk.reports.templates.logo import picture_data
from fbdesk.reports.typesetting.job import Job, Pages, Typesetter, typeset
from fbdesk.resource_files import resource

UNNAMED: Final = "–"
"""Stands for a heading without a letter: who hears the headings must know that there is one."""


def pdf(
    document: Document, templates: Path | None = None, typesetter: Typesetter = typeset
) -> bytes:
    """Return the document as PDF, the same bytes for the same document.

    `templates` is a folder that takes the place of `resources/templates/`. Raises `FileError`
    with the typesetter's words where a template cannot be used.
    """
    (made,) = typesetter(_job(document, templates))
    return made


def pictures(
    document: Document,
    templates: Path | None = None,
    ppi: int = 96,
    typesetter: Typesetter = typeset,
) -> Pages:
    """Return the pages of the PDF as pictures (PNG), with `ppi` pixels to the inch.

    They are set by the same template from the same words, and so break at the same places.
    """
    return typesetter(_job(document, templates, ppi))


def _job(document: Document, templates: Path | None, ppi: int | None = None) -> Job:
    folder = templates or resource("templates")
    data = json.dumps(as_data(document), ensure_ascii=False)
    return Job(folder / f"{document.template}.typ", data, document.made, ppi)


def as_data(document: Document) -> dict[str, Any]:
    """Return the document as plain data: what a template reads, and nothing it could run."""
    look = document.look
    data: dict[str, Any] = _plain(
        dataclasses.replace(document, blocks=(), look=dataclasses.replace(look, logo=None))
    )
    data["blocks"] = [_block(block) for block in document.blocks]
    if look.logo:
        alternative_text = printable(look.logo.alternative_text)
        data["look"]["logo"] = picture_data(look.logo) | {"alternative_text": alternative_text}
    return data


def _block(block: Block) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": type(block).__name__, **_plain(block)}
    if isinstance(block, Heading) and not any(map(_is_seen, data["text"])):
        data["text"] = UNNAMED
    if isinstance(block, Landscape | Together):
        data["blocks"] = [_block(inner) for inner in block.blocks]
    return data


def _is_seen(letter: str) -> bool:
    return letter.isprintable() and not letter.isspace()


def _plain(value: Any) -> Any:
    """Return dataclasses as dictionaries and every text in printable letters."""
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, int | float | bool | None) else str(value)
