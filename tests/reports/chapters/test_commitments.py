"""Tests of the commitments: grouped by side, paired by conditions, tied to measures."""

from datetime import date
from typing import Any

import pytest

from fbdesk.models.agreement import Commitment, CommitmentMeasure, Condition
from fbdesk.models.city import PARTY_KINDS, Party
from fbdesk.models.row import Row
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.commitments import (
    SIDES,
    annex_of_measures,
    commitments,
    commitments_table,
    conditions_table,
    standing,
)
from fbdesk.reports.content import Callout
from tests.builders import a_measure, a_reduction, a_target
from tests.reports.given_plans import a_basis, headings, rows, table, words_of

CITY = Party(key="party-city", name="Porsgrunn", kind="municipality")
STATE = Party(key="party-state", name="Samferdselsdepartementet", kind="ministry")
KS = Party(key="party-ks", name="KS", kind="ks")


def a_commitment(number: str, party: Party = CITY, **values: Any) -> Commitment:
    """Return a commitment of area 1; its key is its number."""
    defaults = {"key": number, "focus_area": "1", "text": f"Gjør {number}."}
    return Commitment(number=number, party=party.key, **{**defaults, **values})


def holds_if(commitment: str, requires: str, text: str = "") -> Condition:
    return Condition(commitment=commitment, requires=requires, text=text)


def basis_with(*contents: Row) -> Basis:
    return a_basis(CITY, STATE, KS, *contents)


def of_area(basis: Basis, area: str = "1") -> list[tuple[str, ...]]:
    chosen = [c for c in standing(basis) if c.focus_area == area]
    return rows(commitments_table(basis, area, chosen))


# side by side


def test_every_kind_of_party_has_its_side() -> None:
    placed = [kind for _, kinds in SIDES for kind in kinds]
    assert sorted(placed) == sorted(PARTY_KINDS.values)


def test_sides_stand_from_the_city_outwards_whatever_the_order_of_rows() -> None:
    basis = basis_with(
        a_commitment("F-01", KS), a_commitment("F-02", STATE), a_commitment("F-03", CITY)
    )
    firsts = [cells[0] for cells in of_area(basis)]
    assert firsts == ["Kommunene", "F-03", "Staten", "F-02", "KS", "F-01"]


def test_a_side_without_commitments_is_not_named() -> None:
    assert [cells[0] for cells in of_area(basis_with(a_commitment("F-01")))] == [
        "Kommunene",
        "F-01",
    ]


def test_a_commitment_tells_party_text_measures_deadline_and_status() -> None:
    basis = basis_with(
        a_commitment("F-01", deadline=date(2010, 12, 31), status="fulfilled"),
        a_measure("T-07", key="seven"),
        a_measure("T-02", key="two"),
        CommitmentMeasure(commitment="F-01", measure="seven"),
        CommitmentMeasure(commitment="F-01", measure="two"),
    )
    assert of_area(basis)[1] == (
        "F-01",
        "Porsgrunn",
        "Gjør F-01.",
        "T-02, T-07",
        "31.12.2010",
        "Oppfylt",
    )


def test_each_area_has_its_heading_in_the_documents_order() -> None:
    basis = basis_with(
        a_commitment("F-01", focus_area="0"),
        a_commitment("F-02", focus_area="4"),
        a_commitment("F-03", focus_area="2"),
    )
    assert headings(commitments(basis, draft=False)) == [
        "Stasjonær energibruk i bygg",
        "Tilpasning til klimaendringer",
        "Felles og på tvers",
    ]


def test_withdrawn_commitments_do_not_stand() -> None:
    basis = basis_with(a_commitment("F-01", status="withdrawn"), a_commitment("F-02"))
    assert [commitment.number for commitment in standing(basis)] == ["F-02"]


def test_a_plan_whose_commitments_are_all_withdrawn_says_that_there_are_none() -> None:
    blocks = commitments(basis_with(a_commitment("F-01", status="withdrawn")), draft=True)
    assert words_of(blocks).startswith("Det er ikke lagt inn forpliktelser ennå.")


# conditions


def test_pairs_are_ordered_by_the_number_of_what_is_given() -> None:
    basis = basis_with(
        a_commitment("F-01"),
        a_commitment("F-02", STATE),
        a_commitment("F-03", STATE),
        holds_if("F-03", "F-01"),
        holds_if("F-02", "F-01", "Byen først."),
    )
    chosen = conditions_table(basis)
    assert chosen is not None
    assert [(cells[0][:4], cells[1][:4], cells[2]) for cells in rows(chosen)] == [
        ("F-02", "F-01", "Byen først."),
        ("F-03", "F-01", ""),
    ]


