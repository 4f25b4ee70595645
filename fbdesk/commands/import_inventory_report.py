"""What an import did or would do, in words for people and as JSON for programs."""

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from fbdesk.exchange.inventory.file import InventoryFile
from fbdesk.exchange.inventory.preview import InventoryChange

SHOWN = 12
"""How many revisions and messages are printed; the JSON has all of them."""


def as_json(file: InventoryFile, change: InventoryChange, *, applied: bool) -> str:
    """Return one JSON document; tonnes are t CO2e, null where an edition lacks a year."""
    earlier = change.compared_with
    document: dict[str, Any] = {
        "kind": "inventory",
        "file": file.file_name,
        "sha256": file.sha256,
        "layout": file.layout,
        "applied": applied,
        "edition": {
            "key": change.edition.key,
            "name": change.edition.name,
            "publisher": change.edition.publisher,
            "published": change.edition.published,
            "gwp": change.edition.gwp_set,
            "status": change.edition.status,
            "completed": change.completes,
        },
        "rows": len(change.rows),
        "years": list(file.years),
        "gases": list(file.gases),
        "municipalities": list(change.municipalities),
        "left_out": len(change.left_out),
        "compared_with": earlier.name if earlier else None,
        "changes": dataclasses.asdict(change.comparison),
        "messages": [message.as_record() for message in change.messages],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(file: InventoryFile, change: InventoryChange, *, applied: bool) -> str:
    """Return the same in a few lines for a terminal."""
    return "\n".join(_lines(file, change, applied=applied))


def _lines(file: InventoryFile, change: InventoryChange, *, applied: bool) -> Iterator[str]:
    done = "Imported" if applied else "Nothing was changed. The file holds"
    yield (
        f"{done} {len(change.rows)} rows, {file.years[0]}–{file.years[-1]}, "
        f"for {', '.join(change.municipalities)}: "
        f"{change.edition.name}."
    )
    if change.completes:
        yield "They complete an edition that the plan already has."
    yield from _comparison(change)
    yield from _messages(change)


def _comparison(change: InventoryChange) -> Iterator[str]:
    found = change.comparison
    if change.compared_with is None:
        return
    yield (
        f"Against {change.compared_with.name}: {len(found.revised)} figures revised, "
        f"{len(found.sources_added)} sources added, {len(found.sources_gone)} gone, "
        f"{len(found.years_added)} years added."
    )
    largest = sorted(found.revised, key=lambda r: abs(r.after_t - r.before_t), reverse=True)
    for revision in largest[:SHOWN]:
        yield (
            f"  {revision.municipality} {revision.year} {revision.sector} / {revision.source}: "
            f"{revision.before_t:,.1f} t → {revision.after_t:,.1f} t"
        )
    if len(largest) > SHOWN:
        yield f"  … and {len(largest) - SHOWN} smaller ones (--json lists all)"


def _messages(change: InventoryChange) -> Iterator[str]:
    for message in change.messages[:SHOWN]:
        place = ", ".join(
            part
            for part in (message.sheet, f"row {message.row}" if message.row else "", message.column)
            if part
        )
        yield f"{message.level}: {place + ': ' if place else ''}{message.text}"
    if len(change.messages) > SHOWN:
        yield f"… and {len(change.messages) - SHOWN} more messages (--json lists all)"
