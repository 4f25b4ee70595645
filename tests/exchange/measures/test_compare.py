"""Tests of what a city's own list of measures would change in a plan."""

from datetime import date

import pytest

from fbdesk.exchange.measures.change import changes_of
from fbdesk.exchange.workbook.change import Standing
from fbdesk.models.city import Party
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.followup import Indicator, Milestone, ProgressNote
from fbdesk.models.measures import Instrument, Measure, MeasureInstrument, MeasurePartner
from fbdesk.models.money import CostLine
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, a_plan, a_stated_effect, some_settings
from tests.exchange.listed_measures import DAY, a_list, compared, taken_in, texts

SETTINGS = some_settings()
BUS = a_measure("T-07", title="Bussvei", responsible="", status="adopted", start_year=2010)


def imported(rows: tuple[Row, ...], listed: object, **mapping: object) -> Plan:
    """Return the plan of some rows once everything usual of a list was taken in."""
    found = compared(a_plan(*rows), listed, **mapping)  # type: ignore[arg-type] # given by tests
    return taken_in(rows, [each for each in found.proposals if each.usually_taken])


def test_a_new_measure_comes_in_with_all_that_the_list_says() -> None:
    skien = Party(name="Skien kommune", kind="municipality")
    listed = a_list(
        (
            *("Nr", "Tiltak", "Beskrivelse", "Satsingsområde", "Status", "Ansvarlig", "Periode"),
            *("Frist", "Kostnad (1000 kr)", "Drift 2027", "Effekt (tonn)", "Partnere"),
            *("Virkemiddel", "Indikator", "Merknad", "Prioritet", "Egen drift"),
        ),
        (
            *("1.1", "Sykkelvei", "Langs elva", "Transport", "Under arbeid", "By", "2026–2030"),
            *("Q2 2028", "12 500", "0,5 mill.", 120, "skien kommune; NAV"),
            *("Informasjon; Byggherrekrav", "Syklister", "Plan vedtatt", "Høy", "Nei"),
        ),
    )
    plan = imported((SETTINGS, skien), listed)
    (measure,) = plan.measures
    assert (measure.number, measure.title, measure.description) == (
        *("1.1", "Sykkelvei", "Langs elva"),
    )
    assert (measure.focus_area, measure.status, measure.priority) == ("1", "started", "high")
    assert (measure.start_year, measure.end_year) == (2026, 2030)
    assert (measure.responsible, measure.own_operation) == ("By", False)
    assert [(c.kind, c.year, c.gross_ore) for c in plan.cost_lines] == [
        ("investment", 2026, 12_500_000_00),
        ("operating", 2027, 500_000_00),
    ]
    assert [(m.title, m.due) for m in plan.milestones] == [("Frist", date(2028, 6, 30))]
    (effect,) = plan.effects
    assert (effect.method, effect.measure) == ("general.stated", measure.key)
    inputs = {each.name: each for each in plan.effect_inputs}
    assert inputs["effect_t"].value == -120
    assert (inputs["reason"].text, inputs["reason"].source) == ("liste.xlsx", "liste.xlsx")
    assert [link.party for link in plan.measure_partners] == [skien.key]
    assert [(i.title, i.kind) for i in plan.instruments] == [
        ("Informasjon", "information"),
        ("Byggherrekrav", "planning"),
    ]
    assert len(plan.measure_instruments) == 2
    assert [(i.title, i.focus_area) for i in plan.indicators] == [("Syklister", "1")]
    assert [(n.dated, n.text) for n in plan.progress_notes] == [(DAY, "Plan vedtatt")]


def test_a_partner_that_is_no_party_is_told() -> None:
    found = compared(a_plan(), a_list(("Tiltak", "Partnere"), ("Buss", "NAV, Ruter")))
    (told,) = texts(found, "warning")
    assert told.startswith("B2: Not among the parties of the plan: NAV, Ruter.")


def test_the_same_list_taken_in_twice_changes_nothing_the_second_time() -> None:
    listed = a_list(
        ("Tiltak", "Start", "Frist", "Kostnad", "Kutt", "Virkemiddel", "Indikator", "Merknad"),
        ("Buss", 2026, "2027", 100, 50, "Takst", "Reisende", "I rute"),
        ("Sykkel", 2026, "2027", 100, 50, "Takst", "Syklister", "I rute"),
    )
    plan = imported((SETTINGS,), listed)
    assert len(plan.instruments) == 1
    again = compared(plan, listed)
    assert (again.proposals, again.messages) == ((), ())


