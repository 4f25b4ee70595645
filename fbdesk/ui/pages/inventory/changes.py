"""The tables of an import's preview: figures that were revised, and messages about the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fbdesk.exchange.inventory.change import Revision
from fbdesk.exchange.reading import Message
from fbdesk.reports.wording import Wording
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.data_table import DataTable

LEAST_LINES, MOST_LINES = 2, 10
LEVELS = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """A revised figure with the name of its municipality."""

    key: str
    place: str
    revision: Revision

    @property
    def difference_t(self) -> float:
        """How much the figure rose, t CO2e; negative where it fell."""
        return self.revision.after_t - self.revision.before_t


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A message about the file in the user's language."""

    key: str
    level: str
    place: str
    text: str


class RevisionTable(DataTable[RevisionLine]):
    """Revised figures, the largest differences first."""

    def show_revisions(
        self, revisions: Sequence[Revision], place_name: Callable[[str], str]
    ) -> None:
        """Show the figures of both editions."""
        largest = sorted(revisions, key=lambda each: -abs(each.after_t - each.before_t))
        self.show_rows(
            [
                RevisionLine(str(number), place_name(each.municipality), each)
                for number, each in enumerate(largest)
            ]
        )


class MessageTable(DataTable[MessageLine]):
    """Messages about a foreign file with sheet, row and column; the gravest first."""

    def show_messages(self, messages: Sequence[Message]) -> None:
        """Show the messages."""
        ordered = sorted(messages, key=lambda message: LEVELS.index(message.level))
        self.show_rows(
            [
                MessageLine(str(number), each.level, _where(each), each.translated(tr))
                for number, each in enumerate(ordered)
            ]
        )


def revision_table(wording: Wording) -> RevisionTable:
    """Return an empty table of revised figures."""
    number = wording.numbers.number
    table = RevisionTable(
        tr("Revised figures"),
        (
            Column(code="year", title=tr("Year"), value=lambda line: line.revision.year, width=60),
            Column(
                code="place", title=tr("Municipality"), value=lambda line: line.place, width=110
            ),
            Column(
                code="sector", title=tr("Sector"), width=150,
                value=lambda line: wording.sector(line.revision.sector),
            ),
            Column(
                code="source", title=tr("Emission source"), width=170, stretch=True,
                value=lambda line: line.revision.source,
            ),
            Column(
                code="before", title=tr("Before"), unit="t", align="right", width=100,
                value=lambda line: line.revision.before_t, text=number,
            ),
            Column(
                code="after", title=tr("Now"), unit="t", align="right", width=100,
                value=lambda line: line.revision.after_t, text=number,
            ),
            Column(
                code="difference", title=tr("Difference"), unit="t", align="right", width=100,
                value=lambda line: line.difference_t, text=wording.numbers.signed,
            ),
        ),
    )  # fmt: skip
    table.fit_rows(LEAST_LINES, MOST_LINES)
    return table


def message_table(*, fitted: bool = True) -> MessageTable:
    """Return an empty table of messages; a fitted one is as high as they need."""
    table = MessageTable(
        tr("Messages about the file"),
        (
            Column(
                code="level", title="", width=100,
                value=lambda line: line.level, shows=_level_words,
                tone=lambda line: "muted" if line.level == "note" else "warning",
            ),
            Column(
                code="text", title=tr("Message"), value=lambda line: line.text, stretch=True,
                width=360, tooltip=lambda line: line.text,
            ),
            Column(
                code="place", title=tr("Where in the file"), value=lambda line: line.place,
                width=300, tone=lambda _line: "muted", tooltip=lambda line: line.place,
            ),
        ),
    )  # fmt: skip
    if fitted:
        table.fit_rows(1, MOST_LINES)
    return table


def _level_words(line: MessageLine) -> str:
    if line.level == "error":
        return tr("is left out")
    return tr("check") if line.level == "warning" else tr("for your information")


def _where(message: Message) -> str:
    parts = [message.sheet]
    if message.row:
        parts.append(tr("row {number}", number=message.row))
    if message.column:
        parts.append(tr("column {name}", name=message.column))
    return ", ".join(part for part in parts if part)
