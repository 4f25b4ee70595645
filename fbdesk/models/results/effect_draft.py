"""A calculation while it is being filled in: what it gives so far, what is missing, its example."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from fbdesk.calculation.accounting import accounting
from fbdesk.calculation.carriers import carrier
from fbdesk.calculation.catalogue import method as method_of
from fbdesk.calculation.declaration import Input, Method
from fbdesk.calculation.evaluate import Evaluation, evaluated
from fbdesk.calculation.factors import FactorEdition
from fbdesk.calculation.prepare import Prepared, course
from fbdesk.calculation.quantities import Value, added
from fbdesk.calculation.spread import Draws
from fbdesk.calculation.uncertainty import SAMPLES, interval
from fbdesk.errors import PlanError
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.results.computing import plan_years
from fbdesk.models.results.effects_in_plan import prepare_effect
from fbdesk.models.results.targets import main_target
from fbdesk.models.snapshot import Plan

Inputs = Mapping[str, EffectInput]
"""The inputs of one calculation by their names."""


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """What a calculation gives as it stands: a result, or what is missing or wrong.

    `range_t` is P5 and P95 of `level_t` in t CO2e per year, None where no number is uncertain.
    `prepared` is what it was computed from, None where there is no result.
    """

    evaluation: Evaluation | None = None
    missing: tuple[Input, ...] = ()
    problem: PlanError | None = None
    range_t: tuple[float, float] | None = None
    prepared: Prepared | None = None


def draft(plan: Plan, effect: Effect, inputs: Inputs, edition: FactorEdition) -> Draft:
    """Return what the calculation would give with these inputs; the plan is left as it is.

    `edition` holds the plan's own values of its factors (`own_factors`).
    """
    measure = plan.find(Measure, effect.measure)
    method = method_of(effect.method)
    missing = missing_inputs(method, inputs, plan.settings.electricity)
    if missing or measure is None:
        return Draft(missing=missing)
    alone = Plan(
        settings=plan.settings,
        measures=(measure,),
        effects=(effect,),
        effect_inputs=tuple(replace(given, effect=effect.key) for given in inputs.values()),
    )
    last = plan_years(plan)[-1]
    try:
        prepared = prepare_effect(alone, effect, edition, last)
        evaluation = evaluated(prepared)
    except PlanError as problem:
        return Draft(problem=problem)
    range_t = _range(_sampled_level_t(plan, prepared, evaluation))
    return Draft(evaluation, range_t=range_t, prepared=prepared)


def _sampled_level_t(plan: Plan, prepared: Prepared, evaluation: Evaluation) -> Value | None:
    """Return the level that is told, for every sample; None where no number is uncertain."""
    if not prepared.uncertain:
        return None
    drawn = prepared.drawn(Draws(plan.settings.seed, SAMPLES))
    parts = prepared.outcome(drawn).parts
    direct = speaks_direct(evaluation)
    own = [part for part in parts if part.place.direct is direct]
    full = evaluation.full_direct_t if direct else evaluation.full_indirect_t
    if full is not None:
        return added(part.full_t for part in own if part.full_t is not None)
    year = telling_year(plan)
    if not own or year not in evaluation.years:
        return None
    place = evaluation.years.index(year)
    return added(course(part, prepared.shares)[..., place] for part in own)


def telling_year(plan: Plan) -> int:
    """Return the year in which effects are told: the main target's, else the plan's last."""
    main = main_target(plan)
    return main.year if main else plan_years(plan)[-1]


def speaks_direct(evaluation: Evaluation) -> bool:
    """Return whether the figure to show is the one inside the inventory.

    An effect that does nothing there and something outside is told by its indirect side.
    """
    if evaluation.indirect_t is None:
        return True
    return evaluation.direct_t is not None and bool(np.any(evaluation.direct_t))


def level_t(evaluation: Evaluation, year: int, *, direct: bool) -> Value | None:
    """Return what one side does per year at full effect, else in one year; None without tonnes."""
    full = evaluation.full_direct_t if direct else evaluation.full_indirect_t
    by_year = evaluation.direct_t if direct else evaluation.indirect_t
    if full is None and by_year is not None and year in evaluation.years:
        at_year: Value = by_year[..., evaluation.years.index(year)]
        return at_year
    return full


def missing_inputs(method: Method, inputs: Inputs, electricity: str) -> tuple[Input, ...]:
    """Return the inputs that the method cannot do without and that nobody has given."""
    return tuple(
        declared
        for declared in method.inputs
        if not is_given(declared, inputs.get(declared.id))
        and declared.required
        and declared.default is None
        and not standing_factor(declared, inputs, electricity)
    )


def is_given(declared: Input, given: EffectInput | None) -> bool:
    """Return whether an input holds something; a small table must have every cell filled."""
    if given is None:
        return False
    if declared.kind == "table":
        rows = table_rows(declared, given.text)
        return bool(given.text.strip()) and all(None not in row for row in rows)
    return given.value is not None or bool(given.text.strip() or given.factor)


def standing_factor(declared: Input, inputs: Inputs, electricity: str) -> str:
    """Return the id of the factor that stands in for a number not given; empty for none."""
    chosen = inputs.get(declared.carrier_input)
    if chosen is not None and chosen.text and "kWh" in declared.unit:
        try:
            carried = carrier(chosen.text)
        except PlanError:
            return declared.default_factor
        if not carried.on_site:
            return accounting(electricity).factor_id(carried.code)
    return declared.default_factor


def table_rows(declared: Input, text: str) -> list[list[object]]:
    """Return the rows of a small table in the order of its columns; an unknown cell is None."""
    try:
        rows = json.loads(text) if text.strip() else []
    except (ValueError, RecursionError):  # a stranger's brackets within brackets
        return []
    ids = [column.id for column in declared.columns]
    found: list[list[object]] = []
    for row in rows if isinstance(rows, list) else []:
        if not isinstance(row, list | dict):
            continue
        cells = [row.get(name) for name in ids] if isinstance(row, dict) else row
        found.append((cells + [None] * len(ids))[: len(ids)])
    return found


def table_text(declared: Input, rows: Iterable[Iterable[object]]) -> str:
    """Return the rows of a small table as an input keeps them."""
    ids = [column.id for column in declared.columns]
    named = [dict(zip(ids, row, strict=True)) for row in rows]
    return json.dumps(named, ensure_ascii=False)


def first_inputs(method: Method) -> tuple[EffectInput, ...]:
    """Return what a new calculation starts with: small tables that may be empty are empty."""
    return tuple(
        EffectInput(effect="", name=declared.id, text="[]")
        for declared in method.inputs
        if declared.kind == "table" and declared.low == 0
    )


def example_inputs(method: Method, source: str) -> tuple[EffectInput, ...]:
    """Return the inputs of the method's worked example; `source` says that they are one."""
    return tuple(
        _example_input(method.input(name), value, source)
        for name, value in method.example.inputs.items()
    )


def _example_input(declared: Input, value: object, source: str) -> EffectInput:
    if declared.kind == "table":
        rows = table_rows(declared, json.dumps(value))
        text = table_text(declared, rows)
        return EffectInput(effect="", name=declared.id, text=text, source=source)
    if isinstance(value, int | float):
        return EffectInput(effect="", name=declared.id, value=float(value), source=source)
    return EffectInput(effect="", name=declared.id, text=str(value), source=source)


def _range(samples: Value | None) -> tuple[float, float] | None:
    if samples is None or np.ndim(samples) == 0 or np.ptp(samples) == 0:
        return None
    found = interval(np.asarray(samples))
    return found.p5, found.p95
