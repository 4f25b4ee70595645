"""Writes docs/methods/, one page per calculation method and language, from the declarations."""

import sys
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from fbdesk.calculation.catalogue import METHODS  # noqa: E402 # found through the line above
from fbdesk.calculation.declaration import Input, Method  # noqa: E402
from fbdesk.calculation.factors import FactorEdition, edition_names, load_edition  # noqa: E402
from fbdesk.calculation.places import Place  # noqa: E402
from fbdesk.reports.numbers import numbers_in  # noqa: E402
from fbdesk.resource_files import resource  # noqa: E402
from fbdesk.texts import translator  # noqa: E402

TARGET = TOP / "docs" / "methods"

WORDS: dict[str, dict[str, str]] = {
    "nb": {
        "language": "Bokmål",
        "title": "Beregningsmetodene",
        "made": "Laget av `tools/build_method_pages.py` fra metodenes egne deklarasjoner.",
        "signs": "Kutt er negative i formlene. Direkte effekter står i kommunens klimaregnskap, "
        "indirekte oppstår andre steder. De to legges aldri sammen.",
        "course": "Hver effekt får et forløp: startår, innfasing over n år, levetid og endring av "
        "aktiviteten per år. Formlene gir full effekt i året, før forløpet.",
        "area 0": "Alle innsatsområder",
        "area 1": "1 Areal og transport",
        "area 2": "2 Energi i bygg",
        "area 3": "3 Forbruk og avfall",
        "area 4": "4 Klimatilpasning",
        "acts on": "Virker på",
        "chosen row": "raden du velger i klimaregnskapet",
        "no tonnes": "Gir en indikator før og etter. Tiltaket er fullstendig uten tonn.",
        "gases": "Gasser: {gases}, med planens oppvarmingspotensial (GWP).",
        "stated": "Det du oppgir",
        "heads": "| felt | hva | grenser | standard |",
        "text": "tekst",
        "to": "til",
        "optional": "kan stå tom",
        "checklist": "Sjekkliste: tallene du må finne",
        "check heads": "| tall | enhet | her finner du det |",
        "example": "Eksempel",
        "direct": "Direkte: {amount} t CO₂e i året",
        "indirect": "Indirekte: {amount} t CO₂e i året",
        "indicator": "`{name}`: {before} før, {after} etter",
        "no level": "Effekten har sitt eget forløp over årene og ikke noe fast nivå.",
        "ask": "Se etter",
        "sources": "Kilder",
    },
    "en": {
        "language": "English",
        "title": "The methods of calculation",
        "made": "Made by `tools/build_method_pages.py` from the methods' own declarations.",
        "signs": "Cuts are negative in the formulas. Direct effects stand in the municipality's "
        "emission inventory, indirect ones arise elsewhere. The two are never added.",
        "course": "Each effect gets a course: start year, phase-in over n years, lifetime and "
        "yearly change of the activity. The formulas give the full effect per year, before it.",
        "area 0": "All focus areas",
        "area 1": "1 Land use and transport",
        "area 2": "2 Energy in buildings",
        "area 3": "3 Consumption and waste",
        "area 4": "4 Climate adaptation",
        "acts on": "Acts on",
        "chosen row": "the row of the inventory that you choose",
        "no tonnes": "Gives an indicator before and after. The measure is complete without tonnes.",
        "gases": "Gases: {gases}, with the plan's warming potentials (GWP).",
        "stated": "What you state",
        "heads": "| field | what | bounds | default |",
        "text": "text",
        "to": "to",
        "optional": "may be empty",
        "checklist": "Checklist: the figures you must find",
        "check heads": "| figure | unit | where to find it |",
        "example": "Example",
        "direct": "Direct: {amount} t CO₂e a year",
        "indirect": "Indirect: {amount} t CO₂e a year",
        "indicator": "`{name}`: {before} before, {after} after",
        "no level": "The effect has its own course over the years and no steady level.",
        "ask": "Ask yourself",
        "sources": "Sources",
    },
}
"""What stands around the methods' own words, by language."""


def main() -> None:
    """Write the pages; a test holds that they are the current ones."""
    for name, text in pages().items():
        target = TARGET / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote {len(METHODS)} methods in {len(WORDS)} languages")


def pages() -> dict[str, str]:
    """Return every page by its path: the way in, and for each language a list and the methods."""
    newest = edition_names(resource("factors"))[-1]
    edition = load_edition(resource("factors", newest))
    found = {"README.md": _text(_way_in())}
    for language in WORDS:
        writer = _Writer(language, edition)
        found[f"{language}/README.md"] = _text(writer.index())
        for method in METHODS:
            found[f"{language}/{method.id}.md"] = _text(writer.page(method))
    return found


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _way_in() -> Iterator[str]:
    yield "# " + " · ".join(words["title"] for words in WORDS.values())
    yield ""
    yield " · ".join(
        f"[{words['language']}]({language}/README.md)" for language, words in WORDS.items()
    )


