"""Importing a published inventory: what a file would bring, looked at before it is taken in."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.exchange.inventory.file import InventoryFile
from fbdesk.exchange.inventory.preview import EditionInfo, InventoryChange
from fbdesk.exchange.inventory.reader import read_inventory
from fbdesk.exchange.inventory.take_in import preview
from fbdesk.models.city import Municipality
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.background import Progress
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormGrid, FormRow
from fbdesk.ui.pages.inventory.changes import message_table, revision_table
from fbdesk.ui.pages.inventory.editions import STATUSES
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import TextField
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

NAMED_SOURCES = 12
ALREADY = "This very file is already in the plan as {edition}."


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read, with what importing it would do to the plan of that moment."""

    file: InventoryFile
    info: EditionInfo
    change: InventoryChange


def read_file(path: Path, plan: Plan, today: date, progress: Progress) -> ReadFile:
    """Read a file and compare it with the plan; runs in a thread."""
    file = read_inventory(path, lambda: progress.cancelled)
    info = EditionInfo.suggested(file, today)
    progress.check()
    return ReadFile(file, info, preview(plan, file, info))


class ImportPreview(QWidget):
    """What comes in, what it changes, and what the file gives rise to say; then "Ta inn"."""

    accepted = Signal()
    """The user takes the file in."""
    declined = Signal()
    """The user leaves the file."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk = desk
        self._wording = wording
        self._read: ReadFile | None = None
        self.name = TextField()
        self.published = TextField()
        self.gwp_set = ChoiceField(tuple((code, code) for code in ("SAR", "AR4", "AR5", "AR6")))
        self.status = ChoiceField(
            tuple((code, wording.choice("source_status", code)) for code in STATUSES)
        )
        self.take = button(tr("Take it in"), self.accepted.emit, kind="primary", icon="check")
        self.leave = button(tr("Cancel"), self.declined.emit)
        self._content = Card(tr("What comes in"))
        self._facts = label("", wrap=True)
        self._warning = label("", "warning", wrap=True)
        self._changes = Card()
        self._differences = label("", wrap=True)
        self.revisions = revision_table(wording)
        self.warnings = label("", "warning", wrap=True)
        self.notes = label("", wrap=True)
        self._told = Card(tr("What the file says"))
        self.messages = message_table()
        self._lay_out()

    def show_file(self, read: ReadFile) -> None:
        """Show a file that was read."""
        self._read = read
        change, info = read.change, read.info
        self._content.set_title(read.file.file_name, self._what(change))
        self._facts.setText(self._coverage(read))
        problem = self._problem(change)
        self._warning.setText(problem)
        self._warning.setVisible(bool(problem))
        self.take.setEnabled(change.already is None)
        self.name.show_value(change.edition.name)
        self.published.show_value(info.published)
        self.gwp_set.show_value(change.edition.gwp_set)
        self.status.show_value(change.edition.status)
        for field in (self.name, self.published, self.gwp_set, self.status):
            field.setEnabled(not change.completes and change.already is None)
        self._show_changes(change)
        self._show_messages(change)

    def change(self, plan: Plan) -> InventoryChange | None:
        """Return what taking it in does to the plan as it stands now, as the user named it."""
        if self._read is None:
            return None
        info = replace(
            self._read.info,
            name=self.name.text().strip() or self._read.info.name,
            published=self.published.text().strip(),
            gwp_set=self.gwp_set.value,
            status=self.status.value,
        )
        return preview(plan, self._read.file, info)

    def _what(self, change: InventoryChange) -> str:
        if change.completes:
            return tr("The figures complete the edition {name}.", name=change.edition.name)
        return tr("A new edition. What the plan holds already stays as it is.")

    def _coverage(self, read: ReadFile) -> str:
        change, years = read.change, read.file.years
        lines = [
            counted(
                len(change.rows),
                "{rows} figure for {places}, {years}.",
                "{rows} figures for {places}, {years}.",
                rows=self._wording.numbers.number(len(change.rows)),
                places=", ".join(self._place(number) for number in change.municipalities),
                years=self._wording.numbers.years(years[0], years[-1]),
            )
        ]
        if change.left_out:
            text = counted(
                len(change.left_out),
                "{number} other municipality in the file is left out.",
                "{number} other municipalities in the file are left out.",
            )
            lines.append(text)
        return "\n".join(lines)

    def _problem(self, change: InventoryChange) -> str:
        if change.already is None:
            return ""
        return tr(ALREADY, edition=change.already.name)

    def _show_changes(self, change: InventoryChange) -> None:
        earlier = change.compared_with
        self._changes.setVisible(earlier is not None)
        if earlier is None:
            return
        found = change.comparison
        count = len(found.revised)
        self._changes.set_title(
            counted(count, "{number} figure is revised", "{number} figures are revised"),
            tr("Against {name}", name=earlier.name),
        )
        lines = [
            self._years_line(tr("New years"), found.years_added),
            self._years_line(tr("Years that are gone"), found.years_gone),
            self._sources_line(tr("New sources"), found.sources_added),
            self._sources_line(tr("Sources that are gone"), found.sources_gone),
        ]
        text = "\n".join(line for line in lines if line)
        self._differences.setText(text)
        self._differences.setVisible(bool(text))
        self.revisions.show_revisions(found.revised, self._place)
        self.revisions.setVisible(bool(count))

    def _show_messages(self, change: InventoryChange) -> None:
        """Show what concerns the whole file in words, and the rest with its place in the file."""
        told = [each for each in change.messages if each.message != ALREADY]
        placed = [each for each in told if each.sheet or each.row or each.column]
        whole = [each for each in told if each not in placed]
        for shown, level in ((self.warnings, "warning"), (self.notes, "note")):
            text = "\n".join(each.translated(tr) for each in whole if each.level == level)
            shown.setText(text)
            shown.setVisible(bool(text))
        self.messages.show_messages(placed)
        self.messages.setVisible(bool(placed))
        self._told.setVisible(bool(told))

    def _years_line(self, title: str, years: tuple[int, ...]) -> str:
        return f"{title}: {', '.join(map(str, years))}" if years else ""

    def _sources_line(self, title: str, sources: tuple[tuple[str, str, str], ...]) -> str:
        if not sources:
            return ""
        named = list(dict.fromkeys(f"{sector}, {source}" for _, sector, source in sources))
        more = len(named) - NAMED_SOURCES
        rest = tr(" and {number} more", number=more) if more > 0 else ""
        return f"{title}: {'; '.join(named[:NAMED_SOURCES])}{rest}"

    def _place(self, number: str) -> str:
        names = {place.number: place.name for place in self._desk.plan.rows_of(Municipality)}
        return names.get(number, number)

    def _lay_out(self) -> None:
        grid = FormGrid()
        grid.add(FormRow(tr("Name of the edition"), self.name), wide=True)
        grid.add(FormRow(tr("Weights of the gases"), self.gwp_set))
        grid.add(FormRow(tr("Status"), self.status))
        grid.add(FormRow(tr("Published"), self.published), wide=True)
        for part in (self._facts, self._warning, grid):
            self._content.body.addWidget(part)
        self._changes.body.addWidget(self._differences)
        self._changes.body.addWidget(self.revisions)
        told: tuple[QWidget, ...] = (self.warnings, self.notes, self.messages)
        for each in told:
            self._told.body.addWidget(each)
        scrolled = ScrolledColumn()
        for card in (self._content, self._told, self._changes):
            scrolled.body.addWidget(card)
        scrolled.body.addStretch(1)
        buttons = QHBoxLayout()
        spacing(buttons, 8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.take)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 12)
        whole.addWidget(scrolled, 1)
        whole.addLayout(buttons)
