"""Two editions of the inventory side by side: the sums of each year, and every revised figure."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.exchange.inventory.change import Comparison, compare
from fbdesk.exchange.inventory.places import Places
from fbdesk.models.city import Municipality
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.background import Progress
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.inventory.changes import revision_table
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label

if TYPE_CHECKING:
    from fbdesk.ui.background import Task

LEAST_LINES, MOST_LINES = 2, 8


@dataclass(frozen=True, slots=True)
class YearLine:
    """The sum of all sectors in a year in both editions, t CO2e; None where it is not there."""

    key: str
    year: int
    before_t: float | None
    after_t: float | None

    @property
    def share(self) -> float | None:
        """How much higher the chosen edition is, as a share of the other."""
        if not self.before_t or self.after_t is None:
            return None
        return self.after_t / self.before_t - 1.0


class EditionComparison(QWidget):
    """The chosen edition against another one; nothing where the plan has only one."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk, self._wording = desk, wording
        self._edition: InventoryEdition | None = None
        self._task: Task[Comparison] | None = None
        self.other = ChoiceField()
        self.other.committed.connect(self._compare)
        self.words = label("", wrap=True)
        self.doubt = label("", "warning", wrap=True)
        self.years: DataTable[YearLine] = DataTable(tr("All sectors together"), self._columns())
        self.years.fit_rows(LEAST_LINES, MOST_LINES)
        self.revisions = revision_table(wording)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(FormRow(tr("Compare with"), self.other))
        for part in (self.doubt, self.words, self.years, self.revisions):
            column.addWidget(part)

    def show_edition(self, plan: Plan, edition: InventoryEdition | None) -> None:
        """Compare this edition with the one chosen before, or with the one that came before it."""
        others = [each for each in plan.inventory_editions if edition and each.key != edition.key]
        self.setVisible(bool(others))
        if edition is None or not others:
            self._edition = None
            return
        self.other.set_choices(tuple((each.key, each.name) for each in reversed(others)))
        if self.other.value not in {each.key for each in others}:
            self.other.show_value(_before(plan, edition, others).key)
        self._edition = edition
        self._compare()

    def _compare(self, _value: object = None) -> None:
        """Compare in the background: an edition of the whole country has half a million figures."""
        if self._task is not None:
            self._task.cancel()
        plan, edition = self._desk.plan, self._edition
        other = plan.find(InventoryEdition, self.other.value)
        if edition is None or other is None:
            return
        self._show_doubt(edition, other)
        work = partial(_compared, plan, other.key, edition.key)
        self._task = self._desk.background.start("", work, self._show)

    def _show_doubt(self, edition: InventoryEdition, other: InventoryEdition) -> None:
        """Say where the editions cannot be compared figure by figure."""
        differ = edition.gwp_set != other.gwp_set
        self.doubt.setVisible(differ)
        self.doubt.setText(
            tr(
                "{name} weighs the gases as in {gwp} and {other} as in {other_gwp}: part of the "
                "difference is only that.",
                name=edition.name,
                gwp=edition.gwp_set,
                other=other.name,
                other_gwp=other.gwp_set,
            )
            if differ
            else ""
        )

    def _show(self, found: Comparison) -> None:
        self._task = None
        count = len(found.revised)
        told = [counted(count, "{number} figure is revised", "{number} figures are revised") + "."]
        for text, names in (
            (tr("New years"), [str(year) for year in found.years_added]),
            (tr("Years that are gone"), [str(year) for year in found.years_gone]),
            (tr("New sectors"), [self._wording.sector(name) for name in found.sectors_added]),
            (
                tr("Sectors that are gone"),
                [self._wording.sector(name) for name in found.sectors_gone],
            ),
        ):
            if names:
                told.append(f"{text}: {', '.join(names)}.")
        self.words.setText("\n".join(told))
        self.years.show_rows(year_lines(found))
        self.revisions.show_revisions(found.revised, self._place_names())
        self.revisions.setVisible(bool(count))

    def _place_names(self) -> Callable[[str], str]:
        names = {place.number: place.name for place in self._desk.plan.rows_of(Municipality)}
        return lambda number: names.get(number, number)

    def _columns(self) -> tuple[Column[YearLine], ...]:
        numbers = self._wording.numbers
        return (
            Column(code="year", title=tr("Year"), value=lambda line: line.year, width=64),
            Column(
                code="before", title=tr("Before"), unit="t", align="right", width=110,
                value=lambda line: line.before_t, text=numbers.number,
            ),
            Column(
                code="after", title=tr("Now"), unit="t", align="right", width=110,
                value=lambda line: line.after_t, text=numbers.number,
            ),
            Column(
                code="share", title=tr("Change, %"), align="right", width=90, stretch=True,
                value=lambda line: line.share, text=self._percent,
            ),
        )  # fmt: skip

    def _percent(self, share: float | None) -> str:
        if share is None:
            return "–"
        return f"{'+' if share > 0 else ''}{self._wording.numbers.percent(share, 1)}"


def year_lines(found: Comparison) -> tuple[YearLine, ...]:
    """Return the sums of each year over all municipalities, the newest first.

    A year counts on a side only where every municipality of that year has it there.
    """
    years = sorted({total.year for total in found.totals}, reverse=True)
    lines = []
    for year in years:
        totals = [total for total in found.totals if total.year == year]
        before = [total.before_t for total in totals if total.before_t is not None]
        after = [total.after_t for total in totals if total.after_t is not None]
        lines.append(
            YearLine(
                str(year),
                year,
                sum(before) if len(before) == len(totals) else None,
                sum(after) if len(after) == len(totals) else None,
            )
        )
    return tuple(lines)


def _before(
    plan: Plan, edition: InventoryEdition, others: list[InventoryEdition]
) -> InventoryEdition:
    """Return the edition that came in before one, else the newest of the others."""
    place = plan.inventory_editions.index(edition)
    return plan.inventory_editions[place - 1] if place > 0 else others[-1]


def _compared(plan: Plan, before: str, after: str, progress: Progress) -> Comparison:
    progress.check()
    places = Places.of(plan.municipalities)
    held, new = (plan.children(InventoryRow, "edition", key) for key in (before, after))
    return compare(held, new, places.number)
