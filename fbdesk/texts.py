"""The program's words in bokmål, nynorsk and English, from one catalogue for window and documents.

Source texts are English and stand in the code. A catalogue is the folder
`resources/translations/<language>/`, with one JSON file per room of the program
(`{"source text": "translated text"}`), so that each file stays short enough to read.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from fbdesk.errors import Labels, PlanError
from fbdesk.resource_files import resource

Translate = Callable[[str], str]
Shown = Callable[[str, object], object]
"""Gives the value of a named place as a reader should see it, such as a number with thousands."""

LANGUAGES = ("nb", "nn", "en")

_SOURCE_TEXTS = frozenset({"label", "expected", "unit", "wanted"})
_ROW = re.compile(r" (\d+)\.")


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return every translated text of a language by its English source; empty for English.

    The files are read once: they ship with the program and do not change while it runs.
    """
    texts: dict[str, str] = {}
    if language == "nn":  # a text without a nynorsk form falls back to bokmål, not to English
        texts.update(catalogue("nb"))
    for file in sorted(_folder(language).glob("*.json")):
        texts.update(_texts_of(file))
    return MappingProxyType(texts)


@cache
def room(language: str, name: str) -> Mapping[str, str]:
    """Return the texts of one room of the program, such as `window`; empty where it has none."""
    file = _folder(language) / f"{name}.json"
    return MappingProxyType(_texts_of(file) if file.is_file() else {})


def translator(language: str) -> Translate:
    """Return a function that gives a source text in the language, or itself where none is known."""
    texts = catalogue(language)

    def translate(source: str) -> str:
        return texts.get(source, source)

    return translate


def sentence(
    translate: Translate,
    message: str,
    values: Mapping[str, object],
    shown: Shown = lambda _, value: value,
) -> str:
    """Return a message in the reader's language with its places filled.

    A problem among the values is a sentence of its own, and labels are translated. A field with a
    label is called by it: people read "Efficiency after", programs `efficiency_after`.
    """
    filled = {name: _said(translate, name, value, values, shown) for name, value in values.items()}
    return translate(message).format(**filled) if values else translate(message)


def _said(
    translate: Translate, name: str, value: object, values: Mapping[str, object], shown: Shown
) -> object:
    if isinstance(value, PlanError):
        return sentence(translate, value.message, value.values, shown)
    if isinstance(value, Labels):
        return ", ".join(translate(label) for label in value)
    if name == "field":
        return _field(translate, str(value), values.get("label"))
    if name in _SOURCE_TEXTS and isinstance(value, str):
        return translate(value)
    return shown(name, value)


def _field(translate: Translate, field: str, label: object) -> str:
    """Return what a field is called; of a small table with the row, as `curve_before 2.damage`."""
    if not isinstance(label, str):
        return translate(field)
    row = _ROW.search(field)
    return f"{translate(label)} ({row[1]})" if row else translate(label)


def _texts_of(file: Path) -> dict[str, str]:
    texts: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return texts


def _folder(language: str) -> Path:
    return resource("translations") / language
