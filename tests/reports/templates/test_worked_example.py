"""The worked example of `docs/templates.md` does what the page says."""

import io
import re
from functools import cache
from pathlib import Path

import docx as word_files  # noqa: TID253 the tests read what was written
import pikepdf
import pytest

from fbdesk.reports.catalogue import Order, make
from fbdesk.reports.templates.chapter_names import CHAPTERS
from fbdesk.reports.templates.reading import PARTS
from tests.reports.given_plans import MADE, the_full_basis
from tests.reports.pdf_text import pages_of
from tests.reports.templates.given_templates import ARMS

PAGE = Path(__file__).parents[3] / "docs" / "templates.md"


@cache
def text() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example as a file, its arms beside it."""
    folder = tmp_path_factory.mktemp("maler")
    (found,) = re.findall(r"```toml\n(.*?)```", text(), re.DOTALL)
    (folder / "vaapen.svg").write_text(ARMS, encoding="utf-8")
    (folder / "avtale.toml").write_text(found, encoding="utf-8")
    return folder / "avtale.toml"


def made(example: Path, ending: str, language: str = "nb") -> bytes:
    plan, results = the_full_basis().plan, the_full_basis().results
    order = Order("agreement", ending, language, template=example)
    return make(plan, order, results, MADE).content


def outline(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as document, document.open_outline() as held:
        return [item.title for item in held.root]


def test_the_pdf_has_its_title_its_foreword_and_the_parties_last(example: Path) -> None:
    data = made(example, "pdf")
    with pikepdf.open(io.BytesIO(data)) as document:
        assert document.open_metadata()["dc:title"] == "Klimaavtale, Grenland"
    titles = outline(data)
    assert titles[0] == "Forord"
    assert titles[-2:] == ["Hvem som er med", "Underskrifter"]
    assert any(title.startswith("1 ") for title in titles[1:-2])
    printed = " ".join(pages_of(data))
    assert "Avtalen følger programmet Framtidens byer. Vi vil kutte sammen:" in printed
    assert "**" not in printed
    assert "Til bystyret 20. april 2009" in printed


def test_the_arms_are_read_aloud_by_their_words(example: Path) -> None:
    with pikepdf.open(io.BytesIO(made(example, "pdf"))) as document:
        texts = [
            str(each.Alt)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    assert "Kommunevåpenet til Grenland" in texts


def test_the_example_speaks_english_too(example: Path) -> None:
    titles = outline(made(example, "pdf", "en"))
    assert "Foreword" in titles
    assert titles[-2:] == ["Who takes part", "Signatures"]


def test_word_follows_the_same_template(example: Path) -> None:
    word = word_files.Document(io.BytesIO(made(example, "docx")))
    headings = [p.text for p in word.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings[0] == "Forord"
    assert headings[-2:] == ["Hvem som er med", "Underskrifter"]
    assert "Klimaavtale" in [p.text for p in word.paragraphs]
    heading: object = word.styles["Heading 2"].font.color.rgb
    assert str(heading) == "7A1F3D"
    arms = word.inline_shapes[0]
    assert arms._inline.docPr.get("descr") == "Kommunevåpenet til Grenland"
    assert arms.height.mm == pytest.approx(34, abs=0.1)


def test_the_page_lists_every_part_and_every_chapter() -> None:
    for part in PARTS:
        assert f"`{part}`" in text() or f"[{part}" in text()
    for document, chapters in CHAPTERS.items():
        listed = ", ".join(f"`{chapter}`" for chapter in chapters)
        assert f"| `{document}` | {listed} |" in text()
