"""A list of what belongs to a measure: read like text, opened to be changed, added and deleted."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.forms.row_list import Listed, RowList, RowListWords
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr

R = TypeVar("R", bound=Row)


class MeasureRows(QWidget, Generic[R]):
    """The rows of one kind that belong to the measure; each page part says how they read."""

    def __init__(
        self,
        desk: Desk,
        kind: type[R],
        words: RowListWords,
        form_fields: tuple[FormField, ...],
        what: str,
    ) -> None:
        """Build the list; `what` names a row in the texts of undo, as in "milestone"."""
        super().__init__()
        self.desk = desk
        self.measure: Measure | None = None
        self._kind = kind
        self._what = what
        form = RowForm(desk, kind, form_fields, naming=self._name)
        self.list = RowList(words, form)
        self.list.delete_wanted.connect(self._delete)
        self.list.add_wanted.connect(self.add)
        self.column = QVBoxLayout(self)
        margins(self.column, 0, 0, 0, 0)
        spacing(self.column, 8)
        self.column.addWidget(self.list)

    def show_measure(self, plan: Plan, measure: Measure) -> None:
        """Show the rows of a measure."""
        if self.measure is not None and self.measure.key != measure.key:
            self.leave()
            plan = self.desk.plan
        self.measure = measure
        held = self.in_order(plan.children(self._kind, "measure", measure.key))
        self.list.show_rows(tuple(self.listed(row) for row in held), {row.key: row for row in held})

    def leave(self) -> None:
        """Save what is being typed."""
        self.list.leave()

    def in_order(self, held: tuple[R, ...]) -> tuple[R, ...]:
        """Return the rows as they are listed: in the plan's order."""
        return held

    def listed(self, row: R) -> Listed:
        """Return how a row reads."""
        raise NotImplementedError

    def add(self) -> None:
        """Add a row; a list whose rows are added in another way leaves this."""

    def add_row(self, edit: Callable[..., str], field: str) -> None:
        """Add a row to the measure by an edit, and let a field of it be typed."""
        if self.measure is None:
            return
        key = self.desk.editor.perform(
            tr("add {what} to {name}", what=self._what, name=self.measure.number),
            partial(edit, measure=self.measure.key),
        )
        if key is not None:
            self.list.start_typing(key, field)

    def _delete(self, key: str) -> None:
        def delete_row(connection: Connection) -> None:
            rows.delete(connection, self._kind, key)

        name = self.measure.number if self.measure else ""
        self.desk.editor.perform(
            tr("delete {what} of {name}", what=self._what, name=name), delete_row
        )

    def _name(self, _row: Row) -> str:
        return self.measure.number if self.measure else ""
