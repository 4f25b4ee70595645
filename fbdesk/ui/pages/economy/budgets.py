"""The tabs that hold money against budgets: own effort, account, early input, economic plan."""

from datetime import date, datetime

from fbdesk.models.results.money_budgets import (
    ASKED,
    LACKING,
    NET,
    OWNERS,
    UNCOVERED,
    BudgetRound,
    budget_rounds,
    economic_plan,
    first_plan_year,
    own_efforts,
)
from fbdesk.models.results.money_views import (
    ACTUAL,
    AREA,
    DEVIATION,
    MEASURE,
    OPEN,
    PLANNED,
    YEAR,
    MoneyMatrix,
    planned_and_actual,
)
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.locking import only_looks
from fbdesk.ui.pages.economy.gaps import choice, money_chips
from fbdesk.ui.pages.economy.matrix import MatrixTable, Names
from fbdesk.ui.pages.economy.part import (
    TABLE_SHARE,
    MoneyPart,
    area_choices,
    area_names,
    measure_names,
    of_area,
)
from fbdesk.ui.pages.economy.table import MatrixView
from fbdesk.ui.scale import widths
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import FilterChips
from fbdesk.ui.widgets.fields import YearField
from fbdesk.ui.widgets.labels import label, set_role

GRANT, EFFORT, LACKS = "grant", "effort", "lacks"


class EffortPart(MoneyPart):
    """Own effort against the grants that ask for it, year by year."""

    def __init__(self, desk: Desk, numbers: Numbers) -> None:
        super().__init__(desk, tr("Own effort against grants"), numbers)
        self.money = money_chips()
        self.money.chosen.connect(self._show_again)
        self.tools.addWidget(self.money)
        schemes = [s for s in desk.programme.funding_schemes if s.matched]
        names = ", ".join(scheme.name.text(desk.language) for scheme in schemes)
        self.note.setText(
            tr(
                "The municipality's own effort must be at least as large as the money from: "
                "{schemes}. It is what the municipal budget gives in the same year, all measures "
                "together.",
                schemes=names,
            )
        )

    def show_plan(self, plan: Plan, basis: str) -> None:
        """Show grants and own effort; the basis of costs does not matter to them."""
        del basis
        found = own_efforts(plan, self.desk.programme, self.money.value)
        amounts = {}
        for each in found:
            amounts[str(each.year), GRANT] = each.grant_ore
            amounts[str(each.year), EFFORT] = each.effort_ore
            if each.lacks_ore:
                amounts[str(each.year), LACKS] = each.lacks_ore
        columns = (
            (GRANT, tr("Money that asks for own effort")),
            (EFFORT, tr("Own effort")),
            (LACKS, tr("Lacking own effort")),
        )
        lines = tuple((str(each.year), str(each.year)) for each in found)
        self.table.show_table(MatrixTable(lines, columns, amounts, sum_column=False, heat=False))
        lacking = [each for each in found if each.lacks_ore]
        told = [
            tr("Own effort in {year} lacks {amount}.",
               year=each.year, amount=self.numbers.kroner(each.lacks_ore))
            for each in lacking
        ]  # fmt: skip
        enough = tr("The own effort is large enough in every year.")
        nothing = tr("No money that asks for own effort is entered.")
        self.summary.setText("\n".join(told) or (enough if found else nothing))
        set_role(self.summary, role="warning" if lacking else "strong")

    def _show_again(self, _code: object = None) -> None:
        self.show_plan(self.desk.plan, "")


