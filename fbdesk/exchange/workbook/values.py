"""From a cell that people filled in to the value that the plan stores, or what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Final

from fbdesk.errors import InputError
from fbdesk.exchange.inventory.cells import plain
from fbdesk.exchange.typed_values import typed_day, typed_number
from fbdesk.exchange.workbook.index import ListedColumn
from fbdesk.models.declarations import Field
from fbdesk.models.row import Code, Stored
from fbdesk.models.rows import check_value

ORE_PER_KRONE: Final = 100
FIRST_DAY: Final = date(1899, 12, 30)
"""From this day on a spreadsheet counts its days."""
YEARS: Final = range(1990, 2101)
"""Numbers that are meant as years; as days they fall into 1905, in which no plan has any."""
MOST_NAMED: Final = 12
"""So many allowed names are listed in a message; a spreadsheet shows the rest in its list."""
OWN_LISTS: Final = {"programme": "programme"}
"""Fields whose names stand in a list of the workbook although any code will do."""
YES_NO: Final = "yes_no"
SIGNS_OF_YES: Final = frozenset({"yes", "ja", "true", "sann", "x", "1"})
SIGNS_OF_NO: Final = frozenset({"no", "nei", "false", "usann", "0"})


@dataclass(frozen=True)
class Choices:
    """The choice lists: the names that the workbook shows, and all that are understood."""

    shown: Mapping[str, Mapping[str, str]]
    others: Mapping[str, Mapping[str, str]]
    _understood: dict[str, dict[str, str]] = field(default_factory=dict)

    def code(self, of: str, text: str) -> str:
        """Return the code of a name in any language, or of the code itself.

        Raises `InputError` that lists the names for one that is not among them.
        """
        if of not in self._understood:
            self._understood[of] = self._names(of)
        found = self._understood[of].get(plain(text))
        if found is None:
            names = list(self.shown.get(of, ()))
            more = " …" if len(names) > MOST_NAMED else ""
            raise InputError(
                "«{text}» is not one of the choices. Allowed: {names}.",
                text=text,
                names=", ".join(names[:MOST_NAMED]) + more,
            )
        return found

    def _names(self, of: str) -> dict[str, str]:
        shown, others = self.shown.get(of, {}), self.others.get(of, {})
        understood = {plain(code): code for code in (*others.values(), *shown.values())}
        for names in (others, shown):
            understood |= {plain(name): code for name, code in names.items()}
        return understood


def stored_value(declared: Field, column: ListedColumn, cell: object, choices: Choices) -> Stored:
    """Return the value of a field as a cell gives it.

    Raises `InputError` that says what is wrong with it; its field is the column's heading.
    """
    try:
        value = _value(declared, column, cell, choices)
        check_value(declared, value)
    except InputError as error:
        heading = " ".join(column.heading.split()) or declared.name
        raise InputError(error.message, **{**error.values, "field": heading}) from None
    return value


def cell_text(cell: object) -> str:
    """Return a cell as a person would write it: no decimals that nobody typed, Norwegian dates."""
    if isinstance(cell, bool):
        return "Ja" if cell else "Nei"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else f"{cell:.15g}".replace(".", ",")
    if isinstance(cell, date):
        has_time = isinstance(cell, datetime) and cell.time() != time()
        return f"{cell:%d.%m.%Y %H:%M}" if has_time else f"{cell:%d.%m.%Y}"
    return f"{cell:%H:%M}" if isinstance(cell, time) else str(cell)


def _value(declared: Field, column: ListedColumn, cell: object, choices: Choices) -> Stored:
    if isinstance(cell, str) and not cell.strip():
        return _nothing(declared, cell)
    if declared.holds is bool:
        return _flag(cell, choices)
    code = declared.mark(Code)
    of = code.of if code else column.choices or OWN_LISTS.get(declared.name, "")
    if of:
        return choices.code(of, cell_text(cell).strip())
    if declared.holds is str:
        return cell if isinstance(cell, str) else cell_text(cell)
    return _measured(declared, cell)


def _measured(declared: Field, cell: object) -> Stored:
    """Return a day, a moment or a number."""
    if declared.holds is datetime:
        return _moment(cell)
    return _day(cell) if declared.holds is date else _number(declared, cell)


def _nothing(declared: Field, cell: str) -> Stored:
    if declared.optional:
        return None
    code = declared.mark(Code)
    if declared.holds is str and (code is None or not code.values or "" in code.values):
        return "" if code else cell
    raise InputError("{field} cannot be empty.", field=declared.name)


def _flag(cell: object, choices: Choices) -> bool:
    text = cell_text(cell).strip()
    if plain(text) in SIGNS_OF_YES | SIGNS_OF_NO:
        return plain(text) in SIGNS_OF_YES
    return choices.code(YES_NO, text) == "yes"


def _moment(cell: object) -> datetime:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=UTC)
    if isinstance(cell, str) and ":" in cell:
        try:
            written = datetime.fromisoformat(cell.strip())
        except ValueError:
            pass
        else:
            return written if written.tzinfo else written.replace(tzinfo=UTC)
    day = _day(cell)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _day(cell: object) -> date:
    if not isinstance(cell, date):
        return typed_day(cell_text(cell))
    day = cell.date() if isinstance(cell, datetime) else cell
    number = (day - FIRST_DAY).days
    if number in YEARS:
        raise InputError(
            "«{text}» is what a spreadsheet makes of {number} in a cell of dates. Write a whole "
            "date, such as 31.12.{number}.",
            text=cell_text(day),
            number=number,
        )
    return day


def _number(declared: Field, cell: object) -> int | float:
    if isinstance(cell, date | time):
        text = "«{text}» is a date, not a number. Write the number anew."
        raise InputError(text, text=cell_text(cell))
    plain_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    number = float(cell) if plain_number else typed_number(cell_text(cell))  # type: ignore[arg-type]
    if declared.holds is float:
        return number
    if declared.name.endswith("_ore"):
        return round(number * ORE_PER_KRONE)
    if isinstance(cell, str) and cell.strip().lstrip("-").isdecimal():
        return int(cell)  # a float would lose the last digits of a very large number
    if not number.is_integer():
        raise InputError("{field} must be a whole number, not {value}.", field="", value=cell)
    return int(number)
