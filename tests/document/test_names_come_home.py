"""A copy that was sent without names is worked on, comes back, and costs nobody a name."""

from pathlib import Path

import pytest

from fbdesk.document.merging.conflicts import FieldConflict
from fbdesk.document.merging.plans import Meeting, meeting, merged_info, read_file
from fbdesk.document.reading import read_plan_and_info
from fbdesk.document.saving import write_new_plan
from fbdesk.document.sending import write_copy
from fbdesk.models import rows
from fbdesk.models.agreement import Agreement, Signatory
from fbdesk.models.city import Party
from fbdesk.models.measures import Measure
from fbdesk.models.persons import PERSON_FIELDS
from fbdesk.models.row import Row
from tests.builders import a_measure, some_settings
from tests.document.conftest import Opened


@pytest.fixture
def home(tmp_path: Path) -> Path:
    agreement = Agreement(title="Intensjonsavtale")
    party = Party(name="Skien", kind="municipality", contact_person="Kari Holm", key="party")
    signs = Signatory(agreement=agreement.key, party=party.key, name="Anne Moe")
    first = a_measure("T-01", title="Bussvei", responsible="Ola Berg", key="first")
    second = a_measure("T-02", title="Sykkelvei", responsible="Per Lie", key="second")
    path = tmp_path / "byen.fbplan"
    write_new_plan(path, [some_settings(), agreement, party, signs, first, second])
    return path


@pytest.fixture
def sent(home: Path) -> Path:
    plan, info = read_plan_and_info(home)
    target = home.with_name("kopi.fbplan")
    write_copy(target, plan, info, PERSON_FIELDS)
    return target


def edited(opened: Opened, path: Path, kind: type[Row], key: str, **values: str | int) -> None:
    document = opened(path)
    document.perform("endre", lambda connection: rows.change(connection, kind, key, **values))
    document.save()
    document.close()


def names_after(meet: Meeting) -> list[str]:
    """Return every name in the merged plan, of which nothing may be left to ask."""
    merged = meet.merged()
    assert merged.open == ()
    return sorted(
        str(name)
        for field in PERSON_FIELDS
        for row in merged.tables[field.kind].values()
        if (name := getattr(row, field.name))
    )


ALL_NAMES = ["Anne Moe", "Kari Holm", "Ola Berg", "Per Lie"]


def test_work_on_the_copy_comes_back_and_no_name_is_lost(
    opened: Opened, home: Path, sent: Path
) -> None:
    base = read_file(home)
    edited(opened, sent, Measure, "first", title="Bussvei til Brevik")
    meet = meeting(base, read_file(home), read_file(sent))
    assert names_after(meet) == ALL_NAMES
    titles = {row.key: row for row in meet.merged().tables[Measure].values()}
    assert getattr(titles["first"], "title", "") == "Bussvei til Brevik"


def test_a_name_that_was_changed_at_home_meanwhile_stays_changed(
    opened: Opened, home: Path, sent: Path
) -> None:
    base = read_file(home)
    edited(opened, sent, Measure, "first", title="Bussvei til Brevik")
    edited(opened, home, Party, "party", contact_person="Nils Dahl")
    edited(opened, home, Measure, "second", responsible="")
    meet = meeting(base, read_file(home), read_file(sent))
    assert names_after(meet) == ["Anne Moe", "Nils Dahl", "Ola Berg"]


def test_a_name_that_was_written_into_the_copy_is_taken_over(
    opened: Opened, home: Path, sent: Path
) -> None:
    base = read_file(home)
    edited(opened, sent, Measure, "first", responsible="Konsulent AS")
    meet = meeting(base, read_file(home), read_file(sent))
    assert names_after(meet) == ["Anne Moe", "Kari Holm", "Konsulent AS", "Per Lie"]


def test_without_a_common_state_it_asks_about_the_work_and_not_about_the_names(
    opened: Opened, home: Path, sent: Path
) -> None:
    edited(opened, sent, Measure, "second", priority="high")
    meet = meeting(None, read_file(home), read_file(sent))
    (asked,) = meet.merged().open
    assert isinstance(asked, FieldConflict)
    assert (asked.field, asked.mine, asked.theirs) == ("priority", "", "high")


def test_whoever_has_the_copy_may_take_the_names_in(home: Path, sent: Path) -> None:
    """The merge is the same from the other side: the copy is mine, the full plan theirs."""
    base = read_file(home)
    assert names_after(meeting(base, read_file(sent), read_file(home))) == ALL_NAMES


def test_what_a_merge_makes_lacks_nothing_any_more(home: Path, sent: Path) -> None:
    full, bare = read_file(home).info, read_file(sent).info
    assert bare.left_out
    assert merged_info(full, bare).left_out == ()
    assert merged_info(bare, full).left_out == ()
    assert merged_info(bare, bare).left_out == bare.left_out


def test_names_that_were_not_left_out_are_deleted_as_anything_else(
    opened: Opened, home: Path
) -> None:
    plan, info = read_plan_and_info(home)
    copy = home.with_name("hel.fbplan")
    write_copy(copy, plan, info)
    base = read_file(home)
    edited(opened, copy, Party, "party", contact_person="")
    meet = meeting(base, read_file(home), read_file(copy))
    assert names_after(meet) == ["Anne Moe", "Ola Berg", "Per Lie"]
