"""Two states of a plan are told apart thing by thing, in words that a planner uses."""

import pytest

from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.plan_words import PlanWords, plan_words
from fbdesk.ui.plan_comparison import ChangedPart, How, compared, in_full
from tests.builders import a_measure, a_plan, a_stated_effect, an_inventory, changed, some_settings
from tests.reports.full_plan import full_plan

SETTINGS = some_settings()
FIRST = a_measure("T-01", title="Bussvei")
SECOND = a_measure("T-02", title="Sykkelvei")


@pytest.fixture(scope="module")
def words() -> PlanWords:
    return plan_words(load_programme("framtidens-byer"), "nb")


def plan(*rows: Row) -> Plan:
    return a_plan(SETTINGS, *rows)


PLACE = plan().municipalities[0]


def parts(before: list[Row], after: list[Row], words: PlanWords) -> dict[str, ChangedPart]:
    found = compared(plan(PLACE, *before), plan(PLACE, *after), words)
    return {part.title: part for part in found}


def only(before: list[Row], after: list[Row], words: PlanWords) -> ChangedPart:
    (part,) = parts(before, after, words).values()
    return part


def test_the_same_plan_differs_in_nothing(words: PlanWords) -> None:
    full = full_plan()
    assert compared(full, full, words) == ()


def test_a_changed_field_is_told_with_what_it_was_and_is(words: PlanWords) -> None:
    part = only([FIRST, SECOND], [changed(FIRST, status="idea", start_year=None), SECOND], words)
    (thing,) = part.things
    assert (part.title, thing.name, thing.how) == ("Tiltak", "T-01 Bussvei", How.CHANGED)
    assert thing.lines == ("Status: Vedtatt → Idé", "Startår: 2010 → –")
    assert part.summary(words.translate) == "1 endret: T-01 Bussvei"


def test_what_came_and_went_is_named(words: PlanWords) -> None:
    third = a_measure("T-03", title="Ladepunkter")
    part = only([FIRST, SECOND], [SECOND, third], words)
    assert part.summary(words.translate) == "1 lagt til: T-03 Ladepunkter · 1 slettet: T-01 Bussvei"
    assert in_full((part,), words.translate).splitlines() == [
        "Tiltak",
        "   T-01 Bussvei (slettet)",
        "   T-03 Ladepunkter (lagt til)",
    ]


def test_a_part_of_a_thing_is_told_where_it_belongs(words: PlanWords) -> None:
    line = CostLine(measure=FIRST.key, year=2012, gross_ore=100_000)
    part = only([FIRST, line], [FIRST, changed(line, gross_ore=250_000)], words)
    (thing,) = part.things
    assert thing.name == "T-01 Bussvei"
    (told,) = thing.lines
    assert " ".join(told.split()) == (
        "Kostnader, Investering 2012, Bruttokostnad: 1 000 kr → 2 500 kr"
    )


def test_parts_that_came_and_went_are_told_with_their_thing(words: PlanWords) -> None:
    line = CostLine(measure=FIRST.key, year=2012)
    came = only([FIRST], [FIRST, line], words)
    went = only([FIRST, line], [FIRST], words)
    assert came.things[0].lines == ("Kostnader, Investering 2012 er lagt til",)
    assert went.things[0].lines == ("Kostnader, Investering 2012 er slettet",)
    assert went.things[0].how is How.CHANGED


def test_what_belongs_to_a_new_or_deleted_thing_is_not_told_on_its_own(words: PlanWords) -> None:
    effect, amount, reason = a_stated_effect(FIRST, -100)
    part = only([], [FIRST, effect, amount, reason], words)
    assert [(thing.how, thing.lines) for thing in part.things] == [(How.NEW, ())]


def test_an_input_deep_inside_leads_to_its_measure(words: PlanWords) -> None:
    effect, amount, reason = a_stated_effect(FIRST, -100)
    held = [FIRST, effect, reason]
    part = only([*held, amount], [*held, changed(amount, value=-200.0)], words)
    assert part.things[0].name == "T-01 Bussvei"
    assert part.things[0].lines[0].endswith("Verdi: −100 → −200")


def test_many_rows_of_a_kind_are_counted(words: PlanWords) -> None:
    edition, *figures = an_inventory({("Veitrafikk", "Biler"): {2009 + n: 1.0 for n in range(14)}})
    revised = [changed(row, emission_t=2.0) for row in figures]
    part = only([edition, *figures], [edition, *revised], words)
    assert part.things[0].lines == ("Klimaregnskap, alle rader: 14 endret",)


def test_another_order_is_told_once_and_not_for_each_row(words: PlanWords) -> None:
    part = only([FIRST, SECOND], [changed(FIRST, position=5, rev=1), SECOND], words)
    assert part.things == ()
    assert part.summary(words.translate) == "Rekkefølgen er en annen"
    assert in_full((part,), words.translate).endswith("   Rekkefølgen er en annen")


def test_a_count_of_changes_alone_is_no_difference(words: PlanWords) -> None:
    assert parts([FIRST], [changed(FIRST, rev=9)], words) == {}


def test_many_names_are_cut_and_counted(words: PlanWords) -> None:
    measures: list[Row] = [a_measure(f"T-{number:02}", title="x") for number in range(1, 10)]
    part = only([], measures, words)
    assert part.summary(words.translate) == (
        "9 lagt til: T-01 x, T-02 x, T-03 x, T-04 x, T-05 x, T-06 x og 3 til"
    )


def test_long_texts_are_shown_from_where_they_differ(words: PlanWords) -> None:
    start = "Dette står likt i begge. " * 30
    before = changed(FIRST, description=f"{start}Vi bygger bro. {'Slutt. ' * 60}")
    after = changed(FIRST, description=f"{start}Vi bygger vei. {'Slutt. ' * 60}")
    (line,) = only([before], [after], words).things[0].lines
    old, new = line.split(" → ")
    assert "bygger bro" in old
    assert "bygger vei" in new
    assert len(line) < 2 * 160 + 60
    assert old.startswith("Beskrivelse: …")
    assert new.endswith("…")


def test_a_text_that_was_cut_short_shows_its_end(words: PlanWords) -> None:
    long = "ord " * 100
    part = only([changed(FIRST, risk=long)], [changed(FIRST, risk="")], words)
    assert part.things[0].lines[0].endswith("→ –")


def test_every_row_of_a_full_plan_can_come_and_go(words: PlanWords) -> None:
    full = full_plan()
    bare = a_plan(changed(full.settings, inventory_edition=None), *full.municipalities)
    came, went = compared(bare, full, words), compared(full, bare, words)
    assert {part.title for part in came} == {part.title for part in went}
    told = in_full(came, words.translate)
    for measure in full.rows_of(Measure):
        assert measure.number in told


def test_parts_come_in_the_order_of_the_workbook(words: PlanWords) -> None:
    full = full_plan()
    bare = a_plan(changed(full.settings, inventory_edition=None))
    titles = [part.title for part in compared(bare, full, words)]
    order = [words.kind(kind) for kind in words.kinds]
    assert titles == sorted(titles, key=order.index)
