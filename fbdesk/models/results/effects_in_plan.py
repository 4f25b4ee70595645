"""Each calculation of a plan, computed on its own: one that fails never stops the others."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from fbdesk.calculation import factors
from fbdesk.calculation.catalogue import method
from fbdesk.calculation.evaluate import Evaluation, evaluated
from fbdesk.calculation.factors import FactorEdition
from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.places import Place
from fbdesk.calculation.prepare import Calculation, Prepared, Terms, prepare
from fbdesk.calculation.profile import Profile
from fbdesk.calculation.spread import Draws, Lognormal, Percent, Spread, Triangular
from fbdesk.errors import InputError, PlanError
from fbdesk.models.checks.findings import BLOCKS, FIGURE_DOCUMENTS, Finding
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.results.plan import EffectResult
from fbdesk.models.snapshot import Plan

PER_CENT = 100.0


GoOn = Callable[[], None]
"""Called between the steps of a long computation; raises where nobody waits for it any more."""


@dataclass(frozen=True, slots=True, eq=False)
class ComputedEffect:
    """One calculation: its measure, its row, and its result (or why there is none).

    `prepared` is the calculation with its inputs read, for computing it again with other numbers.
    """

    measure: Measure
    effect: Effect
    result: EffectResult
    prepared: Prepared | None = None

    @property
    def evaluation(self) -> Evaluation | None:
        """What it gives, from its own start or the plan's, whichever comes first."""
        return self.result.evaluation


def go_on_always() -> None:
    """Let a computation go on to its end."""


def computed_effects(
    plan: Plan, edition: FactorEdition, last_year: int, go_on: GoOn = go_on_always
) -> tuple[ComputedEffect, ...]:
    """Return every calculation of every measure, computed up to `last_year`.

    Each starts at its own first year where that lies before the plan's start year, so that the
    effect since its own start is known.
    """
    found: list[ComputedEffect] = []
    for measure in plan.measures:
        go_on()
        found += [
            _computed(plan, measure, effect, edition, last_year)
            for effect in plan.children(Effect, "measure", measure.key)
        ]
    return tuple(found)


def prepare_effect(plan: Plan, effect: Effect, edition: FactorEdition, last_year: int) -> Prepared:
    """Return one calculation with its inputs read, over the years up to `last_year`.

    `PlanError` where it cannot be computed.
    """
    measure = plan.find(Measure, effect.measure)
    if measure is None:
        raise InputError("The calculation belongs to no measure of the plan")
    calculation = _calculation(plan, measure, effect)
    first = min(calculation.profile.start, plan.settings.start_year)
    years = np.arange(first, max(last_year, first) + 1, dtype=np.int64)
    settings = plan.settings
    return prepare(calculation, Terms(years, edition, settings.gwp_set, settings.electricity))


def evaluate_effect(
    plan: Plan,
    effect: Effect,
    edition: FactorEdition,
    last_year: int,
    draws: Draws | None = None,
) -> Evaluation:
    """Return what one calculation gives, or with draws its samples; `PlanError` if it cannot be."""
    return evaluated(prepare_effect(plan, effect, edition, last_year), draws)


def effect_findings(computed: Sequence[ComputedEffect]) -> Iterator[Finding]:
    """Yield each calculation that could not be made, with the reason and its place."""
    for each in computed:
        problem = each.result.problem
        if problem is not None:
            yield Finding(
                "effect-not-computed",
                "{number} {title}: {problem}",
                {"number": each.measure.number, "title": each.measure.title, "problem": problem},
                table="effect",
                key=each.effect.key,
                strength=BLOCKS,
                documents=FIGURE_DOCUMENTS,
            )


