"""A calculation stated as JSON, and its result as JSON: the calculator for other programs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fbdesk.calculation.catalogue import method as method_of
from fbdesk.calculation.factors import FactorEdition, FactorOverride
from fbdesk.calculation.gwp import DEFAULT_GWP_SET
from fbdesk.calculation.inputs import InputValue
from fbdesk.calculation.places import Place
from fbdesk.calculation.prepare import Calculation, Terms
from fbdesk.calculation.profile import Profile, year_range
from fbdesk.calculation.spread import Spread, spread_from
from fbdesk.errors import InputError

Json = Mapping[str, object]

_KEYS = ("inputs", "profile", "years", "gwp", "factors", "electricity", "source", "seed")
_PROFILE_KEYS = ("start", "phase_in", "lifetime", "yearly_change")
_INPUT_KEYS = ("value", "unit", "factor", "spread", "source", "note")
_OVERRIDE_KEYS = ("value", "unit", "source", "reason")
_STATED_HERE = "Stated in the request"

DEFAULT_SEED = 2009


@dataclass(frozen=True, slots=True)
class Request:
    """One calculation that somebody asks for, ready to evaluate."""

    calculation: Calculation
    terms: Terms
    seed: int


def read_request(method_id: str, data: object, edition: FactorEdition) -> Request:
    """Return the calculation that JSON describes.

    `{"inputs": {…}, "profile": {"start": 2010, "phase_in": 3, "lifetime": 20}, "years": [2009,
    2030], "gwp": "AR5", "factors": {id: {"value", "unit", "source", "reason"}}}`. An input is a
    number, a text, a list of rows, or an object with value, unit, factor, spread, source, note.
    InputError names what cannot be read; UsageError an unknown method.
    """
    stated = _object("the request", data, _KEYS)
    gives_tonnes = method_of(method_id).gives_tonnes
    profile, years = _times(stated, required=gives_tonnes)
    inputs = _object("inputs", stated.get("inputs"), None)
    place = stated.get("source")
    calculation = Calculation(
        method_id,
        {name: _input(name, value) for name, value in inputs.items()},
        profile,
        None if place is None else _place(place),
    )
    terms = Terms(
        years,
        edition.with_overrides(_overrides(stated.get("factors"), edition)),
        _text("gwp", stated.get("gwp", DEFAULT_GWP_SET)),
        _text("electricity", stated.get("electricity", "none")),
    )
    return Request(calculation, terms, _whole("seed", stated.get("seed", DEFAULT_SEED)))


def _times(stated: Json, *, required: bool) -> tuple[Profile, "np.typing.NDArray[np.int64]"]:
    years = stated.get("years")
    if stated.get("profile") is None and years is None:
        if required:
            raise InputError("profile and years are missing: state when the measure works")
        return Profile(DEFAULT_SEED), np.array([], dtype=np.int64)
    profile = _known(_object("profile", stated.get("profile") or {}, _PROFILE_KEYS))
    if years is None:
        start = _whole("profile.start", profile.get("start"))
        years = [start, start]
    if not isinstance(years, Sequence) or isinstance(years, str) or len(years) != 2:  # noqa: PLR2004
        raise InputError("years must be [first, last], not {value}", value=years)
    first, last = (_whole("years", year) for year in years)
    lifetime = profile.get("lifetime")
    change = profile.get("yearly_change", 0.0)
    return (
        Profile(
            _whole("profile.start", profile.get("start", first)),
            _whole("profile.phase_in", profile.get("phase_in", 1)),
            None if lifetime is None else _whole("profile.lifetime", lifetime),
            change,  # type: ignore[arg-type] # Profile checks it
        ),
        year_range(first, last),
    )


def _known(fields: Json) -> Json:
    """Return the fields without those that are null: null asks for the default."""
    return {name: value for name, value in fields.items() if value is not None}


def _input(name: str, stated: object) -> InputValue:
    if not isinstance(stated, Mapping):
        return InputValue(stated)  # type: ignore[arg-type] # the method's declaration checks it
    fields = _object(f"inputs.{name}", stated, _INPUT_KEYS)
    if fields.get("factor") and fields.get("value") is not None:
        raise InputError("{field} has both a value and a factor: keep one", field=name)
    return InputValue(
        value=fields.get("value"),  # type: ignore[arg-type] # as above
        spread=_spread(name, fields.get("spread")),
        factor=_text(f"{name}.factor", fields.get("factor") or ""),
        source=_text(f"{name}.source", fields.get("source") or ""),
        note=_text(f"{name}.note", fields.get("note") or ""),
        unit=_text(f"{name}.unit", fields.get("unit") or ""),
    )


def _spread(name: str, stated: object) -> Spread | None:
    return None if stated is None else spread_from(_object(f"{name}.spread", stated, None))


def _overrides(stated: object, edition: FactorEdition) -> list[FactorOverride]:
    own = _object("factors", stated or {}, None)
    return [_override(edition, factor_id, value) for factor_id, value in own.items()]


def _override(edition: FactorEdition, factor_id: str, stated: object) -> FactorOverride:
    unit = edition.factor(factor_id).unit
    fields = {"value": stated}
    if isinstance(stated, Mapping):
        fields = dict(_object(f"factors.{factor_id}", stated, _OVERRIDE_KEYS))
    value = fields.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(
            "factors.{factor} needs a number, not {value}", factor=factor_id, value=value
        )
    return FactorOverride(
        factor_id,
        float(value),
        _text("unit", fields.get("unit") or unit),
        _text("source", fields.get("source") or _STATED_HERE),
        _text("reason", fields.get("reason") or ""),
    )


def _place(stated: object) -> Place:
    fields = _object("source", stated, ("sector", "source"))
    return Place(
        _text("source.sector", fields.get("sector", "")),
        _text("source.source", fields.get("source", "")),
    )


def _object(name: str, stated: object, keys: Sequence[str] | None) -> Json:
    if not isinstance(stated, Mapping):
        raise InputError("{name} must be a JSON object, not {value}", name=name, value=stated)
    for key in stated:
        if keys is not None and key not in keys:
            raise InputError(
                "{name} has no {key}; it takes {keys}", name=name, key=key, keys=", ".join(keys)
            )
    return stated


def _text(name: str, stated: object) -> str:
    if not isinstance(stated, str):
        raise InputError("{name} must be a text, not {value}", name=name, value=stated)
    return stated


def _whole(name: str, stated: object) -> int:
    if isinstance(stated, bool) or not isinstance(stated, int):
        raise InputError("{name} must be a whole number, not {value}", name=name, value=stated)
    return stated
