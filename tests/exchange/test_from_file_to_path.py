"""From a published workbook to the paths of a plan: each trap of the files, seen in the results.

The traps are those that were met in real downloads of the environment directorate.
"""

from datetime import date
from pathlib import Path

import pytest

from fbdesk.calculation.factors import FactorEdition
from fbdesk.errors import FileError
from fbdesk.exchange.inventory.preview import EditionInfo, InventoryChange
from fbdesk.exchange.inventory.reader import read_inventory
from fbdesk.exchange.inventory.take_in import apply, preview
from fbdesk.models import rows
from fbdesk.models.city import Municipality
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.reading import read_snapshot
from fbdesk.models.results.computing import compute
from tests.builders import a_reduction, a_target, an_open_plan, some_settings
from tests.exchange.workbooks import Row, all_municipalities, one_area, saved

TODAY = date(2026, 11, 23)
EDITION = FactorEdition("2026.1", ())
PORSGRUNN = Municipality(number="4001", name="Porsgrunn")
SKIEN = Municipality(number="4003", name="Skien", position=1)
SECTOR, SOURCE = "Veitrafikk", "Personbiler"


def cars(year: int, emission_t: float | str | None, gas: str = "CO2") -> Row:
    return (year, SECTOR, SOURCE, gas, emission_t)


class Imported:
    """A plan of Porsgrunn into which workbooks have been brought, one after another."""

    def __init__(
        self, folder: Path, *workbooks: bytes, places: tuple[Municipality, ...] = ()
    ) -> None:
        """Bring in the workbooks; a target and one measure are in the plan already."""
        self.changes: list[InventoryChange] = []
        planned = (some_settings(), *(places or (PORSGRUNN,)), *a_reduction(100), a_target())
        with an_open_plan(*planned) as connection:
            for number, data in enumerate(workbooks):
                file = read_inventory(saved(folder, data, f"{number}.xlsx"))
                info = EditionInfo.suggested(file, TODAY)
                change = preview(read_snapshot(connection), file, info)
                apply(connection, change)
                self.changes.append(change)
            self.editions = rows.read(connection, InventoryEdition)
            self.stored = rows.read(connection, InventoryRow)
            self.results = compute(read_snapshot(connection), EDITION)


def test_gases_of_a_source_are_one_emission_on_the_path(tmp_path: Path) -> None:
    found = Imported(
        tmp_path,
        one_area(cars(2009, 900.0), cars(2009, 60.0, "CH4"), cars(2009, 40.0, "N2O")),
    )
    assert found.results.reference[2009] == 1_000
    assert found.results.measures_path[2010] == 900
    assert {row.gas for row in found.stored} == {"CO2", "CH4", "N2O"}


def test_labels_with_line_breaks_and_blanks_find_their_measures(tmp_path: Path) -> None:
    found = Imported(tmp_path, one_area((2009, "Veitrafikk \n", "Personbiler  ", "CO₂", 1_000.0)))
    assert found.results.measures_path[2010] == 900
    assert "not-placed" not in [finding.code for finding in found.results.findings]


@pytest.mark.parametrize("gas", ["CO2", "CO₂"])
def test_one_gas_is_one_gas_however_its_number_is_set(tmp_path: Path, gas: str) -> None:
    found = Imported(tmp_path, one_area(cars(2009, 1_000.0, gas)))
    assert [row.gas for row in found.stored] == ["CO2"]


def test_years_that_are_not_published_reach_no_series(tmp_path: Path) -> None:
    years = (2009, 2011, 2013, 2015, 2016)
    found = Imported(tmp_path, one_area(*(cars(year, 1_000.0) for year in years)))
    assert tuple(found.results.registered) == years
    assert {2010, 2012, 2014}.isdisjoint(found.results.inventory)
    assert found.results.reference[2010] == 1_000  # the path is no published figure


def test_a_withheld_amount_is_missing_and_not_nought(tmp_path: Path) -> None:
    found = Imported(tmp_path, one_area(cars(2009, 1_000.0), cars(2011, None), cars(2013, 800.0)))
    assert found.results.registered == {2009: 1_000, 2013: 800}


def test_a_sum_row_of_the_file_does_not_count_twice(tmp_path: Path) -> None:
    total = (2009, "Sum", "Sum", "CO2", 1_000.0)
    found = Imported(tmp_path, one_area(cars(2009, 1_000.0), total))
    assert found.results.whole_reference[2009] == 1_000


def test_jordbruk_as_sector_and_as_source_stay_apart(tmp_path: Path) -> None:
    found = Imported(
        tmp_path,
        one_area(
            (2009, "Jordbruk", "Jordbruksarealer", "N2O", 30.0),
            (2009, "Annen mobil forbrenning", "Jordbruk", "CO2", 20.0),
        ),
    )
    assert found.results.inventory[2009] == {"Annen mobil forbrenning": 20, "Jordbruk": 30}


