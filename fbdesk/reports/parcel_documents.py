"""Which documents go into the parcel: of which periods and meetings, and under which names."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from fbdesk.models.periods.history import is_closed
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import DOCUMENTS, DocumentKind
from fbdesk.reports.chosen_row import HELD, chosen_meeting
from fbdesk.reports.reported import newest_period

Extent = Literal["all", "newest"]
"""Reports of every closed period and the newest one with minutes of all meetings, or the last."""

NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")
OWN_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t"})
LONGEST_NAME: Final = 48


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """A document of the parcel: the period or meeting that it is of, and its name without ending.

    `period` and `row` are keys, None where the document is of the whole plan; `title` is what the
    planners call the period or the meeting.
    """

    kind: DocumentKind
    name: str
    period: str | None = None
    row: str | None = None
    title: str = ""


def packed_documents(plan: Plan, extent: Extent, today: date) -> tuple[PackedDocument, ...]:
    """Return the documents of a parcel in their order, each with a name of its own."""
    found: list[PackedDocument] = []
    names: set[str] = set()
    for kind in DOCUMENTS:
        for each in _of_kind(kind, plan, extent, today):
            name = next(name for name in _numbered(each.name) if name not in names)
            names.add(name)
            found.append(PackedDocument(kind, name, each.period, each.row, each.title))
    return tuple(found)


def _of_kind(
    kind: DocumentKind, plan: Plan, extent: Extent, today: date
) -> Iterator[PackedDocument]:
    if kind.periods and plan.report_periods:
        for period in _periods(kind, plan, extent):
            name = _name(kind.id, period.last_day, period.title)
            yield PackedDocument(kind, name, period=period.key, title=period.title)
    elif kind.about == "meeting" and plan.meetings:
        held = [meeting for meeting in plan.meetings if meeting.state == HELD]
        last = chosen_meeting(plan, None, today)
        for meeting in held if extent == "all" and held else (last,):
            name = _name(kind.id, meeting.dated, meeting.title)
            yield PackedDocument(kind, name, row=meeting.key, title=meeting.title)
    else:
        yield PackedDocument(kind, kind.id)


def _periods(kind: DocumentKind, plan: Plan, extent: Extent) -> Iterable[ReportPeriod]:
    """Return the periods that a report is made of, the oldest first."""
    newest = newest_period(plan, kind.period_kind)
    closed = (
        period
        for period in plan.report_periods
        if extent == "all" and is_closed(period) and kind.period_kind in {"", period.kind}
    )
    chosen = {period.key: period for period in (*closed, newest) if period}
    return sorted(chosen.values(), key=lambda each: (each.last_day, each.first_day, each.title))


def _name(document: str, day: date | None, title: str) -> str:
    """Return a name that every system and archive takes: `minutes-2009-03-26-styringsgruppen`."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(OWN_LETTERS))
    words = NOT_IN_NAMES.sub("-", "".join(c for c in plain if not unicodedata.combining(c)))
    parts = (document, day.isoformat() if day else "", words[:LONGEST_NAME].strip("-"))
    return "-".join(part for part in parts if part)


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1
