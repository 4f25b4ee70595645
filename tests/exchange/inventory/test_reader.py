"""Published inventories are read with their traps, and nothing odd goes unsaid."""

import json
from pathlib import Path

import pytest

from fbdesk.errors import FileError
from fbdesk.exchange.inventory.file import Area, EmissionRow, InventoryFile, gap_years
from fbdesk.exchange.inventory.reader import read_inventory
from fbdesk.exchange.reading import ReadingStoppedError
from fbdesk.resource_files import resource
from fbdesk.texts import translator
from tests.exchange.workbooks import (
    CARS,
    ONE_AREA_HEADER,
    Row,
    all_municipalities,
    one_area,
    saved,
    workbook,
)

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "inventory"
REAL_FILE = SHARED / "mdir_download_vestfold_telemark_2009_2021.xlsx"
SAMPLE = resource("inventory", "grenland_2009_2024.csv")

with_the_real_file = pytest.mark.skipif(not REAL_FILE.exists(), reason="the real file is not here")


def texts(file: InventoryFile, level: str = "warning") -> list[str]:
    return [message.text for message in file.messages if message.level == level]


@with_the_real_file
def test_the_real_download_is_read_whole() -> None:
    file = read_inventory(REAL_FILE)
    assert (file.layout, len(file.rows)) == ("one-area", 1350)
    assert file.years == (2009, 2011, 2013, *range(2015, 2022))
    assert file.gases == ("CH4", "CO2", "N2O")
    assert file.areas == (Area(None, "Vestfold og Telemark"),)
    assert file.card.publisher == "Miljødirektoratet"


@with_the_real_file
def test_the_real_download_adds_up_to_its_own_overview_without_a_warning() -> None:
    file = read_inventory(REAL_FILE)
    # sheet Oversikt, year 2009: the four largest sectors as published
    waste_t = sum(
        r.emission_t for r in file.rows if (r.year, r.sector) == (2009, "Avfall og avløp")
    )
    assert waste_t == pytest.approx(176_926.9)
    assert texts(file) == []


@with_the_real_file
def test_line_breaks_in_the_real_labels_are_gone() -> None:
    labels = {row.source for row in read_inventory(REAL_FILE).rows}
    assert "Andre næringer" in labels
    assert all(label == label.strip() for label in labels)


def test_the_sample_gives_the_sums_that_were_published_for_both_cities() -> None:
    file = read_inventory(SAMPLE)
    porsgrunn, skien = Area("4001", "Porsgrunn"), Area("4003", "Skien")
    assert file.areas == (porsgrunn, skien)
    assert round(file.total_t(2009, [porsgrunn])) == 2_257_325
    assert round(file.total_t(2009, [skien])) == 165_082
    assert round(file.total_t(2024, [porsgrunn])) == 1_972_802
    assert round(file.total_t(2024, [skien])) == 118_119


def test_the_sample_says_where_it_is_from_and_that_its_gwp_set_is_not_verified() -> None:
    card = read_inventory(SAMPLE).card
    assert (card.publisher, card.published) == ("Miljødirektoratet", "tall til 2024")
    assert card.status == "unconfirmed"
    assert "GWP" in card.note


def test_nine_tenths_of_porsgrunn_is_industry() -> None:
    rows = [r for r in read_inventory(SAMPLE).rows if r.year == 2009 and r.area.number == "4001"]
    industry_t = sum(row.emission_t for row in rows if row.sector == "Industri, olje og gass")
    assert industry_t / sum(row.emission_t for row in rows) == pytest.approx(0.93, abs=0.005)


@pytest.mark.parametrize("two", ["CO₂", "CO2"])
def test_the_header_may_write_the_gas_with_a_lowered_or_a_plain_two(
    tmp_path: Path, two: str
) -> None:
    header = (*ONE_AREA_HEADER[:-1], f"Utslipp (tonn {two}-ekvivalenter)")
    file = read_inventory(saved(tmp_path, one_area(CARS, header=header)))
    assert file.rows == (
        EmissionRow(Area("4001", "Porsgrunn"), 2009, "Veitrafikk", "Personbiler", "CO2", 100.5),
    )


def test_the_order_of_columns_does_not_matter(tmp_path: Path) -> None:
    turned = one_area(CARS[::-1], header=ONE_AREA_HEADER[::-1])
    straight = one_area(CARS)
    assert (
        read_inventory(saved(tmp_path, turned)).rows
        == read_inventory(saved(tmp_path, straight)).rows
    )


