"""The economy of a measure on its tab on money: gross and additional side by side."""

from typing import Any

from pytestqt.qtbot import QtBot

from fbdesk.models.money import CostLine
from fbdesk.models.results.measure_economy import CarbonPrice, CostView, MeasureEconomy
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.pages.measures.economy import Economy, economy_lines, economy_notes
from tests.builders import a_measure, a_stated_effect, an_inventory, some_settings
from tests.ui.pages.effects_tab import ADesk

NUMBERS = numbers_in("nb")
GROSS = CostView(1e6, 50_000.0, 20_000.0, 5_000.0, 65_000.0, 1.4e6, 650.0)
PATIENCE_MS = 20_000


def an_economy(**values: Any) -> MeasureEconomy:
    defaults: dict[str, Any] = {
        "lifetime_years": 40,
        "rate": 0.04,
        "cut_t": 100.0,
        "gross": GROSS,
        "additional": None,
        "price_years": (2009,),
        "public_ore": 0,
        "private_ore": 0,
    }
    return MeasureEconomy(**{**defaults, **values})


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_each_figure_stands_for_gross_and_for_additional_cost() -> None:
    lines = {line.key: line for line in economy_lines(an_economy(), 2009, NUMBERS)}
    assert plain(lines["annuity"].gross) == "50 000 kr"
    assert plain(lines["yearly"].gross) == "65 000 kr"
    assert plain(lines["present"].gross) == "1,4 mill. kr"
    assert "2009" in lines["present"].name
    assert plain(lines["tonne"].gross) == "650 kr/t"
    assert {line.additional for line in lines.values()} == {"–"}


def test_the_notes_say_what_the_figures_rest_on() -> None:
    carbon = CarbonPrice(2030, 2_230.0, "NOK(2023)/t CO2e", "")
    told = plain("\n".join(economy_notes(an_economy(public_ore=100_00), carbon, NUMBERS)))
    assert "40 years at 4,0 %" in told
    assert "100 t a year" in told
    assert "2 230 kr/t, in 2023 kroner" in told
    assert "Price year: 2009." in told
    assert "Granted by public sources 100 kr" in told


def test_without_a_cut_the_notes_say_why_there_is_no_price() -> None:
    told = list(economy_notes(an_economy(cut_t=0.0, price_years=()), None, NUMBERS))
    assert told[1] == "Without a cut in the inventory there is no price per tonne."
    assert len(told) == 2


def test_the_table_is_there_when_the_measure_has_costs(qtbot: QtBot, a_desk: ADesk) -> None:
    edition, *measured = an_inventory({("Veitrafikk", "Personbiler"): {2009: 1_000.0}})
    settings = some_settings(inventory_edition=edition.key)
    free, dear = a_measure("T-01"), a_measure("T-02")
    line = CostLine(measure=dear.key, kind="operating", year=2010, gross_ore=1_000_000)
    desk = a_desk(edition, settings, *measured, free, dear, *a_stated_effect(dear, -100.0), line)
    qtbot.waitUntil(lambda: desk.editor.results is not None, timeout=PATIENCE_MS)
    economy = Economy(desk, NUMBERS)
    qtbot.addWidget(economy)
    economy.show()
    economy.show_measure(desk.plan, free, desk.editor.results)
    assert not economy.isVisible()
    economy.show_measure(desk.plan, dear, desk.editor.results)
    assert economy.isVisible()
    (tonne,) = [row for row in economy.table.rows.rows if row.key == "tonne"]
    assert plain(tonne.gross) == "100 kr/t"  # 10 000 kr a year over 100 t
    economy.show_measure(desk.plan, dear, None)
    assert not economy.isVisible()
