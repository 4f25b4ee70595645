"""What happened to a report period: who closed or opened it, when, why, and the copy's digest."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.models.periods.history import events_of
from fbdesk.models.reporting import PeriodEvent, ReportPeriod
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.labels import label

DIGEST_LETTERS = 16


class History(QWidget):
    """The events of a period, the first first; hidden where there is none."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.lines = label("", "muted", wrap=True)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 4)
        whole.addWidget(label(tr("History"), "strong"))
        whole.addWidget(self.lines)

    def show_period(self, plan: Plan, period: ReportPeriod) -> None:
        """Show what happened to a period."""
        events = events_of(plan, period)
        self.setVisible(bool(events))
        self.lines.setText("\n".join(map(self._line, events)))

    def _line(self, event: PeriodEvent) -> str:
        moment = event.happened.astimezone()
        day = f"{self._wording.numbers.short_day(moment.date())} {moment:%H:%M}"
        what = self._wording.choice("period_action", event.action)
        parts = [f"{day}: {what}"]
        if event.person:
            parts.append(tr("by {person}", person=event.person))
        line = " ".join(parts)
        if event.reason:
            return f"{line}. {event.reason}"
        if event.digest:
            return tr("{line}, copy {digest}", line=line, digest=event.digest[:DIGEST_LETTERS])
        return line
