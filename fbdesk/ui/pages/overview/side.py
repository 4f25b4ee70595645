"""The overview's right column: what is missing, and the cut per focus area."""

from PySide6.QtWidgets import QLabel

from fbdesk.models.checks.findings import Finding
from fbdesk.models.results.plan import FocusAreaResult, TargetResult
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.tokens import FOCUS_AREAS
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.bars import Bar, Bars
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.finding_list import FindingList
from fbdesk.ui.widgets.labels import label

MOST_FINDINGS = 6


class FindingsCard(Card):
    """What a reader of the documents will miss, with the way to the rows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Before the documents"))
        self.list = FindingList(desk, tr("Nothing is missing."), MOST_FINDINGS)
        self.body.addWidget(self.list)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show the findings."""
        self.list.show_findings(findings)


class AreasCard(Card):
    """What each focus area cuts in the target year; what lies outside the inventory apart."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(tr("Cut per focus area"))
        self._wording = wording
        self._bars = Bars()
        self._outside = label("", "muted", wrap=True)
        self._indicators = label("", "muted", wrap=True)
        for part in (self._bars, self._outside, self._indicators):
            self.body.addWidget(part)

    def show_view(self, view: TargetResult) -> None:
        """Show the cut of each area in the view's year."""
        self.set_title(
            tr("Cut in {year} per focus area", year=view.year),
            self._wording.scope(view.scope, view.sectors),
        )
        order = sorted(view.focus_areas, key=lambda area: (area.code == "0", area.code))
        measured = {
            area.code for area in self._wording.programme.focus_areas if area.measured_in_tonnes
        }
        self._bars.show_bars(
            tuple(self._bar(area, view.year) for area in order if area.code in measured)
        )
        self._show(self._outside, self._outside_words(order, view.year))
        self._show(self._indicators, self._indicator_words(order, measured))

    def _bar(self, area: FocusAreaResult, year: int) -> Bar:
        effect_t = area.direct_t.get(year)
        numbers = self._wording.numbers
        text = numbers.tonnes(-effect_t) if effect_t is not None and effect_t <= 0 else ""
        return Bar(
            self._wording.short_area(area.code),
            -(effect_t or 0.0),
            text or numbers.cut(effect_t),
            FOCUS_AREAS.get(area.code, FOCUS_AREAS["0"]),
        )

    def _outside_words(self, areas: list[FocusAreaResult], year: int) -> str:
        told = [
            f"{self._wording.short_area(area.code)}: {self._wording.numbers.cut(effect_t)}"
            for area in areas
            if (effect_t := area.indirect_t.get(year))
        ]
        return "\n".join((tr("Beside the inventory"), *told)) if told else ""

    def _indicator_words(self, areas: list[FocusAreaResult], measured: set[str]) -> str:
        return "\n".join(
            counted(
                area.measures,
                "{area}: {number} measure, {with_indicators} with indicators",
                "{area}: {number} measures, {with_indicators} with indicators",
                area=self._wording.short_area(area.code),
                with_indicators=area.with_indicators,
            )
            for area in areas
            if area.code not in measured
        )

    @staticmethod
    def _show(part: QLabel, text: str) -> None:
        part.setText(text)
        part.setVisible(bool(text))
