"""A model as a workbook whose cells hold the formulas, and LibreOffice that computes it."""

import subprocess
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.model import BASES_T, FIRST, LAST, ModelMeasure
from benchmarks.model_formulas import (
    FORMULAS,
    LANDFILL,
    LANDFILL_DEPOSITED,
    LANDFILL_EMITTED,
)
from fbdesk.calculation.places import LANDFILL_GAS, Place

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

YEARS = range(FIRST, LAST + 1)
YEAR_COLUMN = 4
"""The first column of years on every sheet; before it stand names and levels."""
_INPUT_COLUMN = 7
_SMALL = "1E-4"  # below it −ln(1 − r) is taken as a series, as a spreadsheet has no log1p
_PATIENCE_S = 600

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item></oor:items>
"""


@dataclass(frozen=True, slots=True)
class PartRow:
    """A row of the sheets by part: one calculation at one source of the inventory."""

    measure: int
    key: str
    place: Place
    formula: str
    disjoint: bool


def write_workbook(measures: tuple[ModelMeasure, ...], path: Path) -> tuple[PartRow, ...]:
    """Write the model as formulas and return the rows of the sheet `Joint`, in their order."""
    import xlsxwriter

    rows = tuple(sorted(_parts(measures), key=lambda row: (row.place.sector, row.place.source)))
    with xlsxwriter.Workbook(str(path)) as book:
        inputs = _write_calculations(book, measures)
        _write_landfills(book, measures, inputs)
        _write_sources(book, rows, len(measures))
        _write_parts(book, rows, inputs)
    return rows


def recalculate(path: Path, folder: Path) -> tuple[Path, float]:
    """Let LibreOffice open the workbook, compute every cell and save; return file and seconds.

    Its settings lie in the folder, which is written once: the first run also sets them up.
    """
    profile = folder / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
    out = folder / "computed"
    command = [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"),
        *("--outdir", str(out), str(path)),
    ]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE_S)
    return out / path.name, time.perf_counter() - start


def joint_t(path: Path) -> list[list[float]]:
    """Return the rows of the sheet `Joint` of a computed workbook, one number per year."""
    return [row[YEAR_COLUMN:] for row in sheet_rows(path, "Joint")]


def sheet_rows(path: Path, sheet: str) -> list[list[float]]:
    """Return the rows of a computed sheet below its heading."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    return [list(row) for row in book.get_sheet_by_name(sheet).to_python()[1:]]  # type: ignore[arg-type] # only numbers are read


def _parts(measures: Iterable[ModelMeasure]) -> Iterable[PartRow]:
    for number, each in enumerate(measures):
        key = each.calculation.key
        if each.calculation.method == LANDFILL:
            yield PartRow(number, key, LANDFILL_GAS, "", each.disjoint)
            continue
        for place, formula in FORMULAS[each.calculation.method].items():
            if place.direct:
                yield PartRow(number, key, place, formula, each.disjoint)


def _write_calculations(
    book: "Workbook", measures: Iterable[ModelMeasure]
) -> list[Mapping[str, str]]:
    """Write the inputs and the share of each year; return the cells of the inputs by name."""
    inputs = book.add_worksheet("Calculations")
    shares = _sheet(book, "Shares", ("measure",))
    cells: list[Mapping[str, str]] = []
    for row, each in enumerate(measures, 1):
        calculation, profile = each.calculation, each.calculation.profile
        facts = (calculation.key, calculation.method, profile.start, profile.phase_in)
        for column, value in enumerate((*facts, profile.lifetime, profile.yearly_change)):
            inputs.write(row, column, value)
        own = {}
        for column, (name, given) in enumerate(calculation.inputs.items(), _INPUT_COLUMN):
            inputs.write(row, column, given.value)
            own[name] = f"Calculations!{_cell(row, column, fixed=True)}"
        cells.append(own)
        for column in _year_columns():
            shares.write_formula(row, column, _share(row, column, f"$E{row + 1}"))
    return cells


def _share(row: int, column: int, life: str) -> str:
    """Return the formula of the share of a year; `life` is the cell of the years of effect."""
    year = f"{_name(column)}$1"
    start, phase, change = (f"Calculations!${name}{row + 1}" for name in "CDF")
    ends = life if "!" in life else f"Calculations!{life}"
    return (
        f'=IF(AND({year}>={start},OR({ends}="",{year}<{start}+{ends})),'
        f"MIN(({year}-{start}+1)/{phase},1)*(1+{change})^({year}-{start}),0)"
    )


def _write_landfills(
    book: "Workbook", measures: Iterable[ModelMeasure], inputs: list[Mapping[str, str]]
) -> None:
    """Write the first-order decay: what lies in store each year, and what it emits."""
    store, emitted = _sheet(book, "Store", ("measure",)), _sheet(book, "Decay", ("measure",))
    for row, each in enumerate(measures, 1):
        if each.calculation.method != LANDFILL:
            continue
        own = inputs[row - 1]
        deposited, per_tonne = LANDFILL_DEPOSITED.format(**own), LANDFILL_EMITTED.format(**own)
        for column in _year_columns():
            share = _share(row, column, own["deposit_years"]).removeprefix("=")
            here, before = _cell(row, column), _cell(row, column - 1)
            held = f"+{before}*EXP(-{own['k']})" if column > YEAR_COLUMN else ""
            store.write_formula(here, f"={deposited}*{share}{held}")
            left = f"Store!{before}*{per_tonne}" if column > YEAR_COLUMN else "0"
            emitted.write_formula(here, f"={left.replace('*-', '*-1*', 1)}")


