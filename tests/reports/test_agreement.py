"""Tests of the letter of intent: parties, commitments side by side, conditions, signatures."""

import dataclasses

import pytest

from fbdesk.errors import InputError
from fbdesk.models.snapshot import Plan
from fbdesk.reports.agreement import agreement
from fbdesk.reports.content import Block, Callout, Document, Signatures
from tests.reports.given_plans import (
    a_basis,
    a_full_plan,
    basis_of,
    headings,
    rows,
    table,
    the_full_basis,
    words_of,
)


def made(plan: Plan | None = None) -> Document:
    basis = basis_of(plan, document="agreement") if plan else the_full_basis("nb", "agreement")
    return agreement(basis)


def changed_plan(**agreement_values: object) -> Plan:
    plan = a_full_plan()
    (only,) = plan.agreements
    values = dataclasses.replace(only, **agreement_values)  # type: ignore[arg-type]
    return dataclasses.replace(plan, agreements=(values,))


def signatures(blocks: tuple[Block, ...]) -> Signatures:
    (found,) = (block for block in blocks if isinstance(block, Signatures))
    return found


def test_the_sections_stand_in_order_between_parties_and_annex() -> None:
    assert headings(made().blocks) == [
        "Parter",
        "Bakgrunn",
        "Innsatsområder",
        "Arealbruk og transport",
        "Stasjonær energibruk i bygg",
        "Motytelser",
        "Underskrifter",
        "Vedlegg. Tiltak i avtalen",
        "Vedlegg. Beregningene",
    ]


def test_a_draft_says_on_its_cover_how_far_it_has_come() -> None:
    cover = made().cover
    assert cover.draft == "Til forhandling"
    assert cover.example == "Eksempeldata"
    assert cover.lines[0] == "Utkast 2"


def test_the_commitments_stand_in_the_section_that_a_programme_made_for_them() -> None:
    plan = changed_plan()
    sections = tuple(
        dataclasses.replace(s, code="commitments", title="Forpliktelser")
        if s.code == "focus_areas"
        else s
        for s in plan.agreement_sections
    )
    told = headings(made(dataclasses.replace(plan, agreement_sections=sections)).blocks)
    assert told[1:4] == ["Bakgrunn", "Forpliktelser", "Arealbruk og transport"]
    assert told.count("Forpliktelser") == 1


def test_a_signed_agreement_has_no_mark_and_no_remarks() -> None:
    document = made(changed_plan(state="signed"))
    assert document.cover.draft == ""
    assert not any(isinstance(block, Callout) for block in document.blocks)


def test_the_city_and_the_state_stand_in_one_table_each_under_its_side() -> None:
    assert rows(table(made().blocks, "Forpliktelser i 1")) == [
        ("Kommunene",),
        (
            "F-01",
            "Porsgrunn kommune",
            "Innfører betalt parkering.",
            "T-01",
            "31.12.2010",
            "Avtalt",
        ),
        ("Staten",),
        (
            "F-02",
            "Samferdselsdepartementet",
            "Gir tilskudd til kollektivtransport.",
            "",
            "–",
            "Foreslått",
        ),
    ]


def test_a_condition_is_a_pair_of_commitments() -> None:
    assert rows(table(made().blocks, "Motytelser")) == [
        (
            "F-02 Samferdselsdepartementet: Gir tilskudd til kollektivtransport.",
            "F-01 Porsgrunn kommune: Innfører betalt parkering.",
            "Byen må gjøre sitt.",
        )
    ]


def test_a_draft_names_commitments_that_nobody_has_met() -> None:
    (remark,) = (block for block in made().blocks if isinstance(block, Callout))
    assert remark.tone == "draft"
    assert remark.texts == ("F-03 Telemark fylkeskommune: Bygger fjernvarme.",)


def test_a_withdrawn_commitment_is_left_out_with_its_conditions() -> None:
    plan = a_full_plan()
    commitments = tuple(
        dataclasses.replace(c, status="withdrawn") if c.number == "F-01" else c
        for c in plan.commitments
    )
    blocks = made(dataclasses.replace(plan, commitments=commitments)).blocks
    assert "Innfører betalt parkering." not in words_of(blocks)
    assert "Motytelser" not in headings(blocks)


def test_those_who_sign_have_a_line_each() -> None:
    lines = signatures(made().blocks).lines
    assert [(line.party, line.name, line.title) for line in lines] == [
        ("Porsgrunn kommune", "Ola Nordmann", "Ordfører"),
        ("Samferdselsdepartementet", "", "Statsråd"),
    ]


def test_the_parties_are_those_who_sign_and_those_who_commit() -> None:
    listed = {row[0] for row in rows(table(made().blocks, "Parter i avtalen"))}
    assert listed == {"Porsgrunn kommune", "Samferdselsdepartementet", "Telemark fylkeskommune"}


def test_the_annex_lists_measures_with_the_commitments_about_them() -> None:
    (row,) = rows(table(made().blocks, "Tiltak som forpliktelsene gjelder"))
    assert row[:3] == ("T-01", "Betalt parkering", "Byutvikling")
    assert row[-1] == "F-01"


def test_an_agreement_without_commitments_and_signatories_says_so() -> None:
    plan = dataclasses.replace(
        a_full_plan(), commitments=(), conditions=(), signatories=(), commitment_measures=()
    )
    text = words_of(made(plan).blocks)
    assert "Det er ikke lagt inn forpliktelser ennå." in text
    assert "Det er ikke lagt inn underskrivere ennå." in text
    assert "Ingen tiltak er knyttet til forpliktelser ennå." in text
    assert "Det er ikke lagt inn parter ennå." in text


def test_without_a_section_for_them_commitments_still_have_their_place() -> None:
    plan = a_full_plan()
    sections = tuple(s for s in plan.agreement_sections if s.code != "focus_areas")
    blocks = made(dataclasses.replace(plan, agreement_sections=sections)).blocks
    assert "Forpliktelser" in headings(blocks)


def test_a_plan_without_an_agreement_cannot_make_one() -> None:
    with pytest.raises(InputError, match="no agreement"):
        agreement(a_basis())
