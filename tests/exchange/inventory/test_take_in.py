"""An import shows what it would change, adds an edition beside the others, and is one edit."""

from datetime import date
from pathlib import Path

import pytest

from fbdesk.document.document import Document
from fbdesk.errors import FileError
from fbdesk.exchange.inventory.change import Revision, TotalChange
from fbdesk.exchange.inventory.file import Area, EditionCard, EmissionRow, InventoryFile
from fbdesk.exchange.inventory.preview import EditionInfo, InventoryChange
from fbdesk.exchange.inventory.reader import read_inventory
from fbdesk.exchange.inventory.take_in import apply, preview
from fbdesk.models import rows
from fbdesk.models.city import Municipality, Settings
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.reading import read_snapshot
from fbdesk.models.results.published_inventory import published_inventory
from fbdesk.models.snapshot import Plan
from fbdesk.resource_files import resource
from tests.builders import a_plan, an_inventory, an_open_plan, some_settings

TODAY = date(2026, 11, 23)
PORSGRUNN, SKIEN = Area("4001", "Porsgrunn"), Area("4003", "Skien")
GRENLAND = (
    Municipality(number="4001", name="Porsgrunn"),
    Municipality(number="4003", name="Skien", position=1),
)
CARS = ("Veitrafikk", "Personbiler")
HEAT = ("Oppvarming", "Fossil olje")


def a_row(area: Area, year: int, source: tuple[str, str], emission_t: float) -> EmissionRow:
    return EmissionRow(area, year, *source, "CO2e", emission_t)


def a_file(*contents: EmissionRow, sha256: str = "a" * 64, **card: str) -> InventoryFile:
    told = {"publisher": "Miljødirektoratet", "dataset": contents[0].area.name, **card}
    return InventoryFile(
        file_name="klimagass.xlsx",
        sha256=sha256,
        layout="one-area",
        card=EditionCard(**told),
        rows=contents,
    )


def a_preview(plan: Plan, file: InventoryFile) -> InventoryChange:
    return preview(plan, file, EditionInfo.suggested(file, TODAY))


def warnings(change: InventoryChange) -> list[str]:
    return [message.text for message in change.messages if message.level == "warning"]


def test_the_first_import_is_compared_with_nothing() -> None:
    change = a_preview(a_plan(), a_file(a_row(PORSGRUNN, 2009, CARS, 100)))
    assert change.compared_with is None
    assert change.comparison.totals == (TotalChange("4001", 2009, None, 100),)
    assert warnings(change) == []


def test_an_edition_is_named_after_its_data_and_keeps_its_origin() -> None:
    rows_of_two_years = (a_row(PORSGRUNN, year, CARS, 1) for year in (2009, 2024))
    edition = a_preview(a_plan(), a_file(*rows_of_two_years, url="https://x.no")).edition
    assert edition.name == "Porsgrunn, 2009–2024"
    assert (edition.publisher, edition.url, edition.imported) == (
        "Miljødirektoratet",
        "https://x.no",
        TODAY,
    )
    assert (edition.file_name, edition.file_sha256) == ("klimagass.xlsx", "a" * 64)


def test_a_gwp_set_that_is_assumed_makes_the_edition_unconfirmed() -> None:
    row = a_row(PORSGRUNN, 2009, CARS, 1)
    silent = EditionInfo.suggested(a_file(row), TODAY)
    told = EditionInfo.suggested(a_file(row, gwp_set="AR4"), TODAY)
    assert (silent.gwp_set, silent.status) == ("AR5", "unconfirmed")
    assert (told.gwp_set, told.status) == ("AR4", "confirmed")


def test_a_revised_figure_is_shown_with_before_and_after() -> None:
    plan = a_plan(*an_inventory({CARS: {2009: 100, 2011: 90}, HEAT: {2009: 50}}))
    file = a_file(
        a_row(PORSGRUNN, 2009, CARS, 104),
        a_row(PORSGRUNN, 2011, CARS, 90.04),
        a_row(PORSGRUNN, 2009, HEAT, 50),
    )
    comparison = a_preview(plan, file).comparison
    assert comparison.revised == (Revision("4001", 2009, *CARS, 100, 104),)
    assert comparison.totals[0] == TotalChange("4001", 2009, 150, 154)


def test_gases_are_summed_before_editions_are_compared() -> None:
    plan = a_plan(*an_inventory({CARS: {2009: 100}}))
    by_gas = (
        EmissionRow(PORSGRUNN, 2009, *CARS, gas, emission_t)
        for gas, emission_t in (("CO2", 97.0), ("CH4", 1.0), ("N2O", 2.0))
    )
    assert a_preview(plan, a_file(*by_gas)).comparison.revised == ()


