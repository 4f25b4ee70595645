"""Rows of a plan that is followed up: meetings, notes, indicators, deadlines, reports.

They belong to the measures and the agreement of `full_plan`, by their keys. Every field that can
hold something holds something in at least one row, and every optional field is empty in another.
"""

from datetime import UTC, date, datetime
from typing import Final

from fbdesk.models.agreement import (
    CommitmentWording,
    CommitmentYear,
    JointProject,
    JointProjectParty,
    JointProjectYear,
)
from fbdesk.models.communication import Communication, CommunicationMeasure, Deadline
from fbdesk.models.followup import (
    Decision,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    MeasureLink,
    Milestone,
    ProgressNote,
)
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
from fbdesk.models.reporting import FrozenPart, PeriodEvent, ReportPeriod
from fbdesk.models.row import Row

FOLLOW_UP_PARENTS: Final[tuple[type[Row], ...]] = (
    *(Body, MeetingSeries, Meeting, AgendaItem, Indicator, Communication, JointProject),
    ReportPeriod,
)
"""The kinds that other rows of the follow-up belong to."""

MEASURE, OTHER_MEASURE = "measure-parking", "measure-drainage"
COMMITMENT, THEIRS = "commitment-city", "commitment-sd"
CITY, MINISTRY = "party-city", "party-sd"


def follow_up_rows() -> list[Row]:
    """Return rows of every kind that follows a plan up."""
    return [
        *measure_follow_up(),
        *indicator_rows(),
        *organisation_rows(),
        *meeting_rows(),
        *information_rows(),
        *period_rows(),
        *kept_agreement_rows(),
    ]


def measure_follow_up() -> list[Row]:
    """Return milestones, notes, decisions and links of the two measures."""
    return [
        Milestone(
            measure=MEASURE,
            title="Vedtatt forskrift",
            due=date(2009, 6, 1),
            done=date(2009, 6, 18),
            note="Enstemmig",
        ),
        Milestone(measure=OTHER_MEASURE, title="Åpnet bekk", position=1),
        ProgressNote(
            measure=MEASURE,
            dated=date(2010, 3, 1),
            text="Automatene er satt opp.\nTo mangler.",
            written_by="Kari Nes",
        ),
        Decision(
            measure=MEASURE,
            body="Bystyret",
            decided=date(2009, 6, 18),
            case_number="09/00123",
            text="Forskriften vedtas.",
        ),
        Decision(body="Formannskapet", position=1),
        MeasureLink(measure=MEASURE, title="Saken", kind="case", reference="09/00123"),
        MeasureLink(measure=MEASURE, title="Kart", kind="attachment", position=1),
    ]


def indicator_rows() -> list[Row]:
    """Return one indicator with everything and one with nothing but its title."""
    return [
        Indicator(
            key="indicator-places",
            title="Avgiftsplasser",
            definition="Plasser med avgift i sentrum.",
            kind="output",
            focus_area="1",
            measure=MEASURE,
            goal="goal",
            unit="plasser",
            direction="up",
            baseline=120.5,
            baseline_year=2008,
            source="Bydrift",
            responsible="Per Ås",
        ),
        Indicator(key="indicator-cars", title="Biler over bygrensen", direction="down", position=1),
        IndicatorTarget(indicator="indicator-places", year=2012, value=400.0),
        IndicatorValue(
            indicator="indicator-places",
            observed=date(2010, 12, 31),
            value=310.25,
            source="Telling",
            note="Uten parkeringshus",
        ),
        IndicatorValue(indicator="indicator-cars", observed=date(2010, 12, 31), value=0.0),
    ]


def organisation_rows() -> list[Row]:
    """Return two bodies, a seat in each, and two series of meetings."""
    return [
        Body(
            key="body-steering",
            name="Styringsgruppen",
            kind="steering",
            mandate="Leder arbeidet.\nGodkjenner planen.",
            meets="Hver måned",
            origin="steering",
        ),
        Body(key="body-network", name="Nettverket", kind="network", focus_area="1", position=1),
        BodyMember(body="body-steering", role="Leder", party=CITY, person="Ola Vik"),
        BodyMember(body="body-network", position=1),
        MeetingSeries(
            key="series-steering",
            title="Styringsgruppens møter",
            purpose="Følge arbeidet.",
            times_per_year=12,
            participants="Styringsgruppen og sekretæren",
            body="body-steering",
            origin="own",
        ),
        MeetingSeries(key="series-needed", title="Ved behov", position=1),
    ]


