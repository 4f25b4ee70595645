"""Tests of nynorsk: every text that a document may say has it, and it is nynorsk that is said."""

import ast
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.factors import edition_names, load_edition
from fbdesk.models.inventory_sectors import sectors
from fbdesk.models.programmes.parts import Words
from fbdesk.models.programmes.programme import load_programme, programme_codes
from fbdesk.reports import catalogue as catalogue_module
from fbdesk.reports.action_plan import action_plan
from fbdesk.reports.climate_budget import climate_budget
from fbdesk.reports.documents import Content
from fbdesk.reports.numbers import numbers_in
from fbdesk.reports.response import response
from fbdesk.reports.wording import OWN_NAMES
from fbdesk.resource_files import resource
from fbdesk.texts import catalogue
from tests.reports.given_plans import a_basis, words_of

ROOT = Path(catalogue_module.__file__).parents[1]
"""The package: its rooms `reports` and `models` speak in documents, and what cannot be computed."""
NOT_IN_DOCUMENTS = (
    "calculation/methods/",
    "calculation/request.py",
    "models/edits/",
    "reports/templates/",
)
"""Help and examples of the methods, and refusals: only the window and the command line say them."""
NAMES = (
    "Norsk Vann",
    "Se havnivå",
    "Næringslivets Hovedorganisasjon",
    "Handels- og Servicenæringens Hovedorganisasjon",
    "Sparebankforeningen",
)
"""What others are called stays as they write it."""
PLACE = re.compile(r"\{\w+\}")
WORD = re.compile(r"[a-zæøå]+")
BOKMAAL = """
    ikke hvordan hvor hvorfor hvem hva hvilke hvilken hvilket noe noen fra utslipp utslippene være
    mer bare ennå gjenstår vedtatt tiltakene kommunene kommunens beregning beregninger beregningene
    virkning virkninger virkningen kilde kilder kilden alene navn hver hvert hele sammen utenfor
    innenfor gjelder mangler regnskap klimaregnskap klimaregnskapet måltall måltallet tall tallene
    virkemidler virkemiddel høyere lavere dårligere bedre økning sannsynlighet usikkerhet siden
    årlig ansvarlig bevilget teller kutter øker et ett dem jeg bekreftet samlet folketall ble
    innbyggere innbyggerne forpliktelse forpliktelser motytelse motytelser egen egne penger utgave
    åpen åpne lukket hovedmål hovedutfordringer andel medlemmene deltakere parter rekkefølge finnes
    stedet sted steder selv verdier faktorer beskrivelse begrunnelse kjøring kjøretøy vei veier
    boliger bolig strøm dårlig byene måneder ganger utgaver kommuner kolonner regneark tegn allerede
"""
"""Words that bokmål has and nynorsk has not."""


@cache
def nynorsk() -> dict[str, str]:
    """Return the texts that have nynorsk of their own, without what falls back to bokmål."""
    texts: dict[str, str] = {}
    for file in sorted(resource("translations", "nn").glob("*.json")):
        texts.update(json.loads(file.read_text(encoding="utf-8")))
    return texts


def texts_in_code(*rooms: str) -> Iterator[tuple[str, str]]:
    """Yield each translatable text in the code of some rooms, with the file that it stands in."""
    known = catalogue("nb")
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and node.value in known:
                    yield path.relative_to(ROOT).as_posix(), str(node.value)


def texts_in_data() -> Iterator[str]:
    """Yield what methods and factors are called in a document."""
    for method in METHODS:
        yield method.title
        for asked in method.inputs:
            yield from (asked.label, asked.unit)
            yield from (choice.label for choice in asked.choices)
            yield from (column.label for column in asked.columns)
    for name in edition_names(resource("factors")):
        for factor in load_edition(resource("factors", name)).factors:
            yield from (factor.name, factor.unit, factor.note, factor.source)
    yield from OWN_NAMES.values()


@cache
def words_of_programmes() -> tuple[Words, ...]:
    """Return every text of every programme, and the names of the sectors."""
    found = [sector.name for sector in sectors()]
    for code in programme_codes():
        found += _words_in(load_programme(code))
    return tuple(found)


def _words_in(value: object) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _words_in(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _words_in(getattr(value, name))


# every text has it


@pytest.mark.parametrize("room", ["reports", "models", "calculation"])
def test_every_text_in_the_code_of_documents_has_nynorsk(room: str) -> None:
    missing = {
        f"{file}: {text}"
        for file, text in texts_in_code(room)
        if text not in nynorsk() and not file.startswith(NOT_IN_DOCUMENTS)
    }
    assert sorted(missing) == []


def test_every_name_of_methods_and_factors_has_nynorsk() -> None:
    known = catalogue("nb")
    missing = {text for text in texts_in_data() if text in known and text not in nynorsk()}
    assert sorted(missing) == []


def test_every_text_of_the_programmes_and_every_sector_has_nynorsk() -> None:
    assert len(words_of_programmes()) > 300
    assert [words.nb for words in words_of_programmes() if not words.nn] == []


def test_nynorsk_translates_nothing_that_bokmaal_does_not_know() -> None:
    assert sorted(set(nynorsk()) - set(catalogue("nb"))) == []


def test_nynorsk_keeps_the_places_that_are_filled_in() -> None:
    for source, text in nynorsk().items():
        assert sorted(PLACE.findall(source)) == sorted(PLACE.findall(text)), source


# it is nynorsk


def bokmaal_in(text: str) -> set[str]:
    """Return the words of a text that nynorsk does not have."""
    for name in (*NAMES, *PLACE.findall(text)):
        text = text.replace(name, " ")
    return set(WORD.findall(text.lower())) & set(BOKMAAL.split())


def test_no_nynorsk_text_has_a_word_that_only_bokmaal_has() -> None:
    said = [*nynorsk().values(), *(words.nn for words in words_of_programmes())]
    found = [(text, sorted(bokmaal_in(text))) for text in said if bokmaal_in(text)]
    assert found == []


@pytest.mark.parametrize(
    "text", ["Utslipp i alt", "Ikke vedteke", "Fra 2009", "{kilde}, ukjent kilde"]
)
def test_a_word_of_bokmaal_is_found_wherever_it_stands(text: str) -> None:
    assert bokmaal_in(text)


@pytest.mark.parametrize("content", [action_plan, climate_budget, response])
def test_a_document_of_a_plan_without_texts_speaks_nynorsk_alone(content: Content) -> None:
    document = content(a_basis(language="nn"))
    said = [words_of(document.blocks), *document.colophon, *document.words.values()]
    assert sorted(bokmaal_in("\n".join(said))) == []
    assert "ikkje" in said[0]


def test_days_and_amounts_are_written_as_in_bokmaal() -> None:
    write = numbers_in("nn")
    assert write.day(date(2009, 5, 19)) == "19.\u00a0mai\u00a02009"
    assert write.cut(-1_240.0) == "kuttar 1\u202f240\u00a0t"
    assert write.money(1_240_000_000) == "12,4\u00a0mill.\u00a0kr"
    assert write.percent(-0.075, 1) == "−7,5\u00a0%"
