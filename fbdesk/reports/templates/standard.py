"""The templates that come with the program: what an office's own departs from."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fbdesk.errors import FileError, UsageError
from fbdesk.reports.templates.chapter_names import CHAPTERS
from fbdesk.reports.templates.reading import ENDING, named_document, read_template
from fbdesk.reports.templates.template import Template
from fbdesk.resource_files import resource


@cache
def standard_template(document: str, language: str) -> Template:
    """Return the template that a document has where no other is asked for."""
    return read_template(standard_file(document), document, language, Template(document))


def own_template(place: Path, document: str, language: str) -> Template:
    """Return an office's template; what it leaves out is as in the standard one.

    Raises `UsageError` for a document without templates, `FileError` for a broken template.
    """
    _refuse_without_templates(document)
    return read_template(place, document, language, standard_template(document, language))


def checked_templates(place: Path, language: str) -> Iterator[tuple[str, Template]]:
    """Yield each document that a place has a template for, and the template.

    `place` is a file, or a folder with files that are called by their documents. Raises
    `FileError` for a broken template, and where there is none at all.
    """
    if not place.is_dir():
        document = named_document(place)
        yield document, own_template(place, document, language)
        return
    found = [document for document in CHAPTERS if (place / f"{document}{ENDING}").is_file()]
    if not found:
        raise FileError(
            "The folder {folder} has no templates. They are called {names}.",
            folder=place.name,
            names=", ".join(f"{document}{ENDING}" for document in CHAPTERS),
        )
    for document in found:
        yield document, own_template(place, document, language)


def standard_file(document: str) -> Path:
    """Return the file of a document's standard template."""
    return resource("templates", f"{document}{ENDING}")


def standard_text(document: str) -> bytes:
    """Return the standard template as a file to copy; `UsageError` for one without."""
    _refuse_without_templates(document)
    return standard_file(document).read_bytes()


def _refuse_without_templates(document: str) -> None:
    if document not in CHAPTERS:
        raise UsageError(
            "The document {document} has no templates. Documents with templates: {known}.",
            document=document,
            known=", ".join(CHAPTERS),
        )
