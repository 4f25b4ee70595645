"""The sectors of the published municipal inventory: labels, names and their focus area."""

import json
from dataclasses import dataclass
from functools import cache

from fbdesk.models.programmes.parts import Words
from fbdesk.resource_files import resource


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector: `label` as published, `name` for people, no `focus_area` outside the programme."""

    code: str
    label: str
    name: Words
    focus_area: str | None
    aliases: tuple[str, ...]


@cache
def sectors() -> tuple[Sector, ...]:
    """Return the ten sectors, those of the programme first."""
    listed = json.loads(resource("inventory", "sectors.json").read_text(encoding="utf-8"))
    return tuple(
        Sector(
            code=sector["code"],
            label=sector["label"],
            name=Words(**sector["name"]),
            focus_area=sector["focus_area"],
            aliases=tuple(sector["aliases"]),
        )
        for sector in listed["sectors"]
    )


def known_sector(label: str) -> Sector | None:
    """Return the sector that a label means, in any case or by an alias; None if it is new."""
    return _by_label().get(label.strip().casefold())


def sector_name(label: str, language: str) -> str:
    """Return a sector's name for people; the label itself where the sector is not known."""
    sector = known_sector(label)
    return sector.name.text(language) if sector else label


@cache
def _by_label() -> dict[str, Sector]:
    return {
        label.casefold(): sector
        for sector in sectors()
        for label in (sector.label, *sector.aliases)
    }
