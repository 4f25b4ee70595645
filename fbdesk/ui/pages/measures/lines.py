"""The rows of the table of measures: each with what it cuts, what it costs and what finds it."""

from collections.abc import Mapping
from dataclasses import dataclass

from fbdesk.models.agreement import Commitment, CommitmentMeasure
from fbdesk.models.city import Party
from fbdesk.models.effects import Effect
from fbdesk.models.followup import Decision, Indicator, Milestone, ProgressNote
from fbdesk.models.measures import Instrument, Measure, MeasureInstrument, MeasurePartner
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.results.plan import MeasureResult, PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.cut import Cut, cut_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLine:
    """One line of the table; `words` holds every text of the measure, in small letters."""

    key: str
    measure: Measure
    area_name: str
    cut: Cut
    cost_ore: int | None
    granted_ore: int | None
    words: str

    @property
    def gap_ore(self) -> int | None:
        """What is not covered yet; None where no cost is entered."""
        return None if self.cost_ore is None else self.cost_ore - (self.granted_ore or 0)

    def matches(self, words: str) -> bool:
        """Return whether the measure holds every one of these words."""
        return all(word in self.words for word in words.casefold().split())


def main_year(plan: Plan, results: PlanResults | None) -> int:
    """Return the year that cuts are shown for: the main target's, or the period's last one."""
    year = next((t.year for t in plan.targets if t.main), plan.settings.period_to)
    if results is None or not results.years or year in results.years:
        return year
    return min(max(year, results.years[0]), results.years[-1])


def measure_lines(
    desk: Desk, plan: Plan, results: PlanResults | None, numbers: Numbers
) -> tuple[MeasureLine, ...]:
    """Return a line for every measure of the plan, in the plan's order."""
    year = main_year(plan, results)
    found: Mapping[str, MeasureResult] = (
        {result.measure: result for result in results.measures} if results else {}
    )
    areas = {area.code: area for area in desk.programme.focus_areas}
    names = {
        of: dict(desk.choices(of)) for of in ("focus_area", "task", "status", "instrument_kind")
    }
    lines = []
    for measure in plan.measures:
        area = areas.get(measure.focus_area)
        in_tonnes = area is None or area.measured_in_tonnes
        name = area.short_name.text(desk.language) if area else measure.focus_area
        lines.append(
            MeasureLine(
                key=measure.key,
                measure=measure,
                area_name=f"{measure.focus_area}  {name}",
                cut=cut_of(found.get(measure.key), year, numbers, in_tonnes=in_tonnes),
                cost_ore=cost_ore(plan, measure.key),
                granted_ore=granted_ore(plan, measure.key),
                words=_words(plan, measure, names),
            )
        )
    return tuple(lines)


def newest_first(
    lines: tuple[MeasureLine, ...], recent: tuple[str, ...] | None
) -> tuple[MeasureLine, ...]:
    """Return the lines of the measures that were changed last; all lines where None are asked."""
    if recent is None:
        return lines
    held = {line.key: line for line in lines}
    return tuple(held[key] for key in recent if key in held)


def cost_ore(plan: Plan, measure: str) -> int | None:
    """Return investment and operation of all years, gross; None where none is entered."""
    lines = plan.children(CostLine, "measure", measure)
    amounts = [line.gross_ore for line in lines if line.kind != "saving"]
    return sum(amounts) if amounts else None


def granted_ore(plan: Plan, measure: str) -> int | None:
    """Return what all schemes have granted in all years; None where no grant is entered."""
    lines = plan.children(FundingLine, "measure", measure)
    amounts = [line.granted_ore for line in lines if line.granted_ore is not None]
    return sum(amounts) if amounts else None


def instruments_of(plan: Plan, measure: str) -> tuple[Instrument, ...]:
    """Return the instruments that carry a measure, in the plan's order."""
    links = plan.children(MeasureInstrument, "measure", measure)
    held = {link.instrument for link in links}
    return tuple(instrument for instrument in plan.instruments if instrument.key in held)


def partners_of(plan: Plan, measure: str) -> tuple[Party, ...]:
    """Return the parties that take part in a measure, in the plan's order."""
    held = {link.party for link in plan.children(MeasurePartner, "measure", measure)}
    return tuple(party for party in plan.parties if party.key in held)


def commitments_of(plan: Plan, measure: str) -> tuple[Commitment, ...]:
    """Return the commitments that are about a measure, in the plan's order."""
    held = {link.commitment for link in plan.children(CommitmentMeasure, "measure", measure)}
    return tuple(commitment for commitment in plan.commitments if commitment.key in held)


def _words(plan: Plan, measure: Measure, names: Mapping[str, Mapping[str, str]]) -> str:
    key = measure.key
    instruments = instruments_of(plan, key)
    effects = plan.children(Effect, "measure", key)
    texts = (
        measure.number,
        measure.title,
        measure.description,
        names["focus_area"].get(measure.focus_area, ""),
        names["task"].get(measure.task, ""),
        names["status"].get(measure.status, ""),
        measure.responsible,
        measure.geographic_scope,
        measure.risk,
        measure.programme_importance_reason,
        measure.lessons,
        measure.transferability,
        *(party.name for party in partners_of(plan, key)),
        *(instrument.title for instrument in instruments),
        *(names["instrument_kind"].get(instrument.kind, "") for instrument in instruments),
        *(f"{commitment.number} {commitment.text}" for commitment in commitments_of(plan, key)),
        *(f"{effect.title} {effect.note}" for effect in effects),
        *(milestone.title for milestone in plan.children(Milestone, "measure", key)),
        *(note.text for note in plan.children(ProgressNote, "measure", key)),
        *(f"{d.body} {d.case_number} {d.text}" for d in plan.children(Decision, "measure", key)),
        *(indicator.title for indicator in plan.children(Indicator, "measure", key)),
    )
    return "\n".join(texts).casefold()
