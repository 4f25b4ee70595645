"""Where the files that ship with the program are found, from a clone and from an installation."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below `resources/`.

    A packaged program keeps them beside its own files (`sys._MEIPASS`), a clone at its top.
    """
    return _top().joinpath("resources", *parts)


def top_file(name: str) -> str:
    """Return the text of a file at the top, such as `LICENSE`; empty where it did not go along."""
    path = _top() / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _top() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent
