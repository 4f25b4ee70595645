"""The program's words in bokmål, nynorsk and English, from one catalogue for window and documents.

Source texts are English and stand in the code. A catalogue is the folder
`resources/translations/<language>/`, with one JSON file per room of the program
(`{"source text": "translated text"}`), so that each file stays short enough to read.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from fbdesk.resource_files import resource

Translate = Callable[[str], str]

LANGUAGES = ("nb", "nn", "en")


def catalogue(language: str) -> Mapping[str, str]:
    """Return every translated text of a language by its English source; empty for English."""
    texts: dict[str, str] = {}
    if language == "nn":  # a text without a nynorsk form falls back to bokmål, not to English
        texts.update(catalogue("nb"))
    for file in sorted(_folder(language).glob("*.json")):
        texts.update(json.loads(file.read_text(encoding="utf-8")))
    return texts


def translator(language: str) -> Translate:
    """Return a function that gives a source text in the language, or itself where none is known."""
    texts = catalogue(language)

    def translate(source: str) -> str:
        return texts.get(source, source)

    return translate


def _folder(language: str) -> Path:
    return resource("translations") / language
