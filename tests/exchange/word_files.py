"""Agreements as Word files, and what parties do to them: makers for tests of what comes back."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx as word_files  # noqa: TID253 the tests edit as Word does
from docx.document import Document as WordDocument  # noqa: TID253 as above
from docx.oxml import OxmlElement  # noqa: TID253 as above
from docx.oxml.ns import qn  # noqa: TID253 as above

from fbdesk.exchange.agreement.comparison import compare
from fbdesk.exchange.agreement.difference import AgreementChange, Difference
from fbdesk.exchange.agreement.returned import read_agreement
from fbdesk.models.agreement import (
    Agreement,
    AgreementSection,
    Commitment,
    CommitmentMeasure,
    Condition,
)
from fbdesk.models.city import Party
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.agreement import agreement
from fbdesk.reports.docx.file import docx
from tests.builders import a_measure, a_plan
from tests.reports.given_plans import basis_of

OFFICE = shutil.which("soffice")

CITY = Party(key="city", name="Porsgrunn kommune", kind="municipality")
COUNTY = Party(key="county", name="Telemark fylkeskommune", kind="county", position=1)
STATE = Party(key="state", name="Samferdselsdepartementet", kind="ministry", position=2)
AGREEMENT = Agreement(key="agreement", title="Avtale", version="Utkast 2", state="negotiation")
BACKGROUND = AgreementSection(
    key="background", agreement="agreement", code="background", title="Bakgrunn",
    text="Byen **vil** kutte.\n\nDette gjør vi:\n- buss\n- sykkel",
)  # fmt: skip
AREAS = AgreementSection(
    key="areas", agreement="agreement", code="focus_areas", title="Innsatsområder", position=1
)
MONEY = AgreementSection(
    key="money", agreement="agreement", title="Penger", text="Staten betaler.", position=2
)
DATES = AgreementSection(
    key="dates", agreement="agreement", title="Frister", position=3,
    text="17. mai er fristen.\n\n1. søke\n2. svare\n\nOgså:\n\n1. takke",
)  # fmt: skip
PARKING = Commitment(
    key="parking", number="F-01", party="city", focus_area="1", status="agreed",
    text="Innfører **betalt** parkering i sentrum.", deadline=date(2010, 12, 31),
)  # fmt: skip
BUSES = Commitment(
    key="buses", number="F-02", party="state", focus_area="1", position=1,
    text="Gir tilskudd til kollektivtransport.",
)  # fmt: skip
HEATING = Commitment(
    key="heating", number="F-03", party="county", focus_area="2", position=2,
    text="Bygger fjernvarme\nog varmepumper.",
)  # fmt: skip
BOND = Condition(key="bond", commitment="buses", requires="parking")
LANE = a_measure("T-01", key="lane", title="Kollektivfelt")
BIKES = a_measure("T-02", key="bikes", title="Gang- og sykkelvei", position=1)
LINK = CommitmentMeasure(key="link", commitment="buses", measure="lane")
ROWS: tuple[Row, ...] = (
    *(CITY, COUNTY, STATE, AGREEMENT, BACKGROUND, AREAS, MONEY, DATES),
    *(PARKING, BUSES, HEATING, BOND, LANE, BIKES, LINK),
)


def plan_of(*changed: Row, without: str = "") -> Plan:
    """Return the plan with some rows in place of those with their keys, and one row away."""
    new = {row.key: row for row in changed}
    kept = [new.pop(row.key, row) for row in ROWS if row.key != without]
    return a_plan(
        *(row for row in (*kept, *new.values()) if without not in (row.key, *owners(row)))
    )


def owners(row: Row) -> tuple[str, ...]:
    """Return the keys of the rows that a condition or a link binds."""
    if isinstance(row, CommitmentMeasure):
        return (row.commitment, row.measure)
    return (row.commitment, row.requires) if isinstance(row, Condition) else ()


@cache
def the_plan() -> Plan:
    """Return the plan that the file was made from."""
    return plan_of()


@cache
def sent_file(language: str = "nb") -> bytes:
    """Return the agreement of the plan as it went out to the parties, made on 20 April 2009."""
    return docx(agreement(basis_of(the_plan(), language, "agreement")))


def edited(folder: Path, edit: Callable[[WordDocument], object], language: str = "nb") -> Path:
    """Return the file after somebody edited it in Word."""
    word = word_files.Document(io.BytesIO(sent_file(language)))
    edit(word)
    path = folder / "avtale.docx"
    word.save(str(path))
    return path


def untouched(folder: Path, language: str = "nb") -> Path:
    """Return the file as it went out."""
    path = folder / "avtale.docx"
    path.write_bytes(sent_file(language))
    return path


def repacked(folder: Path, leave: str = "", /, **parts: bytes) -> Path:
    """Return the file with parts replaced or added (`__` stands for a slash), or some left out."""
    new = {name.replace("__", "/").replace("_xml", ".xml"): held for name, held in parts.items()}
    path = folder / "avtale.docx"
    with (
        zipfile.ZipFile(io.BytesIO(sent_file())) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in old.namelist():
            if name not in new and not (leave and name.startswith(leave)):
                packed.writestr(name, old.read(name))
        for name, content in new.items():
            packed.writestr(name, content)
    return path


def through_office(path: Path) -> Path:
    """Return the file as LibreOffice saves it."""
    command = [
        str(OFFICE),
        f"-env:UserInstallation={(path.parent / 'profile').as_uri()}",
        *("--headless", "--convert-to", "docx:MS Word 2007 XML"),
        *("--outdir", str(path.parent / "saved"), str(path)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return path.parent / "saved" / path.name


def change_of(path: Path, plan: Plan | None = None) -> AgreementChange:
    """Return how a file differs from a plan, or from the one it was made from."""
    return compare(plan or the_plan(), read_agreement(path))


def told(change: AgreementChange) -> list[tuple[str, str, str]]:
    """Return each difference in short: what happened, to which row, in which part of it."""
    return [(each.change, each.name, each.part) for each in change.differences]


def only(change: AgreementChange) -> Difference:
    """Return the one difference that there is."""
    (found,) = change.differences
    return found


# what people do in Word


def row_of(word: WordDocument, number: str) -> Any:
    """Return the row of a commitment."""
    return next(r for t in word.tables for r in t.rows if r.cells[0].text == number)


def condition_row(word: WordDocument, number: str) -> Any:
    """Return the row of the first condition of a commitment."""
    return next(r for t in word.tables for r in t.rows if r.cells[0].text.startswith(f"{number} "))


def write_cell(row: Any, column: int, text: str) -> None:
    """Write a cell of a row anew."""
    paragraph = row.cells[column].paragraphs[0]
    (paragraph.runs or [paragraph.add_run()])[0].text = text


def write(word: WordDocument, number: str, column: int, text: str) -> None:
    """Write a cell of a commitment's row anew."""
    write_cell(row_of(word, number), column, text)


