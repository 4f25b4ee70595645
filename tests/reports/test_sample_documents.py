"""Tests of the sample plan's documents: nothing left out or untranslated, sums that agree."""

import dataclasses
import io
import re
from collections.abc import Sequence
from functools import cache

import pikepdf
import pytest

from fbdesk.exchange.plan_json.plan import rows_from_json
from fbdesk.models.measures import Measure
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.snapshot import Plan
from fbdesk.reports.action_plan import action_plan
from fbdesk.reports.agreement import agreement
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.focus_area import measures_table
from fbdesk.reports.chapters.money import sums_per_year
from fbdesk.reports.content import Block, Document, FigureOf, Heading, TableOf
from fbdesk.reports.pdf import pdf
from fbdesk.resource_files import resource
from fbdesk.texts import catalogue
from tests.builders import a_plan
from tests.reports.given_plans import basis_of, flat, rows, table, words_of
from tests.reports.pdf_text import letters, pages_of

SAMPLE = resource("sample", "grenland.json")

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="the sample plan is not here")


@cache
def sample() -> Plan:
    return a_plan(*rows_from_json(SAMPLE.read_bytes()))


@cache
def basis(language: str = "nb", document: str = "action-plan") -> Basis:
    return basis_of(sample(), language, document)


@cache
def the_action_plan(language: str = "nb") -> Document:
    return action_plan(basis(language))


@cache
def the_agreement(language: str = "nb") -> Document:
    return agreement(basis(language, "agreement"))


def number(text: str) -> float:
    """Return the number that a cell shows, 0 for a dash."""
    value = basis().wording.numbers.read(text.lstrip("+"))
    return value or 0.0


def tables(blocks: Sequence[Block]) -> list[TableOf]:
    return [block for block in flat(blocks) if isinstance(block, TableOf)]


# nothing left out


def test_every_measure_has_its_heading_its_row_and_its_calculations() -> None:
    blocks = the_action_plan().blocks
    titles = [block.text for block in flat(blocks) if isinstance(block, Heading)]
    for measure in sample().measures:
        assert f"{measure.number} {measure.title}" in titles
    calculated = [title for title in titles if re.match(r"T-\d+ ", title)]
    computed = sum(len(result.effects) for result in basis().results.measures)
    assert len(calculated) == len(sample().measures) + computed


def test_every_text_that_the_planner_wrote_is_there() -> None:
    text = words_of(the_action_plan().blocks)
    plan = sample()
    written = [
        *(measure.description for measure in plan.measures),
        *(challenge.description for challenge in plan.challenges),
        *(goal.title for goal in plan.goals),
        *(target.reason for target in plan.targets),
        *(strategy.strategic_approach for strategy in plan.strategies),
        *(instrument.title for instrument in plan.instruments if _is_used(instrument.key)),
        *(assumption.reason for assumption in plan.reference_assumptions),
        *(work.description for work in plan.cooperations),
        *(party.role for party in plan.parties),
    ]
    lines = [line.strip() for each in written for line in each.splitlines() if line.strip()]
    missing = [line for line in lines if line.replace("\u00a0", " ") not in text]
    assert missing == []


def _is_used(instrument: str) -> bool:
    return any(link.instrument == instrument for link in sample().measure_instruments)


def test_every_commitment_and_condition_is_in_the_agreement() -> None:
    blocks = the_agreement().blocks
    text = words_of(blocks)
    for commitment in sample().commitments:
        assert commitment.text.replace("\u00a0", " ") in text
    assert len(table(blocks, "Motytelser").rows) == len(sample().conditions)


def test_every_section_of_the_agreement_is_there_in_its_order() -> None:
    titles = [b.text for b in the_agreement().blocks if isinstance(b, Heading) and b.level == 1]
    sections = [section.title for section in sample().agreement_sections]
    assert [title for title in titles if title in sections] == sections


