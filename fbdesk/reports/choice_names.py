"""The names of every coded choice in every language, so that what people typed is understood."""

from collections.abc import Mapping

from fbdesk.models.programmes.programme import Programme
from fbdesk.reports.workbook.lists import choice_lists
from fbdesk.texts import LANGUAGES, translator


def names_in_every_language(programme: Programme) -> Mapping[str, Mapping[str, str]]:
    """Return the codes of each choice list by their names: `{"status": {"Vedtatt": "adopted"}}`.

    A name that stands for two codes in two languages is the one of the first language.
    """
    names: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        for of, choices in choice_lists(programme, translator(language), language).items():
            known = names.setdefault(of, {})
            for choice in choices:
                known.setdefault(choice.name, choice.code)
    return names


def names_in(programme: Programme, language: str) -> Mapping[str, Mapping[str, str]]:
    """Return the codes of each choice list by their names in one language."""
    lists = choice_lists(programme, translator(language), language)
    return {of: {choice.name: choice.code for choice in choices} for of, choices in lists.items()}
