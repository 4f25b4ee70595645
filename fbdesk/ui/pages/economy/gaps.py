"""The tabs that lay money out: what is not covered per measure and year, and who gives what."""

from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.money_views import (
    APPLIED,
    AREA,
    DIMENSIONS,
    GRANTED,
    MEASURE,
    PAID,
    SCHEME,
    YEAR,
    MoneyMatrix,
    codes_in_use,
    gaps,
    pivot,
)
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.locking import only_looks
from fbdesk.ui.pages.economy.matrix import MatrixTable, Names
from fbdesk.ui.pages.economy.part import (
    EVERY,
    MoneyPart,
    area_choices,
    area_names,
    measure_names,
    of_area,
)
from fbdesk.ui.scale import widths
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.choices import ChoiceField, FilterChips

CHOICE_WIDTH = 176


def money_chips() -> FilterChips:
    """Return the chips that choose between granted, applied for and paid."""
    chips = FilterChips()
    chips.show_chips(
        (
            (GRANTED, tr("Granted so far"), None),
            (APPLIED, tr("Applied for"), None),
            (PAID, tr("Paid"), None),
        )
    )
    return chips


def choice(name: str, choices: Names = ()) -> ChoiceField:
    """Return a choice that changes only what is looked at."""
    made = only_looks(ChoiceField(choices))
    made.setAccessibleName(name)
    widths(made, CHOICE_WIDTH)
    if choices:
        made.show_value(choices[0][0])
    return made


class GapPart(MoneyPart):
    """What is not covered, per measure and year."""

    def __init__(self, desk: Desk, numbers: Numbers) -> None:
        super().__init__(desk, tr("Not covered, per measure and year"), numbers)
        self._basis = ""
        self.money = money_chips()
        self.money.setToolTip(tr("Which money counts as cover."))
        self.area = choice(tr("Focus area"), area_choices(desk))
        self.tools.addWidget(self.area)
        self.tools.addWidget(self.money)
        self.money.chosen.connect(self._show_again)
        self.area.committed.connect(self._show_again)
        self.table.opened.connect(self.open_measure)
        self.note.setText(
            tr(
                "Investment and operation less the money; savings are not counted. A click on a "
                "measure's name goes to it."
            )
        )

    def show_plan(self, plan: Plan, basis: str) -> None:
        """Show the gaps on a basis of costs."""
        self._basis = basis
        found = gaps(plan, of_area(plan, self.area.value), basis, self.money.value)
        lines = measure_names(plan, found.lines)
        columns = tuple((year, year) for year in found.columns)
        self.table.show_table(MatrixTable(lines, columns, found.amounts, lacks=True))
        self.summary.setText(self._words(found))

    def _words(self, found: MoneyMatrix) -> str:
        open_lines = [line for line in found.lines if (found.line_sum(line) or 0) > 0]
        lacking = sum(found.line_sum(line) or 0 for line in open_lines)
        if not found.lines:
            return tr("No costs or funding are entered here.")
        if not lacking:
            return tr("Every measure is covered.")
        told = counted(
            len(open_lines),
            "{number} measure lacks {amount}",
            "{number} measures lack {amount} together",
            amount=self.numbers.money(lacking),
        )
        most = max(found.columns, key=lambda year: found.column_sum(year) or 0)
        worst = found.column_sum(most) or 0
        if worst <= 0:
            return f"{told}."
        return tr(
            "{told}; the year that lacks most is {year}, with {amount}.",
            told=told,
            year=most,
            amount=self.numbers.money(worst),
        )

    def _show_again(self, _code: object = None) -> None:
        self.show_plan(self.desk.plan, self._basis)


class PivotPart(MoneyPart):
    """Focus area × scheme × year: the user chooses lines, columns, and what the third side is."""

    def __init__(self, desk: Desk, numbers: Numbers) -> None:
        super().__init__(desk, tr("Money by focus area, scheme and year"), numbers)
        self.names = {
            AREA: tr("Focus area"),
            SCHEME: tr("Scheme"),
            YEAR: tr("Year"),
            MEASURE: tr("Measure"),
        }
        every = tuple(self.names.items())
        self.lines = choice(tr("Lines"), every)
        self.columns = choice(tr("Columns"), tuple(each for each in every if each[0] != MEASURE))
        self.columns.show_value(SCHEME)
        self.money = money_chips()
        self.only = {name: choice(self.names[name]) for name in (AREA, SCHEME, YEAR)}
        self._only_rows = {
            name: FormRow(self.names[name], field) for name, field in self.only.items()
        }
        self.tools.addWidget(FormRow(tr("Lines"), self.lines))
        self.tools.addWidget(FormRow(tr("Columns"), self.columns))
        for row in self._only_rows.values():
            self.tools.addWidget(row)
        self.body.insertWidget(1, self.money)
        for field in (self.lines, self.columns, *self.only.values()):
            field.committed.connect(self._show_again)
        self.money.chosen.connect(self._show_again)
        self.table.opened.connect(self.open_measure)

    def show_plan(self, plan: Plan, basis: str) -> None:
        """Show the money; the basis of costs does not matter to it."""
        del basis
        if self.lines.value == self.columns.value:
            free = next(name for name in DIMENSIONS if name != self.lines.value)
            self.columns.show_value(SCHEME if self.lines.value != SCHEME else free)
        for name, field in self.only.items():
            held = field.value or EVERY
            field.set_choices(
                ((EVERY, tr("All")), *self._named(name, codes_in_use(plan, self._programme, name)))
            )
            field.show_value(held)
            self._only_rows[name].setVisible(name not in self._across)
        only = {
            name: field.value
            for name, field in self.only.items()
            if name not in self._across and field.value not in (EVERY, "")
        }
        found = pivot(plan, self._programme, self._across, self.money.value, only)
        lines, columns = (
            self._named(name, codes)
            for name, codes in zip(self._across, (found.lines, found.columns), strict=True)
        )
        self.table.show_table(MatrixTable(lines, columns, found.amounts))
        self.summary.setText(self._words(found))

    @property
    def _programme(self) -> Programme:
        return self.desk.programme

    @property
    def _across(self) -> tuple[str, str]:
        return self.lines.value, self.columns.value

    def _words(self, found: MoneyMatrix) -> str:
        whole = found.whole
        if whole is None:
            return tr("No money is entered here.")
        amount = self.numbers.money(whole)
        texts = {
            GRANTED: tr("{amount} is granted.", amount=amount),
            APPLIED: tr("{amount} is applied for.", amount=amount),
            PAID: tr("{amount} is paid.", amount=amount),
        }
        return texts[self.money.value]

    def _named(self, dimension: str, codes: tuple[str, ...]) -> Names:
        if dimension == AREA:
            return area_names(self.desk, codes)
        if dimension == MEASURE:
            return measure_names(self.desk.plan, codes)
        names = dict(self.desk.choices("scheme")) if dimension == SCHEME else {}
        return tuple((code, names.get(code, code)) for code in codes)

    def _show_again(self, _code: object = None) -> None:
        self.show_plan(self.desk.plan, "")
