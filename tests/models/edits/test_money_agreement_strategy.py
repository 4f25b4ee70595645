"""What planners and parties do with money, the agreement and the strategy."""

import pytest

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.agreement import (
    Agreement,
    AgreementSection,
    Commitment,
    CommitmentMeasure,
    Condition,
    Signatory,
)
from fbdesk.models.city import Party
from fbdesk.models.edits import agreement, money, strategy
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.strategy import (
    Challenge,
    ReferenceAssumption,
    ReferenceValue,
    Strategy,
    Target,
)
from tests.builders import a_measure, a_target, an_open_plan


def test_a_cost_is_set_where_it_stands_and_goes_when_it_is_emptied() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection:
        money.set_cost(connection, measure.key, "investment", 2010, gross_ore=500_000)
        money.set_cost(connection, measure.key, "investment", 2010, additional_ore=200_000)
        (line,) = rows.read(connection, CostLine)
        assert (line.gross_ore, line.additional_ore) == (500_000, 200_000)
        money.set_cost(
            connection, measure.key, "investment", 2010, gross_ore=0, additional_ore=None
        )
        assert rows.read(connection, CostLine) == ()


def test_a_grant_is_set_per_scheme_and_year() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection:
        money.set_funding(connection, measure.key, "enova", 2010, applied_ore=100)
        money.set_funding(connection, measure.key, "enova", 2010, granted_ore=80)
        money.set_funding(connection, measure.key, "enova", 2011, applied_ore=None)
        (line,) = rows.read(connection, FundingLine)
    assert (line.applied_ore, line.granted_ore, line.paid_ore) == (100, 80, None)


def test_money_is_whole_ore() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection, pytest.raises(InputError, match="gross_ore"):
        money.set_cost(connection, measure.key, "investment", 2010, gross_ore=0.5)


def test_commitments_are_numbered_and_depend_on_each_other() -> None:
    city, state = Party(name="Skien", kind="municipality"), Party(name="SD", kind="ministry")
    with an_open_plan(city, state) as connection:
        first = agreement.add_commitment(connection, party=city.key, text="Færre p-plasser")
        second = agreement.add_commitment(connection, party=state.key, text="Midler til buss")
        agreement.set_condition(connection, first, second, linked=True, text="når midlene gis")
        agreement.set_condition(connection, first, second, linked=True)
        numbers = [c.number for c in rows.read(connection, Commitment)]
        (condition,) = rows.read(connection, Condition)
        assert numbers == ["F-01", "F-02"]
        assert condition.text == "når midlene gis"
        agreement.set_condition(connection, first, second, linked=False)
        assert rows.read(connection, Condition) == ()


def test_a_commitment_cannot_wait_for_itself() -> None:
    city = Party(name="Skien", kind="municipality")
    with an_open_plan(city) as connection:
        only = agreement.add_commitment(connection, party=city.key, text="Færre p-plasser")
        with pytest.raises(InputError, match="condition of itself"):
            agreement.set_condition(connection, only, only, linked=True)


def test_a_commitment_is_about_measures() -> None:
    city, measure = Party(name="Skien", kind="municipality"), a_measure()
    with an_open_plan(city, measure) as connection:
        key = agreement.add_commitment(connection, party=city.key, text="Færre p-plasser")
        agreement.set_measure(connection, key, measure.key, linked=True)
        assert rows.read(connection, CommitmentMeasure)[0].measure == measure.key


def test_sections_and_signatories_follow_each_other() -> None:
    city, paper = Party(name="Skien", kind="municipality"), Agreement(title="Intensjonsavtale")
    with an_open_plan(city, paper) as connection:
        agreement.add_section(connection, paper.key, title="Bakgrunn")
        agreement.add_section(connection, paper.key, title="Hovedmål", text="Lave utslipp")
        agreement.add_signatory(connection, paper.key, city.key, name="Ola", title="ordfører")
        assert [s.title for s in rows.read(connection, AgreementSection)] == [
            "Bakgrunn",
            "Hovedmål",
        ]
        assert rows.read(connection, Signatory)[0].title == "ordfører"


