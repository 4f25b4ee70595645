"""Reading the values of a template one at a time: words, lists, numbers, each with its message."""

import re
from collections.abc import Collection
from typing import Any, Final

from fbdesk.errors import FileError
from fbdesk.reports.templates.source import Place, Source
from fbdesk.texts import LANGUAGES

PLACE_IN_TEXT: Final = re.compile(r"\{(\w+)\}")
SPACES: Final = re.compile(r"[ \t\r\n]+")
LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 20_000
NAMES_OF_LANGUAGES: Final = {"nb": "bokmål", "nn": "nynorsk", "en": "English"}


def at(source: Source, place: Place, otherwise: Any = None) -> Any:
    """Return the value at a place, or `otherwise` where there is none."""
    value: Any = source.data
    for step in place:
        if not isinstance(value, dict) or step not in value:
            return otherwise
        value = value[step]
    return value


def table(source: Source, place: Place, allowed: Collection[str] | None = None) -> dict[str, Any]:
    """Return the part of a template with a name, empty where it is left out.

    Raises `FileError` where it is no part, or holds a name that is not among those `allowed`.
    """
    found = at(source, place, {})
    if not isinstance(found, dict):
        raise source.refuse(place, _of_kind(place, "a part in square brackets, such as [title]"))
    for name in found:
        if allowed is not None and name not in allowed:
            problem = FileError(
                "there is nothing called {name} here. What can stand here: {known}.",
                name=name,
                known=", ".join(allowed),
            )
            raise source.refuse((*place, name), problem)
    return found


def text(source: Source, place: Place) -> str:
    """Return a text that must be there."""
    found = at(source, place)
    if not isinstance(found, str):
        raise source.refuse(place, _of_kind(place, "a text in quotation marks"))
    return found


def truth(source: Source, place: Place, *, otherwise: bool) -> bool:
    """Return true or false, `otherwise` where nothing is said."""
    found = at(source, place, otherwise)
    if not isinstance(found, bool):
        raise source.refuse(place, _of_kind(place, "true or false"))
    return found


def number(source: Source, place: Place, otherwise: float, least: float, most: float) -> float:
    """Return a number inside its bounds, `otherwise` where nothing is said."""
    found = at(source, place, otherwise)
    fits = isinstance(found, int | float) and not isinstance(found, bool) and least <= found <= most
    if not fits:
        between = FileError(
            "{name} must be a number between {low} and {high}.",
            name=_name_of(place),
            low=f"{least:g}",
            high=f"{most:g}",
        )
        raise source.refuse(place, between)
    return float(found)


def names(source: Source, place: Place) -> tuple[str, ...]:
    """Return a list of names."""
    found = at(source, place)
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise source.refuse(place, _of_kind(place, "a list of texts in square brackets"))
    return tuple(found)


def words(source: Source, place: Place, language: str, places: Collection[str] = ()) -> str:
    """Return the words of a short text in a language, in one line.

    Raises `FileError` where they are not given in it, empty, too long, or have a place in braces
    that is none of the `places`.
    """
    found = long_words(source, place, language, places)
    if len(found) > LONGEST_LINE:
        raise source.refuse((*place, language), _too_long(LONGEST_LINE))
    return in_one_line(found)


def long_words(source: Source, place: Place, language: str, places: Collection[str] = ()) -> str:
    """Return the words of a text of any lines in a language; errors as `words`."""
    given = table(source, place, LANGUAGES)
    if language not in given:
        problem = FileError(
            'the text is not given in {language}. Add the line {code} = "…", or make the document '
            "in another language.",
            language=NAMES_OF_LANGUAGES[language],
            code=language,
        )
        raise source.refuse(place, problem)
    here = (*place, language)
    found = text(source, here)
    if not found.strip():
        raise source.refuse(here, FileError("the text is empty. Write it, or take the part out."))
    if len(found) > LONGEST_TEXT:
        raise source.refuse(here, _too_long(LONGEST_TEXT))
    for unknown in (name for name in PLACE_IN_TEXT.findall(found) if name not in places):
        problem = FileError(
            "there is nothing that could stand in place of {name}. What can: {known}.",
            name=f"{{{unknown}}}",
            known=", ".join(f"{{{each}}}" for each in places) or "–",
        )
        raise source.refuse(here, problem, f"{{{unknown}}}")
    return found


def filled(words_: str, values: dict[str, str]) -> str:
    """Return a text with the values in their places; all other braces stand as they are."""
    return PLACE_IN_TEXT.sub(lambda found: values.get(found[1], found[0]), words_)


def in_one_line(words_: str) -> str:
    """Return a text without line breaks; spaces that hold words together stay."""
    return SPACES.sub(" ", words_).strip(" ")


def _of_kind(place: Place, expected: str) -> FileError:
    return FileError("{name} must be {expected}.", name=_name_of(place), expected=expected)


def _too_long(most: int) -> FileError:
    return FileError("the text is longer than {most} letters.", most=most)


def _name_of(place: Place) -> str:
    return ".".join(str(step) for step in place)
