"""The command line: finds the command, calls it, and turns what went wrong into one plain line."""

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from fbdesk.errors import PlanError, UsageError
from fbdesk.version import VERSION

DONE, FINDINGS, WRONG_USAGE, UNUSABLE_INPUT = range(4)


# A NamedTuple: a dataclass takes six times as long to make, and the start waits for it.
class Command(NamedTuple):
    """A command: its name, its module (loaded only when it is called), and one line of help."""

    name: str
    module: str
    help: str


COMMANDS = (
    Command("demo", "demo", "do the main job on the sample city and write every document"),
    Command("new", "new", "make an empty plan for one or more municipalities"),
    Command("load", "load", "make a plan file from a plan in JSON"),
    Command("dump", "dump", "write a whole plan as JSON"),
    Command("check", "check", "check a plan's integrity and its readiness per document"),
    Command("summary", "summary", "print inventory, paths, effects, targets and findings"),
    Command("methods", "methods", "list the calculation methods with inputs and sources"),
    Command("calc", "calc", "compute one method from inputs in JSON"),
    Command("factors", "factors", "list the emission factors with source and status"),
    Command("import", "import_", "bring in an inventory, measures, a workbook or an agreement"),
    Command("export", "export", "write a document of the plan"),
    Command("templates", "templates", "list, copy or check the templates of documents"),
    Command("merge", "merge", "bring two copies of a plan together that went apart"),
    Command("rollup", "rollup", "put the plans of many cities into one workbook"),
    Command("self-check", "self_check", "prove that this installation works"),
)
INTERNAL = (Command("typeset", "typeset", "typeset a document, as the window asks for it"),)
"""Commands that fbdesk calls itself; no help tells them."""


def run(arguments: Sequence[str]) -> int:
    """Run a command, or open the window, and return the exit code of the process."""
    _speak_utf8()
    try:
        return _dispatch(list(arguments))
    except UsageError as error:
        return _complain(error, WRONG_USAGE)
    except PlanError as error:
        return _complain(error, UNUSABLE_INPUT)
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 the last border before the user
        return _own_up(error)
    except KeyboardInterrupt:
        print("Stopped. Nothing was left half-written.", file=sys.stderr)  # noqa: T201
        return WRONG_USAGE


def _dispatch(arguments: list[str]) -> int:
    command = next((c for c in (*COMMANDS, *INTERNAL) if arguments[:1] == [c.name]), None)
    if command is None:
        return _window(arguments)
    import argparse

    module = importlib.import_module(f"fbdesk.commands.{command.module}")
    parser = argparse.ArgumentParser(
        prog=f"fbdesk {command.name}",
        description=f"{command.help[0].upper()}{command.help[1:]}.",
    )
    module.configure(parser)
    return int(module.run(parser.parse_args(arguments[1:])))


def _window(arguments: list[str]) -> int:
    plan = _named_plan(arguments) if arguments else None
    gc.disable()  # until the window takes its garbage away itself: a start leaves next to none
    try:
        import PySide6.QtWidgets  # noqa: F401 what it puts in front of imports goes again

        from fbdesk.ui.plain_imports import import_plainly

        import_plainly()
        from fbdesk.app import run_window

        return run_window(plan)
    finally:
        gc.enable()


def _named_plan(arguments: list[str]) -> Path | None:
    import argparse

    parser = argparse.ArgumentParser(
        prog="fbdesk",
        description="Plan, compute, agree and report a city's climate work.",
        epilog="commands:\n" + "\n".join(f"  {c.name:<12}{c.help}" for c in COMMANDS),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("plan", nargs="?", type=Path, metavar="PLAN", help="a plan to open")
    parser.add_argument("--version", action="version", version=f"fbdesk {VERSION}")
    chosen = parser.parse_args(arguments)
    if chosen.plan and not chosen.plan.exists():
        names = ", ".join(c.name for c in COMMANDS)
        raise UsageError(
            "{name} is neither a plan file nor a command. Commands: {names}.",
            name=chosen.plan,
            names=names,
        )
    named: Path | None = chosen.plan
    return named


def _complain(error: PlanError, code: int) -> int:
    line = " ".join(str(error).split())
    print(f"fbdesk: {line}", file=sys.stderr)  # noqa: T201 the one line of contract.md
    return code


def _own_up(error: Exception) -> int:
    """Write an error of the program's own into the log, and say in one line where it stands."""
    import logging

    from fbdesk.document.places import data_folder
    from fbdesk.logs import log_file, start_logging, stop_logging

    handler = start_logging(data_folder())
    logging.getLogger("fbdesk").error("command", exc_info=error)
    stop_logging(handler)
    place = log_file(data_folder())
    print(  # noqa: T201 the one line of contract.md
        f"fbdesk: this is an error in fbdesk itself ({type(error).__name__}). "
        f"Nothing was changed. Send the log to those who maintain it: {place}",
        file=sys.stderr,
    )
    return UNUSABLE_INPUT


def _speak_utf8() -> None:
    """Print UTF-8 everywhere: Windows consoles and redirected output use older code pages."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
