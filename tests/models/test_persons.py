"""Every field that may name a person is marked, and a copy can do without these names."""

from datetime import UTC, datetime

from fbdesk.models.agreement import Agreement, Signatory
from fbdesk.models.city import Party
from fbdesk.models.declarations import KINDS, fields, table_name
from fbdesk.models.effects import EffectInput
from fbdesk.models.persons import (
    PERSON_FIELDS,
    PersonField,
    fields_of,
    names_in,
    with_names_of,
    without_names,
)
from fbdesk.models.row import Code, LongText, Person, To
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, a_plan, a_stated_effect, changed

NO_PERSON = {
    "inventory_edition": "name publisher dataset url published file_name file_sha256",
    "plan": "name programme subtitle factors_edition region_name",
    "municipality": "number name",
    "population": "source",
    "cooperation": "name with_whom builds_on",
    "party": "name role contact_role",
    "challenge": "title",
    "goal": "title",
    "target": "title",
    "reference_assumption": "sector source",
    "strategy": "own_name",
    "measure": "number title geographic_scope",
    "city_environment_effect": "reason",
    "instrument": "title owner",
    "effect": "title sector source overlap_reason",
    "effect_input": "name text factor source note",
    "factor_override": "factor unit source reason",
    "cost_line": "note",
    "funding_line": "note",
    "agreement": "title version",
    "agreement_section": "title",
    "signatory": "title",
    "commitment": "number",
    "condition": "text",
    "inventory_row": "municipality sector source gas",
    "scenario": "title",
    "commitment_wording": "reason",
    "joint_project": "title",
    "milestone": "title note",
    "decision": "body case_number",
    "measure_link": "title reference",
    "indicator": "title unit source",
    "indicator_value": "source note",
    "body": "name meets origin",
    "body_member": "role",
    "meeting_series": "title participants origin",
    "meeting": "title starts place",
    "meeting_participant": "role",
    "agenda_item": "title",
    "communication": "title audience channel",
    "deadline": "title document origin",
    "report_period": "title",
    "period_event": "digest",
    "frozen_part": "part",
}
"""The lines of text that were looked at and name no person by what they are for.

A new text field stands here or carries the mark `Person`: whoever adds one decides.
"""


def test_every_line_of_text_names_a_person_or_was_found_to_name_none() -> None:
    undecided = [
        f"{table_name(kind)}.{field.name}"
        for kind in KINDS
        for field in fields(kind)
        if field.holds is str
        and field.name != "key"
        and not any(field.mark(mark) for mark in (Person, LongText, Code, To))
        and field.name not in NO_PERSON.get(table_name(kind), "").split()
    ]
    assert undecided == []


def test_no_field_is_said_to_name_a_person_and_to_name_none() -> None:
    for field in PERSON_FIELDS:
        assert field.name not in NO_PERSON.get(table_name(field.kind), "").split()


def test_contacts_signatories_responsible_and_who_typed_are_marked() -> None:
    assert {field.code for field in PERSON_FIELDS} >= {
        "party.contact_person",
        "signatory.name",
        "measure.responsible",
        "effect_input.entered_by",
    }


def test_a_field_is_found_by_its_code_and_an_unknown_code_is_passed_over() -> None:
    assert fields_of(["party.contact_person", "gone.field"]) == (
        PersonField(Party, "contact_person"),
    )


def a_plan_with_names() -> Plan:
    agreement = Agreement(title="Intensjonsavtale")
    party = Party(
        name="Skien kommune",
        kind="municipality",
        contact_role="Klimarådgiver",
        contact_person="Kari Holm",
    )
    first = a_measure("T-01", responsible="Ola Berg")
    second = a_measure("T-02")
    effect, amount, reason = a_stated_effect(first, -100)
    typed = changed(amount, entered_by="Per Lie", entered_at=datetime(2009, 5, 19, tzinfo=UTC))
    signs = Signatory(agreement=agreement.key, party=party.key, name="Anne Moe", title="Ordfører")
    return a_plan(agreement, party, first, second, effect, typed, reason, signs)


def test_it_is_told_what_stands_where() -> None:
    found = {field.code: names for field, names in names_in(a_plan_with_names()).items()}
    assert found["party.contact_person"] == ("Kari Holm",)
    assert found["signatory.name"] == ("Anne Moe",)
    assert found["measure.responsible"] == ("Ola Berg",)
    assert found["effect_input.entered_by"] == ("Per Lie",)
    assert names_in(a_plan())[PersonField(Party, "contact_person")] == ()


def test_a_plan_without_names_lacks_these_alone() -> None:
    plan = a_plan_with_names()
    bare = without_names(plan, PERSON_FIELDS)
    assert all(not names for names in names_in(bare).values())
    assert bare.parties[0].contact_role == "Klimarådgiver"
    assert bare.signatories[0].title == "Ordfører"
    assert bare.measures[0] == changed(plan.measures[0], responsible="")
    assert bare.measures[1] is plan.measures[1]
    assert bare.settings == plan.settings
    for name in ("Kari Holm", "Anne Moe", "Ola Berg", "Per Lie"):
        assert name in repr(plan)
        assert name not in repr(bare)


def test_only_the_chosen_fields_are_emptied() -> None:
    plan = a_plan_with_names()
    bare = without_names(plan, fields_of(["signatory.name"]))
    assert bare.signatories[0].name == ""
    assert bare.parties == plan.parties
    assert bare.measures == plan.measures
    assert without_names(plan, ()) == plan


def test_a_copy_that_comes_back_gets_its_names_again() -> None:
    plan = a_plan_with_names()
    bare = without_names(plan, PERSON_FIELDS)
    assert with_names_of(bare, plan, PERSON_FIELDS) == plan


def test_what_was_written_into_the_copy_stays() -> None:
    plan = a_plan_with_names()
    bare = without_names(plan, PERSON_FIELDS)
    new = a_measure("T-03", responsible="")
    edited = a_plan(
        bare.agreements[0],
        changed(bare.parties[0], contact_person="Nils Dahl", role="Vertskommune"),
        *bare.measures,
        new,
        *bare.effects,
        *bare.effect_inputs,
        *bare.signatories,
    )
    back = with_names_of(edited, plan, PERSON_FIELDS)
    assert back.parties[0].contact_person == "Nils Dahl"
    assert back.parties[0].role == "Vertskommune"
    assert back.measures[0].responsible == "Ola Berg"
    assert back.measures[-1] == new
    assert [row.entered_by for row in back.rows_of(EffectInput) if row.entered_by] == ["Per Lie"]


def test_a_name_that_was_not_left_out_and_was_emptied_stays_empty() -> None:
    plan = a_plan_with_names()
    bare = without_names(plan, PERSON_FIELDS)
    back = with_names_of(bare, plan, fields_of(["party.contact_person"]))
    assert back.parties[0].contact_person == "Kari Holm"
    assert back.signatories[0].name == ""


def test_a_full_plan_without_rows_fills_nothing_and_takes_nothing() -> None:
    bare = a_plan(a_measure("T-09", responsible="Ola Berg"))
    assert with_names_of(bare, a_plan(), PERSON_FIELDS) == bare