def test_a_plan_of_one_city_takes_its_rows_alone_from_the_file_of_all(tmp_path: Path) -> None:
    def of(number: int, name: str, emission_t: float) -> Row:
        return ("Telemark", number, name, *cars(2009, emission_t))

    data = all_municipalities(of(4001, "Porsgrunn", 1_000.0), of(301, "Oslo", 9_000.0))
    found = Imported(tmp_path, data)
    assert found.results.reference[2009] == 1_000
    assert [area.name for area in found.changes[0].left_out] == ["Oslo"]
    assert {row.municipality for row in found.stored} == {"4001"}


def test_two_files_of_one_release_are_one_inventory_of_both_cities(tmp_path: Path) -> None:
    found = Imported(
        tmp_path,
        one_area(cars(2009, 1_000.0)),
        one_area(cars(2009, 500.0), area="Skien"),
        places=(PORSGRUNN, SKIEN),
    )
    assert len(found.editions) == 1
    assert found.changes[1].completes
    assert found.results.reference[2009] == 1_500


def test_history_that_was_recalculated_stands_beside_the_older_edition(tmp_path: Path) -> None:
    found = Imported(
        tmp_path,
        one_area(cars(2009, 1_000.0)),
        one_area(cars(2009, 1_100.0), cars(2011, 900.0)),
    )
    assert len(found.editions) == 2
    (revision,) = found.changes[1].comparison.revised
    assert (revision.before_t, revision.after_t) == (1_000, 1_100)
    assert found.changes[1].comparison.years_added == (2011,)
    assert found.results.reference[2009] == 1_100  # the newest carries the results
    assert {row.emission_t for row in found.stored} == {1_000, 1_100, 900}  # and none is lost


def test_a_goal_in_per_cent_follows_recalculated_history(tmp_path: Path) -> None:
    (before,) = Imported(tmp_path, one_area(cars(2009, 1_000.0))).results.targets
    (after,) = Imported(tmp_path, one_area(cars(2009, 1_100.0))).results.targets
    assert (before.goal_t, after.goal_t) == (500, 550)


def test_a_sector_that_came_later_makes_totals_incomparable_and_says_so(tmp_path: Path) -> None:
    gas = (2009, "produkter med fluorgasser", "Bruk av HFK", "HFK", 50.0)
    found = Imported(tmp_path, one_area(cars(2009, 1_000.0)), one_area(cars(2009, 1_000.0), gas))
    second = found.changes[1]
    assert not second.comparison.comparable
    assert any("cannot be compared" in message.text for message in second.messages)


def test_renamed_ship_classes_are_listed_as_gone_and_come(tmp_path: Path) -> None:
    def ship(kind: str) -> Row:
        return (2009, "Sjøfart", kind, "CO2", 10.0)

    found = Imported(
        tmp_path,
        one_area(cars(2009, 1_000.0), ship("Bulkskip")),
        one_area(cars(2009, 1_000.0), ship("Tørrbulk")),
    )
    comparison = found.changes[1].comparison
    assert comparison.sources_gone == (("4001", "Sjøfart", "Bulkskip"),)
    assert comparison.sources_added == (("4001", "Sjøfart", "Tørrbulk"),)
    assert comparison.comparable  # the sector is the same


def test_a_city_that_was_renumbered_is_the_same_city(tmp_path: Path) -> None:
    older = Municipality(number="0805", name="Porsgrunn før 2020")
    found = Imported(tmp_path, one_area(cars(2009, 1_000.0)), places=(older,))
    assert found.results.reference[2009] == 1_000


def test_a_gwp_set_that_is_assumed_is_told_until_somebody_confirms_it(tmp_path: Path) -> None:
    found = Imported(tmp_path, one_area(cars(2009, 1_000.0)))
    assert (found.editions[0].gwp_set, found.editions[0].status) == ("AR5", "unconfirmed")


def test_an_error_page_saved_as_a_workbook_is_called_that(tmp_path: Path) -> None:
    page = saved(tmp_path, b"<!DOCTYPE html><html><body>404</body></html>", "klimagass.xlsx")
    with pytest.raises(FileError, match="web page"):
        read_inventory(page)


def test_a_new_city_of_an_old_release_is_not_mixed_into_a_newer_one(tmp_path: Path) -> None:
    found = Imported(
        tmp_path,
        one_area(cars(2009, 1_000.0), cars(2011, 900.0)),
        one_area(cars(2009, 500.0), area="Skien"),
        places=(PORSGRUNN, SKIEN),
    )
    assert len(found.editions) == 2
    assert any("no figures for Porsgrunn" in m.text for m in found.changes[1].messages)


def test_the_same_file_again_is_noticed(tmp_path: Path) -> None:
    data = one_area(cars(2009, 1_000.0))
    found = Imported(tmp_path, data, data)
    assert found.changes[1].already is not None
    assert any("already in the plan" in m.text for m in found.changes[1].messages)
