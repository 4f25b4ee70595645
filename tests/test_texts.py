"""Tests of sentences: a message, its values, and the reader's language meet in one place."""

import re

import pytest

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.profile import LABELS
from fbdesk.errors import InputError, Labels
from fbdesk.texts import LANGUAGES, catalogue, sentence, translator

BOKMAL = {
    "{number}: {names} is not confirmed.": "{number}: {names} er ikke bekreftet.",
    "{number}: {problem}": "{number} – {problem}",
    "{field} must be more than {low}, not {value}": "{field} må være over {low}, ikke {value}",
    "Efficiency after": "Virkningsgrad etter",
    "Emission per kWh": "Utslipp per kWh",
    "Damage": "Skade",
}


def in_bokmal(source: str) -> str:
    return BOKMAL.get(source, source)


def test_a_sentence_without_values_keeps_its_braces() -> None:
    assert sentence(str, "written as {this}", {}) == "written as {this}"


def test_values_stand_in_their_places() -> None:
    assert sentence(str, "{a} before {b}", {"b": 2, "a": 1}) == "1 before 2"


def test_labels_are_translated_one_by_one() -> None:
    values = {"number": "T-15", "names": Labels(("Efficiency after", "Emission per kWh"))}
    found = sentence(in_bokmal, "{number}: {names} is not confirmed.", values)
    assert found == "T-15: Virkningsgrad etter, Utslipp per kWh er ikke bekreftet."


def test_labels_read_as_a_list_in_english_too() -> None:
    assert f"{Labels(('Efficiency after', 'Damage'))}" == "Efficiency after, Damage"


def a_problem(field: str, label: str | None) -> InputError:
    named = {} if label is None else {"label": label}
    return InputError(
        "{field} must be more than {low}, not {value}", field=field, low=0, value=-1, **named
    )


@pytest.mark.parametrize(
    ("field", "label", "expected"),
    [
        ("efficiency_after", "Efficiency after", "Virkningsgrad etter må være over 0, ikke -1"),
        ("curve_before 2.damage_nok", "Damage", "Skade (2) må være over 0, ikke -1"),
        ("efficiency_after", None, "efficiency_after må være over 0, ikke -1"),
    ],
)
def test_people_read_what_a_field_is_called(field: str, label: str | None, expected: str) -> None:
    problem = a_problem(field, label)
    assert sentence(in_bokmal, problem.message, problem.values) == expected


def test_programs_read_the_id_of_a_field() -> None:
    problem = a_problem("efficiency_after", "Efficiency after")
    assert str(problem) == "efficiency_after must be more than 0, not -1"


def test_a_problem_inside_a_sentence_is_translated_whole() -> None:
    values = {"number": "T-15", "problem": a_problem("efficiency_after", "Efficiency after")}
    found = sentence(in_bokmal, "{number}: {problem}", values)
    assert found == "T-15 – Virkningsgrad etter må være over 0, ikke -1"


def test_numbers_are_shown_as_the_reader_writes_them_inside_a_problem_too() -> None:
    problem = InputError("{value} of {sum}", value=1_500.0, sum=2_000.0)
    found = sentence(
        str,
        "{problem} in {year}",
        {"problem": problem, "year": 2010},
        lambda name, value: value if name == "year" else f"{value:_.0f}",
    )
    assert found == "1_500 of 2_000 in 2010"


def test_a_text_that_no_catalogue_has_stays_english() -> None:
    for language in LANGUAGES:
        assert translator(language)("no such text in any room") == "no such text in any room"


def test_nynorsk_falls_back_to_bokmal_and_english_needs_no_catalogue() -> None:
    bokmal, nynorsk = catalogue("nb"), catalogue("nn")
    assert bokmal["Lifetime"] == "Levetid"
    assert set(bokmal) <= set(nynorsk)
    assert catalogue("en") == {}


def test_every_label_of_the_calculator_has_a_bokmal_form() -> None:
    known = catalogue("nb")
    labels = {declared.label for method in METHODS for declared in method.inputs}
    columns = {c.label for m in METHODS for declared in m.inputs for c in declared.columns}
    assert sorted((labels | columns | set(LABELS.values())) - set(known)) == []


def test_a_translation_fills_the_places_that_its_source_has() -> None:
    places = re.compile(r"{(\w+)}")
    for source, translated in catalogue("nb").items():
        assert set(places.findall(translated)) <= set(places.findall(source)), source
