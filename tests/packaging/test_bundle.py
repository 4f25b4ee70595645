"""The packaged program: what is left out is never asked for, and what goes along is told truly."""

import locale
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fbdesk.shipped_parts import shipped_parts
from tests.packaging.scripts import TOP, a_script

bundle = a_script("bundle")
start = a_script("start")

LOADS_EVERYTHING = """
import importlib, os, pkgutil, sys

def no_network(event, arguments):
    if event.startswith("socket."):
        sys.stderr.write(f"{{event}} {{arguments}}\\n")
        os._exit(9)

sys.addaudithook(no_network)
left_out = {excludes!r}

class Refuses:
    def find_spec(self, name, path=None, target=None):
        if any(name == each or name.startswith(each + ".") for each in left_out):
            raise ModuleNotFoundError(f"{{name}} is left out of the package", name=name)

sys.meta_path.insert(0, Refuses())
import fbdesk
for found in pkgutil.walk_packages(fbdesk.__path__, "fbdesk."):
    importlib.import_module(found.name)
for name in {by_name!r}:
    importlib.import_module(name)
import sqlalchemy.dialects.sqlite, pandas, openpyxl, xlsxwriter, docx, python_calamine, typst
from fbdesk.commands import self_check
sys.exit(self_check.run(None))
"""


def test_the_whole_program_works_without_network_and_without_what_the_package_leaves_out() -> None:
    script = LOADS_EVERYTHING.format(excludes=bundle.EXCLUDES, by_name=bundle.LOADED_BY_NAME)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=TOP, check=False
    )
    assert done.stderr == ""  # a socket of any kind would be named here
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "ok  window"


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\iconengines\\qsvgicon.dll",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf",
        "resources/translations/nb/frame.json",
        "numpy.libs/libscipy_openblas64_-32a4b2a6.so",
        "PySide6/msvcp140.dll",
    ],
)
def test_what_the_program_needs_goes_along(place: str) -> None:
    assert bundle.is_wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt6Network.dll",
        "PySide6/vccorlib140.dll",
        "libssl-3.dll",
        "matplotlib/mpl-data/sample_data/goog.npz",
        "matplotlib/mpl-data/fonts/afm/cmr10.afm",
        "libgtk-3.so.0",
    ],
)
def test_what_nobody_asks_for_stays_out(place: str) -> None:
    assert not bundle.is_wanted(place)


@pytest.mark.parametrize(
    ("place", "left_out"),
    [
        ("PIL/_avif.cp313-win_amd64.pyd", True),
        ("PIL/_imaging.cp313-win_amd64.pyd", False),
        ("PIL/_imagingft.cp313-win_amd64.pyd", True),
        ("PIL/AvifImagePlugin.py", False),
        ("PySide6/QtNetwork.pyd", True),
        ("PySide6/QtCore.pyd", False),
        ("lxml/isoschematron/resources/rng/iso-schematron.rng", True),
        ("matplotlib/pyplot.py", True),
        ("numpy/_core/_simd.cp313-win_amd64.pyd", True),
        ("numpy-2.5.5.dist-info/METADATA", False),
        ("_ssl.pyd", True),
    ],
)
def test_wheels_for_another_system_leave_out_the_same_modules(
    place: str,
    left_out: bool,
) -> None:
    assert bundle.is_left_out(place) == left_out


def test_the_machine_s_own_libraries_stay_the_machine_s_own() -> None:
    assert not bundle.is_wanted("libglib-2.0.so.0", "/lib/x86_64-linux-gnu/libglib-2.0.so.0")
    assert not bundle.is_wanted("libX11.so.6", "/usr/lib/x86_64-linux-gnu/libX11.so.6")
    assert bundle.is_wanted("libsqlite3.so.0", "/usr/lib/x86_64-linux-gnu/libsqlite3.so.0")
    assert bundle.is_wanted("libxcb-cursor.so.0", "/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0")


def test_python_s_own_modules_go_along_from_wherever_python_is() -> None:
    place = "python3.11/lib-dynload/_ctypes.cpython-311-x86_64-linux-gnu.so"
    assert bundle.is_wanted(place, f"/usr/lib/{place}")


def test_every_package_that_the_project_depends_on_is_in_the_bill() -> None:
    text = (TOP / "pyproject.toml").read_text("utf-8")
    asked = text.split("dependencies = [")[1].split("]")[0]
    named = {line.split('"')[1].split(">")[0].lower() for line in asked.splitlines() if '"' in line}
    shipped = {part.name.lower().replace("_", "-") for part in shipped_parts()}
    assert named <= shipped | {name for name in named if name in bundle.EXCLUDES}


@pytest.mark.parametrize(
    ("environment", "added"),
    [
        ({}, {"LC_CTYPE": "C.UTF-8"}),
        ({"LANG": "C"}, {"LC_CTYPE": "C.UTF-8"}),
        ({"LANG": "nb_NO.UTF-8"}, {}),
        ({"LC_CTYPE": "nb_NO.UTF-8", "LANG": "C"}, {}),
        ({"LC_ALL": "C", "LANG": "nb_NO.UTF-8"}, {"LC_ALL": "C.UTF-8"}),
        ({"LC_ALL": "nb_NO.UTF-8", "LC_CTYPE": "C"}, {}),
        ({"LANG": "sv_SE.UTF-8"}, {"LC_ALL": "C.UTF-8"}),
        ({"LC_ALL": "sv_SE.UTF-8", "LANG": "nb_NO.UTF-8"}, {"LC_ALL": "C.UTF-8"}),
    ],
)
def test_text_is_utf8_where_the_machine_has_no_locale(
    environment: dict[str, str], added: dict[str, str]
) -> None:
    assert start.locale_to_add(environment, "nb_NO.UTF-8".__eq__) == added


def test_a_locale_is_there_if_the_machine_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    used = locale.setlocale(locale.LC_CTYPE)
    assert start.locale_is_there("C")
    assert locale.setlocale(locale.LC_CTYPE) == used
    assert not start.locale_is_there("xx_NOWHERE.UTF-8")
    monkeypatch.setenv("LANG", "xx_NOWHERE.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_CTYPE", raising=False)
    assert start.locale_to_add(os.environ) == {"LC_ALL": "C.UTF-8"}


def test_charts_look_for_the_fonts_of_the_pc_once_and_not_at_every_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FBDESK_DATA", str(tmp_path))
    assert start.fonts_of_charts({}) == {"MPLCONFIGDIR": str(tmp_path / "charts")}
    assert start.fonts_of_charts({"MPLCONFIGDIR": "elsewhere"}) == {}
