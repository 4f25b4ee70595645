"""Whether an unknown schema can be that of a newer fbdesk: plain tables and nothing that acts."""

import re

from fbdesk.document.schema import Schema, tables

QUOTED = re.compile(r"\"(?:[^\"]|\"\")*\"")
"""A quoted name: whatever it spells, it is only a name."""

FLAG_RULE = re.compile(r"CHECK \(\w+ IN \(0, 1\)\)")
PLAIN_INDEX = re.compile(r"CREATE (UNIQUE )?INDEX \w+ ON \w+ \(\w+(, \w+)*\)")
ACTS = re.compile(
    r"\b(AS|CHECK|COLLATE|DEFAULT|GENERATED|VIRTUAL|WITHOUT)\b|'|\[|`|--|/\*", re.IGNORECASE
)
"""What a table of fbdesk never has: values that are computed, own orders of texts, comments."""


def could_be_newer(found: Schema) -> bool:
    """Return whether a schema holds every table that is known, and nothing but plain tables."""
    missing = {rows.name for rows in tables()} - {name for kind, name, _, _ in found}
    return not missing and all(_is_plain(kind, sql) for kind, _, _, sql in found)


def _is_plain(kind: str, sql: str) -> bool:
    words = FLAG_RULE.sub("", QUOTED.sub("name", sql))
    if kind == "index":
        return PLAIN_INDEX.fullmatch(words) is not None
    is_table = kind == "table" and words.startswith("CREATE TABLE ") and words.endswith(" STRICT")
    return is_table and not ACTS.search(words)
