"""Plans worked out by hand, with their computed results, for tests of documents."""

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from fbdesk.models.agreement import (
    Agreement,
    AgreementSection,
    Commitment,
    CommitmentMeasure,
    Condition,
    Signatory,
)
from fbdesk.models.checks.readiness import readiness
from fbdesk.models.city import Cooperation, Party
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import (
    CityEnvironmentEffect,
    Instrument,
    Measure,
    MeasureInstrument,
    MeasurePartner,
)
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Challenge, Goal, ReferenceAssumption, Strategy
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Block, Heading, Landscape, TableOf, Together
from fbdesk.reports.wording import wording_in
from tests.builders import a_measure, a_plan, a_stated_effect, a_target, an_inventory

MADE = date(2009, 4, 20)
KRONE_ORE = 100
CARS = ("Veitrafikk", "Personbiler")
INDUSTRY = ("Industri, olje og gass", "Industri, olje og gass")

CITY = Party(name="Porsgrunn kommune", kind="municipality", role="Leder planen")
COUNTY = Party(name="Telemark fylkeskommune", kind="county")
MINISTRY = Party(name="Samferdselsdepartementet", kind="ministry")

PARKING = a_measure(
    "T-01",
    key="measure-parking",
    title="Betalt parkering",
    description="Avgift i sentrum.",
    responsible="Byutvikling",
    task="1.3",
    end_year=2014,
    own_operation=False,
    programme_importance="great",
    programme_importance_reason="Uten avtalen ville det ikke skjedd.",
    state_dependence="none",
    risk="Handelen flytter.",
)
IDEA = a_measure("T-02", key="measure-idea", title="Samlast", status="idea", start_year=2012)
STREAM = a_measure("T-03", key="measure-stream", title="Åpne bekken", focus_area="4")


def a_basis(*contents: Row, language: str = "nb", **settings: Any) -> Basis:
    """Return the basis of a plan with the rows, computed without samples."""
    return basis_of(a_plan(*contents, **settings), language)


def basis_of(plan: Plan, language: str = "nb", document: str = "action-plan") -> Basis:
    """Return the basis of a plan, made on 20 April 2009."""
    programme, edition = programme_of(plan), edition_of(plan)
    results = compute(plan, edition, programme)
    findings = readiness(plan, programme, results, document)
    return Basis(plan, results, edition, wording_in(language, programme), MADE, findings)


def a_full_plan(**settings: Any) -> Plan:
    """Return a plan that has something in every chapter.

    Cars emit 1 000 t and industry 9 000 t in 2009. T-01 cuts 100 t a year from 2010 to 2014, T-02
    is an idea of 50 t, T-03 opens a stream. The target is 50 % of the programme's sectors by 2020.
    """
    edition, *measured = an_inventory(
        {CARS: {2009: 1_000.0, 2011: 950.0}, INDUSTRY: {2009: 9_000.0, 2011: 9_100.0}},
        status="unconfirmed",
    )
    rows = [
        edition,
        *measured,
        *_city(),
        *_strategy(),
        *_measures(),
        *_money(),
        *an_agreement(),
    ]
    defaults: dict[str, Any] = {
        "example_data": True,
        "introduction": "Byen vil kutte.",
        "region_name": "Grenland",
        "region_delimitation": "Porsgrunn og nabokommunene.",
    }
    return a_plan(*rows, inventory_edition=edition.key, **{**defaults, **settings})


def _city() -> Iterator[Row]:
    yield from (CITY, COUNTY, MINISTRY)
    yield Cooperation(name="Bystrategien", with_whom="Fylket", description="Felles sekretariat.")


def _strategy() -> Iterator[Row]:
    yield Challenge(focus_area="1", title="Byen er spredt", description="Lange reiser.")
    yield Goal(kind="main", title="Lavere utslipp", description="Hovedmålet er programmets.")
    yield a_target(0.5, scope="programme", title="Halvparten i 2020", reason="Sier Stortinget.")
    yield ReferenceAssumption(
        sector="Veitrafikk", method="trend", yearly_change=0.01, reason="Trafikken vokser."
    )
    yield Strategy(focus_area="1", status="Bilen er billig.", strategic_approach="- Buss\n- Sykkel")


