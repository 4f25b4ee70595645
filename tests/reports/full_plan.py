"""A plan that has at least one row of every kind, and its results and workbook."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from fbdesk.calculation.factors import FactorEdition, load_edition
from fbdesk.models.agreement import (
    Agreement,
    AgreementSection,
    Commitment,
    CommitmentMeasure,
    Condition,
    Signatory,
)
from fbdesk.models.city import Cooperation, Municipality, Party, Population
from fbdesk.models.effects import Effect, EffectInput, FactorOverride
from fbdesk.models.measures import (
    CityEnvironmentEffect,
    Instrument,
    Measure,
    MeasureInstrument,
    MeasurePartner,
)
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.priority_weights import CriterionWeight
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.computing import compute
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.row import Row
from fbdesk.models.scenarios import Scenario, ScenarioMeasure
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Challenge, Goal, ReferenceAssumption, ReferenceValue, Strategy
from fbdesk.reports.numbers import numbers_in
from fbdesk.reports.workbook.book import workbook
from fbdesk.reports.workbook.columns import Book
from fbdesk.reports.workbook.lists import choice_lists
from fbdesk.resource_files import resource
from fbdesk.texts import translator
from tests.builders import a_measure, a_plan, a_stated_effect, a_target, an_inventory
from tests.reports.follow_up_rows import FOLLOW_UP_PARENTS, follow_up_rows
from tests.reports.read_workbook import ReadBook

PROGRAMME = load_programme("framtidens-byer")
MADE_ON = date(2009, 5, 19)
CARS_FACTOR = "pkm-car-2009"
"""Emission per passenger-km of cars, which the edition gives as confirmed."""


@cache
def edition() -> FactorEdition:
    """Return the factor edition that ships with the program."""
    return load_edition(resource("factors", "2026.1"))


def parking() -> Measure:
    """Return a started measure that has a value in every field."""
    return a_measure(
        "1.1",
        key="measure-parking",
        title="Parkeringsavgift",
        description="Avgift på alle plasser.\nGjelder sentrum.",
        task="1.3",
        status="started",
        existing=True,
        own_operation=True,
        end_year=2014,
        phase_in_years=2,
        responsible="Bydrift",
        geographic_scope="Sentrum",
        priority="high",
        risk="Handelen kan være imot.",
        state_dependence="some",
        programme_importance="great",
        programme_importance_reason="Ga vedtaket.",
        lessons="Ta handelen med fra starten.",
        transferability="Kan brukes i andre byer.",
    )


def drainage() -> Measure:
    """Return an adaptation measure: complete without tonnes, with a number close to `1.1`."""
    return a_measure(
        "1.10", key="measure-drainage", title="Åpen bekk", focus_area="4", task="4.1", position=1
    )


def measure_rows() -> list[Row]:
    """Return two measures with all that belongs to them."""
    paid, open_water = parking(), drainage()
    effect, amount, reason = a_stated_effect(paid, -300.0, key="effect-parking")
    fee = Instrument(key="instrument-fee", title="Forskrift", kind="regulation", restrictive=True)
    shop = Party(key="party-shops", name="Handelsstanden", kind="business")
    runoff = Effect(key="effect-runoff", measure=open_water.key, method="adaptation.runoff")
    inputs = {
        "area_ha": 10.0,
        "coefficient_before": 0.8,
        "coefficient_after": 0.4,
        "intensity_mm_per_h": 36.0,
        "climate_factor": 1.0,
    }
    return [
        paid,
        open_water,
        effect,
        amount,
        reason,
        runoff,
        *(
            EffectInput(effect=runoff.key, name=name, value=value, source="Norsk Vann")
            for name, value in inputs.items()
        ),
        fee,
        shop,
        MeasureInstrument(measure=paid.key, instrument=fee.key),
        MeasurePartner(measure=paid.key, party=shop.key),
        CityEnvironmentEffect(measure=paid.key, aspect="health", score=2, reason="Mindre støy"),
        CityEnvironmentEffect(measure=paid.key, aspect="business", score=-1, reason="Uro"),
    ]


def scenario_rows() -> list[Row]:
    """Return two scenarios: one chosen by hand, one that leaves a measure out."""
    return [
        Scenario(key="scenario-own", title="Det vi selv rår over", description="Uten staten."),
        Scenario(key="scenario-rule", title="Uten avgiften", basis="adopted", position=1),
        ScenarioMeasure(scenario="scenario-own", measure=drainage().key),
        ScenarioMeasure(scenario="scenario-rule", measure=parking().key, included=False),
    ]


def money_rows() -> list[Row]:
    """Return costs of both measures; those of `1.10` must not end up at `1.1`."""
    paid, open_water = parking().key, drainage().key
    return [
        CostLine(measure=paid, year=2010, gross_ore=1_500_050, price_year=2009, note="Automater"),
        CostLine(measure=paid, year=2011, kind="operating", gross_ore=200_000, actual_ore=0),
        CostLine(measure=paid, year=2011, kind="saving", gross_ore=50_000, additional_ore=-50_000),
        CostLine(measure=open_water, year=2012, gross_ore=70_000_000),
        FundingLine(measure=paid, scheme="municipal", year=2010, granted_ore=1_000_000),
        FundingLine(measure=paid, scheme="md_grant", year=2010, applied_ore=900_000, note="søkt"),
        FundingLine(measure=open_water, scheme="md_grant", year=2012, granted_ore=500_000),
    ]


def agreement_rows() -> list[Row]:
    """Return an agreement where the city's commitment holds if the ministry's does."""
    city = Party(key="party-city", name="Porsgrunn kommune", kind="municipality")
    ministry = Party(key="party-sd", name="Samferdselsdepartementet", kind="ministry", position=1)
    letter = Agreement(key="agreement", title="Intensjonsavtale", version="2", dated=MADE_ON)
    ours = Commitment(
        key="commitment-city",
        number="F-01",
        party=city.key,
        focus_area="1",
        text="Begrense parkeringen.",
        deadline=date(2010, 12, 31),
        status="agreed",
        follow_up="Vedtatt i bystyret.",
    )
    theirs = Commitment(
        key="commitment-sd", number="F-02", party=ministry.key, text="Gi midler.", position=1
    )
    return [
        city,
        ministry,
        letter,
        AgreementSection(
            agreement=letter.key, code="background", title="Bakgrunn", text="Byene samarbeider."
        ),
        Signatory(
            agreement=letter.key, party=city.key, name="Kari Nes", title="Ordfører", signed=MADE_ON
        ),
        ours,
        theirs,
        CommitmentMeasure(commitment=ours.key, measure=parking().key),
        Condition(commitment=ours.key, requires=theirs.key, text="Gjelder dersom midlene gis."),
    ]


def strategy_rows() -> list[Row]:
    """Return challenges, a goal, its target, an assumption and a strategy."""
    goal = Goal(key="goal", kind="main", title="Lavere utslipp", description="I hele byen.")
    return [
        Challenge(focus_area="1", title="Spredt bygging", description="Lange avstander."),
        goal,
        a_target(0.25, goal=goal.key, key="target", reason="Klimaforliket"),
        ReferenceAssumption(
            sector="Veitrafikk",
            source="Personbiler",
            method="trend",
            yearly_change=-0.01,
            reason="TØI",
        ),
        ReferenceAssumption(
            key="assumption-heating", sector="Oppvarming", method="stated", reason="Fjernvarmeplan"
        ),
        ReferenceValue(assumption="assumption-heating", year=2015, emission_t=150.5),
        Strategy(
            focus_area="1",
            own_name="By på vei",
            agreement_says="Avtalen krever det.",
            status="Trafikken vokser.",
            framework="Kommuneplanen.",
            main_challenges="Spredt bygging.",
            strategic_approach="Fortette.",
            programme_of_measures="Se tiltakene.",
        ),
    ]


def city_rows() -> list[Row]:
    """Return the planning city and a neighbour whose emissions are not the plan's."""
    city = Municipality(key="porsgrunn", number="4001", name="Porsgrunn", valid_from=2024)
    return [
        city,
        Municipality(number="4012", name="Bamble", planning=False, position=1),
        Population(municipality=city.key, year=2009, inhabitants=34_377, source="SSB"),
        Cooperation(name="Bypakke", with_whom="Skien", description="Felles plan.", builds_on="ATP"),
        FactorOverride(
            factor=CARS_FACTOR, value=0.1, unit="kg CO2e/pkm", source="Egen telling", reason="Lokal"
        ),
    ]


