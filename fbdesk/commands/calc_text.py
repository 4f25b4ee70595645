"""The result of one calculation as it is read on a terminal."""

from collections.abc import Iterator

from fbdesk.calculation.catalogue import method
from fbdesk.calculation.evaluate import Evaluation
from fbdesk.calculation.evaluation_json import evaluation_json
from fbdesk.calculation.passport import PassportLine
from fbdesk.reports.numbers import Numbers, numbers_in
from fbdesk.texts import Translate, translator

_LABEL_WIDTH, _CELL_WIDTH = 42, 18


def calc_text(result: Evaluation, samples: Evaluation | None, language: str) -> str:
    """Return the result in the language: effect, years, sources, passport."""
    translate = translator(language)
    page = _Page(result, samples, translate, numbers_in(language, translate))
    sections = (page.head(), page.effect(), page.years(), page.passport())
    texts = ["\n".join(line.rstrip() for line in section) for section in sections]
    return "\n\n".join(text for text in texts if text)


class _Page:
    """Writes the sections of one result."""

    def __init__(
        self,
        result: Evaluation,
        samples: Evaluation | None,
        translate: Translate,
        numbers: Numbers,
    ) -> None:
        self._result = result
        self._document = evaluation_json(result, samples)
        self._translate = translate
        self._numbers = numbers
        self._method = method(result.method)

    def head(self) -> Iterator[str]:
        yield self._translate(self._method.title)
        yield self._method.formula

    def effect(self) -> Iterator[str]:
        for label, value in (
            ("Direct, per year at full effect", self._result.full_direct_t),
            ("Indirect, per year at full effect", self._result.full_indirect_t),
        ):
            if value is not None:
                yield self._row(label, self._numbers.cut(float(value)))
        spread = self._document["interval"]
        if isinstance(spread, dict):
            ends = (spread["p5"], spread["p95"])
            span = self._numbers.span_with_unit(spread["p50"], *ends)
            yield self._row("Nine of ten draws lie within", span)
        for indicator in self._result.indicators:
            before, after = (
                self._numbers.significant(float(value))
                for value in (indicator.before, indicator.after)
            )
            unit = self._translate(indicator.unit)
            yield self._row(indicator.label, f"{before} → {after} {unit}")
        for memo in self._result.memo:
            unit = self._translate(memo.unit)
            yield self._row(memo.label, f"{self._numbers.significant(float(memo.value))} {unit}")

    def years(self) -> Iterator[str]:
        if not self._result.parts or not self._result.years:
            return
        heads = [self._place(part.place.sector, part.place.source) for part in self._result.parts]
        width = max(_CELL_WIDTH, *(len(head) + 2 for head in heads))
        yield self._translate("Year").ljust(6) + "".join(head.rjust(width) for head in heads)
        for index, year in enumerate(self._result.years):
            cells = (
                self._numbers.cut_number(float(part.by_year_t[index]), 1).rjust(width)
                for part in self._result.parts
                if part.by_year_t is not None
            )
            yield str(year).ljust(6) + "".join(cells)
        yield self._translate("Cut, t CO2e per year; + is an increase.")

    def passport(self) -> Iterator[str]:
        yield self._translate("Passport")
        for line in self._result.passport:
            parts = [self._value(line), self._translate(line.unit)]
            about = ", ".join(text for text in (line.source, self._translate(line.status)) if text)
            shown = " ".join(part for part in parts if part and part != "-")
            yield f"{self._row(line.label, shown)}  [{about}]"

    def _row(self, label: str, value: str) -> str:
        return f"{self._translate(label).ljust(_LABEL_WIDTH)} {value}"

    def _value(self, line: PassportLine) -> str:
        if isinstance(line.value, str):
            return self._translate(line.words or line.value)
        if line.value is None:
            return "–"
        if isinstance(line.value, tuple):
            write = self._numbers.significant
            return "; ".join(" × ".join(write(cell, 6) for cell in row) for row in line.value)
        whole_year = line.name == "start"
        return f"{line.value}" if whole_year else self._numbers.significant(line.value, 6)

    def _place(self, sector: str, source: str) -> str:
        return f"{sector} / {source}" if sector else self._translate("Not placed")
