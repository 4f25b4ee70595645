"""The passport of a result in a window of its own: read it, check it, copy it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.calculation.catalogue import method as method_of
from fbdesk.calculation.declaration import Method
from fbdesk.calculation.evaluate import Evaluation
from fbdesk.reports.wording import Wording
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.passport_words import (
    NumberLine,
    YearLine,
    help_text,
    number_lines,
    passport_text,
    year_lines,
)
from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label, rule
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

SIZE = (940, 720)
MOST_NUMBERS, MOST_YEARS = 20, 12


class PassportDialog(QDialog):
    """Every number of a result, the formula and literature, and what each year gives."""

    def __init__(
        self, parent: QWidget, wording: Wording, title: str, evaluation: Evaluation
    ) -> None:
        super().__init__(parent)
        self._text = passport_text(title, evaluation, wording)
        self._wording = wording
        self.setWindowTitle(tr("The calculation behind the result"))
        method = method_of(evaluation.method)
        self.numbers = DataTable(tr("The numbers"), _number_columns())
        self.years = DataTable(tr("Per year"), self._year_columns())
        self._copied = label("", "muted")
        self._scrolled = ScrolledColumn()
        self.numbers.show_rows(number_lines(evaluation, wording))
        self.numbers.fit_rows(3, MOST_NUMBERS)
        years = year_lines(evaluation)
        self.years.show_rows(years)
        self.years.fit_rows(2, MOST_YEARS)
        self._lay_out(title, method, evaluation, with_years=bool(years))
        self.resize(scaled(SIZE[0]), scaled(SIZE[1]))

    def copy(self) -> None:
        """Put the whole passport on the clipboard as text."""
        QGuiApplication.clipboard().setText(self._text)
        self._copied.setText(tr("Copied."))

    def show_help(self) -> None:
        """Show where the figures are looked up, and the worked example."""
        for part in (self._help_title, self._help):
            part.show()
        layout = self._scrolled.body
        layout.activate()
        self._scrolled.ensureWidgetVisible(self._help)

    def _lay_out(
        self, title: str, method: Method, evaluation: Evaluation, *, with_years: bool
    ) -> None:
        body = self._scrolled.body
        body.addWidget(label(title, "title", wrap=True))
        body.addWidget(label(tr(method.title), "muted", wrap=True))
        formula = label(method.formula, "strong", wrap=True)
        formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body.addWidget(formula)
        body.addWidget(self.numbers)
        for each in evaluation.indicators:
            body.addWidget(label(self._indicator(each.label, evaluation), wrap=True))
        if with_years:
            body.addWidget(label(tr("Per year, before overlap with other measures"), "section"))
            body.addWidget(self.years)
        if method.checklist:
            body.addWidget(label(tr("Check before you trust it"), "section"))
            checks = "\n".join(f"•  {tr(check)}" for check in method.checklist)
            body.addWidget(label(checks, wrap=True))
        body.addWidget(label(tr("Literature"), "section"))
        body.addWidget(label("\n".join(method.literature), "muted", wrap=True))
        body.addWidget(_digest(evaluation.digest))
        self._help_title = label(tr("Help for the method"), "section")
        self._help = label(help_text(method), wrap=True)
        for part in (self._help_title, self._help):
            part.hide()
            body.addWidget(part)
        body.addStretch(1)
        whole = QVBoxLayout(self)
        margins(whole, 24, 20, 16, 16)
        spacing(whole, 12)
        whole.addWidget(self._scrolled, 1)
        whole.addWidget(rule())
        whole.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        spacing(row, 8)
        row.addWidget(button(tr("Copy as text"), self.copy, icon="copy"))
        row.addWidget(button(tr("Open the help"), self.show_help))
        row.addWidget(self._copied)
        row.addStretch(1)
        row.addWidget(button(tr("Close"), self.accept, kind="primary"))
        return row

    def _indicator(self, name: str, evaluation: Evaluation) -> str:
        found = next(each for each in evaluation.indicators if each.label == name)
        write = self._wording.numbers.significant
        return tr(
            "{what}: from {before} to {after}{unit}",
            what=tr(name),
            before=write(float(found.before), 6),
            after=write(float(found.after), 6),
            unit="" if found.unit == "-" else f" {tr(found.unit)}",
        )

    def _year_columns(self) -> tuple[Column[YearLine], ...]:
        return (
            Column(code="year", title=tr("Year"), value=lambda line: line.key, width=80),
            Column(
                code="direct",
                title=tr("Direct cut, t"),
                value=lambda line: line.direct_t,
                text=self._tonnes,
                align="right",
                width=160,
            ),
            Column(
                code="indirect",
                title=tr("Indirect cut, t"),
                value=lambda line: line.indirect_t,
                text=self._tonnes,
                align="right",
                width=160,
            ),
        )

    def _tonnes(self, value: float | None) -> str:
        return self._wording.numbers.cut_number(value, 1)


def _number_columns() -> tuple[Column[NumberLine], ...]:
    return (
        Column(
            code="label",
            title=tr("Quantity"),
            value=lambda line: line.label,
            tooltip=lambda line: line.label,
            width=200,
        ),
        Column(
            code="value",
            title=tr("Value"),
            value=lambda line: line.value,
            tooltip=lambda line: line.value,
            align="right",
            width=110,
        ),
        Column(code="unit", title=tr("Unit"), value=lambda line: line.unit, width=120),
        Column(
            code="source",
            title=tr("Source"),
            value=lambda line: line.source,
            tooltip=_source_tip,
            stretch=True,
            width=120,
        ),
        Column(
            code="status",
            title=tr("Status"),
            value=lambda line: line.status,
            shows=_status,
            tone=_tone,
            width=120,
        ),
        Column(
            code="entered",
            title=tr("Entered"),
            value=lambda line: line.entered,
            tooltip=lambda line: line.entered,
            width=110,
        ),
    )


def _source_tip(line: NumberLine) -> str:
    return "\n".join(part for part in (line.source, line.note) if part)


def _status(line: NumberLine) -> str:
    return f"● {line.status}" if line.doubtful else line.status


def _tone(line: NumberLine) -> str:
    return "warning" if line.doubtful else ""


def _digest(digest: str) -> QWidget:
    shown = label(tr("Digest: {digest}", digest=digest), "caption", wrap=True)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    shown.setToolTip(tr("The same numbers always give the same digest."))
    return shown
