"""What `fbdesk check` tells of a file that is damaged or strange: what, where, and what to do."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fbdesk.errors import FileError
from fbdesk.texts import translator

if TYPE_CHECKING:
    from fbdesk.document.repair.plan import Repair

REMEDY = (
    "To go on: restore a backup or an earlier copy, or read out what is left into a new plan "
    "(in the window: File, Repair plan)."
)


def damage_report(path: Path, error: FileError) -> dict[str, Any]:
    """Return the damage for programs: why the file was refused, and what a repair would miss."""
    done = _repair(path)
    integrity: dict[str, Any] = {"ok": False, "reason": str(error)}
    if done is not None:
        integrity |= {
            "rows": sum(done.count().values()),
            "plan_uuid": done.info.plan_uuid,
            "values_proved": done.proved,
            "damage": [
                {
                    "what": loss.why.value,
                    "table": loss.table,
                    "name": loss.name,
                    "field": loss.field,
                    "rows": loss.rows or None,
                }
                for loss in done.losses
            ],
        }
    return {"plan": str(path), "integrity": integrity, "findings": []}


def damage_lines(path: Path, error: FileError) -> Iterator[str]:
    """Return the damage for people."""
    from fbdesk.document.repair.report import loss_lines, verdict

    translate = translator("en")
    yield str(error)
    done = _repair(path)
    if done is None:
        yield "Nothing of a plan can be read out of it."
        return
    yield ""
    yield f"What can be read out: {sum(done.count().values())} rows. {verdict(done, translate)}"
    yield from (f"  {line}" for line in loss_lines(done, translate))
    yield ""
    yield REMEDY


def _repair(path: Path) -> "Repair | None":
    from fbdesk.document.repair.plan import repair

    try:
        return repair(path)
    except FileError:
        return None
