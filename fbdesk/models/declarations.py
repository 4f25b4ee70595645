"""Every kind of row and what its declaration says of each field; nothing here knows storage."""

import dataclasses
import re
import types
import typing
from collections.abc import Iterator
from types import NoneType
from typing import Any, TypeVar

from fbdesk.models import (
    agreement,
    city,
    communication,
    effects,
    followup,
    inventory,
    measures,
    money,
    organisation,
    priority_weights,
    reporting,
    scenarios,
    strategy,
)
from fbdesk.models.row import Row

MarkT = TypeVar("MarkT")

KINDS: tuple[type[Row], ...] = (
    inventory.InventoryEdition,
    city.Settings,
    city.Municipality,
    city.Population,
    city.Cooperation,
    city.Party,
    strategy.Challenge,
    strategy.Goal,
    strategy.Target,
    strategy.ReferenceAssumption,
    strategy.ReferenceValue,
    strategy.Strategy,
    measures.Measure,
    measures.MeasurePartner,
    measures.CityEnvironmentEffect,
    measures.Instrument,
    measures.MeasureInstrument,
    scenarios.Scenario,
    scenarios.ScenarioMeasure,
    priority_weights.CriterionWeight,
    effects.Effect,
    effects.EffectInput,
    effects.FactorOverride,
    money.CostLine,
    money.FundingLine,
    agreement.Agreement,
    agreement.AgreementSection,
    agreement.Signatory,
    agreement.Commitment,
    agreement.CommitmentMeasure,
    agreement.Condition,
    agreement.CommitmentWording,
    agreement.CommitmentYear,
    agreement.JointProject,
    agreement.JointProjectParty,
    agreement.JointProjectYear,
    followup.Milestone,
    followup.ProgressNote,
    followup.Decision,
    followup.MeasureLink,
    followup.Indicator,
    followup.IndicatorTarget,
    followup.IndicatorValue,
    organisation.Body,
    organisation.BodyMember,
    organisation.MeetingSeries,
    organisation.Meeting,
    organisation.MeetingParticipant,
    organisation.AgendaItem,
    organisation.AgendaItemMeasure,
    organisation.AgendaItemCommitment,
    organisation.ActionItem,
    communication.Communication,
    communication.CommunicationMeasure,
    communication.Deadline,
    reporting.ReportPeriod,
    reporting.PeriodEvent,
    reporting.FrozenPart,
    inventory.InventoryRow,
)
"""Every kind of row, parents before children."""


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind of row: its type, whether it may be empty, and its marks."""

    name: str
    holds: type
    optional: bool
    marks: tuple[object, ...]

    def mark(self, kind: type[MarkT]) -> MarkT | None:
        """Return the field's mark of a kind (`To`, `Code`, ...), if it has one."""
        return next((mark for mark in self.marks if isinstance(mark, kind)), None)


def fields(kind: type[Row]) -> tuple[Field, ...]:
    """Return the fields of a kind of row in their order, `key` and `rev` first."""
    return FIELDS[kind]


def table_name(kind: type[Row]) -> str:
    """Return the table name of a kind of row: `CostLine` is `cost_line`; `Settings` is `plan`."""
    if kind is city.Settings:
        return "plan"
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def _read_fields(kind: type[Row]) -> Iterator[Field]:
    hints = typing.get_type_hints(kind, include_extras=True)
    for declared in dataclasses.fields(kind):
        hint: Any = hints[declared.name]
        marks: list[object] = []
        if typing.get_origin(hint) is typing.Annotated:
            hint, *marks = typing.get_args(hint)
        optional = typing.get_origin(hint) in {types.UnionType, typing.Union}
        plain = next(a for a in typing.get_args(hint) if a is not NoneType) if optional else hint
        yield Field(declared.name, plain, optional, tuple(marks))


FIELDS: dict[type[Row], tuple[Field, ...]] = {kind: tuple(_read_fields(kind)) for kind in KINDS}

BY_TABLE: dict[str, type[Row]] = {table_name(kind): kind for kind in KINDS}
