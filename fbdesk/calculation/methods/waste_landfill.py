"""Waste kept away from landfill: the methane that it would have given off for decades."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fbdesk.calculation.declaration import Conditions, Example, Input, Method, Outcome, Part
from fbdesk.calculation.elementary import exp
from fbdesk.calculation.methods.waste_inputs import IPCC_3, OXIDATION, WASTE_CLASSES
from fbdesk.calculation.places import LANDFILL_GAS
from fbdesk.calculation.quantities import CH4_PER_C, Value


@dataclass(frozen=True, slots=True)
class Landfill:
    """Inputs of `effect`: waste per year, for how long, and what it is made of."""

    tonnes_per_year: Value
    deposit_years: Value
    doc: Value
    docf: Value
    mcf: Value
    k: Value
    methane_fraction: Value
    oxidation: Value
    recovery_share: Value


def effect(inputs: Landfill, conditions: Conditions) -> Outcome:
    """Return the change per year, t CO2e (negative = reduction); there is no steady level.

    The waste would have been deposited for `deposit_years` from the start year, phased in and
    growing as the profile says. The result is minus the methane emitted, times its GWP.
    """
    years, profile = conditions.years, conditions.profile
    last = max(int(years[-1]), profile.start)
    course = np.arange(profile.start, last + 1)
    deposit_years = int(np.max(inputs.deposit_years))
    shares = profile.amounts(course, deposit_years)
    deposited_t = np.asarray(inputs.tonnes_per_year)[..., np.newaxis] * shares
    emitted_t = methane_t(deposited_t, inputs)
    by_year_t = np.zeros((*emitted_t.shape[:-1], len(years)), order="F")
    works = years >= profile.start
    by_year_t[..., works] = emitted_t[..., max(int(years[0]) - profile.start, 0) :][
        ..., : int(np.sum(works))
    ]
    by_year_t *= -conditions.gwp["CH4"]
    return Outcome((Part(LANDFILL_GAS, by_year_t=by_year_t),))


def methane_t(deposited_t: NDArray[np.float64], inputs: Landfill) -> NDArray[np.float64]:
    """Return the methane emitted in each year, t CH4, same shape as the waste deposited.

    First-order decay, IPCC 2006 Guidelines, vol. 5, ch. 3, eq. 3.2-3.6:
    d = W·DOC·DOCf·MCF; a(T) = d(T) + a(T−1)·e^−k; decomposed(T) = a(T−1)·(1 − e^−k);
    generated = decomposed·F·16/12; emitted = (generated − R)·(1 − OX). The year of deposit emits
    nothing: decay starts on 1 January of the year after (the IPCC's default delay). The last
    axis is years in a row.
    """
    decomposable: Value = inputs.doc * inputs.docf * inputs.mcf
    remains = np.asarray(exp(-inputs.k))
    per_decomposed: Value = (
        inputs.methane_fraction * CH4_PER_C * (1 - inputs.recovery_share) * (1 - inputs.oxidation)
    )
    per_stored_t = (1 - remains) * per_decomposed
    shape = np.broadcast_shapes(
        deposited_t.shape[:-1], np.shape(decomposable), remains.shape, np.shape(per_decomposed)
    )
    emitted_t = np.zeros((deposited_t.shape[-1], *shape))  # a year in a row: quicker to fill
    accumulated_t: Value = np.zeros(shape)
    for year in range(len(emitted_t)):
        emitted_t[year] = accumulated_t * per_stored_t
        accumulated_t = deposited_t[..., year] * decomposable + accumulated_t * remains
    return np.moveaxis(emitted_t, 0, -1)


METHOD = Method(
    id="waste.landfill",
    title="Waste kept away from landfill",
    question="Waste that no longer goes to landfill",
    focus_area=3,
    task="3.2",
    inputs=(
        Input(
            "tonnes_per_year",
            "Waste kept away per year",
            "t/yr",
            0,
            1e7,
            "Wet tonnes of one kind of waste. Several kinds: one calculation for each.",
            where="The landfill's weighings, or the waste company's yearly report",
        ),
        Input(
            "deposit_years",
            "For how many years",
            "years",
            1,
            100,
            "Years for which the waste would otherwise have been deposited, from the start year. "
            "It takes the place of the lifetime.",
            kind="whole",
            where="The landfill's permit, or the plan for the waste",
        ),
        Input(
            "doc",
            "Degradable organic carbon",
            "kg C/kg",
            0,
            1,
            "Per kg wet waste: food 0.15, garden 0.20, paper 0.40, wood 0.43 (IPCC 2006).",
            factor_ids=tuple(f"doc-msw_{name}-wet" for name in WASTE_CLASSES),
            where="The factor tables of fbdesk",
        ),
        Input(
            "docf",
            "Share of it that decomposes",
            "-",
            0,
            1,
            "0.5 for all waste in the 2006 Guidelines; by kind of waste in the 2019 Refinement.",
            default_factor="docf06",
            factor_categories=("DOCf 2006", "DOCf 2019"),
        ),
        Input(
            "mcf",
            "Methane correction factor",
            "-",
            0,
            1,
            "1 for a managed, anaerobic landfill, less where air gets in.",
            default_factor="mcf-managed",
            factor_categories=("MCF",),
        ),
        Input(
            "k",
            "Rate of decay",
            "1/yr",
            0.001,
            1,
            "For most of Norway the boreal wet values: food 0.185, garden 0.10, paper 0.06, wood "
            "0.03.",
            factor_ids=tuple(
                f"k-{kind}-bt-{climate}"
                for kind in ("food-sludge", "garden", "paper-textiles", "wood-straw", "bulk")
                for climate in ("wet", "dry")
            ),
            where="The factor tables of fbdesk",
        ),
        Input(
            "methane_fraction",
            "Share of methane in landfill gas",
            "-",
            0,
            1,
            "By volume; 0.5 unless measured.",
            default_factor="f",
            factor_ids=("f",),
        ),
        OXIDATION,
        Input(
            "recovery_share",
            "Share of the gas that is collected",
            "-",
            0,
            1,
            "Collected and burnt, measured over a year. 0 without a gas plant.",
            default=0.0,
            default_source="IPCC 2006 Guidelines, vol. 5, ch. 3: 0 unless measured",
        ),
    ),
    sources=(LANDFILL_GAS,),
    formula="d = W·DOC·DOCf·MCF; a(T) = d(T) + a(T−1)·e^−k; "
    "CH4 = a(T−1)·(1 − e^−k)·F·16/12·(1 − R)·(1 − OX); −CH4·GWP",
    literature=(f"{IPCC_3}, eq. 3.2-3.6 and tables 3.1-3.3",),
    example=Example(
        "1 000 t of food waste kept away in one year, oxidation 0.1: over all years together "
        "45 t of methane less.",
        {
            "tonnes_per_year": 1_000.0,
            "deposit_years": 1.0,
            "doc": 0.15,
            "docf": 0.5,
            "mcf": 1.0,
            "k": 0.185,
            "methane_fraction": 0.5,
            "oxidation": 0.1,
            "recovery_share": 0.0,
        },
    ),
    checklist=(
        "Biodegradable waste has been banned from landfill since 1 July 2009: is this older?",
        "Where does the waste go instead? State that as a calculation of its own.",
    ),
    arguments=Landfill,
    compute=effect,
    gases=("CH4",),
)
