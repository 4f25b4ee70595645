"""What is typeset, told so plainly that any process can do it: a template, its data, and how."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from fbdesk.errors import FileError
from fbdesk.resource_files import resource

Pages = tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A template file, the document as JSON, its day, and what it becomes.

    With `ppi` it becomes pictures of its pages with so many pixels to the inch, otherwise one PDF.
    """

    template: Path
    document: str
    made: date
    ppi: int | None = None


Typesetter = Callable[[Job], Pages]


def typeset(job: Job) -> Pages:
    """Return the PDF alone, or the pages as PNG; the same bytes for the same job.

    It may take seconds, and nothing ends it before that. Raises `FileError` with the typesetter's
    words where the template cannot be used.
    """
    import typst

    template = job.template
    if not template.is_file():
        raise FileError("There is no template {name}.", name=template.name)
    how: dict[str, Any] = {"pdf_standards": ["a-2a", "ua-1"]}
    if job.ppi:
        how = {"format": "png", "ppi": job.ppi}
    try:
        made: bytes | list[bytes] = typst.compile(
            str(template),
            root=str(template.parent),
            font_paths=[str(resource("fonts"))],
            ignore_system_fonts=True,
            sys_inputs={"document": job.document},
            timestamp=datetime.combine(job.made, time(12), UTC),
            **how,
        )
    except typst.TypstError as error:
        raise FileError(
            "The template {name} cannot be typeset: {problem}",
            name=template.name,
            problem=" ".join(str(error).split())[:500],
        ) from error
    return (made,) if isinstance(made, bytes) else tuple(made)