class AccountPart(MoneyPart):
    """Planned against actual cost, per measure, focus area or year."""

    def __init__(self, desk: Desk, numbers: Numbers) -> None:
        super().__init__(desk, tr("Planned against actual"), numbers)
        self.by = FilterChips()
        self.by.show_chips(
            (
                (MEASURE, tr("By measure"), None),
                (AREA, tr("By focus area"), None),
                (YEAR, tr("By year"), None),
            )
        )
        self.by.chosen.connect(self._show_again)
        self.tools.addWidget(self.by)
        self.table.opened.connect(self.open_measure)
        self.note.setText(
            tr(
                "Gross cost of investment and operation. Planned counts only what has an actual "
                "cost, so that like is held against like; what is not accounted for stands apart."
            )
        )

    def show_plan(self, plan: Plan, basis: str) -> None:
        """Show plan and account; an account is always gross."""
        del basis
        found = planned_and_actual(plan, self.desk.programme, self.by.value)
        columns = (
            (PLANNED, tr("Planned")),
            (ACTUAL, tr("Actual")),
            (DEVIATION, tr("Deviation")),
            (OPEN, tr("Not accounted for yet")),
        )
        lines = self._named(plan, found.lines)
        self.table.show_table(
            MatrixTable(lines, columns, found.amounts, sum_column=False, heat=False)
        )
        self.summary.setText(self._words(found))

    def _named(self, plan: Plan, codes: tuple[str, ...]) -> Names:
        if self.by.value == MEASURE:
            return measure_names(plan, codes)
        if self.by.value == AREA:
            return area_names(self.desk, codes)
        return tuple((code, code) for code in codes)

    def _words(self, found: MoneyMatrix) -> str:
        deviation = found.column_sum(DEVIATION)
        if deviation is None:
            return tr("No actual costs are entered yet.")
        planned = self.numbers.money(found.column_sum(PLANNED))
        amount = self.numbers.money(abs(deviation))
        if deviation > 0:
            return tr(
                "{amount} above what was planned ({planned}).", amount=amount, planned=planned
            )
        if deviation < 0:
            return tr(
                "{amount} below what was planned ({planned}).", amount=amount, planned=planned
            )
        return tr("As planned ({planned}).", planned=planned)

    def _show_again(self, _code: object = None) -> None:
        self.show_plan(self.desk.plan, "")


class RoundsPart(MoneyPart):
    """Deadlines for input to state and municipal budgets, with what must be asked for by then."""

    def __init__(self, desk: Desk, numbers: Numbers) -> None:
        super().__init__(desk, tr("Deadlines for input to budgets"), numbers)
        self._rounds: dict[str, BudgetRound] = {}
        self.heading = label("", "section", wrap=True)
        self.measures = MatrixView(tr("What the measures ask of this budget"), numbers)
        self.body.insertWidget(3, self.heading)
        self.body.insertWidget(4, self.measures, TABLE_SHARE)
        self.table.line_chosen.connect(self._show_round)
        self.measures.opened.connect(self.open_measure)
        self.note.setText(
            tr(
                "Asked for: applied for from the budget's own schemes and not granted yet. Not "
                "covered: what the measures cost beyond everything that is applied for or granted."
            )
        )

    def show_plan(self, plan: Plan, basis: str) -> None:
        """Show the rounds; input to a budget is always gross."""
        del basis
        found = budget_rounds(plan, self.desk.programme)
        self._rounds = {each.key: each for each in found}
        amounts = {}
        for each in found:
            for column in (ASKED, UNCOVERED):
                amount = each.asks.column_sum(column)
                if amount:
                    amounts[each.key, column] = amount
        lines = tuple((each.key, self._name(each)) for each in found)
        table = MatrixTable(lines, self._columns, amounts, sum_line=False, heat=False)
        self.table.show_table(table)
        if self.table.chosen_line not in self._rounds and found:
            self.table.choose_line(self._next(found).key)
        self.summary.setText(self._words(found))
        self._show_round(self.table.chosen_line)

    def show_thousands(self, *, thousands: bool) -> None:
        """Show thousands of kroner, or kroner, in both tables."""
        super().show_thousands(thousands=thousands)
        self.measures.show_thousands(thousands=thousands)

    def copy_text(self) -> str:
        """Return the rounds and, below them, what the measures ask of the chosen one."""
        whole = super().copy_text()
        if not self.measures.isVisible():
            return whole
        return f"{whole}\n\n{self.heading.text()}\n{self.measures.whole_text()}"

    @property
    def _columns(self) -> Names:
        return (ASKED, tr("Asked for, not granted")), (UNCOVERED, tr("Uncovered"))

    def _name(self, each: BudgetRound) -> str:
        return tr(
            "{day}  Budget {year}: {title}",
            day=self.numbers.short_day(each.due),
            title=each.deadline.title,
            year=each.budget_year,
        )

    def _words(self, found: tuple[BudgetRound, ...]) -> str:
        if not found:
            return tr(
                "No deadline for input to the state's or the municipality's budget is entered. "
                "Add them on the page of deadlines."
            )
        nearest = self._next(found)
        amount = self.numbers.money(nearest.asked_ore)
        day = self.numbers.day(nearest.due)
        values = {"amount": amount, "day": day, "year": nearest.budget_year}
        if not nearest.asked_ore:
            return tr("Nothing needs to be asked for in the budget of {year} by {day}.", **values)
        if nearest.due < _today():
            return tr("The last deadline was {day}: {amount} for the budget of {year}.", **values)
        return tr("By {day}, {amount} must be asked for in the budget of {year}.", **values)

    @staticmethod
    def _next(found: tuple[BudgetRound, ...]) -> BudgetRound:
        """Return the next round, or the last one that anything was asked of."""
        ahead = [each for each in found if each.due >= _today()]
        asked = [each for each in found if each.asked_ore]
        return ahead[0] if ahead else (asked or found)[-1]

    def _show_round(self, key: str) -> None:
        found = self._rounds.get(key)
        asks = found is not None and bool(found.asks.lines)
        self.heading.setVisible(asks)
        self.measures.setVisible(asks)
        if found is None:
            return
        self.heading.setText(self._name(found))
        lines = measure_names(self.desk.plan, found.asks.lines)
        self.measures.show_table(MatrixTable(lines, self._columns, found.asks.amounts, heat=False))


