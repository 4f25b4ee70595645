"""How a list of measures is to be read: what its columns hold, and what amounts and words mean."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from fbdesk.errors import FileError, InputError
from fbdesk.exchange.inventory.cells import plain
from fbdesk.exchange.measures.fields import AMOUNTS_IN, BY_CODE, Holds
from fbdesk.exchange.measures.file import MeasureList
from fbdesk.exchange.measures.headings import meanings
from fbdesk.exchange.spreadsheet.safety import read_bytes
from fbdesk.models.city import PLAN_YEARS

PARTS: Final = ("columns", "words", "cost_year", "amounts_in")
NOT_TAKEN: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMapping:
    """What each heading of a list means, `columns`: heading → code of a field, empty for none.

    `words` gives the codes of choices by what the list writes: `{"status": {"Planlagt":
    "adopted"}}`. Amounts that say no unit themselves are in `amounts_in`; costs of a measure
    without any year are of `cost_year`.
    """

    columns: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    cost_year: int | None = None
    amounts_in: str = "kr"

    def column(self, heading: str) -> str:
        """Return the code of the field that a heading means, empty for none."""
        return self.columns.get(heading, NOT_TAKEN)

    def word(self, of: str, text: str) -> str:
        """Return what stands for a text in a choice list: the code that was given, or the text."""
        given = {plain(word): code for word, code in self.words.get(of, {}).items()}
        return given.get(plain(text), text)


def guessed(listed: MeasureList) -> ListMapping:
    """Return what the headings of a list mean by the words that cities use."""
    columns: dict[str, str] = dict.fromkeys(listed.headings, NOT_TAKEN)
    for sheet in listed.sheets:
        columns |= meanings(sheet.headings)
    return ListMapping(columns=columns)


def read_mapping(path: Path, listed: MeasureList) -> ListMapping:
    """Return the mapping that a JSON file tells; what it does not mention is guessed.

    `{"columns": {"Hva": "title", "Merknad": null}, "words": {"status": {"Planlagt": "adopted"}},
    "cost_year": 2026, "amounts_in": "1000 kr"}`, each part as needed. Raises `FileError` for a
    file that is no such mapping, `InputError` where it names what does not exist.
    """
    told = _parts(path)
    columns = dict(guessed(listed).columns)
    headings = {plain(heading): heading for heading in columns}
    given = _texts(told.get("columns", {}), path)
    chosen = {headings[plain(h)]: code for h, code in given.items() if plain(h) in headings}
    missing = [heading for heading in given if plain(heading) not in headings]
    if missing:
        raise InputError(
            "{file} names columns that the list does not have: {names}. It has {known}.",
            file=path.name,
            names=", ".join(missing),
            known=", ".join(columns),
        )
    for code in chosen.values():
        _check_code(code)
    for heading, code in columns.items():  # what the file says of a field, no guess says too
        if code in chosen.values() and heading not in chosen and code:
            columns[heading] = NOT_TAKEN
    words = told.get("words", {})
    if not isinstance(words, dict):
        raise _no_mapping(path)
    return ListMapping(
        columns=columns | chosen,
        words={of: _texts(codes, path) for of, codes in words.items()},
        cost_year=_year(told.get("cost_year")),
        amounts_in=_unit(told.get("amounts_in", "kr")),
    )


def _parts(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(read_bytes(path))
    except (ValueError, RecursionError):
        raise _no_mapping(path) from None
    if not isinstance(told, dict):
        raise _no_mapping(path)
    strange = [name for name in told if name not in PARTS]
    if strange:
        raise InputError(
            "{file} has parts that no mapping knows: {names}. Known are {known}.",
            file=path.name,
            names=", ".join(strange),
            known=", ".join(PARTS),
        )
    return told


def _texts(told: object, path: Path) -> dict[str, str]:
    """Return texts by texts; null stands for an empty one."""
    if not isinstance(told, dict) or not all(
        v is None or isinstance(v, str) for v in told.values()
    ):
        raise _no_mapping(path)
    return {name: value or "" for name, value in told.items()}


def _no_mapping(path: Path) -> FileError:
    return FileError(
        '{file} is no mapping of columns. Write it as JSON: {{"columns": {{"heading": "field"}}}}.',
        file=path.name,
    )


def _check_code(code: str) -> None:
    if code and code not in BY_CODE:
        raise InputError(
            "A list of measures has no field {name}. Fields: {known}.",
            name=code,
            known=", ".join(BY_CODE),
        )


def _year(told: object) -> int | None:
    if told is None:
        return None
    low, high = int(PLAN_YEARS.low), int(PLAN_YEARS.high)
    if not isinstance(told, int) or isinstance(told, bool) or not low <= told <= high:
        raise InputError(
            "{field} must be between {low} and {high}, not {value}.",
            field="cost_year",
            low=low,
            high=high,
            value=told,
        )
    return told


def _unit(told: object) -> str:
    if not isinstance(told, str) or told not in AMOUNTS_IN:
        raise InputError(
            "{field} must be one of {values}, not {value}.",
            field="amounts_in",
            values=", ".join(AMOUNTS_IN),
            value=repr(told),
        )
    return told


def has_amounts(mapping: ListMapping) -> bool:
    """Tell whether a column of a list is taken for amounts of money."""
    return any(BY_CODE[code].holds is Holds.MONEY for code in mapping.columns.values() if code)
