"""What a planner does with report periods: open, close with a frozen copy, reopen with a reason."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.periods.history import CLOSED, Frozen, is_closed
from fbdesk.models.reporting import FrozenPart, PeriodEvent, ReportPeriod
from fbdesk.models.row import Stored

OPEN = "open"
REOPENED = "reopened"
SOONEST = timedelta(microseconds=1)


def add_period(connection: Connection, period: ReportPeriod) -> str:
    """Add an open period and return its key.

    Raises `InputError` for one that ends before it begins, or that is there already.
    """
    _check_days(period.first_day, period.last_day)
    same = rows.find(connection, ReportPeriod, kind=period.kind, first_day=period.first_day)
    if same is not None:
        raise InputError("The period {period} is there already.", period=same.title)
    rows.insert(connection, replace(period, state=OPEN))
    return period.key


def change_period(connection: Connection, key: str, **values: Stored) -> None:
    """Set fields of an open period; `InputError` where it is closed or its days do not fit."""
    period = _open_period(connection, key)
    first_day, last_day = values.get("first_day"), values.get("last_day")
    _check_days(
        first_day if isinstance(first_day, date) else period.first_day,
        last_day if isinstance(last_day, date) else period.last_day,
    )
    rows.change(connection, ReportPeriod, key, **values)


def close_period(
    connection: Connection,
    key: str,
    frozen: Frozen,
    *,
    person: str = "",
    moment: datetime | None = None,
) -> None:
    """Close a period: keep the frozen copy in place of an earlier one, and who closed it when.

    Raises `InputError` where the period is closed already.
    """
    _open_period(connection, key)
    earlier = rows.read(connection, FrozenPart, report_period=key)
    rows.delete(connection, FrozenPart, *(part.key for part in earlier))
    rows.insert(connection, *frozen.parts)
    happened = moment or datetime.now(UTC)
    event = PeriodEvent(
        report_period=key, action=CLOSED, happened=happened, person=person, digest=frozen.digest
    )
    _tell(connection, event)
    rows.change(connection, ReportPeriod, key, state=CLOSED)


def reopen_period(
    connection: Connection,
    key: str,
    *,
    reason: str,
    person: str = "",
    moment: datetime | None = None,
) -> None:
    """Open a closed period again; its copy stays until it is closed anew.

    Raises `InputError` where no reason is given or the period is open.
    """
    if not reason.strip():
        raise InputError("Write why the period is opened again. The reason is kept with it.")
    if not is_closed(rows.get(connection, ReportPeriod, key)):
        raise InputError("The period is open already.")
    happened = moment or datetime.now(UTC)
    event = PeriodEvent(
        report_period=key, action=REOPENED, happened=happened, person=person, reason=reason.strip()
    )
    _tell(connection, event)
    rows.change(connection, ReportPeriod, key, state=OPEN)


def delete_period(connection: Connection, key: str) -> None:
    """Delete an open period; `InputError` where it is closed: what was reported stays."""
    _open_period(connection, key)
    rows.delete(connection, ReportPeriod, key)


def _open_period(connection: Connection, key: str) -> ReportPeriod:
    period = rows.get(connection, ReportPeriod, key)
    if is_closed(period):
        raise InputError(
            "The period {period} is closed. Open it again before you change it.",
            period=period.title,
        )
    return period


def _check_days(first_day: date, last_day: date) -> None:
    if last_day < first_day:
        raise InputError(
            "The period cannot end on {last} before it begins on {first}.",
            last=last_day.isoformat(),
            first=first_day.isoformat(),
        )


def _tell(connection: Connection, event: PeriodEvent) -> None:
    """Keep what happened, always after what happened before: a clock may have been set back."""
    earlier = rows.read(connection, PeriodEvent, report_period=event.report_period)
    if earlier and earlier[-1].happened >= event.happened:
        event = replace(event, happened=earlier[-1].happened + SOONEST)
    rows.insert(connection, event)
