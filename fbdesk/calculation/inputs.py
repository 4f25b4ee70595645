"""What the planner states for a calculation, checked against the method's declaration."""

import difflib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fbdesk.calculation.accounting import Accounting
from fbdesk.calculation.carriers import EL, carrier, carrier_of
from fbdesk.calculation.declaration import Input, Method
from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.calculation.quantities import convert
from fbdesk.calculation.spread import Spread, Triangular
from fbdesk.calculation.tables import Table, read_table
from fbdesk.errors import InputError

STATED, DEFAULT, PLAN = "stated", "default", "plan"
"""Where a number comes from: the planner, the declaration, or a choice of the whole plan."""


@dataclass(frozen=True, slots=True)
class InputValue:
    """One stated input: a number, a code or text, a table, or the id of a factor.

    `unit` is empty for the declared unit. With a factor, the edition's number holds, so that a
    new edition or the plan's own value takes effect everywhere.
    """

    value: float | str | Sequence[object] | None = None
    spread: Spread | None = None
    factor: str = ""
    source: str = ""
    note: str = ""
    unit: str = ""
    entered_by: str = ""
    entered_at: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """One input ready to compute with: its number in the declared unit, and where it is from."""

    declared: Input
    value: float | str | Table | None
    origin: str
    stated: InputValue
    factor: Factor | None = None
    spread: Spread | None = None

    @property
    def number(self) -> float | None:
        """Return the number, or None for texts, choices and tables."""
        return self.value if isinstance(self.value, float) else None


def read_inputs(
    method: Method,
    inputs: Mapping[str, InputValue],
    edition: FactorEdition,
    accounting: Accounting,
) -> tuple[Given, ...]:
    """Return every input of the method, in declared order, checked and in its own unit.

    InputError names the field, its value, bounds and unit: for an unknown or missing input, a
    wrong kind of value, NaN, or a number out of bounds.
    """
    _refuse_unknown(method, inputs)
    reader = _Reader(method, inputs, edition, accounting)
    found = tuple(reader.read(declared) for declared in method.inputs)
    return tuple(reader.infer_carrier(given, found) for given in found)


class _Reader:
    """Reads the inputs of one calculation."""

    def __init__(
        self,
        method: Method,
        inputs: Mapping[str, InputValue],
        edition: FactorEdition,
        accounting: Accounting,
    ) -> None:
        self._method = method
        self._inputs = inputs
        self._edition = edition
        self._accounting = accounting

    def read(self, declared: Input) -> Given:
        stated = self._inputs.get(declared.id, InputValue())
        if declared.kind == "choice":
            return self._choice(declared, stated)
        if declared.kind == "text":
            return self._text(declared, stated)
        if declared.kind == "table":
            table = read_table(declared, _required(declared, stated.value), self._edition)
            return Given(declared, table, STATED, stated)
        return self._number(declared, stated)

    def infer_carrier(self, given: Given, found: Sequence[Given]) -> Given:
        """Return a carrier that nobody stated, where the chosen factor gives it away."""
        if given.declared.kind != "choice" or not _is_carrier(given.declared):
            return given
        for other in found:
            if other.declared.carrier_input != given.declared.id or other.factor is None:
                continue
            told = carrier_of(other.factor)
            if told is not None and given.value is None:
                return replace(given, value=told, origin=DEFAULT)
            if told is not None and carrier(str(given.value)).on_site:
                raise InputError(
                    "{field} says {value}, but {factor} is a factor of {carrier}",
                    field=given.declared.id,
                    label=given.declared.label,
                    value=given.value,
                    factor=other.factor.id,
                    carrier=carrier(told).name,
                )
        return given

    def _choice(self, declared: Input, stated: InputValue) -> Given:
        if stated.value is None or stated.value == "":
            return Given(declared, declared.default, DEFAULT, stated)
        if _is_carrier(declared):
            return Given(declared, carrier(str(stated.value)).code, STATED, stated)
        codes = [choice.code for choice in declared.choices]
        if stated.value not in codes:
            raise InputError(
                "{field} must be one of {choices}, not {value}",
                field=declared.id,
                label=declared.label,
                choices=", ".join(codes),
                value=stated.value,
            )
        return Given(declared, str(stated.value), STATED, stated)

    def _text(self, declared: Input, stated: InputValue) -> Given:
        if stated.value is None or (isinstance(stated.value, str) and not stated.value.strip()):
            raise _missing(declared)
        if not isinstance(stated.value, str):
            raise _not_text(declared, stated.value)
        return Given(declared, stated.value, STATED, stated)

    def _number(self, declared: Input, stated: InputValue) -> Given:
        if stated.factor:
            return self._from_factor(declared, stated, stated.factor, STATED)
        if stated.value is not None:
            unit = stated.unit or declared.unit
            number = _convert(declared, _number(declared, stated.value), unit)
            spread = _spread_in(stated.spread, unit, declared.unit) or declared.spread
            return Given(declared, _bounded(declared, number), STATED, stated, spread=spread)
        return self._default(declared, stated)

    def _default(self, declared: Input, stated: InputValue) -> Given:
        carried = self._inputs.get(declared.carrier_input, InputValue()).value
        if carried and "kWh" in declared.unit and not carrier(str(carried)).on_site:
            chosen = self._accounting.factor_id(carrier(str(carried)).code)
            return self._from_factor(declared, stated, chosen, PLAN)
        if declared.default_factor:
            return self._from_factor(declared, stated, declared.default_factor, DEFAULT)
        if declared.default is None:
            raise _missing(declared)
        number = _bounded(declared, float(declared.default))
        return Given(declared, number, DEFAULT, stated, spread=stated.spread or declared.spread)

    def _from_factor(
        self, declared: Input, stated: InputValue, factor_id: str, origin: str
    ) -> Given:
        factor = self._edition.factor(factor_id)
        number = _convert(declared, factor.in_unit(factor.unit), factor.unit)
        own = _spread_in(stated.spread, declared.unit, declared.unit)
        spread = own or _spread_in(factor.spread(), factor.unit, declared.unit) or declared.spread
        return Given(declared, _bounded(declared, number), origin, stated, factor, spread)


