"""The same plan, edition and seed give the same numbers, to the last bit, on every machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.calculation.golden_numbers import golden

TOP = Path(__file__).resolve().parents[2]
SMALLER_PROCESSOR = "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL"

GOLDEN = {
    "joint effect in the last year": "-0x1.b51b645a90cfbp+11",  # −3 496.86 t
    "joint effect of all years": "-0x1.438b82a5a3388p+17",
    "p5": "0x1.739c560119a3ap+15",  # 47 566 t
    "p50": "0x1.7e20a9ce0468ap+15",  # 48 912 t
    "p95": "0x1.860813867aae0p+15",  # 49 924 t
    "probability": "0x1.18e219652bd3cp-1",  # 54.86 %
    "drives: elasticity": "0x1.bb20d80000786p-1",
    "drives: factor_kg_per_km": "-0x1.67d0496858cd1p-2",
    "drives: traffic_vkm": "-0x1.23b65625e87e0p-2",
}
"""What every machine must find; a change of it changes the figures of every plan."""


def printed(**environment: str) -> dict[str, str]:
    """Return the figures that a process of its own prints."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.calculation.golden_numbers"]
    done = subprocess.run(
        command, cwd=TOP, env=os.environ | environment, capture_output=True, text=True, check=True
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_the_golden_numbers_are_found_here() -> None:
    assert golden() == GOLDEN


def test_a_lesser_processor_finds_them() -> None:
    assert printed(NPY_DISABLE_CPU_FEATURES=SMALLER_PROCESSOR) == GOLDEN


def test_the_number_of_threads_plays_no_part() -> None:
    assert printed(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", PYTHONHASHSEED="7") == GOLDEN


def test_the_golden_numbers_read_as_they_should() -> None:
    read = {name: float.fromhex(value) for name, value in GOLDEN.items()}
    assert read["joint effect in the last year"] == pytest.approx(-3_496.86, abs=0.01)
    assert [read[name] for name in ("p5", "p50", "p95")] == pytest.approx(
        [47_566, 48_912, 49_924], abs=1
    )
    assert read["probability"] == pytest.approx(0.5486, abs=1e-4)
