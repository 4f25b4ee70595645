"""Small makers of calculations, so that a test of the calculator reads like the domain."""

from functools import cache
from typing import Any

import numpy as np

from fbdesk.calculation.catalogue import method
from fbdesk.calculation.evaluate import Evaluation, evaluate
from fbdesk.calculation.factors import FactorEdition, load_edition
from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.places import Place
from fbdesk.calculation.prepare import Calculation, Terms
from fbdesk.calculation.profile import Profile, year_range
from fbdesk.calculation.spread import Draws
from fbdesk.resource_files import resource

YEARS = (2009, 2020)


@cache
def the_edition() -> FactorEdition:
    """Return the factor edition that ships with the program."""
    return load_edition(resource("factors", "2026.1"))


def an_example(method_id: str, **changes: Any) -> dict[str, Any]:
    """Return the inputs of a method's worked example with some of them changed or added."""
    return {**method(method_id).example.inputs, **changes}


def a_calculation(
    method_id: str,
    inputs: dict[str, Any] | None = None,
    *,
    profile: Profile | None = None,
    placement: Place | None = None,
    key: str = "",
) -> Calculation:
    """Return a calculation from 2010 on; inputs may be bare values. Default: the example's."""
    stated = an_example(method_id) if inputs is None else inputs
    values = {
        name: value if isinstance(value, InputValue) else InputValue(value)
        for name, value in stated.items()
    }
    return Calculation(method_id, values, profile or Profile(2010), placement, key)


def some_terms(years: tuple[int, int] = YEARS, **values: Any) -> Terms:
    """Return terms with the shipped edition over the years, first and last included."""
    return Terms(**{"years": year_range(*years), "edition": the_edition(), **values})


def evaluated(
    method_id: str,
    inputs: dict[str, Any] | None = None,
    *,
    profile: Profile | None = None,
    draws: Draws | None = None,
    **terms: Any,
) -> Evaluation:
    """Return the evaluation of a calculation."""
    return evaluate(a_calculation(method_id, inputs, profile=profile), some_terms(**terms), draws)


def direct_t(method_id: str, **changes: Any) -> float:
    """Return the direct effect per year at full effect: the example, with changes."""
    level = evaluated(method_id, an_example(method_id, **changes)).full_direct_t
    assert level is not None
    return float(level)


def indirect_t(method_id: str, **changes: Any) -> float:
    """Return the indirect effect per year at full effect: the example, with changes."""
    level = evaluated(method_id, an_example(method_id, **changes)).full_indirect_t
    assert level is not None
    return float(level)


def indicator(method_id: str, **changes: Any) -> tuple[float, float]:
    """Return the first indicator before and after: the example, with changes."""
    found = evaluated(method_id, an_example(method_id, **changes)).indicators[0]
    return float(found.before), float(found.after)


def course(result: Evaluation) -> dict[int, float]:
    """Return the direct effect by year."""
    assert result.direct_t is not None
    return dict(zip(result.years, (float(value) for value in result.direct_t), strict=True))


def same(result: Any, expected: Any) -> bool:
    """Return whether arrays agree to twelve digits."""
    return bool(np.allclose(result, expected, rtol=1e-12, atol=0))
