"""The plan's own focus areas: add one, give it another name, remove it when nothing needs it."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from fbdesk.models.edits import focus_areas as edits
from fbdesk.models.programmes.area_codes import JOINT_AREA
from fbdesk.ui.desk import Desk
from fbdesk.ui.scale import spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.labels import label

PAGE = "strategy"


class OwnAreasCard(Card):
    """Shown where the programme lets each plan have focus areas of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("The plan's own focus areas"))
        self._desk = desk
        self._area = ""
        words = tr("The areas are yours. An area can be removed when nothing belongs to it.")
        self.body.addWidget(label(words, "muted", wrap=True))
        self.add = button(tr("New focus area …"), self._add, icon="plus")
        self.rename = button(tr("Rename …"), self._rename, icon="pencil")
        self.remove = button(tr("Remove the area"), self._remove, kind="danger", icon="trash-2")
        row = QHBoxLayout()
        spacing(row, 8)
        for each in (self.add, self.rename, self.remove):
            row.addWidget(each)
        row.addStretch(1)
        self.body.addLayout(row)
        self.setVisible(desk.programme.own_focus_areas)

    def show_area(self, code: str) -> None:
        """Let the buttons be about the area with a code."""
        self._area = code
        self.remove.setEnabled(code != JOINT_AREA)

    def _add(self) -> None:
        name = self._desk.questions.name(tr("New focus area"), tr("Name of the area")).strip()
        if name:
            text = tr("add focus area {name}", name=name)
            code = self._desk.editor.perform(text, partial(edits.add, name=name))
            if code:
                self._desk.go_to(PAGE, code)

    def _rename(self) -> None:
        area = self._area
        name = self._desk.questions.name(tr("Rename the area"), tr("Name of the area")).strip()
        if name:
            text = tr("rename focus area {area}", area=area)
            rename = partial(edits.rename, focus_area=area, name=name)
            self._desk.editor.perform(text, rename)
            self._desk.go_to(PAGE, area)

    def _remove(self) -> None:
        text = tr("remove focus area {area}", area=self._area)
        self._desk.editor.perform(text, partial(edits.remove, focus_area=self._area))
