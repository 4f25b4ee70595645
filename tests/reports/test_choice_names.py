"""Every choice is known by its name in every language of the program."""

import pytest

from fbdesk.models.programmes.programme import load_programme
from fbdesk.reports.choice_names import names_in_every_language
from fbdesk.reports.workbook.lists import choice_lists
from fbdesk.texts import LANGUAGES, translator

PROGRAMME = load_programme("framtidens-byer")


@pytest.mark.parametrize(
    ("of", "name", "code"),
    [
        ("status", "Vedtatt", "adopted"),
        ("status", "Adopted", "adopted"),
        ("yes_no", "Ja", "yes"),
        ("yes_no", "Yes", "yes"),
        ("cost_kind", "Drift", "operating"),
        ("cost_kind", "Operation", "operating"),
    ],
)
def test_a_choice_is_known_in_norwegian_and_english(of: str, name: str, code: str) -> None:
    assert names_in_every_language(PROGRAMME)[of][name] == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_of_a_language_is_missing(language: str) -> None:
    names = names_in_every_language(PROGRAMME)
    for of, choices in choice_lists(PROGRAMME, translator(language), language).items():
        assert {choice.name for choice in choices} <= names[of].keys()
