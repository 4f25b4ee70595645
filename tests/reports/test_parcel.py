"""The whole parcel: every document and file with its digest, the same bytes, nothing half."""

import dataclasses
import hashlib
import io
import json
import zipfile
from datetime import date
from functools import cache
from typing import Any

import pytest

from fbdesk.errors import InputError
from fbdesk.models.organisation import Meeting
from fbdesk.models.reporting import FrozenPart, ReportPeriod
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import Order
from fbdesk.reports.parcel import (
    FORMAT,
    MANIFEST,
    PARCEL,
    README,
    SUMS,
    PackedFile,
    Parcel,
    ParcelOrder,
    parcel,
    sha256,
)
from tests.builders import a_measure, a_plan
from tests.reports.given_plans import MADE, the_full_basis

DATA = (
    PackedFile("plan.json", b"{}\n", "The plan as JSON: every row and every field, without loss"),
    PackedFile("tables/measure.csv", b"key\r\n", "{title}, as a table (CSV)", "measure"),
)


MEETINGS = (
    Meeting(title="Oppstart", dated=date(2008, 9, 1), state="held"),
    Meeting(title="Styringsgruppen", dated=MADE, state="held"),
    Meeting(title="Neste møte", dated=date(2009, 9, 1)),
)
PERIODS = tuple(
    ReportPeriod(key=key, title=title, kind=kind, first_day=first, last_day=last, state=state)
    for key, title, kind, first, last, state in (
        ("h1", "1. halvår 2008", "half_year", date(2008, 1, 1), date(2008, 6, 30), "closed"),
        ("year", "2008", "year", date(2008, 1, 1), date(2008, 12, 31), "open"),
        ("torn", "1. kvartal 2009", "quarter", date(2009, 1, 1), date(2009, 3, 31), "closed"),
    )
)
TORN = FrozenPart(report_period="torn", part="measure", content="ikke en kopi")
NAMES = (
    *(("action-plan", ("pdf", "docx", "xlsx")), ("agreement", ("pdf", "docx"))),
    ("status-report-2008-06-30-1-halvar-2008", ("pdf", "xlsx")),
    *(("annual-report-2008-12-31-2008", ("pdf", "xlsx")), ("climate-budget", ("pdf", "xlsx"))),
    *(("measure-card", ("pdf",)), ("minutes-2008-09-01-oppstart", ("pdf", "docx"))),
    *(("minutes-2009-04-20-styringsgruppen", ("pdf", "docx")), ("response", ("pdf", "docx"))),
    ("reporting-workbook", ("xlsx",)),
)
"""What a parcel holds of these: no report of a period whose frozen copy is torn."""


def made(plan: Plan, language: str = "nb", **more: Any) -> Parcel:
    return parcel(plan, DATA, ParcelOrder(Order(PARCEL, FORMAT, language)), MADE, **more)


@cache
def of_a_full_plan() -> Parcel:
    plan = the_full_basis().plan
    return made(
        dataclasses.replace(plan, meetings=MEETINGS, report_periods=PERIODS, frozen_parts=(TORN,))
    )


@cache
def an_empty_plan() -> Plan:
    return a_plan()


@cache
def of_an_empty_plan() -> Parcel:
    return made(an_empty_plan())


def opened(of: Parcel) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(of.content))


def manifest(of: Parcel) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(opened(of).read(MANIFEST))
    return found


def readme(of: Parcel) -> str:
    return opened(of).read(README).decode()


def test_every_document_is_there_in_every_format() -> None:
    documents = [f"documents/{name}.{format_}" for name, formats in NAMES for format_ in formats]
    names = opened(of_a_full_plan()).namelist()
    assert names == [*documents, "plan.json", "tables/measure.csv", README, MANIFEST, SUMS]


def test_a_report_of_a_torn_copy_is_missing_and_stops_no_other() -> None:
    (one,) = of_a_full_plan().missing
    assert (one.kind.id, one.of) == ("status-report", "1. kvartal 2009")
    (told,) = manifest(of_a_full_plan())["missing"]
    assert (told["document"], told["of"]) == ("status-report", "1. kvartal 2009")
    assert "- Statusrapport, 1. kvartal 2009: " in readme(of_a_full_plan())


def test_people_read_of_which_period_or_meeting_a_file_is() -> None:
    text = readme(of_a_full_plan())
    assert "Statusrapport, 1. halvår 2008, til å regne i (Excel)" in text
    assert "Referat, Oppstart, til å arbeide videre i (Word)" in text


