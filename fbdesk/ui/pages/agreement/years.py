"""How every commitment stood, year by year, the city's beside the county's and the state's."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.agreement import Commitment, CommitmentYear
from fbdesk.models.checks.agreement import side_of
from fbdesk.models.edits import agreement as edits
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.agreement.sides import BUSINESS, COUNTY, KS, OTHERS, OWN, STATE
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.choices import FilterChips
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.fields import LongTextEdit
from fbdesk.ui.widgets.labels import label

ALL = "all"
YEAR_WIDTH = 104
OFF_TRACK = frozenset({"delayed", "withdrawn"})


@dataclass(frozen=True, slots=True)
class YearLine:
    """A commitment with its status of each year."""

    key: str
    commitment: Commitment
    party: str
    side: str
    years: Mapping[int, CommitmentYear]


class CommitmentYears(QWidget):
    """A grid of status by year, a note for the chosen cell, and closing a year in one step."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk, self._wording = desk, wording
        self._years: tuple[int, ...] = ()
        self.chips = FilterChips()
        self.chips.chosen.connect(self._filter)
        self.table: DataTable[YearLine] = DataTable(tr("Status per year"), ())
        self.note = LongTextEdit(tr("What happened, and what remains?"), 2)
        self.note.committed.connect(self._save_note)
        self._note_row = FormRow(tr("Note"), self.note)
        self._place = label("", "strong", wrap=True)
        self.close_year = button("", self._close_year, icon="check")
        self._empty = EmptyState(
            tr("No commitments yet"),
            tr(
                "Here every party's commitments are followed year by year. Write what each party "
                "promises first."
            ),
        )
        self._filled = QWidget()
        self._column = QVBoxLayout(self._filled)
        margins(self._column, 0, 0, 0, 0)
        spacing(self._column, 10)
        foot = QHBoxLayout()
        spacing(foot, 16)
        foot.addWidget(self._place, 1)
        foot.addWidget(self.close_year)
        self._column.addWidget(self.chips)
        self._column.addWidget(self.table, 1)
        self._column.addLayout(foot)
        self._column.addWidget(self._note_row)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        whole.addWidget(self._filled, 1)
        whole.addWidget(self._empty, 1)

    def show_plan(self, plan: Plan) -> None:
        """Show every commitment with its years."""
        self._filled.setVisible(bool(plan.commitments))
        self._empty.setVisible(not plan.commitments)
        years = commitment_years(plan)
        if years != self._years:
            self._years = years
            self._make_table()
        lines = _lines(plan)
        self._show_chips(lines)
        self.table.show_rows(lines)
        self._filter()
        self._show_place()

    @property
    def chosen_year(self) -> int:
        """Return the year of the column that the keyboard is on, else the last one with status."""
        place = self.table.currentIndex().column() - self._fixed
        if 0 <= place < len(self._years):
            return self._years[place]
        held = [row.year for row in self._desk.plan.commitment_years]
        return max(held, default=self._years[0])

    def _make_table(self) -> None:
        """Make the table anew: the period of the plan gave it other columns."""
        before = self.table
        self.table = DataTable(tr("Status per year"), self._columns())
        self.table.selectionModel().currentChanged.connect(self._show_place)  # another year
        self.table.chosen.connect(self._show_place)  # another commitment
        self._column.replaceWidget(before, self.table)
        before.hide()
        before.deleteLater()

    @property
    def _fixed(self) -> int:
        return len(self._about)

    @property
    def _about(self) -> tuple[Column[YearLine], ...]:
        return (
            Column(
                code="number", title=tr("Number"), value=lambda line: line.commitment.number,
                width=72,
            ),
            Column(code="party", title=tr("Party"), value=lambda line: line.party, width=170),
            Column(
                code="text", title=tr("Commitment"), value=lambda line: line.commitment.text,
                tooltip=lambda line: line.commitment.text, stretch=True, width=260,
            ),
        )  # fmt: skip

    def _columns(self) -> tuple[Column[YearLine], ...]:
        choices = (("", "–"), *self._desk.choices("commitment_status"))
        return (
            *self._about,
            *(
                Column(
                    code=str(year),
                    title=str(year),
                    value=partial(_status, year),
                    edit=partial(self._set_status, year),
                    field="choice",
                    choices=choices,
                    tooltip=partial(_note, year),
                    tone=partial(_tone, year),
                    width=YEAR_WIDTH,
                )
                for year in self._years
            ),
        )

    def _show_chips(self, lines: tuple[YearLine, ...]) -> None:
        names = (
            (OWN, tr("The municipalities")),
            (COUNTY, tr("The county")),
            (STATE, tr("The state")),
            (KS, tr("KS")),
            (BUSINESS, tr("Business")),
            (OTHERS, tr("Others")),
        )
        counts = {side: sum(line.side == side for line in lines) for side, _ in names}
        shown = tuple((side, name, counts[side]) for side, name in names if counts[side])
        self.chips.show_chips(((ALL, tr("All"), len(lines)), *shown))

    def _filter(self, _code: str = "") -> None:
        side = self.chips.value
        self.table.rows.filter_by(None if side in (ALL, "") else partial(_is_of, side))

    def _show_place(self, *_indexes: object) -> None:
        line, year = self.table.chosen_row, self.chosen_year
        self.close_year.setText(tr("Write the present status down for {year}", year=year))
        self._note_row.setEnabled(line is not None)
        if line is None:
            self._place.setText("")
            self.note.show_value("")
            return
        held = line.years.get(year)
        status = self._wording.choice("commitment_status", held.status) if held else tr("not told")
        self._place.setText(f"{line.commitment.number}, {year}: {status}")
        self.note.show_value(held.note if held else "")

    def _set_status(self, year: int, line: YearLine, status: str) -> None:
        edit = partial(edits.set_year, commitment=line.key, year=year, status=status)
        number = line.commitment.number
        text = tr("change status of {number} in {year}", number=number, year=year)
        self._desk.editor.perform(text, edit)

    def _save_note(self, note: object) -> None:
        line, year = self.table.chosen_row, self.chosen_year
        if line is not None:
            edit = partial(edits.set_year, commitment=line.key, year=year, note=str(note or ""))
            number = line.commitment.number
            text = tr("change the note of {number} in {year}", number=number, year=year)
            self._desk.editor.perform(text, edit)

    def _close_year(self) -> None:
        year = self.chosen_year
        text = tr("write status down for {year}", year=year)
        number = self._desk.editor.perform(text, partial(edits.close_year, year=year))
        if number is not None:
            self._desk.tell(
                counted(
                    number,
                    "{number} commitment got its status for {year}.",
                    "{number} commitments got their status for {year}.",
                    year=year,
                )
            )


def commitment_years(plan: Plan) -> tuple[int, ...]:
    """Return the years of the period and of what is told, without holes."""
    held = [row.year for row in plan.commitment_years]
    first = min([plan.settings.period_from, *held])
    return tuple(range(first, max([plan.settings.period_to, *held]) + 1))


def _lines(plan: Plan) -> tuple[YearLine, ...]:
    parties = {party.key: party.name for party in plan.parties}
    return tuple(
        YearLine(
            key=each.key,
            commitment=each,
            party=parties.get(each.party, ""),
            side=side_of(plan, each),
            years={row.year: row for row in plan.children(CommitmentYear, "commitment", each.key)},
        )
        for each in plan.commitments
    )


def _is_of(side: str, line: YearLine) -> bool:
    return line.side == side


def _status(year: int, line: YearLine) -> str:
    held = line.years.get(year)
    return held.status if held else ""


def _note(year: int, line: YearLine) -> str:
    held = line.years.get(year)
    return held.note if held else ""


def _tone(year: int, line: YearLine) -> str:
    return "warning" if _status(year, line) in OFF_TRACK else ""
