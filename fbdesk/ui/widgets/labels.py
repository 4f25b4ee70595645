"""Texts of the window: plain text only, in one of the few weights that the design knows."""

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from fbdesk.ui.enum_names import set_named

MOST_LETTERS = 3_000
"""A label lays out all of its text at once: hundreds of thousands of letters stop the window."""


class Label(QLabel):
    """A plain text that shows at most some pages; the whole stands in the field that holds it."""

    def setText(self, text: str) -> None:
        """Show a text, or its first pages."""
        super().setText(text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…")


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a plain text.

    `role` is title, section, figure, strong, muted, caption, warning, danger, chip or link.
    """
    made = Label()
    set_named(made, textFormat="PlainText")
    made.setText(text)
    made.setProperty("role", role or None)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made


def set_role(widget: QWidget, **properties: object) -> None:
    """Change properties that the style sheet reads, and let it read them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def chip(text: str, tone: str = "") -> QLabel:
    """Return a small rounded text; `tone` is empty, accent or warning."""
    made = label(text, "chip")
    made.setProperty("tone", tone or None)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def rule() -> QFrame:
    """Return a thin line between parts."""
    made = QFrame()
    made.setProperty("role", "rule")
    return made