class _Writer:
    """Writes the pages of one language."""

    def __init__(self, language: str, edition: FactorEdition) -> None:
        self._said = WORDS[language]
        self._words = translator(language)
        self._numbers = numbers_in(language)
        self._edition = edition

    def index(self) -> Iterator[str]:
        said = self._said
        yield from (f"# {said['title']}", "", f"{said['made']} {said['signs']}", "", said["course"])
        for number in range(5):
            yield from ("", f"## {said[f'area {number}']}", "")
            for method in METHODS:
                if method.focus_area == number:
                    title, question = self._words(method.title), self._words(method.question)
                    yield f"- [{title}]({method.id}.md): {question}"

    def page(self, method: Method) -> Iterator[str]:
        said = self._said
        yield from (f"# {self._words(method.title)}", "")
        yield from (f"`{method.id}` · {self._words(method.question)}", "")
        yield from (f"    {method.formula}", "")
        yield from self._where_it_acts(method)
        yield from ("", f"## {said['checklist']}", "", said["check heads"], "|---|---|---|")
        yield from (self._check(declared) for declared in method.needs)
        yield from ("", f"## {said['stated']}", "", said["heads"], "|---|---|---|---|")
        yield from (self._row(declared) for declared in method.inputs)
        yield from ("", f"## {said['example']}", "", self._words(method.example.text), "")
        yield from self._outcome(method)
        yield from ("", f"## {said['ask']}", "")
        yield from (f"- {self._words(check)}" for check in method.checklist)
        yield from ("", f"## {said['sources']}", "")
        yield from (f"- {source}" for source in method.literature)

    def _where_it_acts(self, method: Method) -> Iterator[str]:
        if method.sources:
            places = "; ".join(self._place(place) for place in method.sources)
            yield f"{self._said['acts on']}: {places}."
        else:
            yield self._said["no tonnes"]
        if method.gases:
            yield self._said["gases"].format(gases=", ".join(method.gases))

    def _check(self, declared: Input) -> str:
        unit = "" if declared.unit in {"-", "rows"} else self._words(declared.unit)
        return f"| {self._words(declared.label)} | {unit} | {self._words(declared.where)} |"

    def _row(self, declared: Input) -> str:
        what = f"**{self._words(declared.label)}.** {self._words(declared.help)}"
        bounds, default = self._bounds(declared), self._default(declared)
        return f"| `{declared.id}` | {what} | {bounds} | {default} |"

    def _bounds(self, declared: Input) -> str:
        if declared.kind == "choice":
            return ", ".join(f"`{choice.code}`" for choice in declared.choices)
        if declared.kind == "table":
            return " × ".join(self._words(column.label) for column in declared.columns)
        if declared.kind == "text":
            return self._said["text"]
        unit = "" if declared.unit == "-" else f" {self._words(declared.unit)}"
        low, high = self._number(declared.low), self._number(declared.high)
        return f"{low} {self._said['to']} {high}{unit}"

    def _default(self, declared: Input) -> str:
        if declared.default_factor:
            factor = self._edition.factor(declared.default_factor)
            number = self._number(factor.in_unit(declared.unit))
            return f"{number} ({factor.source}, `{factor.id}`)"
        if isinstance(declared.default, float):
            return f"{self._number(declared.default)} ({self._words(declared.default_source)})"
        if declared.default is not None:
            return f"`{declared.default}`"
        return "" if declared.required else self._said["optional"]

    def _outcome(self, method: Method) -> Iterator[str]:
        example, said = method.example, self._said
        for side, amount_t in (("direct", example.direct_t), ("indirect", example.indirect_t)):
            if amount_t is not None:
                yield f"- {said[side].format(amount=self._number(amount_t))}"
        for name, (before, after) in (example.indicators or {}).items():
            numbers = {"before": self._number(before), "after": self._number(after)}
            yield f"- {said['indicator'].format(name=name, **numbers)}"
        if method.gives_tonnes and example.direct_t is None and example.indirect_t is None:
            yield f"- {said['no level']}"

    def _place(self, place: Place) -> str:
        return f"{place.sector} / {place.source}" if place.sector else self._said["chosen row"]

    def _number(self, value: float) -> str:
        return self._numbers.significant(value, 6)


if __name__ == "__main__":
    main()
