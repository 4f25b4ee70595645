"""Many cities' plans side by side for the programme's office: what each says, and what overlaps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from fbdesk.models.city import Municipality
from fbdesk.models.municipalities import municipalities
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.reports.workbook.columns import Book, Column, Sheet
from fbdesk.reports.workbook.lists import choice_lists
from fbdesk.texts import Translate, sentence, translator


@dataclass(frozen=True)
class CityPlan:
    """One plan among many: the file that it came from, and the book of its words and results."""

    file_name: str
    book: Book

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.book.plan

    @property
    def name(self) -> str:
        """What the sheets call it: the plan's name."""
        return self.plan.settings.name or self.file_name

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """The municipalities whose plan it is."""
        return tuple(each for each in self.plan.municipalities if each.planning)

    def columns(self, sheet: Sheet) -> Mapping[str, Column]:
        """Return the columns that a sheet has for this plan, by their codes."""
        return {column.code: column for column in sheet.columns(self.book)}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A plan that is left out, and why: source text with the values of its places."""

    file_name: str
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, translate: Translate) -> str:
        """Return the reason in the language of `translate`."""
        return sentence(translate, self.reason, self.values)


@dataclass(frozen=True, slots=True)
class Shared:
    """A municipality that several plans plan for: their tonnes and money must not be added."""

    number: str
    name: str
    plans: tuple[CityPlan, ...]

    @property
    def counted(self) -> CityPlan:
        """The plan with which its emissions stand: the first that has an inventory."""
        return next((each for each in self.plans if each.book.results.inventory), self.plans[0])


@dataclass(frozen=True)
class Rollup:
    """The plans that could be read, those that could not, and where plans overlap."""

    cities: tuple[CityPlan, ...]
    unreadable: tuple[Unreadable, ...]
    language: str
    made_on: date

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """The municipalities of more than one plan, by their numbers."""
        found: dict[str, list[CityPlan]] = {}
        for city in self.cities:
            for number in dict.fromkeys(_today(each.number) for each in city.municipalities):
                found.setdefault(number, []).append(city)
        return tuple(
            Shared(number, _name(number, plans), tuple(plans))
            for number, plans in sorted(found.items())
            if len(plans) > 1
        )

    @cached_property
    def may_be_added(self) -> bool:
        """Whether figures of all plans may stand in one sum: no two plan for one municipality."""
        return not self.shared

    def called(self, city: CityPlan) -> str:
        """Return the name of a plan, with its file where another plan has the same name."""
        names = [each.name for each in self.cities]
        return city.name if names.count(city.name) == 1 else f"{city.name} ({city.file_name})"

    def counted_in(self, city: CityPlan, number: str) -> bool:
        """Tell whether a municipality's emissions stand with this plan, and with no other."""
        shared = next((each for each in self.shared if each.number == _today(number)), None)
        return shared is None or shared.counted is city


def city_plan(file_name: str, plan: Plan, language: str, made_on: date, samples: int) -> CityPlan:
    """Return a plan with its results computed, by so many samples where inputs are uncertain.

    Raises `FileError` where this program does not have its programme or factor edition.
    """
    programme = programme_of(plan)
    edition = edition_of(plan)
    translate = translator(language)
    results = compute(plan, edition, programme, samples=samples)
    lists = choice_lists(programme, translate, language)
    numbers = numbers_in(language, translate)
    book = Book(plan, results, programme, edition, translate, numbers, lists, made_on)
    return CityPlan(file_name, book)


def the_years(series: Iterable[Mapping[int, Any]]) -> Sequence[int]:
    """Return every year that any of the series has, ascending."""
    return sorted({year for each in series for year in each})


def _today(number: str) -> str:
    """Return the number that a municipality has today, so that old and new plans meet."""
    known = (each for each in municipalities() for old in each.numbers if old.number == number)
    return next((each.number for each in known), number)


def _name(number: str, plans: Sequence[CityPlan]) -> str:
    ours = (each for plan in plans for each in plan.municipalities)
    return next((each.name for each in ours if _today(each.number) == number), number)
