"""What changes in a plan that moves to another factor edition, GWP set or electricity accounting.

Told before anything is changed: each number that differs, each measure, and the plan as a whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.calculation.passport import PassportLine
from fbdesk.errors import PlanError
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.results.effect_draft import telling_year
from fbdesk.models.results.effects_in_plan import GoOn, go_on_always
from fbdesk.models.results.plan import MeasureResult, PlanResults, Series
from fbdesk.models.snapshot import Plan


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number that differs: what it is, before and after, and whose calculations use it.

    `before` and `after` are None where the number is not there; both are in `unit`. `status` is
    that of the number after, `own` tells that the plan has its own value, which stays.
    """

    key: str
    name: str
    before: float | None
    after: float | None
    unit: str
    status: str = ""
    own: bool = False
    measures: tuple[str, ...] = ()

    @property
    def share(self) -> float | None:
        """Return the change as a share of the number before; None where there is none."""
        if self.before is None or self.after is None or self.before == 0:
            return None
        return self.after / self.before - 1.0


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """What one measure does by itself in the year of the comparison, before and after, t CO2e.

    None where there are no tonnes. `problem` is why it can no longer be computed.
    """

    key: str
    number: str
    title: str
    direct_before_t: float | None
    direct_after_t: float | None
    indirect_before_t: float | None
    indirect_after_t: float | None
    problem: PlanError | None = None

    @property
    def differs(self) -> bool:
        """Whether anything of it changes."""
        return self.problem is not None or (self.direct_before_t, self.indirect_before_t) != (
            self.direct_after_t,
            self.indirect_after_t,
        )


@dataclass(frozen=True, slots=True)
class Totals:
    """What the plan comes to in the year of the comparison: t CO2e, None where not known.

    `joint_t` is the joint effect of the main target's scope, `gap_t` what then remains to it.
    """

    joint_t: float | None
    indirect_t: float | None
    gap_t: float | None


@dataclass(frozen=True, slots=True)
class TermsChange:
    """Everything that changes: numbers, measures in their order, and the plan as a whole."""

    year: int
    numbers: tuple[NumberChange, ...]
    measures: tuple[MeasureChange, ...]
    before: Totals
    after: Totals

    @property
    def changed_measures(self) -> tuple[MeasureChange, ...]:
        """Return the measures that something changes for."""
        return tuple(measure for measure in self.measures if measure.differs)


def terms_change(
    plan: Plan,
    programme: Programme,
    terms: Mapping[str, str],
    *,
    editions: Mapping[str, FactorEdition] | None = None,
    go_on: GoOn = go_on_always,
) -> TermsChange:
    """Return what the plan's numbers and results become with other terms; the plan stays as it is.

    `terms` holds new values of `factors_edition`, `gwp_set` or `electricity`. `editions` gives the
    editions by name where they are not the program's own. The plan is computed twice, so give
    `go_on` where it can be cancelled. Raises `FileError` for an edition that is not known.
    """
    other = replace(plan, settings=replace(plan.settings, **terms))  # type: ignore[arg-type]
    old, new = (_edition(each, editions) for each in (plan, other))
    before = compute(plan, old, programme, go_on=go_on)
    after = compute(other, new, programme, go_on=go_on)
    year = telling_year(plan)
    own = frozenset(row.factor for row in plan.factor_overrides)
    return TermsChange(
        year=year,
        numbers=(
            *_used_numbers(before, after, old, new, own),
            *_unused_factors(before, old, new, own),
        ),
        measures=tuple(
            _measure_change(first, second, year)
            for first, second in zip(before.measures, after.measures, strict=True)
        ),
        before=_totals(before, year),
        after=_totals(after, year),
    )


def _edition(plan: Plan, editions: Mapping[str, FactorEdition] | None) -> FactorEdition:
    return edition_of(plan) if editions is None else editions[plan.settings.factors_edition]


Pair = tuple[PassportLine, PassportLine | None]
"""A number of a calculation before, and the same one after (None where it cannot be computed)."""


