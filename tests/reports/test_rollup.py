"""Tests of many cities' plans in one workbook."""

from datetime import date
from typing import Any

import pytest

from fbdesk.errors import UsageError
from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Municipality, Party
from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.inventory import InventoryRow
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.rollup import Rollup, Unreadable
from fbdesk.reports.rollup_workbook import rollup_workbook
from tests.builders import (
    a_measure,
    a_plan,
    a_reduction,
    a_target,
    an_inventory,
    changed,
    some_settings,
)
from tests.reports.rolled_up import front, read, rolled_up, table

CARS = ("Veitrafikk", "Personbiler")


def porsgrunn(*rows: Row, emissions_t: float = 1000.0, **settings: Any) -> Plan:
    """Return a plan for Porsgrunn with cars that emit so much."""
    return a_plan(*rows, personbiler_t=emissions_t, **settings)


def bergen(*rows: Row, emissions_t: float = 5000.0) -> Plan:
    """Return a plan for Bergen with cars that emit so much."""
    edition, *measured = an_inventory({CARS: {2009: emissions_t}})
    moved = [changed(row, municipality="4601") for row in measured]
    settings = some_settings(name="Bergen", inventory_edition=edition.key)
    return a_plan(edition, settings, Municipality(number="4601", name="Bergen"), *moved, *rows)


def test_each_city_has_a_row_with_its_own_figures() -> None:
    cut = a_reduction(100.0)
    book = read(rolled_up(porsgrunn(*cut, a_target(0.5)), bergen(a_measure())))
    first, second = table(book, "Byer")
    assert (first["Plan"], first["Kommuner"], first["Fil"]) == (
        "Porsgrunn",
        "Porsgrunn",
        "a.fbplan",
    )
    assert (second["Plan"], second["Kommuner"]) == ("Bergen", "Bergen")
    assert (first["Målår"], second["Målår"]) == (2020, None)
    goals = [value for name, value in first.items() if name.startswith("Utslipp når målet er nådd")]
    assert goals == [pytest.approx(500.0)]  # half of 1 000 t
    assert (first["Tiltak"], second["Tiltak"]) == (1, 1)


def test_measures_of_all_cities_stand_in_one_list() -> None:
    shared = a_measure("T-01", title="Bussvei", status="started", focus_area="1")
    cost = CostLine(measure=shared.key, year=2012, gross_ore=100_00)
    saving = CostLine(measure=shared.key, year=2012, kind="saving", gross_ore=30_00)
    grant = FundingLine(measure=shared.key, year=2012, scheme="enova", granted_ore=40_00)
    cut = a_reduction(100.0, "T-02")
    book = read(rolled_up(porsgrunn(shared, cost, saving, grant), bergen(*cut, a_target())))
    first, second = table(book, "Tiltak")
    assert [(each["Plan"], each["Nummer"]) for each in (first, second)] == [
        ("Porsgrunn", "T-01"),
        ("Bergen", "T-02"),
    ]
    assert (first["Tittel"], first["Status"]) == ("Bussvei", "Påbegynt")
    assert first["Innsatsområde"] == "1 Arealbruk og transport"
    money = [value for name, value in first.items() if name.endswith("kr")]
    assert money == [100, 40]  # the saving is none of the gross cost
    assert second["År for kuttet"] == 2020
    cuts = [value for name, value in second.items() if name.startswith("Andel av samlet kutt")]
    assert cuts == [pytest.approx(100.0)]


def test_both_sides_of_each_agreement_are_told_apart() -> None:
    state = Party(name="Samferdselsdepartementet", kind="ministry")
    city = Party(name="Bergen kommune", kind="municipality")
    promises = [
        Commitment(number="F-01", party=state.key, text="Jernbane", deadline=date(2013, 6, 1)),
        Commitment(number="F-02", party=city.key, text="Parkering", status="fulfilled"),
    ]
    book = read(rolled_up(porsgrunn(), bergen(state, city, *promises)))
    rows = table(book, "Forpliktelser")
    assert [(each["Type part"], each["Part"], each["Forpliktelse"]) for each in rows] == [
        ("Departement", "Samferdselsdepartementet", "Jernbane"),
        ("Kommune", "Bergen kommune", "Parkering"),
    ]
    assert rows[0]["Frist"].date() == date(2013, 6, 1)
    assert rows[1]["Status"] == "Oppfylt"


