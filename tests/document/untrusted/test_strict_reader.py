"""The strict reader: reads around damage, runs nothing, and names what it cannot read."""

import random
import sqlite3
import time
import uuid
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from fbdesk.document.admission import MOST_ROWS
from fbdesk.document.connections import close, open_memory, raw_connection
from fbdesk.document.format_version import FormatVersion
from fbdesk.document.reading import read_plan
from fbdesk.document.repair.read_out import Loss, LossList, ReadOut, Why
from fbdesk.document.schema import CURRENT, empty_plan
from fbdesk.document.untrusted.strict_reader import read_out
from fbdesk.document.whole_file import PAGE_BYTES, with_schema_of
from fbdesk.models.declarations import table_name
from fbdesk.models.measures import Measure

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "plan-1.0.fbplan"
ROWS = 2_351
"""How many rows the golden plan holds; `SELECT count(*)` of each table, added."""


@pytest.fixture(scope="module")
def sound() -> bytes:
    return GOLDEN.read_bytes()


def root_page(data: bytes, table: str) -> int:
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.deserialize(data)
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        return int(raw.execute(query, (table,)).fetchone()[0])


def leaves_of(data: bytes, table: str) -> list[int]:
    """Return the pages below a table's root, which the root lists in its cells (file format)."""
    start = (root_page(data, table) - 1) * PAGE_BYTES
    page = data[start : start + PAGE_BYTES]
    assert page[0] == 5, "an inner page of a table"
    cells = int.from_bytes(page[3:5])
    places = [int.from_bytes(page[12 + 2 * n : 14 + 2 * n]) for n in range(cells)]
    children = [int.from_bytes(page[place : place + 4]) for place in places]
    return [*children, int.from_bytes(page[8:12])]


def without_page(data: bytes, page: int) -> bytes:
    start = (page - 1) * PAGE_BYTES
    return data[:start] + bytes(PAGE_BYTES) + data[start + PAGE_BYTES :]


def test_a_sound_file_is_read_whole_and_exactly(sound: bytes) -> None:
    found = read_out(sound)
    assert len(found.rows) == ROWS
    assert found.losses == ()
    plan = read_plan(GOLDEN)
    assert found.plan_uuid == plan.settings.key
    assert {row.key: row for row in found.rows if isinstance(row, Measure)} == {
        row.key: row for row in plan.measures
    }
    assert set(plan.inventory_rows) <= set_of(found)


def set_of(found: ReadOut) -> set[object]:
    return set(found.rows)


def test_rows_come_with_their_owners_first(sound: bytes) -> None:
    tables = [table_name(type(row)) for row in read_out(sound).rows]
    assert tables.index("measure") < tables.index("effect") < tables.index("effect_input")


def test_one_lost_page_in_the_middle_costs_its_rows_and_no_others(sound: bytes) -> None:
    leaves = leaves_of(sound, "funding_line")
    found = read_out(without_page(sound, leaves[2]))
    lost = ROWS - len(found.rows)
    assert 0 < lost < 60, "a page holds some dozens of rows"
    assert found.losses == (Loss(Why.UNREADABLE, "funding_line", rows=lost),)


def test_two_lost_pages_are_counted_together(sound: bytes) -> None:
    leaves = leaves_of(sound, "funding_line")
    found = read_out(without_page(without_page(sound, leaves[1]), leaves[4]))
    lost = ROWS - len(found.rows)
    assert found.losses == (Loss(Why.UNREADABLE, "funding_line", rows=lost),)


def test_a_lost_first_page_is_counted(sound: bytes) -> None:
    found = read_out(without_page(sound, leaves_of(sound, "funding_line")[0]))
    assert found.losses == (Loss(Why.UNREADABLE, "funding_line", rows=ROWS - len(found.rows)),)


def test_a_lost_end_is_told_without_a_number(sound: bytes) -> None:
    found = read_out(without_page(sound, leaves_of(sound, "funding_line")[-1]))
    assert found.losses == (Loss(Why.END, "funding_line", rows=0),)
    assert len(found.rows) < ROWS


@pytest.mark.parametrize("damaged", [100, PAGE_BYTES], ids=["header", "first page"])
def test_a_lost_beginning_costs_nothing(sound: bytes, damaged: int) -> None:
    """A saved plan has its schema on the same pages as an empty plan: it is put back."""
    found = read_out(bytes(damaged) + sound[damaged:])
    assert len(found.rows) == ROWS
    assert found.losses == ()
    assert (found.version, found.strange) == (FormatVersion(1, 0), False)


