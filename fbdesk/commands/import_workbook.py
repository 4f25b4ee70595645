"""Takes a filled-in workbook into a plan at the command line, or shows what it would change."""

import argparse
from datetime import UTC, datetime
from functools import partial

from fbdesk.commands.import_workbook_report import Outcome, as_json, as_text
from fbdesk.commands.plan_edit import edit_plan_file
from fbdesk.document.places import revision_folder
from fbdesk.document.reading import read_plan
from fbdesk.document.revisions.store import RevisionStore
from fbdesk.exchange.workbook.base import kept_states, values_at_export
from fbdesk.exchange.workbook.change import Change, Standing, WorkbookChange
from fbdesk.exchange.workbook.compare import preview
from fbdesk.exchange.workbook.take_in import TakenBy, take_in
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.reports.choice_names import names_in_every_language

DONE, FINDINGS = 0, 1


def run(arguments: argparse.Namespace) -> int:
    """Take the workbook in and print what changed; 1 where something wants a person's eye.

    Where cells have errors, or both sides changed the same, nothing is written unless the
    arguments say how to go on.
    """
    plan = read_plan(arguments.plan)
    found = preview(plan, arguments.source, names_in_every_language(programme_of(plan)))
    taken = tuple(change for change in found.changes if _is_taken(change, arguments))
    waits = (bool(found.errors) and not arguments.skip_errors) or (
        bool(found.conflicts) and arguments.prefer is None
    )
    applied = bool(taken) and not waits and not arguments.dry_run
    if applied:
        by = TakenBy(moment=datetime.now(UTC))
        edit = partial(take_in, plan=plan, taken=taken, by=by)
        edit_plan_file(arguments.plan, "Take in the workbook", edit)
    store = RevisionStore(revision_folder())
    earlier = values_at_export(found.changes, kept_states(store, plan))
    outcome = Outcome(plan, found, taken, earlier, applied=applied)
    print(as_json(outcome) if arguments.json else as_text(outcome))
    return FINDINGS if waits or _wants_an_eye(found, taken) else DONE


def _is_taken(change: Change, arguments: argparse.Namespace) -> bool:
    if change.standing is Standing.CONFLICT:
        return bool(arguments.prefer == "workbook")
    if change.standing is Standing.GONE:
        return bool(arguments.delete_rows)
    return True


def _wants_an_eye(found: WorkbookChange, taken: tuple[Change, ...]) -> bool:
    left = any(change not in taken for change in found.changes)
    return left or any(message.level != "note" for message in found.messages)
