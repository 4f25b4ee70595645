"""What a slip of the pen in a template is called: the reader's own words are for programmers."""

from typing import Final

TWICE: Final = "this stands in the file already"
SLIPS: Final = (
    ("Cannot ", TWICE),
    ("Duplicate ", TWICE),
    ("Expected '='", "an equals sign is missing"),
    ("Expected ']'", "a square bracket ] is missing"),
    ("Expected ']]'", "two square brackets ]] are missing"),
    ("Expected newline", "something stands behind the value"),
    ("Found invalid character", "a name may hold letters from a to z, digits, - and _ only"),
    ("Illegal character", "a text is not ended by a quotation mark"),
    ("Invalid hex value", "behind a backslash stands what it cannot mean: write it twice"),
    ("Invalid initial character", "a name is missing, or holds other letters than a to z"),
    ("Invalid statement", "the line begins with what no line can begin with"),
    ("Invalid value", "a value is missing, or a text stands without quotation marks"),
    ("Unclosed array", "a list is not ended by a square bracket ]"),
    ("Unclosed inline table", "a brace } is missing"),
    ("Unescaped", "behind a backslash stands what it cannot mean: write it twice"),
    ("Unterminated string", "a text is not ended by a quotation mark"),
)
"""How the words of Python's reader of TOML begin, and what is said instead (source texts)."""


def slip(told: str) -> str:
    """Return the source text for what the reader tells; its own words where it says another."""
    return next((words for begins, words in SLIPS if told.startswith(begins)), told)
