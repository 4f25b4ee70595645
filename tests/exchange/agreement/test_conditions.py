"""What parties do to the table of conditions in Word is found again, and taken as one change."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx.document import Document as WordDocument  # noqa: TID253 the tests edit as Word does
from sqlalchemy import Connection

from fbdesk.exchange.agreement.difference import Difference, Pair
from fbdesk.exchange.agreement.taking import take_over
from fbdesk.models import rows
from fbdesk.models.agreement import Commitment, CommitmentMeasure, Condition
from fbdesk.models.snapshot import Plan
from tests.builders import an_open_plan
from tests.exchange.agreement.test_taking import MONDAY
from tests.exchange.word_files import (
    BOND,
    BUSES,
    HEATING,
    PARKING,
    ROWS,
    change_of,
    condition_row,
    copy_below,
    copy_row,
    edited,
    only,
    plan_of,
    repacked,
    strike_row,
    told,
    without_bookmarks,
    write,
    write_cell,
)

GIVEN, REQUIRED, REASON = 0, 1, 2
MEASURES = 3
Edit = Callable[[WordDocument], object]


def write_condition(column: int, text: str) -> Edit:
    """Return the edit that writes a cell of the one condition anew."""
    return lambda word: write_cell(condition_row(word, "F-02"), column, text)


def add_condition(given: str, required: str, reason: str = "") -> Edit:
    """Return the edit that writes a row below the one condition."""
    return lambda word: copy_below(condition_row(word, "F-02"), given, required, reason)


def drop_condition(word: WordDocument) -> None:
    """Delete the row of the one condition without a trace."""
    row = condition_row(word, "F-02")._tr
    row.getparent().remove(row)


def found(folder: Path, edit: Edit, plan: Plan | None = None) -> Difference:
    return only(change_of(edited(folder, edit), plan))


# new


def test_a_row_that_the_parties_add_is_a_new_condition(tmp_path: Path) -> None:
    new = found(tmp_path, add_condition("F-03", "F-01 Porsgrunn kommune: Betaler.", "Rett."))
    assert (new.about, new.change, new.key, new.name) == ("condition", "new", "", "F-03 → F-01")
    assert new.theirs == Pair(HEATING, PARKING)
    assert new.values == {"commitment": "heating", "requires": "parking", "text": "Rett."}
    assert new.is_proposed


def test_the_same_new_row_twice_is_one_condition(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        add_condition("F-03", "F-01")(word)
        add_condition("F-03", "F-01")(word)

    assert told(change_of(edited(tmp_path, edit))) == [("new", "F-03 → F-01", "")]


def test_a_copied_row_that_nobody_changed_is_no_difference(tmp_path: Path) -> None:
    assert told(change_of(edited(tmp_path, add_condition("F-02", "F-01")))) == []


@pytest.mark.parametrize(
    ("given", "required", "words"),
    [
        ("F-07 Bygger bane", "F-01", "The plan has no commitment F-07 Bygger bane. Begin the cell"),
        ("F-03", "", "The plan has no commitment –. Begin the cell with the number of a"),
        ("F-011", "F-01", "The plan has no commitment F-011. Begin the cell with the number"),
        ("F-01", "f-01: samme", "A commitment cannot be a condition of itself. Choose another"),
    ],
)
def test_a_commitment_that_the_plan_has_not_is_told_and_cannot_be_taken(
    tmp_path: Path, given: str, required: str, words: str
) -> None:
    new = found(tmp_path, add_condition(given, required))
    assert new.problem is not None
    assert new.problem.text.startswith(words)
    assert (new.can_be_taken, new.values) == (False, {})
    assert new.written == f"{given} → {required or '–'}"


def test_a_condition_on_a_commitment_new_in_the_file_waits_for_it(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        copy_row(word, "F-02", "F-09", "Samferdselsdepartementet", "Bygger bane.", "", "", "")
        add_condition("F-01", "F-09")(word)

    commitment, condition = change_of(edited(tmp_path, edit)).differences
    assert (commitment.change, commitment.is_proposed) == ("new", True)
    assert condition.problem is not None
    assert condition.problem.text == (
        "The commitment F-09 is new in the file. Take it over first, then compare again."
    )


# changed


def test_a_reason_in_other_words_is_a_difference(tmp_path: Path) -> None:
    changed = found(tmp_path, write_condition(REASON, "Passasjerene må komme fra bilen."))
    assert (changed.change, changed.key, changed.part) == ("changed", "bond", "text")
    assert changed.values == {"text": "Passasjerene må komme fra bilen."}
    assert changed.is_proposed


def test_another_commitment_in_a_cell_binds_another_one(tmp_path: Path) -> None:
    changed = found(tmp_path, write_condition(REQUIRED, "F-03"))
    assert (changed.change, changed.key, changed.part) == ("changed", "bond", "requires")
    assert (changed.ours, changed.theirs) == (Pair(BUSES, PARKING), Pair(BUSES, HEATING))
    assert changed.values == {"commitment": "buses", "requires": "heating"}


def test_a_condition_turned_round_is_one_difference(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        row = condition_row(word, "F-02")
        write_cell(row, GIVEN, "F-01")
        write_cell(row, REQUIRED, "F-02")

    assert found(tmp_path, edit).theirs == Pair(PARKING, BUSES)


def test_both_parts_of_a_row_changed_are_two_differences(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        write_condition(REASON, "Rett.")(word)
        write_condition(REQUIRED, "F-03")(word)

    differences = change_of(edited(tmp_path, edit)).differences
    assert [each.part for each in differences] == ["requires", "text"]
    assert len({each.id for each in differences}) == 2


def test_words_beside_the_number_are_read_in_the_table_of_commitments_alone(
    tmp_path: Path,
) -> None:
    path = edited(tmp_path, write_condition(GIVEN, "F-02: Gir penger."))
    assert told(change_of(path)) == []


# gone


def test_a_row_that_is_gone_is_taken_away_only_by_a_person(tmp_path: Path) -> None:
    gone = found(tmp_path, drop_condition)
    assert (gone.about, gone.change, gone.key, gone.name) == (
        *("condition", "gone", "bond"),
        "F-02 → F-01",
    )
    assert gone.can_be_taken
    assert not gone.is_proposed


def test_a_row_struck_out_with_tracked_changes_says_by_whom(tmp_path: Path) -> None:
    gone = found(tmp_path, lambda word: strike_row(condition_row(word, "F-02"), "Per"))
    assert (gone.change, gone.authors) == ("gone", ("Per",))


def test_a_row_whose_words_were_deleted_is_gone(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        row = condition_row(word, "F-02")
        write_cell(row, GIVEN, "")
        write_cell(row, REQUIRED, "")

    assert found(tmp_path, edit).change == "gone"


def test_several_gone_stand_in_the_order_of_their_commitments(tmp_path: Path) -> None:
    more = (
        Condition(key="a", commitment="heating", requires="buses"),
        Condition(key="z", commitment="parking", requires="heating"),
    )
    path = repacked(tmp_path, "customXml/item2")
    gone = change_of(path, plan_of(*more)).differences
    assert [each.name for each in gone] == ["F-01 → F-03", "F-03 → F-02"]


# three-way


def test_a_condition_made_since_is_not_missing_in_the_file(tmp_path: Path) -> None:
    since = Condition(key="since", commitment="heating", requires="parking")
    assert told(change_of(edited(tmp_path, lambda word: word), plan_of(since))) == []


def test_a_condition_taken_away_since_is_not_new(tmp_path: Path) -> None:
    assert told(change_of(edited(tmp_path, lambda word: word), plan_of(without="bond"))) == []


def test_a_condition_changed_here_and_taken_away_there_is_a_conflict(tmp_path: Path) -> None:
    new = found(tmp_path, write_condition(REASON, "Rett."), plan_of(without="bond"))
    assert (new.change, new.conflict, new.is_proposed) == ("new", True, False)


@pytest.mark.parametrize(
    ("column", "written", "newer"),
    [
        (REASON, "Rett.", replace(BOND, text="Fordi.")),
        (REQUIRED, "F-03", replace(BOND, commitment="heating")),
    ],
)
def test_what_both_changed_is_a_conflict(
    tmp_path: Path, column: int, written: str, newer: Condition
) -> None:
    changed = found(tmp_path, write_condition(column, written), plan_of(newer))
    assert (changed.conflict, changed.is_proposed) == (True, False)


def test_what_the_plan_changed_and_the_parties_left_alone_is_no_difference(
    tmp_path: Path,
) -> None:
    newer = plan_of(replace(BOND, requires="heating", text="Fordi."))
    assert told(change_of(edited(tmp_path, lambda word: word), newer)) == []


def test_a_commitment_numbered_anew_since_is_the_one_that_the_file_means(tmp_path: Path) -> None:
    swapped = plan_of(replace(PARKING, number="F-02"), replace(BUSES, number="F-01"))
    assert told(change_of(edited(tmp_path, lambda word: word), swapped)) == []
    new = found(tmp_path, add_condition("F-03", "F-01"), swapped)
    assert new.values["requires"] == "parking"


def test_a_condition_of_a_commitment_withdrawn_since_is_not_missing(tmp_path: Path) -> None:
    withdrawn = plan_of(replace(PARKING, status="withdrawn"))
    assert told(change_of(edited(tmp_path, drop_condition), withdrawn)) == []


def test_without_bookmarks_a_condition_is_known_by_its_commitments(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        without_bookmarks(word)
        write_condition(REASON, "Rett.")(word)

    changed = found(tmp_path, edit)
    assert (changed.change, changed.key, changed.part) == ("changed", "bond", "text")


def test_a_file_that_no_longer_has_the_table_has_lost_its_conditions(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        table = next(t for t in word.tables if t.rows[-1].cells[0].text.startswith("F-02 "))
        table._tbl.getparent().remove(table._tbl)

    assert told(change_of(edited(tmp_path, edit))) == [("gone", "F-02 → F-01", "")]


def test_a_comment_beside_a_condition_is_shown_with_it(tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        runs = condition_row(word, "F-02").cells[GIVEN].paragraphs[0].runs
        word.add_comment(runs, text="Hvorfor?", author="Per", initials="P")

    remark = found(tmp_path, edit)
    assert (remark.about, remark.change, remark.remarks[0].text) == (
        *("condition", "remark"),
        "Hvorfor?",
    )


# taking over


@pytest.fixture
def connection() -> Iterator[Connection]:
    with an_open_plan(*ROWS) as opened:
        yield opened


def take(connection: Connection, path: Path) -> int:
    return take_over(connection, change_of(path).differences, day=MONDAY)


def bonds(connection: Connection) -> set[tuple[str, str, str]]:
    return {(c.commitment, c.requires, c.text) for c in rows.read(connection, Condition)}


def links(connection: Connection) -> set[tuple[str, str]]:
    return {(each.commitment, each.measure) for each in rows.read(connection, CommitmentMeasure)}


def now(connection: Connection) -> Plan:
    kinds = (Condition, CommitmentMeasure, Commitment)
    kept = [row for row in ROWS if not isinstance(row, kinds)]
    held = [row for kind in kinds for row in rows.read(connection, kind)]
    return plan_of(*kept, *held, without="" if "bond" in {r.key for r in held} else "bond")


def test_conditions_and_measures_are_taken_over_and_the_file_then_differs_in_nothing(
    connection: Connection, tmp_path: Path
) -> None:
    def edit(word: WordDocument) -> None:
        write_condition(REASON, "Rett.")(word)
        add_condition("F-03", "F-01", "Fordi.")(word)
        write(word, "F-01", MEASURES, "T-01 og T-02")
        copy_row(word, "F-03", "F-09", "Porsgrunn kommune", "Bygger.", "T-02", "", "Avtalt")

    path = edited(tmp_path, edit)
    assert take(connection, path) == 5
    assert bonds(connection) == {
        ("buses", "parking", "Rett."),
        ("heating", "parking", "Fordi."),
    }
    (new,) = (each for each in rows.read(connection, Commitment) if each.number == "F-09")
    assert links(connection) == {
        *(("buses", "lane"), ("parking", "lane"), ("parking", "bikes")),
        (new.key, "bikes"),
    }
    assert told(change_of(path, now(connection))) == []


def test_what_is_gone_is_taken_away(connection: Connection, tmp_path: Path) -> None:
    def edit(word: WordDocument) -> None:
        drop_condition(word)
        write(word, "F-02", MEASURES, "")

    assert take(connection, edited(tmp_path, edit)) == 2
    assert (bonds(connection), links(connection)) == (set(), set())


def test_a_condition_keeps_its_key_when_it_binds_another_commitment(
    connection: Connection, tmp_path: Path
) -> None:
    assert take(connection, edited(tmp_path, write_condition(REQUIRED, "F-03"))) == 1
    (held,) = rows.read(connection, Condition)
    assert (held.key, held.commitment, held.requires) == ("bond", "buses", "heating")


def test_two_commitments_are_bound_once(connection: Connection, tmp_path: Path) -> None:
    rows.insert(connection, Condition(key="other", commitment="buses", requires="heating"))
    take(connection, edited(tmp_path, write_condition(REQUIRED, "F-03")))
    assert bonds(connection) == {("buses", "heating", "")}


@pytest.mark.parametrize(("kind", "key"), [(Commitment, "parking"), (Condition, "bond")])
def test_what_the_plan_no_longer_has_is_left_out(
    connection: Connection, tmp_path: Path, kind: type[Commitment | Condition], key: str
) -> None:
    path = edited(tmp_path, write_condition(REASON, "Rett."))
    rows.delete(connection, kind, key)
    assert take(connection, path) == 0
    assert bonds(connection) == set()
