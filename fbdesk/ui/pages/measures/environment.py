"""The tab on the city environment: five aspects, −2 to +2, each with its reason."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.edits import measures as edits
from fbdesk.models.measures import CityEnvironmentEffect, Measure
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import Button
from fbdesk.ui.widgets.fields import TextField
from fbdesk.ui.widgets.labels import label

SCORES = (-2, -1, 0, 1, 2)


class ScoreField(QWidget):
    """Five buttons in a row; the arrow keys move between them."""

    committed = Signal(object)
    """The user chose another score (`int`)."""

    def __init__(self, name: str, words: tuple[str, ...], texts: tuple[str, ...]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        spacing(row, 4)
        for score, word, text in zip(SCORES, words, texts, strict=True):
            made = Button(text, kind="chip")
            made.setCheckable(True)
            made.setToolTip(word)
            made.setAccessibleName(f"{name}: {word}")
            self._group.addButton(made, score - SCORES[0])
            row.addWidget(made)
        row.addStretch(1)
        self._group.idClicked.connect(self._tell)

    def show_value(self, score: int) -> None:
        """Show a score."""
        self._group.button(score - SCORES[0]).setChecked(True)

    def choose(self, score: int) -> None:
        """Choose a score as the user would."""
        self._group.button(score - SCORES[0]).click()

    def _tell(self, place: int) -> None:
        self.committed.emit(place + SCORES[0])


class MeasureEnvironment(QWidget):
    """One block per aspect of the city environment."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._measure: Measure | None = None
        self._aspects: dict[str, tuple[str, ScoreField, TextField]] = {}
        self._column = QVBoxLayout(self)
        margins(self._column, 0, 0, 0, 0)
        spacing(self._column, 18)
        words = tr("What the measure does to the city, from much worse (−2) to much better (+2).")
        self._column.addWidget(label(words, "muted", wrap=True))
        numbers = numbers_in(desk.language)
        self._score_texts = tuple(numbers.signed(score) for score in SCORES)
        for aspect in desk.programme.city_environment_aspects:
            name = aspect.name.text(desk.language)
            self._add_aspect(
                aspect.code, name, aspect.text.text(desk.language) if aspect.text else ""
            )

    def show_measure(self, plan: Plan, measure: Measure) -> None:
        """Show a measure of the plan."""
        if self._measure is not None and self._measure.key != measure.key:
            self._leave()
        self._measure = measure
        scored = plan.children(CityEnvironmentEffect, "measure", measure.key)
        by_aspect = {effect.aspect: effect for effect in scored}
        for code, (_, score, reason) in self._aspects.items():
            effect = by_aspect.get(code)
            score.show_value(effect.score if effect else 0)
            reason.show_value(effect.reason if effect else "")

    def _leave(self) -> None:
        for _, _, reason in self._aspects.values():
            if reason.hasFocus():
                reason.clearFocus()

    def _add_aspect(self, code: str, name: str, help_text: str) -> None:
        meanings = (
            tr("much worse"),
            tr("somewhat worse"),
            tr("no change"),
            tr("somewhat better"),
            tr("much better"),
        )
        score = ScoreField(name, meanings, self._score_texts)
        score.setObjectName(f"score-{code}")
        reason = TextField(tr("Why"))
        reason.setObjectName(f"reason-{code}")
        reason.setAccessibleName(tr("{name}: why", name=name))
        score.committed.connect(partial(self._set_score, code))
        reason.committed.connect(partial(self._set_reason, code))
        self._aspects[code] = (name, score, reason)
        block = QVBoxLayout()
        spacing(block, 4)
        block.addWidget(label(name, "strong"))
        if help_text:
            block.addWidget(label(help_text, "caption", wrap=True))
        block.addWidget(score)
        block.addWidget(reason)
        self._column.addLayout(block)

    def _set_score(self, code: str, score: int) -> None:
        self._save(code, score=score)

    def _set_reason(self, code: str, reason: str) -> None:
        self._save(code, reason=reason)

    def _save(self, code: str, *, score: int | None = None, reason: str | None = None) -> None:
        if self._measure is None:
            return
        scored = self._desk.plan.children(CityEnvironmentEffect, "measure", self._measure.key)
        held = next((effect for effect in scored if effect.aspect == code), None)
        before = (held.score, held.reason) if held else (0, "")
        name = self._aspects[code][0].lower()
        what = tr("city environment ({aspect})", aspect=name)
        self._desk.editor.perform(
            tr("change {what} of {name}", what=what, name=self._measure.number),
            partial(
                edits.set_city_environment,
                key=self._measure.key,
                aspect=code,
                score=before[0] if score is None else score,
                reason=before[1] if reason is None else reason,
            ),
        )
