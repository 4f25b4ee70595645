"""Results worked out by hand, for tests of figures and documents."""

from typing import Any

from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.plan import FocusAreaResult, PlanResults, TargetResult
from fbdesk.reports.wording import Wording, wording_in

YEARS = tuple(range(2009, 2021))
SECTORS = ("Veitrafikk", "Oppvarming", "Energiforsyning", "Avfall og avløp")
REFERENCE_T = 200_000.0
GOAL_T = 150_000.0
CUT_BY_AREA_T = {"1": 2_000.0, "2": 1_000.0, "3": 500.0}


def bokmal() -> Wording:
    """Return the programme's wording in bokmål."""
    return wording_in("nb", load_programme("framtidens-byer"))


def english() -> Wording:
    """Return the programme's wording in English."""
    return wording_in("en", load_programme("framtidens-byer"))


def cut_t(area: str, year: int) -> float:
    """Return what an area's measures do: so many tonnes more each year from 2010 on."""
    return -CUT_BY_AREA_T[area] * (year - 2009)


def measures_t(year: int) -> float:
    """Return the measures path: 200 000 t less 3 500 t more each year."""
    return REFERENCE_T + sum(cut_t(area, year) for area in CUT_BY_AREA_T)


def some_areas(**indirect_t: float) -> tuple[FocusAreaResult, ...]:
    """Return the focus areas, area 4 with two measures that have indicators and no tonnes."""
    in_tonnes = (
        FocusAreaResult(
            code=code,
            direct_t={year: cut_t(code, year) for year in YEARS},
            indirect_t={year: indirect_t.get(f"area_{code}", 0.0) for year in YEARS},
            measures=4,
        )
        for code in CUT_BY_AREA_T
    )
    adaptation = FocusAreaResult(
        code="4", direct_t={}, indirect_t={}, measures=3, with_indicators=2
    )
    return (*in_tonnes, adaptation)


def a_target_result(**values: Any) -> TargetResult:
    """Return a target of 25 % less by 2020 that the measures miss by 11 500 t."""
    defaults: dict[str, Any] = {
        "target": "target",
        "title": "25 % kutt",
        "scope": "programme",
        "sectors": SECTORS,
        "base_year": 2009,
        "year": 2020,
        "reduction_share": 0.25,
        "base_t": REFERENCE_T,
        "goal_t": GOAL_T,
        "measures_at_year_t": measures_t(2020),
        "gap_t": measures_t(2020) - GOAL_T,
        "probability": 0.14,
        "registered_t": {2009: 200_000.0, 2011: 198_000.0, 2013: 190_000.0, 2015: 185_000.0},
        "reference_t": dict.fromkeys(YEARS, REFERENCE_T),
        "measures_t": {year: measures_t(year) for year in YEARS},
        "path_t": {year: REFERENCE_T - 50_000 * (year - 2009) / 11 for year in YEARS},
        "band_t": {
            y: (measures_t(y) - 900 * (y - 2009), measures_t(y) + 900 * (y - 2009)) for y in YEARS
        },
        "focus_areas": some_areas(),
    }
    return TargetResult(**{**defaults, **values})


def some_results(target: TargetResult | None = None, **values: Any) -> PlanResults:
    """Return results of a plan from 2009 to 2020 with one target."""
    main = target or a_target_result()
    defaults: dict[str, Any] = {
        "start_year": 2009,
        "years": YEARS,
        "factors_edition": "2026.1",
        "gwp_set": "AR5",
        "electricity": "none",
        "scope": main.scope,
        "sectors": main.sectors,
        "inventory": {
            2009: {"Veitrafikk": 150_000.0, "Oppvarming": 50_000.0, "Industri, olje og gass": 2e6},
            2011: {"Veitrafikk": 149_000.0, "Oppvarming": 49_000.0, "Industri, olje og gass": 2e6},
        },
        "registered": main.registered_t,
        "reference": main.reference_t,
        "measures_path": main.measures_t,
        "target_path": main.path_t,
        "whole_reference": dict.fromkeys(YEARS, 2_200_000.0),
        "whole_measures_path": {year: 2e6 + measures_t(year) for year in YEARS},
        "focus_areas": main.focus_areas,
        "measures": (),
        "targets": (main,),
        "findings": (),
        "digest": "0" * 64,
        "band": main.band_t,
        "main_target": main,
    }
    return PlanResults(**{**defaults, **values})
