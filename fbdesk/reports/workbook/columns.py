"""How a sheet of the workbook is declared: its rows, its columns, and what each column shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum, auto
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, TypeVar

from fbdesk.calculation.factors import FactorEdition
from fbdesk.models.city import PLAN_YEARS
from fbdesk.models.declarations import Field, fields
from fbdesk.models.effects import Effect
from fbdesk.models.inventory_sectors import sector_name
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.plan import MeasureResult, PlanResults
from fbdesk.models.row import Between, Code, LongText, Row, Stored, To
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers
from fbdesk.texts import Translate

R = TypeVar("R", bound=Row)

MOST_YEAR_NOTES: Final = 5_000
"""With more years of measures than this, notes on each would make the file slow to open."""


class Kind(StrEnum):
    """What a cell holds, and so how it is written, aligned and checked.

    `TONNES` are emissions, `CUT` is what a measure takes away: an increase stands in red.
    """

    TEXT = auto()
    LONG = auto()
    CHOICE = auto()
    YEAR = auto()
    WHOLE = auto()
    NUMBER = auto()
    TONNES = auto()
    CUT = auto()
    SHARE = auto()
    MONEY = auto()
    DATE = auto()
    MOMENT = auto()
    KEY = auto()


@dataclass(frozen=True, slots=True)
class CodeName:
    """One value of a choice list: the stable code, and the name that people choose."""

    code: str
    name: str


@dataclass(frozen=True)
class Book:
    """What every sheet is made from: the plan, its results, and the words of one language."""

    plan: Plan
    results: PlanResults
    programme: Programme
    edition: FactorEdition
    translate: Translate
    numbers: Numbers
    lists: Mapping[str, tuple[CodeName, ...]]
    made_on: date
    _names: dict[str, dict[str, str]] = field(default_factory=dict)
    _kept: dict[str, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of names that come from the programme."""
        return self.numbers.language

    def name(self, of: str, code: Stored) -> str:
        """Return the name of a code in a choice list; a code that no list knows stays itself."""
        if of not in self._names:
            self._names[of] = {choice.code: choice.name for choice in self.lists.get(of, ())}
        return self._names[of].get(str(code), "" if code is None else str(code))

    def sectors(self, labels: Sequence[str]) -> str:
        """Return the names of inventory sectors, given by their published labels."""
        return ", ".join(sector_name(label, self.language) for label in labels)

    def result(self, measure: str) -> MeasureResult | None:
        """Return what the measure with a key does, if it has been computed."""
        return self._results.get(measure)

    def kept(self, name: str, make: Callable[[], str]) -> str:
        """Return a text that is made once and used in many notes."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    @property
    def notes_on_every_year(self) -> bool:
        """Whether each year of each measure has its note, or only the first year of each."""
        return len(self.results.measures) * len(self.results.years) <= MOST_YEAR_NOTES

    def by_measure(self, kind: type[R]) -> list[R]:
        """Return the rows of a kind that belong to measures, in the order of the measures."""
        place = {measure.key: number for number, measure in enumerate(self.plan.measures)}
        of_row = attrgetter("measure")
        return sorted(self.plan.rows_of(kind), key=lambda row: place[of_row(row)])

    def calculation_number(self, effect: Effect) -> int:
        """Return which of its measure's calculations one is, from 1."""
        return self.plan.children(Effect, "measure", effect.measure).index(effect) + 1

    @cached_property
    def _results(self) -> Mapping[str, MeasureResult]:
        return {result.measure: result for result in self.results.measures}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value whose kind or formula is its own, in columns where these differ by row."""

    value: Stored
    kind: Kind = Kind.TEXT
    choices: str = ""
    formula: str = ""
    note: str = ""


Value = Callable[[Book, Any], Stored | Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its stable code, its heading in English, and the value of each row.

    `named` stands behind the heading and is data: a year, the name of a focus area.

    `value` gives what the plan stores (codes, øre, effects as cuts): `workbook_cells` turns it
    into what people read. `computed` marks what the program worked out and never reads back.
    `formula` gives the same value in the sheet: `[code]` is the cell of that column in the same
    row, `sheet[code]` the whole column of another sheet. `refers` names the `sheet.column` whose
    values can be chosen here, `between` the bounds of a number. `about` says below the heading's
    note what the column holds. `total` asks for the sum of the rows in sight; `subtracts` names the
    column and the code in it of the rows that this sum subtracts, such as savings.
    """

    code: str
    heading: str
    value: Value
    named: str = ""
    kind: Kind = Kind.TEXT
    unit: str = ""
    choices: str = ""
    refers: str = ""
    computed: bool = False
    formula: str = ""
    note: Callable[[Book, Any], str] | None = None
    about: str = ""
    total: bool = False
    subtracts: tuple[str, str] | None = None
    hidden: bool = False
    between: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: a stable code, title and one sentence in English, its rows and its columns.

    `reads` is the table that its rows belong to, empty where all of it is computed. `shape` is
    `rows`, or `fields` where each line of the sheet is one field of a row. The first `frozen`
    columns stay in sight.
    """

    code: str
    title: str
    about: str
    group: str
    rows: Callable[[Book], Sequence[Any]]
    columns: Callable[[Book], Sequence[Column]]
    reads: str = ""
    shape: str = "rows"
    frozen: int = 1


def stored(kind: type[Row], name: str, heading: str, /, **options: Any) -> Column:
    """Return the column of one field of a kind of row, with the kind that its declaration gives."""
    declared = next(field for field in fields(kind) if field.name == name)
    code = declared.mark(Code)
    bounds = declared.mark(Between)
    given: dict[str, Any] = {
        "kind": _kind(declared),
        "choices": code.of if code else "",
        "between": (bounds.low, bounds.high) if bounds else None,
    }
    if declared.holds is bool:
        given["choices"] = "yes_no"
    if given["kind"] is Kind.MONEY:
        given["unit"] = "kr"
    return Column(
        code=name,
        heading=heading,
        value=lambda _, row: getattr(row, name),
        **{**given, **options},
    )


def key_columns(kind: type[Row]) -> tuple[Column, ...]:
    """Return the hidden columns that name the row, its place and the rows that it belongs to."""
    return tuple(
        stored(
            kind,
            field.name,
            field.name,
            hidden=True,
            choices="",
            kind=Kind.WHOLE if field.name == "position" else Kind.KEY,
        )
        for field in fields(kind)
        if field.name in {"key", "position"} or bool(field.mark(To))
    )


def _kind(field: Field) -> Kind:
    if field.mark(LongText):
        return Kind.LONG
    if field.mark(Code) or field.holds is bool:
        return Kind.CHOICE
    if field.name.endswith("_ore"):
        return Kind.MONEY
    if field.mark(Between) == PLAN_YEARS:
        return Kind.YEAR
    return _PLAIN_KINDS[field.holds]


_PLAIN_KINDS: Mapping[type, Kind] = {
    str: Kind.TEXT,
    int: Kind.WHOLE,
    float: Kind.NUMBER,
    date: Kind.DATE,
    datetime: Kind.MOMENT,
}