def _used_numbers(
    before: PlanResults,
    after: PlanResults,
    old: FactorEdition,
    new: FactorEdition,
    own: frozenset[str],
) -> Iterator[NumberChange]:
    """Yield the numbers of calculations that differ, each once with the measures that use it."""
    found: dict[tuple[str, str, str], tuple[Pair, dict[str, None]]] = {}
    for first, second in zip(before.measures, after.measures, strict=True):
        for pair in _pairs(first, second):
            line, same = pair
            key = (line.factor or line.name, same.factor if same else "", line.unit)
            found.setdefault(key, (pair, {}))[1][first.number] = None
    for key, ((line, same), measures) in found.items():
        yield NumberChange(
            key="/".join(key),
            name=_name(line, same, old, new),
            before=_number(line),
            after=None if same is None else _number(same),
            unit=line.unit,
            status="" if same is None else same.status,
            own=line.factor in own,
            measures=tuple(measures),
        )


def _pairs(first: MeasureResult, second: MeasureResult) -> Iterator[Pair]:
    """Yield the numbers of a measure's calculations that are not the same after."""
    for one, other in zip(first.effects, second.effects, strict=True):
        if one.evaluation is None:
            continue
        lines = {line.name: line for line in other.evaluation.passport} if other.evaluation else {}
        for line in one.evaluation.passport:
            same = lines.get(line.name)
            if not (line.factor or line.name.startswith("gwp_")):
                continue
            if same is None or (line.value, line.factor) != (same.value, same.factor):
                yield line, same


def _name(
    line: PassportLine, same: PassportLine | None, old: FactorEdition, new: FactorEdition
) -> str:
    """Return what a number is called: the factor that it comes from, else its label."""
    for found, edition in ((same, new), (line, old)):
        if found is not None and found.factor in edition:
            return edition.factor(found.factor).name
    return line.label


def _number(line: PassportLine) -> float | None:
    return float(line.value) if isinstance(line.value, int | float) else None


def _unused_factors(
    before: PlanResults, old: FactorEdition, new: FactorEdition, own: frozenset[str]
) -> Iterator[NumberChange]:
    """Yield the factors that differ between two editions and that no calculation uses."""
    if old.name == new.name:
        return
    used = {
        line.factor
        for measure in before.measures
        for effect in measure.effects
        if effect.evaluation
        for line in effect.evaluation.passport
    }
    later = {factor.id: factor for factor in new.factors}
    for factor in old.factors:
        other = later.pop(factor.id, None)
        if factor.id not in used and _differ(factor, other):
            yield _factor_change(other or factor, factor, other, own)
    for factor in later.values():
        if factor.id not in used:
            yield _factor_change(factor, None, factor, own)


def _differ(factor: Factor, other: Factor | None) -> bool:
    return other is None or (factor.value, factor.text, factor.unit) != (
        other.value,
        other.text,
        other.unit,
    )


def _factor_change(
    shown: Factor, factor: Factor | None, other: Factor | None, own: frozenset[str]
) -> NumberChange:
    """Return the change of a factor; a value in another unit than the newer one's is not told."""
    return NumberChange(
        key=shown.id,
        name=shown.name,
        before=factor.value if factor and factor.unit == shown.unit else None,
        after=other.value if other else None,
        unit=shown.unit,
        status=other.status if other else "",
        own=shown.id in own,
    )


def _measure_change(first: MeasureResult, second: MeasureResult, year: int) -> MeasureChange:
    problems = (
        other.problem
        for one, other in zip(first.effects, second.effects, strict=True)
        if one.evaluation is not None and other.problem is not None
    )
    return MeasureChange(
        key=first.measure,
        number=first.number,
        title=first.title,
        direct_before_t=_direct(first, year),
        direct_after_t=_direct(second, year),
        indirect_before_t=first.indirect_t.get(year),
        indirect_after_t=second.indirect_t.get(year),
        problem=next(problems, None),
    )


def _direct(result: MeasureResult, year: int) -> float | None:
    """Return what a measure does on the path in a year, or since its start without a path."""
    return result.stand_alone_t.get(year, result.since_start_t.get(year))


def _totals(results: PlanResults, year: int) -> Totals:
    reference, path = results.reference.get(year), results.measures_path.get(year)
    return Totals(
        joint_t=None if reference is None or path is None else path - reference,
        indirect_t=_sum_in([area.indirect_t for area in results.focus_areas], year),
        gap_t=results.main_target.gap_t if results.main_target else None,
    )


def _sum_in(parts: Sequence[Series], year: int) -> float | None:
    known = [part[year] for part in parts if year in part]
    return sum(known) if known else None
