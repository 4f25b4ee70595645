"""The preview of an inventory import: what it would add, and what to know before it is done."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from fbdesk.exchange.inventory.change import Comparison
from fbdesk.exchange.inventory.file import Area, InventoryFile
from fbdesk.exchange.inventory.reader import ASSUMED_GWP_SET
from fbdesk.exchange.reading import Message
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.snapshot import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionInfo:
    """What the user says about the edition; `suggested` fills it from the file."""

    name: str
    published: str = ""
    gwp_set: str = ASSUMED_GWP_SET
    status: str = "unconfirmed"
    note: str = ""
    imported: date

    @classmethod
    def suggested(cls, file: InventoryFile, today: date) -> "EditionInfo":
        """Return what the file itself tells; unconfirmed where it does not name its GWP set."""
        card, years = file.card, file.years
        about = card.dataset or ", ".join(area.name for area in file.areas[:3]) or file.file_name
        return cls(
            name=card.name or f"{about}, {years[0]}–{years[-1]}",
            published=card.published,
            gwp_set=card.gwp_set or ASSUMED_GWP_SET,
            status=card.status or ("confirmed" if card.gwp_set else "unconfirmed"),
            note=card.note,
            imported=today,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class InventoryChange:
    """What an import would do: an edition with its rows, and how it differs from the last.

    Where it `completes` an edition of the plan, the rows join that one, because the same release
    is published as one file per municipality; otherwise the new edition stands beside the others.
    `already` is the edition that came from this very file; `of_the_plan` is False where the
    figures are for a place that the plan does not name.
    """

    edition: InventoryEdition
    rows: tuple[InventoryRow, ...]
    completes: bool = False
    compared_with: InventoryEdition | None = None
    comparison: Comparison = field(default_factory=Comparison)
    left_out: tuple[Area, ...] = ()
    already: InventoryEdition | None = None
    of_the_plan: bool = True
    messages: tuple[Message, ...] = ()

    @property
    def municipalities(self) -> tuple[str, ...]:
        """The plan's numbers of the places that the rows are about, ascending."""
        return tuple(sorted({row.municipality for row in self.rows}))


def messages_of(plan: Plan, change: InventoryChange, file: InventoryFile) -> Iterator[Message]:
    """Yield what to know about the import as a whole, beside what the file itself gave rise to."""
    if change.already:
        yield _warning(
            "This very file is already in the plan as {edition}.", edition=change.already.name
        )
    if not change.of_the_plan:
        yield _warning(
            "The figures are for {area}, which is none of the plan's municipalities. They are "
            "kept beside the others; the plan's paths need figures for its own municipalities.",
            area=", ".join(area.name for area in file.areas),
        )
    elif missing := _missing(plan, change):
        yield _warning(
            "There are no figures for {missing}. Import the file of the same release for it too.",
            missing=", ".join(missing),
        )
    pinned = plan.find(InventoryEdition, plan.settings.inventory_edition)
    if pinned and not change.completes:
        yield _note(
            "Results still build on {edition}, which the plan has chosen.", edition=pinned.name
        )
    if change.compared_with and not change.comparison.comparable:
        yield _warning(
            "Sectors differ from {edition}: added {added}; gone {gone}. Totals of the two "
            "editions cannot be compared.",
            edition=change.compared_with.name,
            added=", ".join(change.comparison.sectors_added) or "–",
            gone=", ".join(change.comparison.sectors_gone) or "–",
        )


def _missing(plan: Plan, change: InventoryChange) -> list[str]:
    """Return the planning municipalities of which the edition would have no figures."""
    there = set(change.municipalities)
    if change.completes:
        held = plan.children(InventoryRow, "edition", change.edition.key)
        there |= {row.municipality for row in held}
    return [
        row.name
        for row in plan.municipalities
        if row.planning and row.number not in there and row.name not in there
    ]


def _warning(message: str, **values: object) -> Message:
    return Message(level="warning", message=message, values=values)


def _note(message: str, **values: object) -> Message:
    return Message(level="note", message=message, values=values)
