"""Tests of the abatement cost curve: widths, heights, the carbon price, and what is left out."""

from typing import Any

import pytest

from fbdesk.models.results.measure_economy import CarbonPrice
from fbdesk.reports.figures.abatement import Block, Curve, abatement_figure, cheaper_t
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.style import DARK, PRINT
from tests.reports.given import bokmal, english

CARBON = CarbonPrice(2030, 2_000.0, "NOK(2023)/t CO2e", "Finansdepartementet")
BLOCKS = (
    Block("T-02", "Oljekjeler", "2", -500.0, 1_000.0, 0.0),
    Block("T-01", "Sykkel", "1", 1_500.0, 3_000.0, 1_000.0),
    Block("T-03", "Bane", "1", 60_000.0, 500.0, 4_000.0),
)


def a_curve(
    *blocks: Block, carbon: CarbonPrice | None = CARBON, additional: bool = True, left_out: int = 0
) -> Curve:
    return Curve(blocks or BLOCKS, 2030, additional, carbon, left_out)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def drawn(curve: Curve | None = None) -> Drawn:
    return abatement_figure(curve or a_curve(), PRINT, bokmal())


def bars_of(figure: Drawn) -> list[Any]:
    """Return the blocks as matplotlib's rectangles, whose ways are not annotated."""
    return list(figure.figure.axes[0].patches)


def test_the_title_states_what_costs_no_more_than_the_carbon_price() -> None:
    assert cheaper_t(a_curve()) == 4_000
    assert plain(drawn().title) == "4 000 t av 4 500 t koster ikke mer enn karbonprisen"


def test_without_a_carbon_price_it_states_what_pays() -> None:
    assert plain(drawn(a_curve(carbon=None)).title) == "1 000 t av 4 500 t lønner seg"


def test_the_blocks_stand_side_by_side_as_wide_as_their_share_of_the_joint_cut() -> None:
    bars = bars_of(drawn())
    placed = [(bar.get_x(), bar.get_width()) for bar in bars]
    assert placed == [(0, 1_000), (1_000, 3_000), (4_000, 500)]
    assert bars[0].get_height() == -500
    assert bars[1].get_height() == 1_500


def test_a_very_dear_block_is_cut_off_so_that_the_others_can_be_seen() -> None:
    axes = drawn().figure.axes[0]
    top = axes.get_ylim()[1]
    assert top == pytest.approx(8_000 + 0.12 * 8_500)  # four times the carbon price, and room
    assert max(bar.get_height() for bar in bars_of(drawn())) == pytest.approx(top)
    table = drawn().table
    assert plain(table.rows[-1][1]) == "60 000"  # the number itself stays


def test_the_subtitle_says_which_cost_and_which_year() -> None:
    assert "merkostnad" in drawn().subtitle
    assert "2030" in drawn().subtitle
    assert "bruttokostnad" in drawn(a_curve(additional=False)).subtitle


def test_the_source_names_the_year_and_the_prices_of_the_carbon_price() -> None:
    source = drawn(a_curve(left_out=1)).source
    assert "karbonpris for 2030 i 2023-kroner: Finansdepartementet" in source
    assert "1 tiltak står ikke på kurven" in source
    assert "4 tiltak står ikke på kurven" in drawn(a_curve(left_out=4)).source
    bare = CarbonPrice(2030, 2_000.0, "NOK/t", "")
    assert "karbonpris for 2030: Finansdepartementet" in drawn(a_curve(carbon=bare)).source


def test_the_table_adds_up_along_the_curve() -> None:
    table = drawn().table
    assert [plain(row[0]) for row in table.rows] == ["T-02 Oljekjeler", "T-01 Sykkel", "T-03 Bane"]
    assert [plain(row[3]) for row in table.rows] == ["1 000", "4 000", "4 500"]


def test_a_block_can_be_pointed_at() -> None:
    texts = [plain(point.text) for point in drawn().points]
    assert texts[1] == "T-01 Sykkel\n3 000 t, 1 500 kr/t"
    assert all(0 <= point.x <= 1 and 0 <= point.y <= 1 for point in drawn().points)


def test_a_curve_without_blocks_says_so_and_can_be_drawn() -> None:
    figure = abatement_figure(Curve((), 2030, True, None), DARK, bokmal())
    assert figure.title == "Ingen tiltak har både kutt og kostnad ennå"
    assert figure.png(50).startswith(b"\x89PNG")


def test_those_who_do_not_see_it_hear_the_blocks() -> None:
    words = plain(abatement_figure(a_curve(), PRINT, english()).alternative_text)
    assert words.startswith("Abatement cost curve. ")
    assert "T-02 Oljekjeler" in words
