"""The card of the whole parcel: every document and all data of the plan in one archive file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from fbdesk.models.findings import BLOCKS, REMARK, Finding
from fbdesk.models.persons import PERSON_FIELDS
from fbdesk.reports.catalogue import DocumentKind
from fbdesk.reports.parcel import FORMAT, PARCEL
from fbdesk.ui.background import Progress
from fbdesk.ui.desk import Desk
from fbdesk.ui.locking import only_looks
from fbdesk.ui.pages.documents_card import DocumentCard
from fbdesk.ui.pages.documents_export import AskedParcel, MadeDocument, make_parcel
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.fields import CheckField

KIND = DocumentKind(
    PARCEL,
    "The whole parcel",
    "Every document in every format with the plan's data, for the archive",
    ((FORMAT, lambda _basis: b""),),
    declared_final=True,
)


class ParcelCard(DocumentCard):
    """Offers the parcel, with or without the names of persons."""

    def __init__(self, desk: Desk, cards: Mapping[str, DocumentCard]) -> None:
        """`cards` are those of the documents: each is made by the template chosen there."""
        super().__init__(desk, KIND)
        self._cards = cards
        self.without_names = only_looks(CheckField(tr("Leave out the names of persons everywhere")))
        self.chosen_by_hand.append(self.without_names)
        self.body.insertWidget(1, self.without_names)

    def work(self, path: Path) -> Callable[[Progress], MadeDocument]:
        """Return the work that makes the parcel."""
        asked = AskedParcel(
            self.desk.plan,
            self.desk.editor.document.backups.info(),
            self.order,
            PERSON_FIELDS if self.without_names.isChecked() else (),
            self._templates(),
        )
        return partial(make_parcel, asked, path)

    def _templates(self) -> dict[str, Path]:
        chosen = {document: card.order.template for document, card in self._cards.items()}
        return {document: template for document, template in chosen.items() if template}


def findings_of_all(found: Iterable[Finding], impossible: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what is found for any document, what blocks first.

    A document that is `impossible` does not stop the parcel: it is told, and left out.
    """
    told = (replace(finding, strength=REMARK) for finding in impossible)
    return tuple(sorted((*found, *told), key=lambda finding: finding.strength != BLOCKS))
