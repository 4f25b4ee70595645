"""Everything that is missing, in one table: by page or by document, with the way to each place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.reports.catalogue import DOCUMENTS
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.choices import FilterChips, SearchField, ToolRow
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.finding_list import DOT, TRIANGLE, page_of, words_of
from fbdesk.ui.widgets.labels import label

ALL, BY_PAGE, BY_DOCUMENT = "all", "page", "document"
NO_PAGE = "plan"


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding in words, with its page and the documents that it concerns (codes)."""

    key: str
    finding: Finding
    words: str
    page: str
    documents: tuple[str, ...]

    @property
    def blocks(self) -> bool:
        """Return whether it ought to be mended before a document is sent."""
        return self.finding.strength == BLOCKS


class AllFindings(QWidget):
    """Chips group the findings by page or by document; strength and words filter them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: tuple[FindingLine, ...] = ()
        self._pages = {spec.code: tr(spec.title) for spec in PAGES} | {NO_PAGE: tr("The plan")}
        self._documents = {kind.id: tr(kind.title) for kind in DOCUMENTS}
        self.summary = label("", "strong", wrap=True)
        self.grouping, self.strength, self.groups = FilterChips(), FilterChips(), FilterChips()
        self.grouping.show_chips(
            ((BY_PAGE, tr("By page"), None), (BY_DOCUMENT, tr("By document"), None))
        )
        self.search = SearchField(tr("Search in what is missing"))
        self.go = button(tr("Go to"), self._go, icon="arrow-right")
        self.table: DataTable[FindingLine] = DataTable(tr("What is missing"), self._columns())
        self._nothing = label(tr("Nothing is missing."), "muted", wrap=True)
        self.grouping.chosen.connect(self._show_groups)
        for chips in (self.groups, self.strength):
            chips.chosen.connect(self._filter)
        self.search.searched.connect(self._search)
        self.table.activated.connect(self._go_to_row)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 10)
        column.addWidget(self.summary)
        column.addWidget(ToolRow(self.search, self.strength, right=(self.grouping,)))
        column.addWidget(self.groups)
        column.addWidget(self.table, 1)
        column.addWidget(ToolRow(self.go))
        column.addWidget(self._nothing)
        column.addStretch(0)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the findings; what is chosen and filtered stays so."""
        self._lines = _lines(findings, self._desk.language)
        blocking = sum(line.blocks for line in self._lines)
        for part in (self.table, self.go, self.groups):
            part.setVisible(bool(self._lines))
        self._nothing.setVisible(not self._lines)
        told = counted(len(self._lines), "{number} thing is missing", "{number} things are missing")
        must = tr("None of them stops a document")
        if blocking:
            must = tr(
                "{number} of them ought to be mended before a document is sent", number=blocking
            )
        self.summary.setText(f"{told}. {must}." if self._lines else "")
        self.strength.show_chips(
            (
                (ALL, tr("All"), len(self._lines)),
                (BLOCKS, f"{TRIANGLE} {tr('Mend first')}", blocking),
                ("remark", f"{DOT} {tr('Remarks')}", len(self._lines) - blocking),
            )
        )
        self.table.show_rows(self._lines)
        self._show_groups()

    def _show_groups(self, _code: str = "") -> None:
        by_page = self.grouping.value == BY_PAGE
        names = self._pages if by_page else self._documents
        counts = dict.fromkeys(names, 0)
        for line in self._lines:
            for code in (line.page,) if by_page else line.documents:
                counts[code] = counts.get(code, 0) + 1
        chips = tuple((code, names.get(code, code), n) for code, n in counts.items() if n)
        self.groups.show_chips(((ALL, tr("All"), len(self._lines)), *chips))
        self._filter()

    def _filter(self, _code: str = "") -> None:
        self.table.rows.filter_by(self._keeps)

    def _search(self, words: str) -> None:
        self.table.rows.search(words)

    def _keeps(self, line: FindingLine) -> bool:
        group, strength = self.groups.value, self.strength.value
        held = (line.page,) if self.grouping.value == BY_PAGE else line.documents
        return (group in (ALL, "") or group in held) and (
            strength in (ALL, "") or line.blocks == (strength == BLOCKS)
        )

    def _columns(self) -> tuple[Column[FindingLine], ...]:
        return (
            Column(
                code="strength", title=tr("Severity"), value=_strength, tone=_tone, width=130,
            ),
            Column(
                code="words", title=tr("What is missing"), value=lambda line: line.words,
                tooltip=lambda line: line.words, stretch=True, width=360,
            ),
            Column(code="page", title=tr("Page"), value=self._page_name, width=150),
            Column(
                code="documents", title=tr("Documents"), value=self._document_names,
                tooltip=self._document_names, width=260,
            ),
        )  # fmt: skip

    def _page_name(self, line: FindingLine) -> str:
        return self._pages.get(line.page, line.page)

    def _document_names(self, line: FindingLine) -> str:
        if not line.finding.documents:
            return tr("All")
        return ", ".join(self._documents[code] for code in line.documents)

    def _go_to_row(self, index: QModelIndex) -> None:
        self._follow(self.table.rows.rows[index.row()])

    def _go(self) -> None:
        line = self.table.chosen_row
        if line is not None:
            self._follow(line)

    def _follow(self, line: FindingLine) -> None:
        page = page_of(line.finding)
        if page:
            self._desk.go_to(page, line.finding.key)


def _lines(findings: Sequence[Finding], language: str) -> tuple[FindingLine, ...]:
    known = tuple(kind.id for kind in DOCUMENTS)
    seen: dict[tuple[str, str, str], int] = {}
    made = []
    for finding in findings:
        name = (finding.code, finding.table, finding.key)
        seen[name] = seen.get(name, 0) + 1
        concerned = tuple(d for d in known if not finding.documents or d in finding.documents)
        made.append(
            FindingLine(
                key=" ".join((*name, str(seen[name]))),
                finding=finding,
                words=words_of(finding, language),
                page=page_of(finding) or NO_PAGE,
                documents=concerned,
            )
        )
    return tuple(made)


def _strength(line: FindingLine) -> str:
    return f"{TRIANGLE} {tr('Mend first')}" if line.blocks else f"{DOT} {tr('Remark')}"


def _tone(line: FindingLine) -> str:
    return "danger" if line.blocks else ""
