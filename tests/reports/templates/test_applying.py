"""Tests of templates in use: order, headings, own texts, colours and logo reach the document."""

import dataclasses
import io
import itertools
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from fbdesk.reports import documents
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Block, Document, Heading, ListOf, NewPage, Paragraph
from fbdesk.reports.docx.file import docx
from fbdesk.reports.pdf import as_data, pdf
from fbdesk.reports.templates.applying import template_of
from fbdesk.reports.templates.chapter_names import CHAPTERS, rewordable
from fbdesk.reports.templates.standard import standard_template
from fbdesk.reports.templates.template import NEW_PAGE, OwnText, Template
from tests.reports.given_periods import reporting_basis
from tests.reports.given_plans import flat
from tests.reports.pdf_text import pages_of
from tests.reports.templates.given_templates import ARMS, a_picture, a_template
from tests.reports.test_pdf import MARKUP

CONTENTS: dict[str, Callable[[Basis], Document]] = {
    "action-plan": documents.action_plan,
    "agreement": documents.agreement,
    "status-report": documents.status_report,
    "annual-report": documents.annual_report,
    "climate-budget": documents.climate_budget,
    "measure-card": documents.measure_card,
    "minutes": documents.minutes,
    "response": documents.response,
}


def made(template: Template) -> Document:
    """Return the document that a template is for, of a plan that has something in each chapter."""
    basis = dataclasses.replace(reporting_basis(), template=template)
    return CONTENTS[template.document](basis)


@cache
def with_chapters(document: str, *chapters: str) -> Document:
    return made(dataclasses.replace(standard_template(document, "nb"), chapters=chapters))


def headings(blocks: Sequence[Block], level: int = 1) -> list[str]:
    return [b.text for b in flat(blocks) if isinstance(b, Heading) and b.level == level]