def test_a_sector_added_in_a_later_edition_makes_totals_incomparable() -> None:
    plan = a_plan(*an_inventory({CARS: {2009: 100}}))
    gases = ("produkter med fluorgasser", "Bruk av HFK")
    change = a_preview(
        plan, a_file(a_row(PORSGRUNN, 2009, CARS, 100), a_row(PORSGRUNN, 2009, gases, 9))
    )
    assert change.comparison.sectors_added == ("produkter med fluorgasser",)
    assert not change.comparison.comparable
    assert any("Totals of the two editions cannot be compared" in w for w in warnings(change))


def test_sources_and_years_that_come_and_go_are_listed() -> None:
    plan = a_plan(*an_inventory({("Sjøfart", "Bulkskip"): {2009: 5, 2011: 4}}))
    change = a_preview(plan, a_file(a_row(PORSGRUNN, 2024, ("Sjøfart", "Tørrbulk"), 5)))
    found = change.comparison
    assert found.sources_added == (("4001", "Sjøfart", "Tørrbulk"),)
    assert found.sources_gone == (("4001", "Sjøfart", "Bulkskip"),)
    assert (found.years_added, found.years_gone) == ((2024,), (2009, 2011))
    assert found.comparable


def test_a_preview_changes_nothing_and_applying_keeps_the_earlier_edition() -> None:
    with an_open_plan(
        some_settings(), GRENLAND[0], *an_inventory({CARS: {2009: 100}})
    ) as connection:
        plan = read_snapshot(connection)
        change = a_preview(plan, a_file(a_row(PORSGRUNN, 2009, CARS, 104)))
        assert read_snapshot(connection) == plan
        key = apply(connection, change)
        after = read_snapshot(connection)
    assert len(after.inventory_editions) == 2
    by_edition = {row.edition: row.emission_t for row in after.inventory_rows}
    assert sorted(by_edition.values()) == [100, 104]
    assert by_edition[key] == 104


def test_the_newest_edition_carries_the_results_unless_the_plan_has_chosen() -> None:
    earlier = an_inventory({CARS: {2009: 100}}, imported=date(2020, 1, 1))
    for chosen, carrying_t in ((None, 104), (earlier[0].key, 100)):
        settings = some_settings(inventory_edition=chosen)
        with an_open_plan(earlier[0], settings, GRENLAND[0], *earlier[1:]) as connection:
            change = a_preview(read_snapshot(connection), a_file(a_row(PORSGRUNN, 2009, CARS, 104)))
            apply(connection, change)
            carrying = published_inventory(read_snapshot(connection))
        assert sum(carrying.in_year_t(2009).values()) == carrying_t
        still = any("Results still build on" in message.text for message in change.messages)
        assert still == bool(chosen)


def test_the_second_import_of_a_day_carries_the_results_whatever_its_name() -> None:
    earlier = an_inventory({CARS: {2009: 100}}, name="Å", imported=TODAY)
    with an_open_plan(earlier[0], some_settings(), GRENLAND[0], *earlier[1:]) as connection:
        change = a_preview(read_snapshot(connection), a_file(a_row(PORSGRUNN, 2009, CARS, 104)))
        apply(connection, change)
        carrying = published_inventory(read_snapshot(connection))
    assert sum(carrying.in_year_t(2009).values()) == 104


@pytest.mark.parametrize("number", ["0805", "3806", "4001"])
def test_the_plans_municipality_is_found_by_every_number_it_has_had(number: str) -> None:
    plan = a_plan(Municipality(number=number, name="Byen"))
    change = a_preview(plan, a_file(a_row(PORSGRUNN, 2009, CARS, 1)))
    assert [row.municipality for row in change.rows] == [number]


def test_a_place_that_a_file_names_without_number_is_found_by_name() -> None:
    plan = a_plan(Municipality(number="4624", name="Bjørnafjorden"))
    file = a_file(a_row(Area(None, "bjørnafjorden"), 2009, CARS, 1))
    assert [row.municipality for row in a_preview(plan, file).rows] == ["4624"]


def test_what_two_numbers_of_one_place_publish_is_added() -> None:
    file = a_file(
        a_row(Area("0805", "Porsgrunn"), 2009, CARS, 30), a_row(PORSGRUNN, 2009, CARS, 12)
    )
    (row,) = a_preview(a_plan(), file).rows
    assert (row.municipality, row.emission_t) == ("4001", 42)


def test_municipalities_of_others_are_left_out_of_a_file_that_covers_many() -> None:
    oslo = Area("0301", "Oslo")
    file = a_file(a_row(oslo, 2009, CARS, 900), a_row(PORSGRUNN, 2009, CARS, 100))
    change = a_preview(a_plan(), file)
    assert [row.municipality for row in change.rows] == ["4001"]
    assert change.left_out == (oslo,)


