"""The schemas of the plan file as they were released: texts that never change again."""

from functools import cache
from pathlib import Path

from fbdesk.document.format_version import FormatVersion
from fbdesk.resource_files import resource

SEPARATOR = ";\n\n"


def schema_file(version: FormatVersion) -> Path:
    """Return where the text of a released schema stands; a version in work has no such file."""
    return resource("plan_schemas") / f"{version}.sql"


@cache
def released_versions() -> tuple[FormatVersion, ...]:
    """Return the versions whose schema is released, oldest first."""
    texts = resource("plan_schemas").glob("*.sql")
    return tuple(sorted(FormatVersion.named(text.stem) for text in texts))


def released_statements(version: FormatVersion) -> tuple[str, ...]:
    """Return the statements that make an empty plan of a released version, in their order."""
    text = schema_file(version).read_text(encoding="utf-8")
    return tuple(text.rstrip(SEPARATOR).split(SEPARATOR))


def schema_text(statements: tuple[str, ...]) -> str:
    """Return statements as the text that `released_statements` reads back."""
    return "".join(statement.strip() + SEPARATOR for statement in statements)
