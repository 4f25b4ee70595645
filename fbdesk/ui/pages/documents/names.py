"""The name that is proposed for the file of a document: `Grenland, årsrapport 2009.xlsx`."""

import re
from typing import Final

from fbdesk.models.measures import Measure
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import DocumentKind, Order, today
from fbdesk.reports.chosen_row import chosen_meeting
from fbdesk.reports.names import short_name
from fbdesk.reports.reported import newest_period, period_named

NOT_IN_FILE_NAMES: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
LONGEST_NAME: Final = 80
LONGEST_PART: Final = 50
"""So much of a title stands in a name; the city must have room beside it."""


def file_name(plan: Plan, title: str, ending: str, about: str = "") -> str:
    """Return a name for a document's file that every system takes: `Grenland, avtale.pdf`.

    `about` tells what it is of: a period, a day, a measure.
    """
    city = _fit_for_files(plan.settings.name)
    told = f"{title} {_fit_for_files(about)[:LONGEST_PART]}".strip(" .,")
    what = f"{told[:1].lower()}{told[1:]}" if city else told
    room = LONGEST_NAME - len(what)
    return f"{', '.join(part for part in (city[:room].strip(' .,'), what) if part)}.{ending}"


def told_of(plan: Plan, kind: DocumentKind, order: Order) -> str:
    """Return what a document is of: its period, the day of its meeting, its measure.

    Empty for a document of the whole plan. The day is written so that names sort by it.
    """
    if kind.periods:
        return _period(plan, kind, order.period)
    if kind.about == "meeting" and plan.meetings:
        dated = chosen_meeting(plan, order.row, today()).dated
        return dated.isoformat() if dated else ""
    measure = plan.find(Measure, order.row) if kind.about and order.row else None
    return short_name(measure.number, measure.title) if measure else ""


def _period(plan: Plan, kind: DocumentKind, wanted: str | None) -> str:
    period = period_named(plan, wanted) if wanted else newest_period(plan, kind.period_kind)
    if period is None:
        return ""
    if period.kind == "year":
        return str(period.last_day.year)
    return f"{period.title[:1].lower()}{period.title[1:]}"


def _fit_for_files(text: str) -> str:
    return " ".join(NOT_IN_FILE_NAMES.sub(" ", text).split()).strip(" .,")
