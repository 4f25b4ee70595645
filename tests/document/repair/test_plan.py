"""Repair: a new plan from what a broken file holds, and an honest list of what it does not."""

import dataclasses
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from fbdesk.document.part_words import field_word, part_word
from fbdesk.document.reading import read_plan, read_plan_and_info
from fbdesk.document.refusals import DamagedFileError, NotAPlanError, StrangeFileError
from fbdesk.document.repair.plan import Repair, repair
from fbdesk.document.repair.read_out import Loss, ReadOut, Why
from fbdesk.document.repair.report import (
    COMPLETE,
    PARTLY,
    SENTENCES,
    WHOLE,
    is_partial,
    loss_lines,
    report,
    verdict,
)
from fbdesk.document.saving import write_new_plan
from fbdesk.document.untrusted.fitting import fitted
from fbdesk.errors import FileError
from fbdesk.models.city import Municipality, Population, Settings
from fbdesk.models.declarations import KINDS, fields, table_name
from fbdesk.models.inventory import InventoryEdition
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from fbdesk.models.strategy import Goal, Target
from fbdesk.texts import catalogue, translator
from tests.builders import a_measure, a_reduction, a_target, some_settings

ENGLISH = translator("en")
GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "plan-1.0.fbplan"

Broken = Callable[..., Path]


@pytest.fixture
def broken(tmp_path: Path) -> Broken:
    """Write a plan with the rows and run statements on the file as no honest program would."""

    def make(*statements: str, rows: tuple[Row, ...] = ()) -> Path:
        path = tmp_path / "Porsgrunn.fbplan"
        write_new_plan(path, [some_settings(), *(rows or a_reduction(100.0))])
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            for statement in statements:
                raw.execute(statement)
        return path

    return make


def test_a_strange_file_is_read_out_whole_and_proved(broken: Broken, tmp_path: Path) -> None:
    path = broken("CREATE TRIGGER t AFTER UPDATE ON measure BEGIN DELETE FROM measure; END")
    with pytest.raises(StrangeFileError):
        read_plan(path)
    done = repair(path)
    assert done.proved
    assert done.losses == (Loss(Why.FOREIGN, name="trigger t", rows=0),)
    assert not is_partial(done)
    assert verdict(done, ENGLISH) == COMPLETE
    target = tmp_path / "ny.fbplan"
    done.write(target)
    plan = read_plan(target)
    assert [measure.title for measure in plan.measures] == ["Tiltak T-01"]
    assert [given.value for given in plan.effect_inputs if given.name == "effect_t"] == [-100.0]


def test_a_sound_file_is_complete(broken: Broken) -> None:
    path = broken()
    done = repair(path)
    assert done.losses == ()
    assert verdict(done, ENGLISH) == COMPLETE
    assert done.count() == {
        "plan": 1,
        "measure": 1,
        "effect": 1,
        "effect_input": 2,
    }


def test_an_older_file_is_proved_by_the_columns_that_it_had() -> None:
    done = repair(GOLDEN)
    assert done.proved
    assert done.losses == ()
    assert sum(done.count().values()) == 2_351


def test_a_changed_value_cannot_be_told_from_an_honest_one_and_this_is_said(
    broken: Broken,
) -> None:
    path = broken("UPDATE measure SET title = 'Motorvei'")
    with pytest.raises(DamagedFileError):
        read_plan(path)
    done = repair(path)
    assert not done.proved
    assert done.losses == ()
    assert verdict(done, ENGLISH) == WHOLE
    assert "does not prove that each value is what was saved" in report(done, ENGLISH)


def test_the_new_plan_is_the_same_plan_without_a_history(broken: Broken, tmp_path: Path) -> None:
    path = broken("CREATE VIEW v AS SELECT 1")
    target = tmp_path / "ny.fbplan"
    done = repair(path)
    done.write(target)
    plan, info = read_plan_and_info(target)
    assert info.plan_uuid == plan.settings.key == done.info.plan_uuid
    assert info.parent_revision_ids == ()


