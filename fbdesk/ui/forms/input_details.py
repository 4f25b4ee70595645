"""Behind one number: where to look it up, its source or factor, how uncertain it is, a remark."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.calculation.declaration import Input
from fbdesk.calculation.factors import UNCONFIRMED, Factor
from fbdesk.models.effects import EffectInput
from fbdesk.models.row import Stored
from fbdesk.ui.forms.factor_chooser import FactorChooser, FactorLine, factor_words
from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.forms.input_facts import InputFacts
from fbdesk.ui.forms.spread_editor import SpreadEditor
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import IconButton, button
from fbdesk.ui.widgets.fields import TextField
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import label, set_role


class InputDetails(QFrame):
    """Stands below the line of its input; one is open at a time."""

    saved = Signal(str, object)
    """The user changed something; gives the input's id and the fields (dict)."""
    closed = Signal()
    """The user is done with it."""

    def __init__(self, declared: Input) -> None:
        super().__init__()
        self.setProperty("role", "aside")
        self.declared = declared
        self._facts: InputFacts | None = None
        self._given: EffectInput | None = None
        self._chooser: FactorChooser | None = None
        self._factor = label("", "caption", wrap=True)
        self.choose_factor = button(
            tr("Choose from the factor tables"), self._open_chooser, kind="link"
        )
        self.own_number = button(tr("Use a number of my own"), self._leave_factor, kind="quiet")
        self.source = TextField(tr("Report, register, who said it"))
        self.note = TextField()
        self.spread = SpreadEditor()
        self._source_row = FormRow(tr("Source"), self.source)
        self._entered = label("", "caption", wrap=True)
        self._lay_out()
        self.source.committed.connect(partial(self._save, "source"))
        self.note.committed.connect(partial(self._save, "note"))
        self.spread.saved.connect(self._tell)

    def show_input(self, given: EffectInput | None, facts: InputFacts) -> None:
        """Show what the plan knows of the number."""
        self._given, self._facts = given, facts
        factor = facts.factor(given.factor) if given is not None else None
        standing = facts.standing(self.declared) if not _says(given) else None
        self._show_factor(factor or standing, stands_in=factor is None)
        self.choose_factor.setVisible(self._chooser is None and bool(facts.offered(self.declared)))
        self.own_number.setVisible(self._chooser is None and factor is not None)
        self._source_row.setVisible(factor is None)
        self.source.show_value(given.source if given is not None else "")
        self.note.show_value(given.note if given is not None else "")
        self.spread.setVisible(self.declared.kind == "number")
        self.spread.show_spread(self.declared, given, self._number(given, factor or standing))
        self._show_entered(given)

    def start(self) -> None:
        """Put the cursor into the first thing to fill in."""
        first = self.source if not self._source_row.isHidden() else self.choose_factor
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def in_tab_order(self) -> list[QWidget]:
        """Return what the tab key visits, in its order."""
        spread = self.spread
        return [
            self.choose_factor,
            self.own_number,
            self.source,
            *(spread.kind, spread.percent, spread.low, spread.high, spread.factor),
            self.note,
        ]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 12, 10, 12, 12)
        spacing(column, 8)
        head = QHBoxLayout()
        head.addWidget(label(tr(self.declared.label), "strong", wrap=True), 1)
        close = IconButton("x", tr("Close"))
        close.clicked.connect(self.closed)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if self.declared.help:
            column.addWidget(label(tr(self.declared.help), "muted", wrap=True))
        if self.declared.where:
            where = tr("Where to find it: {place}", place=tr(self.declared.where))
            column.addWidget(label(where, "muted", wrap=True))
        column.addWidget(self._factor)
        links = QWidget()
        flow = FlowLayout(links)
        flow.addWidget(self.choose_factor)
        flow.addWidget(self.own_number)
        column.addWidget(links)
        self._chooser_place = QVBoxLayout()
        column.addLayout(self._chooser_place)
        column.addWidget(self._source_row)
        column.addWidget(self.spread)
        column.addWidget(FormRow(tr("Remark"), self.note))
        column.addWidget(self._entered)

    def _show_factor(self, factor: Factor | None, *, stands_in: bool) -> None:
        self._factor.setVisible(factor is not None)
        if factor is None or self._facts is None:
            return
        words = factor_words(factor, self._facts)
        first = tr("Nothing is given: this value stands in.") if stands_in else ""
        self._factor.setText("\n".join(part for part in (first, words) if part))
        set_role(self._factor, role="warning" if factor.status == UNCONFIRMED else "caption")

    def _number(self, given: EffectInput | None, factor: Factor | None) -> float | None:
        if factor is not None and self._facts is not None:
            return self._facts.value_in_unit(factor, self.declared.unit)
        return given.value if given is not None else None

    def _show_entered(self, given: EffectInput | None) -> None:
        moment = given.entered_at if given is not None else None
        if given is None or moment is None or self._facts is None:
            self._entered.hide()
            return
        day = self._facts.wording.numbers.short_day(moment.date())
        who = given.entered_by
        text = (
            tr("Entered by {who}, {day}", who=who, day=day) if who else tr("Entered {day}", day=day)
        )
        self._entered.setText(text)
        self._entered.show()

    def _open_chooser(self) -> None:
        if self._facts is None or self._chooser is not None:
            return
        self._chooser = FactorChooser(self.declared, self._facts, self._close_chooser)
        if self._given is not None and self._given.factor:
            self._chooser.choose(self._given.factor)
        self._chooser.picked.connect(self._take_factor)
        self._chooser_place.addWidget(self._chooser)
        self.show_input(self._given, self._facts)
        self._chooser.search.setFocus()

    def _close_chooser(self) -> None:
        if self._chooser is not None:
            self._chooser.hide()
            self._chooser.deleteLater()
            self._chooser = None
        if self._facts is not None:
            self.show_input(self._given, self._facts)
        self.choose_factor.setFocus()

    def _take_factor(self, line: FactorLine) -> None:
        self._close_chooser()
        self._tell(
            {"value": line.value, "text": "", "factor": line.key, "source": line.factor.source}
        )

    def _leave_factor(self) -> None:
        if self._given is not None and self._facts is not None:
            factor = self._facts.factor(self._given.factor)
            self._tell({"factor": "", "source": "", "value": self._number(self._given, factor)})
            self.source.setFocus()

    def _save(self, field: str, value: Stored) -> None:
        self._tell({field: value})

    def _tell(self, values: dict[str, Stored]) -> None:
        self.saved.emit(self.declared.id, values)


def _says(given: EffectInput | None) -> bool:
    return given is not None and (given.value is not None or bool(given.text or given.factor))
