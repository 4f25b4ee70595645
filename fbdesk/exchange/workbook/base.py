"""What stood in the plan when a workbook was made, found again in the revisions that were kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from fbdesk.document.reading import read_plan_of_data
from fbdesk.document.revisions.store import RevisionStore
from fbdesk.errors import PlanError
from fbdesk.exchange.reading import Cancelled, never, stop_if
from fbdesk.exchange.workbook.change import Change, Standing
from fbdesk.models.cell_values import value_mark
from fbdesk.models.declarations import fields
from fbdesk.models.row import Stored
from fbdesk.models.snapshot import Plan


def kept_states(store: RevisionStore, plan: Plan, cancelled: Cancelled = never) -> Iterator[Plan]:
    """Yield the kept states of a plan, the newest first; one that cannot be read is passed over."""
    for revision in store.of_plan(plan.settings.key):
        stop_if(cancelled)
        with suppress(PlanError):
            data = store.read(plan.settings.key, revision)
            yield read_plan_of_data(Path(revision.revision_id), data)[0]


def values_at_export(changes: Sequence[Change], earlier: Iterable[Plan]) -> Mapping[str, Stored]:
    """Return what fields held when the workbook was made, by the names of their changes.

    What was changed in the workbook alone is what the plan still holds. For a conflict, `earlier`
    states of the plan, the newest first, are gone through until one has the mark of the workbook;
    they are read only as long as something is sought. What none of them has is left out.
    """
    found = {c.id: c.held for c in changes if c.field and c.standing is Standing.CHANGED}
    sought = [c for c in changes if c.standing is Standing.CONFLICT and c.mark]
    states = iter(earlier)
    while sought and (plan := next(states, None)) is not None:
        for change in sought:
            row = plan.find(change.kind, change.key)
            if row is not None and _stood_there(change, getattr(row, change.field)):
                found[change.id] = getattr(row, change.field)
        sought = [change for change in sought if change.id not in found]
    return found


def _stood_there(change: Change, value: Stored) -> bool:
    """Tell whether a value is the one that stood in the workbook when it was made."""
    declared = next(field for field in fields(change.kind) if field.name == change.field)
    return value_mark(declared, value) == change.mark
