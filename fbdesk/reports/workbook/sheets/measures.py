"""Sheets of the measures: what, who, when, with which instruments, and for the city environment."""

from collections.abc import Callable
from typing import Final

from fbdesk.calculation.declaration import Indicator
from fbdesk.models.city import Party
from fbdesk.models.measures import (
    CityEnvironmentEffect,
    Instrument,
    Measure,
    MeasureInstrument,
    MeasurePartner,
)
from fbdesk.models.results.plan import MeasureResult, Series
from fbdesk.reports.number_order import number_order
from fbdesk.reports.workbook.columns import Book, Column, Kind, Sheet, key_columns, stored
from fbdesk.reports.workbook.passports import cost_note, effect_note

GROUP: Final = "measures"


def measure_number(book: Book, row: object) -> str | None:
    """Return the number of the measure that a row belongs to."""
    found = book.plan.find(Measure, getattr(row, "measure", None))
    return found.number if found else None


def measure_title(book: Book, row: object) -> str | None:
    """Return the title of the measure that a row belongs to."""
    found = book.plan.find(Measure, getattr(row, "measure", None))
    return found.title if found else None


def measure_area(book: Book, row: object) -> str | None:
    """Return the focus area of the measure that a row belongs to."""
    found = book.plan.find(Measure, getattr(row, "measure", None))
    return found.focus_area if found else None


MEASURE_COLUMNS: Final = (
    Column(code="measure_number", heading="Measure", value=measure_number, refers="measure.number"),
    Column(code="measure_title", heading="Title", value=measure_title, computed=True),
)
"""How rows name the measure that they belong to: its number to choose, its title to read."""


def shown_year(book: Book) -> int:
    """Return the year that the list of measures shows: the main target's, else the last one."""
    target = book.results.main_target
    return target.year if target else max(book.results.years)


def cut_t(series: Series, year: int) -> float | None:
    """Return what a series cuts in a year (its effect with the sign turned), None if unknown."""
    effect_t = series.get(year)
    return None if effect_t is None else 0.0 - effect_t


Pick = Callable[[MeasureResult], Series]


def _cut_column(book: Book, code: str, heading: str, pick: Pick, about: str) -> Column:
    year = shown_year(book)

    def value(book: Book, measure: Measure) -> float | None:
        result = book.result(measure.key)
        return cut_t(pick(result), year) if result else None

    return Column(
        code=code,
        heading=heading,
        named=str(year),
        value=value,
        kind=Kind.CUT,
        unit="t CO₂e",
        computed=True,
        about=about,
        note=lambda book, measure: effect_note(book, measure.key, year, heading),
        total=code == "joint_t",
    )


def _partners(book: Book, measure: Measure) -> str:
    links = book.plan.children(MeasurePartner, "measure", measure.key)
    keys = {link.party for link in links}
    return ", ".join(party.name for party in book.plan.parties if party.key in keys)


def _instruments(book: Book, measure: Measure) -> str:
    links = book.plan.children(MeasureInstrument, "measure", measure.key)
    found = (book.plan.find(Instrument, link.instrument) for link in links)
    known = sorted((one for one in found if one), key=lambda one: (one.position, one.title))
    restrictive = book.translate("restrictive")
    return "\n".join(
        f"{one.title} ({restrictive})" if one.restrictive else one.title for one in known
    )


def _counts(book: Book, measure: Measure) -> bool | None:
    result = book.result(measure.key)
    return result.counts if result else None


def _indicators(book: Book, measure: Measure) -> str | None:
    """Return the indicators of a measure: `Avrenning: 0,28 → 0,12 m³/s`, one per line."""
    result = book.result(measure.key)
    if result is None:
        return None
    return "\n".join(
        _indicator(book, one)
        for effect in result.effects
        if effect.evaluation
        for one in effect.evaluation.indicators
    )


def _indicator(book: Book, one: Indicator) -> str:
    write, translate = book.numbers.significant, book.translate
    before, after = write(float(one.before)), write(float(one.after))
    return f"{translate(one.label)}: {before} → {after} {translate(one.unit)}"


