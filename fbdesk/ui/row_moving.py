"""Tables and lists of the plan's things take another order, each move as one step to undo."""

from collections.abc import Callable
from functools import partial
from typing import Any

from fbdesk.models.edits import ordering
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.list_order import ListOrder
from fbdesk.ui.forms.row_list import RowList
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.row_dragging import Place
from fbdesk.ui.widgets.row_order import RowOrder

NAMES = ("number", "title", "name", "role")
"""What the plan's things are called by, the shortest first."""


def let_order(
    desk: Desk,
    table: DataTable[Any],
    kind: type[Row],
    *,
    within: str = "",
    in_order: Callable[[], bool] | None = None,
) -> RowOrder:
    """Let the rows of a table, each a row of the plan or a line of it, be put in another order.

    `within` names the field that holds the list together where the plan has several.
    """

    def is_in_plan(key: str) -> bool:
        return desk.plan.find(kind, key) is not None

    order = RowOrder(table, in_order=in_order, movable=is_in_plan)
    order.moved.connect(partial(place_rows, desk, kind, within))
    table.menu_parts.append(order.extend)
    return order


def let_list_order(desk: Desk, shown: RowList, kind: type[Row], *, within: str) -> ListOrder:
    """Let the rows of a list on a card be put in another order."""
    order = ListOrder(shown)
    order.moved.connect(partial(place_rows, desk, kind, within))
    return order


def place_rows(
    desk: Desk, kind: type[Row], within: str, keys: tuple[str, ...], place: Place
) -> None:
    """Put rows of the plan beside another one, as one step."""
    edit = partial(
        ordering.place, kind=kind, keys=keys, beside=place.key, below=place.below, within=within
    )
    first: Any = desk.plan.find(kind, keys[0])
    name = next((held for field in NAMES if (held := getattr(first, field, ""))), "")
    text = (
        tr("move {name}", name=name)
        if len(keys) == 1
        else counted(len(keys), "move {number} row", "move {number} rows")
    )
    desk.editor.perform(text, edit)
