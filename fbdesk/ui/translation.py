"""The window's words in the user's language: our own texts and Qt's, from one catalogue."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from fbdesk.texts import catalogue, room, sentence

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from fbdesk.errors import PlanError

CONTEXT = "fbdesk"

FIRST_ROOMS = ("qt", "window")
"""What the start page says stands in these; the other forty are read when a text is not here."""


class CatalogueTranslator(QTranslator):
    """Answers Qt's questions for a text from `resources/translations/<language>/*.json`.

    Qt ships no bokmål for its own dialogs; their texts stand in the same catalogue.
    """

    def __init__(self, language: str, parent: "QObject | None" = None) -> None:
        super().__init__(parent)
        self._language = language
        self._first: dict[str, str] = {}
        for name in FIRST_ROOMS:
            self._first.update(room(language, name))

    def isEmpty(self) -> bool:
        """Return whether there is nothing to translate with."""
        return not self._first

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Return the text in the language, or None, which is how Qt hears that it is not here."""
        del context, disambiguation, n
        found = self._text(source)
        if found is None and "&" in source:  # Qt's own texts carry a mark for the access key
            found = self._text(source.replace("&", ""))
        return found

    def _text(self, source: str) -> str | None:
        found = self._first.get(source)
        return catalogue(self._language).get(source) if found is None else found


def tr(text: str, /, **values: object) -> str:
    """Return a source text in the user's language with its `{named}` places filled."""
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


def counted(number: int, one: str, many: str, **values: object) -> str:
    """Return the text for one or for many, with `{number}` filled; both are source texts."""
    return tr(one if number == 1 else many, number=number, **values)


def described(error: "PlanError") -> str:
    """Return what a user can mend, in the user's language."""
    return sentence(tr, error.message, error.values, _as_written)


def _as_written(_name: str, value: object) -> object:
    """Return a number with the decimal sign that the window writes with."""
    if isinstance(value, float):
        return str(value).replace(".", QLocale().decimalPoint())
    return value
