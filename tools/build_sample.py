"""Build the sample plans, `resources/sample/*.json`, from their readable sources.

`python -m tools.build_sample` reads the folders of `SAMPLES` in `resources/sample/`, where a
planner can read and change every text and figure, and the published inventory in
`resources/inventory/`. Rows refer to each other by short names in the source; here each gets a key
that depends on its name alone, so that a rebuilt sample is the same sample. The result is plan
JSON, read with `fbdesk load`.
"""

import csv
import dataclasses
import json
import re
import tomllib
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from fbdesk.calculation.factors import FactorEdition, load_edition
from fbdesk.exchange.plan_json.plan import plan_to_json
from fbdesk.models import (
    agreement,
    city,
    effects,
    inventory,
    measures,
    money,
    scenarios,
    strategy,
)
from fbdesk.models.declarations import fields, table_name
from fbdesk.models.row import Row
from fbdesk.models.snapshot import PARTS, Plan
from fbdesk.resource_files import resource
from tools.sample_follow_up import closed, follow_up

R = TypeVar("R", bound=Row)
Words = Mapping[str, Any]
"""One table of the source, as written."""

NAMES = uuid.UUID("5f6a5f0e-6a43-5d0c-9d5e-4f42c1d7a0c1")
ENTERED_BY = "Eksempelplan"
SAMPLES = {"grenland": "source", "skien-klimaplan": "source-klimaplan"}
"""The sample plans, each with the folder of its source."""
ORE_PER_THOUSAND_KRONER = 100_000
INVENTORY = "mdir-2024"

THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
"""The space in 149 000, which no line may break at."""


def main() -> int:
    """Write the sample plans."""
    for name, folder in SAMPLES.items():
        target = resource("sample") / f"{name}.json"
        plan = sample_plan(resource("sample", folder), name)
        target.write_text(plan_to_json(plan), encoding="utf-8", newline="\n")
        print(f"{target.name}: {sum(len(plan.rows_of(kind)) for kind in PARTS)} rows")
    return 0


def sample_plan(source: Path | None = None, name: str = "grenland") -> Plan:
    """Return a sample plan, made from its source folder."""
    folder = source or resource("sample", "source")
    files = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in folder.glob("*.toml")}
    listed = [one for name in sorted(files) for one in files[name].get("measure", ())]
    listed.sort(key=lambda one: one["number"])
    given = files["plan"]
    settings = dict(given["plan"])
    settings["inventory_edition"] = key_of(inventory.InventoryEdition, INVENTORY)
    rows = [
        *_city(given),
        *_strategy(files["strategy"]),
        *_instruments(files["instruments"]),
        *_measures(listed, settings, given["entered_at"]),
        *_scenarios(given),
        *_agreement(files["agreement"]),
        *follow_up(files, key_of, row_of),
        *_inventory(given["municipalities"]),
    ]
    by_kind: dict[type[Row], list[Row]] = {kind: [] for kind in PARTS}
    for row in rows:
        by_kind[type(row)].append(row)
    parts = {PARTS[kind]: tuple(in_order(kind, found)) for kind, found in by_kind.items()}
    plan = Plan(settings=row_of(city.Settings, name, settings), **parts)  # type: ignore[arg-type] # by PARTS
    closing = files["organisation"].get("closing")
    return closed(plan, closing, key_of) if closing else plan


def key_of(kind: type[Row], *names: str) -> str:
    """Return the key of the row of a kind that the source calls by these names."""
    return str(uuid.uuid5(NAMES, "/".join((table_name(kind), *names))))


def row_of(kind: type[R], name: str, words: Words, /, **more: Any) -> R:
    """Return one row; TypeError where the source has a word that is no field of its kind."""
    holds = {field.name: field.holds for field in fields(kind)}
    stated: dict[str, Any] = {
        field: _value(value, holds.get(field)) for field, value in words.items() if field != "id"
    }
    return kind(key=key_of(kind, name), **stated, **more)


def in_order(kind: type[Row], rows: Iterable[Row]) -> list[Row]:
    """Return rows in the order in which a plan file gives them back."""

    def place(row: Row) -> list[tuple[bool, Any]]:
        values = [getattr(row, name) for name in (*kind.order, "key")]
        return [(value is not None, value) for value in values]

    return sorted(rows, key=place)


def _value(value: object, holds: type | None) -> object:
    if isinstance(value, int) and holds is float:
        return float(value)
    if isinstance(value, str):
        return THOUSANDS.sub("\N{NO-BREAK SPACE}", value.strip())
    return value