def test_a_measure_is_known_by_its_title_and_blanks_are_filled() -> None:
    listed = a_list(("Tiltak", "Ansvar", "Status"), ("BUSSVEI ", "Kollektivkontoret", "Ferdig"))
    found = compared(a_plan(SETTINGS, BUS), listed)
    told = [(p.change.field, p.change.standing, p.usually_taken) for p in found.proposals]
    assert told == [
        ("responsible", Standing.CHANGED, True),
        ("status", Standing.CONFLICT, False),
    ]
    plan = imported((SETTINGS, BUS), listed)
    assert (plan.measures[0].responsible, plan.measures[0].status) == (
        "Kollektivkontoret",
        "adopted",
    )


def test_what_the_plan_says_otherwise_is_taken_in_when_it_is_asked_for() -> None:
    listed = a_list(("Tiltak", "Status", "Frist"), ("Bussvei", "Ferdig", "1.6.2012"))
    step = Milestone(measure=BUS.key, title="Frist", due=date(2011, 6, 1))
    rows = (SETTINGS, BUS, step)
    found = compared(a_plan(*rows), listed)
    assert [p.change.standing for p in found.proposals] == [Standing.CONFLICT] * 2
    plan = taken_in(rows, found.proposals)
    assert plan.measures[0].status == "completed"
    assert [each.due for each in plan.milestones] == [date(2012, 6, 1)]


def test_a_blank_in_the_list_takes_nothing_away() -> None:
    held = a_measure("T-01", title="Bussvei", responsible="Kari", description="Lang tekst")
    listed = a_list(("Tiltak", "Ansvar", "Beskrivelse"), ("Bussvei", "", "–"))
    assert compared(a_plan(SETTINGS, held), listed).proposals == ()


def test_the_same_words_in_other_capitals_and_spaces_are_no_change() -> None:
    held = a_measure("T-01", title="Bussvei", description="Ny vei\ntil byen")
    listed = a_list(("Tiltak", "Beskrivelse"), ("bussvei", "Ny  vei til BYEN"))
    assert compared(a_plan(SETTINGS, held), listed).proposals == ()


def test_where_only_the_number_is_the_same_nothing_is_ticked() -> None:
    listed = a_list(("Nr", "Tiltak", "Ansvar", "Indikator"), ("t-07", "Bysykler", "By", "Turer"))
    found = compared(a_plan(SETTINGS, BUS), listed)
    assert [p.change.field for p in found.proposals] == ["title", "responsible", ""]
    assert not any(p.usually_taken for p in found.proposals)
    (told,) = texts(found, "warning")
    assert told.startswith("B2: The plan has the number T-07 for another measure: Bussvei.")


def test_a_row_that_names_two_measures_is_left_out() -> None:
    bike = a_measure("T-08", title="Sykkelvei")
    found = compared(a_plan(SETTINGS, BUS, bike), a_list(("Nr", "Tiltak"), ("T-07", "Sykkelvei")))
    assert found.proposals == ()
    (told,) = texts(found, "error")
    assert told.startswith("B2: The number is that of T-07 Bussvei in the plan, the title that of")


def test_of_two_measures_with_one_title_the_number_tells_which() -> None:
    twin = a_measure("T-08", title="Bussvei")
    listed = a_list(("Nr", "Tiltak", "Ansvar"), ("T-08", "Bussvei", "Etat"))
    found = compared(a_plan(SETTINGS, BUS, twin), listed)
    assert [p.change.key for p in found.proposals] == [twin.key]


@pytest.mark.parametrize("plan", [a_plan(SETTINGS), a_plan(SETTINGS, BUS)])
def test_a_measure_that_stands_twice_in_the_list_comes_in_once(plan: Plan) -> None:
    listed = a_list(("Tiltak", "Ansvar"), ("Bussvei", "Kari"), ("bussvei", "Ola"))
    found = compared(plan, listed)
    assert len(found.proposals) == 1
    assert texts(found, "error") == [
        "A3: The measure stands in row 2 already. The row is left out."
    ]


def test_a_number_that_stands_twice_in_the_list_comes_in_once() -> None:
    found = compared(a_plan(), a_list(("Nr", "Tiltak"), (1, "Buss"), (1, "Bane")))
    assert [p.change.new.title for p in found.proposals if p.change.new] == ["Buss"]  # type: ignore[attr-defined] # a measure
    assert len(found.errors) == 1


def test_measures_without_numbers_get_those_behind_every_other() -> None:
    listed = a_list(("Nr", "Tiltak"), ("", "Buss"), ("", "Bane"), ("T-09", "Båt"))
    plan = imported((SETTINGS, BUS), listed)
    assert [(m.number, m.title) for m in plan.measures] == [
        ("T-07", "Bussvei"),
        ("T-10", "Buss"),
        ("T-11", "Bane"),
        ("T-09", "Båt"),
    ]


