"""Progress: measures and their milestones on a line of time, by focus area."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fbdesk.errors import FileError, PlanError
from fbdesk.models.measures import Measure
from fbdesk.models.snapshot import Plan
from fbdesk.models.timeline import Bar, Step, bars, span_of
from fbdesk.reports.figures.gantt import gantt_figure, gantt_height_in
from fbdesk.reports.figures.style import PRINT
from fbdesk.reports.wording import Wording, wording_in
from fbdesk.ui.background import Progress
from fbdesk.ui.desk import Desk
from fbdesk.ui.page import Page
from fbdesk.ui.pages.measures.about import area_choices
from fbdesk.ui.pages.timeline.chart import TimelineChart
from fbdesk.ui.pages.timeline.legend import TimelineLegend
from fbdesk.ui.pages.timeline.scale import TimeScale
from fbdesk.ui.pages.timeline.view import Heading, Line
from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.choices import FilterChips, SearchField, TabStrip
from fbdesk.ui.widgets.labels import label

ALL, FIT, YEARS, QUARTERS = "all", "fit", "years", "quarters"
YEAR_PX = {YEARS: 96, QUARTERS: 240}
"""Pixels to a year in each zoom; in the first, all years share the room that there is."""
LEAST_YEAR_PX = 24
LEGEND_FROM_PX = 520


class TimelinePage(Page):
    """The line of time under its tools; bars are moved here, the rest is changed in the card."""

    def __init__(self, desk: Desk, today: Callable[[], date] = local_today) -> None:
        """`today` gives the day that the line of today stands on."""
        super().__init__(desk, tr("Progress"), "")
        self._today = today
        self._wording = wording_in(desk.language, desk.programme)
        self._bars: tuple[Bar, ...] = ()
        self._seen_today = False
        self.add_action(tr("Save as a picture …"), self.ask_save, icon="file-down")
        self.search = SearchField(tr("Search in measures"))
        self.areas = FilterChips()
        self.zoom = TabStrip(
            ((FIT, tr("The whole time")), (YEARS, tr("Years")), (QUARTERS, tr("Quarters")))
        )
        self.chart = TimelineChart(self._describe, self._tell_step)
        self.legend = TimelineLegend(desk)
        self._no_hits = label(tr("No measure matches."), "muted")
        self._whole = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the plan's measures."""
        del changed
        self._bars = bars(plan, self.desk.programme, self._today())
        self._whole.setCurrentIndex(0 if plan.measures else 1)
        self.chart.can_edit = not self.desk.editor.document.read_only
        held = [one.focus_area for one in plan.measures]
        self.areas.show_chips(
            (
                (ALL, tr("All"), len(held)),
                *((code, name, held.count(code)) for code, name in area_choices(self.desk)),
            )
        )
        self._show_lines()
        late = sum(step.late for bar in self._bars for step in bar.steps)
        coming = sum(not (s.done or s.late) for bar in self._bars for s in bar.steps)
        words = (
            counted(len(plan.measures), "{number} measure", "{number} measures"),
            counted(late, "{number} milestone is overdue", "{number} milestones are overdue"),
            counted(coming, "{number} is to come", "{number} are to come"),
        )
        empty = tr("When the measures begin, have their effect and end.")
        self.set_purpose(f"{', '.join(words)}." if plan.measures else empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the fills mean where the measures themselves need the room."""
        super().resizeEvent(event)
        self.legend.setVisible(self.height() >= scaled(LEGEND_FROM_PX))

    def reveal(self, key: str) -> None:
        """Choose a measure, also one that search or chips leave out."""
        if not self.chart.choose(key) and self.desk.plan.find(Measure, key):
            self.search.clear()
            self.areas.choose(ALL)
            self.chart.choose(key)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def ask_save(self) -> None:
        """Ask for a file name and save what is shown as PNG or SVG, as it is printed."""
        path = self.desk.questions.file_to_save(
            tr("Save the picture"),
            "PNG (*.png);;SVG (*.svg)",
            Path.home() / f"{tr('progress')}.png",
        )
        if path is None:
            return
        shown = tuple(line for line in self.chart.lines if isinstance(line, Bar))
        work = partial(_draw, shown, self._today(), self._wording, path.suffix)
        self.desk.background.start(
            tr("Drawing the picture"), work, partial(self._write, path), self._tell_error
        )

    def _write(self, path: Path, content: bytes) -> None:
        try:
            path.write_bytes(content)
        except OSError as error:
            self._tell_error(
                FileError("{path} cannot be written: {reason}.", path=path, reason=error.strerror)
            )
        else:
            self.desk.tell(tr("The picture is saved as {name}.", name=path.name))

    def _tell_error(self, error: PlanError) -> None:
        self.desk.messages.tell_error(error)

    def _show_lines(self, _what: object = None) -> None:
        words = self.search.text().casefold().split()
        area = self.areas.value
        shown = [
            bar
            for bar in self._bars
            if area in ("", ALL, bar.area) and all(word in _searched(bar) for word in words)
        ]
        lines: list[Line] = []
        for bar in shown:
            if not lines or lines[-1].area != bar.area:
                lines.append(Heading(bar.area, self._wording.area(bar.area)))
            lines.append(bar)
        settings = self.desk.plan.settings
        first, last = span_of(self._bars, settings.period_from, settings.period_to)
        self._no_hits.setVisible(not shown and bool(self._bars))
        self.chart.show_lines(lines, self._scale(first, last + 1), self._today())

    def _scale(self, first: int, last: int) -> TimeScale:
        fixed = YEAR_PX.get(self.zoom.value)
        if fixed:
            return TimeScale(first, last, float(scaled(fixed)))
        share = self.chart.time_width() / (last + 1 - first)
        return TimeScale(first, last, max(share, float(scaled(LEAST_YEAR_PX))))

    def _choose_zoom(self, _code: str) -> None:
        self._show_lines()
        today, scale = self._today(), self.chart.scale
        year = min(max(today.year, scale.first_year), scale.last_year)
        self.chart.scroll_to_day(today.replace(year=year, day=1))

    def _set_years(self, key: str, years: dict[str, int | None]) -> None:
        measure = self.desk.plan.find(Measure, key)
        if measure is not None:
            text = tr("move {name} in time", name=measure.number)
            values: dict[str, Any] = dict(years)
            self.desk.editor.change(text, Measure, key, **values)

    def _open(self, key: str) -> None:
        self.desk.go_to("measures", key)

    def _describe(self, bar: Bar) -> str:
        measure = bar.measure
        parts = [
            f"{measure.number}  {measure.title}",
            self._wording.choice("status", measure.status),
            self._wording.numbers.years(measure.start_year, measure.end_year),
        ]
        if measure.start_year is not None and measure.phase_in_years > 1 and bar.full_from:
            parts.append(tr("full effect from {year}", year=bar.full_from.year))
        return "\n".join((" · ".join(parts), *(self._tell_step(step) for step in bar.steps)))

    def _tell_step(self, step: Step) -> str:
        day = self._wording.numbers.day(step.day)
        state = tr("done") if step.done else tr("overdue") if step.late else ""
        return " · ".join(part for part in (f"{day}: {step.title}", state) if part)

    def _connect(self) -> None:
        self.search.searched.connect(self._show_lines)
        self.areas.chosen.connect(self._show_lines)
        self.zoom.chosen.connect(self._choose_zoom)
        self.chart.resized.connect(self._show_lines)
        self.chart.opened.connect(self._open)
        self.chart.years_wanted.connect(self._set_years)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        spacing(tools, 12)
        tools.addWidget(self.search)
        tools.addWidget(self.zoom, 1)
        full = QWidget()
        column = QVBoxLayout(full)
        margins(column, 0, 0, 0, 0)
        spacing(column, 10)
        column.addLayout(tools)
        for part in (self.areas, self.legend, self._no_hits):
            column.addWidget(part)
        column.addWidget(self.chart, 1)
        self._whole.addWidget(full)
        self._whole.addWidget(
            EmptyState(
                tr("No measures yet"),
                tr(
                    "Here the measures and their milestones stand on a line of time. Begin with "
                    "a measure and its start year."
                ),
                step=(tr("Go to the measures"), partial(self.desk.go_to, "measures", "")),
            )
        )
        self.body.addWidget(self._whole, 1)


def _searched(bar: Bar) -> str:
    measure = bar.measure
    return f"{measure.number} {measure.title} {measure.responsible}".casefold()


def _draw(
    shown: tuple[Bar, ...], today: date, wording: Wording, ending: str, progress: Progress
) -> bytes:
    """Draw the picture for print; runs in a thread."""
    style = replace(PRINT, titled=True, height_in=gantt_height_in(shown, PRINT))
    progress.check()
    drawn = gantt_figure(shown, today, style, wording)
    return drawn.svg() if ending == ".svg" else drawn.png()
