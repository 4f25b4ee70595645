"""A merge with a copy that came by mail is remembered with its step, and forgotten with it."""

from pathlib import Path

import pytest

from fbdesk.document.document import Document
from fbdesk.document.file_info import FileInfo
from fbdesk.document.journal.tables import MERGES
from fbdesk.document.lineage import holds
from fbdesk.document.merging.plans import PlanFile, common_base, read_file
from fbdesk.document.reading import read_plan_and_info
from fbdesk.document.revisions.store import RevisionStore
from fbdesk.document.saving import write_new_plan
from fbdesk.models import rows
from fbdesk.models.measures import Measure
from tests.builders import a_measure, some_settings

BIKE, BUS = a_measure("T-01", title="Sykkelvei"), a_measure("T-02", title="Bussvei")


class Office:
    """A plan here, and a colleague's copy that comes by mail."""

    def __init__(self, folder: Path) -> None:
        self.path, self.mailed = folder / "plan.fbplan", folder / "kopi.fbplan"
        self._working = folder / "working"
        self._working.mkdir()
        write_new_plan(self.path, [some_settings(), BIKE, BUS])
        self.mail("Bussvei nord", self.path)
        self.store = RevisionStore(folder / "revisions")
        self.document = Document.open(self.path, self._working)
        self.document.revisions.begin(self.store)

    def mail(self, title: str, source: Path) -> None:
        """Let the colleague go on from a file and send the result."""
        theirs = Document.open(source, self._working)
        theirs.perform("endre", lambda c: rows.change(c, Measure, BUS.key, title=title))
        theirs.save_as(self.mailed)
        theirs.close()

    def merge(self) -> FileInfo:
        """Take the colleague's measure over, as a merge would."""
        theirs = read_file(self.mailed, self.store)
        title = theirs.plan.measures[1].title
        self.document.perform(
            "slå sammen",
            lambda c: rows.change(c, Measure, BUS.key, title=title),
            merged=theirs.info,
        )
        return theirs.info

    def edit(self, title: str) -> None:
        self.document.perform("endre", lambda c: rows.change(c, Measure, BIKE.key, title=title))

    def has_behind_it(self, theirs: FileInfo) -> bool:
        return holds(self.document.revisions.info.lineage, theirs.lineage[0])

    def in_file(self) -> FileInfo:
        return read_plan_and_info(self.path)[1]

    def base(self) -> PlanFile | None:
        return common_base(self.store, self.document.revisions.info, read_file(self.mailed))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_merge_is_noted_at_once_and_stands_in_the_saved_file(office: Office) -> None:
    theirs = office.merge()
    assert office.has_behind_it(theirs)
    office.document.save()
    assert holds(office.in_file().lineage, theirs.lineage[0])
    assert theirs.revision_id in office.in_file().parent_revision_ids
    office.document.close()


def test_undo_forgets_the_merge_and_redo_remembers_it(office: Office) -> None:
    before = office.document.revisions.info
    theirs = office.merge()
    merged = office.document.revisions.info
    office.document.undo()
    assert office.document.revisions.info == before
    office.document.redo()
    assert office.document.revisions.info == merged
    assert office.has_behind_it(theirs)
    office.document.close(discard=True)


def test_a_merge_that_is_undone_after_a_save_is_not_in_the_next_one(office: Office) -> None:
    theirs = office.merge()
    office.document.save()
    own = office.in_file().lineage[0]
    office.document.undo()
    office.document.save()
    info = office.in_file()
    assert not holds(info.lineage, theirs.lineage[0])
    assert theirs.revision_id not in info.parent_revision_ids
    assert holds(info.lineage, own), "what was saved here is still behind it"
    office.document.redo()
    office.document.save()
    assert holds(office.in_file().lineage, theirs.lineage[0])
    office.document.close()


def test_what_the_colleague_sends_next_is_compared_with_what_was_merged(office: Office) -> None:
    office.merge()
    office.document.save()
    office.mail("Bussvei sør", office.mailed)
    base = office.base()
    assert base is not None
    assert base.plan.measures[1].title == "Bussvei nord"
    office.document.undo()
    base = office.base()
    assert base is not None
    assert base.plan.measures[1].title == "Bussvei", "the merge is undone: it is asked anew"
    office.document.close(discard=True)


def test_a_merge_that_was_undone_stays_forgotten_after_another_edit(office: Office) -> None:
    theirs = office.merge()
    office.document.save()
    office.document.undo()
    office.edit("Gangvei")
    assert office.document.redo_text == ""
    office.document.save()
    assert not holds(office.in_file().lineage, theirs.lineage[0])
    with office.document._copy.reading() as connection:
        assert connection.execute(MERGES.select()).all() == []
    office.document.close()


def test_of_two_merges_that_are_undone_none_is_left_and_of_one_the_first(office: Office) -> None:
    before = office.document.revisions.info
    first = office.merge()
    office.mail("Bussvei sør", office.mailed)
    second = office.merge()
    assert office.has_behind_it(first)
    assert office.has_behind_it(second)
    office.document.undo()
    assert office.has_behind_it(first)
    assert not office.has_behind_it(second)
    office.document.undo()
    assert office.document.revisions.info == before
    office.document.redo()
    office.document.redo()
    assert office.has_behind_it(second)
    office.document.close(discard=True)


def test_a_merge_that_is_undone_while_it_is_saved_is_forgotten_all_the_same(
    office: Office,
) -> None:
    theirs = office.merge()
    job = office.document.save_job()

    def undo(_path: Path) -> None:
        office.document.undo()  # the file is about to be written with the merge in it

    origin = type(job)(job.working_path, job.target, job.base, before=undo).carry_out()
    office.document.note_saved(origin)
    assert holds(office.in_file().lineage, theirs.lineage[0])
    assert not office.has_behind_it(theirs)
    assert not office.document.is_saved
    office.document.save()
    assert not holds(office.in_file().lineage, theirs.lineage[0])
    office.document.close()


def test_a_merge_outlives_a_crash(office: Office) -> None:
    theirs = office.merge()
    before = office.document.revisions.info
    path = office.document._copy.path
    office.document._copy.leave()
    document = Document.recover(path)
    assert document.revisions.info == before
    document.undo()
    assert not holds(document.revisions.info.lineage, theirs.lineage[0])
    document.close(discard=True)


def test_a_merge_that_changes_nothing_is_no_step_and_is_not_noted(office: Office) -> None:
    before = office.document.revisions.info
    theirs = read_file(office.mailed)
    change = office.document.perform("slå sammen", lambda _: None, merged=theirs.info)
    assert change.tables == frozenset()
    assert office.document.revisions.info == before
    office.document.close()