def test_a_title_above_the_header_is_passed_over_and_rows_keep_their_numbers(
    tmp_path: Path,
) -> None:
    rows = (("Utslipp i Porsgrunn",), (), ONE_AREA_HEADER, CARS, (2009, "Veitrafikk", "", "", 1))
    file = read_inventory(saved(tmp_path, workbook({"Tabell": rows})))
    assert len(file.rows) == 1
    assert [(m.sheet, m.row, m.column) for m in file.warnings] == [("Tabell", 5, "Utslippskilde")]


def test_an_area_that_is_a_municipality_gets_its_number(tmp_path: Path) -> None:
    file = read_inventory(saved(tmp_path, one_area(CARS, area="Skien")))
    assert file.areas == (Area("4003", "Skien"),)


def test_the_file_of_all_municipalities_gives_each_its_number(tmp_path: Path) -> None:
    data = all_municipalities(
        ("Oslo", 301, "Oslo", *CARS), ("Telemark", "4001", "Porsgrunn", *CARS)
    )
    file = read_inventory(saved(tmp_path, data))
    assert file.layout == "all-municipalities"
    assert file.areas == (Area("0301", "Oslo"), Area("4001", "Porsgrunn"))


def test_numbers_may_be_text_with_a_decimal_comma(tmp_path: Path) -> None:
    data = one_area(("2009", "Veitrafikk", "Busser", "CO2", "2 666,4"))
    (row,) = read_inventory(saved(tmp_path, data)).rows
    assert (row.year, row.emission_t) == (2009, 2666.4)


def test_sources_that_lack_gases_have_no_rows_for_them_and_no_zeros(tmp_path: Path) -> None:
    data = one_area(
        (2009, "Avfall og avløp", "Avfallsdeponigass", "CH4", 9),
        (2009, "Oppvarming", "Vedfyring", "CH4", 2),
        (2009, "Oppvarming", "Vedfyring", "N2O", 1),
    )
    gases = [(row.source, row.gas) for row in read_inventory(saved(tmp_path, data)).rows]
    assert gases == [("Avfallsdeponigass", "CH4"), ("Vedfyring", "CH4"), ("Vedfyring", "N2O")]


def test_repeated_rows_add_and_say_so(tmp_path: Path) -> None:
    twice = ((2009, "Veitrafikk", "Busser", "CO2", 30), (2009, "Veitrafikk", "Busser\n", "CO₂", 12))
    file = read_inventory(saved(tmp_path, one_area(*twice)))
    assert [row.emission_t for row in file.rows] == [42]
    (warning,) = file.warnings
    assert (warning.sheet, warning.row) == ("Oversikt - detaljert", 3)
    assert "2009, Veitrafikk, Busser, CO2 stands more than once" in warning.text


def test_an_amount_that_is_withheld_stays_unknown(tmp_path: Path) -> None:
    data = one_area(CARS, (2009, "Industri, olje og gass", "Industri, olje og gass", "CO2", ":"))
    file = read_inventory(saved(tmp_path, data))
    assert [row.sector for row in file.rows] == ["Veitrafikk"]
    assert texts(file) == ["The amount ':' is no number; it stays unknown, not 0."]


def test_rows_of_totals_do_not_count_twice(tmp_path: Path) -> None:
    data = one_area(CARS, (2009, "Totalt", "Alle kilder", "CO2", 100.5))
    file = read_inventory(saved(tmp_path, data))
    assert file.total_t(2009) == 100.5
    assert texts(file) == ["A row of totals was left out: its parts are in the table."]


def test_a_row_with_an_unreadable_year_is_left_out_with_its_place(tmp_path: Path) -> None:
    file = read_inventory(saved(tmp_path, one_area(CARS, ("Kilde: SSB", "a", "b", "CO2", 1))))
    assert [(m.row, m.column) for m in file.warnings] == [(3, "År")]


def test_an_unknown_sector_is_kept_and_named_once(tmp_path: Path) -> None:
    data = one_area(CARS, *((year, "Skog", "Hogst", "CO2", 1) for year in (2009, 2011)))
    file = read_inventory(saved(tmp_path, data))
    assert file.sectors == ("Skog", "Veitrafikk")
    assert len(file.warnings) == 1
    assert "The sector 'Skog' is new to fbdesk" in file.warnings[0].text


