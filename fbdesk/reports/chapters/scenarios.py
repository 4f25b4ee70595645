"""Scenarios side by side: what is adopted, what may come, what is left without the state."""

from collections.abc import Iterator

from fbdesk.models.results.per_scenario import ScenarioResult, compare_scenarios
from fbdesk.models.rich_text import without_marks
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Block, Column, Heading, Paragraph, TableOf, TableRow


def scenarios(basis: Basis) -> tuple[Block, ...]:
    """Return the section on scenarios; empty where there is no path or no measure to compare."""
    return tuple(_blocks(basis))


def _blocks(basis: Basis) -> Iterator[Block]:
    if not basis.results.reference or not basis.plan.measures:
        return
    compared = compare_scenarios(basis.plan, basis.edition, basis.programme, go_on=basis.go_on)
    yield Heading(2, basis.text("Scenarios"))
    yield Paragraph(
        basis.text(
            "Each scenario is a set of measures taken together. Without the state's contribution, "
            "measures fall out that require it, or that need a commitment of the state which is "
            "not agreed. The figures are those of the main target's sectors in {year}.",
            year=basis.main_year,
        )
    )
    yield _table(basis, compared)
    told = [_told(basis, each) for each in compared if each.scenario.description]
    for text in told:
        yield Paragraph(text)


def _table(basis: Basis, compared: tuple[ScenarioResult, ...]) -> TableOf:
    columns = (
        Column(basis.text("Scenario"), 2.8),
        Column(basis.text("Measures"), 0.9, "right"),
        Column(basis.text("Cut {year}, t", year=basis.main_year), 1.1, "right"),
        Column(basis.text("Emissions {year}, t", year=basis.main_year), 1.2, "right"),
        Column(basis.text("Remaining to the target, t"), 1.4, "right"),
    )
    rows = tuple(TableRow(_cells(basis, each)) for each in compared)
    return TableOf(basis.text("Scenarios side by side"), columns, rows)


def _cells(basis: Basis, found: ScenarioResult) -> tuple[str, ...]:
    year, write = basis.main_year, basis.wording.numbers
    gap = found.main_target.gap_t if found.main_target else None
    return (
        _name(basis, found),
        str(len(found.scenario.measures)),
        write.cut_number(found.joint_t.get(year)),
        write.number(found.measures_path.get(year)),
        write.number(None if gap is None else max(gap, 0.0)),
    )


def _name(basis: Basis, found: ScenarioResult) -> str:
    scenario = found.scenario
    return basis.text(scenario.title) if scenario.built_in else scenario.title


def _told(basis: Basis, found: ScenarioResult) -> str:
    scenario = found.scenario
    about = basis.text(scenario.description) if scenario.built_in else scenario.description
    return f"{_name(basis, found)}: {without_marks(about)}"
