"""How what is due is told: its time, its kind, whose it is, how it stands, and its page."""

from datetime import date

from fbdesk.models.agreement import Commitment
from fbdesk.models.communication import Communication
from fbdesk.models.day_precision import season_of
from fbdesk.models.followup import Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.occurrences import DONE, KINDS, OVERDUE, Occurrence
from fbdesk.models.organisation import ActionItem, Meeting
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.tokens import FOCUS_AREAS
from fbdesk.ui.translation import counted, tr

KIND_ICONS = {
    "programme": "flag",
    "state_budget": "landmark",
    "municipal_budget": "wallet",
    "report": "file-text",
    "own": "calendar-clock",
    "milestone": "circle-dot",
    "commitment": "handshake",
    "action_item": "circle-check",
    "meeting": "users",
    "communication": "megaphone",
}

MONTH, YEAR = 30, 365
IN_MONTHS_FROM, IN_YEARS_FROM = 60, 730
"""From so many days on a distance is told in whole months, and in whole years."""

PLACES: dict[type[Row], str] = {
    Milestone: "measures",
    Commitment: "agreement",
    ActionItem: "meetings",
    Meeting: "meetings",
    ReportPeriod: "reporting",
    Communication: "information",
    Measure: "measures",
}
"""The page on which each kind of row is read and changed."""


def kind_names() -> dict[str, str]:
    """Return the name of each kind of what is due."""
    names = (
        tr("The programme"),
        tr("State budget"),
        tr("Municipal budget"),
        tr("Report"),
        tr("Own deadline"),
        tr("Milestone"),
        tr("Commitment"),
        tr("Action item"),
        tr("Meeting"),
        tr("Information"),
    )
    return dict(zip(KINDS, names, strict=True))


def when(day: date, precision: str, numbers: Numbers, *, with_year: bool = True) -> str:
    """Return a time in words: `15. mars 2008`, `april 2008`, `høsten 2008`."""
    if precision == "season":
        season, year = season_of(day)
        return tr(f"{season}{{year}}", year=f" {year}" if with_year else "")
    year_words = f" {day.year}" if with_year else ""
    if precision == "month":
        return f"{numbers.months[day.month - 1]}{year_words}"
    text = numbers.day(day)
    return text if with_year else text.rsplit("\u00a0", 1)[0]


def standing(one: Occurrence, today: date) -> str:
    """Return how something stands: done, so many days late, or so many days to go."""
    if one.state == DONE:
        return tr("done")
    days = (one.day - today).days
    if one.state == OVERDUE:
        return _late(-days)
    if days == 0:
        return tr("today")
    if one.first_day <= today:
        return tr("now")
    return _until((one.first_day - today).days)


def _late(days: int) -> str:
    if days < IN_MONTHS_FROM:
        return counted(days, "{number} day late", "{number} days late")
    if days < IN_YEARS_FROM:
        return tr("{number} months late", number=days // MONTH)
    return tr("{number} years late", number=days // YEAR)


def _until(days: int) -> str:
    if days < IN_MONTHS_FROM:
        return counted(days, "in {number} day", "in {number} days")
    if days < IN_YEARS_FROM:
        return tr("in {number} months", number=days // MONTH)
    return tr("in {number} years", number=days // YEAR)


def whose(one: Occurrence) -> str:
    """Return what something is about and who answers for it, in one line."""
    return " · ".join(part for part in (one.about, one.responsible) if part)


def in_words(one: Occurrence, numbers: Numbers, today: date) -> str:
    """Return one thing as it is read aloud."""
    parts = (
        when(one.day, one.precision, numbers),
        one.title,
        kind_names()[one.kind],
        whose(one),
        standing(one, today),
    )
    return ", ".join(part for part in parts if part)


def colour_of(one: Occurrence) -> str:
    """Return the colour of a thing's focus area; that of the joint work where it has none."""
    return FOCUS_AREAS.get(one.focus_area, FOCUS_AREAS["0"])


def place_of(one: Occurrence, plan: Plan) -> tuple[str, str]:
    """Return the page and the row where something is at home; empty where no page shows it.

    A milestone is at home at its measure, an action item at its meeting.
    """
    code = PLACES.get(one.of, "")
    if code not in {spec.code for spec in PAGES}:
        return "", ""
    key = one.row
    milestone, item = plan.find(Milestone, key), plan.find(ActionItem, key)
    if milestone is not None:
        key = milestone.measure
    elif item is not None:
        key = item.meeting
    return code, key
