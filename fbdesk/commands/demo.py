"""`fbdesk demo`: the main job from end to end, on the sample plan of Grenland."""

import argparse
import os
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fbdesk.models.results.plan import PlanResults
    from fbdesk.models.snapshot import Plan
    from fbdesk.reports.catalogue import Order
    from fbdesk.reports.wording import Wording

NAME = "grenland.fbplan"
LANGUAGE = "nb"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder to write into")
    parser.add_argument(
        "--no-window", action="store_true", help="do not open the plan in the window afterwards"
    )


def run(args: argparse.Namespace) -> int:
    """Write plan and documents, print what was written and the key figures, open the window.

    A plan that is there already is used as it stands: what someone tried out in it is kept.
    """
    from fbdesk.calculation.uncertainty import SAMPLES
    from fbdesk.commands.progress import say
    from fbdesk.document.reading import read_plan
    from fbdesk.models.programmes.of_plan import programme_of
    from fbdesk.models.results.computing import compute, edition_of
    from fbdesk.reports.wording import wording_in

    folder: Path = args.folder
    _make_folder(folder)
    path = folder / NAME
    found = path.exists()
    if not found:
        _write_sample(path)
    plan = read_plan(path)
    say("Computing ...")
    results = compute(plan, edition_of(plan), programme_of(plan), samples=SAMPLES)
    wording = wording_in(LANGUAGE, programme_of(plan))
    print(wording.text("{path} (kept as it was)" if found else "{path}", path=path))
    written = list(_write_documents(plan, results, folder))
    print(*written, sep="\n")
    print()
    for line in _key_figures(plan, results, wording):
        print(line)
    if args.no_window or not _has_display():
        return 0
    from fbdesk.app import run_window

    return run_window(path)


def _make_folder(folder: Path) -> None:
    from fbdesk.errors import FileError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            "{folder} cannot be used as a folder: {reason}. Choose another one.",
            folder=folder,
            reason=error.strerror or error,
        ) from error


def _write_sample(path: Path) -> None:
    from fbdesk.document.saving import write_new_plan
    from fbdesk.exchange.plan_json.plan import rows_from_json
    from fbdesk.resource_files import resource

    write_new_plan(path, rows_from_json(resource("sample", "grenland.json").read_bytes()))


def _write_documents(plan: "Plan", results: "PlanResults", folder: Path) -> Iterator[Path]:
    """Write every document in every format it has, and yield each path."""
    from fbdesk.commands.progress import told
    from fbdesk.document.writing import replace_file
    from fbdesk.reports.catalogue import DOCUMENTS, Order, make

    orders = [Order(kind.id, format_, LANGUAGE) for kind in DOCUMENTS for format_ in kind.formats]
    for order in told(orders, lambda order: f"Making {_file_name(order)} ..."):
        target = folder / _file_name(order)
        replace_file(target, make(plan, order, results).content)
        yield target


def _file_name(order: "Order") -> str:
    return f"grenland-{order.document}.{order.format}"


def _key_figures(plan: "Plan", results: "PlanResults", wording: "Wording") -> Iterator[str]:
    """Yield the figures that a planner asks for first, with the scope that they speak of."""
    numbers, text = wording.numbers, wording.text
    yield plan.settings.name + (text(" (example data)") if plan.settings.example_data else "")
    yield text("The figures cover: {scope}", scope=", ".join(map(wording.sector, results.sectors)))
    for year in (results.start_year, max(results.registered, default=results.start_year)):
        tonnes = numbers.tonnes(results.registered.get(year))
        yield text("Published emissions in {year}: {tonnes}", year=year, tonnes=tonnes)
    target = results.main_target
    if target is not None:
        yield from _target_figures(results, wording)
    for area in target.focus_areas if target else results.focus_areas:
        year = target.year if target else results.years[-1]
        direct, indirect = area.direct_t.get(year), area.indirect_t.get(year)
        yield text(
            "{area}: {direct} in {year}, outside the municipality: {indirect}",
            area=wording.area(area.code),
            direct=numbers.cut(direct),
            indirect=numbers.cut(indirect),
            year=year,
        )


def _target_figures(results: "PlanResults", wording: "Wording") -> Iterator[str]:
    numbers, target = wording.numbers, results.main_target
    if target is None or target.gap_t is None:
        return
    reference = target.reference_t.get(target.year)
    measures = target.measures_at_year_t
    joint = None if reference is None or measures is None else measures - reference
    yield wording.text(
        "Target: {title}: {goal} in {year}",
        title=target.title,
        goal=numbers.tonnes(target.goal_t),
        year=target.year,
    )
    yield wording.text(
        "All measures together: {cut} in {year}", cut=numbers.cut(joint), year=target.year
    )
    yield wording.text(
        "Remains to the target: {gap}" if target.gap_t > 0 else "The target is reached by {gap}",
        gap=numbers.tonnes(abs(target.gap_t)),
    )


def _has_display() -> bool:
    if platform.system() == "Linux":
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True
