"""The published figures as a table: sectors and sources in lines, years in columns."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.reports.figures.paths_words import listed
from fbdesk.reports.wording import Wording
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.locking import only_looks
from fbdesk.ui.pages.inventory.figures import (
    SOURCE,
    SUM,
    BySource,
    InventoryTable,
    Line,
    inventory_table,
)
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import FilterChips, SearchField, ToolRow
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.fields import CheckField
from fbdesk.ui.widgets.labels import label

NAME_WIDTH, YEAR_WIDTH, GAP_WIDTH = 216, 80, 76


class FiguresTable(QWidget):
    """Chips for what is covered and how fine, the table, and a line on what is not in it."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._by_source: BySource = {}
        self._left_out: tuple[str, ...] = ()
        self.search = SearchField(tr("Search sectors and sources"))
        self.search.searched.connect(self._search)
        self.scopes = FilterChips()
        self.scopes.show_chips(
            tuple(
                (scope.code, wording.words(scope.name), None)
                for scope in wording.programme.target_scopes
            )
        )
        self.scopes.chosen.connect(self._show)
        self.with_sources = only_looks(CheckField(tr("Show the sources")))
        self.with_sources.committed.connect(self._show)
        self.note = label("", "caption", wrap=True)
        self._column = QVBoxLayout(self)
        margins(self._column, 0, 0, 0, 0)
        spacing(self._column, 8)
        self._column.addWidget(ToolRow(self.search, self.scopes, right=(self.with_sources,)))
        self.table = self._new_table(InventoryTable((), (), ()))
        self._shown_years: tuple[tuple[int, ...], tuple[int, ...]] = (), ()
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self.note)

    def show_emissions(self, by_source: BySource, left_out: tuple[str, ...]) -> None:
        """Show the figures of a place."""
        self._by_source, self._left_out = by_source, left_out
        self._show()

    def _search(self, words: str) -> None:
        if words and not self.with_sources.isChecked():
            self.with_sources.setChecked(True)
            self._show()
        self.table.rows.search(words)

    def _show(self, _code: object = None) -> None:
        scope = self._wording.programme.scope(self.scopes.value)
        shown = inventory_table(
            self._by_source,
            scope.covers,
            with_sources=self.with_sources.isChecked(),
            left_out=self._left_out,
        )
        if (shown.years, shown.gaps) != self._shown_years:
            self._replace_table(shown)
        self.table.show_rows(shown.lines)
        self.note.setText(self._note(shown))

    def _replace_table(self, shown: InventoryTable) -> None:
        """Take a table with other years; columns are fixed once a table is made."""
        old, self.table = self.table, self._new_table(shown)
        self._column.replaceWidget(old, self.table)
        old.hide()
        old.deleteLater()
        self._shown_years = shown.years, shown.gaps
        self.table.rows.search(self.search.text().strip())

    def _new_table(self, shown: InventoryTable) -> DataTable[Line]:
        names: Column[Line] = Column(
            code="name",
            title=tr("Sector and source"),
            value=self._name,
            width=NAME_WIDTH,
            tooltip=self._name,
            tone=_tone,
        )
        years = tuple(self._year_column(year, gap=year in shown.gaps) for year in shown.years)
        return DataTable(tr("Published emissions"), (names, *years))

    def _year_column(self, year: int, *, gap: bool) -> Column[Line]:
        if gap:
            return Column(
                code=str(year),
                title=str(year),
                value=_nothing,
                shows=_not_published,
                align="right",
                width=GAP_WIDTH,
                tooltip=partial(_gap_tip, year),
                tone=_muted,
            )
        return Column(
            code=str(year),
            title=str(year),
            value=partial(_emission, year),
            text=self._wording.numbers.number,
            align="right",
            width=YEAR_WIDTH,
            tooltip=partial(self._tip, year),
            tone=_tone,
        )

    def _name(self, line: Line) -> str:
        if line.level == SUM:
            return tr("Sum, {scope}", scope=self._wording.scope_inside(self.scopes.value))
        if line.level == SOURCE:
            return f"      {line.source}"
        return self._wording.sector(line.sector)

    def _tip(self, year: int, line: Line) -> str:
        amount = self._wording.numbers.tonnes(line.by_year_t.get(year))
        return f"{self._name(line).strip()}, {year}: {amount}"

    def _note(self, shown: InventoryTable) -> str:
        parts = [tr("Tonnes of CO₂ equivalents, as published.")]
        if shown.gaps:
            years = listed(shown.gaps, self._wording)
            parts.append(tr("Not published: {years}.", years=years))
        if shown.left_out:
            names = ", ".join(shown.left_out)
            parts.append(
                tr("Not in the sum, because the plan is not for them: {names}.", names=names)
            )
        return " ".join(parts)


def _tone(line: Line) -> str:
    return "muted" if line.level == SOURCE else ""


def _muted(_line: Line) -> str:
    return "muted"


def _nothing(_line: Line) -> None:
    return None


def _emission(year: int, line: Line) -> float | None:
    return line.by_year_t.get(year)


def _not_published(_line: Line) -> str:
    return tr("not publ.")


def _gap_tip(year: int, _line: Line) -> str:
    return tr("{year} is not published.", year=year)
