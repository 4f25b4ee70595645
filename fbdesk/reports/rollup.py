"""Many cities' plans side by side for the programme's office: what each says, and what overlaps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

from fbdesk.models.city import Municipality
from fbdesk.models.municipalities import municipalities
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.results.published_inventory import PublishedInventory, published_inventory
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.reports.workbook.columns import Book, Column, Sheet
from fbdesk.reports.workbook.lists import choice_lists
from fbdesk.reports.workbook.sheets.measures import shown_year
from fbdesk.texts import Translate, sentence, translator

INVENTORY_SETS: Final = (
    "The inventories weigh gases by different GWP sets: {found}. Their tonnes are not added."
)
NO_INVENTORY: Final = "The sums of emissions are without {names}, as no inventory has figures."
UNEVEN_YEARS: Final = (
    "Not every inventory has figures of {years}. There is no sum of emissions for these years."
)
CUT_YEARS: Final = "Cuts are of different years: {found}. They are not added."
EFFECT_SETS: Final = "Cuts are weighed by different GWP sets: {found}. They are not added."
PRICE_YEARS: Final = "Costs are in prices of different years: {found}. They are not added."
NOT_STATED: Final = "not stated"


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

    @cached_property
    def price_years(self) -> tuple[int | None, ...]:
        """The years whose prices its costs are in, ascending; None where that is not stated."""
        own = self.plan.settings.price_year
        found = {line.price_year or own for line in self.plan.cost_lines}
        return tuple(sorted(found, key=lambda year: year or 0))

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


@dataclass(frozen=True, slots=True)
class PlaceInventory:
    """The published emissions of one municipality, and the plan with which they stand."""

    city: CityPlan
    name: str
    inventory: PublishedInventory


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

    @cached_property
    def inventories(self) -> tuple[PlaceInventory, ...]:
        """The emissions of every municipality, each of them once."""
        return tuple(
            PlaceInventory(city, place.name, _inventory_of(city.plan, place))
            for city in self.cities
            for place in city.municipalities
            if self.counted_in(city, place.number)
        )

    @cached_property
    def emission_years(self) -> frozenset[int]:
        """The years whose emissions may stand in one sum: weighed alike, figures of everyone.

        A municipality without any inventory is left out of the sums, and told.
        """
        if _differ(self._inventory_sets):
            return frozenset()
        held = [set(each.inventory.years) for each in self.inventories if each.inventory.years]
        return frozenset(set.intersection(*held)) if held else frozenset()

    @cached_property
    def cuts_add_up(self) -> bool:
        """Whether the cuts of all measures may stand in one sum."""
        return self.may_be_added and not (_differ(self._cut_years) or _differ(self._effect_sets))

    @cached_property
    def costs_add_up(self) -> bool:
        """Whether the costs of all plans may stand in one sum."""
        return self.may_be_added and not _differ(self._price_years)

    def not_added(self, translate: Translate) -> Iterator[str]:
        """Yield in words which figures have no sum over the plans, and why.

        That plans share a municipality is told with the municipality (`shared`).
        """
        for reason, found in (
            (INVENTORY_SETS, self._inventory_sets),
            (CUT_YEARS, self._cut_years),
            (EFFECT_SETS, self._effect_sets),
            (PRICE_YEARS, self._price_years),
        ):
            if _differ(found):
                yield translate(reason).format(found=self._told(found, translate))
        without = [each.name for each in self.inventories if not each.inventory.years]
        if 0 < len(without) < len(self.inventories):
            yield translate(NO_INVENTORY).format(names=", ".join(without))
        uneven = set(the_years(each.inventory.by_source_t for each in self.inventories))
        uneven -= self.emission_years
        if uneven and not _differ(self._inventory_sets):
            years = ", ".join(map(str, sorted(uneven)))
            yield translate(UNEVEN_YEARS).format(years=years)

    @cached_property
    def _inventory_sets(self) -> "Found":
        return [
            (each.city, each.inventory.edition.gwp_set)
            for each in self.inventories
            if each.inventory.edition and each.inventory.years
        ]

    @cached_property
    def _effect_sets(self) -> "Found":
        return [(city, city.book.results.gwp_set) for city in self.cities if city.plan.effects]

    @cached_property
    def _cut_years(self) -> "Found":
        return [(city, shown_year(city.book)) for city in self.cities if city.plan.measures]

    @cached_property
    def _price_years(self) -> "Found":
        return [(city, year) for city in self.cities for year in city.price_years]

    def _told(self, found: "Found", translate: Translate) -> str:
        """Return what was found with the plans that have it: `2020 (Bergen), 2030 (Skien)`."""
        plans: dict[object, dict[str, None]] = {}
        for city, value in found:
            plans.setdefault(value or translate(NOT_STATED), {})[self.called(city)] = None
        return ", ".join(f"{value} ({', '.join(names)})" for value, names in plans.items())

    def called(self, city: CityPlan) -> str:
        """Return the name of a plan, with its file where another plan has the same name."""
        names = [each.name for each in self.cities]
        return city.name if names.count(city.name) == 1 else f"{city.name} ({city.file_name})"

    def counted_in(self, city: CityPlan, number: str) -> bool:
        """Tell whether a municipality's emissions stand with this plan, and with no other."""
        shared = next((each for each in self.shared if each.number == _today(number)), None)
        return shared is None or shared.counted is city


Found = Sequence[tuple[CityPlan, int | str | None]]
"""What plans say of one thing, such as the year of their main targets."""


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


def _differ(found: Found) -> bool:
    return len({value for _, value in found}) > 1


def _inventory_of(plan: Plan, place: Municipality) -> PublishedInventory:
    """Return what the inventory of a plan says of one municipality alone."""
    alone = Plan(
        settings=plan.settings,
        municipalities=(place,),
        inventory_editions=plan.inventory_editions,
        inventory_rows=plan.inventory_rows,
    )
    return published_inventory(alone)


def _today(number: str) -> str:
    """Return the number that a municipality has today, so that old and new plans meet."""
    known = (each for each in municipalities() for old in each.numbers if old.number == number)
    return next((each.number for each in known), number)


def _name(number: str, plans: Sequence[CityPlan]) -> str:
    ours = (each for plan in plans for each in plan.municipalities)
    return next((each.name for each in ours if _today(each.number) == number), number)
