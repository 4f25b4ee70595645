"""The copy in an archive: the same bytes each time, the same plan, with or without names."""

from datetime import date
from pathlib import Path

from fbdesk.document.archiving import archive_copy
from fbdesk.document.file_info import FileInfo
from fbdesk.document.reading import read_plan_of_data
from fbdesk.models.city import Party
from fbdesk.models.persons import PERSON_FIELDS
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, a_plan

DAY = date(2010, 11, 24)
PARTY = Party(key="party", name="Porsgrunn kommune", kind="municipality", contact_person="Kari Nes")
NAME = Path("plan.fbplan")


def the_plan(title: str = "Sykkelvei") -> Plan:
    return a_plan(PARTY, a_measure("T-01", key="m1", title=title), key="plan")


def before(plan: Plan, revision: str = "r1") -> FileInfo:
    return FileInfo(plan.settings.key, revision, lineage=(("s1", 3),))


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = the_plan()
    assert archive_copy(plan, before(plan), DAY) == archive_copy(plan, before(plan), DAY)


def test_what_differs_is_another_revision() -> None:
    plan, other = the_plan(), the_plan("Fjernvarme")
    copies = [
        archive_copy(plan, before(plan), DAY),
        archive_copy(other, before(other), DAY),
        archive_copy(plan, before(plan, "r2"), DAY),
        archive_copy(plan, before(plan), DAY, PERSON_FIELDS),
    ]
    revisions = {read_plan_of_data(NAME, data)[1].revision_id for data in copies}
    assert len(revisions) == 4


def test_the_copy_opens_as_the_same_plan_and_follows_the_one_it_was_made_of() -> None:
    plan = the_plan()
    read, info = read_plan_of_data(NAME, archive_copy(plan, before(plan), DAY))
    assert read == plan
    assert info.plan_uuid == plan.settings.key
    assert info.parent_revision_ids == ("r1",)
    assert info.saved_at == "2010-11-24T12:00:00+00:00"
    assert info.lineage == ((info.revision_id, 1), ("s1", 3))
    assert info.left_out == ()


def test_a_copy_without_names_has_none_and_says_which_fields_it_lacks() -> None:
    plan = the_plan()
    data = archive_copy(plan, before(plan), DAY, PERSON_FIELDS)
    read, info = read_plan_of_data(NAME, data)
    assert b"Kari" not in data
    assert read.parties[0].contact_person == ""
    assert read.parties[0].name == PARTY.name
    assert set(info.left_out) == {field.code for field in PERSON_FIELDS}


def test_a_copy_of_a_plan_that_was_never_saved_is_its_first_revision() -> None:
    plan = the_plan()
    _, info = read_plan_of_data(NAME, archive_copy(plan, FileInfo(plan.settings.key), DAY))
    assert info.parent_revision_ids == ()
    assert info.revision_id