def own_factors(plan: Plan, edition: FactorEdition) -> tuple[FactorEdition, tuple[Finding, ...]]:
    """Return the edition with the plan's own values in place, and those that cannot be used."""
    usable: list[factors.FactorOverride] = []
    findings: list[Finding] = []
    for row in plan.factor_overrides:
        own = factors.FactorOverride(row.factor, row.value, row.unit, row.source, row.reason)
        try:
            edition.with_overrides((own,))
        except PlanError as problem:
            findings.append(
                Finding(
                    "own-factor-not-used",
                    "The plan's own value for the factor {factor} is not used: {problem}",
                    {"factor": row.factor, "problem": problem},
                    table="factor_override",
                    key=row.key,
                    strength=BLOCKS,
                    documents=FIGURE_DOCUMENTS,
                )
            )
        else:
            usable.append(own)
    return (edition.with_overrides(usable) if usable else edition), tuple(findings)


def _computed(
    plan: Plan, measure: Measure, effect: Effect, edition: FactorEdition, last_year: int
) -> ComputedEffect:
    try:
        prepared = prepare_effect(plan, effect, edition, last_year)
        result = EffectResult(effect.key, evaluated(prepared))
    except PlanError as problem:
        return ComputedEffect(measure, effect, EffectResult(effect.key, None, problem))
    return ComputedEffect(measure, effect, result, prepared)


def first_year(measure: Measure, effect: Effect) -> int | None:
    """Return when a calculation starts to work: its own year, else its measure's, if any."""
    return effect.start_year or measure.start_year


def _calculation(plan: Plan, measure: Measure, effect: Effect) -> Calculation:
    start = first_year(measure, effect)
    if start is None:
        raise InputError("The measure has no start year. Enter when it starts to work")
    phase_in = effect.phase_in_years or measure.phase_in_years
    inputs = plan.children(EffectInput, "effect", effect.key)
    return Calculation(
        method=effect.method,
        inputs={
            each.name: _stated(effect.method, each) for each in inputs if _says_something(each)
        },
        profile=Profile(start, phase_in, effect.lifetime_years, effect.yearly_change),
        placement=Place(effect.sector, effect.source) if effect.sector else None,
        key=effect.key,
    )


def _says_something(given: EffectInput) -> bool:
    return given.value is not None or bool(given.text.strip() or given.factor)


def _stated(method_id: str, given: EffectInput) -> InputValue:
    return InputValue(
        value=given.value if given.value is not None else _text(method_id, given),
        spread=_spread(method_id, given),
        factor=given.factor,
        source=given.source,
        note=given.note,
        entered_by=given.entered_by,
        entered_at=given.entered_at.isoformat() if given.entered_at else "",
    )


def _text(method_id: str, given: EffectInput) -> str | list[object] | None:
    """Return a text input as the method wants it: words, or the rows of a small table."""
    if not given.text.strip():
        return None
    kinds = {declared.id: declared.kind for declared in method(method_id).inputs}
    if kinds.get(given.name) != "table":
        return given.text
    try:
        rows = json.loads(given.text)
    except (ValueError, RecursionError):  # a stranger's brackets within brackets
        rows = None
    if not isinstance(rows, list):
        raise InputError(
            "{field} must be a list of rows, not {value}",
            field=given.name,
            label=_label(method_id, given),
            value=given.text,
        )
    return rows


def _label(method_id: str, given: EffectInput) -> str:
    """Return the words for an input; its id where the method has none such."""
    labels = {declared.id: declared.label for declared in method(method_id).inputs}
    return labels.get(given.name, given.name)


def _spread(method_id: str, given: EffectInput) -> Spread | None:
    """Return the planner's own spread; a share of 0.2 is ±20 %, or a factor of 1.2 both ways."""
    if not given.spread:
        return None
    if given.high is None or (given.spread == "triangular" and given.low is None):
        raise InputError(
            "The spread of {field} lacks its bounds",
            field=given.name,
            label=_label(method_id, given),
        )
    if given.spread == "triangular":
        return Triangular(given.low or 0.0, given.high)
    if given.spread == "lognormal":
        return Lognormal(1.0 + given.high)
    return Percent(given.high * PER_CENT)
