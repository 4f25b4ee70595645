"""The card that tells what a calculation gives, beside the fields while they are typed in."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.ui.pages.measure_effects.words import Told
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.labels import label, set_role


class ResultCard(QWidget):
    """The headline, how sure and from when; below it the share of the plan and the overlaps."""

    def __init__(self, show_passport: Callable[[], object]) -> None:
        super().__init__()
        self._headline = label("", "figure", wrap=True)
        self._lines = label("", wrap=True)
        self._doubt = label("", "warning", wrap=True)
        self._share = label("", "muted", wrap=True)
        self._overlap = label("", "muted", wrap=True)
        self.passport = button(tr("Show the calculation"), show_passport, kind="link")
        card = Card(soft=True)
        card.body.addWidget(self._headline)
        card.body.addWidget(self._lines)
        links = QHBoxLayout()
        spacing(links, 12)
        links.addWidget(self.passport, 0, Qt.AlignmentFlag.AlignTop)
        links.addWidget(self._doubt, 1)
        links.addStretch(0)
        card.body.addLayout(links)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 6)
        column.addWidget(card)
        column.addWidget(self._share)
        column.addWidget(self._overlap)

    def show_result(self, told: Told, *, computed: bool) -> None:
        """Show what a calculation gives; without a result there is no passport to show."""
        self._headline.setText(told.headline)
        set_role(self._headline, role="figure" if computed else "section")
        self._lines.setText("\n".join(told.lines))
        self._lines.setVisible(bool(told.lines))
        set_role(self._lines, role=told.tone or None)
        self.passport.setVisible(computed)
        self._show_doubt(told.unconfirmed)
        self.setAccessibleName(". ".join((told.headline, *told.lines)))

    def show_in_plan(self, share: str, overlap: str) -> None:
        """Show the share of the joint cut and the measures that act on the same sources."""
        for part, text in ((self._share, share), (self._overlap, overlap)):
            part.setText(text)
            part.setVisible(bool(text))

    def _show_doubt(self, names: tuple[str, ...]) -> None:
        self._doubt.setVisible(bool(names))
        if len(names) == 1:
            name = names[0][:1].lower() + names[0][1:]
            self._doubt.setText(tr("● {name} is not confirmed", name=name))
        else:
            self._doubt.setText(
                counted(
                    len(names),
                    "● {number} number is not confirmed",
                    "● {number} numbers are not confirmed",
                )
            )
        self._doubt.setToolTip("\n".join(names))