def meeting_rows() -> list[Row]:
    """Return a meeting that was held, with all that came of it, and one without a day."""
    return [
        Meeting(
            key="meeting-held",
            title="Møte 1",
            series="series-steering",
            dated=date(2009, 9, 2),
            starts="09:00",
            place="Rådhuset",
            state="held",
            chair="Ola Vik",
            minutes_by="Kari Nes",
            summary="Planen er godkjent.",
        ),
        Meeting(key="meeting-planned", title="Møte 2"),
        MeetingParticipant(
            meeting="meeting-held",
            party=CITY,
            person="Ola Vik",
            role="Leder",
            attendance="attended",
        ),
        MeetingParticipant(meeting="meeting-planned", position=1),
        AgendaItem(
            key="agenda-parking",
            meeting="meeting-held",
            title="Parkering",
            text="Forslag fra bydrift.",
            planned_minutes=20,
            discussion="Handelen er imot.",
            decision="Godkjent.",
        ),
        AgendaItem(key="agenda-any", meeting="meeting-held", title="Eventuelt", position=1),
        AgendaItemMeasure(agenda_item="agenda-parking", measure=MEASURE),
        AgendaItemMeasure(agenda_item="agenda-parking", measure=OTHER_MEASURE),
        AgendaItemCommitment(agenda_item="agenda-parking", commitment=COMMITMENT),
        ActionItem(
            meeting="meeting-held",
            agenda_item="agenda-parking",
            text="Sende forskriften på høring.",
            responsible="Kari Nes",
            due=date(2009, 9, 30),
            done=date(2009, 9, 25),
        ),
        ActionItem(meeting="meeting-held", text="Kalle inn.", position=1),
    ]


def information_rows() -> list[Row]:
    """Return outreach and deadlines."""
    return [
        Communication(
            key="told-parking",
            title="Folkemøte",
            audience="Innbyggere",
            channel="Møte",
            dated=date(2009, 5, 5),
            focus_area="1",
            message="Hvorfor avgift.",
            result="80 møtte.",
            responsible="Per Ås",
        ),
        Communication(key="told-later", title="Brosjyre", position=1),
        CommunicationMeasure(communication="told-parking", measure=MEASURE),
        Deadline(
            title="Regnskap",
            due=date(2010, 5, 1),
            precision="day",
            kind="report",
            yearly=True,
            last_year=2014,
            remind_days=30,
            done_through=date(2011, 5, 1),
            measure=MEASURE,
            document="annual-report",
            origin="grant_account",
            responsible="Kari Nes",
            note="Innsats minst lik tilskuddet.",
        ),
        Deadline(title="Innspill", due=date(2010, 9, 30), precision="month", position=1),
    ]


def period_rows() -> list[Row]:
    """Return a closed period with its frozen copy, and an open one."""
    return [
        ReportPeriod(
            key="period-closed",
            title="2009",
            first_day=date(2009, 1, 1),
            last_day=date(2009, 12, 31),
            due=date(2010, 5, 1),
            state="closed",
            summary="Et godt år.",
            deviations="Bekken er utsatt.",
            lessons="Start tidlig.",
        ),
        ReportPeriod(
            key="period-open",
            title="Første kvartal 2010",
            kind="quarter",
            first_day=date(2010, 1, 1),
            last_day=date(2010, 3, 31),
        ),
        PeriodEvent(
            report_period="period-closed",
            action="closed",
            happened=datetime(2010, 4, 28, 9, 30, tzinfo=UTC),
            person="Kari Nes",
            reason="Meldt til departementet.",
            digest="ab" * 32,
        ),
        FrozenPart(
            report_period="period-closed",
            part="measure",
            number_of_rows=2,
            content="eJyLjgUAARUAuQ==",
        ),
        FrozenPart(report_period="period-closed", part="results", piece=1),
    ]


def kept_agreement_rows() -> list[Row]:
    """Return an earlier wording, years of both sides, and a joint project."""
    return [
        CommitmentWording(
            commitment=COMMITMENT,
            text="Vurdere parkeringen.",
            until=date(2009, 2, 28),
            reason="Staten ba om mer.",
            changed_by="Kari Nes",
        ),
        CommitmentYear(commitment=COMMITMENT, year=2009, status="agreed", note="Vedtatt."),
        CommitmentYear(commitment=THEIRS, year=2009),
        JointProject(
            key="project-gis",
            title="Felles kart",
            focus_area="1",
            description="Kart over utslipp.",
            lead=CITY,
        ),
        JointProject(key="project-open", title="Uten leder", position=1),
        JointProjectParty(joint_project="project-gis", party=MINISTRY),
        JointProjectYear(
            joint_project="project-gis",
            year=2010,
            activity="Innsamling.",
            amount_ore=25_000_050,
            result="Ferdig.",
        ),
        JointProjectYear(joint_project="project-open", year=2010),
    ]
