"""The four key figures of the overview, in words, each with the sectors that it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from fbdesk.models.results.plan import PlanResults, TargetResult
from fbdesk.reports.wording import Wording
from fbdesk.ui.pages.overview.scope import EVERY_SECTOR
from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.card import KeyFigure

FOUR_BESIDE_FROM_PX = 820


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What one key figure says; the last line of the note names the sectors."""

    caption: str
    figure: str
    note: str
    tone: str = ""


def figures_of(
    results: PlanResults, view: TargetResult, wording: Wording
) -> tuple[FigureWords, FigureWords, FigureWords, FigureWords]:
    """Return emissions, target, cut and what remains, for the sectors of a view."""
    return (
        _emissions(results.inventory, view, wording),
        _target(results, view, wording),
        _cut(results, view, wording),
        _remaining(results, view, wording),
    )


class KeyFigureRow(QWidget):
    """Four cards in a row, or two and two where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self.cards = tuple(KeyFigure("") for _ in range(4))
        self._grid = QGridLayout(self)
        margins(self._grid, 0, 0, 0, 0)
        spacing(self._grid, 16)
        self._beside = 0
        self._arrange(len(self.cards))

    def show_figures(self, figures: tuple[FigureWords, ...]) -> None:
        """Show the figures."""
        for card, words in zip(self.cards, figures, strict=True):
            card.show_figure(words.figure, words.note, caption=words.caption, tone=words.tone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room."""
        super().resizeEvent(event)
        self._arrange(4 if self.width() >= scaled(FOUR_BESIDE_FROM_PX) else 2)

    def _arrange(self, beside: int) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // beside, place % beside)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < beside else 0)


def _emissions(
    inventory: Mapping[int, Mapping[str, float]], view: TargetResult, wording: Wording
) -> FigureWords:
    if not view.registered_t:
        caption = tr("Emissions in {year}", year=view.base_year)
        return FigureWords(caption, "–", tr("missing in the inventory"), "warning")
    year = max(view.registered_t)
    emission_t = view.registered_t[year]
    told = [_change(view, year, wording), _below_target(view, emission_t)]
    change = ", ".join(part for part in told if part)
    scope = _scope(view, wording)
    whole_t = sum(inventory.get(year, {}).values())
    if view.target != EVERY_SECTOR and whole_t:
        share = wording.numbers.percent(emission_t / whole_t)
        scope = tr("{scope}, {share} of all emissions", scope=scope, share=share)
    caption = tr("Emissions in {year}", year=year)
    return FigureWords(caption, wording.numbers.tonnes(emission_t), _lines(change, scope))


def _change(view: TargetResult, year: int, wording: Wording) -> str:
    before_t = view.registered_t.get(view.base_year)
    if not before_t or year == view.base_year:
        return ""
    change = view.registered_t[year] / before_t - 1
    share = wording.numbers.percent(abs(change))
    if change > 0:
        return tr("up {share} from {year}", share=share, year=view.base_year)
    return tr("down {share} from {year}", share=share, year=view.base_year)


def _below_target(view: TargetResult, emission_t: float) -> str:
    """Return that the published emissions are below the goal already, though the plan is not."""
    if view.goal_t is None or emission_t > view.goal_t or not view.gap_t or view.gap_t <= 0:
        return ""
    return tr("below the target for {year}", year=view.year)


def _target(results: PlanResults, view: TargetResult, wording: Wording) -> FigureWords:
    if view.target == EVERY_SECTOR:
        return FigureWords(tr("Target"), "–", _no_target(results))
    caption = tr("Target for {year}", year=view.year)
    share = wording.numbers.stated_percent(-view.reduction_share)
    aim = tr("{share} from {year}", share=share, year=view.base_year)
    if view.goal_t is None:
        missing = tr("the inventory lacks {year}", year=view.base_year)
        return FigureWords(caption, share, _lines(missing, _scope(view, wording)), "warning")
    note = _lines(aim, _scope(view, wording))
    return FigureWords(caption, wording.numbers.tonnes(view.goal_t), note)


def _cut(results: PlanResults, view: TargetResult, wording: Wording) -> FigureWords:
    caption = tr("The measures together cut in {year}", year=view.year)
    without_t = view.reference_t.get(view.year)
    if not view.reference_t:
        caption = tr("The measures together cut")
    scope = _scope(view, wording)
    if without_t is None or view.measures_at_year_t is None:
        return FigureWords(caption, "–", _lines(tr("cannot be computed yet"), scope), "warning")
    cut_t = without_t - view.measures_at_year_t
    text = wording.numbers.tonnes(cut_t) if cut_t >= 0 else wording.numbers.cut(-cut_t)
    if not any(measure.counts for measure in results.measures):
        return FigureWords(caption, text, _lines(tr("no measure is decided yet"), scope), "warning")
    return FigureWords(
        caption,
        text,
        _lines(_range(view, without_t, wording), scope),
        "" if cut_t >= 0 else "warning",
    )


def _range(view: TargetResult, without_t: float, wording: Wording) -> str:
    if view.year not in view.band_t:
        return ""
    low_t, high_t = sorted(without_t - end for end in view.band_t[view.year])
    write = wording.numbers.tonnes
    return tr("between {low} and {high}", low=write(low_t), high=write(high_t))


def _remaining(results: PlanResults, view: TargetResult, wording: Wording) -> FigureWords:
    caption = tr("Remains to the target")
    if view.target == EVERY_SECTOR:
        return FigureWords(caption, "–", _no_target(results))
    scope = _scope(view, wording)
    if view.gap_t is None:
        return FigureWords(caption, "–", _lines(tr("cannot be computed yet"), scope), "warning")
    chance = ""
    if view.probability is not None:
        chance = tr("probability of reaching it: {share}", share=wording.chance(view.probability))
    if view.gap_t > 0:
        told = _lines(_on_the_path(results, view, wording), chance, scope)
        return FigureWords(caption, wording.numbers.tonnes(view.gap_t), told)
    spare = wording.numbers.tonnes(-view.gap_t)
    margin = tr("{amount} to spare", amount=spare) if view.gap_t else ""
    told = ", ".join(part for part in (margin, chance) if part)
    return FigureWords(caption, wording.numbers.tonnes(0.0), _lines(told, scope))


def _on_the_path(results: PlanResults, view: TargetResult, wording: Wording) -> str:
    """Return what remains to be told of: the path, where published emissions are lower already.

    A plan computes from its start year on and does not follow what happened since. Where that
    has gone faster, «remains» alone would seem to deny what the first figure says.
    """
    if not view.registered_t or view.goal_t is None:
        return ""
    year = max(view.registered_t)
    below_t = view.goal_t - view.registered_t[year]
    if below_t < 0 or year <= results.start_year:
        return ""
    return tr(
        "on the measures path, which begins in {start}; published emissions of {year} are {amount} "
        "below the target already",
        start=results.start_year,
        year=year,
        amount=wording.numbers.tonnes(below_t),
    )


def _no_target(results: PlanResults) -> str:
    """Return why every sector together has no goal."""
    if not results.targets:
        return tr("no target is set yet")
    return tr("No target covers all emissions")


def _scope(view: TargetResult, wording: Wording) -> str:
    return wording.scope_inside(view.scope, view.sectors)


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)