def test_a_strategy_has_the_programmes_six_heads() -> None:
    assert strategy.HEADS == (
        "agreement_says",
        "status",
        "framework",
        "main_challenges",
        "strategic_approach",
        "programme_of_measures",
    )
    with an_open_plan() as connection:
        strategy.set_head(connection, "1", "status", "Trafikken vokser.")
        strategy.set_head(connection, "1", "framework", "Bypakke Grenland.")
        (found,) = rows.read(connection, Strategy)
    assert (found.status, found.framework) == ("Trafikken vokser.", "Bypakke Grenland.")


def test_challenges_are_added_at_the_end() -> None:
    with an_open_plan() as connection:
        strategy.add(connection, Challenge(title="Spredt utbygging"))
        strategy.add(connection, Challenge(title="Flom"))
        found = [(c.title, c.position) for c in rows.read(connection, Challenge)]
    assert found == [("Spredt utbygging", 0), ("Flom", 1)]


def test_one_target_is_the_main_one() -> None:
    first, second = a_target(0.2), a_target(0.4)
    with an_open_plan(first) as connection:
        strategy.add(connection, second)
        strategy.make_main(connection, second.key)
        main = [t.key for t in rows.read(connection, Target) if t.main]
    assert main == [second.key]


def test_the_reference_path_is_stated_per_sector() -> None:
    with an_open_plan() as connection:
        strategy.set_reference(connection, "Veitrafikk", "", method="trend", yearly_change=0.01)
        strategy.set_reference(connection, "Veitrafikk", "", reason="SSB 1991–2009")
        (found,) = rows.read(connection, ReferenceAssumption)
    assert (found.method, found.yearly_change, found.reason) == ("trend", 0.01, "SSB 1991–2009")


def test_a_stated_figure_is_set_changed_and_taken_away() -> None:
    with an_open_plan() as connection:
        key = strategy.set_reference(connection, "Veitrafikk", "", method="stated")
        strategy.set_reference_value(connection, key, 2015, 900.0)
        strategy.set_reference_value(connection, key, 2015, 850.0)
        strategy.set_reference_value(connection, key, 2012, 950.0)
        found = rows.read(connection, ReferenceValue)
        assert [(row.year, row.emission_t) for row in found] == [(2012, 950), (2015, 850)]
        strategy.set_reference_value(connection, key, 2012, None)
        strategy.set_reference_value(connection, key, 2013, None)
        assert [row.year for row in rows.read(connection, ReferenceValue)] == [2015]


def test_a_stated_figure_moves_to_a_free_year_only() -> None:
    with an_open_plan() as connection:
        key = strategy.set_reference(connection, "Veitrafikk", "", method="stated")
        for year in (2012, 2015):
            strategy.set_reference_value(connection, key, year, 900.0)
        first = rows.read(connection, ReferenceValue)[0]
        strategy.move_reference_value(connection, first.key, 2012)
        strategy.move_reference_value(connection, first.key, 2013)
        with pytest.raises(InputError, match="2015"):
            strategy.move_reference_value(connection, first.key, 2015)
        assert [row.year for row in rows.read(connection, ReferenceValue)] == [2013, 2015]


def test_a_negative_emission_is_refused() -> None:
    with an_open_plan() as connection:
        key = strategy.set_reference(connection, "Veitrafikk", "")
        with pytest.raises(InputError, match="emission_t"):
            strategy.set_reference_value(connection, key, 2012, -1.0)


def test_removing_an_assumption_takes_its_figures_along() -> None:
    with an_open_plan() as connection:
        key = strategy.set_reference(connection, "Veitrafikk", "", method="stated")
        strategy.set_reference_value(connection, key, 2012, 900.0)
        strategy.remove_reference(connection, key)
        assert rows.read(connection, ReferenceAssumption) == ()
        assert rows.read(connection, ReferenceValue) == ()
