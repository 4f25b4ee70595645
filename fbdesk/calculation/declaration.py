"""How a method describes itself: its question, inputs, factors, formula, source and example.

One declaration feeds the form in the window, the checks, the help, the documentation and the
passport of every result.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from fbdesk.calculation.factors import FactorEdition
from fbdesk.calculation.places import Place
from fbdesk.calculation.profile import Profile
from fbdesk.calculation.quantities import Value
from fbdesk.calculation.spread import Spread

Kind = Literal["number", "whole", "choice", "text", "table"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a choice can take: its stable code and the words for it."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table input. With factor categories, the cell names a factor by its id."""

    id: str
    label: str
    unit: str = "-"
    low: float = 0.0
    high: float = 1.0
    factor_categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that the planner states.

    `low` and `high` are inclusive bounds in `unit` (of a table: numbers of rows). Without a default
    it must be given, unless `required` is False, as for choices: they refine a result.
    `default_factor` names the factor that stands in for a number not given. `carrier_input` names
    the choice that decides the side of the boundary this number belongs to. `spread` is the
    uncertainty the literature gives. `where` names who publishes or keeps the figure.
    """

    id: str
    label: str
    unit: str = "-"
    low: float = 0.0
    high: float = 1.0
    help: str = ""
    kind: Kind = "number"
    required: bool = True
    default: float | str | None = None
    default_source: str = ""
    default_factor: str = ""
    factor_categories: tuple[str, ...] = ()
    factor_ids: tuple[str, ...] = ()
    carrier_input: str = ""
    choices: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    spread: Spread | None = None
    where: str = ""

    @property
    def must_be_found(self) -> bool:
        """Return whether the planner has to find it: nothing else stands in for it."""
        return self.required and self.default is None and not self.default_factor

    @property
    def takes_factor(self) -> bool:
        """Return whether the number can be picked from the factor tables."""
        return bool(self.factor_categories or self.factor_ids)


@dataclass(frozen=True, slots=True)
class Part:
    """What a measure does at one place: per year at full effect, or a course of its own.

    `full_t` is t CO2e per year, a number or one per sample. `by_year_t`, for effects without a
    steady level, has shape (years,) or (samples, years). Negative = reduction.
    """

    place: Place
    full_t: Value | None = None
    by_year_t: NDArray[np.float64] | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A result that is not tonnes, before and after the measure."""

    id: str
    label: str
    unit: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Memo:
    """A figure told beside the result and never added to it, such as biogenic CO2."""

    id: str
    label: str
    unit: str
    value: Value


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a method says about one measure."""

    parts: tuple[Part, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    memo: tuple[Memo, ...] = ()


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a method knows of the world: warming potentials of its gases, years and profile."""

    gwp: Mapping[str, float]
    years: NDArray[np.int64]
    profile: Profile
    edition: FactorEdition


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: inputs, and the full effect per year that they lead to.

    `direct_t` and `indirect_t` are t CO2e per year; None where there is no such level.
    """

    text: str
    inputs: Mapping[str, Any]
    direct_t: float | None = None
    indirect_t: float | None = None
    indicators: Mapping[str, tuple[float, float]] | None = None


@dataclass(frozen=True, slots=True)
class Method:
    """One way to compute what a measure does.

    `question` is the plain sentence by which a planner chooses it. `focus_area` is 1 to 4, or 0
    for all; `task` is the task of the programme note. `arguments` is the frozen class that holds
    the inputs under their ids, `compute` the pure function from it to the outcome. `sources` are
    the rows of the accounts that it can touch, the first being the usual one.
    """

    id: str
    title: str
    question: str
    focus_area: int
    task: str
    inputs: tuple[Input, ...]
    sources: tuple[Place, ...]
    formula: str
    literature: tuple[str, ...]
    example: Example
    checklist: tuple[str, ...]
    arguments: Callable[..., Any]
    compute: Callable[[Any, Conditions], Outcome]
    gases: tuple[str, ...] = ()
    gives_tonnes: bool = True

    @property
    def needs(self) -> tuple[Input, ...]:
        """Return what a planner must find before the calculation can be made, in order."""
        return tuple(declared for declared in self.inputs if declared.must_be_found)

    def input(self, input_id: str) -> Input:
        """Return one input; KeyError where the method has none of that id."""
        for declared in self.inputs:
            if declared.id == input_id:
                return declared
        raise KeyError(input_id)