def test_indicators_grants_and_remarks_of_each_city_are_there() -> None:
    count = Indicator(title="Syklister", unit="turer", baseline=100, baseline_year=2009)
    aim = IndicatorTarget(indicator=count.key, year=2014, value=200)
    seen = IndicatorValue(indicator=count.key, observed=date(2012, 1, 1), value=150)
    measure = a_measure(responsible="")
    grant = FundingLine(measure=measure.key, year=2012, scheme="enova", granted_ore=40_00)
    book = read(rolled_up(porsgrunn(measure, grant), bergen(count, aim, seen)))
    (standing,) = table(book, "Indikatorer og måltall")
    assert (standing["Plan"], standing["Indikator"]) == ("Bergen", "Syklister")
    assert standing["Siste observasjon"] == 150
    (paid,) = table(book, "Finansiering")
    assert (paid["Plan"], paid["Ordning"]) == ("Porsgrunn", "Enova")
    told = {(each["Plan"], each["Kode"]) for each in table(book, "Merknader")}
    assert ("Porsgrunn", "measure-without-owner") in told
    assert {plan for plan, _ in told} == {"Porsgrunn", "Bergen"}


def test_emissions_stand_by_municipality_sector_and_year_with_their_sum() -> None:
    book = read(rolled_up(porsgrunn(), bergen()))
    rows = table(book, "Klimaregnskap")
    assert [(each["Plan"], each["Kommune"], each["Sektor"]) for each in rows] == [
        ("Porsgrunn", "Porsgrunn", "Veitrafikk"),
        ("Bergen", "Bergen", "Veitrafikk"),
    ]
    assert [list(each.values())[-1] for each in rows] == [1000, 5000]
    (total,) = [cell.value for cell in book["Klimaregnskap"][3] if str(cell.value).startswith("=")]
    assert total == "=SUBTOTAL(109,$D$5:$D$6)"


def test_a_municipality_of_two_plans_is_counted_once_and_told() -> None:
    rollup = rolled_up(a_plan(name="Grenland"), porsgrunn(), bergen())
    (shared,) = rollup.shared
    assert (shared.number, shared.name) == ("4001", "Porsgrunn")
    assert shared.counted.file_name == "b.fbplan"  # the first has no inventory
    book = read(rollup)
    rows = table(book, "Klimaregnskap")
    assert [each["Plan"] for each in rows] == ["Porsgrunn", "Bergen"]
    assert any(
        line.startswith("Porsgrunn | Porsgrunn er med i planene Grenland, Porsgrunn. Utslippene")
        for line in front(book)
    )
    sums = [cell.value for cell in book["Byer"][3] if str(cell.value).startswith("=")]
    assert sums == []


def test_an_old_number_and_the_one_of_today_are_one_municipality() -> None:
    old = a_plan(Municipality(number="0805", name="Porsgrunn"), name="Gammel")
    assert [each.number for each in rolled_up(old, porsgrunn()).shared] == ["4001"]


def test_neighbours_that_do_not_plan_are_not_shared() -> None:
    neighbour = Municipality(number="4001", name="Porsgrunn", planning=False)
    other = bergen(neighbour)
    assert rolled_up(porsgrunn(), other).shared == ()


def test_sums_stand_only_where_figures_can_be_added() -> None:
    apart = read(rolled_up(porsgrunn(a_target(year=2020)), bergen(a_target(year=2030))))
    alike = read(
        rolled_up(porsgrunn(*a_reduction(9.0), a_target()), bergen(*a_reduction(7.0), a_target()))
    )
    formulas = {
        name: [cell.value for cell in book["Tiltak"][3] if str(cell.value).startswith("=")]
        for name, book in (("apart", apart), ("alike", alike))
    }
    assert formulas["apart"] == []
    assert len(formulas["alike"]) == 1