def test_a_commitment_may_rest_on_several_others() -> None:
    basis = basis_with(
        a_commitment("F-01", STATE),
        a_commitment("F-02"),
        a_commitment("F-03", KS),
        holds_if("F-01", "F-03"),
        holds_if("F-01", "F-02"),
    )
    chosen = conditions_table(basis)
    assert chosen is not None
    assert [cells[1][:4] for cells in rows(chosen)] == ["F-02", "F-03"]


@pytest.mark.parametrize("withdrawn", ["F-01", "F-02"])
def test_a_condition_falls_with_either_of_its_commitments(withdrawn: str) -> None:
    basis = basis_with(
        *(
            a_commitment(number, status="withdrawn" if number == withdrawn else "agreed")
            for number in ("F-01", "F-02")
        ),
        holds_if("F-01", "F-02"),
    )
    assert conditions_table(basis) is None


def test_without_conditions_there_is_no_section_of_them() -> None:
    assert "Motytelser" not in headings(commitments(basis_with(a_commitment("F-01")), draft=True))


def test_only_a_draft_names_the_commitments_that_nobody_has_met() -> None:
    basis = basis_with(a_commitment("F-01"), a_commitment("F-02", STATE), a_commitment("F-03"),
                       holds_if("F-02", "F-01"))  # fmt: skip
    (remark,) = [b for b in commitments(basis, draft=True) if isinstance(b, Callout)]
    assert remark.texts == ("F-03 Porsgrunn: Gjør F-03.",)
    assert not any(isinstance(b, Callout) for b in commitments(basis, draft=False))


def test_a_draft_in_which_all_are_met_has_no_remark() -> None:
    basis = basis_with(a_commitment("F-01"), a_commitment("F-02", STATE), holds_if("F-02", "F-01"))
    assert not any(isinstance(b, Callout) for b in commitments(basis, draft=True))


# annex


def test_the_annex_tells_each_measure_once_with_all_its_commitments() -> None:
    measure, *effect = a_reduction(300)
    basis = a_basis(
        CITY,
        STATE,
        measure,
        *effect,
        a_measure("T-09"),
        a_target(),
        a_commitment("F-02", STATE),
        a_commitment("F-01"),
        CommitmentMeasure(commitment="F-02", measure=measure.key),
        CommitmentMeasure(commitment="F-01", measure=measure.key),
        personbiler_t=1_000,
    )
    assert rows(table(annex_of_measures(basis), "Tiltak som")) == [
        ("T-01", "Tiltak T-01", "mangler", "fra 2010", "300", "F-01, F-02")
    ]


def test_a_measure_of_a_withdrawn_commitment_is_not_in_the_annex() -> None:
    measure = a_measure()
    basis = basis_with(
        measure,
        a_commitment("F-01", status="withdrawn"),
        CommitmentMeasure(commitment="F-01", measure=measure.key),
    )
    assert "Ingen tiltak er knyttet til forpliktelser ennå." in words_of(annex_of_measures(basis))


def test_in_english_the_sides_have_english_names() -> None:
    basis = a_basis(CITY, STATE, a_commitment("F-01"), a_commitment("F-02", STATE), language="en")
    assert [cells[0] for cells in of_area(basis)] == [
        "The municipalities",
        "F-01",
        "The state",
        "F-02",
    ]


def test_lists_of_numbers_count_past_nine() -> None:
    measures = [a_measure(number, key=number) for number in ("T-10", "T-9", "T-100")]
    basis = basis_with(
        *measures,
        a_commitment("F-10"),
        a_commitment("F-9", STATE),
        *(
            CommitmentMeasure(commitment=ours, measure=measure.key)
            for ours in ("F-10", "F-9")
            for measure in measures
        ),
        holds_if("F-10", "F-9"),
        holds_if("F-9", "F-10"),
    )
    assert {cells[3] for cells in of_area(basis) if len(cells) > 1} == {"T-9, T-10, T-100"}
    annex = rows(table(annex_of_measures(basis), "Tiltak som"))
    assert {cells[-1] for cells in annex} == {"F-9, F-10"}
    pairs = conditions_table(basis)
    assert pairs is not None
    assert [cells[0].split()[0] for cells in rows(pairs)] == ["F-9", "F-10"]
