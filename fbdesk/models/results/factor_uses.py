"""Which calculations of a plan rest on which factor, so that a figure can be followed both ways."""

from collections.abc import Mapping
from dataclasses import dataclass

from fbdesk.models.results.plan import PlanResults


@dataclass(frozen=True, slots=True)
class FactorUse:
    """One number of one calculation that comes from a factor; `label` is English source text."""

    measure: str
    number: str
    title: str
    effect: str
    label: str


def factor_uses(results: PlanResults) -> Mapping[str, tuple[FactorUse, ...]]:
    """Return the uses of each factor that the results rest on, in the order of the measures.

    A calculation that could not be made uses nothing. Electricity and district heat are used
    where the plan's accounting chose them.
    """
    uses: dict[str, list[FactorUse]] = {}
    for measure in results.measures:
        for effect in measure.effects:
            lines = effect.evaluation.passport if effect.evaluation else ()
            for line in lines:
                if line.factor:
                    use = FactorUse(
                        measure.measure, measure.number, measure.title, effect.effect, line.label
                    )
                    uses.setdefault(line.factor, []).append(use)
    return {factor: tuple(found) for factor, found in uses.items()}


def measures_of(uses: tuple[FactorUse, ...]) -> tuple[str, ...]:
    """Return the numbers of the measures that a factor is used by, each once."""
    return tuple(dict.fromkeys(use.number for use in uses))
