"""Copies of a plan that went apart on two PCs find their last common state, and come together."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection

from fbdesk.document.document import Document
from fbdesk.document.merging.plans import (
    PlanFile,
    common_base,
    meeting,
    merged_info,
    read_file,
)
from fbdesk.document.merging.tables import all_rows, plan_of, tables_of
from fbdesk.document.revisions.store import RevisionStore
from fbdesk.document.saving import write_new_plan
from fbdesk.document.sending import write_copy
from fbdesk.errors import FileError
from fbdesk.models import rows
from fbdesk.models.edits.whole_plan import become
from fbdesk.models.measures import Measure
from fbdesk.models.persons import PERSON_FIELDS
from tests.builders import a_measure, changed, some_settings

BUS = a_measure("T-07", title="Bussvei", responsible="Kari Nordmann")


class Pc:
    """A PC with its own data folder, on which a plan is opened, edited and saved."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "working").mkdir(parents=True)
        self.store = RevisionStore(folder / "revisions")

    def open(self, path: Path) -> Document:
        document = Document.open(path, self.folder / "working")
        document.revisions.begin(self.store)
        return document

    def work(self, path: Path, *titles: str, field: str = "title") -> None:
        """Open a plan, save it after each of some edits of the bus lane, and close it."""
        document = self.open(path)
        for title in titles:
            document.perform("endre", set_bus(**{field: title}))
            document.save()
        document.close()

    def base(self, mine: Path, theirs: Path) -> PlanFile | None:
        return common_base(self.store, read_file(mine).info, read_file(theirs))


def set_bus(**values: str) -> Callable[[Connection], None]:
    return lambda connection: rows.change(connection, Measure, BUS.key, **values)


def title_of(file: PlanFile | None) -> str:
    assert file is not None
    return file.plan.measures[0].title


@pytest.fixture
def kari(tmp_path: Path) -> Pc:
    return Pc(tmp_path / "kari")


@pytest.fixture
def ola(tmp_path: Path) -> Pc:
    return Pc(tmp_path / "ola")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "byen.fbplan"
    write_new_plan(path, [some_settings(), BUS])
    return path


def mailed(path: Path, name: str) -> Path:
    """Return a copy as it comes out of a mail."""
    copy = path.with_name(name)
    copy.write_bytes(path.read_bytes())
    return copy


def test_after_many_saves_on_both_sides_both_find_what_was_mailed(
    kari: Pc, ola: Pc, plan: Path
) -> None:
    kari.work(plan, "sendt")
    copy = mailed(plan, "kopi.fbplan")
    kari.work(plan, *(f"Kari {number}" for number in range(12)))
    ola.work(copy, *(f"Ola {number}" for number in range(12)))
    assert title_of(kari.base(plan, copy)) == "sendt"
    assert title_of(ola.base(copy, plan)) == "sendt"


def test_a_copy_made_in_the_middle_of_a_session_is_found(kari: Pc, ola: Pc, plan: Path) -> None:
    document = kari.open(plan)
    document.perform("endre", set_bus(title="sendt"))
    document.save()
    copy = mailed(plan, "kopi.fbplan")
    for number in range(6):
        document.perform("endre", set_bus(title=f"Kari {number}"))
        document.save()
    document.close()
    ola.work(copy, "Ola")
    assert title_of(kari.base(plan, copy)) == "sendt"


def test_a_third_pc_that_never_saw_the_common_state_says_so(
    kari: Pc, ola: Pc, plan: Path, tmp_path: Path
) -> None:
    copy = mailed(plan, "kopi.fbplan")
    kari.work(plan, "Kari")
    ola.work(copy, "Ola")
    assert Pc(tmp_path / "per").base(plan, copy) is None


def test_an_older_state_than_the_last_common_one_is_never_taken(
    kari: Pc, ola: Pc, plan: Path
) -> None:
    kari.work(plan, "eldre")
    kari.work(plan, "sendt")
    copy = mailed(plan, "kopi.fbplan")
    kari.work(plan, "eldre")  # set back: with the older state as base it would look untouched
    ola.work(copy, "Ola")
    sent = read_file(plan).info
    for revision in kari.store.of_plan(sent.plan_uuid):
        data = kari.store.read(sent.plan_uuid, revision)
        if b"sendt" in data:
            name = f"{revision.revision_id}.revision"
            next((kari.folder / "revisions").rglob(name)).unlink()
    assert kari.base(plan, copy) is None