def test_a_lost_header_leaves_the_version_to_the_tables(plan_file: Path) -> None:
    found = read_out(bytes(100) + plan_file.read_bytes()[100:])
    assert (found.version, found.losses, found.strange) == (CURRENT, (), False)


def test_a_strange_table_behind_a_lost_header_is_seen_as_such(plan_file: Path) -> None:
    """No version knows it, so that the newest is taken, and nothing is put in its place."""
    with closing(sqlite3.connect(plan_file)) as raw:
        raw.execute("DROP TABLE instrument")
        raw.execute("CREATE TABLE instrument (key TEXT PRIMARY KEY, charm TEXT)")
        raw.commit()
    found = read_out(bytes(100) + plan_file.read_bytes()[100:])
    assert (found.version, found.strange) == (CURRENT, True)


def test_the_schema_of_a_saved_plan_stands_where_that_of_an_empty_plan_does(
    plan_file: Path,
) -> None:
    """What putting the schema back relies on."""
    data = plan_file.read_bytes()
    restored = with_schema_of(data, CURRENT)
    assert restored[PAGE_BYTES:] == data[PAGE_BYTES:]
    assert restored[100:PAGE_BYTES] == data[100:PAGE_BYTES]


@pytest.mark.parametrize("share", [0.1, 0.4, 0.8, 0.99])
def test_of_a_file_that_was_cut_short_the_rest_is_read(sound: bytes, share: float) -> None:
    found = read_out(sound[: int(len(sound) * share)])
    assert 0 < len(found.rows) < ROWS
    assert found.losses


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>", b"PK\x03\x04" + bytes(5_000), bytes(100_000), b"SQLite format 3\0" * 9_000],
)
def test_of_what_is_no_plan_nothing_is_read(data: bytes) -> None:
    found = read_out(data)
    assert found.rows == ()
    assert found.losses


def test_of_a_database_of_another_program_nothing_is_read(tmp_path: Path) -> None:
    path = tmp_path / "annet.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT)")
        raw.execute("INSERT INTO customer VALUES (1, 'Kari')")
        raw.commit()
    assert read_out(path.read_bytes()).rows == ()


@pytest.mark.parametrize("times", [10, pytest.param(2_000, marks=pytest.mark.large)])
def test_flipped_bits_never_bring_the_reader_down_and_never_add_a_row(
    sound: bytes, times: int
) -> None:
    chance = random.Random(1989)  # noqa: S311 the same flips in each run
    for _ in range(times):
        flipped = bytearray(sound)
        for _ in range(20):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        found = read_out(bytes(flipped))
        assert len(found.rows) <= ROWS


Strange = Callable[..., bytes]


@pytest.fixture
def strange(plan_file: Path) -> Strange:
    """Give the bytes of a small plan after statements that fbdesk would never run."""

    def make(*statements: str) -> bytes:
        with closing(sqlite3.connect(plan_file, isolation_level=None)) as raw:
            for statement in statements:
                raw.execute(statement)
        return plan_file.read_bytes()

    return make


def measures(found: ReadOut) -> list[Measure]:
    return [row for row in found.rows if isinstance(row, Measure)]


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        (
            "CREATE TRIGGER t AFTER UPDATE ON measure BEGIN DELETE FROM measure; END",
            "trigger t",
        ),
        ("CREATE VIEW v AS SELECT * FROM measure", "view v"),
        ("CREATE TABLE extra (key TEXT)", "table extra"),
        ("CREATE VIRTUAL TABLE f USING fts5(title)", "table f"),
    ],
)
def test_what_fbdesk_did_not_make_is_named_and_left_out(
    strange: Strange, statement: str, name: str
) -> None:
    found = read_out(strange(statement))
    assert [measure.title for measure in measures(found)] == ["Sykkelvei"]
    assert Loss(Why.FOREIGN, name=name, rows=0) in found.losses


def test_a_foreign_column_is_named_and_left_out(strange: Strange) -> None:
    found = read_out(strange("ALTER TABLE measure ADD COLUMN mood TEXT"))
    assert [measure.title for measure in measures(found)] == ["Sykkelvei"]
    assert found.losses == (Loss(Why.FOREIGN, "measure", name="mood", rows=0),)


def test_a_computed_column_is_not_computed(strange: Strange) -> None:
    """A computed column of a known name has its usual value: nothing of the file is run."""
    data = strange(
        "ALTER TABLE measure RENAME COLUMN responsible TO before",
        "ALTER TABLE measure ADD COLUMN responsible TEXT AS (upper('løgn')) VIRTUAL",
    )
    assert [measure.responsible for measure in measures(read_out(data))] == [""]


