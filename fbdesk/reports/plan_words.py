"""The words for what stands in a plan: kinds of rows, their fields, values and single things."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Settings
from fbdesk.models.declarations import BY_TABLE, KINDS, Field, fields, table_name
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.inventory import InventoryRow
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.row import Row, Stored, To
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Strategy
from fbdesk.reports.numbers import Numbers, numbers_in
from fbdesk.reports.workbook.columns import Book, Column, Kind, stored
from fbdesk.reports.workbook.lists import choice_lists
from fbdesk.reports.workbook.passports import DECLARED
from fbdesk.reports.workbook.sheets.city import FIELDS as SETTINGS_HEADINGS
from fbdesk.reports.workbook.sheets.city import OWN_KINDS
from fbdesk.reports.workbook.sheets.every_sheet import SHEETS
from fbdesk.texts import Translate, translator

TELLING_APART: Final = (
    *("focus_area", "method", "aspect", "criterion", "factor", "scheme", "kind"),
    *("sector", "year"),
)
"""Fields that tell rows of a kind apart where these have no name of their own."""

SPARE_HEADINGS: Final = {
    "position": "Order",
    "effect": "Calculation",
    "assumption": "Method",
    "content": "Content",
    "own_name": "Own name",
}
"""Headings of fields that the workbook shows by their place alone."""

FORM_HEADINGS: Final = {
    ("plan", "start_year"): "Start year",
    ("plan", "region_name"): "Name of the city region",
    ("plan", "region_delimitation"): "Proposed delimitation",
    ("plan", "region_reason"): "Why this delimitation",
    ("measure", "start_year"): "Start year",
    ("measure", "end_year"): "End year",
    ("measure", "existing"): "Under way before the plan",
    ("measure", "geographic_scope"): "Place",
    ("effect", "start_year"): "Start year",
    ("target", "sectors"): "Sectors",
    ("inventory_edition", "gwp_set"): "Weights of the gases",
    ("joint_project", "lead"): "Led by",
    ("instrument", "owner"): "Who decides",
}
"""Headings of the window's forms where the workbook, short of room or rich in it, has others."""

MOST_LETTERS: Final = 80
MOST_DECIMALS: Final = 17


@dataclass(frozen=True, slots=True)
class PlanWords:
    """Names what stands in plans of one programme, in one language; made by `plan_words`."""

    programme: Programme
    translate: Translate
    numbers: Numbers
    titles: Mapping[str, str]
    columns: Mapping[tuple[str, str], Column]
    lists: Mapping[str, Mapping[str, str]]

    @property
    def kinds(self) -> tuple[type[Row], ...]:
        """Return every kind of row in the order in which people find them in the workbook."""
        listed = [BY_TABLE[name] for name in self.titles]
        return (*listed, *(kind for kind in KINDS if kind not in listed))

    def kind(self, kind: type[Row]) -> str:
        """Return the name of a kind of row, in the plural: `Tiltak`, `Kostnader`."""
        name = table_name(kind)
        return self.translate(self.titles.get(name, name))

    def field(self, kind: type[Row], name: str) -> str:
        """Return the name of a field: `Ansvarlig`, `Bruttokostnad`."""
        if kind is Strategy:
            for head in self.programme.strategy_heads:
                if head.code == name:
                    return head.name.text(self.numbers.language)
        place = (table_name(kind), name)
        column = self.columns.get(place)
        heading = column.heading if column else SPARE_HEADINGS.get(name, "")
        heading = FORM_HEADINGS.get(place, heading)
        return self.translate(heading) if heading else name

    def value(self, plan: Plan, kind: type[Row], name: str, value: Stored) -> str:
        """Return what a field of a row in the plan holds as people read it, empty for nothing.

        A number has every digit that tells it from another one, a text all of its letters.
        """
        if value is None or value == "":
            return ""
        declared = next(field for field in fields(kind) if field.name == name)
        to = declared.mark(To)
        if to:
            found = plan.find(BY_TABLE[to.table], str(value))
            return self.thing(plan, found) if found else ""
        column = self.columns.get((table_name(kind), name))
        if column and column.choices:
            code = ("yes" if value else "no") if isinstance(value, bool) else str(value)
            return self.lists.get(column.choices, {}).get(code, code)
        return self._plain(column.kind if column else Kind.TEXT, value)

    def thing(self, plan: Plan, row: Row) -> str:
        """Return the name of a row of a plan: `T-07 Bussvei`, `Investering 2012`."""
        if isinstance(row, Settings):
            return row.name or self.kind(Settings)
        if isinstance(row, EffectInput):
            effect = plan.find(Effect, row.effect)
            asked = DECLARED.get((effect.method, row.name)) if effect else None
            return self.translate(asked.label) if asked else row.name
        if isinstance(row, InventoryRow):
            return f"{row.municipality} {row.sector}, {row.source} {row.year}"
        own = (getattr(row, name, "") for name in ("number", "title", "name"))
        name = " ".join(str(part) for part in own if part)
        if isinstance(row, Commitment):
            name = f"{name} {row.text}"
        name = name or self._told_apart(plan, row)
        return _one_line(name) or self.kind(type(row))

    def _told_apart(self, plan: Plan, row: Row) -> str:
        """Return what tells a row from others of its kind: what it joins, its codes, its year."""
        kind = type(row)
        declared = fields(kind)
        joined = [field.name for field in declared if field.mark(To)][1:]
        told = [name for name in TELLING_APART if _has(declared, name)]
        told += ["source"] if "sector" in told else []
        values = (self.value(plan, kind, name, getattr(row, name)) for name in (*joined, *told))
        return " ".join(value for value in values if value)

    def _plain(self, kind: Kind, value: Stored) -> str:
        """Return a value that is no code and no reference."""
        match value:
            case datetime():
                moment = value.astimezone()
                return f"{self.numbers.short_day(moment.date())} {moment:%H:%M}"
            case date():
                return self.numbers.short_day(value)
            case int() | float() if kind is not Kind.YEAR:
                return self._number(kind, value)
            case _:
                return str(value)

    def _number(self, kind: Kind, value: float) -> str:
        if kind is Kind.MONEY:
            written = self.numbers.number(value / 100, 2 if value % 100 else 0)
            return self.numbers.kroner_words.format(amount=written)
        if kind is Kind.SHARE:
            return self.numbers.percent(value, max(_decimals(value) - 2, 0))
        return self.numbers.number(value, _decimals(value))


