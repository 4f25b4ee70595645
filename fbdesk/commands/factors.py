"""`fbdesk factors`: the factor tables of an edition, each number with source and status."""

import argparse
from typing import TYPE_CHECKING

from fbdesk.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fbdesk.calculation.factors import Factor, FactorEdition
    from fbdesk.texts import Translate

DONE = 0
_NAME_WIDTH = 46


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--edition", default="", metavar="E", help="factor edition (the newest)")
    parser.add_argument(
        "--language", choices=("nb", "nn", "en"), default="nb", help="of the text (default: nb)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the tables."""
    edition = edition_named(args.edition)
    if args.json:
        import json

        print(json.dumps(factors_json(edition), ensure_ascii=False, indent=2, allow_nan=False))
    else:
        from fbdesk.texts import translator

        print("\n".join(_lines(edition, translator(args.language))))
    return DONE


def edition_named(name: str) -> "FactorEdition":
    """Return an edition that ships with the program, the newest where the name is empty.

    UsageError, with the editions there are, for any other name.
    """
    from fbdesk.calculation.factors import edition_names, load_edition
    from fbdesk.resource_files import resource

    names = edition_names(resource("factors"))
    chosen = name or names[-1]
    if chosen not in names:
        raise UsageError(
            "There is no factor edition {edition}; there is {editions}",
            edition=chosen,
            editions=", ".join(names),
        )
    return load_edition(resource("factors", chosen))


def factors_json(edition: "FactorEdition") -> dict[str, object]:
    """Return the edition as JSON; `value` is None where the table gives a range or words."""
    return {"edition": edition.name, "factors": [_row(factor) for factor in edition.factors]}


def _row(factor: "Factor") -> dict[str, object]:
    return {
        "id": factor.id,
        "category": factor.category,
        "name": factor.name,
        "value": factor.value,
        "text": factor.text,
        "unit": factor.unit,
        "gas": factor.gas or None,
        "year": factor.year,
        "region": factor.region or None,
        "uncertainty": factor.uncertainty or None,
        "status": factor.status,
        "source": factor.source,
        "source_url": factor.source_url,
        "note": factor.note,
    }


def _lines(edition: "FactorEdition", translate: "Translate") -> "Iterator[str]":
    yield translate("Factor edition {edition}").format(edition=edition.name)
    category = ""
    for factor in edition.factors:
        if factor.category != category:
            category = factor.category
            yield ""
            yield category
        year = "" if factor.year is None else f", {factor.year}"
        value = f"{factor.text} {factor.unit}".removesuffix(" -")
        name = (
            factor.name if len(factor.name) < _NAME_WIDTH else factor.name[: _NAME_WIDTH - 1] + "…"
        )
        about = f"{translate(factor.status)}: {factor.source}{year}"
        yield f"  {name.ljust(_NAME_WIDTH)} {value.ljust(24)} [{about}]  {factor.id}"