def test_focus_areas_stand_between_the_measures_or_name_the_sheet() -> None:
    listed = a_list(
        ("Tiltak", "Ansvar"),
        ("Sykkelvei", "By"),
        ("2 Energi i bygg", ""),
        ("Fjernvarme", "Eiendom"),
        ("Klimatilpasning", ""),
        ("Flomvei", "VA"),
        sheet="Transport",
    )
    plan = imported((SETTINGS,), listed)
    assert [(m.title, m.focus_area) for m in plan.measures] == [
        ("Sykkelvei", "1"),
        ("Fjernvarme", "2"),
        ("Flomvei", "4"),
    ]


def test_a_cell_that_cannot_be_read_is_left_out_and_the_rest_of_its_row_comes_in() -> None:
    listed = a_list(
        ("Tiltak", "Status", "Frist", "Kostnad", "Start"),
        ("Buss", "Planlagt", "Løpende", "innenfor rammen", "snart"),
    )
    found = compared(a_plan(SETTINGS), listed)
    assert [told.split(":")[0] for told in texts(found, "warning")] == ["B2", "C2", "D2", "E2"]
    plan = imported((SETTINGS,), listed)
    assert (plan.measures[0].title, plan.measures[0].status) == ("Buss", "idea")
    assert (plan.cost_lines, plan.milestones) == ((), ())


def test_words_of_the_mapping_say_what_the_list_means() -> None:
    listed = a_list(("Tiltak", "Status", "Tema"), ("Buss", "Planlagt", "Grønn by"))
    words = {"status": {"planlagt": "adopted"}, "focus_area": {"Grønn by": "1"}}
    plan = imported((SETTINGS,), listed, words=words)
    assert (plan.measures[0].status, plan.measures[0].focus_area) == ("adopted", "1")


@pytest.mark.parametrize(
    ("headings", "row", "cost_year", "year"),
    [
        (("Kostnad 2028", "Start", "Frist"), (5, 2026, "2027"), 2025, 2028),
        (("Kostnad", "Start", "Frist"), (5, 2026, "2027"), 2025, 2026),
        (("Kostnad", "Start", "Frist"), (5, "", "2027"), 2025, 2027),
        (("Kostnad", "Start", "Frist"), (5, "", ""), 2025, 2025),
    ],
)
def test_the_year_of_a_cost(
    headings: tuple[str, ...], row: tuple[object, ...], cost_year: int, year: int
) -> None:
    listed = a_list(("Tiltak", *headings), ("Buss", *row))
    plan = imported((SETTINGS,), listed, cost_year=cost_year)
    assert [(line.year, line.gross_ore) for line in plan.cost_lines] == [(year, 5_00)]


def test_a_cost_without_any_year_is_told_and_left_out() -> None:
    found = compared(a_plan(SETTINGS), a_list(("Tiltak", "Kostnad"), ("Buss", 5)))
    (told,) = texts(found, "warning")
    assert told.startswith("B2: The cost has no year.")
    assert found.proposals[0].along == ()


def test_amounts_without_a_unit_are_in_the_unit_of_the_mapping() -> None:
    listed = a_list(("Tiltak", "Start", "Kostnad", "Drift (kr)"), ("Buss", 2026, 5, 7))
    plan = imported((SETTINGS,), listed, amounts_in="mill. kr")
    assert {line.kind: line.gross_ore for line in plan.cost_lines} == {
        "investment": 5_000_000_00,
        "operating": 7_00,
    }


def test_costs_of_one_year_in_two_columns_add_up() -> None:
    listed = a_list(("Tiltak", "Kostnad 2026", "Tilskudd 2026"), ("Buss", 5, 3))
    plan = imported((SETTINGS,), listed, columns={"Tilskudd 2026": "investment"})
    assert [line.gross_ore for line in plan.cost_lines] == [8_00]


def test_another_cost_in_the_plan_stays_unless_the_list_shall_win() -> None:
    cost = CostLine(measure=BUS.key, year=2012, gross_ore=100_00)
    listed = a_list(("Tiltak", "Kostnad 2012", "Kostnad 2013"), ("Bussvei", 200, 300))
    found = compared(a_plan(SETTINGS, BUS, cost), listed)
    otherwise, new = found.proposals
    assert (otherwise.change.key, otherwise.change.field) == (cost.key, "gross_ore")
    assert (otherwise.change.held, otherwise.change.wanted) == (100_00, 200_00)
    assert (otherwise.usually_taken, new.usually_taken) == (False, True)