def _listed(kind: type[R], found: Sequence[Words]) -> Iterator[R]:
    """Yield the rows of a kind that have an order of their own and nothing below them."""
    for position, words in enumerate(found):
        yield row_of(kind, words["id"], words, position=position)


def _city(given: Words) -> Iterator[Row]:
    for position, words in enumerate(given["municipality"]):
        stated = {name: value for name, value in words.items() if name != "inhabitants"}
        place = row_of(city.Municipality, words["id"], stated, position=position)
        yield place
        for year, count in words.get("inhabitants", {}).items():
            counted = {
                "year": int(year),
                "inhabitants": count,
                "source": given["population_source"],
            }
            name = f"{words['id']}/{year}"
            yield row_of(city.Population, name, counted, municipality=place.key)
    yield from _listed(city.Cooperation, given["cooperation"])
    yield from _listed(city.Party, given["party"])
    for words in given["reference"]:
        name = f"{words.get('sector', '')}/{words.get('source', '')}"
        stated = {field: value for field, value in words.items() if field != "values"}
        carries = row_of(strategy.ReferenceAssumption, name, stated)
        yield carries
        for year, emission_t in words.get("values", {}).items():
            figure = {"year": int(year), "emission_t": emission_t}
            below = f"{name}/{year}"
            yield row_of(strategy.ReferenceValue, below, figure, assumption=carries.key)
    for words in given.get("factor_override", ()):
        yield row_of(effects.FactorOverride, words["factor"], words)


def _scenarios(given: Words) -> Iterator[Row]:
    for position, words in enumerate(given["scenario"]):
        moved = {"takes_in": True, "leaves_out": False}
        stated = {name: value for name, value in words.items() if name not in moved}
        scenario = row_of(scenarios.Scenario, words["id"], stated, position=position)
        yield scenario
        for name, included in moved.items():
            for number in words.get(name, ()):
                yield row_of(
                    scenarios.ScenarioMeasure,
                    f"{words['id']}/{number}",
                    {"included": included},
                    scenario=scenario.key,
                    measure=key_of(measures.Measure, number),
                )


def _strategy(given: Words) -> Iterator[Row]:
    yield from _listed(strategy.Challenge, given["challenge"])
    yield from _listed(strategy.Goal, given["goal"])
    for position, words in enumerate(given["target"]):
        target = {**words, "goal": key_of(strategy.Goal, words["goal"])}
        yield row_of(strategy.Target, words["id"], target, position=position)
    for words in given["strategy"]:
        yield row_of(strategy.Strategy, words["focus_area"], words)


def _instruments(given: Words) -> Iterator[Row]:
    yield from _listed(measures.Instrument, given["instrument"])


def _measures(listed: Sequence[Words], settings: Words, entered_at: datetime) -> Iterator[Row]:
    edition = load_edition(resource("factors", settings["factors_edition"]))
    own = {field.name for field in dataclasses.fields(measures.Measure)}
    below = {"partners", "instruments", "environment", "cost", "funding", "effect"}
    for position, words in enumerate(listed):
        number = words["number"]
        _only(number, words, own | below)
        stated = {name: value for name, value in words.items() if name in own}
        measure = row_of(measures.Measure, number, stated, position=position)
        yield measure
        yield from _links(words, measure)
        yield from _money(words, measure, settings["price_year"])
        for place, effect in enumerate(words.get("effect", ())):
            yield from _effect(effect, measure, place, Entry(edition, entered_at))


def _links(words: Words, measure: measures.Measure) -> Iterator[Row]:
    for partner in words.get("partners", ()):
        yield row_of(
            measures.MeasurePartner,
            f"{measure.number}/{partner}",
            {"measure": measure.key, "party": key_of(city.Party, partner)},
        )
    for instrument in words.get("instruments", ()):
        yield row_of(
            measures.MeasureInstrument,
            f"{measure.number}/{instrument}",
            {"measure": measure.key, "instrument": key_of(measures.Instrument, instrument)},
        )
    for aspect, (score, reason) in words.get("environment", {}).items():
        yield row_of(
            measures.CityEnvironmentEffect,
            f"{measure.number}/{aspect}",
            {"measure": measure.key, "aspect": aspect, "score": score, "reason": reason},
        )


def _only(place: str, words: Words, known: set[str]) -> None:
    unknown = sorted(set(words) - known)
    if unknown:
        raise ValueError(f"{place}: {', '.join(unknown)} is no field")


