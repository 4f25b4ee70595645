"""Words are found wherever somebody wrote them, and the text around them is shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.models.declarations import FIELDS, table_name
from fbdesk.models.followup import ProgressNote
from fbdesk.models.measures import Instrument, Measure
from fbdesk.models.row import LongText
from fbdesk.models.snapshot import Plan
from fbdesk.models.text_index import LEFT_OUT, TEXTS, TextIndex, snippet_of
from tests.builders import a_measure, a_plan, some_settings

SETTINGS = some_settings()
BUS = a_measure(
    "T-01", title="Busstraseer", description="Egne **felt** for buss.\n- Rådhuset", position=0
)
PARKING = a_measure("T-02", title="Parkering ved buss", risk="Rådhusets ansatte.", position=1)
INSTRUMENT = Instrument(title="Parkeringsnorm", description="Gjelder ved rådhuset")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return a_plan(BUS, PARKING, INSTRUMENT)


@pytest.fixture(scope="module")
def index(plan: Plan) -> TextIndex:
    return TextIndex().updated(plan)


def found(index: TextIndex, typed: str, most: int = 9) -> list[tuple[str, str]]:
    return [(getattr(hit.row, "title", ""), hit.field) for hit in index.find(typed, most)]


def test_every_long_text_of_every_kind_is_searched() -> None:
    unsearched = [
        (kind.__name__, field.name)
        for kind, declared in FIELDS.items()
        for field in declared
        if field.mark(LongText) and kind not in LEFT_OUT and field.name not in TEXTS[kind]
    ]
    assert unsearched == []


def test_a_word_is_found_in_any_text_of_any_kind(index: TextIndex) -> None:
    assert found(index, "rådhus") == [
        ("Busstraseer", "description"),
        ("Parkering ved buss", "risk"),
        ("Parkeringsnorm", "description"),
    ]


def test_case_and_marks_do_not_matter(index: TextIndex) -> None:
    assert found(index, "FELT for") == [("Busstraseer", "description")]


def test_every_word_must_stand_in_the_row(index: TextIndex) -> None:
    assert found(index, "buss rådhus ansatte") == [("Parkering ved buss", "risk")]
    assert found(index, "buss trikk") == []


def test_rows_whose_name_begins_with_the_word_come_first(index: TextIndex) -> None:
    assert found(index, "parkering") == [
        ("Parkering ved buss", "title"),
        ("Parkeringsnorm", "title"),
    ]
    assert found(index, "t-02") == [("Parkering ved buss", "number")]
    assert found(index, "buss") == [("Busstraseer", "title"), ("Parkering ved buss", "title")]


def test_no_more_is_found_than_wanted(index: TextIndex) -> None:
    assert len(index.find("r", 2)) == 2


def test_nothing_typed_finds_nothing(index: TextIndex) -> None:
    assert index.find("  ", 9) == ()


def test_only_tables_that_changed_are_read_again(index: TextIndex) -> None:
    other = a_plan(a_measure("T-09", title="Trikk"))
    renewed = index.updated(other, {table_name(Measure)})
    assert found(renewed, "trikk") == [("Trikk", "title")]
    assert renewed.parts[Instrument] is index.parts[Instrument]
    assert found(index, "trikk") == []


def test_a_kind_that_was_not_read_yet_is_read(plan: Plan) -> None:
    assert found(TextIndex().updated(plan, ()), "busstr") == [("Busstraseer", "title")]


def test_notes_of_a_measure_are_found_as_their_own_rows() -> None:
    note = ProgressNote(measure=BUS.key, text="Grunneier sa nei", dated=date(2010, 5, 4))
    (hit,) = TextIndex().updated(a_plan(BUS, note)).find("grunneier", 5)
    assert (hit.row.key, hit.snippet, hit.spans) == (note.key, "Grunneier sa nei", ((0, 9),))


def test_a_snippet_shows_what_stands_around_the_word() -> None:
    text = f"{'før ' * 40}RÅDHUSET\n{'etter ' * 60}"
    snippet, ((start, end),) = snippet_of(text, ["rådhus"])
    assert snippet[start:end] == "RÅDHUS"
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert len(snippet) < 170


def test_words_that_overlap_are_marked_once() -> None:
    assert snippet_of("bussrute", ["buss", "bussrute"])[1] == ((0, 4),)


@given(st.text(max_size=60), st.text(min_size=1, max_size=3))
def test_what_is_marked_is_what_was_typed(text: str, word: str) -> None:
    snippet, spans = snippet_of(text, [word.casefold()])
    assert all(0 <= start < end <= len(snippet) for start, end in spans)
    assert all(snippet[a:b].casefold() == word.casefold() for a, b in spans if len(word) == b - a)


@given(st.text(max_size=30).filter(lambda text: "**" not in text))
def test_any_title_is_found_by_its_own_words(title: str) -> None:
    plan = Plan(settings=SETTINGS, measures=(a_measure("T-01", title=title),))
    hits = TextIndex().updated(plan).find(title, 3)
    grows = len(title.casefold()) != len(title)
    assert hits or not title.split() or grows
