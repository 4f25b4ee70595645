"""Cards: a titled surface, a key figure, and the words of an empty page."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fbdesk.ui.enum_names import set_named
from fbdesk.ui.scale import margins, spacing, widths
from fbdesk.ui.tokens import CARD_PADDING
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.labels import label, set_role


class Card(QFrame):
    """A surface with a title and a subtitle; `body` holds the rest. `soft` tints the ground."""

    def __init__(self, title: str = "", subtitle: str = "", *, soft: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "soft" if soft else "card")
        whole = QVBoxLayout(self)
        margins(whole, CARD_PADDING, 14, CARD_PADDING, 14)
        spacing(whole, 8)
        self._title = label(title, "section", wrap=True)
        self._subtitle = label(subtitle, "caption", wrap=True)
        whole.addWidget(self._title)
        whole.addWidget(self._subtitle)
        self._title.setVisible(bool(title))  # only now: without a parent it would be a window
        self._subtitle.setVisible(bool(subtitle))
        self.body = QVBoxLayout()
        spacing(self.body, 8)
        whole.addLayout(self.body, 1)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change title and subtitle; an empty one takes no room."""
        for part, text in ((self._title, title), (self._subtitle, subtitle)):
            part.setText(text)
            part.setVisible(bool(text))


class KeyFigure(Card):
    """One figure with what it is above and what it means below."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._caption = label(caption, "muted", wrap=True)
        self._figure = label("–", "figure")
        self._note = label("", "muted", wrap=True)
        for part in (self._caption, self._figure, self._note):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_figure(
        self, figure: str, note: str = "", *, caption: str = "", tone: str = "", tip: str = ""
    ) -> None:
        """Show the figure with its unit; `tone` warning or danger colours the note."""
        if caption:
            self._caption.setText(caption)
        self._figure.setText(figure)
        self._figure.setToolTip(tip)
        self._note.setText(note)
        set_role(self._note, role=tone or "muted")
        self.setAccessibleName(f"{self._caption.text()}: {figure}. {note}")


class EmptyState(QWidget):
    """What belongs on an empty page in two sentences, the first step, and an example to look at."""

    def __init__(
        self,
        title: str,
        text: str,
        step: tuple[str, Callable[[], object]] | None = None,
        example: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__()
        from fbdesk.ui.locking import edits

        inner = QWidget()
        widths(inner, 240, 520)
        column = QVBoxLayout(inner)
        spacing(column, 12)
        head = label(title, "section", wrap=True)
        set_named(head, alignment="AlignHCenter")
        words = label(text, "muted", wrap=True)
        set_named(words, alignment="AlignHCenter")
        column.addWidget(head)
        column.addWidget(words)
        for given, kind in ((step, "primary"), (example, "link")):
            if given is not None:
                row = QHBoxLayout()
                row.addStretch(1)
                made = button(*given, kind=kind)
                row.addWidget(edits(made) if given is step else made)
                row.addStretch(1)
                column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 10)
        row.addStretch(1)
        whole.addLayout(row)
        whole.addStretch(3)
