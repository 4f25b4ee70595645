"""What other terms would change, as tables: numbers, measures, and the plan as a whole in words."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.calculation.factors import UNCONFIRMED
from fbdesk.models.results.terms_change import MeasureChange, NumberChange, TermsChange, Totals
from fbdesk.reports.wording import Wording
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.factors.list import DIGITS, unit_text
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, described, tr
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label

LEAST_LINES, MOST_NUMBERS, MOST_MEASURES = 2, 10, 12


class TermsChangeView(QWidget):
    """The words and the two tables; `show_change` fills them."""

    def __init__(self, wording: Wording, go_to: Callable[[str, str], None]) -> None:
        """Show with `wording`; a measure that is double-clicked is shown by `go_to`."""
        super().__init__()
        self._wording, self._go_to = wording, go_to
        self.headline = label("", "section", wrap=True)
        self.words = label("", wrap=True)
        self._numbers_title = label("", "strong", wrap=True)
        self._measures_title = label("", "strong", wrap=True)
        self.numbers: DataTable[NumberChange] = DataTable(
            tr("Numbers that change"), self._number_columns()
        )
        self.measures: DataTable[MeasureChange] = DataTable(
            tr("Measures that change"), self._measure_columns()
        )
        self.measures.activated.connect(self._open_measure)
        self.numbers.fit_rows(LEAST_LINES, MOST_NUMBERS)
        self.measures.fit_rows(LEAST_LINES, MOST_MEASURES)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        parts = (self.headline, self.words, self._measures_title, self.measures)
        for part in (*parts, self._numbers_title, self.numbers):
            column.addWidget(part)

    def show_change(self, change: TermsChange) -> None:
        """Show what changes; nothing at all is said in one line."""
        changed = change.changed_measures
        self.headline.setText(_headline(change))
        totals = self._totals(change)
        self.words.setText("\n".join(totals))
        self.words.setVisible(bool(totals))
        self.measures.rows.set_title("before", tr("Cuts now, {year}", year=change.year))
        self._measures_title.setText(
            counted(len(changed), "{number} measure changes", "{number} measures change")
        )
        used = sum(bool(number.measures) for number in change.numbers)
        self._numbers_title.setText(
            tr(
                "{number} numbers differ, {used} of them are used in the plan",
                number=len(change.numbers),
                used=used,
            )
        )
        self.measures.show_rows(changed)
        self.numbers.show_rows(change.numbers)
        for part, shown in (
            (self.measures, bool(changed)),
            (self._measures_title, bool(changed)),
            (self.numbers, bool(change.numbers)),
            (self._numbers_title, bool(change.numbers)),
        ):
            part.setVisible(shown)

    def _totals(self, change: TermsChange) -> list[str]:
        numbers = self._wording.numbers
        before, after = change.before, change.after
        effects = (
            (
                tr("All measures together in {year}", year=change.year),
                before.joint_t,
                after.joint_t,
            ),
            (tr("Outside the inventory"), before.indirect_t, after.indirect_t),
        )
        lines = [
            _line(what, numbers.cut(first), numbers.cut(second))
            for what, first, second in effects
            if first is not None or second is not None
        ]
        if before.gap_t is not None and after.gap_t is not None:
            lines.append(_line(tr("Remains to the target"), self._gap(before), self._gap(after)))
        return lines

    def _gap(self, totals: Totals) -> str:
        return self._wording.numbers.tonnes(max(totals.gap_t or 0.0, 0.0))

    def _number_columns(self) -> tuple[Column[NumberChange], ...]:
        wording = self._wording

        def digits(value: float | None) -> str:
            return "–" if value is None else wording.numbers.significant(value, DIGITS)

        return (
            Column(
                code="name", title=tr("Factor or figure"), stretch=True,
                value=lambda row: tr(row.name), width=200, tooltip=lambda row: tr(row.name),
            ),
            Column(
                code="before", title=tr("Now"), value=lambda row: row.before, text=digits,
                align="right", width=84,
            ),
            Column(
                code="after", title=tr("After"), value=lambda row: row.after, text=digits,
                align="right", width=84,
            ),
            Column(
                code="share", title=tr("Change, %"), value=lambda row: row.share,
                text=lambda share: _percent(wording, share), align="right", width=84,
            ),
            Column(
                code="unit", title=tr("Unit"), value=lambda row: unit_text(row.unit), width=110,
                tooltip=lambda row: unit_text(row.unit),
            ),
            Column(
                code="status", title=tr("Status"), value=lambda row: row.status, width=110,
                shows=self._status,
                tone=lambda row: "warning" if row.status == UNCONFIRMED else "",
            ),
            Column(
                code="measures", title=tr("Used by"), value=lambda row: ", ".join(row.measures),
                tooltip=lambda row: ", ".join(row.measures), width=130,
            ),
        )  # fmt: skip

    def _status(self, row: NumberChange) -> str:
        if row.own:
            return tr("own value stays")
        return self._wording.choice("source_status", row.status) if row.status else tr("gone")

    def _measure_columns(self) -> tuple[Column[MeasureChange], ...]:
        cut = self._wording.numbers.cut_number

        def tonnes(value: float | None) -> str:
            return "–" if value is None else cut(value, 1)

        return (
            Column(code="number", title=tr("No."), value=lambda row: row.number, width=64),
            Column(
                code="title", title=tr("Measure"), value=lambda row: row.title, stretch=True,
                width=200, tooltip=lambda row: row.title,
            ),
            Column(
                code="before", title=tr("Cuts now"), unit="t", align="right", width=120,
                value=lambda row: row.direct_before_t, text=tonnes,
            ),
            Column(
                code="after", title=tr("After"), unit="t", align="right", width=90,
                value=lambda row: row.direct_after_t, text=tonnes, tooltip=_problem,
                tone=lambda row: "warning" if row.problem else "",
            ),
            Column(
                code="outside_before", title=tr("Outside, now"), unit="t", align="right",
                width=120, value=lambda row: row.indirect_before_t, text=tonnes,
            ),
            Column(
                code="outside_after", title=tr("Outside, after"), unit="t", align="right",
                width=120, value=lambda row: row.indirect_after_t, text=tonnes,
            ),
            Column(
                code="problem", title=tr("Note"), value=_problem, tooltip=_problem, width=140,
                tone=lambda _row: "warning",
            ),
        )  # fmt: skip

    def _open_measure(self) -> None:
        if self.measures.chosen_key:
            self._go_to("measures", self.measures.chosen_key)


def _headline(change: TermsChange) -> str:
    if not change.numbers and not change.changed_measures:
        return tr("Nothing in the plan changes.")
    if not change.changed_measures:
        return tr("No result of the plan changes.")
    return tr("This is what changes in {year}", year=change.year)


def _line(what: str, before: str, after: str) -> str:
    if before == after:
        return tr("{what}: {before}, as now", what=what, before=before)
    return tr("{what}: {before} now, {after} after", what=what, before=before, after=after)


def _percent(wording: Wording, share: float | None) -> str:
    if share is None:
        return "–"
    sign = "+" if share > 0 else ""
    return f"{sign}{wording.numbers.percent(share, 1)}"


def _problem(row: MeasureChange) -> str:
    return described(row.problem) if row.problem else ""
