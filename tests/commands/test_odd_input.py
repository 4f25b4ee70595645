"""Commands with wrong input: one plain line, the exit code of the contract, nothing touched."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from fbdesk.cli import run
from fbdesk.document.saving import write_new_plan
from tests.builders import a_reduction, some_settings

ROOT_WRITES_ANYWHERE = not hasattr(os, "geteuid") or os.geteuid() == 0
SOUND = "sound.fbplan"

Breaks = Callable[[Path], None]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / SOUND
    write_new_plan(path, [some_settings(name="Tromsø"), *a_reduction(100)])
    return path


def is_missing(_: Path) -> None:
    """Leave no file there."""


def is_a_folder(path: Path) -> None:
    path.mkdir()


def is_empty(path: Path) -> None:
    path.write_bytes(b"")


def is_a_text(path: Path) -> None:
    path.write_text("Handlingsplan for Tromsø", encoding="utf-8")


def is_a_document(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + bytes(5_000))


def is_another_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
        other.commit()


def is_cut_short(path: Path) -> None:
    write_new_plan(path, [some_settings()])
    path.write_bytes(path.read_bytes()[:5_000])


def is_overwritten_inside(path: Path) -> None:
    write_new_plan(path, [some_settings(), *a_reduction(100)])
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE measure SET title = 'Noe annet'")


BROKEN: dict[Breaks, str] = {
    is_missing: "does not exist",
    is_a_folder: "is a folder",
    is_empty: "is not a plan of fbdesk",
    is_a_text: "is not a plan of fbdesk",
    is_a_document: "is not a plan of fbdesk",
    is_another_database: "is a database of another program",
    is_cut_short: "is damaged",
    is_overwritten_inside: "is damaged",
}

READERS = {
    "check": ["check", "PLAN"],
    "check as JSON": ["check", "PLAN", "--json"],
    "summary": ["summary", "PLAN"],
    "summary as JSON": ["summary", "PLAN", "--json"],
    "dump": ["dump", "PLAN"],
    "dump to a file": ["dump", "PLAN", "-o", "OUT"],
    "export": ["export", "PLAN", "--document", "action-plan", "--format", "pdf", "-o", "OUT"],
    "export of the workbook": [
        *("export", "PLAN", "--document", "reporting-workbook", "--format", "xlsx", "-o", "OUT"),
    ],
}


def with_files(arguments: list[str], plan: Path, out: Path) -> list[str]:
    """Return arguments with the names of the files in their places."""
    names = {"PLAN": str(plan), "OUT": str(out)}
    return [names.get(argument, argument) for argument in arguments]


def all_bytes(folder: Path) -> dict[str, bytes]:
    """Return the content of every file in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def one_line(capsys: pytest.CaptureFixture[str], *, tells: bool = False) -> str:
    """Return the single line on standard error.

    Standard output is empty, but for the check that `tells` what of a damaged plan is lost.
    """
    captured = capsys.readouterr()
    assert bool(captured.out) == tells
    assert captured.err.count("\n") == 1, captured.err
    assert "Traceback" not in captured.err
    return captured.err


@pytest.mark.parametrize("command", READERS.values(), ids=READERS)
@pytest.mark.parametrize("breaks", BROKEN, ids=lambda breaks: breaks.__name__)
def test_a_plan_that_cannot_be_used_is_one_line_and_3_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], breaks: Breaks, command: list[str]
) -> None:
    plan = tmp_path / "odd.fbplan"
    breaks(plan)
    before = all_bytes(tmp_path)
    assert run(with_files(command, plan, tmp_path / "out")) == 3
    tells = command[0] == "check" and BROKEN[breaks] == "is damaged"
    line = one_line(capsys, tells=tells)
    assert "odd.fbplan " in line
    assert BROKEN[breaks] in line
    assert all_bytes(tmp_path) == before


@pytest.mark.parametrize("breaks", BROKEN, ids=lambda breaks: breaks.__name__)
def test_nothing_is_imported_into_a_plan_that_cannot_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], breaks: Breaks
) -> None:
    plan, source = tmp_path / "odd.fbplan", tmp_path / "tall.xlsx"
    breaks(plan)
    source.write_text("ikke et regneark")
    before = all_bytes(tmp_path)
    assert run(["import", str(plan), str(source)]) == 3
    assert BROKEN[breaks] in one_line(capsys)
    assert all_bytes(tmp_path) == before


@pytest.mark.parametrize(
    "breaks", [is_missing, is_a_folder, is_empty, is_a_text, is_a_document, is_another_database]
)
def test_a_source_that_is_no_inventory_is_named_and_leaves_the_plan(
    plan: Path, capsys: pytest.CaptureFixture[str], breaks: Breaks
) -> None:
    source = plan.with_name("tall.xlsx")
    breaks(source)
    before = plan.read_bytes()
    assert run(["import", str(plan), str(source)]) == 3
    assert "tall.xlsx" in one_line(capsys)
    assert plan.read_bytes() == before


