"""What the killed and the racing programs do: acts with fixed rows, so that each state is known."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fbdesk.document.admission import admit
from fbdesk.document.backups.store import BackupStore, Reason
from fbdesk.document.connections import close
from fbdesk.document.document import Document
from fbdesk.document.merging.merge import merge
from fbdesk.document.merging.tables import all_rows, tables_of
from fbdesk.document.reading import read_plan
from fbdesk.exchange.inventory.preview import EditionInfo
from fbdesk.exchange.inventory.reader import read_inventory
from fbdesk.exchange.inventory.take_in import apply, preview
from fbdesk.models import rows
from fbdesk.models.edits.whole_plan import become
from fbdesk.models.measures import Measure
from fbdesk.models.snapshot import Plan
from tests.builders import a_reduction
from tests.exchange.workbooks import one_area, saved
from tests.trust.material import small_plan

Act = Callable[[Document], object]
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "plan-1.0.fbplan"
ORIGINAL = "as it was"
OPENING = 0.1
"""This share of the kills comes while the plan is still being opened."""


@dataclass(frozen=True, slots=True)
class Script:
    """The plan file at the beginning, and what is then done with it, act by act."""

    name: str
    begin: bytes
    acts: tuple[Act, ...]
    opening: float = OPENING


@dataclass(slots=True)
class Course:
    """What holds after each act: the digest of the plan, and what stands in its file.

    `took_s` says how long the processor worked for the opening, and then for each act.
    """

    plans: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    took_s: list[float] = field(default_factory=list)


def save(document: Document) -> None:
    """Save."""
    document.save()


def undo(document: Document) -> None:
    """Take the last step back."""
    document.undo()


def redo(document: Document) -> None:
    """Make it again."""
    document.redo()


def adding(number: str) -> Act:
    """Return the act of adding a measure with its calculation, the same rows each time."""
    new = a_reduction(12.5, number)
    return lambda document: document.perform(
        f"Nytt {number}", lambda connection: rows.insert(connection, *new)
    )


def renaming(key: str, title: str) -> Act:
    """Return the act of giving a measure another title and a long description."""
    return lambda document: document.perform(
        f"Endre {title}",
        lambda connection: rows.change(
            connection, Measure, key, title=title, description=f"{title}, " * 400
        ),
    )


def edits(folder: Path) -> Script:
    """Return a script of edits with undo and redo."""
    path = folder / "rediger.fbplan"
    small_plan(path)
    key = read_plan(path).measures[0].key
    acts: list[Act] = []
    for number in range(3):
        acts += [adding(f"K-{number}a"), renaming(key, f"Sykkelvei {number}"), undo, redo]
    return Script("edit", path.read_bytes(), tuple(acts))


def saves(folder: Path) -> Script:
    """Return a script that saves after every edit."""
    path = folder / "lagre.fbplan"
    small_plan(path)
    acts: list[Act] = []
    for number in range(4):
        acts += [adding(f"K-{number}"), save]
    return Script("save", path.read_bytes(), tuple(acts))


def imports(folder: Path) -> Script:
    """Return a script that imports a published inventory into a plan, and saves."""
    path = folder / "importer.fbplan"
    small_plan(path)
    download = one_area(
        *((year, "Veitrafikk", "Personbiler", "CO2", 100.5 + year) for year in range(2009, 2020)),
        *((year, "Sjøfart", "Ferger", "CO2", 7.25 + year) for year in range(2009, 2020)),
    )
    file = read_inventory(saved(folder, download))
    info = EditionInfo.suggested(file, date(2016, 1, 4))
    change = preview(read_plan(path), file, info)

    def bring_in(document: Document) -> None:
        document.backups.store = BackupStore(document._copy.path.parent.parent / "backups")
        document.backups.before(Reason.IMPORT)
        document.perform("Importer", lambda connection: apply(connection, change))

    return Script(
        "import",
        path.read_bytes(),
        (adding("K-1"), bring_in, save, undo, redo, adding("K-2"), save),
    )


def migrates(_: Path) -> Script:
    """Return a script that opens a plan of the first released version, edits and saves it."""
    acts = (adding("K-1"), save, adding("K-2"), undo, save)
    return Script("migrate", GOLDEN.read_bytes(), acts, opening=0.5)  # it is brought up when opened


def merges(folder: Path) -> Script:
    """Return a script that brings a colleague's plan into an edited one, and saves."""
    path = folder / "flett.fbplan"
    small_plan(path, measures=8)
    base = read_plan(path)
    first, second, *_ = base.measures
    theirs = _edited(folder, path, renaming(second.key, "Deres tittel"), adding("D-1"))
    mine = renaming(first.key, "Min tittel")

    def bring_in(document: Document) -> None:
        merged = merge(tables_of(base), tables_of(document.snapshot()), tables_of(theirs))
        document.perform(
            "Slå sammen", lambda connection: become(connection, all_rows(merged.tables))
        )

    return Script("merge", path.read_bytes(), (mine, bring_in, save, undo, redo, save))


def _edited(folder: Path, path: Path, *acts: Act) -> Plan:
    """Return what a colleague made of a plan."""
    working = folder / "hos-kollegaen"
    working.mkdir()
    document = Document.open(path, working)
    for act in acts:
        act(document)
    plan = document.snapshot()
    document.close(discard=True)
    return plan


SCRIPTS: tuple[Callable[[Path], Script], ...] = (edits, saves, imports, merges, migrates)


def rehearse(script: Script, path: Path, working: Path) -> Course:
    """Play a script to its end and return what held after each act."""
    path.write_bytes(script.begin)
    began = time.process_time()
    document = Document.open(path, working)
    course = Course(took_s=[time.process_time() - began])
    course.plans.append(document._copy.digest())
    course.files.append(ORIGINAL)
    for act in script.acts:
        began = time.process_time()
        act(document)
        course.took_s.append(time.process_time() - began)
        course.plans.append(document._copy.digest())
        course.files.append(held_in(path, script))
    document.close(discard=True)
    return course


def held_in(path: Path, script: Script) -> str:
    """Return what stands in a plan file: as it was at the beginning, or the digest of its plan."""
    if path.read_bytes() == script.begin:
        return ORIGINAL
    file = admit(path)
    close(file.connection)
    return file.info.digest