def shown(data: bytes) -> str:
    """Return all that is drawn on the pages of a PDF, as the commands that draw it."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return "\n".join(page.Contents.read_bytes().decode("latin-1") for page in document.pages)


# order


@pytest.mark.parametrize("document", CHAPTERS)
def test_without_a_template_the_standard_one_is_used(document: str) -> None:
    assert template_of(reporting_basis(), document) == standard_template(document, "nb")
    if document == "minutes":
        assert documents.minutes(reporting_basis()) == made(standard_template(document, "nb"))


@pytest.mark.parametrize("document", CHAPTERS)
def test_every_chapter_that_a_template_can_name_has_something_to_say(document: str) -> None:
    nothing = with_chapters(document)
    for chapter in CHAPTERS[document]:
        assert len(with_chapters(document, chapter).blocks) > len(nothing.blocks), chapter


@pytest.mark.parametrize("document", CHAPTERS)
def test_no_order_of_chapters_can_skip_a_level_of_headings(document: str) -> None:
    top = max(
        (b.level for b in with_chapters(document).blocks if isinstance(b, Heading)), default=0
    )
    for chapter in CHAPTERS[document]:
        told = flat(with_chapters(document, chapter).blocks)
        levels = [block.level for block in told if isinstance(block, Heading)]
        begins_at_top = not levels or levels[0] == 1
        assert begins_at_top or top == 1, chapter
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), chapter


@pytest.mark.parametrize("document", ["agreement", "minutes"])
def test_the_order_of_the_template_is_the_order_of_the_pdf(document: str) -> None:
    basis = with_chapters(document, *CHAPTERS[document])
    turned = with_chapters(document, *reversed(CHAPTERS[document]))
    usual = headings(basis.blocks)
    assert sorted(headings(turned.blocks)) == sorted(usual)
    assert headings(turned.blocks) != usual
    with pikepdf.open(io.BytesIO(pdf(turned))) as opened, opened.open_outline() as outline:
        bookmarks = [re.sub(r"^\d+ ", "", item.title) for item in outline.root]
    assert bookmarks == headings(turned.blocks)


def test_a_new_page_stands_where_the_template_asks_for_it() -> None:
    pages = with_chapters("minutes", "items", NEW_PAGE, "actions", NEW_PAGE)
    breaks = [place for place, block in enumerate(pages.blocks) if isinstance(block, NewPage)]
    assert len(breaks) == 2
    assert pages.blocks[breaks[0] + 1] == Heading(1, "Oppfølging", numbered=False)


def test_a_card_of_many_measures_has_the_chapters_of_each() -> None:
    cards = with_chapters("measure-card", "facts", "description")
    assert len(headings(cards.blocks)) == len(reporting_basis().plan.measures)
    assert headings(cards.blocks, 2) == []


def test_an_agreement_without_its_sections_carries_nothing_to_compare() -> None:
    assert '"commitments": []' in with_chapters("agreement", "parties").sent
    assert '"commitments": []' not in with_chapters("agreement", "sections").sent


# words


@pytest.mark.parametrize("document", CHAPTERS)
def test_a_chapter_is_called_as_the_template_calls_it(document: str) -> None:
    for chapter in rewordable(document):
        usual = with_chapters(document, chapter)
        template = standard_template(document, "nb")
        reworded = made(
            dataclasses.replace(
                template, chapters=(chapter,), headings={chapter: "Kalt på nytt for {city}"}
            )
        )
        before = [b for b in flat(usual.blocks) if isinstance(b, Heading)]
        after = [b for b in flat(reworded.blocks) if isinstance(b, Heading)]
        changed = [new for old, new in zip(before, after, strict=True) if old != new]
        assert {heading.text for heading in changed} == {"Kalt på nytt for Grenland"}, chapter


def test_titles_name_the_city_and_what_would_stand_there_otherwise(tmp_path: Path) -> None:
    text = '[title]\nnb = "Møtebok {day}"\n[subtitle]\nnb = "{subtitle} i {city}, {programme}"\n'
    usual = documents.minutes(reporting_basis()).cover
    cover = made(a_template(tmp_path, text, "minutes")).cover
    day = reporting_basis().wording.numbers.day(reporting_basis().made)
    assert cover.title == f"Møtebok {day}"
    assert cover.subtitle == f"{usual.subtitle} i Grenland, Framtidens byer"


def test_the_card_of_one_measure_is_called_by_its_number(tmp_path: Path) -> None:
    held = a_template(tmp_path, '[title]\nnb = "Tiltak {number}"\n', "measure-card")
    basis = dataclasses.replace(reporting_basis(), template=held)
    one = documents.measure_card(dataclasses.replace(basis, row="T-01"))
    assert one.cover.title == "Tiltak T-01"
    assert documents.measure_card(basis).cover.title == "Tiltak"


def test_own_texts_stand_where_the_template_puts_them_with_their_marks(tmp_path: Path) -> None:
    text = (
        '[chapters]\norder = ["items", "greeting"]\n'
        '[own.greeting]\nnumbered = false\nheading.nb = "Hilsen fra {city}"\n'
        'text.nb = """\nTil **alle** i {programme}:\n\n- takk\n- lykke til\n"""\n'
    )
    document = made(a_template(tmp_path, text, "minutes"))
    heading, words, points = document.blocks[-3:]
    assert isinstance(heading, Heading)
    assert (heading.level, heading.text, heading.numbered) == (1, "Hilsen fra Grenland", False)
    assert isinstance(words, Paragraph)
    assert words.text == "Til alle i Framtidens byer:"
    assert [run.text for run in words.runs if run.bold] == ["alle"]
    assert points == ListOf(("takk", "lykke til"))


def test_own_texts_of_a_card_stand_below_the_measures_name() -> None:
    template = dataclasses.replace(
        standard_template("measure-card", "nb"),
        chapters=("note", "facts"),
        own={"note": OwnText("Merk", "Kortet er et utdrag.")},
    )
    blocks = made(template).blocks
    assert set(headings(blocks, 2)) == {"Merk"}
    assert not any(b.numbered for b in blocks if isinstance(b, Heading))


def test_texts_of_a_template_are_printed_and_never_run() -> None:
    template = dataclasses.replace(
        standard_template("minutes", "nb"),
        title=MARKUP,
        subtitle=MARKUP,
        chapters=("own", "items"),
        headings={"items": MARKUP},
        own={"own": OwnText(MARKUP, MARKUP.replace("*", ""))},
    )
    data = pdf(made(template))
    with pikepdf.open(io.BytesIO(data)) as document, document.open_outline() as outline:
        assert document.open_metadata()["dc:title"] == f"{MARKUP}, Grenland"
        assert f"1 {MARKUP}" in [item.title for item in outline.root]
    assert "#let x = 1 $a$" in " ".join(pages_of(data))


def test_letters_that_no_type_has_never_stop_a_document() -> None:
    template = dataclasses.replace(
        standard_template("minutes", "nb"),
        title="日本 \u202e \x07",
        chapters=("own",),
        own={"own": OwnText("\x00", "😀 \ud800")},
    )
    document = made(template)
    assert pdf(document).startswith(b"%PDF")
    assert docx(document).startswith(b"PK")


# looks


def test_colours_of_the_template_are_drawn_and_the_usual_ones_are_not(tmp_path: Path) -> None:
    text = '[chapters]\norder = ["items"]\n[colours]\naccent = "#7A1F3D"\n'
    wine, green = "0.47843137 0.12156863 0.23921569", "0.05882353 0.41960785 0.32941177"
    drawn = shown(pdf(made(a_template(tmp_path, text, "minutes"))))
    usual = shown(pdf(with_chapters("minutes", "items")))
    assert wine in drawn
    assert green not in drawn
    assert green in usual
    assert wine not in usual


@pytest.mark.parametrize("document", ["minutes", "response"])
@pytest.mark.parametrize("content", [ARMS.encode(), a_picture()], ids=["svg", "png"])
def test_the_logo_stands_on_the_first_page_with_the_words_for_it(
    tmp_path: Path, content: bytes, document: str
) -> None:
    (tmp_path / "logo").write_bytes(content)
    chapter = CHAPTERS[document][-1]
    text = (
        f'[chapters]\norder = ["{chapter}"]\n[logo]\nfile = "logo"\ntext.nb = "Våpen □ {MARKED}"\n'
    )
    data = pdf(made(a_template(tmp_path, text, document)))
    with pikepdf.open(io.BytesIO(data)) as opened:
        metadata = opened.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfuaid:part"]) == ("2", "1")
        spoken = [
            str(each.Alt)
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    assert f"Våpen □ {MARKED}" in spoken
    assert "Kommunevåpen" not in pages_of(data)[0]


MARKED = "#let x = 1"


def test_a_logo_reaches_the_typesetter_once_and_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(a_picture())
    text = '[logo]\nfile = "logo.png"\ntext.nb = "Våpen"\nheight_mm = 20\n'
    data = as_data(made(a_template(tmp_path, text, "minutes")))
    assert data["look"]["logo"] == {
        "format": "png",
        "data": list(a_picture()),
        "height_mm": 20,
        "alternative_text": "Våpen",
    }
    assert as_data(with_chapters("minutes", "items"))["look"]["logo"] is None


@pytest.mark.parametrize(
    ("cover", "contents", "pages"), [("head", False, 1), ("page", False, 2), ("page", True, 3)]
)
def test_cover_and_contents_are_as_the_template_asks(
    tmp_path: Path, cover: str, contents: bool, pages: int
) -> None:
    asked = f'[pages]\ncover = "{cover}"\ncontents = {str(contents).lower()}\n'
    text = f'[chapters]\norder = ["actions"]\n{asked}'
    document = made(a_template(tmp_path, text, "minutes"))
    printed = pages_of(pdf(document))
    assert len(printed) == pages
    assert any("Innhold" in page for page in printed) is contents
