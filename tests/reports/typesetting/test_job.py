"""A job says all that the typesetter needs, and gives the same whoever carries it out."""

import json
from datetime import date
from pathlib import Path

import pytest

from fbdesk.errors import FileError
from fbdesk.reports.pdf import as_data, pdf, pictures
from fbdesk.reports.typesetting.job import Job, Pages, typeset
from fbdesk.resource_files import resource
from tests.reports.test_pdf import a_document

MADE = date(2009, 4, 20)
PNG = b"\x89PNG"


@pytest.fixture
def jobs() -> list[Job]:
    return []


def test_a_pdf_and_its_pictures_are_asked_for_by_the_same_template_and_data(
    jobs: list[Job],
) -> None:
    def noted(job: Job) -> Pages:
        jobs.append(job)
        return (b"made",)

    document = a_document(())
    assert pdf(document, typesetter=noted) == b"made"
    assert pictures(document, ppi=72, typesetter=noted) == (b"made",)
    printed, drawn = jobs
    assert (printed.template, printed.document) == (drawn.template, drawn.document)
    assert printed.template == resource("templates", "action-plan.typ")
    assert json.loads(printed.document) == as_data(document)
    assert (printed.made, printed.ppi, drawn.ppi) == (document.made, None, 72)


def test_a_folder_of_an_office_takes_the_place_of_ours(tmp_path: Path, jobs: list[Job]) -> None:
    def noted(job: Job) -> Pages:
        jobs.append(job)
        return (b"",)

    pdf(a_document(()), tmp_path, noted)
    assert jobs[0].template == tmp_path / "action-plan.typ"


def test_one_page_and_many_are_both_a_row_of_pictures(tmp_path: Path) -> None:
    template = tmp_path / "a.typ"
    template.write_text("#for side in json(bytes(sys.inputs.document)) [#side #pagebreak()]")
    for sides in (1, 3):
        pages = typeset(Job(template, json.dumps(["x"] * sides), MADE, 36))
        assert len(pages) == sides + 1  # the last break opens a page
        assert all(page.startswith(PNG) for page in pages)
    template.write_text("En side")
    (page,) = typeset(Job(template, "[]", MADE, 36))
    assert page.startswith(PNG)


def test_what_is_wrong_is_told_with_the_template_in_one_line(tmp_path: Path) -> None:
    template = tmp_path / "egen.typ"
    with pytest.raises(FileError, match=r"^There is no template egen\.typ\.$"):
        typeset(Job(template, "{}", MADE))
    template.write_text("Første linje\n\n#ukjent()", encoding="utf-8")
    with pytest.raises(FileError, match=r"egen\.typ cannot be typeset: .*ukjent") as told:
        typeset(Job(template, "{}", MADE))
    assert "\n" not in str(told.value)
