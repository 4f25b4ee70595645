"""The notes on computed cells tell what a number is made of, and what nobody has confirmed."""

import dataclasses

import pytest

from fbdesk.calculation.passport import PassportLine
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.inventory import InventoryEdition
from fbdesk.models.snapshot import Plan
from fbdesk.reports.workbook.columns import Book
from fbdesk.reports.workbook.passports import (
    calculation,
    cost_note,
    effect_note,
    inventory_line,
    number,
    target_note,
    terms_line,
    value_text,
)
from tests.builders import a_measure, a_plan
from tests.reports.full_plan import a_book, full_plan


@pytest.fixture(scope="module")
def book() -> Book:
    return a_book()


def line(**values: object) -> PassportLine:
    """Return a confirmed emission factor of cars."""
    given = {
        "name": "factor_kg_per_km",
        "label": "Emission per vehicle-km",
        "value": 0.17,
        "unit": "kg CO2e/vkm",
        "source": "SSB",
        "status": "confirmed",
        "year": 2009,
        **values,
    }
    return PassportLine(**given)  # type: ignore[arg-type] # by name


def test_a_number_tells_value_unit_source_year_and_status(book: Book) -> None:
    told = number(book, "transport.price", line())
    label = book.translate("Emission per vehicle-km")
    unit = book.translate("kg CO2e/vkm")
    assert told == f"{label}: 0,17 {unit} · SSB 2009 · Bekreftet"


def test_a_number_that_nobody_has_confirmed_is_marked(book: Book) -> None:
    told = number(book, "transport.price", line(status="unconfirmed"))
    assert told.endswith("· (!) Ikke bekreftet")


def test_a_number_without_source_leaves_no_hole(book: Book) -> None:
    told = number(book, "transport.price", line(source="", year=None, status="stated", unit="-"))
    assert told.endswith(": 0,17 · Oppgitt i planen")


def test_a_large_number_has_thousands_and_a_year_has_none(book: Book) -> None:
    assert value_text(book, "transport.price", line(value=120_000_000.0)) == "120\u202f000\u202f000"
    assert value_text(book, "transport.price", line(name="start", value=2010)) == "2010"


def test_a_chosen_code_is_told_in_words_and_a_planners_own_text_as_written(book: Book) -> None:
    chosen = value_text(book, "general.stated", line(name="side", value="direct"))
    own = value_text(book, "general.stated", line(name="reason", value="Risk"))
    assert chosen in {book.translate("In the municipal inventory"), "direct"}
    assert own == "Risk", "a reason that happens to be a word of ours is not translated"


def test_a_table_tells_its_size(book: Book) -> None:
    curve = ((0.1, 1_000.0), (0.01, 9_000.0))
    assert value_text(book, "adaptation.flood_damage", line(value=curve)) == "tabell med 2 rader"


def test_a_note_on_an_effect_begins_with_the_measure_and_what_the_figure_is(book: Book) -> None:
    note = effect_note(book, "measure-parking", 2020, "Share of the joint cut")
    assert note.split("\n")[:2] == ["1.1 Parkeringsavgift", "Andel av samlet kutt, 2020"]


def test_a_note_ends_with_the_choices_that_hold_for_all(book: Book) -> None:
    note = effect_note(book, "measure-parking", 2020, "Cut alone")
    assert note.split("\n")[-1] == terms_line(book)
    assert terms_line(book).startswith("Faktorutgave 2026.1 · AR5 · Elektrisitet: ")


def test_a_note_tells_every_number_of_every_calculation(book: Book) -> None:
    note = effect_note(book, "measure-parking", 2020, "Cut alone")
    assert "−300" in note
    assert "anslag" in note
    assert "Veitrafikk / Personbiler · Overlapper" in note


def test_a_measure_that_is_not_there_has_no_note(book: Book) -> None:
    assert effect_note(book, "gone", 2020, "Cut alone") == ""
    assert cost_note(book, "gone") == ""


def test_a_cost_per_tonne_tells_its_rate(book: Book) -> None:
    assert "annuitet med 4,0\u00a0% rente" in cost_note(book, "measure-parking")


def test_a_target_tells_scope_share_years_and_inventory(book: Book) -> None:
    target = book.plan.targets[0]
    result = book.results.targets[0]
    note = target_note(book, target, result, "Gap")
    assert "Gjelder: Alle utslipp i kommunen (Oppvarming, Veitrafikk)" in note
    assert "−25,0\u00a0% fra 2009 til 2020" in note
    assert inventory_line(book) in note


def test_a_target_without_a_result_has_no_note(book: Book) -> None:
    assert target_note(book, book.plan.targets[0], None, "Gap") == ""


def test_an_unconfirmed_inventory_says_so(book: Book) -> None:
    assert inventory_line(book).endswith("(!) Ikke bekreftet")


def test_a_confirmed_inventory_says_that() -> None:
    plan = full_plan()
    editions = tuple(dataclasses.replace(e, status="confirmed") for e in plan.inventory_editions)
    book = a_book(dataclasses.replace(plan, inventory_editions=editions))
    assert inventory_line(book).endswith("· Bekreftet")


def test_the_inventory_is_the_last_one_where_the_plan_has_chosen_none() -> None:
    book = a_book(full_plan(inventory_edition=None))
    assert isinstance(book.plan.inventory_editions[0], InventoryEdition)
    assert "tall til 2009" in inventory_line(book)


def test_a_plan_without_an_inventory_says_so() -> None:
    assert inventory_line(a_book(a_plan())) == "Det er ikke valgt noe klimaregnskap."


def broken() -> Plan:
    """Return a plan whose calculation asks for a share above one."""
    measure = a_measure()
    effect = Effect(measure=measure.key, method="energy.efficiency", title="For mye")
    inputs = {"area_m2": 100.0, "specific_use_kwh_per_m2": 200.0, "saving_share": 7.0}
    rows = [
        EffectInput(effect=effect.key, name=name, value=value) for name, value in inputs.items()
    ]
    return a_plan(measure, effect, *rows, personbiler_t=100)


def test_a_calculation_that_cannot_be_done_tells_why() -> None:
    book = a_book(broken())
    told = calculation(book, book.results.measures[0].effects[0])
    assert told.startswith("— For mye: ")
    assert "7" in told


def test_a_passport_is_made_once_for_all_cells_of_a_measure(book: Book) -> None:
    made: list[int] = []

    def make() -> str:
        made.append(1)
        return "tekst"

    assert [book.kept("once", make), book.kept("once", make)] == ["tekst", "tekst"]
    assert len(made) == 1


def test_a_very_large_plan_has_notes_in_the_first_year_only(book: Book) -> None:
    many = book.results.measures * 2_000
    large = dataclasses.replace(book, results=dataclasses.replace(book.results, measures=many))
    assert book.notes_on_every_year
    assert not large.notes_on_every_year
