"""`fbdesk methods`: what fbdesk can compute, with inputs, units, bounds, defaults and sources."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fbdesk.calculation.declaration import Example, Input, Method
    from fbdesk.calculation.factors import FactorEdition
    from fbdesk.texts import Translate

DONE = 0

Json = dict[str, object]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument(
        "--language", choices=("nb", "nn", "en"), default="nb", help="of the text (default: nb)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the catalogue."""
    from fbdesk.calculation.catalogue import METHODS
    from fbdesk.commands.factors import edition_named

    if args.json:
        import json

        edition = edition_named("")
        document = {"methods": [method_json(method, edition) for method in METHODS]}
        print(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        from fbdesk.texts import translator

        translate = translator(args.language)
        texts = ("\n".join(_lines(method, translate)) for method in METHODS)
        print("\n\n".join(texts))
    return DONE


def method_json(method: "Method", edition: "FactorEdition") -> Json:
    """Return a method's whole declaration as JSON, defaults and factors from the edition."""
    return {
        "id": method.id,
        "title": method.title,
        "question": method.question,
        "focus_area": method.focus_area,
        "task": method.task or None,
        "inputs": [_input_json(declared, edition) for declared in method.inputs],
        "sources": [
            {"sector": place.sector or None, "source": place.source or None, "direct": place.direct}
            for place in method.sources
        ],
        "gases": list(method.gases),
        "gives_tonnes": method.gives_tonnes,
        "formula": method.formula,
        "literature": list(method.literature),
        "example": _example_json(method.example),
        "checklist": list(method.checklist),
    }


def _input_json(declared: "Input", edition: "FactorEdition") -> Json:
    default, source = declared.default, declared.default_source
    if declared.default_factor:
        factor = edition.factor(declared.default_factor)
        default, source = factor.in_unit(declared.unit), factor.source
    numeric = declared.kind in {"number", "whole"}
    return {
        "id": declared.id,
        "label": declared.label,
        "kind": declared.kind,
        "unit": declared.unit if numeric else None,
        "low": declared.low if numeric else None,
        "high": declared.high if numeric else None,
        "required": declared.required and default is None,
        "default": default,
        "default_source": source or None,
        "default_factor": declared.default_factor or None,
        "help": declared.help,
        "where": declared.where or None,
        "choices": [{"code": one.code, "label": one.label} for one in declared.choices],
        "columns": [
            {"id": column.id, "label": column.label, "unit": column.unit}
            for column in declared.columns
        ],
        "factors": [
            factor.id
            for factor in edition.offered(
                declared.unit, declared.factor_categories, declared.factor_ids
            )
        ],
    }


def _example_json(example: "Example") -> Json:
    return {
        "text": example.text,
        "inputs": dict(example.inputs),
        "direct_t": example.direct_t,
        "indirect_t": example.indirect_t,
        "indicators": {
            name: {"before": before, "after": after}
            for name, (before, after) in (example.indicators or {}).items()
        },
    }


def _lines(method: "Method", translate: "Translate") -> "Iterator[str]":
    yield f"{method.id}: {translate(method.title)}"
    yield f"  {translate(method.question)}"
    yield f"  {method.formula}"
    for declared in method.inputs:
        yield f"  {declared.id.ljust(28)} {_about(declared, translate)}"


def _about(declared: "Input", translate: "Translate") -> str:
    label = translate(declared.label)
    if declared.kind in {"number", "whole"}:
        unit = "" if declared.unit == "-" else f" {translate(declared.unit)}"
        return f"{label}, {declared.low:.15g} … {declared.high:.15g}{unit}"
    if declared.kind == "choice":
        return f"{label}: {', '.join(choice.code for choice in declared.choices)}"
    return label
