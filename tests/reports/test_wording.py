"""Tests of the words of a document: names by code, in the reader's language."""

import pytest

from fbdesk.reports.wording import OWN_NAMES, wording_in
from fbdesk.texts import catalogue
from tests.builders import a_target
from tests.reports.given import bokmal, english


def test_a_code_of_the_programme_has_the_programmes_name() -> None:
    assert bokmal().choice("status", "adopted") == "Vedtatt"
    assert english().choice("status", "adopted") == "Adopted"


def test_a_code_that_nobody_knows_is_shown_as_it_is() -> None:
    assert bokmal().choice("status", "adoptert") == "adoptert"
    assert bokmal().choice("no such list", "x") == "x"


def test_no_code_has_no_name() -> None:
    assert bokmal().choice("status", "") == ""
    assert bokmal().area("") == ""


def test_a_focus_area_always_has_its_number() -> None:
    assert bokmal().area("1") == "1 Arealbruk og transport"
    assert bokmal().short_area("1") == "1 Areal og transport"
    assert bokmal().short_area("9") == "9"


def test_sectors_have_names_for_people() -> None:
    assert bokmal().sector("produkter med fluorgasser") == "Produkter med fluorgasser"
    assert english().sector("Veitrafikk") == "Road traffic"
    assert bokmal().sector("Ny sektor") == "Ny sektor"


def test_a_scope_inside_a_sentence_begins_small() -> None:
    assert bokmal().scope_inside("programme") == "programmets sektorer"
    assert bokmal().scope("sectors", ("Jordbruk", "Luftfart")) == "Jordbruk, Luftfart"


def test_a_target_reads_as_a_line() -> None:
    text = bokmal().target(a_target(0.24)).replace("\u00a0", " ")
    assert text == "−24 % fra 2009 til 2020"


def test_nynorsk_falls_back_to_bokmal() -> None:
    wording = wording_in("nn", bokmal().programme)
    assert wording.text("reference path") == "referansebane"
    assert wording.choice("focus_area", "1") == "Arealbruk og transport"


@pytest.mark.parametrize("source", sorted(set(OWN_NAMES.values())))
def test_every_name_of_ours_has_a_bokmal_form(source: str) -> None:
    assert source in catalogue("nb")


def test_every_sector_of_a_list_begins_small_inside_a_sentence() -> None:
    sectors = ("Veitrafikk", "Industri, olje og gass")
    assert bokmal().scope_inside("sectors", sectors) == ("veitrafikk, industri, olje og gass")
    assert english().scope_inside("sectors", ("Veitrafikk",)) == "road traffic"
    assert bokmal().scope_inside("sectors") == ""


@pytest.mark.parametrize(
    ("probability", "text"),
    [
        (None, "–"),
        (0.0, "under 1 %"),
        (0.004, "under 1 %"),
        (0.005, "under 1 %"),
        (0.0051, "1 %"),
        (0.14, "14 %"),
        (0.9949, "99 %"),
        (0.995, "over 99 %"),
        (1.0, "over 99 %"),
    ],
)
def test_a_chance_is_never_a_certainty(probability: float | None, text: str) -> None:
    assert bokmal().chance(probability).replace("\u00a0", " ") == text