def test_every_finding_is_told() -> None:
    (chapter,) = [
        index
        for index, block in enumerate(the_action_plan().blocks)
        if isinstance(block, Heading) and block.text == "Det som mangler"
    ]
    text = words_of(the_action_plan().blocks[chapter:])
    for finding in basis().findings:
        if "number" in finding.values:
            assert str(finding.values["number"]) in text


# sums that agree


def test_shares_of_the_joint_effect_add_up_to_the_focus_areas() -> None:
    year = basis().main_year
    for area in basis().results.focus_areas:
        if not area.direct_t or not basis().measures_of(area.code):
            continue
        *shares, total = rows(measures_table(basis(), area.code))
        joint = sum(number(cells[7]) for cells in shares)
        assert number(total[7]) == pytest.approx(joint, abs=len(shares))  # each cell is rounded
        assert number(total[7]) == pytest.approx(-area.direct_t[year], abs=1)


def test_areas_add_up_to_the_sum_of_their_table() -> None:
    listed = rows(table(the_action_plan().blocks, "Samlet virkning per innsatsområde"))
    place = [cells[0] for cells in listed].index("Sum")
    areas, total, below = listed[:place], listed[place], listed[place + 1 :]
    everywhere = sum(a.direct_t.get(basis().main_year, 0) for a in basis().results.focus_areas)
    last = basis().effect_years.index(basis().main_year) + 1
    other = sum(_signed(cells[last]) for cells in below)
    assert _signed(total[last]) + other == pytest.approx(-everywhere, abs=2)
    for column in range(1, len(total)):
        assert number(total[column]) == pytest.approx(
            abs(sum(_signed(cells[column]) for cells in areas)), abs=len(areas)
        )


def _signed(cell: str) -> float:
    return -number(cell) if cell.startswith("+") else number(cell)


def test_costs_in_the_document_are_those_of_the_plan_to_the_krone() -> None:
    plan = sample()
    sums = sums_per_year(plan.cost_lines, plan.funding_lines)
    counted = sum(one.investment_ore + one.operating_ore for one in sums.values())
    assert counted == sum(line.gross_ore for line in plan.cost_lines if line.kind != "saving")
    granted = sum(one.granted_ore or 0 for one in sums.values())
    assert granted == sum(line.granted_ore or 0 for line in plan.funding_lines)


def test_the_inventorys_sums_are_the_published_ones() -> None:
    chosen = table(the_action_plan().blocks, "Registrerte utslipp")
    years = [int(column.title) for column in chosen.columns[1:]]
    total = rows(chosen)[-1]
    for year, cell in zip(years, total[1:], strict=True):
        assert number(cell) == pytest.approx(
            sum(basis().results.inventory[year].values()), abs=0.51
        )


def test_industry_is_never_inside_what_the_target_covers() -> None:
    chosen = rows(table(the_action_plan().blocks, "Registrerte utslipp"))
    names = [cells[0] for cells in chosen]
    assert names.index("Sum for målets sektorer") < names.index("Industri, olje og gass")


# words


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("make", [the_action_plan, the_agreement], ids=["plan", "agreement"])
def test_no_place_for_a_value_is_left_open(make: object, language: str) -> None:
    document: Document = make(language)  # type: ignore[operator] # one of the two above
    text = words_of(document.blocks)
    assert re.findall(r"\{\w+\}", text) == []
    assert "None" not in text.split()
    assert "nan" not in text.split()


@pytest.mark.parametrize("make", [the_action_plan, the_agreement], ids=["plan", "agreement"])
def test_no_source_text_stands_untranslated_in_a_bokmal_document(make: object) -> None:
    document: Document = make("nb")  # type: ignore[operator] # one of the two above
    said = set(words_of(document.blocks).splitlines())
    english = {
        source for source, words in catalogue("nb").items() if source != words and " " in source
    }
    assert said & english == set()


def test_the_english_document_has_english_headings() -> None:
    titles = {b.text for b in the_action_plan("en").blocks if isinstance(b, Heading)}
    assert {"Summary", "Land use and transport", "Money"} <= titles