def _cost_per_t(book: Book, measure: Measure) -> float | None:
    result = book.result(measure.key)
    return result.cost_per_t_nok if result else None


def _band(book: Book, measure: Measure, place: int) -> float | None:
    result = book.result(measure.key)
    ends = result.stand_alone_band_t.get(shown_year(book)) if result else None
    return None if ends is None else sorted(0.0 - end for end in ends)[place]


def _range_column(book: Book, place: int, code: str, heading: str) -> Column:
    year = shown_year(book)
    return Column(
        code=code,
        heading=heading,
        named=str(year),
        value=lambda book, measure: _band(book, measure, place),
        kind=Kind.CUT,
        unit="t CO₂e",
        computed=True,
        about="Nine of ten samples of the uncertain inputs lie between P5 and P95.",
        note=lambda book, measure: effect_note(book, measure.key, year, heading),
    )


def _result_columns(book: Book) -> tuple[Column, ...]:
    return (
        Column(
            code="counts",
            heading="Counts on the measures path",
            value=_counts,
            kind=Kind.CHOICE,
            choices="yes_no",
            computed=True,
            about="The programme's list of statuses says which measures count.",
        ),
        _cut_column(
            book,
            "stand_alone_t",
            "Cut alone",
            lambda result: result.stand_alone_t,
            "Direct effect of the measure alone. Do not add: measures overlap.",
        ),
        _range_column(book, 0, "stand_alone_low_t", "Cut alone, P5"),
        _range_column(book, 1, "stand_alone_high_t", "Cut alone, P95"),
        _cut_column(
            book,
            "joint_t",
            "Share of the joint cut",
            lambda result: result.joint_t,
            "The measure's share when all measures work together. These shares add up.",
        ),
        _cut_column(
            book,
            "marginal_t",
            "Marginal cut",
            lambda result: result.marginal_t,
            "What is lost if this measure alone is left out of the plan.",
        ),
        _cut_column(
            book,
            "indirect_t",
            "Indirect cut",
            lambda result: result.indirect_t,
            "Outside the municipal inventory. Never added to the direct cut.",
        ),
        _cut_column(
            book,
            "since_start_t",
            "Cut since the measure's own start",
            lambda result: result.since_start_t,
            "Whole direct effect, also the part that the inventory of the start year contains.",
        ),
        _cut_column(
            book,
            "not_placed_t",
            "Cut not placed in the inventory",
            lambda result: result.not_placed_t,
            "Direct effect on a source that the inventory does not have.",
        ),
        Column(
            code="indicators",
            heading="Indicators, before → after",
            value=_indicators,
            kind=Kind.LONG,
            computed=True,
            about="Results that are not tonnes, for example runoff.",
        ),
        Column(
            code="cost_per_t",
            heading="Cost per tonne",
            value=_cost_per_t,
            kind=Kind.WHOLE,
            unit="kr/t",
            computed=True,
            note=lambda book, measure: cost_note(book, measure.key),
        ),
    )


MEASURES: Final = Sheet(
    code="measure",
    title="Measures",
    about=(
        "All measures. A cut is a positive figure, an increase a negative one. "
        "Grey headings are computed."
    ),
    group=GROUP,
    rows=lambda book: book.plan.measures,
    columns=lambda book: (
        stored(Measure, "number", "Number"),
        stored(Measure, "title", "Title"),
        stored(Measure, "focus_area", "Focus area"),
        stored(Measure, "task", "Task"),
        stored(Measure, "status", "Status"),
        stored(Measure, "start_year", "Start"),
        stored(Measure, "end_year", "End"),
        stored(Measure, "phase_in_years", "Phase-in", unit="years"),
        stored(Measure, "responsible", "Responsible"),
        *_result_columns(book),
        stored(Measure, "description", "Description"),
        stored(Measure, "existing", "Existing"),
        stored(Measure, "own_operation", "Own operation"),
        Column(code="partners", heading="Partners", value=_partners, computed=True),
        stored(Measure, "geographic_scope", "Geographic scope"),
        Column(
            code="instruments",
            heading="Instruments",
            value=_instruments,
            kind=Kind.LONG,
            computed=True,
        ),
        stored(Measure, "priority", "Priority"),
        stored(Measure, "risk", "Risk"),
        stored(Measure, "state_dependence", "Depends on the state"),
        stored(Measure, "programme_importance", "Importance of the programme"),
        stored(Measure, "programme_importance_reason", "Reason for the importance"),
        stored(Measure, "lessons", "Lessons"),
        stored(Measure, "transferability", "Transferability"),
        *key_columns(Measure),
    ),
    reads="measure",
    frozen=2,
)


