"""The milestones and the political decisions of a measure."""

from datetime import date
from functools import partial

from fbdesk.models.checks.progress import is_overdue
from fbdesk.models.edits import followup as edits
from fbdesk.models.followup import Decision, Milestone
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField
from fbdesk.ui.forms.row_list import Listed, RowListWords
from fbdesk.ui.pages.measures.rows import MeasureRows
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import tr

DAYS_AS_YEARS = 730
"""From two years on, nobody counts the days."""


class MeasureMilestones(MeasureRows[Milestone]):
    """Milestones with a tick for those that are reached, and a warning for those that are late."""

    def __init__(self, desk: Desk) -> None:
        words = RowListWords(
            name=tr("Milestones"),
            none_yet=tr("No milestones yet. A milestone is a step with a day."),
            add=tr("New milestone"),
            tick=tr("Reached"),
        )
        super().__init__(desk, Milestone, words, _milestone_fields(), tr("a milestone"))
        self._numbers = numbers_in(desk.language)
        self.list.ticked.connect(self._tick)

    def listed(self, row: Milestone) -> Listed:
        """Return a milestone with its day and how it stands."""
        today = local_today()
        late = is_overdue(row, today)
        return Listed(
            key=row.key,
            title=row.title,
            note=" · ".join(part for part in (self._when(row), row.note) if part),
            warning=_how_late(row.due, today) if late and row.due else "",
            ticked=row.done is not None,
        )

    def add(self) -> None:
        """Add a milestone and let its title be typed."""
        self.add_row(partial(edits.add_milestone, title=tr("New milestone")), "title")

    def _when(self, milestone: Milestone) -> str:
        if milestone.done is not None:
            return tr("Reached {day}", day=self._numbers.day(milestone.done))
        if milestone.due is None:
            return tr("No day is set")
        return tr("By {day}", day=self._numbers.day(milestone.due))

    def _tick(self, key: str, reached: bool) -> None:  # noqa: FBT001 as the signal sends it
        milestone = self.desk.plan.find(Milestone, key)
        if milestone is None:
            return
        text = (
            tr("mark «{title}» as reached", title=milestone.title)
            if reached
            else tr("take back that «{title}» is reached", title=milestone.title)
        )
        done = local_today() if reached else None
        self.desk.editor.perform(text, partial(edits.reach, milestone=key, done=done))


class MeasureDecisions(MeasureRows[Decision]):
    """What political bodies decided about the measure, the latest first."""

    def __init__(self, desk: Desk) -> None:
        words = RowListWords(
            name=tr("Political decisions"),
            none_yet=tr("No decisions yet."),
            add=tr("New decision"),
        )
        super().__init__(desk, Decision, words, _decision_fields(), tr("a decision"))
        self._numbers = numbers_in(desk.language)

    def in_order(self, held: tuple[Decision, ...]) -> tuple[Decision, ...]:
        """Return the latest decision first, those without a day before it."""
        return tuple(sorted(held, key=_decided, reverse=True))

    def listed(self, row: Decision) -> Listed:
        """Return a decision: who, when, under which number, and what."""
        number = tr("case {number}", number=row.case_number) if row.case_number else ""
        day = self._numbers.day(row.decided) if row.decided else tr("No day is set")
        return Listed(
            key=row.key,
            title=" · ".join(part for part in (row.body, day, number) if part),
            note=row.text,
        )

    def add(self) -> None:
        """Add a decision and let the body be typed."""
        self.add_row(partial(edits.add_decision, body=tr("Municipal council")), "body")


def _how_late(due: date, today: date) -> str:
    days = (today - due).days
    if days >= DAYS_AS_YEARS:
        return tr("{years} years overdue", years=round(days / 365.25))
    if days == 1:
        return tr("One day overdue")
    return tr("{days} days overdue", days=days)


def _decided(decision: Decision) -> date:
    return decision.decided or date.max


def _milestone_fields() -> tuple[FormField, ...]:
    return (
        FormField(name="title", text=tr("Milestone"), wide=True),
        FormField(name="due", text=tr("Due")),
        FormField(name="done", text=tr("Reached on")),
        FormField(name="note", text=tr("Note"), wide=True),
    )


def _decision_fields() -> tuple[FormField, ...]:
    return (
        FormField(name="body", text=tr("Who decided"), wide=True),
        FormField(name="decided", text=tr("Decided")),
        FormField(name="case_number", text=tr("Case number")),
        FormField(name="text", text=tr("Decision"), lines=2),
    )
