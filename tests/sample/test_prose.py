"""What the sample says in words agrees with what its rows and its inventory say in figures."""

from collections import Counter

from fbdesk.models.agreement import AgreementSection
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Strategy

IN_WORDS = {2: "To", 7: "Sju", 8: "Åtte", 13: "Tretten"}


def emitted_2009_t(plan: Plan, *sectors: str, municipality: str | None = None) -> float:
    return sum(
        row.emission_t
        for row in plan.inventory_rows
        if row.year == 2009
        and (not sectors or row.sector in sectors)
        and municipality in {None, row.municipality}
    )


def thousands(tonnes: float, step: int) -> str:
    """Return tonnes rounded as the text does: 148 776 with step 1 000 is `149 000`, unbroken."""
    return f"{round(tonnes / step) * step:,}".replace(",", "\N{NO-BREAK SPACE}")


def strategy_of(plan: Plan, area: str) -> Strategy:
    return next(strategy for strategy in plan.strategies if strategy.focus_area == area)


def section_of(plan: Plan, code: str) -> AgreementSection:
    return next(section for section in plan.agreement_sections if section.code == code)


def test_each_strategy_counts_its_measures_right(plan: Plan) -> None:
    for area, count in Counter(measure.focus_area for measure in plan.measures).items():
        assert strategy_of(plan, area).programme_of_measures.startswith(f"{IN_WORDS[count]} tiltak")


def test_the_agreement_counts_the_measures_right(plan: Plan) -> None:
    assert f"{len(plan.measures)} tiltak" in section_of(plan, "action_programme").text


def test_each_strategy_states_the_emissions_of_its_sectors(plan: Plan) -> None:
    road_t = emitted_2009_t(plan, "Veitrafikk")
    assert f"{thousands(road_t, 1_000)} tonn" in strategy_of(plan, "1").status
    heating_t = emitted_2009_t(plan, "Oppvarming")
    assert f"{thousands(heating_t, 100)} tonn" in strategy_of(plan, "2").status
    waste_t = emitted_2009_t(plan, "Avfall og avløp")
    assert f"{thousands(waste_t, 100)} tonn" in strategy_of(plan, "3").status


def test_the_agreement_states_the_emissions_of_the_programmes_sectors(plan: Plan) -> None:
    scope = ("Veitrafikk", "Oppvarming", "Energiforsyning", "Avfall og avløp")
    emitted_t = emitted_2009_t(plan, *scope)
    background = section_of(plan, "background").text
    assert f"{thousands(emitted_t, 1_000)} tonn" in background
    assert "ni ganger" in background
    assert round(emitted_2009_t(plan, "Industri, olje og gass") / emitted_t) == 9


def test_the_share_of_industry_in_porsgrunn_is_right(plan: Plan) -> None:
    industry_t = emitted_2009_t(plan, "Industri, olje og gass", municipality="4001")
    share = industry_t / emitted_2009_t(plan, municipality="4001")
    assert round(100 * share) == 93
    assert "93 prosent" in plan.challenges[0].description
    assert all("93 prosent" in t.reason for t in plan.targets if t.year == 2030)


def test_the_agreement_names_the_targets_of_the_plan(plan: Plan) -> None:
    text = section_of(plan, "main_goal").text
    for target in plan.targets:
        if target.scope == "programme":
            assert f"{target.reduction_share:.0%}".replace("%", " prosent lavere") in text
            assert str(target.year) in text


def test_the_number_of_inhabitants_in_the_agreement_is_the_plans(plan: Plan) -> None:
    inhabitants = sum(count.inhabitants for count in plan.populations if count.year == 2009)
    assert f"{thousands(inhabitants, 1_000)} innbyggere" in section_of(plan, "background").text
