"""What the figure of the paths says: its finding, its source, its text for those who hear it."""

from collections.abc import Sequence

from fbdesk.models.results.plan import Band, PlanResults, Series, TargetResult
from fbdesk.models.results.published_inventory import published_inventory
from fbdesk.models.snapshot import Plan
from fbdesk.reports.figures.drawn import FigureTable
from fbdesk.reports.wording import Wording


def finding(
    target: TargetResult | None, reference_t: Series, measures_t: Series, wording: Wording
) -> str:
    """Return what the paths show, in one sentence that can stand as the title."""
    if not reference_t:
        return wording.text("No inventory yet: the paths cannot be drawn")
    if target is None or target.goal_t is None or target.measures_at_year_t is None:
        return _cut_by_the_end(reference_t, measures_t, wording)
    needed_t = reference_t.get(target.year, 0.0) - target.goal_t
    given_t = reference_t.get(target.year, 0.0) - target.measures_at_year_t
    if needed_t <= 0:
        return wording.text(
            "The reference path alone reaches the target for {year}", year=target.year
        )
    if given_t >= needed_t:
        return wording.text("The measures reach the target for {year}", year=target.year)
    if given_t <= 0:
        return wording.text("The measures do not cut emissions by {year}", year=target.year)
    return wording.text(
        "The measures give {share} of the cut needed by {year}",
        share=wording.numbers.percent(given_t / needed_t),
        year=target.year,
    )


def _cut_by_the_end(reference_t: Series, measures_t: Series, wording: Wording) -> str:
    if not measures_t:
        return wording.text("Registered emissions and reference path")
    year = max(measures_t)
    return cut_or_rise(measures_t[year] - reference_t.get(year, 0.0), year, wording)


def cut_or_rise(effect_t: float, year: int, wording: Wording) -> str:
    """Return what all measures do in a year; a rise is called one, never a cut below nought."""
    source = (
        "The measures raise emissions by {amount} in {year}"
        if effect_t > 0
        else "The measures cut {amount} in {year}"
    )
    return wording.text(source, amount=wording.numbers.tonnes(abs(effect_t)), year=year)


def inventory_source(plan: Plan) -> str:
    """Return who published the inventory that the plan uses, and which edition it is."""
    edition = published_inventory(plan).edition
    if edition is None:
        return ""
    return ", ".join(part for part in (edition.publisher, edition.name) if part)


def source_line(
    results: PlanResults, registered_t: Series, wording: Wording, publisher: str = ""
) -> str:
    """Return the source line: publisher, GWP set, edition of factors, and years not published."""
    parts = [
        _publisher(publisher, wording) if registered_t else wording.text("Source: no inventory"),
        f"GWP {results.gwp_set}",
        wording.text("factor edition {edition}", edition=results.factors_edition),
    ]
    missing = unpublished(tuple(registered_t))
    if missing:
        parts.append(wording.text("{years} not published", years=listed(missing, wording)))
    return " · ".join(parts)


def _publisher(publisher: str, wording: Wording) -> str:
    if publisher:
        return wording.text("Source: {publisher}", publisher=publisher)
    return wording.text("Source: the plan's inventory")


def unpublished(years: Sequence[int]) -> tuple[int, ...]:
    """Return the years between the first and the last published one that are missing."""
    if not years:
        return ()
    return tuple(year for year in range(years[0], years[-1]) if year not in years)


def listed(items: Sequence[object], wording: Wording) -> str:
    """Return `2010, 2012 og 2014`."""
    texts = [str(item) for item in items]
    if len(texts) < 2:  # noqa: PLR2004 # nothing to join
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {wording.text('and')} {texts[-1]}"


def alternative_text(
    registered_t: Series, reference_t: Series, target: TargetResult | None, wording: Wording
) -> str:
    """Return the figure in sentences: where the lines begin, where they end, and the distance."""
    write = wording.numbers.tonnes
    sentences = [wording.text("Line chart of emissions per year.")]
    if registered_t:
        ends = dict.fromkeys((min(registered_t), max(registered_t)))
        told = (
            wording.text("{amount} in {year}", amount=write(registered_t[year]), year=year)
            for year in ends
        )
        sentences.append(wording.text("Registered: {amounts}.", amounts=", ".join(told)))
    if reference_t:
        year = max(reference_t)
        sentences.append(
            wording.text(
                "The reference path ends at {amount} in {year}.",
                amount=write(reference_t[year]),
                year=year,
            )
        )
    if target and target.goal_t is not None and target.measures_at_year_t is not None:
        sentences.append(
            wording.text(
                "With the measures {measures_t} in {year}; the target is {goal_t}.",
                measures_t=write(target.measures_at_year_t),
                goal_t=write(target.goal_t),
                year=target.year,
            )
        )
    return " ".join(sentences)


def paths_table(lines: Sequence[Series], band_t: Band, wording: Wording) -> FigureTable:
    """Return the lines as a table in tonnes, one row per year; a dash where nothing is known."""
    names = ("Year", "Registered, t", "Reference path, t", "With the measures, t")
    columns = (*names, "Target path, t", "P5–P95, t")
    number = wording.numbers.number
    years = sorted({year for line in lines for year in line})
    rows = tuple(
        (
            str(year),
            *(number(line.get(year)) for line in lines),
            "–".join(number(end) for end in sorted(band_t[year])) if year in band_t else "–",
        )
        for year in years
    )
    return FigureTable(tuple(wording.text(column) for column in columns), rows)