def test_one_sector_keeps_one_label_whichever_way_it_is_written(tmp_path: Path) -> None:
    data = one_area(
        (2009, "Produkter med fluorgasser", "Bruk av HFK", "HFK", 1),
        (2011, "produkter med fluorgasser ", "Bruk av HFK", "HFK", 2),
    )
    assert read_inventory(saved(tmp_path, data)).sectors == ("produkter med fluorgasser",)


def test_jordbruk_may_be_both_a_sector_and_a_source(tmp_path: Path) -> None:
    data = one_area(
        (2009, "Jordbruk", "Jordbruksarealer", "N2O", 5),
        (2009, "Annen mobil forbrenning", "Jordbruk\n", "CO2", 3),
    )
    places = {(row.sector, row.source) for row in read_inventory(saved(tmp_path, data)).rows}
    assert places == {
        ("Jordbruk", "Jordbruksarealer"),
        ("Annen mobil forbrenning", "Jordbruk"),
    }


def test_years_that_are_not_published_are_named_and_stay_gaps(tmp_path: Path) -> None:
    data = one_area(*((year, *CARS[1:]) for year in (2009, 2011, 2013)))
    file = read_inventory(saved(tmp_path, data))
    assert file.years == (2009, 2011, 2013)
    assert "Not published: 2010, 2012. These years stay gaps." in texts(file, "note")
    assert gap_years([]) == ()


def test_a_gwp_set_that_the_file_does_not_name_is_said_to_be_assumed(tmp_path: Path) -> None:
    file = read_inventory(saved(tmp_path, one_area(CARS)))
    assert any("AR5 is assumed" in text for text in texts(file, "note"))


def test_an_overview_that_its_sources_do_not_add_up_to_is_reported(tmp_path: Path) -> None:
    overview = (("År", "Sektor", ONE_AREA_HEADER[-1]), (2009, "Veitrafikk", 150))
    file = read_inventory(saved(tmp_path, one_area(CARS, Oversikt=overview)))
    (warning,) = texts(file)
    assert warning.startswith("Oversikt gives 150.0 t for Veitrafikk in 2009, its sources add up")
    assert "100.5 t" in warning


def test_an_overview_rounded_to_whole_tonnes_is_no_difference(tmp_path: Path) -> None:
    overview = (("År", "Sektor", ONE_AREA_HEADER[-1]), (2009, "Veitrafikk", 101))
    assert texts(read_inventory(saved(tmp_path, one_area(CARS, Oversikt=overview)))) == []


def test_of_many_differences_the_first_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    years = range(2000, 2025)
    overview: tuple[Row, ...] = (
        ("År", "Sektor", ONE_AREA_HEADER[-1]),
        *((year, "Veitrafikk", 500) for year in years),
    )
    data = one_area(*((year, *CARS[1:]) for year in years), Oversikt=overview)
    warnings = texts(read_inventory(saved(tmp_path, data)))
    assert len(warnings) == 21
    assert warnings[-1] == "5 more sums differ."


def test_of_many_odd_rows_the_first_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    odd = ((2009, "Veitrafikk", f"Kilde {number}", "CO2", "?") for number in range(27))
    warnings = texts(read_inventory(saved(tmp_path, one_area(CARS, *odd))))
    assert len(warnings) == 21
    assert warnings[-1] == "7 more rows have the same fault as row 3."


@pytest.mark.parametrize("unit", ["1000 tonn CO2-ekvivalenter", "tonn", "kg CO2-ekvivalenter"])
def test_amounts_in_another_unit_are_refused(tmp_path: Path, unit: str) -> None:
    header = (*ONE_AREA_HEADER[:-1], f"Utslipp ({unit})")
    with pytest.raises(FileError, match="is not in tonnes"):
        read_inventory(saved(tmp_path, one_area(CARS, header=header)))


def test_a_workbook_without_the_table_is_answered_with_its_sheets(tmp_path: Path) -> None:
    data = workbook({"Budsjett": (("Post", "Beløp"),), "Notat": ()})
    with pytest.raises(FileError, match=r"no sheet with the columns .* Budsjett, Notat"):
        read_inventory(saved(tmp_path, data))


def test_a_table_by_sector_alone_is_not_enough(tmp_path: Path) -> None:
    rows = (("År", "Sektor", ONE_AREA_HEADER[-1]), (2009, "Veitrafikk", 150))
    with pytest.raises(FileError, match="Download the detailed figures"):
        read_inventory(saved(tmp_path, workbook({"Oversikt": rows})))


def test_a_header_without_rows_holds_no_figures(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="holds no figures"):
        read_inventory(saved(tmp_path, one_area()))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_text_tables_are_read_as_excel_saves_them(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    header = ("Kommune", "År", "Sektor", "Utslippskilde", "Utslipp (tonn CO2-ekvivalenter)")
    row = ("Tromsø", "2009", "Sjøfart", "Fiskefartøy", "12.5")
    text = "\r\n".join(delimiter.join(cells) for cells in (header, row))
    file = read_inventory(saved(tmp_path, text.encode(encoding), "klimagass.csv"))
    assert file.layout == "csv"
    assert file.rows == (
        EmissionRow(Area("5501", "Tromsø"), 2009, "Sjøfart", "Fiskefartøy", "CO2e", 12.5),
    )


def test_the_content_decides_and_not_the_ending(tmp_path: Path) -> None:
    renamed = saved(tmp_path, SAMPLE.read_bytes(), "renamed.xlsx")
    assert read_inventory(renamed).layout == "csv"
    workbook_as_text = saved(tmp_path, one_area(CARS), "renamed.csv")
    assert read_inventory(workbook_as_text).layout == "one-area"


def test_a_text_table_by_sector_alone_is_not_enough(tmp_path: Path) -> None:
    text = "År;Sektor;Utslipp (tonn CO2-ekvivalenter)\n2009;Veitrafikk;12\n"
    with pytest.raises(FileError, match="no column Utslippskilde"):
        read_inventory(saved(tmp_path, text.encode(), "klimagass.csv"))


@pytest.mark.parametrize("beside", ["[1, 2]", "{broken", '{"name": "something else"}'])
def test_a_json_file_that_is_no_card_is_passed_over(tmp_path: Path, beside: str) -> None:
    saved(tmp_path, beside.encode(), "klimagass.json")
    file = read_inventory(saved(tmp_path, SAMPLE.read_bytes(), "klimagass.csv"))
    assert file.card.publisher == ""


def test_a_card_beside_a_text_table_speaks_for_it(tmp_path: Path) -> None:
    card = json.dumps({"publisher": "Skien kommune", "gwp_set": "AR4", "years": [2009]})
    saved(tmp_path, card.encode(), "klimagass.json")
    file = read_inventory(saved(tmp_path, SAMPLE.read_bytes(), "klimagass.csv"))
    assert (file.card.publisher, file.card.gwp_set) == ("Skien kommune", "AR4")


def test_the_digest_is_that_of_the_file(tmp_path: Path) -> None:
    first = read_inventory(saved(tmp_path, SAMPLE.read_bytes(), "a.csv"))
    second = read_inventory(saved(tmp_path, SAMPLE.read_bytes(), "b.csv"))
    assert first.sha256 == second.sha256
    assert len(first.sha256) == 64


def test_reading_stops_when_the_user_wants_it(tmp_path: Path) -> None:
    with pytest.raises(ReadingStoppedError, match="Nothing was changed"):
        read_inventory(saved(tmp_path, one_area(CARS)), cancelled=lambda: True)


def test_a_text_table_with_a_cell_beyond_all_measure_is_damaged(tmp_path: Path) -> None:
    cell = "x" * 200_000
    text = SAMPLE.read_text(encoding="utf-8") + f'4001,Porsgrunn,2009,"{cell}",b,1\n'
    with pytest.raises(FileError, match="cells cannot be told apart"):
        read_inventory(saved(tmp_path, text.encode(), "klimagass.csv"))


def test_a_workbook_may_lack_the_sheet_info(tmp_path: Path) -> None:
    data = workbook({"Ark1": (ONE_AREA_HEADER, CARS)})
    file = read_inventory(saved(tmp_path, data, "Bergen.xlsx"))
    assert file.card.publisher == ""
    assert file.areas == (Area("4601", "Bergen"),)


def test_messages_are_told_in_the_language_of_the_user(tmp_path: Path) -> None:
    file = read_inventory(
        saved(tmp_path, one_area(CARS, (2009, "Veitrafikk", "Busser", "CO2", "?")))
    )
    (warning,) = file.warnings
    assert (
        warning.translated(translator("nb"))
        == "Mengden '?' er ikke et tall. Den er ukjent, ikke 0."
    )