def test_the_file_itself_is_never_written(broken: Broken, tmp_path: Path) -> None:
    path = broken("DELETE FROM file_info")
    before, moment = path.read_bytes(), path.stat().st_mtime_ns
    done = repair(path)
    with pytest.raises(FileError, match="is the file that is repaired"):
        done.write(path)
    link = tmp_path / "lenke.fbplan"
    link.symlink_to(path)
    with pytest.raises(FileError, match="is the file that is repaired"):
        done.write(link)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, moment)


def test_what_is_no_plan_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "bilde.fbplan"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(10_000))
    with pytest.raises(NotAPlanError, match="Nothing of a plan could be read out"):
        repair(path)
    with pytest.raises(FileError, match="does not exist"):
        repair(tmp_path / "borte.fbplan")


def test_rows_of_a_lost_measure_go_with_it_and_are_named(broken: Broken) -> None:
    path = broken("PRAGMA foreign_keys = OFF", "DELETE FROM measure")
    done = repair(path)
    assert done.count() == {"plan": 1}
    assert [(loss.why, loss.table, loss.field) for loss in done.losses] == [
        (Why.REFERENCE, "effect", "measure"),
        (Why.REFERENCE, "effect_input", "effect"),
        (Why.REFERENCE, "effect_input", "effect"),
    ]


def read(*rows: Row) -> ReadOut:
    return ReadOut(rows)


def test_a_reference_that_may_be_empty_is_let_go() -> None:
    goal = Goal(title="Halvere utslippene")
    target = a_target(goal=goal.key)
    found = fitted(read(some_settings(), target), "x")
    (kept,) = [row for row in found.rows if isinstance(row, Target)]
    assert kept.goal is None
    assert found.losses == (Loss(Why.LET_GO, "target", target.title, "goal"),)
    whole = fitted(read(some_settings(), goal, target), "x")
    assert target in whole.rows
    assert whole.losses == ()


def test_settings_may_refer_to_an_edition_that_comes_after_them() -> None:
    edition = InventoryEdition(name="2023")
    settings = some_settings(inventory_edition=edition.key)
    found = fitted(read(edition, settings), "x")
    assert found.losses == ()
    assert settings in found.rows
    assert fitted(read(settings), "x").losses[0].why is Why.LET_GO


def test_a_reference_into_the_wrong_table_is_none() -> None:
    place = Municipality(number="4001", name="Porsgrunn")
    people = Population(municipality=place.key, year=2009, inhabitants=34_623)
    measure = dataclasses.replace(a_measure(), key=place.key)
    found = fitted(read(some_settings(), measure, people), "x")
    assert people not in found.rows
    assert found.losses[0].why is Why.REFERENCE


def test_of_rows_that_repeat_a_key_or_a_number_the_first_one_stays() -> None:
    first = a_measure("T-01", title="Sykkelvei")
    same_number = a_measure("T-01", title="Bussvei")
    same_key = dataclasses.replace(a_measure("T-02", title="Gate"), key=first.key)
    found = fitted(read(some_settings(), first, same_number, same_key), "x")
    assert [row for row in found.rows if isinstance(row, Measure)] == [first]
    assert [loss.name for loss in found.losses] == ["T-01 Bussvei", "T-02 Gate"]
    assert {loss.why for loss in found.losses} == {Why.TWICE}


def test_lost_settings_are_made_anew_and_this_is_told(broken: Broken) -> None:
    path = broken("PRAGMA foreign_keys = OFF", "DELETE FROM plan")
    done = repair(path)
    (settings,) = [row for row in done.rows if isinstance(row, Settings)]
    assert settings.name == "Porsgrunn", "as the file is called"
    assert Loss(Why.SETTINGS, "plan", "Porsgrunn") in done.losses
    with closing(sqlite3.connect(path)) as raw:
        query = "SELECT value FROM file_info WHERE name = 'plan_uuid'"
        assert settings.key == raw.execute(query).fetchone()[0]


def test_a_second_row_of_settings_is_left_out() -> None:
    first, second = some_settings(name="Ein"), some_settings(name="To")
    found = fitted(read(first, second), "x")
    assert found.rows == (first,)
    assert found.losses == (Loss(Why.TWICE, "plan", "To"),)