def sums(rollup: Rollup, sheet: str) -> list[str]:
    """Return the headings of the columns of a sheet that have a sum."""
    cells = read(rollup)[sheet]
    return [
        str(cells.cell(4, cell.column).value).split()[0]
        for cell in cells[3]
        if str(cell.value).startswith("=")
    ]


def cars_by_year(*years: int, gwp_set: str = "AR5", **settings: Any) -> Plan:
    """Return a plan for Skien whose inventory has figures of these years."""
    edition, *measured = an_inventory({CARS: dict.fromkeys(years, 100.0)})
    place = Municipality(number="4003", name="Skien")
    rows = [changed(edition, gwp_set=gwp_set), place]
    rows += [changed(row, municipality="4003") for row in measured]
    return a_plan(some_settings(name="Skien", inventory_edition=edition.key, **settings), *rows)


def test_emissions_are_added_only_in_years_of_which_every_inventory_has_figures() -> None:
    rollup = rolled_up(porsgrunn(), cars_by_year(2009, 2010))
    assert sums(rollup, "Klimaregnskap") == ["2009"]
    assert list(rollup.not_added(str)) == [
        "Not every inventory has figures of 2010. There is no sum of emissions for these years."
    ]


def test_a_municipality_without_an_inventory_is_named_and_the_others_are_added() -> None:
    rollup = rolled_up(porsgrunn(), cars_by_year())
    assert sums(rollup, "Klimaregnskap") == ["2009"]
    assert list(rollup.not_added(str)) == [
        "The sums of emissions are without Skien, as no inventory has figures."
    ]


def test_inventories_that_weigh_gases_otherwise_are_not_added() -> None:
    rollup = rolled_up(porsgrunn(), bergen(), cars_by_year(2009, gwp_set="AR4"))
    assert sums(rollup, "Klimaregnskap") == []
    told = (
        " | Klimaregnskapene vekter gassene med ulike GWP-sett: AR5 (Porsgrunn, Bergen), "
        "AR4 (Skien). Tonnene er ikke lagt sammen."
    )
    lines = front(read(rollup))
    assert lines[lines.index("Hva som ikke er lagt sammen") + 1] == told.removeprefix(" | ")


def test_cuts_that_weigh_gases_otherwise_or_are_of_other_years_are_not_added() -> None:
    ours = porsgrunn(*a_reduction(9.0), a_target(year=2020))
    other = [*a_reduction(7.0), Municipality(number="4003", name="Skien")]
    weighed = a_plan(some_settings(name="Skien", gwp_set="AR4"), *other, a_target(year=2020))
    assert next(rolled_up(ours, weighed).not_added(str)) == (
        "Cuts are weighed by different GWP sets: AR5 (Porsgrunn), AR4 (Skien). They are not added."
    )
    assert sums(rolled_up(ours, weighed), "Tiltak") == []
    later = bergen(*a_reduction(7.0), a_target(year=2030))
    assert list(rolled_up(ours, later).not_added(str)) == [
        "Cuts are of different years: 2020 (Porsgrunn), 2030 (Bergen). They are not added."
    ]


def test_costs_in_prices_of_different_years_are_not_added() -> None:
    def costing(price_year: int | None, key: str) -> tuple[Row, ...]:
        measure = a_measure(key=key)
        line = CostLine(measure=key, year=2010, gross_ore=100_00, price_year=price_year)
        grant = FundingLine(measure=key, year=2010, granted_ore=50_00)
        return measure, line, grant

    cost, granted = "Bruttokostnad", "Finansiering"
    alike = rolled_up(porsgrunn(*costing(None, "a")), bergen(*costing(None, "b")))
    found = sums(alike, "Byer")
    assert cost in found
    apart = rolled_up(porsgrunn(*costing(2009, "a")), bergen(*costing(None, "b")))
    assert sums(apart, "Byer") == [each for each in found if each != cost]
    assert granted in sums(apart, "Byer")
    assert "\n".join(apart.not_added(str)) == (
        "Costs are in prices of different years: 2009 (Porsgrunn), not stated (Bergen). "
        "They are not added."
    )