def test_where_the_other_only_went_on_from_mine_there_is_nothing_to_ask(
    kari: Pc, ola: Pc, plan: Path
) -> None:
    copy = mailed(plan, "kopi.fbplan")
    ola.work(copy, "Ola")
    kari.open(plan).close()
    base = kari.base(plan, copy)
    merged = meeting(base, read_file(plan), read_file(copy)).merged()
    assert merged.asked == ()
    assert plan_of(merged.tables) == read_file(copy).plan


def test_where_mine_holds_all_of_the_other_nothing_changes(kari: Pc, plan: Path) -> None:
    old = mailed(plan, "gammel.fbplan")
    kari.work(plan, "Kari")
    base = kari.base(plan, old)
    merged = meeting(base, read_file(plan), read_file(old)).merged()
    assert plan_of(merged.tables) == read_file(plan).plan


def test_a_merged_file_has_both_behind_it(kari: Pc, ola: Pc, plan: Path) -> None:
    copy = mailed(plan, "kopi.fbplan")
    kari.work(plan, "Kari")
    ola.work(copy, "Ola")
    mine, theirs = read_file(plan).info, read_file(copy).info
    merged = merged_info(mine, theirs).next_revision("digest")
    assert {mine.revision_id, theirs.revision_id} <= {*merged.parent_revision_ids}
    assert {*mine.lineage, *theirs.lineage} <= {*merged.lineage}


def test_what_was_merged_once_is_the_common_state_of_the_next_exchange(
    kari: Pc, ola: Pc, plan: Path, tmp_path: Path
) -> None:
    copy = mailed(plan, "kopi.fbplan")
    kari.work(plan, "Kari")
    ola.work(copy, "Ola")
    theirs = read_file(copy, kari.store)
    info = merged_info(read_file(plan).info, theirs.info)
    merged = tmp_path / "samlet.fbplan"
    write_new_plan(merged, [some_settings(key=info.plan_uuid), changed(BUS, title="Begge")], info)
    ola.work(copy, "Ola igjen")
    assert title_of(kari.base(merged, copy)) == "Ola"


def test_a_copy_is_read_also_where_it_cannot_be_kept(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "revisions").write_text("in the way")
    store = RevisionStore(tmp_path / "revisions")
    assert read_file(plan, store).plan == read_file(plan).plan


def test_names_that_a_copy_was_sent_without_are_not_taken_for_deleted(
    kari: Pc, ola: Pc, plan: Path
) -> None:
    responsible = next(field for field in PERSON_FIELDS if field.code == "measure.responsible")
    kari.work(plan, "sendt")
    full = read_file(plan)
    copy = plan.with_name("uten navn.fbplan")
    write_copy(copy, full.plan, full.info, [responsible])
    assert read_file(copy).plan.measures[0].responsible == ""
    ola.work(copy, "Ola")
    kari.work(plan, "Sentrum", field="geographic_scope")
    merged = meeting(kari.base(plan, copy), read_file(plan), read_file(copy)).merged()
    assert merged.asked == ()
    (bus,) = plan_of(merged.tables).measures
    assert (bus.title, bus.responsible) == ("Ola", "Kari Nordmann")
    assert bus.geographic_scope == "Sentrum"


def test_another_plan_is_refused(plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "annen.fbplan"
    write_new_plan(other, [some_settings(name="Skien")])
    with pytest.raises(FileError, match=r"annen\.fbplan \(Skien\) is another plan"):
        meeting(None, read_file(plan), read_file(other))


def test_a_plan_of_tables_is_the_plan_they_came_from(plan: Path) -> None:
    read = read_file(plan).plan
    assert plan_of(tables_of(read)) == read


def test_the_merged_rows_become_the_open_plan_in_one_step(kari: Pc, ola: Pc, plan: Path) -> None:
    copy = mailed(plan, "kopi.fbplan")
    document = ola.open(copy)
    swap = [changed(BUS, number="T-08", rev=1), a_measure("T-07", title="Ny")]
    document.perform("bytt", lambda c: become(c, [document.snapshot().settings, *swap]))
    document.save()
    document.close()

    mine = kari.open(plan)
    mine.perform("endre", set_bus(geographic_scope="Sentrum"))
    before = mine.snapshot()
    theirs = read_file(copy)
    base = common_base(kari.store, mine.revisions.info, theirs)
    met = meeting(base, PlanFile("byen", before, mine.revisions.info), theirs)
    merged = met.merged()
    mine.perform("slå sammen", lambda c: become(c, all_rows(merged.tables)))
    assert mine.snapshot() == plan_of(merged.tables)
    assert {m.number: m.title for m in mine.snapshot().measures} == {
        "T-08": "Bussvei",
        "T-07": "Ny",
    }
    mine.undo()
    assert mine.snapshot() == before
    mine.close(discard=True)
