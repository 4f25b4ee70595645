"""The templates that come with the program: what an office's own departs from."""

from functools import cache
from pathlib import Path

from fbdesk.errors import UsageError
from fbdesk.reports.templates.chapter_names import CHAPTERS
from fbdesk.reports.templates.reading import ENDING, read_template
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
    if document not in CHAPTERS:
        raise UsageError(
            "The document {document} has no templates. Documents with templates: {known}.",
            document=document,
            known=", ".join(CHAPTERS),
        )
    return read_template(place, document, language, standard_template(document, language))


def standard_file(document: str) -> Path:
    """Return the file of a document's standard template."""
    return resource("templates", f"{document}{ENDING}")


def standard_text(document: str) -> bytes:
    """Return the standard template as a file to copy; `UsageError` for one without."""
    if document not in CHAPTERS:
        raise UsageError(
            "The document {document} has no templates. Documents with templates: {known}.",
            document=document,
            known=", ".join(CHAPTERS),
        )
    return standard_file(document).read_bytes()