def _refuse_unknown(method: Method, inputs: Mapping[str, InputValue]) -> None:
    known = [declared.id for declared in method.inputs]
    for name in inputs:
        if name not in known:
            raise _unknown(method, name, known)


def _unknown(method: Method, name: str, known: Sequence[str]) -> InputError:
    near = difflib.get_close_matches(name, known, 1)
    if near:
        return InputError(
            "{method} has no input {field}; did you mean {near}?",
            method=method.id,
            field=name,
            near=near[0],
        )
    return InputError(
        "{method} has no input {field}; it takes {inputs}",
        method=method.id,
        field=name,
        inputs=", ".join(known),
    )


def _required(declared: Input, value: object) -> object:
    if value is None:
        raise _missing(declared)
    return value


def _number(declared: Input, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InputError(
            "{field} must be a number in {unit}, not {value}",
            field=declared.id,
            label=declared.label,
            unit=declared.unit,
            value=value,
        )
    if declared.kind == "whole" and value != int(value):
        raise InputError(
            "{field} must be a whole number, not {value}",
            field=declared.id,
            label=declared.label,
            value=value,
        )
    return float(value)


def _convert(declared: Input, number: float, unit: str) -> float:
    try:
        return float(convert(number, unit, declared.unit))
    except InputError as error:
        raise InputError(
            "{field} is given in {given} but needs {unit}",
            field=declared.id,
            label=declared.label,
            given=unit,
            unit=declared.unit,
        ) from error


def _bounded(declared: Input, number: float) -> float:
    if not declared.low <= number <= declared.high:
        raise InputError(
            "{field} must be between {low} and {high} {unit}, not {value}",
            field=declared.id,
            label=declared.label,
            low=f"{declared.low:.15g}",
            high=f"{declared.high:.15g}",
            unit=declared.unit,
            value=f"{number:.15g}",
        )
    return number


def _spread_in(spread: Spread | None, given: str, wanted: str) -> Spread | None:
    if not isinstance(spread, Triangular) or given == wanted:
        return spread
    low, high = (
        float(convert(spread.low, given, wanted)),
        float(convert(spread.high, given, wanted)),
    )
    mode = None if spread.mode is None else float(convert(spread.mode, given, wanted))
    return Triangular(low, high, mode)


def _is_carrier(declared: Input) -> bool:
    return any(choice.code == EL for choice in declared.choices)


def _missing(declared: Input) -> InputError:
    return InputError(
        "{field} is missing: {label}, {unit}",
        field=declared.id,
        label=declared.label,
        unit=declared.unit,
    )


def _not_text(declared: Input, value: object) -> InputError:
    return InputError(
        "{field} must be a text, not {value}",
        field=declared.id,
        label=declared.label,
        value=value,
    )
