"""Each method can be chosen by its question, and says what it gives and needs."""

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.calculation.catalogue import METHODS, method
from fbdesk.calculation.declaration import Method
from fbdesk.ui.pages.measure_effects.methods import (
    MethodChooser,
    checks,
    figures_needed,
    what_it_gives,
)
from tests.ui.pages.effects_tab import ADesk, texts


def opened(qtbot: QtBot, a_desk: ADesk, area: str, chosen: str = "") -> MethodChooser:
    chooser = MethodChooser(a_desk(), lambda: None)
    qtbot.addWidget(chooser)
    chooser.resize(480, 800)
    chooser.show()
    chooser.start(area, chosen)
    return chooser


@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_each_method_says_what_it_gives_and_which_figures_it_needs(each: Method) -> None:
    assert what_it_gives(each).startswith(f"{each.title}: gives ")
    lines = figures_needed(each).splitlines()
    assert lines[0] == "Figures you need:"
    needed = [line for line in lines[1:] if line.startswith("•  ")]
    assert len(needed) == len(each.needs)
    for line, declared in zip(needed, each.needs, strict=True):
        assert line.startswith(f"•  {declared.label}")
        assert line.endswith(f" – {declared.where}")


def test_indicators_and_tonnes_are_told_apart() -> None:
    assert "without tonnes" in what_it_gives(method("adaptation.blue_green"))
    assert "tonnes a year on Veitrafikk / Personbiler" in what_it_gives(method("transport.price"))


def test_every_method_is_offered_once(qtbot: QtBot, a_desk: ADesk) -> None:
    chooser = opened(qtbot, a_desk, "2")
    offered = [line.key for line in chooser.table.rows.rows]
    assert sorted(offered) == sorted(each.id for each in METHODS)
    assert offered[0].startswith("energy.")


def test_the_method_in_use_is_the_chosen_one(qtbot: QtBot, a_desk: ADesk) -> None:
    chooser = opened(qtbot, a_desk, "2", "waste.recycling")
    assert chooser.table.chosen_key == "waste.recycling"
    assert method("waste.recycling").title in texts(chooser)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("parking", "transport.price"),
        ("sedum", "adaptation.blue_green"),
        ("FOOD waste landfill", "waste.landfill"),
        ("avfallsdeponigass", "waste.landfill"),
    ],
)
def test_methods_are_found_by_title_figure_source_and_example(
    qtbot: QtBot, a_desk: ADesk, words: str, expected: str
) -> None:
    chooser = opened(qtbot, a_desk, "1")
    chooser.search.setText(words)
    assert expected in [line.key for line in chooser.table.rows.rows]
    assert len(chooser.table.rows.rows) < len(METHODS)


def test_starting_again_forgets_the_words_of_the_last_time(qtbot: QtBot, a_desk: ADesk) -> None:
    chooser = opened(qtbot, a_desk, "1")
    chooser.search.setText("submarine")
    assert [line.key for line in chooser.table.rows.rows] == []
    chooser.start("3")
    assert len(chooser.table.rows.rows) == len(METHODS)
    assert chooser.table.rows.rows[0].area == "3"


def test_the_area_has_its_number_and_its_name_in_the_tool_tip(qtbot: QtBot, a_desk: ADesk) -> None:
    chooser = opened(qtbot, a_desk, "4")
    lines = chooser.table.rows.rows
    first, last = lines[0], lines[-1]
    assert (first.area, last.area, last.area_name) == ("4", "0", "All areas")
    assert first.area_name


def test_a_focus_area_leaves_its_own_methods_and_those_for_all(qtbot: QtBot, a_desk: ADesk) -> None:
    chooser = opened(qtbot, a_desk, "1")
    chooser.areas.choose("3")
    assert {line.area for line in chooser.table.rows.rows} == {"3", "0"}
    assert chooser.table.rows.rows[0].area in ("3", "0")
    chooser.areas.choose("any")
    assert len(chooser.table.rows.rows) == len(METHODS)


def test_starting_again_shows_every_area(qtbot: QtBot, a_desk: ADesk) -> None:
    chooser = opened(qtbot, a_desk, "1")
    chooser.areas.choose("4")
    chooser.start("2")
    assert chooser.areas.value == "any"
    assert len(chooser.table.rows.rows) == len(METHODS)


@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_each_method_has_a_checklist_and_an_example_beside_it(each: Method) -> None:
    lines = checks(each).splitlines()
    assert len(lines) == len(each.checklist) + 1
    assert all(line.startswith("☐  ") for line in lines[1:])
    assert each.example.text


def test_the_example_of_the_chosen_method_is_shown(qtbot: QtBot, a_desk: ADesk) -> None:
    chooser = opened(qtbot, a_desk, "1", "transport.price")
    assert f"Example: {method('transport.price').example.text}" in texts(chooser)
