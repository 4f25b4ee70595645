"""The card of a factor: what it is, where it is from, who uses it, and the plan's own value."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from fbdesk.calculation.factors import UNCONFIRMED, FactorEdition, FactorOverride
from fbdesk.models.edits import factors as edits
from fbdesk.models.results.factor_uses import FactorUse
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.input_facts import NO_UNITS
from fbdesk.ui.pages.factors.list import DIGITS, FactorLine, unit_text, value_text
from fbdesk.ui.pages.factors.own import OwnValueForm, OwnValueTexts
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.elided import ElidedButton
from fbdesk.ui.widgets.emptying import empty
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import chip, label

MOST_USES_SHOWN = 30


class FactorCard(QWidget):
    """Shows the chosen factor; the plan's own value is set, changed and removed here."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk, self._wording = desk, wording
        self._edition: FactorEdition | None = None
        self._line: FactorLine | None = None
        self._typed: dict[str, OwnValueTexts] = {}
        self._name = label("", "section", wrap=True)
        self._category = label("", "caption", wrap=True)
        self._figure = label("", "figure", wrap=True)
        self._published = label("", "muted", wrap=True)
        self._chips = QVBoxLayout()
        self._doubt = label(
            tr("● Not confirmed: the source could not be checked."), "warning", wrap=True
        )
        self._facts = QVBoxLayout()
        self._uses = QVBoxLayout()
        self.form = OwnValueForm(self._close_form)
        self.form.accepted.connect(self._save)
        self.set_own = button(tr("Set the plan's own value …"), self._open_form, icon="pencil")
        self.remove = button(tr("Remove the own value"), self._remove, kind="quiet")
        self._lay_out()

    def show_line(self, line: FactorLine | None, edition: FactorEdition | None) -> None:
        """Show a factor of an edition; `edition` is the published one, None where none is open."""
        if self._line and (line is None or line.key != self._line.key):
            self._keep_typed(self._line.key)
        same = bool(self._line and line and line.key == self._line.key)
        self._line, self._edition = line, edition
        self.setVisible(line is not None)
        if line is None:
            return
        self._show_facts(line)
        self._show_uses(line.uses)
        self.remove.setVisible(line.own)
        self.set_own.setText(
            tr("Change the own value …") if line.own else tr("Set the plan's own value …")
        )
        if not same:
            self._show_form(shown=line.key in self._typed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        spacing(self._facts, 4)
        spacing(self._uses, 2)
        for part in (self._name, self._category, self._figure, self._published):
            column.addWidget(part)
        column.addLayout(self._chips)
        column.addWidget(self._doubt)
        column.addLayout(self._facts)
        own = Card(tr("The plan's own value"), soft=True)
        about = tr("A value that fits the city better, with its source. It counts at once.")
        own.body.addWidget(label(about, "muted", wrap=True))
        own.body.addWidget(self.form)
        own.body.addWidget(in_a_row((self.set_own, self.remove)))
        column.addWidget(own)
        column.addWidget(label(tr("Used by"), "strong"))
        column.addLayout(self._uses)
        column.addStretch(1)
        self._show_form(shown=False)

    def _show_facts(self, line: FactorLine) -> None:
        factor, wording = line.factor, self._wording
        self._name.setText(tr(factor.name))
        self._category.setText(tr(factor.category))
        unit = unit_text(factor.unit)
        self._figure.setText(f"{value_text(factor, wording)} {unit}".strip())
        published = f"{value_text(line.published, wording)} {unit}".strip()
        self._published.setText(tr("The edition says {value}.", value=published))
        self._published.setVisible(line.own)
        self._doubt.setVisible(factor.status == UNCONFIRMED)
        empty(self._chips)
        tone = "warning" if factor.status == UNCONFIRMED else "accent" if line.own else ""
        texts = (str(factor.year or ""), factor.region, factor.gas.replace("CO2", "CO₂"))
        status = chip(wording.choice("source_status", factor.status), tone)
        self._chips.addWidget(in_a_row((status, *(chip(text) for text in texts if text))))
        empty(self._facts)
        for text in self._fact_lines(line):
            self._facts.addWidget(_readable(text))

    def _fact_lines(self, line: FactorLine) -> list[str]:
        factor = line.factor
        facts = [tr("Source: {source}", source=tr(factor.source))] if factor.source else []
        if line.own and factor.note:
            facts.append(tr("Reason: {reason}", reason=factor.note))
        if factor.uncertainty:
            facts.append(tr("Range: {range}", range=self._range(line)))
        if factor.note and not line.own:
            facts.append(tr("Note: {note}", note=tr(factor.note)))
        if factor.source_url:
            facts.append(factor.source_url)
        return facts

    def _range(self, line: FactorLine) -> str:
        spread = line.factor.spread()
        unit = "" if line.factor.unit in NO_UNITS else f" {unit_text(line.factor.unit)}"
        if spread is None:
            return line.factor.uncertainty
        low, high = (
            self._wording.numbers.significant(bound, DIGITS)
            for bound in (getattr(spread, "low", None), getattr(spread, "high", None))
        )
        return f"{low}–{high}{unit}"

    def _show_uses(self, uses: tuple[FactorUse, ...]) -> None:
        empty(self._uses)
        if not uses:
            self._uses.addWidget(label(tr("No calculation of the plan uses it."), "muted"))
        for use in uses[:MOST_USES_SHOWN]:
            text = f"{use.number} {use.title}: {_small(tr(use.label))}"
            link = ElidedButton(partial(self._desk.go_to, "measures", use.effect), kind="link")
            link.show_text(text)
            self._uses.addWidget(link)
        more = len(uses) - MOST_USES_SHOWN
        if more > 0:
            self._uses.addWidget(label(tr("and {number} more", number=more), "muted"))

    def _show_form(self, *, shown: bool) -> None:
        if shown and self._line is not None and self._edition is not None:
            line = self._line
            typed = self._typed.pop(line.key, None)
            self.form.begin(self._edition, line.factor, published=line.published, typed=typed)
        self.form.setVisible(shown)
        self.set_own.setVisible(not shown)
        self.remove.setVisible(not shown and bool(self._line and self._line.own))

    def _keep_typed(self, factor_id: str) -> None:
        """Keep what was typed for a factor that the user leaves before saving."""
        if self.form.isVisibleTo(self):
            self._typed[factor_id] = self.form.typed()

    def _open_form(self) -> None:
        self._show_form(shown=True)
        self.form.value.setFocus()
        self.form.value.selectAll()

    def _close_form(self) -> None:
        self._show_form(shown=False)
        self.set_own.setFocus()

    def _save(self, given: FactorOverride) -> None:
        if self._edition is None or self._line is None:
            return
        edit = partial(
            edits.set_override,
            edition=self._edition,
            factor=given.factor_id,
            value=given.value,
            unit=given.unit,
            source=given.source,
            reason=given.reason,
        )
        text = tr("set own value of {name}", name=tr(self._line.published.name))
        if self._desk.editor.perform(text, edit) is not None:
            self._close_form()

    def _remove(self) -> None:
        if self._line is not None:
            text = tr("remove own value of {name}", name=tr(self._line.published.name))
            edit = partial(edits.remove_override, factor=self._line.key)
            self._desk.editor.perform(text, edit)


def _readable(text: str) -> QLabel:
    """Return a text that can be marked and copied, such as an address."""
    made = label(text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def in_a_row(parts: tuple[QWidget, ...]) -> QWidget:
    """Return parts beside each other, and below each other where there is no room."""
    holder = QWidget()
    flow = FlowLayout(holder, gap=6)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    for part in parts:
        flow.addWidget(part)
    return holder


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
