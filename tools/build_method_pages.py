"""Writes docs/methods/, one page per calculation method, from the methods' own declarations."""

from collections.abc import Iterator
from pathlib import Path

from fbdesk.calculation.catalogue import METHODS
from fbdesk.calculation.declaration import Input, Method
from fbdesk.calculation.factors import FactorEdition, edition_names, load_edition
from fbdesk.calculation.places import Place
from fbdesk.reports.numbers import numbers_in
from fbdesk.resource_files import resource
from fbdesk.texts import translator

TARGET = Path(__file__).resolve().parent.parent / "docs" / "methods"
LANGUAGE = "nb"

AREAS = ("Alle", "Areal og transport", "Energi i bygg", "Forbruk og avfall", "Klimatilpasning")

_words = translator(LANGUAGE)
_numbers = numbers_in(LANGUAGE)


def main() -> None:
    """Write the pages; a test holds that they are the current ones."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (TARGET / name).write_text(text, encoding="utf-8")
    print(f"wrote {len(METHODS)} methods")


def pages() -> dict[str, str]:
    """Return every page by its file name: the list of methods, and one page for each."""
    newest = edition_names(resource("factors"))[-1]
    edition = load_edition(resource("factors", newest))
    found = {"README.md": "\n".join(_index()) + "\n"}
    for method in METHODS:
        found[f"{method.id}.md"] = "\n".join(_page(method, edition)) + "\n"
    return found


def _index() -> Iterator[str]:
    yield "# Beregningsmetodene"
    yield ""
    yield (
        "Laget av `tools/build_method_pages.py` fra metodenes egne deklarasjoner. "
        "Kutt er negative i formlene. Direkte effekter står i kommunens klimaregnskap, "
        "indirekte oppstår andre steder. De to legges aldri sammen."
    )
    for number, area in enumerate(AREAS):
        yield ""
        yield f"## {number} {area}" if number else f"## {area} innsatsområder"
        yield ""
        for method in METHODS:
            if method.focus_area == number:
                yield f"- [{_words(method.title)}]({method.id}.md): {_words(method.question)}"


def _page(method: Method, edition: FactorEdition) -> Iterator[str]:
    yield f"# {_words(method.title)}"
    yield ""
    yield f"`{method.id}` · {_words(method.question)}"
    yield ""
    yield f"    {method.formula}"
    yield ""
    if method.sources:
        yield f"Virker på: {'; '.join(_place(place) for place in method.sources)}."
    else:
        yield "Gir en indikator før og etter. Tiltaket er fullstendig uten tonn."
    if method.gases:
        yield f"Gasser: {', '.join(method.gases)}, med planens oppvarmingspotensial (GWP)."
    yield ""
    yield "## Det du oppgir"
    yield ""
    yield "| felt | hva | grenser | standard |"
    yield "|---|---|---|---|"
    for declared in method.inputs:
        yield _row(declared, edition)
    yield ""
    yield "## Eksempel"
    yield ""
    yield _words(method.example.text)
    yield ""
    yield from _outcome(method)
    yield ""
    yield "## Se etter"
    yield ""
    yield from (f"- {_words(check)}" for check in method.checklist)
    yield ""
    yield "## Kilder"
    yield ""
    yield from (f"- {source}" for source in method.literature)


def _row(declared: Input, edition: FactorEdition) -> str:
    what = f"**{_words(declared.label)}.** {_words(declared.help)}"
    return f"| `{declared.id}` | {what} | {_bounds(declared)} | {_default(declared, edition)} |"


def _bounds(declared: Input) -> str:
    if declared.kind == "choice":
        return ", ".join(f"`{choice.code}`" for choice in declared.choices)
    if declared.kind == "table":
        return " × ".join(_words(column.label) for column in declared.columns)
    if declared.kind == "text":
        return "tekst"
    unit = "" if declared.unit == "-" else f" {_words(declared.unit)}"
    return f"{_number(declared.low)} til {_number(declared.high)}{unit}"


def _default(declared: Input, edition: FactorEdition) -> str:
    if declared.default_factor:
        factor = edition.factor(declared.default_factor)
        return f"{_number(factor.in_unit(declared.unit))} ({factor.source}, `{factor.id}`)"
    if isinstance(declared.default, float):
        return f"{_number(declared.default)} ({_words(declared.default_source)})"
    if declared.default is not None:
        return f"`{declared.default}`"
    return "" if declared.required else "kan stå tom"


def _outcome(method: Method) -> Iterator[str]:
    example = method.example
    if example.direct_t is not None:
        yield f"- Direkte: {_number(example.direct_t)} t CO₂e i året"
    if example.indirect_t is not None:
        yield f"- Indirekte: {_number(example.indirect_t)} t CO₂e i året"
    for name, (before, after) in (example.indicators or {}).items():
        yield f"- `{name}`: {_number(before)} før, {_number(after)} etter"
    if method.gives_tonnes and example.direct_t is None and example.indirect_t is None:
        yield "- Effekten har sitt eget forløp over årene og ikke noe fast nivå."


def _place(place: Place) -> str:
    if not place.sector:
        return "raden du velger i klimaregnskapet"
    return f"{place.sector} / {place.source}"


def _number(value: float) -> str:
    return _numbers.significant(value, 6)


if __name__ == "__main__":
    main()
