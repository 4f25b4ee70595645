"""Tests of the reply to the invitation: its points in order, the whole range, the organisation."""

import io

import pikepdf

from fbdesk.reports.content import Document
from fbdesk.reports.pdf import pdf
from fbdesk.reports.response import response
from tests.reports.given_periods import reporting_basis
from tests.reports.given_plans import a_basis, headings, rows, table, words_of
from tests.reports.pdf_structure import Structure


def the_reply() -> Document:
    return response(reporting_basis())


def test_the_points_of_the_invitation_stand_in_order() -> None:
    points = [
        "Utfordringer, mål og måltall",
        "Intensjoner, tiltak og virkemidler",
        "Intern organisering",
        "Byen og regionen",
        "Avgrensing",
        "Samarbeid",
    ]
    told = headings(the_reply().blocks)
    assert [title for title in told if title in points] == points


def test_every_focus_area_has_its_intentions_also_those_without_measures() -> None:
    told = headings(the_reply().blocks)
    for area in (
        "Arealbruk og transport",
        "Stasjonær energibruk i bygg",
        "Forbruksmønster og avfall",
    ):
        assert area in told
    text = words_of(the_reply().blocks)
    assert "Sykkel" in text  # the strategic approach of area 1
    assert "Intensjonene er ikke skrevet ennå." in text


def test_measures_stand_with_their_instruments_restrictive_ones_marked() -> None:
    listed = rows(table(the_reply().blocks, "Tiltak i innsatsområde 1"))
    assert listed[0][:2] == ("T-01", "Betalt parkering")
    assert "Parkeringsavgift (R)" in listed[0][2]
    assert "Virkemidler (R: restriktivt)" in words_of(the_reply().blocks)


def test_the_citys_own_bodies_stand_with_their_seats() -> None:
    blocks = the_reply().blocks
    assert "Styringsgruppen" in headings(blocks)
    assert "Leder arbeidet." in words_of(blocks)
    assert rows(table(blocks, "Medlemmer i Styringsgruppen")) == [("Leder", "Ola Nordmann")]


def test_an_empty_plan_says_what_is_missing() -> None:
    assert "Organiseringen er ikke beskrevet ennå." in words_of(response(a_basis()).blocks)


def test_the_file_is_archivable() -> None:
    with pikepdf.open(io.BytesIO(pdf(the_reply()))) as document:
        structure = Structure(document)
        assert structure.standards == ("2", "A", "1")
        assert structure.language.startswith("nb")
