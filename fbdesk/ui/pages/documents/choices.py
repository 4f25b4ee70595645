"""What a document can be made of: a period, a measure or all of them, a meeting."""

from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import DocumentKind, today
from fbdesk.reports.chosen_row import chosen_meeting
from fbdesk.reports.reported import newest_period
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import Choices


def document_choices(kind: DocumentKind, plan: Plan) -> Choices:
    """Return what the user may choose for a document, the usual one first; empty for most."""
    if kind.periods:
        return _periods(kind, plan)
    if kind.about == "measure":
        every = ("", tr("All measures, each on pages of its own"))
        return (every, *((m.key, f"{m.number} {m.title}") for m in plan.measures))
    if kind.about == "meeting":
        return _meetings(plan)
    return ()


def _periods(kind: DocumentKind, plan: Plan) -> Choices:
    newest = newest_period(plan, kind.period_kind)
    others = [period for period in reversed(plan.report_periods) if period is not newest]
    return tuple((p.key, p.title) for p in ([newest, *others] if newest else others))


def _meetings(plan: Plan) -> Choices:
    if not plan.meetings:
        return ()
    usual = chosen_meeting(plan, None, today())
    others = [meeting for meeting in reversed(plan.meetings) if meeting is not usual]
    return tuple((meeting.key, meeting.title) for meeting in (usual, *others))