def inventory_rows() -> list[Row]:
    """Return one edition: cars and heating in 2009 and 2011, 2010 not published."""
    published = {
        ("Veitrafikk", "Personbiler"): {2009: 1_000.0, 2011: 950.5},
        ("Oppvarming", "Fossil olje"): {2009: 200.0, 2011: 180.0},
    }
    return list(
        an_inventory(
            published,
            key="inventory",
            status="unconfirmed",
            url="https://www.miljodirektoratet.no/",
            imported=date(2025, 2, 3),
            file_name="tall.xlsx",
            file_sha256="0" * 64,
            note="Fra en kopi.",
        )
    )


@cache
def full_plan(**settings: Any) -> Plan:
    """Return a plan with every kind of row; the same one each time, as some keys are random."""
    given = {
        "inventory_edition": "inventory",
        "subtitle": "Utkast",
        "introduction": "Byen vil ned i utslipp.",
        "example_data": True,
        "price_year": 2009,
        "region_name": "Grenland",
        "region_delimitation": "To kommuner.",
        "region_reason": "Felles arbeidsmarked.",
        **settings,
    }
    rows = [
        *city_rows(),
        *inventory_rows(),
        *strategy_rows(),
        *measure_rows(),
        *scenario_rows(),
        CriterionWeight(key="weight-cost", criterion="cost", weight=5),
        *money_rows(),
        *agreement_rows(),
        *follow_up_rows(),
    ]
    stamped = (_stamped(row) for row in rows)
    return a_plan(*in_order(stamped), **given)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Return rows with those first that others refer to."""
    first: tuple[type[Row], ...] = (
        *(Municipality, Party, Measure, Instrument, Goal, Agreement, Commitment, Effect),
        *(ReferenceAssumption, Scenario, *FOLLOW_UP_PARENTS),
    )
    return sorted(
        rows, key=lambda row: first.index(type(row)) if type(row) in first else len(first)
    )


def _stamped(row: Row) -> Row:
    """Say who entered an input and when."""
    if not isinstance(row, EffectInput):
        return row
    values = {name: getattr(row, name) for name in ("effect", "name", "value", "text", "source")}
    when = datetime(2009, 4, 20, 8, 30, tzinfo=UTC)
    return EffectInput(**values, key=row.key, entered_by="Kari Nes", entered_at=when)


def results_of(plan: Plan) -> PlanResults:
    """Return the results of a plan with its ranges."""
    return compute(plan, edition(), PROGRAMME, samples=200)


def a_book(
    plan: Plan | None = None, language: str = "nb", results: PlanResults | None = None
) -> Book:
    """Return what the sheets of a plan are made from."""
    chosen = plan or full_plan()
    translate = translator(language)
    return Book(
        plan=chosen,
        results=results or results_of(chosen),
        programme=PROGRAMME,
        edition=edition(),
        translate=translate,
        numbers=numbers_in(language, translate),
        lists=choice_lists(PROGRAMME, translate, language),
        made_on=MADE_ON,
    )


def workbook_of(plan: Plan, language: str = "nb") -> bytes:
    """Return the reporting workbook of a plan."""
    return workbook(
        plan,
        results_of(plan),
        PROGRAMME,
        edition(),
        translator(language),
        language=language,
        made_on=MADE_ON,
    )


@cache
def the_workbook(language: str = "nb") -> ReadBook:
    """Return the workbook of the full plan, made and read once for all tests that only look."""
    return ReadBook(workbook_of(full_plan(), language))


@cache
def the_empty_workbook(language: str = "nb") -> ReadBook:
    """Return the workbook of a plan with nothing in it, made and read once."""
    return ReadBook(workbook_of(a_plan(), language))
