"""Bringing a published inventory into a plan: first what would change, then one edit."""

import dataclasses

from sqlalchemy import Connection

from fbdesk.errors import FileError
from fbdesk.exchange.inventory.change import compare
from fbdesk.exchange.inventory.file import Area, InventoryFile
from fbdesk.exchange.inventory.places import Places
from fbdesk.exchange.inventory.preview import EditionInfo, InventoryChange, messages_of
from fbdesk.models import rows
from fbdesk.models.city import Settings
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.snapshot import Plan


def preview(plan: Plan, file: InventoryFile, info: EditionInfo) -> InventoryChange:
    """Return what importing a file would do to a plan; nothing is changed.

    Rows of municipalities that the plan does not name are left out of a file that covers many.
    Raises `FileError` where nothing would be left.
    """
    places = Places.of(plan.municipalities)
    ours = tuple(area for area in file.areas if places.find(area))
    kept = ours or _the_only(file, places)
    covered = frozenset(_number(area, places) for area in kept)
    completed = _edition_to_complete(plan, file, covered, places) if ours else None
    edition = completed or _edition(file, info)
    new_rows = _rows(file, kept, places, edition.key)
    earlier = None if completed else _earlier(plan, covered, places)
    change = InventoryChange(
        edition=_with_part(completed, file) if completed else edition,
        rows=new_rows,
        completes=completed is not None,
        compared_with=earlier,
        comparison=compare(_held(plan, earlier, covered, places), new_rows, places.number),
        left_out=tuple(area for area in file.areas if area not in kept),
        already=next((e for e in plan.inventory_editions if _came_from(e, file)), None),
        of_the_plan=bool(ours),
    )
    said = (*file.messages, *messages_of(plan, change, file))
    return dataclasses.replace(change, messages=said)


def apply(connection: Connection, change: InventoryChange) -> str:
    """Write the edition of a previewed import, and return its key; run it as one edit.

    An edition that is not about the plan's municipalities is kept, but never becomes the one
    that results build on. The choice that the user made stands.
    """
    if change.completes:
        edition = change.edition
        described = {"name": edition.name, "dataset": edition.dataset, "note": edition.note}
        rows.change(connection, InventoryEdition, edition.key, **described)
        rows.insert(connection, *change.rows)
        return edition.key
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


def _earlier(plan: Plan, covered: frozenset[str], places: Places) -> InventoryEdition | None:
    """Return the edition to compare with: the chosen one or the newest, about the same places."""
    chosen = plan.find(InventoryEdition, plan.settings.inventory_edition)
    candidates = (chosen, *reversed(plan.inventory_editions))
    return next((e for e in candidates if e and _held(plan, e, covered, places)), None)


def _held(
    plan: Plan, edition: InventoryEdition | None, covered: frozenset[str], places: Places
) -> tuple[InventoryRow, ...]:
    """Return the rows that an edition has about some places."""
    held = plan.children(InventoryRow, "edition", edition.key) if edition else ()
    return tuple(row for row in held if places.number(row.municipality) in covered)


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
    plan: Plan, file: InventoryFile, covered: frozenset[str], places: Places
) -> InventoryEdition | None:
    """Return the plan's edition of which the file is another part, or None.

    The same publisher, release and years, and none of the file's municipalities in it yet.
    """
    release = (file.card.publisher, file.card.published)
    for edition in reversed(plan.inventory_editions):
        held = plan.children(InventoryRow, "edition", edition.key)
        there = {places.number(row.municipality) for row in held}
        same_years = {row.year for row in held} == set(file.years)
        if (edition.publisher, edition.published) == release and same_years:
            return None if there & covered else edition
    return None


def _with_part(edition: InventoryEdition, file: InventoryFile) -> InventoryEdition:
    """Return an edition's description once another file of the same release has joined it."""
    dataset = f"{edition.dataset}, {file.card.dataset}"
    part = f"{file.file_name}, SHA-256 {file.sha256}"
    return dataclasses.replace(
        edition,
        name=edition.name.replace(edition.dataset, dataset, 1) if edition.dataset else edition.name,
        dataset=dataset,
        note=f"{edition.note}\n{part}".strip(),
    )


def _came_from(edition: InventoryEdition, file: InventoryFile) -> bool:
    """Tell whether an edition, or a part of it, was read from this very file."""
    return file.sha256 == edition.file_sha256 or file.sha256 in edition.note


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
