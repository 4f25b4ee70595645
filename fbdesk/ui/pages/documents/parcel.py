"""The card of the whole parcel: every document and all data of the plan in one archive file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from fbdesk.models.checks.findings import BLOCKS, REMARK, Finding
from fbdesk.models.persons import PERSON_FIELDS
from fbdesk.reports.catalogue import DocumentKind
from fbdesk.reports.parcel import FORMAT, PARCEL, ParcelOrder
from fbdesk.reports.parcel_documents import Extent
from fbdesk.ui.background import Progress
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.locking import only_looks
from fbdesk.ui.pages.documents.card import DocumentCard
from fbdesk.ui.pages.documents.export import AskedParcel, MadeDocument, make_parcel
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import CheckField

KIND = DocumentKind(
    PARCEL,
    "The whole parcel",
    "Every document in every format with the plan's data, for the archive",
    ((FORMAT, lambda _basis: b""),),
    declared_final=True,
)


EXTENTS: Final[tuple[tuple[Extent, str], ...]] = (
    ("all", "Every closed period and meeting"),
    ("newest", "The newest period and the last meeting"),
)
"""How far back the reports and minutes of a parcel go; source texts."""


class ParcelCard(DocumentCard):
    """Offers the parcel: how far back it goes, with or without the names of persons."""

    def __init__(self, desk: Desk, cards: Mapping[str, DocumentCard]) -> None:
        """`cards` are those of the documents: each is made by the template chosen there."""
        super().__init__(desk, KIND)
        self._cards = cards
        self.extent = only_looks(ChoiceField(tuple((code, tr(name)) for code, name in EXTENTS)))
        self.extent.show_value("all")
        self.without_names = only_looks(CheckField(tr("Leave out the names of persons everywhere")))
        self.chosen_by_hand += [self.extent, self.without_names]
        self.body.insertWidget(1, FormRow(tr("Reports and minutes"), self.extent))
        self.body.insertWidget(2, self.without_names)

    def work(self, path: Path) -> Callable[[Progress], MadeDocument]:
        """Return the work that makes the parcel."""
        extent: Extent = "newest" if self.extent.value == "newest" else "all"
        asked = AskedParcel(
            self.desk.plan,
            self.desk.editor.document.backups.info(),
            ParcelOrder(self.order, self._templates(), extent),
            PERSON_FIELDS if self.without_names.isChecked() else (),
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
    return blocking_first((*found, *told))


def blocking_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in their order, those that ask before a document is made at the top."""
    return tuple(sorted(findings, key=lambda finding: finding.strength != BLOCKS))
