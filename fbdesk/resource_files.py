"""Where the files that ship with the program are found, from a clone and from an installation."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below `resources/`.

    A packaged program keeps them beside its own files (`sys._MEIPASS`), a clone at its top.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    top = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return top.joinpath("resources", *parts)
