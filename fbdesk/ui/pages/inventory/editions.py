"""The editions of the inventory that the plan holds, and which of them results build on."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.city import Settings
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.inventory.compare import EditionComparison
from fbdesk.ui.pages.inventory.figures import edition_in_use, places_of
from fbdesk.ui.scale import margins
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard

STATUSES = ("confirmed", "derived", "unconfirmed")


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition with what its rows cover."""

    edition: InventoryEdition
    in_use: bool
    years: tuple[int, ...]
    places: tuple[str, ...]
    rows: int

    @property
    def key(self) -> str:
        """The edition's key."""
        return self.edition.key


class EditionList(QWidget):
    """The editions at the left, the chosen one as a card at the right."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk = desk
        self._wording = wording
        self.table: DataTable[EditionLine] = DataTable(tr("Editions"), self._columns())
        self.table.chosen.connect(self._show_chosen)
        self.table.delete_wanted.connect(self.delete)
        self.form = RowForm(desk, InventoryEdition, self._fields(), naming=lambda row: row.name)  # type: ignore[attr-defined] # an edition
        self.use = button(tr("Build on this edition"), self.choose, icon="check")
        self.remove = button(tr("Delete the edition"), self.delete, kind="quiet", icon="trash-2")
        self.comparison = EditionComparison(desk, wording)
        self._facts = label("", wrap=True)
        self._origin = label("", "muted", wrap=True)
        split = ListAndCard(self.table, left_share=56)
        facts = Card(soft=True)
        facts.body.addWidget(self._facts)
        facts.body.addWidget(self._origin)
        buttons = QHBoxLayout()
        buttons.addWidget(self.use)
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        split.card.body.addWidget(facts)
        split.card.body.addWidget(self.form)
        split.card.body.addLayout(buttons)
        split.card.body.addWidget(self.comparison)
        split.card.body.addStretch(1)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        whole.addWidget(split)

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's editions, the newest first."""
        used = edition_in_use(plan)
        lines = [self._line(plan, edition, used) for edition in reversed(plan.inventory_editions)]
        self.table.show_rows(lines)
        self._show_chosen()

    def choose(self) -> None:
        """Let results build on the chosen edition."""
        line = self.table.chosen_row
        if line is not None:
            settings = self._desk.plan.settings
            text = tr("build on {name}", name=line.edition.name)
            self._desk.editor.change(text, Settings, settings.key, inventory_edition=line.key)

    def delete(self, _keys: object = None) -> None:
        """Delete the chosen edition with its figures; undo brings them back."""
        line = self.table.chosen_row
        if line is not None:
            text = tr("delete the inventory edition {name}", name=line.edition.name)
            self._desk.editor.perform(text, partial(_delete, line.key))

    def _show_chosen(self, _key: str = "") -> None:
        line = self.table.chosen_row
        self.form.show_row(line.edition if line else None)
        self.use.setEnabled(bool(line and not line.in_use))
        self.use.setText(
            tr("Results build on this edition")
            if line and line.in_use
            else tr("Build on this edition")
        )
        self.remove.setEnabled(line is not None)
        self.comparison.show_edition(self._desk.plan, line.edition if line else None)
        self._facts.setText(self._coverage(line) if line else "")
        self._origin.setText(self._origin_words(line.edition) if line else "")

    def _coverage(self, line: EditionLine) -> str:
        if not line.rows:
            return tr("The edition has no figures.")
        return counted(
            line.rows,
            "{rows} figure for {places}, {years}.",
            "{rows} figures for {places}, {years}.",
            rows=self._wording.numbers.number(line.rows),
            places=", ".join(line.places),
            years=self._wording.numbers.years(line.years[0], line.years[-1]),
        )

    def _origin_words(self, edition: InventoryEdition) -> str:
        parts = [edition.dataset, edition.file_name, edition.url]
        if edition.imported:
            day = self._wording.numbers.day(edition.imported)
            parts.append(tr("Imported {day}", day=day))
        if edition.file_sha256:
            parts.append(f"SHA-256 {edition.file_sha256[:16]}…")
        return "\n".join(part for part in parts if part)

    def _line(
        self, plan: Plan, edition: InventoryEdition, used: InventoryEdition | None
    ) -> EditionLine:
        held = plan.children(InventoryRow, "edition", edition.key)
        return EditionLine(
            edition=edition,
            in_use=used is not None and used.key == edition.key,
            years=tuple(sorted({row.year for row in held})),
            places=tuple(name for _, name in places_of(plan, edition.key)),
            rows=len(held),
        )

    def _columns(self) -> tuple[Column[EditionLine], ...]:
        numbers = self._wording.numbers
        return (
            Column(
                code="name", title=tr("Edition"), value=lambda line: line.edition.name,
                stretch=True, width=160, tooltip=lambda line: line.edition.name,
            ),
            Column(
                code="in_use", title=tr("In use"), value=lambda line: line.in_use, width=64,
                text=_yes_words,
            ),
            Column(
                code="gwp", title="GWP", value=lambda line: line.edition.gwp_set, width=54,
            ),
            Column(
                code="status", title=tr("Status"), value=lambda line: line.edition.status,
                choices=self._statuses(), width=104,
                tone=lambda line: "warning" if line.edition.status == "unconfirmed" else "",
            ),
            Column(
                code="imported", title=tr("Taken in"), value=lambda line: line.edition.imported,
                text=numbers.short_day, width=92, align="right",
            ),
            Column(
                code="publisher", title=tr("Publisher"), width=120,
                value=lambda line: line.edition.publisher,
            ),
        )  # fmt: skip

    def _fields(self) -> tuple[FormField, ...]:
        sets = tuple((code, code) for code in ("SAR", "AR4", "AR5", "AR6"))
        return (
            FormField(name="name", text=tr("Name"), wide=True),
            FormField(name="gwp_set", text=tr("Weights of the gases"), choices=sets),
            FormField(name="status", text=tr("Status"), choices=self._statuses()),
            FormField(name="publisher", text=tr("Publisher")),
            FormField(name="published", text=tr("Published")),
            FormField(name="note", text=tr("Note")),
        )

    def _statuses(self) -> tuple[tuple[str, str], ...]:
        return tuple((code, self._wording.choice("source_status", code)) for code in STATUSES)


def _yes_words(used: object) -> str:
    return tr("yes") if used else ""


def _delete(key: str, connection: Connection) -> None:
    rows.delete(connection, InventoryEdition, key)