def _party(book: Book, row: MeasurePartner) -> str | None:
    found = book.plan.find(Party, row.party)
    return found.name if found else None


PARTNERS: Final = Sheet(
    code="measure_partner",
    title="Partners",
    about="Which parties take part in which measures.",
    group=GROUP,
    rows=lambda book: book.by_measure(MeasurePartner),
    columns=lambda _: (
        *MEASURE_COLUMNS,
        Column(code="party_name", heading="Party", value=_party, refers="party.name"),
        *key_columns(MeasurePartner),
    ),
    reads="measure_partner",
)


def _carries(book: Book, instrument: Instrument) -> str:
    links = book.plan.children(MeasureInstrument, "instrument", instrument.key)
    numbers = (number for link in links if (number := measure_number(book, link)))
    return ", ".join(sorted(numbers, key=number_order))


INSTRUMENTS: Final = Sheet(
    code="instrument",
    title="Instruments",
    about="What makes the measures happen: rules, money, plans, information, building, organising.",
    group=GROUP,
    rows=lambda book: book.plan.instruments,
    columns=lambda _: (
        stored(Instrument, "title", "Instrument"),
        stored(Instrument, "kind", "Kind of instrument"),
        stored(Instrument, "restrictive", "Restrictive"),
        stored(Instrument, "level", "Level"),
        stored(Instrument, "owner", "Owner"),
        stored(Instrument, "description", "Description"),
        Column(code="carries", heading="Carries the measures", value=_carries, computed=True),
        *key_columns(Instrument),
    ),
    reads="instrument",
)


def _instrument(book: Book, row: MeasureInstrument) -> str | None:
    found = book.plan.find(Instrument, row.instrument)
    return found.title if found else None


MEASURE_INSTRUMENTS: Final = Sheet(
    code="measure_instrument",
    title="Measures and instruments",
    about="Which instruments carry which measures.",
    group=GROUP,
    rows=lambda book: book.by_measure(MeasureInstrument),
    columns=lambda _: (
        *MEASURE_COLUMNS,
        Column(
            code="instrument_title",
            heading="Instrument",
            value=_instrument,
            refers="instrument.title",
        ),
        *key_columns(MeasureInstrument),
    ),
    reads="measure_instrument",
)

CITY_ENVIRONMENT: Final = Sheet(
    code="city_environment_effect",
    title="City environment",
    about="What measures do to the city environment, from −2 (much worse) to 2 (much better).",
    group=GROUP,
    rows=lambda book: book.by_measure(CityEnvironmentEffect),
    columns=lambda _: (
        *MEASURE_COLUMNS,
        stored(CityEnvironmentEffect, "aspect", "Aspect"),
        stored(CityEnvironmentEffect, "score", "Score", unit="−2 to 2"),
        stored(CityEnvironmentEffect, "reason", "Reason", kind=Kind.LONG),
        *key_columns(CityEnvironmentEffect),
    ),
    reads="city_environment_effect",
)

SHEETS: Final = (
    MEASURES,
    INSTRUMENTS,
    MEASURE_INSTRUMENTS,
    PARTNERS,
    CITY_ENVIRONMENT,
)