def test_a_plan_is_no_source_of_an_inventory(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = plan.read_bytes()
    assert run(["import", str(plan), str(plan)]) == 3
    assert SOUND in one_line(capsys)
    assert plan.read_bytes() == before


@pytest.mark.parametrize("name", ["dump to a file", "export", "export of the workbook"])
def test_a_plan_is_never_replaced_by_what_is_made_of_it(
    plan: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = plan.read_bytes()
    assert run(with_files(READERS[name], plan, plan)) == 2
    assert "would replace the plan sound.fbplan itself" in one_line(capsys)
    assert plan.read_bytes() == before


@pytest.mark.parametrize("name", ["dump to a file", "export"])
def test_a_plan_is_not_replaced_by_way_of_a_link(
    plan: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    link = plan.with_name("out")
    link.symlink_to(plan)
    before = plan.read_bytes()
    assert run(with_files(READERS[name], plan, link)) == 2
    assert "would replace" in one_line(capsys)
    assert plan.read_bytes() == before


@pytest.mark.parametrize("name", ["dump to a file", "export"])
@pytest.mark.parametrize("other", ["nabo.fbplan", "NABO.FBPLAN"])
def test_another_plan_is_not_replaced_either(
    plan: Path, capsys: pytest.CaptureFixture[str], name: str, other: str
) -> None:
    neighbour = plan.with_name(other)
    neighbour.write_bytes(b"years of work")
    assert run(with_files(READERS[name], plan, neighbour)) == 2
    assert other in one_line(capsys)
    assert neighbour.read_bytes() == b"years of work"


@pytest.mark.parametrize("name", ["dump to a file", "export", "export of the workbook"])
@pytest.mark.parametrize("place", [".", "nowhere/out", f"{SOUND}/out"])
def test_a_place_that_cannot_hold_a_file_is_one_line_and_3(
    plan: Path, capsys: pytest.CaptureFixture[str], name: str, place: str
) -> None:
    before = all_bytes(plan.parent)
    assert run(with_files(READERS[name], plan, plan.parent / place)) == 3
    one_line(capsys)
    assert all_bytes(plan.parent) == before


@pytest.mark.skipif(ROOT_WRITES_ANYWHERE, reason="this user may write everywhere")
@pytest.mark.parametrize("name", ["dump to a file", "export"])
def test_a_folder_without_the_right_to_write_is_one_line_and_3(
    plan: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    locked = plan.with_name("locked")
    locked.mkdir(mode=0o500)
    assert run(with_files(READERS[name], plan, locked / "out")) == 3
    one_line(capsys)
    assert not list(locked.iterdir())


@pytest.mark.parametrize(
    "breaks", [is_missing, is_a_folder, is_empty, is_a_document, is_another_database]
)
def test_what_is_no_plan_in_json_makes_no_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], breaks: Breaks
) -> None:
    data, made = tmp_path / "data.json", tmp_path / "made.fbplan"
    breaks(data)
    assert run(["load", str(data), str(made)]) == 3
    assert "data.json" in one_line(capsys)
    assert not made.exists()


@pytest.mark.parametrize("text", ["[]", "null", "17", '"plan"', "{}", "NaN", '{"format": 1}'])
def test_json_of_another_kind_makes_no_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    data, made = tmp_path / "data.json", tmp_path / "made.fbplan"
    data.write_text(text)
    assert run(["load", str(data), str(made)]) == 3
    assert "data.json" in one_line(capsys)
    assert not made.exists()


@pytest.mark.parametrize("place", ["nowhere/made.fbplan", "data.json/made.fbplan"])
def test_a_plan_cannot_be_made_where_there_is_no_folder(
    plan: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    data = plan.with_name("data.json")
    run(["dump", str(plan), "-o", str(data)])
    assert run(["load", str(data), str(plan.parent / place)]) == 3
    one_line(capsys)


def test_a_plan_is_not_loaded_over_a_folder(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, folder = plan.with_name("data.json"), plan.with_name("folder")
    run(["dump", str(plan), "-o", str(data)])
    folder.mkdir()
    assert run(["load", str(data), str(folder)]) == 3
    assert "folder already exists" in one_line(capsys)
    assert not list(folder.iterdir())


UNKNOWN = {
    "a document": (
        ["export", "PLAN", "--document", "memo", "--format", "pdf", "-o", "OUT"],
        "There is no document memo",
    ),
    "a format": (
        ["export", "PLAN", "--document", "action-plan", "--format", "odt", "-o", "OUT"],
        "odt",
    ),
    "a programme": (
        ["new", "OUT", "--programme", "smartby", "--municipality", "4001"],
        "There is no programme smartby",
    ),
    "a municipality": (
        ["new", "OUT", "--programme", "framtidens-byer", "--municipality", "9999"],
        "There is no municipality 9999",
    ),
    "a kind of import": (["import", "PLAN", "PLAN", "--kind", "diary"], "no import of diary"),
    "a factor edition": (["factors", "--edition", "1900"], "There is no factor edition 1900"),
    "a method": (["calc", "magic.wand", "--input", "-"], "magic.wand"),
    "a command": (["conjure"], "conjure is neither a plan file nor a command"),
}


@pytest.mark.parametrize(("arguments", "words"), UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_name_is_wrong_usage_in_one_line_and_writes_nothing(
    plan: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    before = all_bytes(plan.parent)
    assert run(with_files(arguments, plan, plan.with_name("out"))) == 2
    assert words in one_line(capsys)
    assert all_bytes(plan.parent) == before


@pytest.mark.parametrize("command", ["check", "summary", "dump", "export", "import", "load", "new"])
def test_a_command_without_its_arguments_tells_how_it_is_used(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    with pytest.raises(SystemExit) as left:
        run([command])
    assert left.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"usage: fbdesk {command}")
    assert "required" in captured.err


@pytest.mark.parametrize("name", ["{plan}", "100 % klima", "Ås & Øy", "a'b"])
def test_odd_names_of_files_are_told_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(["check", str(tmp_path / f"{name}.fbplan")]) == 3
    assert f"{name}.fbplan does not exist" in one_line(capsys)


def test_a_sound_plan_with_such_a_name_works_as_any_other(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = plan.rename(plan.with_name("Ås & {Øy} 100 %.fbplan"))
    out = odd.with_name("{ut} %s.json")
    assert run(["dump", str(odd), "-o", str(out)]) == 0
    assert "Tromsø" in out.read_text(encoding="utf-8")
    assert capsys.readouterr().err == ""