def test_a_programme_that_nobody_knows_is_replaced_and_named() -> None:
    found = fitted(read(some_settings(programme="../../etc")), "x")
    (settings,) = [row for row in found.rows if isinstance(row, Settings)]
    assert settings.programme == "framtidens-byer"
    assert found.losses == (Loss(Why.FIELD, "plan", "Porsgrunn", "programme"),)


def test_a_large_file_with_a_hole_is_read_out_into_a_plan_that_opens(tmp_path: Path) -> None:
    data = bytearray(GOLDEN.read_bytes())
    data[500_000:508_192] = bytes(8_192)
    path, target = tmp_path / "hull.fbplan", tmp_path / "ny.fbplan"
    path.write_bytes(data)
    done = repair(path)
    done.write(target)
    assert sum(done.count().values()) == 2_332
    assert verdict(done, ENGLISH) == PARTLY
    assert len(read_plan(target).measures) == 37
    lines = loss_lines(done, ENGLISH)
    assert lines == ("Effect input: 19 rows stood in a damaged place and are lost",)


def a_repair(*losses: Loss) -> Repair:
    _, info = read_plan_and_info(GOLDEN)
    return Repair(Path("Byen.fbplan"), (some_settings(),), losses, b"", info, proved=False)


def test_the_report_names_things_and_places() -> None:
    done = a_repair(
        Loss(Why.FIELD, "measure", "T-07 Bussvei", "start_year"),
        Loss(Why.FOREIGN, "measure", "mood", rows=0),
        Loss(Why.FOREIGN, name="view v", rows=0),
        Loss(Why.ROW, "measure", rows=17),
        Loss(Why.END, "cost_line", rows=0),
    )
    words = report(done, ENGLISH, "/hjem/ny.fbplan").splitlines()
    assert words[:2] == ["Repair of Byen.fbplan", "New plan: /hjem/ny.fbplan"]
    assert words[5:11] == [
        "Missing or changed",
        "– Measure T-07 Bussvei: Start year was unreadable and has its usual value or none",
        "– Measure: the column mood was not made by fbdesk and is left out",
        "– view v was not made by fbdesk: it was not run and is left out",
        "– Measure: 17 more rows like these",
        "– Cost line: the last rows are lost, nobody can tell how many",
    ]
    assert words[-2:] == ["Read out", "– Plan and its choices: 1"]


def test_the_same_loss_of_things_without_a_name_stands_once() -> None:
    lost = Loss(Why.REFERENCE, "condition", field="commitment")
    done = a_repair(lost, Loss(Why.END, "commitment", rows=0), dataclasses.replace(lost), lost)
    assert loss_lines(done, ENGLISH) == (
        "Condition without a name: left out, because what it belongs to is lost (Commitment) (× 3)",
        "Commitment: the last rows are lost, nobody can tell how many",
    )


def test_the_report_in_bokmaal_reads_as_a_planner_writes() -> None:
    done = a_repair(Loss(Why.UNREADABLE, "cost_line", rows=19))
    words = report(done, translator("nb"))
    assert "Kostnad: 19 rader sto på et skadet sted og er tapt" in words
    assert "Mangler eller er endret" in words


@pytest.mark.parametrize("why", Why)
def test_each_loss_has_a_sentence_in_bokmaal(why: Why) -> None:
    assert translator("nb")(SENTENCES[why]) != SENTENCES[why]


def test_every_part_and_field_of_a_plan_is_called_something_in_bokmaal() -> None:
    """Add the words to resources/translations/nb/strangers.json when you add a field."""
    known = catalogue("nb")
    words = {part_word(table_name(kind)) for kind in KINDS}
    words |= {
        field_word(field.name)
        for kind in KINDS
        for field in fields(kind)
        if field.name not in {"key", "rev"}
    }
    assert sorted(words - known.keys()) == []


def test_a_name_from_a_file_cannot_change_the_sentence_about_it() -> None:
    done = a_repair(Loss(Why.ROW, "measure", "{rows} {0.__class__}", "number"))
    assert loss_lines(done, ENGLISH) == (
        "Measure {rows} {0.__class__}: left out, because Number is lost",
    )


def test_losses_can_be_kept_as_json() -> None:
    plain = json.dumps([dataclasses.asdict(loss) for loss in a_repair(Loss(Why.LATE)).losses])
    assert json.loads(plain)[0]["why"] == "late"
