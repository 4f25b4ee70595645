"""The agreement's own words are told from the planners' in every language, marks or none."""

import pytest

from fbdesk.exchange.agreement.words import CONDITION_COLUMNS, is_column, is_fixed_heading


@pytest.mark.parametrize(
    "title",
    [
        *("Parter", "partar", "Parties", "Underskrifter", "Vedlegg. Tiltak i avtalen"),
        *("Vedlegg. Fellesprosjekter i 2009", "Annex. Joint projects in 2012"),
        "Annex. The calculations",
    ],
)
def test_the_documents_own_headings_are_no_sections_of_the_text(title: str) -> None:
    assert is_fixed_heading(title)


@pytest.mark.parametrize("title", ["Varighet", "Fellesprosjekter", "2009", "Vedlegg. Kart"])
def test_other_headings_are_the_planners(title: str) -> None:
    assert not is_fixed_heading(title)


def test_the_columns_of_conditions_are_known_in_every_language() -> None:
    given, required, text = CONDITION_COLUMNS.values()
    assert is_column(given, "Denne  forpliktelsen")
    assert is_column(required, "Holds when this one is fulfilled")
    assert is_column(text, "Begrunnelse")
    assert not is_column(given, "Forpliktelse")
