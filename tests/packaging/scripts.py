"""Loads the scripts of packaging/, which is no package."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

TOP = Path(__file__).resolve().parents[2]


def a_script(name: str) -> ModuleType:
    """Return a script of packaging/ as a module."""
    spec = importlib.util.spec_from_file_location(name, TOP / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[name] = made
    spec.loader.exec_module(made)
    return made