def test_a_view_in_the_place_of_a_table_is_not_read(strange: Strange) -> None:
    data = strange(
        "ALTER TABLE measure RENAME TO real",
        "CREATE VIEW measure AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
        "SELECT x AS key FROM n",
    )
    before = time.thread_time()
    found = read_out(data)
    assert time.thread_time() - before < 4
    assert measures(found) == []
    assert Loss(Why.MISSING, "measure", rows=0) in found.losses
    assert Loss(Why.FOREIGN, name="view measure", rows=0) in found.losses


def test_a_table_with_its_columns_in_another_order_is_read_by_their_names(
    loose: Callable[[str], ReadOut],
) -> None:
    """Also where a table is missing: the schema of a plan is not laid over another's tables."""
    found = loose("DROP TABLE agreement_section")
    assert found.strange
    (measure,) = measures(found)
    assert (measure.number, measure.title) == ("T-01", "Sykkelvei")
    assert Loss(Why.MISSING, "agreement_section", rows=0) in found.losses


@pytest.mark.parametrize("column", [b"commitment TEXT NOT NULL, \n\trequires", b"lessons TEXT"])
def test_a_flipped_bit_in_the_name_of_a_column_costs_nothing(sound: bytes, column: bytes) -> None:
    at = sound.index(column)
    broken = bytearray(sound)
    broken[at] ^= 1
    found = read_out(bytes(broken))
    assert len(found.rows) == ROWS
    assert found.losses == ()


def test_an_index_with_a_function_is_not_asked(strange: Strange) -> None:
    found = read_out(strange("CREATE INDEX i ON measure (lower(title))"))
    assert len(measures(found)) == 1
    assert found.losses == ()


SQLITE_TABLE = """
    CREATE TABLE loose (key TEXT, rev, number, title, description, focus_area, task, status,
    existing, own_operation, start_year, end_year, phase_in_years, responsible, geographic_scope,
    priority, risk, state_dependence, programme_importance, programme_importance_reason, lessons,
    position)
"""


@pytest.fixture
def loose(strange: Strange) -> Callable[[str], ReadOut]:
    """Read a plan whose measures stand in a table without types, after one more statement."""

    def read(statement: str) -> ReadOut:
        columns = "key, rev, number, title, description, focus_area, task, status, existing, "
        columns += "own_operation, start_year, end_year, phase_in_years, responsible, "
        columns += "geographic_scope, priority, risk, state_dependence, programme_importance, "
        columns += "programme_importance_reason, lessons, position"
        return read_out(
            strange(
                SQLITE_TABLE,
                f"INSERT INTO loose ({columns}) SELECT {columns} FROM measure",
                "DROP TABLE measure",
                "ALTER TABLE loose RENAME TO measure",
                statement,
            )
        )

    return read


@pytest.mark.parametrize(
    ("statement", "field", "value"),
    [
        ("UPDATE measure SET start_year = 'i fjor'", "start_year", None),
        ("UPDATE measure SET start_year = 99999", "start_year", None),
        ("UPDATE measure SET start_year = 9e999", "start_year", None),
        ("UPDATE measure SET existing = 7", "existing", False),
        ("UPDATE measure SET priority = 'now'", "priority", ""),
        ("UPDATE measure SET lessons = x'0102'", "lessons", ""),
        ("UPDATE measure SET lessons = 17", "lessons", ""),
        ("UPDATE measure SET phase_in_years = 1e300", "phase_in_years", 1),
    ],
)
def test_a_value_of_a_wrong_kind_is_named_and_has_its_usual_value(
    loose: Callable[[str], ReadOut], statement: str, field: str, value: object
) -> None:
    found = loose(statement)
    (measure,) = measures(found)
    assert getattr(measure, field) == value
    assert measure.title == "Sykkelvei"
    assert Loss(Why.FIELD, "measure", "T-01 Sykkelvei", field) in found.losses


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("UPDATE measure SET risk = CAST(x'41ff42' AS TEXT)", "A�B"),
        ("UPDATE measure SET risk = CAST(x'41eda08042' AS TEXT)", "A���B"),
        ("UPDATE measure SET risk = 'A' || char(0) || 'B'", "AB"),
    ],
)
def test_broken_signs_of_a_text_are_marked_and_the_rest_is_kept(
    loose: Callable[[str], ReadOut], statement: str, text: str
) -> None:
    found = loose(statement)
    assert measures(found)[0].risk == text
    assert Loss(Why.TEXT, "measure", "T-01 Sykkelvei", "risk") in found.losses


