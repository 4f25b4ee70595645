"""Units of the calculator: how a tonne relates to a kilogram, and what may not be mixed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fbdesk.errors import InputError

Value = float | NDArray[np.float64]
"""A number, or one number per sample: the methods compute both with the same code."""

KG_PER_T = 1_000.0
CO2_PER_C = 44 / 12
CH4_PER_C = 16 / 12

_GASES = ("CH4", "N2O")
"""Gases that a unit may weigh by name: a gram of one is never a gram of the other."""

# One word of a unit → (what it measures, how many base units it is).
_WORDS: Mapping[str, tuple[str, float]] = {
    "1": ("ratio", 1.0),
    "-": ("ratio", 1.0),
    "%": ("ratio", 0.01),
    "vol %": ("ratio", 0.01),
    "per m2": ("ratio", 1.0),  # weights of the blue-green factor
    "Mt CO2e": ("CO2e", 1e9),
    "kt CO2e": ("CO2e", 1e6),
    "t CO2e": ("CO2e", 1e3),
    "kg CO2e": ("CO2e", 1.0),
    "kgCO2e": ("CO2e", 1.0),
    "g CO2e": ("CO2e", 1e-3),
    # One kilogram of CO2 is one kilogram of CO2 equivalents in every GWP set.
    "t CO2": ("CO2e", 1e3),
    "t fossil CO2": ("CO2e", 1e3),
    "kg CO2": ("CO2e", 1.0),
    "g CO2": ("CO2e", 1e-3),
    "Gg": ("mass", 1e6),
    "t": ("mass", 1e3),
    "t waste": ("mass", 1e3),
    "t wet": ("mass", 1e3),
    "tonne": ("mass", 1e3),
    "short ton": ("mass", 907.18474),
    "t CH4": ("mass", 1e3),
    "kg": ("mass", 1.0),
    "kg C": ("mass", 1.0),
    "kg CH4": ("mass", 1.0),
    "kg N2O": ("mass", 1.0),
    "kg dm": ("mass", 1.0),
    "g": ("mass", 1e-3),
    "g CH4": ("mass", 1e-3),
    "g N2O": ("mass", 1e-3),
    "TWh": ("energy", 1e9),
    "GWh": ("energy", 1e6),
    "MWh": ("energy", 1e3),
    "kWh": ("energy", 1.0),
    "TJ": ("energy", 1e6 / 3.6),
    "GJ": ("energy", 1e3 / 3.6),
    "MJ": ("energy", 1 / 3.6),
    "m2": ("area", 1.0),
    "m2 heated BRA": ("area", 1.0),
    "ha": ("area", 1e4),
    "km2": ("area", 1e6),
    "m3": ("volume", 1.0),
    "m3/s": ("flow", 1.0),
    "l/s": ("flow", 1e-3),
    "Sm3": ("gas volume", 1.0),
    "litre": ("fuel volume", 1.0),
    "m3 fast": ("solid volume", 1.0),
    "mill. vkm": ("vehicle distance", 1e6),
    "vkm": ("vehicle distance", 1.0),
    "km": ("vehicle distance", 1.0),
    "mill. pkm": ("passenger distance", 1e6),
    "pkm": ("passenger distance", 1.0),
    "passenger.km": ("passenger distance", 1.0),
    "tonne.km": ("goods distance", 1.0),
    "persons": ("persons", 1.0),
    "trip": ("trips", 1.0),
    "trips": ("trips", 1.0),
    "vehicles": ("vehicles", 1.0),
    "vehicle": ("vehicles", 1.0),
    "dwelling": ("dwellings", 1.0),
    "dwellings": ("dwellings", 1.0),
    "household": ("households", 1.0),
    "households": ("households", 1.0),
    "unit": ("unit", 1.0),
    "units": ("unit", 1.0),
    "NOK": ("NOK", 1.0),
    "1000 NOK": ("NOK", 1e3),
    "mill. NOK": ("NOK", 1e6),
    "bn NOK": ("NOK", 1e9),
    "yr": ("year", 1.0),
    "years": ("year", 1.0),
    # Rain intensity: 1 mm/h on one hectare is 10 000/3 600 litres per second.
    "mm/h": ("rain", 1.0),
    "l/(s*ha)": ("rain", 0.36),
    "l/s/ha": ("rain", 0.36),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit taken apart: what it measures, per what, and its size in base units."""

    measures: str
    per: tuple[str, ...]
    scale: float
    numerator_scale: float


def unit(text: str) -> Unit:
    """Return a unit such as `kg CO2e/kWh` taken apart; InputError for one that is not known.

    A remark in brackets is no part of the unit; what stands above and below the line cancels.
    """
    bare = re.sub(r"\s*\([^*)]*\)", "", text).strip()
    if bare in _WORDS:
        measures, scale = _WORDS[bare]
        return Unit(measures, (), scale, scale)
    over, *under = [_word(part.strip(), text) for part in bare.split("/")]
    measures, scale = over
    per = []
    for name, size in under:
        scale /= size
        if name == measures:
            measures = "ratio"
        else:
            per.append(name)
    return Unit(measures, tuple(sorted(per)), scale, over[1])


def convert(value: Value, given: str, wanted: str) -> Value:
    """Return a value of unit `given` in unit `wanted`; InputError where they measure other things.

    `…/unit` is the unit of a freely chosen activity: only what stands above the line converts.
    """
    if given == wanted:
        return value
    source, target = unit(given), unit(wanted)
    if target.per == ("unit",) and source.measures == target.measures and source.per:
        return value * (source.numerator_scale / target.numerator_scale)
    mixed = {_gas(given), _gas(wanted)} == set(_GASES)
    if mixed or (source.measures, source.per) != (target.measures, target.per):
        raise InputError(
            "{given} cannot be turned into {wanted}: they measure different things",
            given=given,
            wanted=wanted,
        )
    return value * (source.scale / target.scale)


def convertible(given: str, wanted: str) -> bool:
    """Return whether a value in one unit can be given in the other."""
    try:
        convert(1.0, given, wanted)
    except InputError:
        return False
    return True


def added(values: Iterable[Value]) -> Value:
    """Return the sum of numbers or of samples; 0 of none."""
    total: Value = 0.0
    for value in values:
        total = total + value
    return total


def tonnes(kilograms: Value) -> Value:
    """Return kilograms as tonnes."""
    return kilograms / KG_PER_T


def _gas(unit_text: str) -> str:
    """Return the gas that a unit weighs, empty where it names none."""
    return next((gas for gas in _GASES if gas in unit_text), "")


def _word(word: str, whole: str) -> tuple[str, float]:
    known = _WORDS.get(word)
    if known is None:
        raise InputError("{unit} is not a unit that fbdesk knows", unit=whole)
    return known
