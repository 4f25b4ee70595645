"""Every row is part of a thing that people know by name."""

import pytest

from fbdesk.models.agreement import Agreement, AgreementSection, Commitment, Condition, Signatory
from fbdesk.models.belonging import owner, owner_field, owner_kind, thing_kind
from fbdesk.models.city import Party, Population, Settings
from fbdesk.models.declarations import KINDS
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.measures import Measure, MeasureInstrument, MeasurePartner
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row
from fbdesk.models.strategy import Goal, Target
from tests.builders import a_measure, a_plan, a_stated_effect


@pytest.mark.parametrize(
    ("kind", "thing"),
    [
        (Measure, Measure),
        (MeasurePartner, Measure),
        (MeasureInstrument, Measure),
        (CostLine, Measure),
        (EffectInput, Measure),
        (Signatory, Agreement),
        (AgreementSection, Agreement),
        (Commitment, Commitment),
        (Condition, Commitment),
        (InventoryRow, InventoryEdition),
        (Settings, Settings),
        (Target, Target),
        (Goal, Goal),
        (Party, Party),
    ],
)
def test_parts_belong_to_what_people_look_for(kind: type[Row], thing: type[Row]) -> None:
    assert thing_kind(kind) is thing


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_ends_at_a_thing(kind: type[Row]) -> None:
    assert owner_field(thing_kind(kind)) == ""


def test_a_reference_that_may_be_empty_is_no_belonging() -> None:
    assert owner_field(Target) == ""
    assert owner_field(Settings) == ""


def test_a_part_of_a_part_leads_to_the_whole() -> None:
    measure = a_measure()
    effect, amount, _ = a_stated_effect(measure, -100)
    plan = a_plan(measure, effect, amount)
    assert owner_kind(EffectInput) is Effect
    assert owner(plan, amount) == measure
    assert owner(plan, effect) == measure
    assert owner(plan, measure) is measure


def test_a_part_whose_whole_is_gone_stands_for_itself() -> None:
    figure = Population(municipality="gone", year=2009, inhabitants=5)
    assert owner(a_plan(), figure) is figure
