"""Bringing a published inventory into a plan: first what would change, then one edit."""

import dataclasses
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from fbdesk.errors import FileError
from fbdesk.exchange.inventory import ASSUMED_GWP_SET
from fbdesk.exchange.inventory_change import Comparison, compare
from fbdesk.exchange.inventory_file import Area, InventoryFile
from fbdesk.exchange.inventory_places import Places
from fbdesk.exchange.reading import Message
from fbdesk.models import rows
from fbdesk.models.city import Settings
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

    `completes` is an edition of the plan that the rows join, because the same release is
    published as one file per municipality; otherwise a new `edition` is kept beside the others.
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


def preview(plan: Plan, file: InventoryFile, info: EditionInfo) -> InventoryChange:
    """Return what importing a file would do to a plan; nothing is changed.

    Rows of municipalities that the plan does not name are left out of a file that covers many.
    Raises `FileError` where nothing would be left.
    """
    places = Places.of(plan.municipalities)
    ours = tuple(area for area in file.areas if places.find(area))
    kept = ours or _the_only(file, places)
    completed = _edition_to_complete(plan, file, kept, places)
    edition = completed or _edition(file, info)
    new_rows = _rows(file, kept, places, edition.key)
    earlier = None if completed else _newest(plan)
    already = next((e for e in plan.inventory_editions if e.file_sha256 == file.sha256), None)
    before = plan.children(InventoryRow, "edition", earlier.key) if earlier else ()
    change = InventoryChange(
        edition=edition,
        rows=new_rows,
        completes=completed is not None,
        compared_with=earlier,
        comparison=compare(before, new_rows, places.number),
        left_out=tuple(area for area in file.areas if area not in kept),
        already=already,
        of_the_plan=bool(ours),
    )
    return dataclasses.replace(change, messages=(*file.messages, *_messages(plan, change, file)))


def apply(connection: Connection, change: InventoryChange) -> str:
    """Write the edition of a previewed import, and return its key; run it as one edit.

    An edition that is not about the plan's municipalities is kept, but never becomes the one
    that results build on. The choice that the user made stands.
    """
    if change.completes:
        rows.insert(connection, *change.rows)
        return change.edition.key
    settings = rows.read(connection, Settings)[0]
    editions = rows.read(connection, InventoryEdition)
    if not change.of_the_plan and editions and settings.inventory_edition is None:
        chosen = editions[-1].key
        rows.change(connection, Settings, settings.key, inventory_edition=chosen)
    rows.insert(connection, change.edition, *change.rows)
    newest = rows.read(connection, InventoryEdition)[-1].key
    if change.of_the_plan and settings.inventory_edition is None and newest != change.edition.key:
        # Two imports of one day: their names would decide which of them results build on.
        rows.change(connection, Settings, settings.key, inventory_edition=change.edition.key)
    return change.edition.key


def _the_only(file: InventoryFile, places: Places) -> tuple[Area, ...]:
    """Return the file's only area, though the plan does not name it; refuse a choice of many."""
    if len(file.areas) == 1:
        return file.areas
    raise FileError(
        "{file} has figures for {count} municipalities, but none for {ours}. "
        "Check the plan's municipalities, or download a file that holds them.",
        file=file.file_name,
        count=len(file.areas),
        ours=", ".join(sorted({row.name for row in places.by_name.values()})) or "this plan",
    )


def _newest(plan: Plan) -> InventoryEdition | None:
    """Return the edition that results build on, or else the one that came in last."""
    chosen = plan.find(InventoryEdition, plan.settings.inventory_edition)
    return chosen or (plan.inventory_editions[-1] if plan.inventory_editions else None)


def _edition(file: InventoryFile, info: EditionInfo) -> InventoryEdition:
    return InventoryEdition(
        name=info.name,
        publisher=file.card.publisher,
        dataset=file.card.dataset,
        url=file.card.url,
        gwp_set=info.gwp_set,
        status=info.status,
        published=info.published,
        imported=info.imported,
        file_name=file.file_name,
        file_sha256=file.sha256,
        note=info.note,
    )


def _edition_to_complete(
    plan: Plan, file: InventoryFile, kept: tuple[Area, ...], places: Places
) -> InventoryEdition | None:
    """Return the plan's edition of which the file is another part, or None.

    The same publisher, release and years, and none of the file's municipalities in it yet.
    """
    newest = _newest(plan)
    if newest is None or any(places.find(area) is None for area in kept):
        return None
    held = plan.children(InventoryRow, "edition", newest.key)
    same_release = (newest.publisher, newest.published) == (
        file.card.publisher,
        file.card.published,
    )
    same_years = {row.year for row in held} == set(file.years)
    there = {places.number(row.municipality) for row in held}
    if not same_release or not same_years or there & {_number(area, places) for area in kept}:
        return None
    return newest if all(number in places.by_name for number in there) else None


def _rows(
    file: InventoryFile, kept: tuple[Area, ...], places: Places, edition: str
) -> tuple[InventoryRow, ...]:
    """Return the rows of the kept areas; what two numbers of one place both publish is added."""
    numbers = {area: _number(area, places) for area in kept}
    sums_t: dict[tuple[str, int, str, str, str], float] = {}
    for row in file.rows:
        if row.area in numbers:
            cell = (numbers[row.area], row.year, row.sector, row.source, row.gas)
            sums_t[cell] = sums_t.get(cell, 0.0) + row.emission_t
    return tuple(
        InventoryRow(
            edition=edition,
            municipality=municipality,
            year=year,
            sector=sector,
            source=source,
            gas=gas,
            emission_t=emission_t,
        )
        for (municipality, year, sector, source, gas), emission_t in sums_t.items()
    )


def _number(area: Area, places: Places) -> str:
    found = places.find(area)
    return found.number if found else area.number or area.name


def _messages(plan: Plan, change: InventoryChange, file: InventoryFile) -> tuple[Message, ...]:
    said: list[Message] = []
    if change.already:
        said.append(
            _warning(
                "This very file is already in the plan as {edition}.", edition=change.already.name
            )
        )
    if not change.of_the_plan:
        said.append(
            _warning(
                "The figures are for {area}, which is none of the plan's municipalities. They "
                "are kept, but results do not build on them.",
                area=", ".join(area.name for area in file.areas),
            )
        )
    pinned = plan.find(InventoryEdition, plan.settings.inventory_edition)
    if pinned and not change.completes:
        said.append(
            _note(
                "Results still build on {edition}, which the plan has chosen.", edition=pinned.name
            )
        )
    if not change.comparison.comparable:
        said.append(
            _warning(
                "Sectors differ from {edition}: added {added}; gone {gone}. Totals of the two "
                "editions cannot be compared.",
                edition=change.compared_with.name if change.compared_with else "–",
                added=", ".join(change.comparison.sectors_added) or "–",
                gone=", ".join(change.comparison.sectors_gone) or "–",
            )
        )
    return tuple(said)


def _warning(message: str, **values: object) -> Message:
    return Message(level="warning", message=message, values=values)


def _note(message: str, **values: object) -> Message:
    return Message(level="note", message=message, values=values)
