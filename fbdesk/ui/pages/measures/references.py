"""Links and attachments of a measure: web pages open in the browser, files stay where they are."""

from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from fbdesk.models.edits import followup as edits
from fbdesk.models.followup import MeasureLink
from fbdesk.ui.addresses import folder_of, is_place, opens_in_browser
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField
from fbdesk.ui.forms.row_list import Listed, RowListWords
from fbdesk.ui.pages.measures.rows import MeasureRows
from fbdesk.ui.translation import tr


class MeasureReferences(MeasureRows[MeasureLink]):
    """Each link shows its whole address; nothing opens before it is clicked."""

    def __init__(self, desk: Desk) -> None:
        words = RowListWords(
            name=tr("Links and attachments"),
            none_yet=tr("No links yet. Files stay where they are; the plan holds their place."),
            add=tr("New link"),
        )
        super().__init__(desk, MeasureLink, words, _fields(), tr("a link"))
        self.list.way_wanted.connect(self.follow)

    def listed(self, row: MeasureLink) -> Listed:
        """Return a link with its address in full."""
        kind = dict(link_kinds())[row.kind]
        warning = ""
        if row.kind == "web" and row.reference and not opens_in_browser(row.reference):
            warning = tr("Only addresses that begin with http, https or mailto can be opened.")
        return Listed(
            key=row.key,
            title=row.title,
            note=f"{kind}: {row.reference}" if row.reference else kind,
            warning=warning,
            way=_way(row),
        )

    def add(self) -> None:
        """Add a link and let its title be typed."""
        self.add_row(partial(edits.add_link, title=tr("New link")), "title")

    def follow(self, key: str) -> None:
        """Open an address in the browser, or the folder in which a file lies."""
        link = self.desk.plan.find(MeasureLink, key)
        if link is None:
            return
        if opens_in_browser(link.reference):
            QDesktopServices.openUrl(QUrl(link.reference.strip()))
            return
        folder = folder_of(link.reference)
        if folder is None:
            self.desk.tell(tr("There is no such folder on this PC: {path}", path=link.reference))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def link_kinds() -> tuple[tuple[str, str], ...]:
    """Return the kinds of links by name."""
    return (("web", tr("Web page")), ("attachment", tr("Attachment")), ("case", tr("Case")))


def _way(link: MeasureLink) -> str:
    if opens_in_browser(link.reference):
        return tr("Open")
    return tr("Open the folder") if is_place(link.reference) else ""


def _fields() -> tuple[FormField, ...]:
    return (
        FormField(name="title", text=tr("What it is"), wide=True),
        FormField(name="kind", text=tr("Kind"), choices=link_kinds()),
        FormField(
            name="reference",
            text=tr("Address or place"),
            placeholder="https://",
            help=tr("An address on the web, the place of a file, or a case number."),
            wide=True,
        ),
    )
