"""Tests of the action plan as a whole: its chapters, its cover, its colophon."""

import dataclasses

from fbdesk.models.checks.findings import BLOCKS
from fbdesk.reports.action_plan import action_plan
from fbdesk.reports.content import Heading
from tests.builders import a_measure
from tests.reports.given_plans import a_basis, a_full_plan, basis_of, flat, the_full_basis, words_of


def chapters(**settings: object) -> list[str]:
    blocks = action_plan(basis_of(a_full_plan(**settings))).blocks
    return [block.text for block in flat(blocks) if isinstance(block, Heading) and block.level == 1]


def test_the_chapters_lead_from_the_summary_to_the_numbers_behind_it() -> None:
    assert chapters() == [
        "Sammendrag",
        "Byen og regionen",
        "Utslipp og baner",
        "Utfordringer, mål og måltall",
        "Arealbruk og transport",
        "Stasjonær energibruk i bygg",
        "Forbruksmønster og avfall",
        "Tilpasning til klimaendringer",
        "Penger",
        "Organisering og parter",
        "Det som mangler",
        "Vedlegg A. Beregningene",
        "Vedlegg B. Kilder og valg",
    ]


def test_the_joint_area_has_a_chapter_where_it_has_measures() -> None:
    document = action_plan(a_basis(a_measure(focus_area="0")))
    assert "Felles og på tvers" in words_of(
        [block for block in document.blocks if isinstance(block, Heading)]
    )


def test_headings_never_skip_a_level() -> None:
    for basis in (the_full_basis(), a_basis()):
        last = 0
        for block in flat(action_plan(basis).blocks):
            if isinstance(block, Heading):
                assert block.level <= last + 1, block.text
                last = block.level


def test_example_data_are_marked_on_the_cover_and_in_the_colophon() -> None:
    document = action_plan(the_full_basis())
    assert document.cover.example == "Eksempeldata"
    assert any("eksempeldata" in line for line in document.colophon)
    real = action_plan(basis_of(a_full_plan(example_data=False)))
    assert real.cover.example == ""
    assert not any("eksempeldata" in line for line in real.colophon)


def test_a_plan_with_something_in_its_way_is_a_draft() -> None:
    basis = the_full_basis()
    assert any(finding.strength == BLOCKS for finding in basis.findings)
    assert action_plan(basis).cover.draft == "Utkast"
    assert action_plan(dataclasses.replace(basis, final=True)).cover.draft == "Utkast"
    ready = dataclasses.replace(basis, findings=())
    assert action_plan(ready).cover.draft == "Utkast"
    assert action_plan(dataclasses.replace(ready, final=True)).cover.draft == ""


def test_the_colophon_does_not_pass_the_document_off_as_the_ministrys() -> None:
    colophon = " ".join(action_plan(a_basis()).colophon)
    assert "Det er ikke departementets skjema." in colophon
    assert "faktorutgave 2026.1" in colophon.casefold()


def test_the_cover_names_programme_city_and_municipalities() -> None:
    cover = action_plan(the_full_basis()).cover
    assert cover.programme == "Framtidens byer 2008–2014"
    assert cover.city == "Grenland"
    assert cover.municipalities == ("Porsgrunn",)
    assert cover.lines == ("20.\u00a0april\u00a02009",)


def test_a_city_without_a_region_goes_by_its_plans_name() -> None:
    assert action_plan(a_basis()).cover.city == "Porsgrunn"


def test_in_english_every_word_of_ours_is_english() -> None:
    text = words_of(action_plan(the_full_basis("en")).blocks)
    assert "Reference path" in text
    assert "tiltak" not in text.casefold()
