"""Makers of workbooks as the environment directorate publishes them, and as they go wrong."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ONE_AREA_HEADER = (
    *("År", "Sektor", "Utslippskilde", "Klimagass"),
    "Utslipp (tonn CO₂-ekvivalenter)",
)
ALL_HEADER = (
    *("Fylke", "Kommunenummer", "Kommune", "År", "Sektor", "Utslippskilde", "Klimagass"),
    "Utslipp (tonn CO2-ekvivalenter)",
)
CARS = (2009, "Veitrafikk", "Personbiler", "CO2", 100.5)

Cell = str | int | float | None
Row = Sequence[Cell]
Sheets = Mapping[str, Iterable[Row]]


def workbook(sheets: Sheets) -> bytes:
    """Return a workbook with the rows of each sheet."""
    import xlsxwriter

    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(data, options) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return data.getvalue()


def one_area(
    *rows: Row,
    header: Row = ONE_AREA_HEADER,
    area: str = "Porsgrunn",
    **more: Iterable[Row],
) -> bytes:
    """Return a one-area download with the detailed rows; `more` are further sheets by name."""
    info = (
        ("Nedlastet fra:", "https://www.miljodirektoratet.no/"),
        ("Datasett:", area),
        ("Utgiver:", "Miljødirektoratet"),
    )
    return workbook({"Info": info, **more, "Oversikt - detaljert": (header, *rows)})


def all_municipalities(*rows: Row) -> bytes:
    """Return the file of all municipalities with the rows."""
    return workbook({"Oversikt - detaljert": (ALL_HEADER, *rows)})


def repacked(data: bytes, **changed: bytes) -> bytes:
    """Return a workbook with parts replaced or added; `__` in a name stands for a slash."""
    parts = {name.replace("__", "/"): content for name, content in changed.items()}
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return target.getvalue()


def saved(folder: Path, data: bytes, name: str = "klimagass.xlsx") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(data)
    return path