def test_a_file_of_many_without_one_of_ours_is_refused() -> None:
    file = a_file(
        a_row(Area("0301", "Oslo"), 2009, CARS, 1), a_row(Area("4601", "Bergen"), 2009, CARS, 1)
    )
    with pytest.raises(FileError, match="2 municipalities, but none for Porsgrunn"):
        a_preview(a_plan(), file)


def test_figures_of_another_place_are_kept_but_never_carry_the_results() -> None:
    earlier = an_inventory({CARS: {2009: 100}}, imported=date(2020, 1, 1))
    county = Area(None, "Vestfold og Telemark")
    with an_open_plan(earlier[0], some_settings(), GRENLAND[0], *earlier[1:]) as connection:
        change = a_preview(read_snapshot(connection), a_file(a_row(county, 2009, CARS, 9_000)))
        apply(connection, change)
        after = read_snapshot(connection)
    assert len(after.inventory_editions) == 2
    assert sum(published_inventory(after).in_year_t(2009).values()) == 100
    assert change.compared_with is None
    assert "none of the plan's municipalities" in warnings(change)[0]


def test_one_file_per_city_makes_one_edition_of_the_same_release() -> None:
    with an_open_plan(some_settings(), *GRENLAND) as connection:
        first = a_preview(read_snapshot(connection), a_file(a_row(PORSGRUNN, 2009, CARS, 100)))
        assert warnings(first) == [
            "There are no figures for Skien. Import the file of the same release for it too."
        ]
        apply(connection, first)
        file = a_file(a_row(SKIEN, 2009, CARS, 70), sha256="b" * 64)
        second = a_preview(read_snapshot(connection), file)
        assert second.completes
        assert warnings(second) == []
        apply(connection, second)
        after = read_snapshot(connection)
        again = a_preview(after, file)
    (edition,) = after.inventory_editions
    assert edition.name == "Porsgrunn, Skien, 2009–2009"
    assert sum(published_inventory(after).in_year_t(2009).values()) == 170
    assert again.already == edition


@pytest.mark.parametrize(
    ("year", "publisher"), [(2011, "Miljødirektoratet"), (2009, "Skien kommune")]
)
def test_another_release_or_publisher_never_joins_an_edition(year: int, publisher: str) -> None:
    plan = a_plan(*GRENLAND, *an_inventory({CARS: {2009: 100}}))
    file = a_file(a_row(SKIEN, year, CARS, 70), publisher=publisher)
    assert not a_preview(plan, file).completes


def test_a_new_edition_of_a_city_that_the_plan_has_never_joins_the_old_one() -> None:
    plan = a_plan(*an_inventory({CARS: {2009: 100}}))
    change = a_preview(plan, a_file(a_row(PORSGRUNN, 2009, CARS, 100)))
    assert not change.completes
    assert change.compared_with is not None


def test_the_same_file_twice_is_noticed() -> None:
    plan = a_plan(*an_inventory({CARS: {2009: 100}}, file_sha256="a" * 64))
    change = a_preview(plan, a_file(a_row(PORSGRUNN, 2009, CARS, 100)))
    assert change.already is not None
    assert any("already in the plan as tall til 2009" in text for text in warnings(change))


def test_the_sample_is_imported_as_one_step_that_can_be_undone(tmp_path: Path) -> None:
    document = Document.new((some_settings(), *GRENLAND), tmp_path)
    before = document.snapshot()
    change = a_preview(before, read_inventory(resource("inventory", "grenland_2009_2024.csv")))
    done = document.perform("Import inventory", lambda connection: apply(connection, change))
    after = document.snapshot()
    assert done.tables == {"inventory_edition", "inventory_row"}
    assert len(after.inventory_rows) == 1191
    in_2009_t = published_inventory(after).in_year_t(2009)
    assert round(sum(in_2009_t.values())) == 2_257_325 + 165_082
    document.undo()
    assert document.snapshot() == before
    document.close(discard=True)


def test_a_row_that_the_plan_cannot_take_leaves_nothing_behind() -> None:
    with an_open_plan(some_settings(), GRENLAND[0]) as connection:
        file = a_file(a_row(PORSGRUNN, 2009, CARS, 1), a_row(PORSGRUNN, 2011, CARS, float("inf")))
        change = a_preview(read_snapshot(connection), file)
        with pytest.raises(Exception, match="finite"), connection.begin_nested():
            apply(connection, change)
        assert rows.read(connection, InventoryEdition) == ()
        assert rows.read(connection, InventoryRow) == ()
        assert rows.read(connection, Settings)[0].inventory_edition is None
