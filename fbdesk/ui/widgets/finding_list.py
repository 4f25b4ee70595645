"""Findings grouped by what is wrong, each group with the way to the rows where it is mended."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.models.checks.readiness import by_code
from fbdesk.reports.numbers import numbers_in
from fbdesk.texts import sentence
from fbdesk.ui.desk import Desk
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import Button, button
from fbdesk.ui.widgets.emptying import empty
from fbdesk.ui.widgets.labels import label

MOST_IN_MENU = 25
MOST_KINDS = 100
LONGEST_IN_MENU = 90

DOT, TRIANGLE = "●", "▲"

GROUPS = {
    "area-one-sided": "{number} areas where only one side commits",
    "area-without-measures": "{number} areas have no measures",
    "area-without-restrictive": "{number} areas have no restrictive instrument",
    "commitment-unmatched": "{number} commitments have no counterpart",
    "commitment-without-deadline": "{number} commitments have no deadline",
    "effect-not-computed": "{number} calculations cannot be computed",
    "factor-unconfirmed": "{number} measures build on figures that are not confirmed",
    "indicator-without-figures": "{number} indicators have no figures yet",
    "indicator-without-source": "{number} indicators have figures without a source",
    "indicator-without-target": "{number} indicators have no target",
    "input-without-source": "{number} measures have figures without a source",
    "inventory-unconfirmed": "{number} inventory editions are not confirmed",
    "measure-without-dates": "{number} measures have no start year",
    "measure-without-effect": "{number} measures have no calculated effect",
    "measure-without-funding": "{number} decided measures have nobody to pay",
    "measure-without-indicator": "{number} measures have no adaptation indicator",
    "measure-without-money": "{number} decided measures have no costs",
    "measure-without-owner": "{number} measures have no responsible unit",
    "own-effort-too-small": "{number} years with too little own effort",
    "project-without-parties": "{number} joint projects have no parties",
    "project-without-years": "{number} joint projects stand in no year",
    "strategy-not-written": "{number} areas have no strategic approach",
    "target-out-of-reach": "{number} targets are out of reach with the measures that count",
    "wording-without-reason": "{number} commitments were worded anew without a reason",
}
"""What many findings of one code say together; a single one says it in its own words."""


class FindingList(QWidget):
    """One line per kind of finding: a mark, how many, and "Show" that goes to the row.

    A triangle marks what ought to be mended before a document is sent, a dot a remark. Beyond
    `most` kinds, one line leads to the whole table on the overview.
    """

    def __init__(self, desk: Desk, nothing: str, most: int = MOST_KINDS) -> None:
        super().__init__()
        self._desk = desk
        self._nothing = nothing
        self._most = most
        self._shown: tuple[Finding, ...] | None = None
        self._lines = QVBoxLayout(self)
        margins(self._lines, 0, 0, 0, 0)
        spacing(self._lines, 6)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the findings; the same ones again leave the lines, and the focus, as they are."""
        found = tuple(findings)
        if found == self._shown:
            return
        self._shown = found
        empty(self._lines)
        groups = list(by_code(found).values())
        for group in groups[: self._most]:
            self._lines.addWidget(self._line(group))
        if len(groups) > self._most:
            text = tr("and {number} more", number=len(groups) - self._most)
            go = partial(self._desk.go_to, "overview", "missing")
            self._lines.addWidget(button(text, go, kind="link"))
        if not found:
            self._lines.addWidget(label(self._nothing, "muted", wrap=True))

    def menu(self, group: Sequence[Finding]) -> QMenu:
        """Return a menu of the findings of a group; each goes to its row."""
        menu = QMenu(self)
        for finding in group[:MOST_IN_MENU]:
            text = words_of(finding, self._desk.language)
            if len(text) > LONGEST_IN_MENU:
                text = f"{text[:LONGEST_IN_MENU].rstrip()} …"
            menu.addAction(text.replace("&", "&&"), partial(self._go, finding))
        left = len(group) - MOST_IN_MENU
        if left > 0:
            menu.addAction(tr("and {number} more", number=left)).setEnabled(False)
        return menu

    def _line(self, group: list[Finding]) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        margins(row, 0, 0, 0, 0)
        spacing(row, 8)
        blocks = group[0].strength == BLOCKS
        mark = label(TRIANGLE if blocks else DOT, "danger" if blocks else "warning")
        mark.setToolTip(tr("Mend this before a document is sent") if blocks else tr("Remark"))
        words = group_words(group, self._desk.language)
        text = label(words, wrap=True)
        text.setToolTip(
            "\n".join(words_of(finding, self._desk.language) for finding in group[:MOST_IN_MENU])
        )
        row.addWidget(mark)
        row.addWidget(text, 1)
        if any(page_of(finding) for finding in group):
            row.addWidget(self._way(group, words))
        return line

    def _way(self, group: list[Finding], words: str) -> Button:
        show = button(tr("Show"), kind="link")
        show.setAccessibleName(f"{tr('Show')}: {words}")
        if len(group) == 1:
            show.clicked.connect(partial(self._go, group[0]))
        else:
            show.clicked.connect(partial(self._offer, group, show))
        return show

    def _offer(self, group: list[Finding], below: Button, _checked: object = None) -> None:
        menu = self.menu(group)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _go(self, finding: Finding, _checked: object = None) -> None:
        self._desk.go_to(page_of(finding), finding.key)


def page_of(finding: Finding) -> str:
    """Return the code of the page where a finding is mended, "" where no page has its rows."""
    return next((spec.code for spec in PAGES if finding.table in spec.tables), "")


def words_of(finding: Finding, language: str) -> str:
    """Return what a finding says, in the user's language and its manner of writing numbers."""
    write = numbers_in(language, str).in_sentence  # no words of the language are needed
    return sentence(tr, finding.message, finding.values, lambda _, value: write(value))


def group_words(group: Sequence[Finding], language: str) -> str:
    """Return what findings of one code say together."""
    first = group[0]
    if len(group) == 1 or first.code not in GROUPS:
        told = words_of(first, language).rstrip(".")
        more = len(group) - 1
        return f"{told}. {tr('The same holds for {number} more', number=more)}" if more else told
    return tr(GROUPS[first.code], number=len(group))