def test_odd_but_honest_unicode_is_kept_as_it_is(loose: Callable[[str], ReadOut]) -> None:
    odd = "\u202etxt.exe \u200b\U0001f6b2 é"
    found = loose(f"UPDATE measure SET risk = '{odd}'")
    assert measures(found)[0].risk == odd


def test_a_huge_text_is_cut_and_named(loose: Callable[[str], ReadOut]) -> None:
    found = loose("UPDATE measure SET risk = replace(hex(zeroblob(1000000)), '0', 'a')")
    assert len(measures(found)[0].risk) == 500_000
    assert Loss(Why.TEXT, "measure", "T-01 Sykkelvei", "risk") in found.losses


@pytest.mark.parametrize("key", ["NULL", "''", "'../../etc'", "17", "x'00'"])
def test_a_row_without_a_key_gets_a_new_one_and_is_named(
    loose: Callable[[str], ReadOut], key: str
) -> None:
    found = loose(f"UPDATE measure SET key = {key}")
    (measure,) = measures(found)
    assert measure.title == "Sykkelvei"
    assert str(uuid.UUID(measure.key)) == measure.key
    assert Loss(Why.KEY, "measure", "T-01 Sykkelvei", "key") in found.losses


def test_a_row_that_lost_what_it_cannot_be_without_is_named(
    loose: Callable[[str], ReadOut],
) -> None:
    found = loose("UPDATE measure SET number = NULL")
    assert measures(found) == []
    assert Loss(Why.ROW, "measure", "Sykkelvei", "number") in found.losses


def test_a_table_whose_row_numbers_are_hidden_is_given_up(strange: Strange) -> None:
    data = strange(
        "DROP TABLE measure",
        "CREATE TABLE measure (key TEXT, rowid TEXT, _rowid_ TEXT, oid TEXT)",
        "INSERT INTO measure VALUES ('a', 'b', 'c', 'd')",
    )
    assert Loss(Why.MISSING, "measure", rows=0) in read_out(data).losses


def test_a_table_without_row_numbers_is_given_up(strange: Strange) -> None:
    data = strange(
        "DROP TABLE measure",
        "CREATE TABLE measure (key TEXT PRIMARY KEY, number TEXT) WITHOUT ROWID",
    )
    found = read_out(data)
    assert measures(found) == []
    assert any(loss.table == "measure" for loss in found.losses)


def test_names_with_quotes_stay_names(strange: Strange) -> None:
    data = strange(
        'ALTER TABLE measure ADD COLUMN "x"") FROM party; DROP TABLE ""measure" TEXT',
        'CREATE TABLE "measure""; DROP TABLE party; --" (key TEXT)',
    )
    found = read_out(data)
    assert len(measures(found)) == 1
    named = {loss.name for loss in found.losses}
    assert 'x") FROM party; DROP TABLE "measure' in named


def test_a_file_that_leads_in_circles_ends_in_time() -> None:
    """Two hundred inner pages, each of which refers to the next one a thousand times over."""
    connection = open_memory(empty_plan())
    data = bytearray(raw_connection(connection).serialize())
    close(connection)
    root = root_page(bytes(data), "measure")
    first = len(data) // PAGE_BYTES + 1
    places = [root, *range(first, first + 15)]
    data.extend(bytes(15 * PAGE_BYTES))
    for here, following in zip(places, [*places[1:], root], strict=True):
        start = (here - 1) * PAGE_BYTES
        cells = 300
        page = bytearray(PAGE_BYTES)
        begin = PAGE_BYTES - 6 * cells
        page[0] = 5
        page[3:5], page[5:7] = cells.to_bytes(2), begin.to_bytes(2)
        page[8:12] = following.to_bytes(4)
        for n in range(cells):
            place = begin + 6 * n
            page[12 + 2 * n : 14 + 2 * n] = place.to_bytes(2)
            page[place : place + 5] = following.to_bytes(4) + bytes([min(n, 127)])
        data[start : start + PAGE_BYTES] = page
    before = time.thread_time()
    found = read_out(bytes(data))
    assert time.thread_time() - before < 5
    assert measures(found) == []


def test_losses_of_very_many_rows_are_counted_and_not_listed() -> None:
    losses = LossList(most=2)
    for number in range(5):
        losses.add(Loss(Why.ROW, "measure", f"T-{number}"))
    assert [loss.name for loss in losses.all()] == ["T-0", "T-1", ""]
    assert losses.all()[-1] == Loss(Why.ROW, "measure", rows=3)


def test_the_reader_takes_no_more_rows_than_the_door() -> None:
    from fbdesk.document.untrusted import strange_database

    assert strange_database.MOST_ROWS == MOST_ROWS
