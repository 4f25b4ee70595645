"""Each thing that readiness asks for: who causes it, what cures it, where, and for which papers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest

from fbdesk.models.agreement import (
    Agreement,
    Commitment,
    CommitmentWording,
    Condition,
    JointProject,
    JointProjectParty,
    JointProjectYear,
    Signatory,
)
from fbdesk.models.checks.findings import BLOCKS, REMARK, Finding
from fbdesk.models.checks.readiness import readiness
from fbdesk.models.city import Party
from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.measures import Instrument, MeasureInstrument
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import Programme, load_programme
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Goal, Strategy
from fbdesk.texts import sentence, translator
from fbdesk.ui.page_list import PAGES
from tests.builders import a_measure, a_plan, a_stated_effect, a_target, an_inventory, changed

CITY = Party(key="city", name="Skien", kind="municipality")
STATE = Party(key="state", name="SD", kind="ministry")
PAPER = Agreement(key="paper", title="Avtale")
PARKING = Commitment(
    key="parking", number="F-01", party="city", focus_area="1", text="Plasser",
    deadline=date(2010, 1, 1), position=0,
)  # fmt: skip
GRANT = Commitment(
    key="grant", number="F-02", party="state", focus_area="1", text="Penger",
    deadline=date(2010, 1, 1), position=1,
)  # fmt: skip
BOND = Condition(commitment="grant", requires="parking")
SIDES: tuple[Row, ...] = (CITY, STATE, PAPER)
MEASURE = a_measure(key="measure", responsible="Bymiljø")
COST = CostLine(measure="measure", year=2010, gross_ore=100)
PAID = FundingLine(measure="measure", year=2010, granted_ore=100)
MATCHED = FundingLine(
    key="matched", measure="measure", scheme="md_grant", year=2010, granted_ore=200
)
NORM = Instrument(key="norm", title="Parkeringsnorm", restrictive=True)
BUSES = Indicator(key="buses", title="Bussreiser")
COUNTED = IndicatorValue(indicator="buses", observed=date(2010, 1, 1), value=1.0, source="Fylket")
OLD = CommitmentWording(commitment="parking", text="Før", until=date(2009, 1, 1))
ALL_AREAS: tuple[Row, ...] = tuple(
    a_measure(f"T-0{area}", focus_area=str(area)) for area in range(1, 5)
)


@dataclass(frozen=True)
class Case:
    """A finding: rows that cause it, rows that cure it, the row that it leads to, its words."""

    code: str
    wrong: tuple[Row, ...]
    right: tuple[Row, ...]
    says: str
    page: str
    key: str = ""
    strength: str = REMARK
    documents: tuple[str, ...] = ()


CASES = (
    Case("region-without-delimitation", (), (), "Byregionen er ikke avgrenset.", "city",
         documents=("action-plan",)),
    Case("no-main-goal", (), (Goal(kind="main", title="Lavere utslipp"),),
         "Planen har ikke noe hovedmål.", "goals", documents=("action-plan",)),
    Case("no-target", (), (a_target(),), "Planen har ikke noe måltall.", "goals",
         strength=BLOCKS, documents=("action-plan", "climate-budget")),
    Case("no-main-target", (changed(a_target(), main=False),), (a_target(),),
         "Ingen av måltallene er merket som hovedmål.", "goals", documents=("action-plan",)),
    Case("no-inventory", (), an_inventory({("Veitrafikk", "Personbiler"): {2009: 1.0}}),
         "Planen mangler klimaregnskap.", "inventory", strength=BLOCKS,
         documents=("action-plan", "climate-budget")),
    Case("area-without-measures", (), ALL_AREAS, "Område 1 har ingen tiltak.", "measures",
         strength=BLOCKS, documents=("action-plan", "response")),
    Case("measure-without-owner", (changed(MEASURE, responsible=""),), (MEASURE,),
         "T-01 mangler ansvarlig enhet.", "measures", "measure",
         documents=("action-plan", "annual-report", "climate-budget", "reporting-workbook")),
    Case("measure-without-dates", (changed(MEASURE, start_year=None),), (MEASURE,),
         "T-01 mangler startår.", "measures", "measure", documents=("action-plan",)),
    Case("measure-without-money", (MEASURE,), (MEASURE, COST),
         "T-01 er vedtatt, men har ingen kostnader.", "measures", "measure",
         documents=("action-plan", "climate-budget")),
    Case("measure-without-funding", (MEASURE, COST), (MEASURE, COST, PAID),
         "T-01 er vedtatt og koster penger, men ingen er ført opp som betaler.", "measures",
         "measure", documents=("action-plan", "climate-budget")),
    Case("measure-without-effect", (MEASURE,), (MEASURE, *a_stated_effect(MEASURE, -1)),
         "T-01 mangler beregnet virkning.", "measures", "measure", documents=("action-plan",)),
    Case("measure-without-indicator", (changed(MEASURE, focus_area="4"),),
         (changed(MEASURE, focus_area="4"), changed(BUSES, measure="measure")),
         "T-01 mangler indikator for tilpasning.", "measures", "measure",
         documents=("action-plan",)),
    Case("own-effort-too-small", (MEASURE, PAID, MATCHED),
         (MEASURE, changed(PAID, granted_ore=200), MATCHED),
         "2010: Kommunens egeninnsats er mindre enn programtilskuddet.", "economy", "matched",
         documents=("annual-report", "reporting-workbook")),
    Case("agreement-without-commitments", (CITY, PAPER), (*SIDES, PARKING),
         "Avtalen har ingen forpliktelser.", "agreement", strength=BLOCKS,
         documents=("agreement",)),
    Case("agreement-without-signatories", (*SIDES, PARKING),
         (*SIDES, PARKING, Signatory(agreement="paper", party="city", name="Ordføreren")),
         "Ingen er satt opp til å undertegne avtalen.", "agreement", documents=("agreement",)),
    Case("commitment-without-deadline", (*SIDES, changed(PARKING, deadline=None)),
         (*SIDES, PARKING), "F-01 mangler frist.", "agreement", "parking",
         documents=("agreement",)),
    Case("commitment-unmatched", (*SIDES, PARKING, GRANT), (*SIDES, PARKING, GRANT, BOND),
         "F-01 har ingen motytelse fra en annen part.", "agreement", "parking",
         documents=("agreement", "reporting-workbook")),
    Case("area-one-sided", (*SIDES, PARKING), (*SIDES, PARKING, GRANT),
         "Område 1: Bare kommunen forplikter seg, verken fylket eller staten.", "agreement",
         documents=("agreement",)),
    Case("wording-without-reason",
         (*SIDES, PARKING, OLD), (*SIDES, PARKING, changed(OLD, reason="Høringen")),
         "F-01 har fått ny ordlyd uten begrunnelse.", "agreement", "parking",
         documents=("agreement",)),
    Case("project-without-parties", (JointProject(key="school", title="Klimaskole"),),
         (CITY, JointProject(key="school", title="Klimaskole"),
          JointProjectParty(joint_project="school", party="city")),
         "Ingen parter deltar i Klimaskole.", "agreement", "school", documents=("agreement",)),
    Case("project-without-years", (JointProject(key="school", title="Klimaskole"),),
         (JointProject(key="school", title="Klimaskole"),
          JointProjectYear(joint_project="school", year=2010)),
         "Klimaskole står ikke i vedlegget for noe år.", "agreement", "school",
         documents=("agreement", "annual-report")),
    Case("indicator-without-target", (BUSES, COUNTED),
         (BUSES, COUNTED, IndicatorTarget(indicator="buses", year=2014, value=2.0)),
         "Indikatoren Bussreiser har ikke noe mål å holdes mot.", "indicators", "buses",
         documents=("annual-report", "status-report")),
    Case("indicator-without-figures", (BUSES,), (BUSES, COUNTED),
         "Indikatoren Bussreiser har ingen tall ennå.", "indicators", "buses",
         documents=("annual-report",)),
    Case("indicator-without-source", (BUSES, changed(COUNTED, source="")), (BUSES, COUNTED),
         "Indikatoren Bussreiser har tall uten kilde.", "indicators", "buses",
         documents=("annual-report",)),
)  # fmt: skip
BY_ID = [case.code for case in CASES]


@pytest.fixture(scope="module")
def programme() -> Programme:
    return load_programme("framtidens-byer")


@cache
def plan_of(contents: tuple[Row, ...]) -> Plan:
    """Return the plan of a case, made once for all that is asked about it."""
    return a_plan(*contents)


def found(
    programme: Programme, contents: tuple[Row, ...], code: str, document: str | None = None
) -> list[Finding]:
    told = readiness(plan_of(contents), programme, document=document)
    return [finding for finding in told if finding.code == code]


def pages() -> Iterator[tuple[str, str]]:
    for spec in PAGES:
        for table in spec.tables:
            yield table, spec.code


@pytest.mark.parametrize("case", CASES, ids=BY_ID)
def test_a_planner_reads_what_is_wrong_in_plain_bokmaal(case: Case, programme: Programme) -> None:
    told = found(programme, case.wrong, case.code)
    words = [sentence(translator("nb"), each.message, each.values) for each in told]
    assert words, case.code
    assert any(text.startswith(case.says) for text in words), words


@pytest.mark.parametrize("case", CASES, ids=BY_ID)
def test_the_finding_leads_to_the_page_and_the_row_that_mend_it(
    case: Case, programme: Programme
) -> None:
    first = found(programme, case.wrong, case.code)[0]
    assert dict(pages())[first.table] == case.page
    if case.key:
        assert first.key == case.key


@pytest.mark.parametrize("case", CASES, ids=BY_ID)
def test_only_what_a_reader_cannot_do_without_stops_an_export(
    case: Case, programme: Programme
) -> None:
    assert {each.strength for each in found(programme, case.wrong, case.code)} == {case.strength}


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.right], ids=[c.code for c in CASES if c.right]
)
def test_what_the_planner_then_enters_cures_it(case: Case, programme: Programme) -> None:
    before, after = (found(programme, rows, case.code) for rows in (case.wrong, case.right))
    assert len(after) < len(before)
    assert not any(each.key == case.key for each in after if case.key)


@pytest.mark.parametrize(
    ("case", "document"),
    [(case, document) for case in CASES for document in case.documents],
    ids=[f"{case.code}-{document}" for case in CASES for document in case.documents],
)
def test_the_documents_that_print_it_tell_of_it(
    case: Case, document: str, programme: Programme
) -> None:
    assert found(programme, case.wrong, case.code, document)


@pytest.mark.parametrize(
    ("code", "document"),
    [
        ("measure-without-owner", "agreement"),
        ("commitment-unmatched", "climate-budget"),
        ("indicator-without-target", "agreement"),
        ("own-effort-too-small", "action-plan"),
        ("project-without-parties", "climate-budget"),
    ],
)
def test_other_documents_keep_silent_about_it(
    programme: Programme, code: str, document: str
) -> None:
    wrong = next(case.wrong for case in CASES if case.code == code)
    assert found(programme, wrong, code)
    assert not found(programme, wrong, code, document)


def test_breadth_is_asked_for_in_each_of_the_four_areas(programme: Programme) -> None:
    missing = found(programme, ALL_AREAS[:2], "area-without-measures")
    assert [finding.values["area"] for finding in missing] == ["3", "4"]
    stopped = tuple(changed(m, status="stopped") for m in ALL_AREAS)
    assert len(found(programme, stopped, "area-without-measures")) == 4


def test_restrictive_instruments_are_asked_for_where_tonnes_are_cut(
    programme: Programme,
) -> None:
    link = MeasureInstrument(measure="measure", instrument="norm")
    code = "area-without-restrictive"
    assert [f.values["area"] for f in found(programme, (MEASURE, NORM), code)] == ["1"]
    assert found(programme, (MEASURE, NORM, link), code) == []
    wetland = changed(MEASURE, focus_area="4")
    assert found(programme, (wetland, NORM), code) == []  # adaptation restricts nobody


def test_a_strategy_is_asked_for_until_its_approach_is_written(programme: Programme) -> None:
    written = Strategy(focus_area="2", strategic_approach="Fjernvarme først")
    begun = Strategy(key="begun", focus_area="3", status="Mye avfall")
    told = found(programme, (written, begun), "strategy-not-written")
    assert {finding.values["area"]: finding.key for finding in told} == {
        "1": "1",
        "3": "begun",
        "4": "4",
    }


def test_a_withdrawn_commitment_needs_no_counterpart(programme: Programme) -> None:
    gone = changed(PARKING, status="withdrawn", deadline=None)
    for code in ("commitment-unmatched", "commitment-without-deadline", "area-one-sided"):
        assert found(programme, (*SIDES, gone), code) == []
