"""What a search shows: which rows come first, which field, and the words around what was found."""

from datetime import date

import pytest

from fbdesk.models.declarations import table_name
from fbdesk.models.effects import EffectInput
from fbdesk.models.followup import ProgressNote
from fbdesk.models.measures import Instrument, Measure
from fbdesk.models.row import Row
from fbdesk.models.strategy import Challenge, Goal, Strategy
from fbdesk.models.text_index import AROUND, LEFT_OUT, NOT_WRITTEN, TEXTS, TextIndex, snippet_of
from tests.builders import a_measure, a_plan


def index_of(*rows: Row) -> TextIndex:
    return TextIndex().updated(a_plan(*rows))


def titles(index: TextIndex, typed: str, most: int = 9) -> list[str]:
    return [getattr(hit.row, "title", "") for hit in index.find(typed, most)]


BUS = a_measure("T-01", title="Bussveier i sentrum", description="Egne felt.", position=0)
TRAM = a_measure("T-02", title="Bybane", description="Erstatter buss i sentrum.", position=1)
SCHOOL = a_measure("T-03", title="Trygg skolebuss", position=2)


def test_a_name_that_begins_with_the_word_comes_before_one_that_holds_it() -> None:
    # T-01 begins with the word, T-03 has it within its name, T-02 only in its text
    assert titles(index_of(TRAM, SCHOOL, BUS), "buss") == [
        "Bussveier i sentrum",
        "Trygg skolebuss",
        "Bybane",
    ]


def test_a_later_word_of_a_name_begins_it_as_well() -> None:
    assert titles(index_of(BUS, TRAM), "sentrum") == ["Bussveier i sentrum", "Bybane"]


def test_words_may_stand_in_different_fields_of_one_row() -> None:
    assert titles(index_of(BUS, TRAM, SCHOOL), "bybane erstatter") == ["Bybane"]


def test_words_may_come_in_any_order() -> None:
    assert titles(index_of(BUS, TRAM), "sentrum bussveier") == ["Bussveier i sentrum"]


def test_a_part_of_a_word_is_enough() -> None:
    assert titles(index_of(SCHOOL), "kole") == ["Trygg skolebuss"]


@pytest.mark.parametrize("typed", ["ÆRLIG", "ærlig", "  ærlig  ", "Ærlig\t"])
def test_norwegian_letters_are_found_in_any_case(typed: str) -> None:
    assert titles(index_of(a_measure("T-01", title="Ærlig talt")), typed) == ["Ærlig talt"]


def test_a_word_between_stars_is_found_without_them() -> None:
    marked = a_measure("T-01", title="Buss", description="Vi **må raskt** ut.")
    (hit,) = index_of(marked).find("må raskt ut", 5)
    assert hit.snippet == "Vi må raskt ut."


def test_the_field_that_holds_most_of_the_words_is_shown() -> None:
    measure = a_measure(
        "T-01", title="Buss", description="Buss og bane.", risk="Buss, bane og båt sent."
    )
    (hit,) = index_of(measure).find("buss bane båt", 5)
    assert (hit.field, hit.snippet) == ("risk", "Buss, bane og båt sent.")


def test_every_kind_with_texts_of_its_own_is_found() -> None:
    rows = (
        Challenge(title="Bratte bakker", position=0),
        Goal(title="Mindre bratte kurver", position=0),
        Strategy(focus_area="1", status="Bratt og trangt."),
        Instrument(title="Tilskudd i bratte strøk"),
        ProgressNote(measure=BUS.key, text="Bratt læring", dated=date(2010, 5, 4)),
    )
    kinds = {type(hit.row) for hit in index_of(BUS, *rows).find("bratt", 9)}
    assert kinds == {Challenge, Goal, Strategy, Instrument, ProgressNote}


def test_identities_and_codes_are_nobodys_words() -> None:
    measure = a_measure("T-01", key="abcdef", title="Buss", status="adopted")
    assert titles(index_of(measure), "abcdef") == []
    assert titles(index_of(measure), "adopted") == []


def test_the_name_of_an_input_is_the_programs_word_and_its_note_the_planners() -> None:
    assert TEXTS[EffectInput] == ("text", "source", "note", "entered_by")


def test_no_field_that_the_program_fills_is_searched_in_any_kind() -> None:
    assert not {name for names in TEXTS.values() for name in names} & NOT_WRITTEN


def test_published_figures_and_frozen_copies_are_not_searched() -> None:
    assert not LEFT_OUT & set(TEXTS)


def test_an_index_keeps_what_it_held_when_another_is_made_of_it() -> None:
    first = index_of(BUS)
    second = first.updated(a_plan(TRAM), {table_name(Measure)})
    assert titles(first, "bussveier") == ["Bussveier i sentrum"]
    assert titles(second, "bussveier") == []
    assert titles(second, "bybane") == ["Bybane"]


def test_a_change_of_another_table_leaves_what_was_read() -> None:
    first = index_of(BUS)
    second = first.updated(a_plan(TRAM), {table_name(Instrument)})
    assert titles(second, "bussveier") == ["Bussveier i sentrum"]


def test_without_a_plan_nothing_is_found() -> None:
    assert TextIndex().find("buss", 5) == ()


@pytest.mark.parametrize(
    ("text", "words", "snippet", "spans"),
    [
        ("Buss i byen", ["buss"], "Buss i byen", ((0, 4),)),
        ("Buss og buss", ["buss"], "Buss og buss", ((0, 4), (8, 12))),
        ("bane, buss", ["buss", "bane"], "bane, buss", ((0, 4), (6, 10))),
        ("To\nlinjer\t her", ["her"], "To linjer her", ((10, 13),)),
        ("Ingenting her", ["buss"], "Ingenting her", ()),
        ("", ["buss"], "", ()),
        ("bussbuss", ["buss"], "bussbuss", ((0, 4), (4, 8))),
    ],
)
def test_a_short_text_is_shown_whole_on_one_line(
    text: str, words: list[str], snippet: str, spans: tuple[tuple[int, int], ...]
) -> None:
    assert snippet_of(text, words) == (snippet, spans)


def test_a_long_text_is_cut_between_words_before_what_was_found() -> None:
    # 30 · "før " = 120 letters before the word; the cut goes back 40 to a space and on to a word
    snippet, ((start, end),) = snippet_of(f"{'før ' * 30}buss", ["buss"])
    assert snippet.startswith("…før ")
    assert snippet.endswith("buss")
    assert snippet[start:end] == "buss"
    assert start <= AROUND + 1


def test_the_rest_of_a_long_text_is_told_by_dots() -> None:
    snippet, spans = snippet_of(f"buss {'etter ' * 60}", ["buss"])
    assert spans[0] == (0, 4)
    assert snippet.endswith("…")
    assert not snippet.startswith("…")
    assert len(snippet) == 4 * AROUND + 1


def test_one_endless_word_is_cut_within_itself() -> None:
    snippet, ((start, end),) = snippet_of(f"{'x' * 100}buss", ["buss"])
    assert snippet == f"…{'x' * AROUND}buss"
    assert (start, end) == (AROUND + 1, AROUND + 5)


def test_a_letter_that_grows_when_made_small_moves_no_mark() -> None:
    # ß becomes ss and İ two letters: both keep one place
    snippet, spans = snippet_of("Straße İ buss", ["buss"])
    assert [snippet[start:end] for start, end in spans] == ["buss"]
