"""What the form of a calculation knows around its inputs: factors, electricity, words, numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fbdesk.calculation.declaration import Input
from fbdesk.calculation.factors import UNCONFIRMED, Factor, FactorEdition
from fbdesk.calculation.quantities import convertible
from fbdesk.calculation.spread import Lognormal, Percent, Spread, Triangular
from fbdesk.models.effects import EffectInput
from fbdesk.models.results.effect_draft import standing_factor
from fbdesk.reports.numbers import Numbers
from fbdesk.reports.wording import Wording
from fbdesk.ui.translation import tr

SHARE_BOUNDS = (0, 1)
NO_UNITS = frozenset({"-", "rows"})


@dataclass(frozen=True, slots=True, eq=False)
class InputFacts:
    """The same for all inputs of one calculation; `edition` holds the plan's own values."""

    edition: FactorEdition
    electricity: str
    wording: Wording
    inputs: Mapping[str, EffectInput] = field(default_factory=dict)

    def factor(self, factor_id: str) -> Factor | None:
        """Return a factor of the edition; None where it has no such factor any more."""
        return self.edition.factor(factor_id) if factor_id in self.edition else None

    def value_in_unit(self, factor: Factor, unit: str) -> float | None:
        """Return a factor's number in a unit, or None where it has none."""
        if factor.value is None or not convertible(factor.unit, unit):
            return None
        return factor.in_unit(unit)

    def standing(self, declared: Input) -> Factor | None:
        """Return the factor that stands in where nothing is given."""
        return self.factor(standing_factor(declared, self.inputs, self.electricity))

    def offered(self, declared: Input) -> tuple[Factor, ...]:
        """Return the factors that an input can be taken from."""
        return self.edition.offered(declared.unit, declared.factor_categories, declared.factor_ids)


def unit_text(declared: Input) -> str:
    """Return the unit beside a field; a share reads 0–1."""
    if declared.unit not in NO_UNITS:
        return tr(declared.unit)
    is_share = declared.kind == "number" and (declared.low, declared.high) == SHARE_BOUNDS
    return "0–1" if is_share else ""


def spread_text(facts: InputFacts, given: EffectInput) -> str:
    """Return the planner's own spread in a few signs: ±20 %, 0,1–0,3 or ×/÷ 1,5."""
    numbers = facts.wording.numbers
    if not given.spread or given.high is None:
        return ""
    if given.spread == "percent":
        return f"±{numbers.percent(given.high)}"
    if given.spread == "lognormal":
        return f"×/÷ {numbers.significant(1 + given.high)}"
    return _from_to(numbers, given.low, given.high)


def given_spread_text(facts: InputFacts, spread: Spread | None) -> str:
    """Return the spread of the literature or a factor's source in the same few signs."""
    numbers = facts.wording.numbers
    if isinstance(spread, Triangular):
        return _from_to(numbers, spread.low, spread.high)
    if isinstance(spread, Percent):
        return f"±{numbers.significant(spread.percent)} %"
    if isinstance(spread, Lognormal):
        return f"×/÷ {numbers.significant(spread.ratio)}"
    return ""


def origin_text(facts: InputFacts, declared: Input, given: EffectInput | None) -> tuple[str, str]:
    """Return where a number is from, in one line, and its tone: empty or warning."""
    if given is not None and given.factor:
        return _of_factor(facts, given)
    if given is not None and (given.value is not None or given.text.strip()):
        source = tr("Source: {source}", source=given.source) if given.source else ""
        parts = (source or tr("Say where it is from"), spread_text(facts, given))
        return " · ".join(part for part in parts if part), ""
    standing = facts.standing(declared)
    if standing is not None:
        return _standing(standing)
    if declared.default is not None and declared.default_source:
        return tr("Standard value: {source}", source=tr(declared.default_source)), ""
    if declared.takes_factor:
        return tr("Choose from the factor tables"), ""
    return tr("Source and uncertainty"), ""


def _from_to(numbers: Numbers, low: float | None, high: float | None) -> str:
    dash = " – " if low is not None and low < 0 else "–"
    return f"{numbers.significant(low)}{dash}{numbers.significant(high)}"


def _of_factor(facts: InputFacts, given: EffectInput) -> tuple[str, str]:
    factor = facts.factor(given.factor)
    if factor is None:
        return tr("The factor {factor} is not in the edition", factor=given.factor), "warning"
    own = spread_text(facts, given) or given_spread_text(facts, factor.spread())
    words = " · ".join(part for part in (tr(factor.name), own) if part)
    if factor.status == UNCONFIRMED:
        return tr("● Not confirmed: {name}", name=words), "warning"
    return words, ""


def _standing(factor: Factor) -> tuple[str, str]:
    if factor.status == UNCONFIRMED:
        return tr("● Not confirmed: {name}", name=tr(factor.name)), "warning"
    return tr("Standard value: {source}", source=tr(factor.name)), ""
