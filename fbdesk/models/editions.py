"""The factor editions that ship with the program, each with its date and what it is for."""

import json
from dataclasses import dataclass
from functools import cache

from fbdesk.calculation.factors import edition_names
from fbdesk.resource_files import resource


@dataclass(frozen=True, slots=True)
class EditionCard:
    """A released factor edition; `date` is ISO 8601, `note` English source text."""

    name: str
    date: str
    note: str


@cache
def edition_cards() -> tuple[EditionCard, ...]:
    """Return the released editions, the newest first."""
    names = reversed(edition_names(resource("factors")))
    return tuple(_card(name) for name in names)


def edition_card(name: str) -> EditionCard | None:
    """Return the card of an edition, None where this program does not have it."""
    return next((card for card in edition_cards() if card.name == name), None)


def _card(name: str) -> EditionCard:
    found = json.loads(resource("factors", name, "edition.json").read_text(encoding="utf-8"))
    return EditionCard(name, found["date"], found["note"])
