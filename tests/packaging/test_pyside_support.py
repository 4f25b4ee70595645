"""The Python part of PySide, packed as bytecode: it is what runs, and it does what PySide does."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import shiboken6

from tests.packaging.scripts import TOP, a_script

TELLS = """
import builtins, json, sys

compiled = []
plain = builtins.compile

def noting(source, filename, *rest, **named):
    compiled.append(str(filename))
    return plain(source, filename, *rest, **named)

builtins.compile = noting
sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor
from shibokensupport.signature import get_signature

class Teller(QObject):
    told = Signal(int)

    @Slot(int)
    def hear(self, number):
        heard.append(number)

heard, complaints = [], []
teller = Teller()
teller.told.connect(teller.hear)
teller.told.emit(7)
for wrong in (lambda: QColor(1, 2), lambda: teller.setObjectName(7), lambda: teller.told.emit()):
    try:
        wrong()
    except Exception as error:
        complaints.append(f"{type(error).__name__}: {error}")
print(json.dumps({
    "file": sys.modules["shibokensupport.signature.parser"].__file__,
    "compiled": [name for name in compiled if name.startswith("shibokensupport")],
    "heard": heard,
    "complaints": complaints,
    "signature": str(get_signature(QObject.setObjectName)),
    "developers": {"argparse", "gettext"} & set(sys.modules) != set(),
}))
"""


support = a_script("pyside_support")

Told = dict[str, Any]


def tell(folder: Path) -> Told:
    """Return what a Python tells that finds its packages in a folder first."""
    outcome = subprocess.run(
        [sys.executable, "-c", TELLS, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, "SBK_EMBED": ""},
    )
    assert outcome.stderr == ""
    told: Told = json.loads(outcome.stdout)
    return told


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with PySide's `shiboken6` and, beside its own files, the compiled ones."""
    folder = tmp_path_factory.mktemp("packed")
    (folder / "shiboken6").mkdir()
    for file in Path(shiboken6.__path__[0]).iterdir():
        place = folder / "shiboken6" / file.name
        if file.suffix == ".py":
            shutil.copy(file, place)  # PySide looks beside the true place of this file
        else:
            place.symlink_to(file)  # the same library must not be loaded twice
    for made, place in support.write_support(folder / "made"):
        (folder / place).mkdir(parents=True, exist_ok=True)
        (folder / place / Path(made).name).symlink_to(made)
    return folder


@pytest.fixture(scope="module")
def told(packed: Path) -> Told:
    return tell(packed)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return tell(tmp_path_factory.mktemp("nothing"))


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")


def test_it_runs_from_the_bytecode_and_compiles_nothing(packed: Path, told: Told) -> None:
    assert Path(told["file"]).is_relative_to(packed / support.PLACE)
    assert told["compiled"] == []


def test_as_it_is_installed_all_of_it_is_compiled_at_each_start(usual: Told) -> None:
    assert "shibokensupport/signature/parser.py" in usual["compiled"]
    assert support.FOR_DEVELOPERS in usual["compiled"]


@pytest.mark.parametrize("part", ["heard", "complaints", "signature"])
def test_it_does_and_complains_as_the_usual_one(told: Told, usual: Told, part: str) -> None:
    assert told[part]
    assert told[part] == usual[part]


def test_what_is_for_developers_is_not_loaded(told: Told, usual: Told) -> None:
    assert usual["developers"]
    assert not told["developers"]


def test_the_same_bytes_are_written_each_time_without_a_name_of_this_machine(
    tmp_path: Path,
) -> None:
    first, second = (support.write_support(tmp_path / name) for name in ("one", "two"))
    assert len(first) == len(second) > 10
    for (one, place), (two, same_place) in zip(first, second, strict=True):
        assert place == same_place
        assert Path(one).read_bytes() == Path(two).read_bytes()
        assert str(tmp_path).encode() not in Path(one).read_bytes()
        inside = PurePosixPath(place).relative_to(support.PLACE) / Path(one).name
        assert Path(one) == tmp_path / "one" / inside


def test_the_program_is_packed_with_it_and_the_empty_window_to_compare_with_is_not() -> None:
    spec = (TOP / "build.spec").read_text(encoding="utf-8")
    assert "\ndatas += write_support(" in spec
    assert "datas=datas if whole else []" in spec