def _money(words: Words, measure: measures.Measure, price_year: int) -> Iterator[Row]:
    for place, cost in enumerate(words.get("cost", ())):
        _only(measure.number, cost, {"kind", "kkr", "additional", "note"})
        for year, thousands in cost["kkr"].items():
            gross_ore = thousands * ORE_PER_THOUSAND_KRONER
            yield money.CostLine(
                key=key_of(money.CostLine, measure.number, str(place), year),
                measure=measure.key,
                kind=cost["kind"],
                year=int(year),
                gross_ore=gross_ore,
                additional_ore=round(gross_ore * cost["additional"]),
                price_year=price_year,
                note=cost.get("note", ""),
            )
    for place, funding in enumerate(words.get("funding", ())):
        _only(measure.number, funding, {"scheme", "applied", "granted", "granted_to", "note"})
        for year, applied in funding["applied"].items():
            decided = int(year) <= funding.get("granted_to", 0)
            granted = applied if decided else funding.get("granted", {}).get(year)
            yield money.FundingLine(
                key=key_of(money.FundingLine, measure.number, str(place), year),
                measure=measure.key,
                scheme=funding["scheme"],
                year=int(year),
                applied_ore=_ore(applied),
                granted_ore=_ore(granted),
                note=funding.get("note", ""),
            )


def _ore(thousand_kroner: int | None) -> int | None:
    return None if thousand_kroner is None else thousand_kroner * ORE_PER_THOUSAND_KRONER


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """From which factors inputs are taken, and when they were entered."""

    edition: FactorEdition
    entered_at: datetime


def _effect(words: Words, measure: measures.Measure, place: int, entry: Entry) -> Iterator[Row]:
    name = f"{measure.number}/{place}"
    stated = {field: value for field, value in words.items() if field != "inputs"}
    effect = row_of(effects.Effect, name, stated, measure=measure.key, position=place)
    yield effect
    for input_name, given in words["inputs"].items():
        values = dict(given)
        if "table" in values:
            values["text"] = json.dumps(values.pop("table"), ensure_ascii=False)
        if "factor" in values and "source" not in values:
            values["source"] = entry.edition.factor(values["factor"]).source
        yield row_of(
            effects.EffectInput,
            f"{name}/{input_name}",
            values,
            effect=effect.key,
            name=input_name,
            entered_by=ENTERED_BY,
            entered_at=entry.entered_at,
        )


def _agreement(given: Words) -> Iterator[Row]:
    whole = row_of(agreement.Agreement, given["agreement"]["id"], given["agreement"])
    yield whole
    for position, words in enumerate(given["section"]):
        yield row_of(
            agreement.AgreementSection,
            words["code"],
            words,
            agreement=whole.key,
            position=position,
        )
    for position, words in enumerate(given["signatory"]):
        signs = {**words, "party": key_of(city.Party, words["party"])}
        yield row_of(
            agreement.Signatory, words["party"], signs, agreement=whole.key, position=position
        )
    yield from _commitments(given["commitment"])
    for words in given["condition"]:
        ends = {end: key_of(agreement.Commitment, words[end]) for end in ("commitment", "requires")}
        name = f"{words['commitment']}/{words['requires']}"
        yield row_of(agreement.Condition, name, {**words, **ends})


def _commitments(listed: Sequence[Words]) -> Iterator[Row]:
    for position, words in enumerate(listed):
        number = words["number"]
        stated = {name: value for name, value in words.items() if name != "measures"}
        stated["party"] = key_of(city.Party, words["party"])
        commitment = row_of(agreement.Commitment, number, stated, position=position)
        yield commitment
        for measure in words["measures"]:
            yield row_of(
                agreement.CommitmentMeasure,
                f"{number}/{measure}",
                {"commitment": commitment.key, "measure": key_of(measures.Measure, measure)},
            )


def _inventory(municipalities: Sequence[str]) -> Iterator[Row]:
    table = resource("inventory", "grenland_2009_2024.csv")
    about = json.loads(table.with_suffix(".json").read_text("utf-8"))
    names = ("name", "publisher", "dataset", "url", "gwp_set", "status", "published", "note")
    edition = row_of(
        inventory.InventoryEdition,
        INVENTORY,
        {name: about[name] for name in names},
        file_name=table.name,
    )
    yield edition
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        for number, _, year, sector, source, emission in rows:
            if number not in municipalities:
                continue
            yield inventory.InventoryRow(
                key=key_of(inventory.InventoryRow, number, year, sector, source),
                edition=edition.key,
                municipality=number,
                year=int(year),
                sector=sector,
                source=source,
                emission_t=float(emission),
            )


if __name__ == "__main__":
    raise SystemExit(main())
