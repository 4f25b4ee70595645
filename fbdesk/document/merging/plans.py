"""Merging the plans of files: what they have in common, and what a copy was sent without."""

import dataclasses
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fbdesk.document.admission import read_bytes
from fbdesk.document.file_info import KEPT_REVISIONS, FileInfo
from fbdesk.document.lineage import is_last_common, joined
from fbdesk.document.merging.conflicts import Answers, Merged
from fbdesk.document.merging.merge import NOTHING_ANSWERED, merge
from fbdesk.document.merging.tables import no_tables, tables_of
from fbdesk.document.origin import sha256
from fbdesk.document.reading import read_plan_of_data
from fbdesk.document.revisions.store import RevisionStore
from fbdesk.errors import FileError
from fbdesk.models.persons import fields_of, with_names_of
from fbdesk.models.snapshot import Plan


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as a file holds it: its name for people, its bytes' digest, what it says of itself."""

    name: str
    plan: Plan
    info: FileInfo
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Three states of one plan; `base` is None where no common state is known."""

    base: Plan | None
    mine: Plan
    theirs: Plan

    def merged(self, answers: Answers = NOTHING_ANSWERED) -> Merged:
        """Return the merged plan, given these answers."""
        base = tables_of(self.base) if self.base else no_tables()
        return merge(base, tables_of(self.mine), tables_of(self.theirs), answers)

    def find(self, look: Callable[[Plan], object]) -> Plan:
        """Return the first of mine, theirs and base in which `look` finds something, else mine."""
        states = (self.mine, self.theirs, self.base)
        return next((plan for plan in states if plan and look(plan) is not None), self.mine)


def read_file(path: Path, store: RevisionStore | None = None) -> PlanFile:
    """Return the plan of a file; raises `FileError`.

    With a `store` its revision is kept: once it is merged, it is what both copies have in common.
    """
    data = read_bytes(path)
    plan, info = read_plan_of_data(path, data)
    if store is not None:
        with suppress(FileError):  # the next merge then goes without it
            store.keep(data, info, opened=True)
    return PlanFile(path.name, plan, info, sha256(data))


def meeting(base: PlanFile | None, mine: PlanFile, theirs: PlanFile) -> Meeting:
    """Return three states ready to be merged.

    A field that a copy was sent without (names of persons) is as it was where it is empty there.
    Raises `FileError` where they are not copies of one plan.
    """
    for other in (base, theirs):
        if other is not None and other.plan.settings.key != mine.plan.settings.key:
            raise FileError(
                "{other} ({name}) is another plan than {mine} ({plan}). "
                "Only copies of one plan can be merged.",
                other=other.name,
                name=other.plan.settings.name,
                mine=mine.name,
                plan=mine.plan.settings.name,
            )
    known = base.plan if base else None
    return Meeting(
        known,
        _complete(mine, known or theirs.plan),
        _complete(theirs, known or mine.plan),
    )


def common_base(store: RevisionStore, mine: FileInfo, theirs: PlanFile) -> PlanFile | None:
    """Return the last state that two copies have in common, None where this PC does not have it.

    A state from before it would do harm: what one side set back since would look untouched.
    """
    if is_last_common(theirs.info.lineage, mine.lineage, theirs.info.lineage):
        return theirs
    for revision in store.of_plan(mine.plan_uuid):
        if is_last_common(revision.lineage, mine.lineage, theirs.info.lineage):
            try:
                data = store.read(mine.plan_uuid, revision)
                plan, info = read_plan_of_data(Path(theirs.name), data)
            except FileError:
                continue
            return PlanFile("", plan, info, revision.sha256)
    return None


def merged_info(mine: FileInfo, theirs: FileInfo) -> FileInfo:
    """Return what the next save of a merged plan goes on from: it has both files behind it."""
    parents = dict.fromkeys(
        (mine.revision_id, *theirs.parent_revision_ids, *mine.parent_revision_ids)
    )
    return dataclasses.replace(
        theirs,
        parent_revision_ids=tuple(parents)[:KEPT_REVISIONS],
        lineage=joined(theirs.lineage, mine.lineage),
        left_out=tuple(code for code in mine.left_out if code in theirs.left_out),
        created_with=mine.created_with,
    )


def _complete(file: PlanFile, full: Plan) -> Plan:
    return with_names_of(file.plan, full, fields_of(file.info.left_out))