def test_each_document_is_what_its_name_says() -> None:
    beginnings = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK"}
    for file in of_a_full_plan().files[: -len(DATA)]:
        assert file.content.startswith(beginnings[file.path.rsplit(".")[-1]])


def test_the_manifest_tells_every_file_with_its_digest() -> None:
    archive = opened(of_a_full_plan())
    told = {file["path"]: file for file in manifest(of_a_full_plan())["files"]}
    assert set(told) == set(archive.namelist()) - {README, MANIFEST, SUMS}
    for path, file in told.items():
        content = archive.read(path)
        assert file["bytes"] == len(content)
        assert file["sha256"] == hashlib.sha256(content).hexdigest() == sha256(content)
        assert "{" not in file["what"]


def test_the_list_of_digests_is_the_one_that_sha256sum_reads() -> None:
    archive = opened(of_a_full_plan())
    lines = archive.read(SUMS).decode().splitlines()
    told = {path: sum_ for sum_, path in (line.split("  ", 1) for line in lines)}
    assert set(told) == set(archive.namelist()) - {SUMS}
    assert all(
        hashlib.sha256(archive.read(path)).hexdigest() == sum_ for path, sum_ in told.items()
    )


def test_the_manifest_tells_of_which_plan_when_and_with_what() -> None:
    told = manifest(of_an_empty_plan())
    assert told["format"] == "fbdesk-parcel"
    assert told["plan"] == "Porsgrunn"
    assert told["made_on"] == MADE.isoformat()
    assert told["language"] == "nb"
    assert told["made_with"].startswith("fbdesk ")


def test_the_same_plan_and_day_give_the_same_bytes() -> None:
    assert made(an_empty_plan()).content == of_an_empty_plan().content


def test_nothing_in_the_archive_tells_the_hour_or_the_machine() -> None:
    for entry in opened(of_an_empty_plan()).infolist():
        assert entry.date_time == (MADE.year, MADE.month, MADE.day, 12, 0, 0)
        assert (entry.create_system, entry.external_attr >> 16) == (3, 0o644)


def test_documents_that_the_plan_cannot_give_are_told_with_the_reason_and_stop_nothing() -> None:
    found = {one.kind.id: str(one.reason) for one in of_an_empty_plan().missing}
    assert set(found) == {"agreement", "measure-card", "minutes"}
    assert found["minutes"].startswith("The plan has no meetings")
    names = opened(of_an_empty_plan()).namelist()
    assert "documents/action-plan.pdf" in names
    assert not any("minutes" in name for name in names)
    told = {one["document"]: one for one in manifest(of_an_empty_plan())["missing"]}
    assert told["minutes"]["formats"] == ["pdf", "docx"]
    assert told["minutes"]["reason"].startswith("Planen har ingen møter")
    assert "- Referat: Planen har ingen møter" in readme(of_an_empty_plan())


def test_the_readme_says_what_is_what_in_the_parcels_language() -> None:
    text = readme(of_a_full_plan())
    assert "Handlingsprogram, til å arbeide videre i (Word)" in text
    assert "Tiltak, som tabell (CSV)" in text
    assert "Laget " in text
    assert all(len(line) <= 150 for line in text.splitlines())


@pytest.mark.parametrize(
    ("language", "words"), [("nn", "Ikkje med i pakken:"), ("en", "Not in the parcel:")]
)
def test_the_parcel_speaks_the_language_of_its_documents(language: str, words: str) -> None:
    of = made(a_plan(), language)
    assert words in readme(of)
    assert manifest(of)["language"] == language


def test_what_ought_to_be_mended_is_told_once() -> None:
    found = of_an_empty_plan().blocking
    assert found
    assert len({(each.code, each.key) for each in found}) == len(found)


def test_the_work_tells_how_far_it_is_and_can_be_stopped() -> None:
    told: list[tuple[float, str]] = []

    def note(share: float, text: str) -> None:
        told.append((share, text))
        if share > 0:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        made(a_plan(a_measure()), note=note)
    assert told[0] == (0.0, "Handlingsprogram")
    assert told[-1] == (pytest.approx(1 / 9 / 3), "Handlingsprogram")  # one of its three formats


def test_a_fault_of_the_program_is_not_taken_for_a_document_that_is_missing() -> None:
    def broken(_share: float, _text: str) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        made(a_plan(), note=broken)


def test_the_reason_is_one_that_the_user_can_mend() -> None:
    assert all(isinstance(one.reason, InputError) for one in of_an_empty_plan().missing)
