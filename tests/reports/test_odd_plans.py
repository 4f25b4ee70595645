"""Tests of documents of plans that are unlike the sample: large, empty, or with odd texts."""

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from fbdesk.models.agreement import Commitment, CommitmentMeasure
from fbdesk.models.city import Party
from fbdesk.models.declarations import fields
from fbdesk.models.snapshot import PARTS, Plan
from fbdesk.reports.action_plan import action_plan
from fbdesk.reports.agreement import agreement
from fbdesk.reports.content import Heading, Paragraph, TableOf, closed
from fbdesk.reports.pdf import as_data
from tests.builders import a_measure, a_plan, a_stated_effect, a_target
from tests.reports.given_plans import (
    a_full_plan,
    an_agreement,
    basis_of,
    flat,
    headings,
    rows,
    table,
    words_of,
)

if TYPE_CHECKING:
    from fbdesk.models.row import Row

ODD = "{city} {0} {} %s %(x)s #let *b* $a$ @cite \\ “”"
"""Looks like places for values, and like the markup of the typesetter."""

MEASURES = 200


@cache
def a_large_plan() -> Plan:
    """Return a plan of 200 measures over four areas, each promised by the city."""
    city = Party(key="city", name="Porsgrunn kommune", kind="municipality")
    made: list[Row] = [city, a_target()]
    for place in range(1, MEASURES + 1):
        measure = a_measure(
            f"T-{place}",
            key=f"m{place}",
            title=f"Tiltak nummer {place}",
            position=place,
            focus_area=str(1 + place % 4),
            status="adopted" if place % 2 else "idea",
        )
        promise = Commitment(
            key=f"c{place}",
            number=f"F-{place}",
            party=city.key,
            focus_area=measure.focus_area,
            text=f"Gjør nummer {place}.",
            position=place,
        )
        made += [measure, *a_stated_effect(measure, -1.0), promise]
        made.append(CommitmentMeasure(commitment=promise.key, measure=measure.key))
    letter, *_ = an_agreement()
    return a_plan(*made, letter, personbiler_t=1_000)


def with_odd_texts(plan: Plan) -> Plan:
    """Return the plan with every free text of every row replaced."""
    parts = {name: tuple(map(_odd, getattr(plan, name))) for name in PARTS.values()}
    return dataclasses.replace(plan, settings=_odd(plan.settings), **parts)


def _odd(row: Any) -> Any:
    free = {
        declared.name: ODD
        for declared in fields(type(row))
        if declared.name in FREE_TEXTS and isinstance(getattr(row, declared.name), str)
    }
    return dataclasses.replace(row, **free)


FREE_TEXTS = frozenset(
    {
        *("title", "description", "reason", "responsible", "risk", "lessons", "note"),
        *("introduction", "region_name", "region_delimitation", "region_reason", "subtitle"),
        *("role", "contact_person", "contact_role", "with_whom", "builds_on"),
        *("geographic_scope", "programme_importance_reason", "publisher", "version"),
        *("strategic_approach", "follow_up"),
    }
)


# large


def test_every_measure_of_a_large_plan_has_one_row_and_one_heading() -> None:
    blocks = action_plan(basis_of(a_large_plan())).blocks
    told = [text for text in headings(blocks) if text.startswith("T-")]
    assert len(set(told)) == MEASURES
    listed = [
        cells[0]
        for block in flat(blocks)
        if isinstance(block, TableOf) and block.caption.startswith("Tiltak i innsatsområde")
        for cells in rows(block)
        if cells[0]
    ]
    assert sorted(listed) == sorted(f"T-{place}" for place in range(1, MEASURES + 1))


def test_a_large_plan_keeps_the_planners_order() -> None:
    blocks = action_plan(basis_of(a_large_plan())).blocks
    of_area_two = rows(table(blocks, "Tiltak i innsatsområde 2"))[:-1]
    assert [cells[0] for cells in of_area_two[:3]] == ["T-1", "T-5", "T-9"]
    assert of_area_two[-1][0] == "T-197"


def test_half_of_a_large_plan_counts() -> None:
    text = words_of(
        [b for b in action_plan(basis_of(a_large_plan())).blocks if isinstance(b, Paragraph)]
    )
    assert "planlegger 200 tiltak i 2009–2014, i 4 innsatsområder. 100 av dem er vedtatt" in text


def test_every_promise_of_a_large_letter_stands_once_and_in_the_annex() -> None:
    blocks = agreement(basis_of(a_large_plan(), "nb", "agreement")).blocks
    promised = [
        cells[0]
        for block in flat(blocks)
        if isinstance(block, TableOf) and block.caption.startswith("Forpliktelser i")
        for cells in rows(block)
        if len(cells) > 1
    ]
    assert sorted(promised) == sorted(f"F-{place}" for place in range(1, MEASURES + 1))
    annex = rows(table(blocks, "Tiltak som"))
    assert [cells[0] for cells in annex] == [f"T-{place}" for place in range(1, MEASURES + 1)]
    assert all(cells[-1] == cells[0].replace("T", "F") for cells in annex)


def test_a_letter_of_one_party_counts_no_parties() -> None:
    text = words_of(agreement(basis_of(a_large_plan(), "en", "agreement")).blocks)
    assert "Porsgrunn kommune" in text
    assert "entered into between" not in text


# odd texts


@pytest.mark.parametrize("language", ["nb", "en"])
def test_texts_that_look_like_places_and_markup_come_out_as_typed(language: str) -> None:
    plan = with_odd_texts(a_full_plan())
    for document in (
        action_plan(basis_of(plan, language)),
        agreement(basis_of(plan, language, "agreement")),
    ):
        text = words_of(document.blocks)
        assert text.count(ODD) >= 9
        assert ODD in document.cover.city
        assert ODD in str(as_data(document)["cover"]["city"])


def test_no_place_for_a_value_of_ours_stays_open_beside_odd_texts() -> None:
    text = words_of(action_plan(basis_of(with_odd_texts(a_full_plan()))).blocks)
    ours = text.replace(ODD, "").split("</svg>")[-1]
    assert "{" not in ours


# empty


@pytest.mark.parametrize(("language", "title"), [("nb", "Sammendrag"), ("en", "Summary")])
def test_an_empty_plan_has_its_chapters_and_says_what_is_missing(language: str, title: str) -> None:
    document = action_plan(basis_of(a_plan(), language))
    chapters = [b.text for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    assert chapters[0] == title
    assert len(chapters) == len(set(chapters))
    missing = [b for b in flat(document.blocks) if isinstance(b, Paragraph) and b.tone == "missing"]
    assert len(missing) > 10
    assert not any("{" in block.text for block in missing)


def test_an_empty_plan_claims_no_figure() -> None:
    text = words_of(action_plan(basis_of(a_plan())).blocks)
    assert " 0 t" not in text
    assert "0 %" not in text.replace("4,0 %", "")


# titles


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Buss", "Buss."),
        ("Buss.", "Buss."),
        ("Buss ", "Buss."),
        ("Buss?", "Buss?"),
        ("Buss …", "Buss …"),
        ("Vi vil:", "Vi vil:"),
        ("St.meld. nr. 26", "St.meld. nr. 26."),
    ],
)
def test_a_title_becomes_a_sentence_with_one_stop(title: str, sentence: str) -> None:
    assert closed(title) == sentence
    assert closed(sentence) == sentence
