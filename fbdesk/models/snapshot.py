"""A whole plan at one moment: frozen rows, read once, given to calculator, documents and window."""

import dataclasses
from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from fbdesk.models.agreement import (
    Agreement,
    AgreementSection,
    Commitment,
    CommitmentMeasure,
    CommitmentWording,
    CommitmentYear,
    Condition,
    JointProject,
    JointProjectParty,
    JointProjectYear,
    Signatory,
)
from fbdesk.models.city import Cooperation, Municipality, Party, Population, Settings
from fbdesk.models.communication import Communication, CommunicationMeasure, Deadline
from fbdesk.models.effects import Effect, EffectInput, FactorOverride
from fbdesk.models.followup import (
    Decision,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    MeasureLink,
    Milestone,
    ProgressNote,
)
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.measures import (
    CityEnvironmentEffect,
    Instrument,
    Measure,
    MeasureInstrument,
    MeasurePartner,
)
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.organisation import (
    ActionItem,
    AgendaItem,
    AgendaItemCommitment,
    AgendaItemMeasure,
    Body,
    BodyMember,
    Meeting,
    MeetingParticipant,
    MeetingSeries,
)
from fbdesk.models.priority_weights import CriterionWeight
from fbdesk.models.reporting import FrozenPart, PeriodEvent, ReportPeriod
from fbdesk.models.row import Row
from fbdesk.models.scenarios import Scenario, ScenarioMeasure
from fbdesk.models.strategy import (
    Challenge,
    Goal,
    ReferenceAssumption,
    ReferenceValue,
    Strategy,
    Target,
)