def _write_sources(book: "Workbook", rows: tuple[PartRow, ...], measures: int) -> None:
    """Write for each source: reference, what is claimed apart, what is left, what is taken."""
    names = ("Reference", "Asked", "Rest", "Taken", "Whole", "Logarithms")
    sheets = {name: _sheet(book, name, ("sector", "source", "base", "change")) for name in names}
    for row, (place, (base, change)) in enumerate(BASES_T.items(), 1):
        found = [number for number, part in enumerate(rows, 1) if part.place == place]
        first, last = (found[0] + 1, found[-1] + 1) if found else (1, 1)
        reference = sheets["Reference"]
        for column, value in enumerate((place.sector, place.source, base * measures, change)):
            reference.write(row, column, value)
        for column in _year_columns():
            year, here = _name(column), _cell(row, column)
            span = f"{year}{first}:{year}{last}"
            flags = f"Joint!$D{first}:$D{last}"
            reference.write_formula(here, f"=$C{row + 1}*(1+$D{row + 1})^({year}$1-{FIRST})")
            if not found:
                continue
            sheets["Asked"].write_formula(here, f"=SUMPRODUCT({flags},Cuts!{span})")
            sheets["Rest"].write_formula(here, f"=MAX(Reference!{here}-Asked!{here},0)")
            sheets["Taken"].write_formula(here, f"=Rest!{here}*(1-PRODUCT(Left!{span}))")
            sheets["Whole"].write_formula(here, f"=COUNTIF(Left!{span},0)")
            sheets["Logarithms"].write_formula(here, f"=SUM(Weights!{span})")


def _write_parts(
    book: "Workbook", rows: tuple[PartRow, ...], inputs: list[Mapping[str, str]]
) -> None:
    """Write for each part: effect on the path, cut, what it leaves, weight, and joint share."""
    names = ("Effects", "Cuts", "Left", "Weights", "Joint")
    sheets = {name: _sheet(book, name, ("measure", "source", "level", "apart")) for name in names}
    places = list(BASES_T)
    for row, part in enumerate(rows, 1):
        if part.formula:
            level = part.formula.format(**inputs[part.measure])
            sheets["Effects"].write_formula(row, 2, f"={level}")
        sheets["Joint"].write_row(row, 0, (part.key, part.place.source, "", int(part.disjoint)))
        of_source = places.index(part.place) + 1
        for column in _year_columns():
            _write_year(sheets, part, row, column, of_source)


def _write_year(
    sheets: Mapping[str, "Worksheet"], part: PartRow, row: int, column: int, of_source: int
) -> None:
    """Write one year of one part on each of its sheets."""
    here, there, own = _cell(row, column), _cell(of_source, column), part.measure + 1
    shares = [f"Shares!{_cell(own, each)}" for each in (column, YEAR_COLUMN)]
    effect = f"=$C{row + 1}*({shares[0]}-{shares[1]})"
    if not part.formula:
        effect = f"=Decay!{_cell(own, column)}-Decay!{_cell(own, YEAR_COLUMN)}"
    cut, rest, left = f"Cuts!{here}", f"Rest!{there}", f"Left!{here}"
    taken = f"MIN({cut}/{rest},1)"
    series = f"({taken}+{taken}^2/2+{taken}^3/3)"
    sheets["Effects"].write_formula(here, effect)
    sheets["Cuts"].write_formula(here, f"=MAX(-Effects!{here},0)")
    if part.disjoint:
        sheets["Left"].write_number(here, 1)
        sheets["Weights"].write_number(here, 0)
        share = f"{cut}*IF(Asked!{there}>Reference!{there},Reference!{there}/Asked!{there},1)"
    else:
        sheets["Left"].write_formula(here, f"=IF({rest}>0,1-{taken},1)")
        weight = f"IF({taken}<{_SMALL},{series},-LN({left}))"
        sheets["Weights"].write_formula(here, f"=IF(OR({rest}<=0,{left}=0),0,{weight})")
        share = (
            f"Taken!{there}*IF(Whole!{there}>0,({left}=0)/Whole!{there},"
            f"IF(Logarithms!{there}>0,Weights!{here}/Logarithms!{there},0))"
        )
    increase = f"MAX(Effects!{here},0)"
    sheets["Joint"].write_formula(here, f"=IF(Reference!{there}>0,{increase}-{share},0)")


def _sheet(book: "Workbook", name: str, heads: tuple[str, ...]) -> "Worksheet":
    """Return a new sheet with names in its first columns and the years after them."""
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, heads)
    sheet.write_row(0, YEAR_COLUMN, YEARS)
    return sheet


def _year_columns() -> range:
    return range(YEAR_COLUMN, YEAR_COLUMN + len(YEARS))


def _cell(row: int, column: int, *, fixed: bool = False) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=fixed))


def _name(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))
