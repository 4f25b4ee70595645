"""How rows name the row that they belong to: by what people call it, beside its hidden key."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final, TypeVar

from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party
from fbdesk.models.declarations import table_name
from fbdesk.models.row import Row
from fbdesk.reports.number_order import number_order
from fbdesk.reports.workbook.columns import Book, Column

R = TypeVar("R", bound=Row)


def named(owner: type[Row], shown: str, heading: str, by: str = "") -> Column:
    """Return the column that names the row of kind `owner` by its field `shown`, to choose.

    `by` is the field that holds its key; without it, the field has the name of the table.
    """
    field = by or table_name(owner)

    def value(book: Book, row: Row) -> str | None:
        found = book.plan.find(owner, getattr(row, field))
        return getattr(found, shown) if found else None

    refers = f"{table_name(owner)}.{shown}"
    return Column(code=f"{field}_{shown}", heading=heading, value=value, refers=refers)


def below(kind: type[R], owner: type[Row], by: str = "") -> Callable[[Book], list[R]]:
    """Return what gives the rows of a kind in the order of the rows that they belong to.

    Rows of one owner keep the plan's order; those without an owner come last.
    """
    key_of = attrgetter(by or table_name(owner))

    def rows(book: Book) -> list[R]:
        place = {row.key: number for number, row in enumerate(book.plan.rows_of(owner))}
        return sorted(book.plan.rows_of(kind), key=lambda row: place.get(key_of(row), len(place)))

    return rows


def numbers_of(link: type[Row], owner: str, target: type[Row]) -> Callable[[Book, Any], str]:
    """Return what lists the numbers of the rows that links join to a row: `T-02, T-10`.

    `owner` is the link's field for the row, `target` the kind at the other end.
    """
    end_of, number_in = attrgetter(table_name(target)), attrgetter("number")

    def value(book: Book, row: Row) -> str:
        ends = (end_of(one) for one in book.plan.children(link, owner, row.key))
        found = (book.plan.find(target, key) for key in ends)
        return ", ".join(sorted((number_in(one) for one in found if one), key=number_order))

    return value


PARTY: Final = named(Party, "name", "Party")
COMMITMENT: Final = named(Commitment, "number", "Commitment")