R = TypeVar("R", bound=Row)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Plan:
    """Every row of a plan, each kind in its own order."""

    settings: Settings
    municipalities: tuple[Municipality, ...] = ()
    populations: tuple[Population, ...] = ()
    cooperations: tuple[Cooperation, ...] = ()
    parties: tuple[Party, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    goals: tuple[Goal, ...] = ()
    targets: tuple[Target, ...] = ()
    reference_assumptions: tuple[ReferenceAssumption, ...] = ()
    reference_values: tuple[ReferenceValue, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    measures: tuple[Measure, ...] = ()
    measure_partners: tuple[MeasurePartner, ...] = ()
    city_environment_effects: tuple[CityEnvironmentEffect, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    measure_instruments: tuple[MeasureInstrument, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    scenario_measures: tuple[ScenarioMeasure, ...] = ()
    criterion_weights: tuple[CriterionWeight, ...] = ()
    effects: tuple[Effect, ...] = ()
    effect_inputs: tuple[EffectInput, ...] = ()
    factor_overrides: tuple[FactorOverride, ...] = ()
    cost_lines: tuple[CostLine, ...] = ()
    funding_lines: tuple[FundingLine, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    agreement_sections: tuple[AgreementSection, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    commitment_measures: tuple[CommitmentMeasure, ...] = ()
    conditions: tuple[Condition, ...] = ()
    commitment_wordings: tuple[CommitmentWording, ...] = ()
    commitment_years: tuple[CommitmentYear, ...] = ()
    joint_projects: tuple[JointProject, ...] = ()
    joint_project_parties: tuple[JointProjectParty, ...] = ()
    joint_project_years: tuple[JointProjectYear, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    progress_notes: tuple[ProgressNote, ...] = ()
    decisions: tuple[Decision, ...] = ()
    measure_links: tuple[MeasureLink, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    indicator_targets: tuple[IndicatorTarget, ...] = ()
    indicator_values: tuple[IndicatorValue, ...] = ()
    bodies: tuple[Body, ...] = ()
    body_members: tuple[BodyMember, ...] = ()
    meeting_series: tuple[MeetingSeries, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    meeting_participants: tuple[MeetingParticipant, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    agenda_item_measures: tuple[AgendaItemMeasure, ...] = ()
    agenda_item_commitments: tuple[AgendaItemCommitment, ...] = ()
    action_items: tuple[ActionItem, ...] = ()
    communications: tuple[Communication, ...] = ()
    communication_measures: tuple[CommunicationMeasure, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    report_periods: tuple[ReportPeriod, ...] = ()
    period_events: tuple[PeriodEvent, ...] = ()
    frozen_parts: tuple[FrozenPart, ...] = ()
    inventory_editions: tuple[InventoryEdition, ...] = ()
    inventory_rows: tuple[InventoryRow, ...] = ()

    def rows_of(self, kind: type[R]) -> tuple[R, ...]:
        """Return every row of a kind."""
        if kind is Settings:
            return (self.settings,)  # type: ignore[return-value] # R is Settings here
        return getattr(self, PARTS[kind])  # type: ignore[no-any-return] # by PARTS

    def find(self, kind: type[R], key: str | None) -> R | None:
        """Return the row of a kind with a key, or None."""
        found = self._by_key.get(key) if key else None
        return found if isinstance(found, kind) else None

    def children(self, kind: type[R], owner: str, key: str) -> tuple[R, ...]:
        """Return the rows of a kind whose field `owner` holds the key, in the kind's order."""
        index = self._children.get((kind, owner))
        if index is None:
            collected: dict[str, list[Row]] = {}
            for row in self.rows_of(kind):
                collected.setdefault(getattr(row, owner), []).append(row)
            index = {held: tuple(listed) for held, listed in collected.items()}
            self._children[kind, owner] = index
        return index.get(key, ())  # type: ignore[return-value] # rows of this kind

    @cached_property
    def _by_key(self) -> Mapping[str, Row]:
        kinds: tuple[type[Row], ...] = (*PARTS, Settings)
        return {row.key: row for kind in kinds for row in self.rows_of(kind)}

    @cached_property
    def _children(self) -> dict[tuple[type[Row], str], Mapping[str, tuple[Row, ...]]]:
        return {}


PARTS: dict[type[Row], str] = {
    Municipality: "municipalities",
    Population: "populations",
    Cooperation: "cooperations",
    Party: "parties",
    Challenge: "challenges",
    Goal: "goals",
    Target: "targets",
    ReferenceAssumption: "reference_assumptions",
    ReferenceValue: "reference_values",
    Strategy: "strategies",
    Measure: "measures",
    MeasurePartner: "measure_partners",
    CityEnvironmentEffect: "city_environment_effects",
    Instrument: "instruments",
    MeasureInstrument: "measure_instruments",
    Scenario: "scenarios",
    ScenarioMeasure: "scenario_measures",
    CriterionWeight: "criterion_weights",
    Effect: "effects",
    EffectInput: "effect_inputs",
    FactorOverride: "factor_overrides",
    CostLine: "cost_lines",
    FundingLine: "funding_lines",
    Agreement: "agreements",
    AgreementSection: "agreement_sections",
    Signatory: "signatories",
    Commitment: "commitments",
    CommitmentMeasure: "commitment_measures",
    Condition: "conditions",
    CommitmentWording: "commitment_wordings",
    CommitmentYear: "commitment_years",
    JointProject: "joint_projects",
    JointProjectParty: "joint_project_parties",
    JointProjectYear: "joint_project_years",
    Milestone: "milestones",
    ProgressNote: "progress_notes",
    Decision: "decisions",
    MeasureLink: "measure_links",
    Indicator: "indicators",
    IndicatorTarget: "indicator_targets",
    IndicatorValue: "indicator_values",
    Body: "bodies",
    BodyMember: "body_members",
    MeetingSeries: "meeting_series",
    Meeting: "meetings",
    MeetingParticipant: "meeting_participants",
    AgendaItem: "agenda_items",
    AgendaItemMeasure: "agenda_item_measures",
    AgendaItemCommitment: "agenda_item_commitments",
    ActionItem: "action_items",
    Communication: "communications",
    CommunicationMeasure: "communication_measures",
    Deadline: "deadlines",
    ReportPeriod: "report_periods",
    PeriodEvent: "period_events",
    FrozenPart: "frozen_parts",
    InventoryEdition: "inventory_editions",
    InventoryRow: "inventory_rows",
}
"""The field of `Plan` that holds each kind of row; `Settings` is the plan's single row."""
