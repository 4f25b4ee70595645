"""The help window: topics to choose and search, and the text of one; it uses no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from fbdesk.ui.help_topics import START, Topic, found, topics
from fbdesk.ui.scale import margins, scaled, spacing, widths
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import SearchField
from fbdesk.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

SIZE = (860, 620)
LIST_WIDTH = 240
ROW_HEIGHT = 32
SCHEME = "topic"
"""Links between topics: `topic:calculations`."""
CODE_ROLE = Qt.ItemDataRole.UserRole


class HelpText(QTextBrowser):
    """Shows our own Markdown; it loads no file, no picture and nothing from the network."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Help"))

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:
        """Give emptiness, as the texts hold all that they show; given nothing, Qt looks itself."""
        del kind, name
        return QByteArray()


class HelpWindow(QDialog):
    """The topics at the left, the chosen one at the right; stays open beside the plan."""

    def __init__(self, parent: QWidget, language: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self._topics = topics(language)
        self.search = SearchField(tr("Search in the help"), by_key=False)
        self.listed = QListWidget()
        self.listed.setAccessibleName(tr("Topics"))
        self.none = label(tr("No topic has these words."), "muted", wrap=True)
        self.text = HelpText()
        self._lay_out()
        self.search.searched.connect(self._show_found)
        self.listed.currentItemChanged.connect(self._show_current)
        self.text.anchorClicked.connect(self._follow)
        self._show_found("")

    @property
    def topic(self) -> str:
        """Return the code of the topic that is shown."""
        row = self.listed.currentRow()
        return "" if row < 0 else str(self.listed.item(row).data(CODE_ROLE))

    def show_topic(self, code: str) -> None:
        """Show a topic; the first one where there is none with the code."""
        self.search.clear()
        self._show_found("")
        codes = [topic.code for topic in self._topics]
        self.listed.setCurrentRow(codes.index(code if code in codes else START))

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        spacing(side, 8)
        side.addWidget(self.search)
        side.addWidget(self.listed, 1)
        side.addWidget(self.none)
        for widget in (self.search, self.listed, self.none):
            widths(widget, LIST_WIDTH, LIST_WIDTH)
        row = QHBoxLayout(self)
        margins(row, 16, 16, 16, 16)
        spacing(row, 16)
        row.addLayout(side)
        row.addWidget(self.text, 1)
        self.resize(scaled(SIZE[0]), scaled(SIZE[1]))

    def _show_found(self, words: str) -> None:
        hits = found(self._topics, words)
        self.listed.clear()
        for topic in hits:
            item = QListWidgetItem(topic.title, self.listed)
            item.setData(CODE_ROLE, topic.code)
            item.setSizeHint(QSize(scaled(120), scaled(ROW_HEIGHT)))
        self.none.setVisible(not hits)
        if hits:
            self.listed.setCurrentRow(0)

    def _show_current(self) -> None:
        topic = self._held(self.topic)
        if topic is not None:
            self.text.setMarkdown(topic.text)

    def _held(self, code: str) -> Topic | None:
        return next((topic for topic in self._topics if topic.code == code), None)

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == SCHEME:
            self.show_topic(link.path())
