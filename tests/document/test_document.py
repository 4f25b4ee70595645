"""The open plan: one edit, one transaction, one undo step, one report of what changed."""

from pathlib import Path

import pytest
from sqlalchemy import Connection

from fbdesk.document.document import Document
from fbdesk.document.origin import Origin
from fbdesk.document.reading import read_plan
from fbdesk.document.refusals import ReadOnlyPlanError
from fbdesk.document.working_copy import WorkingCopy
from fbdesk.errors import FileError, InputError, PlanError, UsageError
from fbdesk.models import rows
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row, new_key
from tests.builders import a_measure, some_settings
from tests.document.conftest import Opened


def add(document: Document, *new: Row, text: str = "Nytt tiltak") -> None:
    document.perform(text, lambda connection: rows.insert(connection, *new))


def is_saved(document: Document) -> bool:
    return document.is_saved


def titles(document: Document) -> list[str]:
    return [measure.title for measure in document.snapshot().measures]


def test_an_edit_reports_its_text_its_result_and_the_rows_it_changed(opened: Opened) -> None:
    document = opened()
    measure = a_measure()

    def edit(connection: Connection) -> str:
        rows.insert(connection, measure, CostLine(measure=measure.key, year=2010))
        return measure.key

    change = document.perform("Nytt tiltak", edit)

    assert change.text == "Nytt tiltak"
    assert change.result == measure.key
    assert change.tables == {"measure", "cost_line"}
    assert change.rows["measure"] == {measure.key}


def test_a_snapshot_shows_the_edit_and_the_one_before_stays_as_it_was(opened: Opened) -> None:
    document = opened()
    before = document.snapshot()
    add(document, a_measure(title="Sykkelvei"))
    assert before.measures == ()
    assert titles(document) == ["Sykkelvei"]


def test_what_did_not_change_is_not_read_again(opened: Opened) -> None:
    document = opened(None, a_measure())
    before = document.snapshot()
    settings = before.settings
    document.perform(
        "Endre navn", lambda c: rows.change(c, type(settings), settings.key, name="Skien")
    )
    after = document.snapshot()
    assert after.settings.name == "Skien"
    assert after.measures is before.measures
    assert document.snapshot() is after


def test_an_edit_that_fails_keeps_nothing_of_itself(opened: Opened) -> None:
    document = opened()
    before = document.snapshot()

    def edit(connection: Connection) -> None:
        rows.insert(connection, a_measure())
        raise InputError("no")

    with pytest.raises(InputError, match="no"):
        document.perform("Nytt tiltak", edit)
    assert document.snapshot() is before
    assert document.undo_text == ""
    add(document, a_measure("T-02"))  # the next edit is recorded as ever
    assert document.undo().tables == {"measure"}


def test_an_edit_that_changes_nothing_makes_no_step_and_keeps_what_can_be_redone(
    opened: Opened,
) -> None:
    document = opened()
    measure = a_measure()
    add(document, measure)
    document.perform("Endre", lambda c: rows.change(c, Measure, measure.key, title="Gangvei"))
    document.undo()

    change = document.perform(
        "Endre", lambda c: rows.change(c, Measure, measure.key, title=measure.title)
    )

    assert change.tables == frozenset()
    assert document.undo_text == "Nytt tiltak"
    assert document.redo_text == "Endre"


def test_a_statement_that_writes_the_same_values_again_makes_no_step(opened: Opened) -> None:
    document = opened(None, a_measure())
    change = document.perform(
        "Alle", lambda c: c.exec_driver_sql("UPDATE measure SET title = title").rowcount
    )
    assert change.result == 1
    assert document.undo_text == ""


def test_a_number_that_is_taken_is_refused_in_plain_words(opened: Opened) -> None:
    document = opened(None, a_measure("T-01"))
    with pytest.raises(InputError, match="Another row already has this number"):
        add(document, a_measure("T-01"))
    assert len(document.snapshot().measures) == 1


def test_a_row_of_a_measure_that_is_gone_is_refused(opened: Opened) -> None:
    document = opened()
    with pytest.raises(PlanError, match="does not fit the rest of the plan"):
        add(document, CostLine(measure=new_key(), year=2010))


def test_undo_and_redo_carry_the_words_of_the_edit(opened: Opened) -> None:
    document = opened()
    add(document, a_measure("T-01"), text="Nytt tiltak T-01")
    add(document, a_measure("T-02"), text="Nytt tiltak T-02")
    assert (document.undo_text, document.redo_text) == ("Nytt tiltak T-02", "")

    change = document.undo()

    assert change.text == "Nytt tiltak T-02"
    assert change.tables == {"measure"}
    assert (document.undo_text, document.redo_text) == ("Nytt tiltak T-01", "Nytt tiltak T-02")
    assert titles(document) == ["Tiltak T-01"]
    document.redo()
    assert titles(document) == ["Tiltak T-01", "Tiltak T-02"]


