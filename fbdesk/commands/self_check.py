"""`fbdesk self-check`: from the installed program, proves that every part of it works."""

import argparse
import os
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fbdesk.models.results.plan import PlanResults
    from fbdesk.models.snapshot import Plan

MIN_BYTES = 1_000


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare no arguments: there is nothing to choose."""
    parser.set_defaults()


def run(args: argparse.Namespace) -> int:
    """Run every check, print one line each, and return 0; what fails is raised as `PlanError`."""
    del args
    from fbdesk.errors import PlanError

    with tempfile.TemporaryDirectory(prefix="fbdesk-") as name:
        folder = Path(name)
        os.environ["FBDESK_DATA"] = name  # the user's own preferences and work stay untouched
        os.environ |= _caches(Path.home(), name)
        for title, check in _checks(folder):
            try:
                check()
            except PlanError as error:
                raise PlanError(
                    "Self-check, {title}: {reason}", title=title, reason=error
                ) from error
            print(f"ok  {title}")
    return 0


def _caches(home: Path, folder: str) -> dict[str, str]:
    """Return where libraries keep what they know of fonts, where the user's home is closed to them.

    They would say so on standard error, and a line there is a failure of the check.
    """
    if os.access(home, os.W_OK):
        return {}
    return {"MPLCONFIGDIR": folder, "XDG_CACHE_HOME": folder}


def _checks(folder: Path) -> tuple[tuple[str, Callable[[], None]], ...]:
    path = folder / "sample.fbplan"
    return (
        ("translations", _translations),
        ("icons and fonts", _icons_and_fonts),
        ("plan: write and open", partial(_write_plan, path)),
        ("plan: edit, undo, save", partial(_edit_plan, path, folder)),
        ("calculation", partial(_compute, path)),
        *(
            (f"document: {document} as {format_}", partial(_render, path, document, format_))
            for document, format_ in _documents()
        ),
        ("document: in a process of its own", partial(_render_aside, path)),
        ("window", _window),
    )


def _documents() -> list[tuple[str, str]]:
    from fbdesk.reports.catalogue import DOCUMENTS

    return [(kind.id, format_) for kind in DOCUMENTS for format_ in kind.formats]


def _translations() -> None:
    from fbdesk.texts import translator

    _need(translator("nb")("The plan has no main goal.") != "The plan has no main goal.")


def _icons_and_fonts() -> None:
    from fbdesk.resource_files import resource

    _need(len(list(resource("icons").glob("*.svg"))) > 1)
    _need(len(list(resource("fonts").glob("*.ttf"))) > 1)


def _write_plan(path: Path) -> None:
    from fbdesk.document.reading import read_plan
    from fbdesk.document.saving import write_new_plan
    from fbdesk.exchange.plan_json.plan import rows_from_json
    from fbdesk.resource_files import resource

    write_new_plan(path, rows_from_json(resource("sample", "grenland.json").read_bytes()))
    _need(len(read_plan(path).measures) > 1)


def _edit_plan(path: Path, folder: Path) -> None:
    from fbdesk.document.document import Document
    from fbdesk.models.measures import Measure

    working = folder / "working"
    working.mkdir(exist_ok=True)
    document = Document.open(path, working)
    try:
        before = document.snapshot()
        key = before.measures[0].key
        edit = partial(_rename, key=key, title="Self-check")
        document.perform("rename", edit)
        renamed = document.snapshot().find(Measure, key)
        _need(renamed is not None and renamed.title == "Self-check")
        document.undo()
        _need(document.snapshot().measures == before.measures)
        document.save()
    finally:
        document.close(discard=True)


def _rename(connection: "Connection", key: str, title: str) -> None:
    from fbdesk.models import rows
    from fbdesk.models.measures import Measure

    rows.change(connection, Measure, key, title=title)


def _compute(path: Path) -> None:
    from fbdesk.document.reading import read_plan
    from fbdesk.models.results.computing import compute, edition_of

    plan = read_plan(path)
    results = compute(plan, edition_of(plan), samples=10)
    _need(results.main_target is not None and results.main_target.gap_t is not None)


def _render(path: Path, document: str, format_: str) -> None:
    from fbdesk.reports.catalogue import Order, make

    plan, results = _computed(path)
    _need(len(make(plan, Order(document, format_), results).content) > MIN_BYTES)


def _render_aside(path: Path) -> None:
    from fbdesk.models.results.effects_in_plan import go_on_always
    from fbdesk.reports.catalogue import Order, make
    from fbdesk.ui.typesetting import making_while

    plan, results = _computed(path)
    made_as = partial(make, plan, Order("response", "pdf"), results)
    _need(made_as(making=making_while(go_on_always)).content == made_as().content)


@cache
def _computed(path: Path) -> "tuple[Plan, PlanResults]":
    """Return plan and results, read and computed once for all documents."""
    from fbdesk.document.reading import read_plan
    from fbdesk.models.results.computing import compute, edition_of

    plan = read_plan(path)
    return plan, compute(plan, edition_of(plan), samples=10)


def _window() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from fbdesk.app import make_application, make_window

    application = make_application()
    window = make_window(application)
    window.resize(1280, 800)
    _need(not window.grab().isNull())  # drawn in memory: nothing flashes on a user's screen
    window.close()
    application.processEvents()


def _need(condition: bool) -> None:  # noqa: FBT001 reads as a sentence: need(what)
    from fbdesk.errors import PlanError

    if not condition:
        raise PlanError("the result is not what it must be. Install fbdesk again.")
