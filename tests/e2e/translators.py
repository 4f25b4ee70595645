"""Translators that show what the real ones cannot: what is not translated, and what has no room."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

MARK = "¤"
_PLACE = re.compile(r"\{\w+\}")


class MarkingTranslator(QTranslator):
    """Puts a mark before every text that went through translation."""

    def isEmpty(self) -> bool:  # noqa: N802 Qt's name
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        del context, disambiguation, n
        return f"{MARK}{source}"


class DoublingTranslator(QTranslator):
    """Makes every text twice as long, as no language does: what fits now fits in any."""

    def isEmpty(self) -> bool:  # noqa: N802 Qt's name
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        del context, disambiguation, n
        return f"{source} {_PLACE.sub('123', source)}"


@contextmanager
def speaking(translator: QTranslator) -> Iterator[None]:
    """Let the window that is made meanwhile speak through a translator."""
    application = QApplication.instance()
    assert application is not None
    application.installTranslator(translator)
    try:
        yield
    finally:
        application.removeTranslator(translator)
