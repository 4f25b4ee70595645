"""Tests of the measure card: one measure whole, or all of them, each on pages of its own."""

import dataclasses
import io
import re
from functools import partial

import pikepdf
import pytest

from fbdesk.errors import InputError, UsageError
from fbdesk.models.effects import EffectInput
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Document, Heading, KeyFigures, NewPage
from fbdesk.reports.measure_card import measure_card
from fbdesk.reports.pdf import pdf
from tests.builders import a_measure, a_stated_effect
from tests.reports.given_periods import reporting_basis
from tests.reports.given_plans import PARKING, a_basis, flat, headings, rows, table, words_of
from tests.reports.pdf_structure import Structure


def the_card(row: str | None = "T-01") -> Document:
    return measure_card(reporting_basis(row=row))


def test_it_begins_with_the_figures_that_are_asked_for_first() -> None:
    (figures,) = (b for b in flat(the_card().blocks) if isinstance(b, KeyFigures))
    told = {figure.label: figure.figure.replace("\u00a0", " ") for figure in figures.figures}
    assert told["Status"] == "Vedtatt"
    assert told["Måloppnåelse"] == "25 %"
    assert told["Kostnad, brutto"] == "7,0 mill. kr"  # 6 invested and 1 of operation


def figures_of(row: str, basis: Basis | None = None) -> dict[str, tuple[str, str]]:
    document = measure_card(basis or reporting_basis(row=row))
    (figures,) = (b for b in flat(document.blocks) if isinstance(b, KeyFigures))
    plain = partial(re.sub, "\u00a0", " ")
    return {f.label: (plain(f.figure), plain(f.note)) for f in figures.figures}


def test_an_amount_that_nobody_granted_is_not_told_as_a_dash() -> None:
    basis = reporting_basis(row="T-01")
    bare = dataclasses.replace(basis, plan=dataclasses.replace(basis.plan, funding_lines=()))
    assert figures_of("T-01")["Kostnad, brutto"][1].startswith("innvilget")
    assert figures_of("T-01", bare)["Kostnad, brutto"][1] == ""


def test_a_measure_without_tonnes_shows_its_indicator_instead() -> None:
    """8 ha · 45 mm/h / 360 is 1 m³/s; 0.7 of it ran off before and 0.45 does after."""
    told = figures_of("T-03")
    assert told["Største avrenning"] == ("0,45 m³/s", "før: 0,7 m³/s")
    assert not any(name.startswith("Virkning") for name in told)


def test_a_measure_that_cuts_elsewhere_alone_says_so() -> None:
    measure = a_measure("T-09")
    effect, *inputs = a_stated_effect(measure, -40)
    elsewhere = EffectInput(effect=effect.key, name="side", text="indirect", source="test")
    basis = a_basis(measure, effect, *inputs, elsewhere)
    told = figures_of("T-09", dataclasses.replace(basis, row="T-09"))
    assert told[f"Utenfor regnskapet i {basis.main_year}"] == ("kutter 40 t", "")


def test_a_cut_that_has_ended_has_no_range() -> None:
    """100 t from 2010 for five years are nothing in 2020."""
    assert figures_of("T-01")["Virkning alene i 2020"] == ("0 t", "")


def test_all_that_belongs_to_the_measure_is_on_it() -> None:
    blocks = the_card().blocks
    assert rows(table(blocks, "Milepæler"))[0][:3] == ("Vedtak", "01.03.2010", "20.04.2009")
    assert rows(table(blocks, "Forpliktelser som gjelder tiltaket"))[0][0] == "F-01"
    assert rows(table(blocks, "Politiske vedtak"))[0][2] == "12/10"
    text = words_of(blocks)
    for told in ("Avgift i sentrum.", "Parkeringsavgift", "Første plasser.", "Saken: 12/10"):
        assert told in text


def test_the_newest_note_stands_first() -> None:
    text = words_of(the_card().blocks)
    assert text.index("Første plasser.") < text.index("Utredet.")


@pytest.mark.parametrize("wanted", ["T-01", "t-01", "Betalt parkering", PARKING.key])
def test_a_measure_is_found_by_number_title_or_key(wanted: str) -> None:
    assert the_card(wanted).cover.title == "Tiltakskort T-01"
    assert headings(the_card(wanted).blocks)[0] == "T-01 Betalt parkering"


def test_without_a_wish_every_measure_has_its_card_on_pages_of_its_own() -> None:
    document = the_card(None)
    firsts = [b.text for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    assert firsts == ["T-01 Betalt parkering", "T-02 Samlast", "T-03 Åpne bekken"]
    assert sum(1 for block in document.blocks if isinstance(block, NewPage)) == 2
    assert document.cover.title == "Tiltakskort"


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(UsageError, match=r"no measure T-99\. Measures: T-01, T-02, T-03"):
        the_card("T-99")
    with pytest.raises(InputError, match="no measures"):
        measure_card(a_basis())


def test_a_measure_without_anything_is_a_card_all_the_same() -> None:
    basis = reporting_basis(row="T-02")
    bare = dataclasses.replace(basis, plan=dataclasses.replace(basis.plan, cost_lines=()))
    assert "Samlast" in words_of(measure_card(bare).blocks)


def test_the_file_is_archivable_and_fits_on_two_pages() -> None:
    with pikepdf.open(io.BytesIO(pdf(the_card()))) as document:
        structure = Structure(document)
        assert structure.standards == ("2", "A", "1")
        assert structure.title == "Tiltakskort T-01, Grenland"
        assert len(document.pages) <= 2
