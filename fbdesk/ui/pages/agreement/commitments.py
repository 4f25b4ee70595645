"""Who promises what: the city's commitments beside the county's and the state's, and the bonds."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.agreement import Commitment, Condition
from fbdesk.models.checks.agreement import agreement_findings, side_of, unmatched
from fbdesk.models.edits import agreement as edits
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import Wording
from fbdesk.texts import sentence
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.agreement.card import CommitmentCard
from fbdesk.ui.pages.agreement.linking import LinkBar
from fbdesk.ui.pages.agreement.sides import Sides
from fbdesk.ui.pages.agreement.tiles import TileView
from fbdesk.ui.row_moving import place_rows
from fbdesk.ui.scale import heights, margins, scaled, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.choices import FilterChips
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn
from fbdesk.ui.widgets.row_dragging import Place

ALL = "all"
ALONE = "alone"
BESIDE_FROM = 1080
SIDES_SHARE = 66
LEAST_BESIDE, LEAST_BELOW = 320, 520
"""How low the board may get beside its card, and above it."""


class Commitments(QWidget):
    """Columns of tiles, filtered by focus area, and the chosen commitment's card."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk, self._wording = desk, wording
        self._chosen = ""
        self.chips = FilterChips()
        self.chips.chosen.connect(self._show_filtered)
        self.one_sided = label("", "warning", wrap=True)
        self.linking = LinkBar(self._number)
        self.linking.link_wanted.connect(self.bind)
        self.linking.marks_changed.connect(self._show_marks)
        self.sides = Sides()
        self.sides.picked.connect(self.choose)
        self.sides.mark_wanted.connect(self.linking.mark)
        self.sides.bound.connect(self.bind)
        self.sides.moved.connect(self.put)
        self.sides.third_chosen.connect(self._show_filtered)
        self.card = CommitmentCard(desk, wording)
        self.card.wanted.connect(self.reveal)
        self.card.delete_wanted.connect(self.delete)
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
        for part in (self._board, self.chips, self.linking):
            part.setVisible(held)
        self._empty.setVisible(not held)
        if plan.find(Commitment, self._chosen) is None:
            self._chosen = plan.commitments[0].key if plan.commitments else ""
        self._show_chips(plan)
        self._show_one_sided(plan)
        self.linking.keep_known()
        self._show_filtered()

    def choose(self, key: str) -> None:
        """Choose a commitment and mark what it is bound to."""
        self._chosen = key
        self._show_relations()
        self.card.show_commitment(self._desk.plan, key)
        QTimer.singleShot(0, self, self._scroll_to_related)  # new tiles get their places first

    def reveal(self, key: str) -> bool:
        """Choose a commitment from elsewhere; return whether there is such a one."""
        commitment = self._desk.plan.find(Commitment, key)
        if commitment is None:
            return False
        self.chips.choose(ALL)
        self.sides.show_third(side_of(self._desk.plan, commitment))
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

    def bind(self, commitment: str, requires: str) -> None:
        """Let a commitment hold only if another is kept, and say so."""
        numbers = {"number": self._number(commitment), "other": self._number(requires)}
        held = {(c.commitment, c.requires) for c in self._desk.plan.conditions}
        if (commitment, requires) in held:
            self._desk.tell(tr("{number} holds if {other} is kept already.", **numbers))
            return
        if (requires, commitment) in held:
            text, edit = tr("turn a condition round"), edits.turn_condition
            made = partial(edit, commitment=requires, requires=commitment)
        else:
            text = tr("add a condition")
            made = partial(
                edits.set_condition, commitment=commitment, requires=requires, linked=True
            )
        self._desk.editor.perform(text, made)
        self._desk.tell(tr("{number} holds if {other} is kept.", **numbers))
        self.choose(commitment)

    def put(self, key: str, place: Place) -> None:
        """Put a commitment above or below another one of its column; the cursor goes along."""
        place_rows(self._desk, Commitment, "", (key,), place)
        tile = self.sides.tiles.get(key)
        if tile is not None:
            tile.setFocus()

    def delete(self, key: str) -> None:
        """Delete a commitment with its conditions, as one step."""
        self._desk.editor.perform(tr("delete commitment"), partial(_delete, key=key))

    def _number(self, key: str) -> str:
        commitment = self._desk.plan.find(Commitment, key)
        return commitment.number if commitment else ""

    def _scroll_to_related(self) -> None:
        for column in self.sides.columns:
            column.show_related(self._chosen)

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

    def _show_one_sided(self, plan: Plan) -> None:
        """Say at once who stands alone and in which areas only one side commits."""
        alone = unmatched(plan)
        numbers = ", ".join(c.number for c in plan.commitments if c.key in alone)
        told = [tr("Not met by the other side: {numbers}.", numbers=numbers)] if numbers else []
        told += [
            sentence(tr, finding.message, finding.values)
            for finding in agreement_findings(plan)
            if finding.code == "area-one-sided"
        ]
        self.one_sided.setText(" ".join(told))
        self.one_sided.setVisible(bool(told))

    def _show_filtered(self, _code: object = None) -> None:
        plan, wanted = self._desk.plan, self.chips.value
        alone = unmatched(plan)
        views: dict[str, tuple[TileView, ...]] = {}
        for commitment in plan.commitments:
            if wanted in (ALL, "", commitment.focus_area) or (
                wanted == ALONE and commitment.key in alone
            ):
                view = self._view(plan, commitment, alone=commitment.key in alone)
                side = side_of(plan, commitment)
                views[side] = (*views.get(side, ()), view)
        self.sides.show_views(views)
        self._show_relations()
        self._show_marks()
        self.card.show_commitment(plan, self._chosen)

    def _show_relations(self) -> None:
        bonds = tuple((c.commitment, c.requires) for c in self._desk.plan.conditions)
        self.sides.mark(self._chosen, bonds)

    def _show_marks(self) -> None:
        for key, tile in self.sides.tiles.items():
            tile.show_mark(self.linking.mark_words(key))

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
        self._board = _Board(self.sides, self.card)
        scrolled = ScrolledColumn()  # where the board would get too low to be read
        spacing(scrolled.body, 10)
        scrolled.body.addWidget(self.chips)
        scrolled.body.addWidget(self.one_sided)
        scrolled.body.addWidget(self.linking)
        scrolled.body.addWidget(self._board, 1)
        scrolled.body.addWidget(self._empty, 1)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        whole.addWidget(scrolled)


class _Board(QSplitter):
    """The sides with the card beside them, or below them where there is no room beside."""

    def __init__(self, sides: QWidget, card: QWidget) -> None:
        super().__init__()
        self.addWidget(sides)
        self.addWidget(card)
        self._moved = False
        self.splitterMoved.connect(self._note_move)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(16)
        heights(self, LEAST_BESIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card below the sides in a narrow window or at a large zoom."""
        beside = self.width() >= scaled(BESIDE_FROM)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            heights(self, LEAST_BESIDE if beside else LEAST_BELOW)
        super().resizeEvent(event)
        if not self._moved:
            whole = self.width() if beside else self.height()
            self.setSizes([whole * SIDES_SHARE // 100, whole * (100 - SIDES_SHARE) // 100])

    def _note_move(self) -> None:
        self._moved = True


def _delete(connection: Connection, key: str) -> None:
    rows.delete(connection, Commitment, key)
