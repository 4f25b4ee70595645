"""What stands in a plan is called as planners call it: kinds, fields, values and single things."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import fbdesk
from fbdesk.models.agreement import Commitment, Condition, JointProject
from fbdesk.models.city import Municipality, Party, Population, Settings
from fbdesk.models.declarations import BY_TABLE, KINDS, fields, table_name
from fbdesk.models.effects import EffectInput, FactorOverride
from fbdesk.models.inventory import InventoryRow
from fbdesk.models.measures import CityEnvironmentEffect, Measure, MeasurePartner
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.row import Row
from fbdesk.models.strategy import ReferenceAssumption, Strategy, Target
from fbdesk.reports.plan_words import FORM_HEADINGS, MOST_LETTERS, PlanWords, plan_words
from tests.builders import (
    a_measure,
    a_plan,
    a_stated_effect,
    a_target,
    an_inventory,
    changed,
    some_settings,
)
from tests.reports.full_plan import full_plan


@pytest.fixture(scope="module")
def words() -> PlanWords:
    return plan_words(load_programme("framtidens-byer"), "nb")


def test_kinds_are_called_as_on_the_workbooks_sheets(words: PlanWords) -> None:
    assert words.kind(Measure) == "Tiltak"
    assert words.kind(CostLine) == "Kostnader"
    assert words.kind(Settings) == "Planen"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_and_every_field_has_a_name_for_people(
    words: PlanWords, kind: type[Row]
) -> None:
    assert words.kind(kind) != table_name(kind)
    for field in fields(kind):
        if field.name not in {"key", "rev"}:
            assert words.field(kind, field.name) != field.name, field.name


def test_fields_are_called_as_in_the_window(words: PlanWords) -> None:
    assert words.field(Measure, "responsible") == "Ansvarlig"
    assert words.field(CostLine, "gross_ore") == "Bruttokostnad"
    assert words.field(Settings, "period_from") == "Periode fra"
    assert words.field(Strategy, "framework") == "Rammer"
    assert words.field(Commitment, "party") == "Part"
    assert words.field(Condition, "requires") == "Gjelder dersom"
    assert words.field(Measure, "position") == "Rekkefølge"


def test_english_words_are_there_too() -> None:
    english = plan_words(load_programme("framtidens-byer"), "en")
    assert english.kind(Measure) == "Measures"
    assert english.field(Measure, "responsible") == "Responsible"


@pytest.mark.parametrize(
    ("kind", "name", "value", "shown"),
    [
        (Measure, "status", "adopted", "Vedtatt"),
        (Measure, "existing", True, "Ja"),
        (Measure, "start_year", 2010, "2010"),
        (Measure, "start_year", None, ""),
        (Measure, "title", "", ""),
        (CostLine, "gross_ore", 124_000_000, "1 240 000 kr"),
        (CostLine, "gross_ore", 150, "1,50 kr"),
        (Target, "reduction_share", 0.25, "25 %"),
        (Target, "reduction_share", 0.255, "25,5 %"),
        (EffectInput, "value", 1240.5, "1 240,5"),
        (EffectInput, "value", 0.1 + 0.2, "0,30000000000000004"),
        (EffectInput, "entered_at", datetime(2009, 4, 20, 12, tzinfo=UTC), "20.04.2009"),
        (Commitment, "deadline", date(2010, 12, 31), "31.12.2010"),
        (Settings, "electricity", "none", "Regnes ikke med"),
        (Settings, "seed", 2009, "2009"),
    ],
)
def test_values_read_as_people_write_them(
    words: PlanWords, kind: type[Row], name: str, value: object, shown: str
) -> None:
    found = words.value(a_plan(), kind, name, value)  # type: ignore[arg-type] # all are stored
    assert " ".join(found.split()).startswith(shown) if shown else found == ""


def test_an_unknown_code_is_shown_as_it_stands(words: PlanWords) -> None:
    assert words.value(a_plan(), Measure, "status", "fra framtida") == "fra framtida"


def test_a_reference_is_shown_by_the_name_of_what_it_names(words: PlanWords) -> None:
    measure = a_measure("T-07", title="Bussvei")
    plan = a_plan(measure)
    assert words.value(plan, CostLine, "measure", measure.key) == "T-07 Bussvei"
    assert words.value(plan, CostLine, "measure", "gone") == ""


def test_things_are_called_by_number_and_title(words: PlanWords) -> None:
    measure = a_measure("T-07", title="Bussvei\nmed   to linjer")
    party = Party(name="Skien kommune", kind="municipality")
    promise = Commitment(number="F-01", party=party.key, text="Kjøper elbiler.\nTo i året.")
    plan = a_plan(measure, party, promise, a_target())
    assert words.thing(plan, measure) == "T-07 Bussvei med to linjer"
    assert words.thing(plan, party) == "Skien kommune"
    assert words.thing(plan, promise) == "F-01 Kjøper elbiler. To i året."
    assert words.thing(plan, plan.targets[0]) == plan.targets[0].title
    assert words.thing(plan, plan.settings) == "Porsgrunn"
    assert words.thing(plan, changed(plan.settings, name="")) == "Planen"


def test_rows_without_a_name_are_called_by_what_tells_them_apart(words: PlanWords) -> None:
    measure = a_measure("T-07", title="Bussvei")
    party = Party(name="Enova", kind="state_agency")
    place = Municipality(number="4001", name="Porsgrunn")
    plan = a_plan(measure, party, place)
    assert words.thing(plan, CostLine(measure=measure.key, year=2012)) == "Investering 2012"
    funding = FundingLine(measure=measure.key, year=2012, scheme="enova")
    assert words.thing(plan, funding).endswith(" 2012")
    partner = MeasurePartner(measure=measure.key, party=party.key)
    assert words.thing(plan, partner) == "Enova"
    air = CityEnvironmentEffect(measure=measure.key, aspect="health")
    assert words.thing(plan, air) == words.value(plan, type(air), "aspect", "health")
    figure = Population(municipality=place.key, year=2009, inhabitants=1, source="SSB")
    assert words.thing(plan, figure) == "2009"
    carried = ReferenceAssumption(sector="Avfall og avløp", source="Avløp")
    assert words.thing(plan, carried).endswith("Avfall og avløp Avløp")
    own = FactorOverride(factor="vkm-car", value=1, unit="g", source="målt")
    assert words.thing(plan, own) == "vkm-car"


def test_an_input_is_called_as_its_method_asks_for_it(words: PlanWords) -> None:
    measure = a_measure()
    effect, amount, reason = a_stated_effect(measure, -100)
    plan = a_plan(measure, effect, amount, reason)
    assert words.thing(plan, amount) not in {"", "effect_t"}
    unknown = changed(amount, name="fra_framtida")
    assert words.thing(plan, unknown) == "fra_framtida"
    assert words.thing(a_plan(), amount) == "effect_t"


def test_a_figure_of_the_inventory_is_called_by_its_place_and_year(words: PlanWords) -> None:
    edition, row = an_inventory({("Veitrafikk", "Personbiler"): {2009: 1.0}})
    assert isinstance(row, InventoryRow)
    assert words.thing(a_plan(edition, row), row) == "4001 Veitrafikk, Personbiler 2009"


def test_a_long_name_is_cut_and_no_name_is_empty(words: PlanWords) -> None:
    plan = full_plan()
    long = a_measure("T-99", title="ord " * 60)
    assert len(words.thing(plan, long)) == MOST_LETTERS
    assert words.thing(plan, long).endswith("…")
    for kind in KINDS:
        for row in plan.rows_of(kind):
            assert words.thing(plan, row).strip()


def test_every_value_of_a_full_plan_can_be_read(words: PlanWords) -> None:
    plan = full_plan()
    for kind in KINDS:
        for row in plan.rows_of(kind):
            for field in fields(kind):
                held = getattr(row, field.name)
                shown = words.value(plan, kind, field.name, held)
                assert bool(shown) == (held not in (None, "")), (kind, field.name, held)


def test_two_numbers_that_differ_never_read_the_same(words: PlanWords) -> None:
    plan = a_plan(some_settings())
    for first, second in ((0.1, 0.1000001), (1e6, 1e6 + 0.25), (0.25, 0.2500001)):
        assert words.value(plan, EffectInput, "value", first) != words.value(
            plan, EffectInput, "value", second
        )


def test_kinds_come_in_the_order_of_the_workbook_and_none_is_left_out(words: PlanWords) -> None:
    assert words.kinds[0] is Settings
    assert set(words.kinds) == set(KINDS)
    assert len(words.kinds) == len(KINDS)
    assert words.kinds.index(Measure) < words.kinds.index(CostLine)


def test_fields_are_called_as_in_the_forms_of_the_window(words: PlanWords) -> None:
    assert words.field(Measure, "start_year") == "Startår"
    assert words.field(Measure, "geographic_scope") == "Sted"
    assert words.field(Settings, "start_year") == "Startår"
    assert words.field(JointProject, "lead") == "Ledes av"


@pytest.mark.parametrize(("place", "heading"), FORM_HEADINGS.items())
def test_each_heading_of_a_form_is_one_that_a_form_has(
    place: tuple[str, str], heading: str
) -> None:
    table, field = place
    assert field in {declared.name for declared in fields(BY_TABLE[table])}
    pages = (Path(fbdesk.__file__).parent / "ui" / "pages").rglob("*.py")
    assert any(f'tr("{heading}")' in page.read_text(encoding="utf-8") for page in pages)
