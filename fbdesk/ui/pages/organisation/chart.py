"""The organisation at a glance: the political level above, then steering, projects and networks."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fbdesk.models.organisation import BODY_KINDS, Body, BodyMember, MeetingSeries
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.scale import margins, spacing, widths
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.elided import ElidedButton
from fbdesk.ui.widgets.emptying import empty
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

TILE_WIDTH = 260


class OrganisationChart(ScrolledColumn):
    """One row of tiles per level, from the political one down."""

    chosen = Signal(str)
    """The user opens the body with this key."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._levels = QVBoxLayout()
        spacing(self._levels, 8)
        self.body.addLayout(self._levels)
        self.body.addStretch(1)

    def show_plan(self, plan: Plan) -> None:
        """Show the bodies of a plan."""
        empty(self._levels)
        for kind in BODY_KINDS.values:
            held = tuple(body for body in plan.bodies if body.kind == kind)
            if held:
                self._add_level(plan, kind, held)

    def _add_level(self, plan: Plan, kind: str, bodies: tuple[Body, ...]) -> None:
        if self._levels.count():
            arrow = label("↓", "muted")
            widths(arrow, TILE_WIDTH, TILE_WIDTH)
            arrow.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._levels.addWidget(arrow)
        level = QWidget()
        column = QVBoxLayout(level)
        margins(column, 0, 0, 0, 0)
        spacing(column, 6)
        column.addWidget(label(self._wording.choice("body_kind", kind), "section"))
        tiles = QWidget()
        flow = FlowLayout(tiles, gap=12)
        for body in bodies:
            flow.addWidget(self._tile(plan, body))
        policy = tiles.sizePolicy()
        policy.setHeightForWidth(True)
        tiles.setSizePolicy(policy)
        column.addWidget(tiles)
        self._levels.addWidget(level)

    def _tile(self, plan: Plan, body: Body) -> QFrame:
        tile = QFrame()
        tile.setProperty("role", "tile")
        widths(tile, TILE_WIDTH, TILE_WIDTH)
        column = QVBoxLayout(tile)
        margins(column, 12, 10, 12, 10)
        spacing(column, 2)
        name = ElidedButton(partial(self.chosen.emit, body.key), kind="link")
        name.show_text(body.name)
        column.addWidget(name)
        for text in self._facts(plan, body):
            fact = ElidedButton(partial(self.chosen.emit, body.key))
            fact.show_text(text)
            column.addWidget(fact)
        return tile

    def _facts(self, plan: Plan, body: Body) -> tuple[str, ...]:
        members = plan.children(BodyMember, "body", body.key)
        series = plan.children(MeetingSeries, "body", body.key)
        area = self._wording.short_area(body.focus_area) if body.focus_area != "0" else ""
        count = counted(len(members), "{number} member", "{number} members")
        meets = ", ".join(one.title for one in series) or body.meets
        facts = (area, count, tr("Meets: {when}", when=meets) if meets else "")
        return tuple(fact for fact in facts if fact)
