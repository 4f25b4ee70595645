"""A plan that reports: a closed year behind it, an open one, and something of each kind in it."""

import dataclasses
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from fbdesk.models.agreement import CommitmentYear, JointProject, JointProjectYear
from fbdesk.models.communication import Communication
from fbdesk.models.followup import (
    Decision,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    MeasureLink,
    Milestone,
    ProgressNote,
)
from fbdesk.models.measures import Measure
from fbdesk.models.organisation import (
    ActionItem,
    AgendaItem,
    AgendaItemCommitment,
    AgendaItemMeasure,
    Body,
    BodyMember,
    Meeting,
    MeetingParticipant,
)
from fbdesk.models.periods.history import freeze
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.reporting import PeriodEvent, ReportPeriod
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.snapshot import Plan
from fbdesk.reports.basis import Basis
from fbdesk.reports.reported import reported
from fbdesk.reports.wording import wording_in
from tests.reports.given_plans import CITY, MADE, PARKING, a_full_plan

CLOSED = datetime(2010, 4, 28, 9, tzinfo=UTC)
FIRST = ReportPeriod(
    key="period-first",
    title="Årsrapport 2009",
    first_day=date(2009, 1, 1),
    last_day=date(2009, 12, 31),
    summary="Det første året.",
)
SECOND = ReportPeriod(
    key="period-second",
    title="Årsrapport 2010",
    first_day=date(2010, 1, 1),
    last_day=date(2010, 12, 31),
    due=date(2011, 5, 1),
    summary="Avgiften er **innført**.",
    deviations="Bekken er forsinket.",
    lessons="Ta handelen med.",
)
KILOMETRES = Indicator(
    key="indicator-places",
    title="Plasser med avgift",
    unit="plasser",
    measure=PARKING.key,
    baseline=0.0,
    baseline_year=2008,
)
MEETING = Meeting(
    key="meeting",
    title="Styringsgruppen 17. mars",
    dated=date(2010, 3, 17),
    starts="09.00",
    place="Rådhuset",
    state="held",
    chair="Ordføreren",
    summary="Enighet om avgiften.",
)
ITEM = AgendaItem(
    key="item",
    meeting=MEETING.key,
    title="Parkering",
    discussion="Handelen er urolig.",
    decision="Avgiften innføres.",
)
BODY = Body(key="body", name="Styringsgruppen", kind="steering", mandate="Leder arbeidet.")


def follow_up(plan: Plan) -> dict[str, Any]:
    """Return parts with something of each kind that is followed up."""
    ours = plan.commitments[0]
    project = JointProject(key="project", title="Felles kampanje", lead=CITY.key)
    return {
        "milestones": (
            Milestone(measure=PARKING.key, title="Vedtak", due=date(2010, 3, 1), done=MADE),
            Milestone(measure=PARKING.key, title="Skilting", due=date(2010, 9, 1)),
        ),
        "progress_notes": (
            ProgressNote(measure=PARKING.key, dated=date(2010, 6, 1), text="Første plasser."),
            ProgressNote(measure=PARKING.key, dated=date(2009, 6, 1), text="Utredet."),
        ),
        "decisions": (
            Decision(
                measure=PARKING.key,
                body="Bystyret",
                decided=date(2010, 2, 11),
                case_number="12/10",
                text="Avgiften vedtas.",
            ),
        ),
        "measure_links": (
            MeasureLink(measure=PARKING.key, title="Saken", reference="12/10"),
        ),
        "indicators": (KILOMETRES,),
        "indicator_targets": (
            IndicatorTarget(indicator=KILOMETRES.key, year=2014, value=1_000.0),
        ),
        "indicator_values": (
            IndicatorValue(indicator=KILOMETRES.key, observed=date(2010, 12, 31), value=250.0),
        ),
        "commitment_years": (
            CommitmentYear(commitment=ours.key, year=2010, status="fulfilled", note="Innført."),
        ),
        "joint_projects": (project,),
        "joint_project_years": (
            JointProjectYear(
                joint_project=project.key, year=2010, activity="Kampanje i mai.", result="Godt."
            ),
        ),
        "communications": (
            Communication(title="Åpent møte", audience="Handelen", dated=date(2010, 5, 4)),
        ),
        "bodies": (BODY,),
        "body_members": (BodyMember(body=BODY.key, role="Leder", person="Ola Nordmann"),),
        "meetings": (MEETING,),
        "meeting_participants": (
            MeetingParticipant(
                meeting=MEETING.key, party=CITY.key, role="Ordfører", attendance="attended"
            ),
        ),
        "agenda_items": (ITEM,),
        "agenda_item_measures": (AgendaItemMeasure(agenda_item=ITEM.key, measure=PARKING.key),),
        "agenda_item_commitments": (
            AgendaItemCommitment(agenda_item=ITEM.key, commitment=ours.key),
        ),
        "action_items": (
            ActionItem(
                meeting=MEETING.key, agenda_item=ITEM.key, text="Sett opp skilt.",
                responsible="Bydrift", due=date(2010, 4, 1),
            ),
        ),
    }  # fmt: skip


@cache
def a_reporting_plan() -> Plan:
    """Return the full plan with 2009 closed and 2010 open.

    In 2009 parking (T-01) was an idea under another title, and the stream (T-03) was not there.
    """
    plan = a_full_plan()
    plan = dataclasses.replace(plan, **follow_up(plan), report_periods=(FIRST, SECOND))
    measures = tuple(map(_earlier, plan.measures[:2]))
    keys = {measure.key for measure in measures}
    effects = tuple(effect for effect in plan.effects if effect.measure in keys)
    kept = {effect.key for effect in effects}
    then = dataclasses.replace(
        plan,
        measures=measures,
        effects=effects,
        effect_inputs=tuple(i for i in plan.effect_inputs if i.effect in kept),
        progress_notes=(),
        milestones=(),
    )
    frozen = freeze(then, compute(then, edition_of(then)), FIRST.key)
    event = PeriodEvent(
        report_period=FIRST.key,
        action="closed",
        happened=CLOSED,
        person="Kari Holm",
        digest=frozen.digest,
    )
    closed = dataclasses.replace(FIRST, state="closed")
    return dataclasses.replace(
        plan,
        report_periods=(closed, SECOND),
        period_events=(event,),
        frozen_parts=frozen.parts,
    )


def _earlier(measure: Measure) -> Measure:
    if measure.key != PARKING.key:
        return measure
    return dataclasses.replace(measure, status="idea", title="Parkering")


@cache
def reporting_basis(
    period: str | None = None, row: str | None = None, language: str = "nb"
) -> Basis:
    """Return the basis of a report of a period, made on 20 April 2009."""
    told = reported(a_reporting_plan(), period, "year")
    programme, edition = programme_of(told.plan), edition_of(told.plan)
    results = compute(told.plan, edition, programme)
    wording = wording_in(language, programme)
    return Basis(told.plan, results, edition, wording, MADE, (), told, row)