def test_a_measure_with_calculations_keeps_them() -> None:
    rows = (SETTINGS, BUS, *a_stated_effect(BUS, -70))
    plan = a_plan(*rows)
    assert compared(plan, a_list(("Tiltak", "Kutt"), ("Bussvei", 70))).messages == ()
    found = compared(plan, a_list(("Tiltak", "Kutt"), ("Bussvei", 90)))
    assert found.proposals == ()
    assert "has calculations in the plan" in texts(found, "warning")[0]


def test_an_instrument_that_two_measures_share_comes_in_with_either() -> None:
    listed = a_list(("Tiltak", "Virkemiddel"), ("Buss", "Takst"), ("Bane", "takst"))
    found = compared(a_plan(SETTINGS), listed)
    second = taken_in((SETTINGS,), found.proposals[1:])
    assert [each.title for each in second.instruments] == ["Takst"]
    both = changes_of(found.proposals)
    assert [each.kind for each in both].count(Instrument) == 1
    assert [each.kind for each in both].count(MeasureInstrument) == 2


def test_indicators_and_instruments_of_a_list_stand_in_its_order_below_those_of_the_plan() -> None:
    listed = a_list(
        ("Tiltak", "Indikator", "Virkemiddel"),
        ("Buss", "Reisende", "Takst; Kampanje"),
        ("Sykkel", "Syklister", "takst; Skilting"),
        ("Gange", "Fotgjengere", "Lys"),
    )
    rows = (
        SETTINGS,
        BUS,
        Indicator(measure=BUS.key, title="Avganger", position=4),
        Instrument(title="Parkering", position=2),
    )
    plan = imported(rows, listed)
    assert [(each.position, each.title) for each in plan.indicators] == [
        *((4, "Avganger"), (5, "Reisende"), (6, "Syklister"), (7, "Fotgjengere")),
    ]
    assert [(each.position, each.title) for each in plan.instruments] == [
        *((2, "Parkering"), (3, "Takst"), (4, "Kampanje"), (5, "Skilting"), (6, "Lys")),
    ]


def test_rows_without_a_measure_are_told_and_totals_are_left_out() -> None:
    listed = a_list(
        ("Tiltak", "Ansvar", "Kostnad"),
        ("", "Kari", 5),
        ("Sum", "", 10),
        ("", "Totalt", 10),
    )
    found = compared(a_plan(SETTINGS), listed)
    assert found.proposals == ()
    assert texts(found, "warning") == ["2: The row names no measure. It is left out."]
    assert len(texts(found, "note")) == 2


def test_a_column_that_says_nothing_is_told_where_something_stands_in_it() -> None:
    listed = a_list(("Tiltak", "Farge", "Tom"), ("Buss", "rød", ""))
    found = compared(a_plan(SETTINGS), listed)
    assert found.unread == ("Farge",)
    assert texts(found, "note") == [
        "0: The column Farge is not taken in: its heading says nothing that fbdesk knows."
    ]


def test_without_a_column_for_the_measures_a_sheet_is_told() -> None:
    listed = a_list(("Tiltak", "Ansvar"), ("Buss", "Kari"))
    found = compared(a_plan(SETTINGS), listed, columns={"Tiltak": ""})
    assert found.proposals == ()
    assert "0: The sheet has no column for the measures." in texts(found, "warning")


def test_a_title_that_is_too_long_leaves_its_row_out() -> None:
    found = compared(a_plan(SETTINGS), a_list(("Tiltak", "Ansvar"), ("x" * 10_001, "Kari")))
    assert found.proposals == ()
    assert "is too long" in texts(found, "warning")[0]


def test_what_was_renamed_in_the_plan_since_does_not_stand_in_the_way() -> None:
    listed = a_list(("Tiltak", "Indikator"), ("Buss", "Reisende"))
    plan = imported((SETTINGS,), listed)
    renamed = Measure(number="T-99", title="Metro", key=plan.measures[0].key)
    rows = (SETTINGS, renamed)
    again = imported(rows, listed)
    assert [(m.number, m.title) for m in again.measures] == [("T-99", "Metro"), ("T-100", "Buss")]
    assert len({m.key for m in again.measures}) == 2


def test_everything_that_belongs_to_a_new_measure_is_part_of_its_choice() -> None:
    listed = a_list(
        ("Tiltak", "Start", "Kostnad", "Kutt", "Frist", "Indikator", "Merknad"),
        ("Buss", 2026, 5, 5, "2027", "Reisende", "I rute"),
    )
    (proposal,) = compared(a_plan(SETTINGS), listed).proposals
    assert [change.kind for change in proposal.along] == [
        *(CostLine, Milestone, Effect, EffectInput, EffectInput, Indicator, ProgressNote),
    ]
    assert MeasurePartner not in {change.kind for change in proposal.along}