def paragraph_of(word: WordDocument, text: str) -> Any:
    """Return the first paragraph that holds a text."""
    return next(p for p in word.paragraphs if text in p.text)


def strike(run: Any, author: str = "Kari") -> None:
    """Strike a run out with tracked changes."""
    mark = tracked("w:del", author)
    run._r.addprevious(mark)
    mark.append(run._r)
    for text in run._r.findall(qn("w:t")):
        text.tag = qn("w:delText")


def write_in(paragraph: Any, text: str, author: str = "Kari") -> None:
    """Add words at the end of a paragraph with tracked changes."""
    mark = tracked("w:ins", author)
    run = paragraph.add_run(text)
    run._r.addprevious(mark)
    mark.append(run._r)


def strike_end(paragraph: Any, author: str = "Kari") -> None:
    """Strike the end of a paragraph out: it joins the next one."""
    properties = paragraph._p.get_or_add_pPr()
    ends = OxmlElement("w:rPr")
    ends.append(tracked("w:del", author))
    properties.append(ends)


def strike_row(row: Any, author: str = "Kari") -> None:
    """Delete a row of a table with tracked changes, as Word does: the row and all its words."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            strike_end(paragraph, author)
            for run in paragraph.runs:
                strike(run, author)
    row._tr.get_or_add_trPr().append(tracked("w:del", author))


def tracked(name: str, author: str) -> Any:
    """Return the mark of a tracked change."""
    mark = OxmlElement(name)
    for key, value in (("id", "900"), ("author", author), ("date", "2009-05-01T10:00:00Z")):
        mark.set(qn(f"w:{key}"), value)
    return mark


def copy_row(word: WordDocument, number: str, *texts: str) -> Any:
    """Add a row below a commitment's, as Word makes it, and write its cells; no bookmark goes."""
    return copy_below(row_of(word, number), *texts)


def copy_below(row: Any, *texts: str) -> Any:
    """Add a row below one as `copy_row` does."""
    new = deepcopy(row._tr)
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        for mark in list(new.iter(qn(name))):
            mark.getparent().remove(mark)
    row._tr.addnext(new)
    for cell, text in zip(new.iter(qn("w:tc")), texts, strict=True):
        run = next(cell.iter(qn("w:r")), None)
        if run is None:
            run = OxmlElement("w:r")
            next(cell.iter(qn("w:p"))).append(run)
        for old in list(run.iter(qn("w:t"), qn("w:br"))):
            run.remove(old)
        written = OxmlElement("w:t")
        written.text = text
        run.append(written)
    return new


def without_bookmarks(word: WordDocument) -> None:
    """Take every bookmark away, as some programs do."""
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        for mark in list(word.element.body.iter(qn(name))):
            mark.getparent().remove(mark)