def _measures() -> Iterator[Row]:
    yield from (PARKING, IDEA, STREAM)
    yield from a_stated_effect(PARKING, -100, lifetime_years=5)
    yield from a_stated_effect(IDEA, -50)
    runoff = Effect(measure=STREAM.key, method="adaptation.runoff", title="Avrenning")
    yield runoff
    inputs = {
        "area_ha": 8.0,
        "coefficient_before": 0.7,
        "coefficient_after": 0.45,
        "intensity_mm_per_h": 45.0,
        "climate_factor": 1.0,
    }
    for name, value in inputs.items():
        yield EffectInput(effect=runoff.key, name=name, value=value, source="kart")
    fee = Instrument(title="Parkeringsavgift", kind="economic", restrictive=True)
    plan = Instrument(title="Kommuneplan", kind="planning")
    yield from (fee, plan)
    yield MeasureInstrument(measure=PARKING.key, instrument=fee.key)
    yield MeasureInstrument(measure=PARKING.key, instrument=plan.key)
    yield MeasurePartner(measure=PARKING.key, party=COUNTY.key)
    yield CityEnvironmentEffect(
        measure=PARKING.key, aspect="health", score=1, reason="Mindre støy."
    )


def _money() -> Iterator[Row]:
    million = 1_000_000 * KRONE_ORE
    yield CostLine(
        measure=PARKING.key, kind="investment", year=2010, gross_ore=6 * million,
        additional_ore=4 * million,
    )  # fmt: skip
    yield CostLine(measure=PARKING.key, kind="operating", year=2011, gross_ore=million)
    yield CostLine(measure=PARKING.key, kind="saving", year=2011, gross_ore=2 * million)
    for scheme, applied, granted in (
        ("municipal", 2 * million, 2 * million),
        ("md_grant", million, million),
        ("enova", 3 * million, None),
    ):
        yield FundingLine(
            measure=PARKING.key, scheme=scheme, year=2010, applied_ore=applied, granted_ore=granted
        )


def an_agreement(**values: Any) -> tuple[Row, ...]:
    """Return an agreement with two sections, three commitments and one condition."""
    agreement = Agreement(
        title="Avtale om Framtidens byer",
        **{"version": "Utkast 2", "state": "negotiation"} | values,
    )
    ours = Commitment(
        key="commitment-ours", number="F-01", party=CITY.key, focus_area="1",
        text="Innfører betalt parkering.", deadline=date(2010, 12, 31), status="agreed",
    )  # fmt: skip
    theirs = Commitment(
        key="commitment-theirs", number="F-02", party=MINISTRY.key, focus_area="1",
        text="Gir tilskudd til kollektivtransport.",
    )  # fmt: skip
    alone = Commitment(
        key="commitment-alone", number="F-03", party=COUNTY.key, focus_area="2",
        text="Bygger fjernvarme.",
    )  # fmt: skip
    return (
        agreement,
        AgreementSection(
            agreement=agreement.key, code="background", title="Bakgrunn", text="Slik."
        ),
        AgreementSection(
            agreement=agreement.key, code="focus_areas", title="Innsatsområder", position=1
        ),
        Signatory(agreement=agreement.key, party=CITY.key, name="Ola Nordmann", title="Ordfører"),
        Signatory(agreement=agreement.key, party=MINISTRY.key, title="Statsråd", position=1),
        ours,
        theirs,
        alone,
        CommitmentMeasure(commitment=ours.key, measure=PARKING.key),
        Condition(commitment=theirs.key, requires=ours.key, text="Byen må gjøre sitt."),
    )


@cache
def the_full_basis(language: str = "nb", document: str = "action-plan") -> Basis:
    """Return the basis of the full plan, computed once for all tests that only read it."""
    return basis_of(a_full_plan(), language, document)


def flat(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with those inside wide pages and groups in their place."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Landscape | Together):
            found += flat(block.blocks)
        else:
            found.append(block)
    return tuple(found)


def words_of(blocks: Sequence[Block]) -> str:
    """Return every text in the blocks on lines of their own, with ordinary spaces."""
    texts = "\n".join(_texts(blocks))
    return texts.replace("\u00a0", " ").replace("\u202f", " ")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts(inner)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))


def headings(blocks: Sequence[Block]) -> list[str]:
    """Return the texts of the headings in their order."""
    return [block.text for block in flat(blocks) if isinstance(block, Heading)]


def table(blocks: Sequence[Block], caption: str) -> TableOf:
    """Return the one table whose caption holds the words."""
    (found,) = (b for b in flat(blocks) if isinstance(b, TableOf) and caption in b.caption)
    return found


def rows(chosen: TableOf) -> list[tuple[str, ...]]:
    """Return the cells of a table with ordinary spaces."""
    return [
        tuple(cell.replace("\u00a0", " ").replace("\u202f", " ") for cell in row.cells)
        for row in chosen.rows
    ]


def unplanned(measure: Measure) -> Measure:
    """Return the measure without owner and dates."""
    return dataclasses.replace(measure, responsible="", start_year=None, end_year=None)