def test_plans_that_go_together_have_nothing_to_tell() -> None:
    assert (
        list(rolled_up(porsgrunn(*a_reduction(9.0)), bergen(*a_reduction(7.0))).not_added(str))
        == []
    )
    assert "Hva som ikke er lagt sammen" not in front(read(rolled_up(porsgrunn(), bergen())))


def test_paths_are_those_of_each_plan() -> None:
    rows = table(read(rolled_up(porsgrunn(a_target()), bergen())), "Baner")
    assert [(each["Plan"], each["Bane"]) for each in rows] == [
        (plan, path)
        for plan in ("Porsgrunn", "Bergen")
        for path in ("Referansebane", "Tiltaksbane", "Målbane")
    ]
    assert [value for name, value in rows[0].items() if name.startswith("2009")] == [1000]


def test_what_is_left_out_is_told_in_front() -> None:
    left = Unreadable(
        "x.fbplan", "{path} is not a plan of fbdesk. Choose a .fbplan file.", {"path": "x"}
    )
    lines = front(read(rolled_up(porsgrunn(), left_out=[left])))
    assert "Planer som er utelatt" in lines
    assert "x.fbplan | x er ikke en plan fra fbdesk. Velg en .fbplan-fil." in lines


def test_plans_of_one_name_are_told_apart_by_their_files() -> None:
    book = read(rolled_up(porsgrunn(), porsgrunn()))
    assert [each["Plan"] for each in table(book, "Byer")] == [
        "Porsgrunn (a.fbplan)",
        "Porsgrunn (b.fbplan)",
    ]


def test_cities_of_different_programmes_each_speak_their_own_words() -> None:
    climate = a_plan(a_measure("1"), name="Skien", programme="klimaplan")
    rows = table(read(rolled_up(porsgrunn(a_measure("2")), climate)), "Byer")
    assert [each["Program"] for each in rows] == ["Framtidens byer", "Klimaplan"]


def test_no_text_becomes_a_formula() -> None:
    attack = '=HYPERLINK("http://x","y")'
    measure = a_measure(attack, title=attack, responsible="@SUM(1)")
    book = read(rolled_up(porsgrunn(measure, name="+1+1"), bergen()))
    (row,) = table(book, "Tiltak")
    assert (row["Plan"], row["Nummer"], row["Ansvarlig"]) == ("+1+1", attack, "@SUM(1)")
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            formulas = [c for c in cells if c.data_type == "f"]
            assert all(str(c.value).startswith("=SUBTOTAL(109,$") for c in formulas)


def test_a_text_too_long_for_a_cell_is_cut_and_told() -> None:
    long = a_measure(description="ord " * 10_000)
    lines = front(read(rolled_up(porsgrunn(long))))
    assert "Tekster som er for lange for en celle, er kuttet. Planene har dem hele." in lines


def test_equal_plans_give_equal_bytes() -> None:
    plans = (porsgrunn(a_measure()), bergen(a_measure()))
    assert rollup_workbook(rolled_up(*plans)) == rollup_workbook(rolled_up(*plans))


@pytest.mark.parametrize(("language", "title"), [("nn", "Byar"), ("en", "Cities")])
def test_the_workbook_comes_in_each_language(language: str, title: str) -> None:
    assert title in read(rolled_up(porsgrunn(), language=language)).sheetnames


def test_without_one_plan_nothing_is_written() -> None:
    with pytest.raises(UsageError, match="Not one of the plans could be read"):
        rollup_workbook(rolled_up(left_out=[Unreadable("x", "broken")]))


def test_rows_of_the_inventory_of_other_municipalities_are_none_of_the_plan() -> None:
    edition, *measured = an_inventory({CARS: {2009: 10.0}})
    stranger = [changed(row, municipality="3301", key="x") for row in measured]
    plan = a_plan(edition, *measured, *stranger, inventory_edition=edition.key)
    assert len(plan.rows_of(InventoryRow)) == 2
    rows = table(read(rolled_up(plan)), "Klimaregnskap")
    assert [each["Kommune"] for each in rows] == ["Porsgrunn"]