def plan_words(programme: Programme, language: str) -> PlanWords:
    """Return the words for the plans of a programme, from the workbook's sheets and columns."""
    translate, numbers = translator(language), numbers_in(language)
    lists = choice_lists(programme, translate, language)
    plan = Plan(settings=Settings(name="", programme=programme.code))
    edition = edition_of(plan)
    results = compute(plan, edition, programme)
    book = Book(plan, results, programme, edition, translate, numbers, lists, date.min)
    columns = {
        (sheet.reads, column.code): column
        for sheet in SHEETS
        if sheet.reads and sheet.shape == "rows"
        for column in sheet.columns(book)
        if not (column.computed or column.hidden)
    }
    columns |= {("plan", name): _setting(name, text) for name, text in SETTINGS_HEADINGS.items()}
    columns |= {("strategy", "focus_area"): stored(Strategy, "focus_area", "Focus area")}
    return PlanWords(
        programme,
        translate,
        numbers,
        {sheet.reads: sheet.title for sheet in SHEETS if sheet.reads},
        {**_of_references(columns), **columns},
        {of: {choice.code: choice.name for choice in choices} for of, choices in lists.items()},
    )


def _setting(name: str, heading: str) -> Column:
    kind, choices = OWN_KINDS.get(name, (None, ""))
    own = {"kind": kind, "choices": choices} if kind else {}
    return stored(Settings, name, heading, **own)


def _of_references(columns: Mapping[tuple[str, str], Column]) -> dict[tuple[str, str], Column]:
    """Return the columns of references: the sheets name `party` by its `party_name`."""
    return {
        (name, field.name): column
        for name, kind in BY_TABLE.items()
        for field in fields(kind)
        if field.mark(To)
        for (table, code), column in columns.items()
        if table == name and code.startswith(f"{field.name}_")
    }


def _has(declared: tuple[Field, ...], name: str) -> bool:
    return any(field.name == name for field in declared)


def _decimals(value: float) -> int:
    """Return how many decimals a number needs so that no other number reads the same."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return min(max(-exponent, 0), MOST_DECIMALS) if isinstance(exponent, int) else 0


def _one_line(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= MOST_LETTERS else words[: MOST_LETTERS - 1].rstrip() + "…"
