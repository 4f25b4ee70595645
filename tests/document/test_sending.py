"""A copy to send lacks what was left out, is the same plan, and says what it lacks."""

import dataclasses
from pathlib import Path

import pytest

from fbdesk.document.file_info import FileInfo
from fbdesk.document.reading import read_plan, read_plan_and_info
from fbdesk.document.saving import write_new_plan
from fbdesk.document.sending import check_target, mentions, write_copy
from fbdesk.errors import FileError, UsageError
from fbdesk.models import rows
from fbdesk.models.agreement import Agreement, Signatory
from fbdesk.models.city import Party
from fbdesk.models.persons import PERSON_FIELDS, fields_of, with_names_of
from fbdesk.models.row import Row
from tests.builders import a_measure, some_settings
from tests.document.conftest import Opened

NAMES = ("Kari Holm", "Ola Berg", "Anne Moe")


def rows_with_names() -> list[Row]:
    agreement = Agreement(title="Intensjonsavtale")
    party = Party(name="Skien kommune", kind="municipality", contact_person="Kari Holm")
    signs = Signatory(agreement=agreement.key, party=party.key, name="Anne Moe")
    measure = a_measure(
        "T-01", responsible="Ola Berg", description="Avklart med KARI HOLM, og Ola er enig."
    )
    return [some_settings(), agreement, party, signs, measure]


@pytest.fixture
def named(tmp_path: Path) -> Path:
    path = tmp_path / "byen.fbplan"
    write_new_plan(path, rows_with_names())
    return path


def copied(path: Path, *codes: str) -> tuple[Path, FileInfo]:
    plan, info = read_plan_and_info(path)
    target = path.with_name("kopi.fbplan")
    return target, write_copy(target, plan, info, fields_of(codes))


ALL = [field.code for field in PERSON_FIELDS]


def test_a_whole_copy_holds_what_the_plan_holds(named: Path) -> None:
    target, info = copied(named)
    assert read_plan(target) == read_plan(named)
    assert info.left_out == ()


def test_no_byte_of_a_left_out_name_is_in_the_copy(named: Path) -> None:
    target, _ = copied(named, *ALL)
    held, sent = named.read_bytes(), target.read_bytes()
    for name in NAMES:
        assert name.encode() in held
        assert name.encode() not in sent
    assert b"Skien kommune" in sent


def test_only_what_was_chosen_is_left_out(named: Path) -> None:
    target, info = copied(named, "signatory.name")
    plan = read_plan(target)
    assert plan.signatories[0].name == ""
    assert plan.parties[0].contact_person == "Kari Holm"
    assert info.left_out == ("signatory.name",)


def test_the_copy_is_the_same_plan_and_follows_its_revision(named: Path) -> None:
    _, before = read_plan_and_info(named)
    target, info = copied(named, *ALL)
    _, read = read_plan_and_info(target)
    assert read == info
    assert info.plan_uuid == before.plan_uuid
    assert info.parent_revision_ids[0] == before.revision_id
    assert info.digest != before.digest


def test_what_a_copy_lacks_is_known_after_a_colleague_saved_it(named: Path, opened: Opened) -> None:
    target, info = copied(named, *ALL)
    document = opened(target)
    document.perform("Nytt", lambda connection: rows.insert(connection, a_measure("T-02")))
    document.save()
    plan, after = read_plan_and_info(target)
    assert after.left_out == info.left_out
    back = with_names_of(plan, read_plan(named), fields_of(after.left_out))
    assert back.measures[0].responsible == "Ola Berg"
    assert [measure.number for measure in back.measures] == ["T-01", "T-02"]


def test_a_copy_of_a_copy_lacks_what_both_lack(named: Path) -> None:
    first, _ = copied(named, "signatory.name")
    plan, info = read_plan_and_info(first)
    second = first.with_name("kopi av kopi.fbplan")
    write_copy(second, plan, info, fields_of(["party.contact_person"]))
    _, after = read_plan_and_info(second)
    assert after.left_out == ("signatory.name", "party.contact_person")


def test_an_ordinary_file_says_nothing_of_what_it_lacks(named: Path) -> None:
    assert b"left_out" not in named.read_bytes()
    assert read_plan_and_info(named)[1].left_out == ()


def test_texts_that_speak_of_the_persons_are_found(named: Path) -> None:
    plan = read_plan(named)
    found = mentions(plan, PERSON_FIELDS)
    assert [(each.name, each.field) for each in found] == [("Kari Holm", "description")]
    assert found[0].row == plan.measures[0]
    assert mentions(plan, fields_of(["signatory.name"])) == ()
    assert mentions(plan, ()) == ()


def test_a_short_name_is_not_looked_for_inside_words(tmp_path: Path) -> None:
    path = tmp_path / "a.fbplan"
    measure = a_measure(responsible="Ola", description="Skolavegen. Nordahl.")
    other = a_measure("T-02", responsible="Nordahl")
    write_new_plan(path, [some_settings(), measure, other])
    found = mentions(read_plan(path), PERSON_FIELDS)
    assert [each.name for each in found] == ["Nordahl"]


def test_the_plans_own_file_is_no_target(named: Path, tmp_path: Path) -> None:
    link = tmp_path / "snarvei.fbplan"
    link.symlink_to(named)
    for target in (named, link):
        with pytest.raises(UsageError, match="the plan itself"):
            check_target(target, named)
    check_target(tmp_path / "ny.fbplan", named)
    check_target(tmp_path / "ny.fbplan", None)
    gone = tmp_path / "borte.fbplan"
    with pytest.raises(UsageError):
        check_target(gone, gone)


def test_a_folder_that_is_gone_is_told(named: Path, tmp_path: Path) -> None:
    plan, info = read_plan_and_info(named)
    with pytest.raises(FileError, match="does not exist"):
        write_copy(tmp_path / "borte" / "kopi.fbplan", plan, info)


def test_a_copy_replaces_an_older_copy(named: Path) -> None:
    target, first = copied(named)
    plan, info = read_plan_and_info(named)
    plan = dataclasses.replace(plan, settings=dataclasses.replace(plan.settings, subtitle="ny"))
    second = write_copy(target, plan, info)
    assert read_plan(target).settings.subtitle == "ny"
    assert second.revision_id != first.revision_id
