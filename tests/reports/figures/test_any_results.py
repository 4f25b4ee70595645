"""Tests that hold for figures of any results at all, drawn by hypothesis."""

import dataclasses
import math
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fbdesk.models.results.plan import FocusAreaResult, PlanResults, TargetResult
from fbdesk.reports.figures.bars import areas_figure
from fbdesk.reports.figures.inventory import inventory_figure
from fbdesk.reports.figures.paths import paths_figure, paths_of
from fbdesk.reports.figures.style import DARK, LIGHT, PRINT, Style
from tests.reports.given import YEARS, a_target_result, bokmal, some_results

TONNES = st.floats(0, 3e6)
EFFECTS = st.floats(-2e5, 5e4)
STYLES = st.sampled_from([PRINT, LIGHT, DARK.sized(340, 280, 2.0), LIGHT.sized(1_600, 900)])


@st.composite
def any_target(draw: st.DrawFn) -> TargetResult:
    """Return a target whose lines begin and end anywhere, with effects of any sign."""
    last = draw(st.sampled_from(YEARS[1:]))
    years = [year for year in YEARS if year <= last]
    effects = {code: draw(EFFECTS) for code in draw(st.sets(st.sampled_from("01234")))}
    level = draw(TONNES) + sum(abs(effect) for effect in effects.values())  # none cuts more
    areas = tuple(
        FocusAreaResult(
            code=code,
            direct_t={year: effect * (year - 2009) / 11 for year in years},
            indirect_t={},
            measures=1,
        )
        for code, effect in effects.items()
    )
    published = draw(st.lists(st.sampled_from(range(2009, 2025)), unique=True, max_size=8))
    measures = {y: level + sum(a.direct_t[y] for a in areas) for y in years}
    known = draw(st.booleans())
    goal = draw(TONNES) if known else None
    return a_target_result(
        reference_t=dict.fromkeys(years, level),
        measures_t=measures,
        measures_at_year_t=measures[last] if known else None,
        goal_t=goal,
        year=last,
        path_t={2009: level, last: goal} if goal is not None else {},
        registered_t={year: draw(TONNES) for year in sorted(published)},
        band_t={},
        focus_areas=areas,
    )


@settings(max_examples=8, deadline=None)
@given(any_target(), STYLES)
def test_the_paths_of_any_target_can_be_drawn(target: TargetResult, style: Style) -> None:
    drawn = paths_figure(some_results(target), target, style, bokmal())
    assert ET.fromstring(drawn.svg()).tag.endswith("svg")  # noqa: S314 # our own picture
    assert drawn.title
    assert drawn.alternative_text
    assert {len(row) for row in drawn.table.rows} <= {len(drawn.table.columns)}


@settings(max_examples=25, deadline=None)
@given(any_target())
def test_wedges_always_lead_from_the_reference_to_the_measures_path(target: TargetResult) -> None:
    paths = paths_of(some_results(target), target)
    if not paths.wedges:
        return
    assert paths.wedges[0].above_t == tuple(paths.reference_t.values())
    for above, below in zip(paths.wedges, paths.wedges[1:], strict=False):
        assert above.below_t == below.above_t
    assert paths.wedges[-1].below_t == pytest.approx(tuple(paths.measures_t.values()), abs=1e-6)


@settings(max_examples=8, deadline=None)
@given(any_target())
def test_points_lie_inside_the_picture(target: TargetResult) -> None:
    drawn = paths_figure(some_results(target), target, LIGHT, bokmal())
    for point in drawn.points:
        assert -0.001 <= point.x <= 1.001
        assert -0.001 <= point.y <= 1.001
        assert not math.isnan(point.x + point.y)


@st.composite
def any_inventory(draw: st.DrawFn) -> PlanResults:
    """Return results with an inventory of some sectors in some years."""
    labels = draw(
        st.sets(st.sampled_from(["Veitrafikk", "Oppvarming", "Jordbruk", "Industri", "Ny sektor"]))
    )
    years = sorted(draw(st.sets(st.integers(2009, 2024), max_size=6)))
    inventory = {year: {label: draw(TONNES) for label in sorted(labels)} for year in years}
    return dataclasses.replace(some_results(), inventory=inventory)


@settings(max_examples=8, deadline=None)
@given(any_inventory(), STYLES)
def test_any_inventory_can_be_drawn_and_its_sums_are_right(
    results: PlanResults, style: Style
) -> None:
    wording = bokmal()
    drawn = inventory_figure(results, style, wording)
    assert drawn.png(60).startswith(b"\x89PNG")
    total = drawn.table.rows[-1]
    for place, values in enumerate(results.inventory.values(), start=1):
        shown = wording.numbers.read(total[place])
        assert shown == pytest.approx(sum(values.values()), abs=0.51)


@settings(max_examples=8, deadline=None)
@given(any_target(), st.sampled_from(YEARS))
def test_bars_can_be_drawn_for_any_effects(target: TargetResult, year: int) -> None:
    results = dataclasses.replace(some_results(target), focus_areas=target.focus_areas)
    drawn = areas_figure(results, year, PRINT, bokmal())
    assert len(drawn.table.rows) == len(target.focus_areas)
    for bar in drawn.figure.axes[0].patches:
        assert getattr(bar, "get_width")() >= 0  # noqa: B009 # a bar is a patch of any kind