def test_a_new_edit_takes_the_place_of_what_was_undone(opened: Opened) -> None:
    document = opened()
    add(document, a_measure("T-01"))
    document.undo()
    add(document, a_measure("T-02"))
    assert document.redo_text == ""
    assert document.redo().tables == frozenset()
    assert titles(document) == ["Tiltak T-02"]


def test_undo_with_nothing_to_take_back_changes_nothing(opened: Opened) -> None:
    document = opened()
    before = document.snapshot()
    assert document.undo().text == ""
    assert document.snapshot() is before


def test_a_new_plan_has_no_file_and_asks_for_one(opened: Opened, tmp_path: Path) -> None:
    document = opened()
    assert document.path is None
    assert not is_saved(document)
    with pytest.raises(UsageError, match="no file yet"):
        document.save()
    document.save_as(tmp_path / "ny.fbplan")
    assert document.is_saved
    assert document.path == tmp_path / "ny.fbplan"


def test_the_unsaved_mark_follows_edits_undo_and_save(opened: Opened, plan_file: Path) -> None:
    document = opened(plan_file)
    assert is_saved(document)
    add(document, a_measure("T-02"))
    assert not is_saved(document)
    document.undo()
    assert is_saved(document)
    document.redo()
    document.save()
    assert is_saved(document)
    document.undo()
    assert not is_saved(document)
    document.redo()
    assert is_saved(document)


def test_a_different_edit_after_undoing_a_saved_one_is_unsaved(
    opened: Opened, plan_file: Path
) -> None:
    document = opened(plan_file)
    add(document, a_measure("T-02"))
    document.save()
    document.undo()
    add(document, a_measure("T-03"))
    assert not is_saved(document)
    document.undo()
    assert not is_saved(document)  # the file holds T-02, the plan does not


def test_closing_a_saved_plan_leaves_nothing_behind(
    opened: Opened, plan_file: Path, working: Path
) -> None:
    document = opened(plan_file)
    assert list(working.iterdir())
    document.close()
    assert list(working.iterdir()) == []


def test_closing_an_untouched_new_plan_leaves_nothing_behind(opened: Opened, working: Path) -> None:
    opened().close()
    assert list(working.iterdir()) == []


def test_a_plan_whose_rows_do_not_fit_is_not_made(working: Path) -> None:
    with pytest.raises(InputError, match="one row of settings"):
        Document.new([a_measure()], working)
    with pytest.raises(InputError, match="already has this number"):
        Document.new([some_settings(), a_measure("T-01"), a_measure("T-01")], working)
    assert list(working.iterdir()) == []


def test_a_folder_that_cannot_hold_working_copies_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="does not exist or cannot be reached"):
        Document.new([some_settings()], tmp_path / "gone")


def test_bytes_that_cannot_become_a_working_copy_leave_nothing_behind(working: Path) -> None:
    with pytest.raises(PlanError, match="could not be kept on this PC"):
        WorkingCopy.create(working, b"no database" * 100, Origin())
    with pytest.raises(PlanError, match="could not be kept on this PC"):
        WorkingCopy.create(working, b"", Origin())  # an empty database has no tables to listen to
    assert list(working.iterdir()) == []


def test_a_plan_that_someone_has_open_is_read_and_saved_elsewhere_to_be_edited(
    plan_file: Path, working: Path, tmp_path: Path
) -> None:
    refusal = ReadOnlyPlanError("Kari has the plan open.")
    document = Document.open(plan_file, working, refusal)
    assert (document.read_only, document.can_save_as) == (True, True)
    with pytest.raises(ReadOnlyPlanError, match="Kari has the plan open"):
        document.perform("x", lambda c: rows.insert(c, a_measure("T-02")))
    before = plan_file.read_bytes()
    document.save()
    assert plan_file.read_bytes() == before

    document.save_as(tmp_path / "min.fbplan")

    assert (document.read_only, document.refusal) == (False, None)
    document.perform("x", lambda c: rows.insert(c, a_measure("T-02")))
    document.save()
    assert [m.number for m in read_plan(tmp_path / "min.fbplan").measures] == ["T-01", "T-02"]
    assert plan_file.read_bytes() == before
    document.close()
