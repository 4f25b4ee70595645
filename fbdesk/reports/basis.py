"""What a document is made from: the plan, its results, the factors, and the words to say it in."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fbdesk.calculation.factors import FactorEdition
from fbdesk.models.checks.findings import Finding
from fbdesk.models.measures import Measure
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.effects_in_plan import GoOn, go_on_always
from fbdesk.models.results.plan import MeasureResult, PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.figures.paths_words import inventory_source
from fbdesk.reports.reported import Reported
from fbdesk.reports.templates.template import Template
from fbdesk.reports.wording import Wording


@dataclass(frozen=True)
class Basis:
    """A plan with its results on the day the document is made.

    `reported` is what a report of a period tells of, `row` names the one row (a measure, a
    meeting) that the document was asked for, `template` says how it is put together: None for the
    standard way. `final` is whether who makes the document says that it is no draft any more.
    `go_on` is called between steps of the work and raises where it shall stop.
    """

    plan: Plan
    results: PlanResults
    edition: FactorEdition
    wording: Wording
    made: date
    findings: tuple[Finding, ...] = ()
    reported: Reported | None = None
    row: str | None = None
    template: Template | None = None
    final: bool = False
    go_on: GoOn = go_on_always

    @property
    def programme(self) -> Programme:
        """The programme that the plan belongs to."""
        return self.wording.programme

    def text(self, source: str, **values: object) -> str:
        """Return a source text in the document's language."""
        return self.wording.text(source, **values)

    @property
    def city(self) -> str:
        """The name of whom the plan is about: one municipality of a region, or the region."""
        planning = self.planning_municipalities
        if len(planning) == 1 < len(self.plan.municipalities):
            return planning[0]
        return self.plan.settings.region_name or self.plan.settings.name

    @cached_property
    def planning_municipalities(self) -> tuple[str, ...]:
        """The names of the municipalities whose plan this is."""
        return tuple(m.name for m in self.plan.municipalities if m.planning)

    @cached_property
    def publisher(self) -> str:
        """Who published the inventory that the plan uses, and which edition it is."""
        return inventory_source(self.plan)

    @cached_property
    def effect_years(self) -> tuple[int, ...]:
        """The years that effects are told for: the end of the period and the target years."""
        wanted = {self.plan.settings.period_to, *(target.year for target in self.plan.targets)}
        return tuple(sorted(wanted & set(self.results.years))) or self.results.years[-1:]

    @property
    def main_year(self) -> int:
        """The year that tables tell effects for: that of the main target, or the last one."""
        main = self.results.main_target
        if main is not None and main.year in self.results.years:
            return main.year
        return self.effect_years[-1] if self.effect_years else self.plan.settings.period_to

    @cached_property
    def results_by_measure(self) -> dict[str, MeasureResult]:
        """The result of each measure by the measure's key."""
        return {result.measure: result for result in self.results.measures}

    def measures_of(self, area: str) -> tuple[Measure, ...]:
        """Return the measures of a focus area in the plan's order."""
        return tuple(m for m in self.plan.measures if m.focus_area == area)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The focus areas' codes in the order of the document: 1 to 4, then the joint area 0."""
        codes = [area.code for area in self.programme.focus_areas]
        return tuple(sorted(codes, key=lambda code: (code == "0", code)))