class EconomicPlanPart(MoneyPart):
    """Four years of costs, savings and money, as the economic plan of a municipality has them."""

    def __init__(self, desk: Desk, numbers: Numbers) -> None:
        super().__init__(desk, tr("Economic plan, four years"), numbers)
        self._basis = ""
        self.area = choice(tr("Focus area"), area_choices(desk))
        self.first = only_looks(YearField())
        self.first.setAccessibleName(tr("First budget year"))
        self.first.show_value(first_plan_year(desk.plan, _today()))
        widths(self.first, 80, 110)
        self.tools.addWidget(FormRow(tr("Focus area"), self.area))
        self.tools.addWidget(FormRow(tr("First budget year"), self.first))
        self.area.committed.connect(self._show_again)
        self.first.committed.connect(self._choose_first)
        self._first_year = first_plan_year(desk.plan, _today())
        self.note.setText(
            tr(
                "Net is investment and operation less savings. Lacking is investment and operation "
                "less everything that is granted."
            )
        )

    def show_plan(self, plan: Plan, basis: str) -> None:
        """Show four years on a basis of costs."""
        self._basis = basis
        found = economic_plan(
            plan, self.desk.programme, self._first_year, basis, of_area(plan, self.area.value)
        )
        names = {
            "investment": tr("Investment"),
            "operating": tr("Operation"),
            "saving": tr("Saving"),
            NET: tr("Net sum"),
            **dict(zip(OWNERS, self._owners(), strict=True)),
            LACKING: tr("Lacking"),
        }
        lines = tuple((code, names[code]) for code in found.lines)
        columns = tuple((year, year) for year in found.columns)
        self.table.show_table(
            MatrixTable(
                lines,
                columns,
                found.amounts,
                sum_line=False,
                heat=False,
                strong=frozenset({NET, LACKING}),
            )
        )
        lacking = found.line_sum(LACKING)
        years = self.numbers.years(self._first_year, self._first_year + len(columns) - 1)
        if lacking is None:
            text = tr("No costs or funding in {years}.", years=years)
        elif lacking > 0:
            amount = self.numbers.money(lacking)
            text = tr("{amount} is lacking in {years}.", amount=amount, years=years)
        else:
            text = tr("The costs of {years} are covered.", years=years)
        self.summary.setText(text)

    @staticmethod
    def _owners() -> tuple[str, ...]:
        return (
            tr("Granted by the municipality"),
            tr("Granted by the county"),
            tr("Granted by the state"),
            tr("Granted by others"),
        )

    def _choose_first(self, year: object) -> None:
        if isinstance(year, int):
            self._first_year = year
            self._show_again()

    def _show_again(self, _code: object = None) -> None:
        self.show_plan(self.desk.plan, self._basis)


def _today() -> date:
    return datetime.now().astimezone().date()
