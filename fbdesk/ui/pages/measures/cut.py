"""What the table says a measure cuts: a figure, or the word for why there is none."""

from dataclasses import dataclass

from fbdesk.models.results.plan import MeasureResult
from fbdesk.reports.numbers import NOT_APPLICABLE, Numbers
from fbdesk.ui.translation import described, tr


@dataclass(frozen=True, slots=True)
class Cut:
    """A cell of the column: `value_t` sorts (positive = cut), `tip` explains, `tone` colours."""

    value_t: float | None
    text: str
    tip: str
    tone: str = ""


def cut_of(
    result: MeasureResult | None, year: int, numbers: Numbers, *, in_tonnes: bool = True
) -> Cut:
    """Return what a measure cuts alone in a year, t CO2e; the tip tells its joint share.

    Where there is no figure: "–" in areas that are not measured in tonnes, "indirect" where the
    cut lies outside the inventory, "missing" where nothing is calculated.
    """
    if result is None:
        return Cut(None, "…", tr("Being calculated."))
    effect_t = result.stand_alone_t.get(year)
    if effect_t is not None:
        tone = "warning" if effect_t > 0 else "" if result.counts else "muted"
        tip = "\n".join(_explained(result, year, numbers))
        return Cut(-effect_t, numbers.cut_number(effect_t), tip, tone)
    return _without_figure(result, year, numbers, in_tonnes=in_tonnes)


def _explained(result: MeasureResult, year: int, numbers: Numbers) -> list[str]:
    effect_t = result.stand_alone_t[year]
    band = result.stand_alone_band_t.get(year, (None, None))
    alone = numbers.cut_with_range(effect_t, *band)
    lines = [tr("Alone in {year}: {cut}.", year=year, cut=alone)]
    joint_t = result.joint_t.get(year)
    if not result.counts:
        lines.append(tr("Does not count on the measures path until it is adopted."))
    elif joint_t is not None:
        share = tr("Share of the joint cut: {cut}.", cut=numbers.cut(joint_t))
        lines.append(share)
        if joint_t - effect_t > 0.5:  # noqa: PLR2004 what rounding alone cannot explain
            why = tr("It is smaller because measures on the same emissions share the cut.")
            lines.append(why)
    if result.indirect_t.get(year):
        lines.append(_indirect(result, year, numbers))
    return lines


def _indirect(result: MeasureResult, year: int, numbers: Numbers) -> str:
    return tr(
        "Outside the municipal inventory in {year}: {cut}.",
        year=year,
        cut=numbers.cut(result.indirect_t[year]),
    )


def _without_figure(result: MeasureResult, year: int, numbers: Numbers, *, in_tonnes: bool) -> Cut:
    if result.indirect_t.get(year):
        return Cut(None, tr("indirect"), _indirect(result, year, numbers), "muted")
    problem = next((each.problem for each in result.effects if each.problem), None)
    if problem is not None:
        return Cut(None, tr("missing"), described(problem), "warning")
    if not in_tonnes:
        words = tr("Adaptation is not measured in tonnes.")
        return Cut(None, NOT_APPLICABLE, words, "muted")
    if any(each.evaluation for each in result.effects):
        words = tr("The calculation gives no effect inside the inventory in {year}.", year=year)
        return Cut(None, NOT_APPLICABLE, words, "muted")
    words = tr("No effect is calculated. Open the tab Effect in the card.")
    return Cut(None, tr("missing"), words, "warning")
