"""The summary of a plan as it is read on a terminal: paths, areas, measures, targets, findings."""

from collections.abc import Iterator, Sequence

from fbdesk.models.checks.findings import Finding
from fbdesk.models.inventory_sectors import sector_name
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.plan import PlanResults, Series, TargetResult
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers, numbers_in
from fbdesk.texts import Translate, sentence, translator

_TITLE_WIDTH = 44
_NAME_WIDTH = 34
_CELL_WIDTH = 16


def summary_text(plan: Plan, results: PlanResults, programme: Programme, language: str) -> str:
    """Return the summary in the language, ready to print."""
    translate = translator(language)
    parts = _Parts(results, programme, language, translate)
    lines = [
        plan.settings.name,
        programme.name.text(language),
        "",
        *parts.terms(),
        "",
        *parts.paths(),
        "",
        *parts.areas(),
        "",
        *parts.measures(),
        "",
        *parts.targets(),
    ]
    if results.findings:
        lines += ["", translate("Findings"), *parts.findings()]
    return "\n".join(line.rstrip() for line in lines)


class _Parts:
    """The parts of one summary, in one language."""

    def __init__(
        self, results: PlanResults, programme: Programme, language: str, translate: Translate
    ) -> None:
        self._results = results
        self._programme = programme
        self._language = language
        self._translate = translate
        self._numbers: Numbers = numbers_in(language, translate)
        main = results.main_target
        self._year = main.year if main else results.years[-1]

    def terms(self) -> Iterator[str]:
        """Yield what the figures cover and rest on."""
        translate, results = self._translate, self._results
        yield translate("Covers: {sectors}").format(sectors=self._sectors())
        yield translate("Factor edition {edition}, GWP {gwp}").format(
            edition=results.factors_edition, gwp=results.gwp_set
        )

    def _sectors(self) -> str:
        names = (sector_name(label, self._language) for label in self._results.sectors)
        return ", ".join(names) or "–"

    def paths(self) -> Iterator[str]:
        """Yield the paths of the main scope in the years that matter, t CO2e."""
        translate, results = self._translate, self._results
        shown = {results.start_year, *(target.year for target in results.targets)}
        years = sorted(shown | {results.years[-1]})
        yield _row(translate("t CO2e per year"), [str(year) for year in years])
        for name, values in (
            (translate("Published"), results.registered),
            (translate("Reference path"), results.reference),
            (translate("Target path"), results.target_path),
            (translate("Measures path"), results.measures_path),
            (translate("Median of the measures path"), results.median),
        ):
            if values:
                yield _row(name, [self._t(values, year) for year in years])
        if results.band:
            yield _row(translate("5 to 95 % of the samples"), [self._range(year) for year in years])

    def areas(self) -> Iterator[str]:
        """Yield what each focus area cuts in the main target's year, direct and indirect apart."""
        translate = self._translate
        heading = translate("Cut in {year}, t CO2e").format(year=self._year)
        yield _row(heading, [translate("direct"), translate("indirect")])
        for area in self._results.focus_areas:
            name = self._programme.focus_area(area.code).short_name.text(self._language)
            cells = [self._cut(area.direct_t), self._cut(area.indirect_t)]
            yield _row(f"{area.code} {name}", cells)

    def measures(self) -> Iterator[str]:
        """Yield what each measure cuts: alone, as its share of all, and at the margin."""
        translate = self._translate
        heads = [
            translate("alone"),
            translate("together"),
            translate("marginal"),
            translate("NOK per t"),
        ]
        heading = translate("Measure, cut in {year}, t CO2e").format(year=self._year)
        yield _row(heading, heads, _TITLE_WIDTH)
        for measure in self._results.measures:
            series = (measure.stand_alone_t, measure.joint_t, measure.marginal_t)
            cells = [self._cut(values) for values in series]
            cost = self._numbers.number(measure.cost_per_t_nok)
            title = f"{measure.number} {measure.title}"
            if not measure.counts:
                title = f"({title})"
            yield _row(title, [*cells, cost], _TITLE_WIDTH)
        if not all(measure.counts for measure in self._results.measures):
            yield translate("In brackets: the status does not let the measure count on the path.")

    def targets(self) -> Iterator[str]:
        """Yield how each target stands."""
        for target in self._results.targets:
            yield f"{target.title}: {self._standing(target)}"

    def findings(self) -> Iterator[str]:
        """Yield each finding as a sentence."""
        for finding in self._results.findings:
            yield f"- {self._sentence(finding)}"

    def _standing(self, target: TargetResult) -> str:
        numbers, translate = self._numbers, self._translate
        if target.goal_t is None or target.gap_t is None:
            return translate("not known")
        text = translate("{path} in {year}, goal {goal}, gap {gap}").format(
            path=numbers.tonnes(target.measures_at_year_t),
            year=target.year,
            goal=numbers.tonnes(target.goal_t),
            gap=numbers.tonnes(target.gap_t),
        )
        if target.probability is None:
            return text
        chance = numbers.percent(target.probability)
        return text + translate(", met in {chance} of the samples").format(chance=chance)

    def _sentence(self, finding: Finding) -> str:
        return sentence(
            self._translate,
            finding.message,
            finding.values,
            lambda _, value: self._numbers.in_sentence(value),
        )

    def _t(self, values: Series, year: int) -> str:
        return self._numbers.number(values.get(year))

    def _range(self, year: int) -> str:
        if year not in self._results.band:
            return self._numbers.number(None)
        low, high = self._results.band[year]
        return f"{self._numbers.number(low)}–{self._numbers.number(high)}"

    def _cut(self, values: Series) -> str:
        return self._numbers.cut_number(values.get(self._year))


def _row(name: str, cells: Sequence[str], width: int = _NAME_WIDTH) -> str:
    """Return a line: the name cut to its column, the cells to the right."""
    short = name if len(name) <= width else f"{name[: width - 1]}…"
    return f"{short:<{width}}" + "".join(f" {cell:>{_CELL_WIDTH}}" for cell in cells)
