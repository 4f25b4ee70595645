"""A whole plan as JSON and back without loss; the form is described in docs/plan-schema.json."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from fbdesk.errors import FileError, InputError
from fbdesk.exchange.plan_json.rows import row_from_json, row_to_json
from fbdesk.exchange.plan_json.rules import check_together
from fbdesk.models.city import Settings
from fbdesk.models.declarations import KINDS
from fbdesk.models.row import Row
from fbdesk.models.snapshot import PARTS, Plan

FORMAT = "fbdesk-plan"
VERSION = 1
SETTINGS = "plan"

PLACES: dict[type[Row], str] = {kind: PARTS.get(kind, SETTINGS) for kind in KINDS}
"""Under which name each kind of row stands in the JSON document."""


def plan_to_json(plan: Plan) -> str:
    """Return a plan as a JSON document: every row, every field, the kind's own order."""
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    document[SETTINGS] = row_to_json(plan.settings)
    for kind, name in PARTS.items():
        document[name] = [row_to_json(row) for row in plan.rows_of(kind)]
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def rows_from_json(text: str | bytes) -> list[Row]:
    """Return the rows of a plan that stands in a JSON document, parents before children.

    Raises `FileError` where the text is no such document, and `InputError` that names the place
    (`measures[3].start_year`) where a value, a name, a key or a reference is wrong.
    """
    document = _read(text)
    found = [(place, row) for kind in KINDS for place, row in _rows(document, kind, PLACES[kind])]
    check_together(found)
    return [row for _, row in found]


def _read(text: str | bytes) -> Mapping[str, Any]:
    document = _parsed(text)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise FileError('The JSON is not a plan: "format" must be "{form}".', form=FORMAT)
    version = document.get("version")
    if version != VERSION or isinstance(version, bool):
        raise FileError(
            "The JSON is a plan of version {version}; this fbdesk reads version {known}.",
            version=json.dumps(version),
            known=VERSION,
        )
    known = {"format", "version", *PLACES.values()}
    for name in document:
        if name not in known:
            raise InputError("{place} is not a part of a plan.", place=name)
    return document


def _parsed(text: str | bytes) -> object:
    try:
        document: object = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise FileError("The JSON is not UTF-8. Save it as UTF-8.") from error
    except RecursionError as error:
        raise FileError("The JSON is nested too deeply to be a plan.") from error
    except json.JSONDecodeError as error:
        raise FileError(
            "The JSON cannot be read: line {line}, column {column}: {reason}.",
            line=error.lineno,
            column=error.colno,
            reason=error.msg,
        ) from error
    except ValueError as error:  # more digits than Python reads
        raise FileError("The JSON holds a number with thousands of digits.") from error
    return document


def _rows(document: Mapping[str, Any], kind: type[Row], name: str) -> Iterator[tuple[str, Row]]:
    if kind is Settings:
        if name not in document:
            raise InputError("{place} is missing: it holds the settings.", place=name)
        yield name, row_from_json(name, kind, document[name])
        return
    listed = document.get(name, [])
    if not isinstance(listed, list):
        raise InputError("{place} must be a list.", place=name)
    for number, value in enumerate(listed):
        place = f"{name}[{number}]"
        yield place, row_from_json(place, kind, value)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FileError('The JSON holds "{name}" twice in one object.', name=twice)
    return made


def _no_number(name: str) -> float:
    raise FileError("The JSON holds {name}, which is no number.", name=name)
