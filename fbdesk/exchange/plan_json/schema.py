"""The JSON Schema of a plan, made from the declarations of its rows."""

import dataclasses
from datetime import date, datetime
from typing import Any

from fbdesk.exchange.plan_json.plan import FORMAT, PLACES, SETTINGS, VERSION
from fbdesk.exchange.plan_json.rows import required_fields
from fbdesk.models.declarations import Field, fields
from fbdesk.models.row import Between, Code, LongText, Row, To

TYPES: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}


def plan_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `fbdesk dump` and `fbdesk load`."""
    parts: dict[str, Any] = {}
    for kind, name in PLACES.items():
        reference = {"$ref": f"#/$defs/{kind.__name__}"}
        parts[name] = reference if name == SETTINGS else {"type": "array", "items": reference}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A plan of fbdesk",
        "description": (
            "Every row of a plan. Keys are UUIDs; a field that names another row holds its key. "
            "Emissions are t CO2e (negative effect = reduction), money is øre. "
            "null is unknown, which is never 0. A field that is left out has its default."
        ),
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "version", SETTINGS],
        "properties": {"format": {"const": FORMAT}, "version": {"const": VERSION}, **parts},
        "$defs": {kind.__name__: _row_schema(kind) for kind in PLACES},
    }


def _row_schema(kind: type[Row]) -> dict[str, Any]:
    defaults = {field.name: field for field in dataclasses.fields(kind)}
    required = list(required_fields(kind))
    properties: dict[str, Any] = {}
    for field in fields(kind):
        properties[field.name] = _field_schema(field)
        default = defaults[field.name].default
        if default is not dataclasses.MISSING:
            properties[field.name]["default"] = default
    schema: dict[str, Any] = {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "additionalProperties": False,
        "properties": properties,
    }
    return {**schema, "required": required} if required else schema


def _field_schema(field: Field) -> dict[str, Any]:
    schema = dict(TYPES[field.holds])
    if field.name == "key":
        schema["format"] = "uuid"
    for mark in field.marks:
        schema.update(_mark_schema(mark))
    if field.optional:
        schema["type"] = [schema["type"], "null"]
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]
    return schema


def _mark_schema(mark: object) -> dict[str, Any]:
    match mark:
        case To(table):
            return {"format": "uuid", "description": f"The key of a row of {table}."}
        case Between(low, high):
            return {"minimum": low, "maximum": high}
        case Code(of, values):
            listed = {"enum": list(values)} if values else {}
            return {**listed, "description": f"A code ({of})."}
        case LongText():
            return {"description": "Text of several paragraphs."}
        case _:
            return {}
