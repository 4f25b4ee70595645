"""The model that benchmarks compute: LibreOffice finds the same numbers from formulas in cells."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from benchmarks.model import (
    BASES_T,
    DISJOINT_EVERY,
    FIRST,
    LAST,
    METHODS_IN_TURN,
    compute_model,
    model,
    reference_t,
)
from benchmarks.model_formulas import FORMULAS
from benchmarks.model_workbook import YEAR_COLUMN, joint_t, recalculate, sheet_rows, write_workbook
from fbdesk.calculation.catalogue import METHODS, method
from fbdesk.calculation.joint import Source

MEASURES = 2 * len(METHODS_IN_TURN)
AGREE = 1e-9

with_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")


def test_the_model_holds_every_method_that_gives_tonnes() -> None:
    assert set(METHODS_IN_TURN) == {declared.id for declared in METHODS if declared.gives_tonnes}
    assert {each.calculation.method for each in model(MEASURES)} == set(METHODS_IN_TURN)


def test_every_formula_names_the_inputs_of_its_method_and_no_others() -> None:
    for method_id, parts in FORMULAS.items():
        known = {declared.id: "1" for declared in method(method_id).inputs}
        for formula in parts.values():
            assert formula.format(**known).count("{") == 0


def test_a_model_is_the_same_each_time_and_grows_by_adding() -> None:
    assert model(30) == model(30)
    assert model(30)[:20] == model(20)
    assert [each.disjoint for each in model(6)] == [True, *[False] * (DISJOINT_EVERY - 1), True]


def test_the_reference_path_is_as_large_as_the_plan() -> None:
    cars = Source("Veitrafikk", "Personbiler")
    assert reference_t(200)[cars] == pytest.approx(2 * reference_t(100)[cars])
    assert len(reference_t(1)[cars]) == LAST - FIRST + 1


def test_the_model_meets_every_rule_of_the_joint_effect() -> None:
    computed = compute_model(model(MEASURES))
    codes = {finding.code for finding in computed.joint.findings}
    assert codes == {"disjoint_capped", "larger_than_source", "not_placed"}
    assert np.any(computed.joint.shares_t > 0)  # increases
    assert {each.disjoint for each in computed.joint.effects} == {True, False}


def test_each_cell_of_the_workbook_holds_a_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "model.xlsx"
    rows = write_workbook(model(MEASURES), path)
    book = load_workbook(path)
    years = LAST - FIRST + 1
    for name in ("Shares", "Effects", "Cuts", "Joint", "Reference"):
        cells = [
            cell.value
            for row in book[name].iter_rows(min_row=2, min_col=YEAR_COLUMN + 1)
            for cell in row
        ]
        heights = {"Shares": MEASURES, "Reference": len(BASES_T)}
        assert len(cells) == years * heights.get(name, len(rows))
        assert all(str(value).startswith("=") for value in cells)


@with_libreoffice
def test_libreoffice_finds_the_same_numbers_from_the_formulas(tmp_path: Path) -> None:
    measures = model(MEASURES)
    path = tmp_path / "model.xlsx"
    rows = write_workbook(measures, path)
    computed, seconds = recalculate(path, tmp_path)
    ours = compute_model(measures)
    share = {
        (effect.measure, effect.source): ours.joint.shares_t[row]
        for row, effect in enumerate(ours.joint.effects)
    }
    expected = np.array(
        [share[part.key, Source(part.place.sector, part.place.source)] for part in rows]
    )
    assert seconds > 0
    assert np.array(joint_t(computed)) == pytest.approx(expected, rel=AGREE, abs=1e-9)
    for part, row in zip(rows, sheet_rows(computed, "Effects"), strict=True):
        if part.formula:
            full = ours.evaluations[part.measure].parts
            level = next(each.full_t for each in full if each.place == part.place)
            assert row[2] == pytest.approx(level, rel=AGREE, abs=1e-9)
