"""The fields beside the inputs: when a calculation works, where it counts, and remarks."""

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.calculation.catalogue import METHODS, method
from fbdesk.calculation.declaration import Method
from fbdesk.models.effects import Effect
from fbdesk.ui.forms.effect_fields import (
    WhenFields,
    WhereFields,
    own_place,
    place_code,
    place_name,
)
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import NumberField
from tests.builders import a_measure
from tests.ui.pages.effects_tab import enter, type_into

PLACES = ((place_code("Veitrafikk", "Busser"), place_name("Veitrafikk", "Busser")),)


def an_effect(**values: object) -> Effect:
    return Effect(measure="m", method="transport.price", **values)  # type: ignore[arg-type]


def when(qtbot: QtBot) -> WhenFields:
    fields = WhenFields()
    qtbot.addWidget(fields)
    fields.show()
    return fields


def where(qtbot: QtBot) -> WhereFields:
    fields = WhereFields()
    qtbot.addWidget(fields)
    fields.show()
    return fields


def number(fields: WhenFields, name: str) -> NumberField:
    found = fields.fields[name]
    assert isinstance(found, NumberField)
    return found


def test_empty_years_show_what_the_measure_says(qtbot: QtBot) -> None:
    fields = when(qtbot)
    fields.show_effect(an_effect(), a_measure(start_year=2011, phase_in_years=4))
    shown = {name: number(fields, name).placeholderText() for name in fields.fields}
    assert shown == {
        "start_year": "2011",
        "phase_in_years": "4",
        "lifetime_years": "lasting",
        "yearly_change": "0",
    }
    assert all(number(fields, name).text() == "" for name in fields.fields)


def test_a_measure_without_start_year_shows_none(qtbot: QtBot) -> None:
    fields = when(qtbot)
    fields.show_effect(an_effect(), a_measure(start_year=None))
    assert number(fields, "start_year").placeholderText() == ""


def test_the_calculations_own_years_are_shown(qtbot: QtBot) -> None:
    fields = when(qtbot)
    own = an_effect(start_year=2012, phase_in_years=2, lifetime_years=15, yearly_change=-0.01)
    fields.show_effect(own, a_measure())
    shown = {name: number(fields, name).text() for name in fields.fields}
    assert shown == {
        "start_year": "2012",
        "phase_in_years": "2",
        "lifetime_years": "15",
        "yearly_change": "−1",
    }


def test_a_saved_field_tells_its_label_and_value(qtbot: QtBot) -> None:
    fields = when(qtbot)
    fields.show_effect(an_effect(), a_measure())
    saved: list[tuple[str, object]] = []
    fields.saved.connect(lambda text, values: saved.append((text, values)))
    enter(number(fields, "lifetime_years"), "20")
    enter(number(fields, "yearly_change"), "2")
    enter(number(fields, "yearly_change"), "")
    assert saved == [
        ("Lasts for", {"lifetime_years": 20}),
        ("Yearly change of the activity", {"yearly_change": 0.02}),
        ("Yearly change of the activity", {"yearly_change": 0.0}),
    ]


def test_what_is_typed_is_known_before_it_is_saved(qtbot: QtBot) -> None:
    fields = when(qtbot)
    fields.show_effect(an_effect(), a_measure())
    edits: list[str] = []
    fields.edited.connect(lambda: edits.append("typed"))
    assert fields.typed() == {}
    type_into(number(fields, "start_year"), "2015")
    assert fields.typed() == {"start_year": 2015}
    assert edits


@pytest.mark.parametrize(
    ("name", "text"),
    [("start_year", "1066"), ("phase_in_years", "51"), ("lifetime_years", "0")],
)
def test_what_no_calendar_knows_is_marked_and_not_computed_with(
    qtbot: QtBot, name: str, text: str
) -> None:
    fields = when(qtbot)
    fields.show_effect(an_effect(), a_measure())
    saved: list[object] = []
    fields.saved.connect(lambda _text, values: saved.append(values))
    enter(number(fields, name), text)
    assert number(fields, name).property("invalid")
    assert fields.typed() == {}
    assert saved == []


def test_the_methods_own_place_comes_first(qtbot: QtBot) -> None:
    fields = where(qtbot)
    fields.show_effect(an_effect(), method("transport.price"), PLACES)
    place = fields.fields["place"]
    assert isinstance(place, ChoiceField)
    assert place.currentText() == "Veitrafikk / Personbiler (usual for the method)"
    assert place.value == ""


def test_a_place_that_the_inventory_lacks_is_kept(qtbot: QtBot) -> None:
    fields = where(qtbot)
    elsewhere = an_effect(sector="Sjøfart", source="Ferger")
    fields.show_effect(elsewhere, method("transport.price"), PLACES)
    place = fields.fields["place"]
    assert isinstance(place, ChoiceField)
    assert place.value == place_code("Sjøfart", "Ferger")


def test_a_place_is_saved_as_sector_and_source(qtbot: QtBot) -> None:
    fields = where(qtbot)
    assert fields.values("place", place_code("Veitrafikk", "Busser")) == {
        "sector": "Veitrafikk",
        "source": "Busser",
    }
    assert fields.values("place", "") == {"sector": "", "source": ""}
    assert fields.values("note", "x") == {"note": "x"}


@pytest.mark.parametrize(
    ("method_id", "words"),
    [
        ("transport.price", "Veitrafikk / Personbiler (usual for the method)"),
        ("general.stated", "Not chosen: choose a source of the inventory"),
        ("adaptation.runoff", "Not chosen: choose a source of the inventory"),
    ],
)
def test_the_own_place_of_a_method_in_words(method_id: str, words: str) -> None:
    assert own_place(method(method_id)) == words


def test_a_whole_sector_is_named_as_such() -> None:
    assert place_name("Veitrafikk", "") == "Veitrafikk, the whole sector"
    assert place_code("", "") == ""


@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_only_methods_that_act_inside_the_inventory_ask_for_a_place(
    qtbot: QtBot, each: Method
) -> None:
    fields = where(qtbot)
    fields.show_effect(an_effect(), each, PLACES)
    inside = any(place.direct for place in each.sources[:1])
    assert fields.asks_for_place is (each.gives_tonnes and inside)
    assert fields.row_of("place").isVisible() is fields.asks_for_place
    assert fields.row_of("note").isVisible()


def test_the_reason_is_asked_only_where_a_calculation_stands_apart(qtbot: QtBot) -> None:
    fields = where(qtbot)
    fields.show_effect(an_effect(), method("transport.price"), PLACES)
    assert not fields.row_of("overlap_reason").isVisible()
    apart = an_effect(overlap="disjoint", overlap_reason="Egne biler")
    fields.show_effect(apart, method("transport.price"), PLACES)
    assert fields.row_of("overlap_reason").isVisible()
