"""How the starts of two packed windows are measured and told."""

import stat
import sys
from pathlib import Path

import pytest

from benchmarks.packaged_start import FBDESK, PackagedStart, compare, table
from benchmarks.start import Start

TELLS = """#!{python}
import os, time
with open({log!r}, "a") as log:
    log.write({name!r} + "\\n")
time.sleep(0.01)
print(time.monotonic_ns() - int(os.environ["STARTED_NS"]))
"""


def a_program(folder: Path, name: str) -> Path:
    """Return a program that tells its own start as a watched window does."""
    made = folder / name
    made.write_text(
        TELLS.format(python=sys.executable, log=str(folder / "log"), name=name), "utf-8"
    )
    made.chmod(made.stat().st_mode | stat.S_IXUSR)
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="programs begin with #! elsewhere")
def test_both_are_started_in_turn_and_the_first_pair_does_not_count(tmp_path: Path) -> None:
    measured = compare(a_program(tmp_path, "empty"), a_program(tmp_path, "fbdesk"), tmp_path, 2)
    assert (tmp_path / "log").read_text("utf-8").split() == ["empty", "fbdesk"] * 3
    assert len(measured.clock.empty_s) == len(measured.clock.fbdesk_s) == 2
    assert min(measured.clock.empty_s) >= 0.01
    assert min(measured.processor.fbdesk_s) > 0


def test_the_ratios_stand_beside_what_they_were_made_of() -> None:
    measured = PackagedStart(
        clock=Start((0.2, 0.1, 0.3), (0.28, 0.26, 0.5)),
        processor=Start((0.1, 0.1, 0.1), (0.14, 0.12, 0.16)),
    )
    lines = list(table(measured))
    assert "| empty window, by the clock | 200 ms | 100 ms |" in lines
    assert "| fbdesk, by the clock | 280 ms | 260 ms |" in lines
    assert "| ratio by the clock (goal: under 1.5) | 1.40 | 2.60 |" in lines
    assert "| ratio processor (goal: under 1.5) | 1.40 | 1.20 |" in lines


def test_the_measured_program_begins_as_the_shipped_one_does() -> None:
    shipped = (Path(__file__).resolve().parents[2] / "packaging" / "start.py").read_text("utf-8")
    assert FBDESK.endswith(shipped)
    compile(FBDESK, "watched_start.py", "exec")
