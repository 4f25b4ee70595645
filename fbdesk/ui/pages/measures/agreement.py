"""The tab that ties a measure to the agreement: the commitments about it, and its instruments."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party
from fbdesk.models.edits import agreement as edits
from fbdesk.models.measures import Measure
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.instruments import MeasureInstruments
from fbdesk.ui.pages.measures.lines import commitments_of
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.link_list import Linked, LinkList, LinkWords

LONGEST_CHOICE = 70
"""A commitment is offered by number and so many letters; its whole text shows once linked."""


class MeasureAgreement(QWidget):
    """Commitments above, instruments below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._measure: Measure | None = None
        self._commitments = LinkList(
            LinkWords(
                name=tr("Commitments"),
                none_yet=tr("No commitment is about this measure yet."),
                add=tr("Link a commitment …"),
                let_go=tr("Unlink"),
                open=tr("Show in the agreement"),
            )
        )
        self._commitments.linked.connect(partial(self._set, linked=True))
        self._commitments.unlinked.connect(partial(self._set, linked=False))
        self._commitments.opened.connect(self._show_commitment)
        self.instruments = MeasureInstruments(desk)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 20)
        whole.addWidget(self.instruments)
        whole.addWidget(self._commitments)
        way = QHBoxLayout()
        way.addWidget(button(tr("Go to the agreement"), self._show_agreement, kind="link"))
        way.addStretch(1)
        whole.addLayout(way)

    def show_measure(self, plan: Plan, measure: Measure) -> None:
        """Show a measure of the plan."""
        self._measure = measure
        held = commitments_of(plan, measure.key)
        free = tuple((c.key, _in_short(c)) for c in plan.commitments if c not in held)
        self._commitments.show_links(tuple(self._linked(plan, c) for c in held), free)
        self.instruments.show_measure(plan, measure)

    def _linked(self, plan: Plan, commitment: Commitment) -> Linked:
        party = plan.find(Party, commitment.party)
        statuses = dict(self._desk.choices("commitment_status"))
        status = statuses.get(commitment.status, commitment.status)
        note = " · ".join(part for part in (party.name if party else "", status) if part)
        return Linked(commitment.key, f"{commitment.number}  {commitment.text}", note)

    def _set(self, commitment: str, *, linked: bool) -> None:
        if self._measure is None:
            return
        row = self._desk.plan.find(Commitment, commitment)
        names = {"commitment": row.number if row else "", "name": self._measure.number}
        text = (
            tr("link {commitment} to {name}", **names)
            if linked
            else tr("unlink {commitment} from {name}", **names)
        )
        self._desk.editor.perform(
            text,
            partial(
                edits.set_measure,
                commitment=commitment,
                measure=self._measure.key,
                linked=linked,
            ),
        )

    def _show_commitment(self, key: str) -> None:
        self._desk.go_to("agreement", key)

    def _show_agreement(self) -> None:
        self._desk.go_to("agreement", "")


def _in_short(commitment: Commitment) -> str:
    text = " ".join(commitment.text.split())
    if len(text) > LONGEST_CHOICE:
        text = f"{text[:LONGEST_CHOICE].rstrip()} …"
    return f"{commitment.number}  {text}"
