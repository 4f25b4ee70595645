"""Who promises what: the city's commitments beside the county's and the state's, and the bonds."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.agreement import Commitment, Condition
from fbdesk.models.checks_of_agreement import is_own_side, unmatched
from fbdesk.models.edits import agreement as edits
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.agreement_card import CommitmentCard
from fbdesk.ui.pages.agreement_tiles import TileColumn, TileView
from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.choices import FilterChips

ALL = "all"
ALONE = "alone"
BESIDE_FROM = 880
SIDES_SHARE = 62


class Commitments(QWidget):
    """Two columns of tiles, filtered by focus area, and the chosen commitment's card."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk, self._wording = desk, wording
        self._chosen = ""
        self.chips = FilterChips()
        self.chips.chosen.connect(self._show_filtered)
        self.own = TileColumn(
            tr("The municipalities"), tr("The municipalities have not committed to anything here.")
        )
        self.others = TileColumn(
            tr("County, state and others"), tr("Nobody else has committed to anything here.")
        )
        self.card = CommitmentCard(desk, wording)
        self.card.wanted.connect(self.choose)
        self.card.delete_wanted.connect(self.delete)
        for column in (self.own, self.others):
            column.picked.connect(self.choose)
        self._empty = EmptyState(
            tr("No commitments yet"),
            tr(
                "Here stands what each party promises: the city, the county, the state, KS and "
                "business. A commitment may hold only if another one is kept."
            ),
            step=(tr("New commitment"), self.add),
        )
        self._lay_out()

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's commitments."""
        held = bool(plan.commitments)
        self._board.setVisible(held)
        self.chips.setVisible(held)
        self._empty.setVisible(not held)
        if plan.find(Commitment, self._chosen) is None:
            self._chosen = plan.commitments[0].key if plan.commitments else ""
        self._show_chips(plan)
        self._show_filtered()

    def choose(self, key: str) -> None:
        """Choose a commitment and mark what it is bound to."""
        self._chosen = key
        self._show_relations()
        self.card.show_commitment(self._desk.plan, key)
        QTimer.singleShot(0, self, self._scroll_to_related)  # new tiles get their places first

    def _scroll_to_related(self) -> None:
        for column in (self.own, self.others):
            column.show_related(self._chosen)

    def reveal(self, key: str) -> bool:
        """Choose a commitment from elsewhere; return whether there is such a one."""
        if self._desk.plan.find(Commitment, key) is None:
            return False
        self.chips.choose(ALL)
        self.choose(key)
        return True

    def add(self) -> None:
        """Add a commitment of the first municipality, or of the first party."""
        parties = self._desk.plan.parties
        own = [party for party in parties if party.kind == "municipality"] or list(parties)
        if not own:
            self._desk.tell(tr("Add the parties on the page City and region first."))
            return
        area = self.chips.value if self.chips.value not in (ALL, ALONE, "") else "0"
        edit = partial(
            edits.add_commitment, party=own[0].key, text=tr("New commitment"), focus_area=area
        )
        key = self._desk.editor.perform(tr("add commitment"), edit)
        if key:
            self.choose(key)
            self.card.start_writing()

    def delete(self, key: str) -> None:
        """Delete a commitment with its conditions, as one step."""
        self._desk.editor.perform(tr("delete commitment"), partial(_delete, key=key))

    def _show_chips(self, plan: Plan) -> None:
        counts: dict[str, int] = {}
        for commitment in plan.commitments:
            counts[commitment.focus_area] = counts.get(commitment.focus_area, 0) + 1
        areas = sorted(counts, key=lambda code: (code == "0", code))
        self.chips.show_chips(
            (
                (ALL, tr("All"), len(plan.commitments)),
                *((code, self._wording.short_area(code), counts[code]) for code in areas),
                (ALONE, tr("Not met by the other side"), len(unmatched(plan))),
            )
        )

    def _show_filtered(self, _code: str = "") -> None:
        plan, wanted = self._desk.plan, self.chips.value
        alone = unmatched(plan)
        shown = [
            commitment
            for commitment in plan.commitments
            if wanted in (ALL, "", commitment.focus_area)
            or (wanted == ALONE and commitment.key in alone)
        ]
        views = {c.key: self._view(plan, c, alone=c.key in alone) for c in shown}
        own = [c.key for c in shown if is_own_side(plan, c)]
        others = [c.key for c in shown if not is_own_side(plan, c)]
        self.own.show_tiles(tuple(views[key] for key in own))
        self.others.show_tiles(tuple(views[key] for key in others))
        self._show_relations()
        self.card.show_commitment(plan, self._chosen)

    def _show_relations(self) -> None:
        plan, chosen = self._desk.plan, self._chosen
        bound = frozenset(
            {c.requires for c in plan.children(Condition, "commitment", chosen)}
            | {c.commitment for c in plan.children(Condition, "requires", chosen)}
        )
        for column in (self.own, self.others):
            column.mark(chosen, bound)

    def _view(self, plan: Plan, commitment: Commitment, *, alone: bool) -> TileView:
        numbers = {c.key: c.number for c in plan.commitments}
        party = next((p.name for p in plan.parties if p.key == commitment.party), "")
        needs = plan.children(Condition, "commitment", commitment.key)
        meets = plan.children(Condition, "requires", commitment.key)
        return TileView(
            key=commitment.key,
            number=commitment.number,
            party=party,
            text=commitment.text,
            area=self._wording.short_area(commitment.focus_area),
            status=self._wording.choice("commitment_status", commitment.status),
            deadline=self._deadline(commitment),
            needs=tuple(sorted(numbers[c.requires] for c in needs)),
            meets=tuple(sorted(numbers[c.commitment] for c in meets)),
            alone=alone,
        )

    def _deadline(self, commitment: Commitment) -> str:
        if commitment.deadline is None:
            return ""
        return tr("by {day}", day=self._wording.numbers.short_day(commitment.deadline))

    def _lay_out(self) -> None:
        self._board = _Board(self.own, self.others, self.card)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 12)
        whole.addWidget(self.chips)
        whole.addWidget(self._board, 1)
        whole.addWidget(self._empty, 1)


class _Board(QSplitter):
    """Both sides with the card beside them, or below them where there is no room beside."""

    def __init__(self, own: QWidget, others: QWidget, card: QWidget) -> None:
        super().__init__()
        sides = QWidget()
        row = QHBoxLayout(sides)
        margins(row, 0, 0, 0, 0)
        spacing(row, 16)
        row.addWidget(own, 1)
        row.addWidget(others, 1)
        self.addWidget(sides)
        self.addWidget(card)
        self._moved = False
        self.splitterMoved.connect(self._note_move)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card below the sides in a narrow window or at a large zoom."""
        beside = self.width() >= scaled(BESIDE_FROM)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
        super().resizeEvent(event)
        if not self._moved:
            whole = self.width() if beside else self.height()
            self.setSizes([whole * SIDES_SHARE // 100, whole * (100 - SIDES_SHARE) // 100])

    def _note_move(self) -> None:
        self._moved = True


def _delete(connection: Connection, key: str) -> None:
    rows.delete(connection, Commitment, key)
