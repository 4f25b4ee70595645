"""A published inventory saved as text (CSV), with the card beside it that says where it is from."""

import csv
import io
import json
from dataclasses import fields
from pathlib import Path

from fbdesk.errors import FileError
from fbdesk.exchange.inventory.columns import Rows, find_columns
from fbdesk.exchange.inventory.file import EditionCard
from fbdesk.exchange.spreadsheet.safety import read_bytes

DELIMITERS = ",;\t"
HEAD_CHARACTERS = 5_000


def text_table(data: bytes, name: str) -> Rows:
    """Return the rows of a text table, whichever of comma, semicolon and tab parts its cells.

    Raises `FileError` where the content is no text or no such table.
    """
    text = decoded(data, name)
    for delimiter in DELIMITERS:
        head = delimited_rows(text[:HEAD_CHARACTERS], delimiter, name)
        if find_columns(head, name):
            return delimited_rows(text, delimiter, name)
    raise FileError(
        "{file} is neither an Excel workbook nor a table with the columns År, Sektor, "
        "Utslippskilde and Utslipp (tonn CO₂-ekvivalenter).",
        file=name,
    )


def card_beside(path: Path) -> EditionCard:
    """Return what `<name>.json` beside a text table says of its origin; empty where there is none.

    A JSON file that is no such card is passed over: it belongs to something else.
    """
    beside = path.with_suffix(".json")
    if not beside.is_file():
        return EditionCard()
    try:
        told = json.loads(read_bytes(beside))
    except (ValueError, RecursionError):
        return EditionCard()
    if not isinstance(told, dict) or "publisher" not in told:
        return EditionCard()
    known = {field.name for field in fields(EditionCard)}
    words = {key: value for key, value in told.items() if key in known and isinstance(value, str)}
    return EditionCard(**words)


def decoded(data: bytes, name: str) -> str:
    """Return the text of a file. Raises `FileError` where its content is none."""
    if b"\x00" in data:
        raise FileError("{file} is neither an Excel workbook nor a text table.", file=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # what Excel on Windows saves as CSV


def delimited_rows(text: str, delimiter: str, name: str) -> list[list[str]]:
    """Return the cells of each row. Raises `FileError` where they cannot be told apart."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise FileError("{file} is damaged: its cells cannot be told apart.", file=name) from None