def test_cuts_are_written_as_cuts_and_never_with_a_minus() -> None:
    chosen = rows(measures_table(basis(), "1"))
    assert not any("−" in cell for cells in chosen for cell in cells[6:9])


# accessibility and form


@pytest.mark.parametrize("make", [the_action_plan, the_agreement], ids=["plan", "agreement"])
def test_every_table_has_a_caption_and_every_picture_its_text(make: object) -> None:
    document: Document = make("nb")  # type: ignore[operator] # one of the two above
    for block in flat(document.blocks):
        if isinstance(block, TableOf):
            assert block.caption
            assert all(column.title for column in block.columns)
            widths = {len(row.cells) for row in block.rows if row.kind != "group"}
            assert widths <= {len(block.columns)}
        if isinstance(block, FigureOf):
            assert len(block.alternative_text) > 20
            assert block.source


def test_captions_of_tables_can_be_told_apart() -> None:
    found = tables(the_action_plan().blocks)
    passports = [each for each in found if each.columns[0].title == "Størrelse"]
    captions = [each.caption for each in found if each not in passports]
    assert passports  # they repeat the names of methods, each below a heading of its own
    assert len(captions) == len(set(captions))


def test_both_documents_are_archivable_and_short_enough_to_read() -> None:
    for document, most in ((the_action_plan(), 80), (the_agreement(), 14)):
        with pikepdf.open(io.BytesIO(pdf(document))) as opened:
            assert len(opened.pages) <= most
            assert opened.open_metadata()["pdfaid:conformance"] == "A"


def test_the_documents_do_not_depend_on_the_order_of_rows_in_the_file() -> None:
    plan = sample()
    turned = dataclasses.replace(
        plan,
        measure_instruments=plan.measure_instruments[::-1],
        measure_partners=plan.measure_partners[::-1],
        city_environment_effects=plan.city_environment_effects[::-1],
        commitment_measures=plan.commitment_measures[::-1],
        conditions=plan.conditions[::-1],
    )
    edition, programme = edition_of(turned), programme_of(turned)
    results = compute(turned, edition, programme)
    again = dataclasses.replace(basis(), plan=turned, results=results)
    assert words_of(agreement(again).blocks) == words_of(the_agreement().blocks)


def test_a_measures_numbers_in_text_and_table_are_the_same() -> None:
    measure = next(m for m in sample().measures if m.number == "T-06")
    assert isinstance(measure, Measure)
    result = basis().results_by_measure[measure.key]
    year = basis().main_year
    (row,) = [cells for cells in rows(measures_table(basis(), "1")) if cells[0] == "T-06"]
    assert number(row[6]) == pytest.approx(-result.stand_alone_t[year], abs=0.51)
    told = words_of(the_action_plan().blocks)
    cut = basis().wording.numbers.cut(result.joint_t[year])
    assert cut.replace("\u00a0", " ").replace("\u202f", " ") in told


# what can be read off the pages


@cache
def printed(document: str) -> str:
    """Return every letter on the pages of a document, without spaces."""
    made = the_action_plan() if document == "action-plan" else the_agreement()
    return letters(" ".join(pages_of(pdf(made))))


def test_every_measure_can_be_found_on_the_pages_with_its_description() -> None:
    for measure in sample().measures:
        assert letters(f"{measure.number} {measure.title}") in printed("action-plan")


def test_every_commitment_can_be_found_on_the_pages() -> None:
    for commitment in sample().commitments:
        assert letters(commitment.number) in printed("agreement")


def test_those_who_sign_are_named_on_the_pages() -> None:
    names = {party.key: party.name for party in sample().parties}
    for signatory in sample().signatories:
        assert letters(names[signatory.party]) in printed("agreement")


def test_the_digest_on_the_last_pages_is_that_of_the_results() -> None:
    assert basis().results.digest in printed("action-plan")


def test_numbers_that_are_not_confirmed_are_marked_on_the_pages() -> None:
    assert letters("ikke bekreftet") in printed("action-plan")
