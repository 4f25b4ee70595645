"""Build a factor edition, `resources/factors/<edition>/`, from the collected tables of facts.

`python tools/build_factor_edition.py TABLES 2026.1 --date 2026-11-23` reads TABLES/*.csv, leaves
out rows without a value, refuses doubtful ones (double id, unknown status, no source) and writes
the tables with `edition.json`, which holds the SHA-256 of each file. An edition that exists is
never changed: a correction is a new edition.

An edition for calculations that were made with an older table has the older rows stand in:
`python tools/build_factor_edition.py TABLES 2015.1 --date 2026-11-23
--instead tools/energy_table_2015.csv --note "…"`. The list names for each factor the row of the
tables that gives its older value, or two rows of which the first is divided by the second.
"""

import argparse
import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterable
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
TABLES = (
    *("energy", "transport", "buildings", "waste", "consumption"),
    *("economics", "elasticities", "adaptation", "gwp"),
)
COLUMNS = (
    *("id", "category", "name", "value", "unit", "gas", "year", "region"),
    *("uncertainty", "status", "source", "source_url", "note"),
)
STATUSES = frozenset({"confirmed", "derived", "unconfirmed"})

Row = dict[str, str]


def main() -> int:
    """Write the edition; return 1 where the tables cannot be used or the edition exists."""
    arguments = parsed(sys.argv[1:])
    tables = {name: rows_of(arguments.tables / f"{name}.csv") for name in TABLES}
    problems = list(problems_of(tables))
    if arguments.instead:
        tables = with_older_rows(tables, arguments.instead)
    folder = RESOURCES / "factors" / arguments.edition
    files = {f"{name}.csv": as_csv(rows) for name, rows in tables.items()}
    if folder.exists() and differing(folder, files):
        problems.append(f"{folder.name} exists and differs: a correction is a new edition")
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "edition.json").write_bytes(edition_json(arguments, tables, files))
    print(f"{folder.name}: {sum(len(rows) for rows in tables.values())} factors")
    return 0


def parsed(words: list[str]) -> argparse.Namespace:
    """Return the command's arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", type=Path)
    parser.add_argument("edition")
    parser.add_argument("--date", required=True)
    parser.add_argument("--note", default="First edition.")
    parser.add_argument("--instead", type=Path)
    return parser.parse_args(words)


def rows_of(file: Path) -> list[Row]:
    """Return the rows that have a value, with trimmed cells in the order of `COLUMNS`."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = [
            {column: (row[column] or "").strip() for column in COLUMNS}
            for row in csv.DictReader(stream)
        ]
    return [row for row in rows if row["value"]]


def with_older_rows(tables: dict[str, list[Row]], listed: Path) -> dict[str, list[Row]]:
    """Return the tables with older values in place: what a factor is and its id stay."""
    rows = {row["id"]: row for table in tables.values() for row in table}
    with listed.open(encoding="utf-8", newline="") as stream:
        older = {
            line["id"]: older_row(rows[line["id"]], rows[line["instead"]], line, rows)
            for line in csv.DictReader(stream)
        }
    return {name: [older.get(row["id"], row) for row in table] for name, table in tables.items()}


def older_row(row: Row, instead: Row, line: Row, rows: dict[str, Row]) -> Row:
    """Return a factor with its older value; ValueError where that is not the same quantity."""
    taken = ("gas", "year", "region", "uncertainty", "status", "source", "source_url", "note")
    older = {**row, **{column: instead[column] for column in taken}, "value": instead["value"]}
    unit = instead["unit"]
    if line["divided_by"]:
        divisor = rows[line["divided_by"]]
        worked = f"{instead['value']} {unit} / {divisor['value']} {divisor['unit']}"
        older["value"] = f"{float(instead['value']) / float(divisor['value']):.4g}"
        older["status"], older["note"] = "derived", f"DERIVED {worked}"
        unit = quotient(unit, divisor["unit"])
    if unit != row["unit"]:
        message = f"{row['id']} is in {row['unit']}, {instead['id']} gives {unit}"
        raise ValueError(message)
    return older


def quotient(unit: str, divisor: str) -> str:
    """Return the unit of a number per amount divided by another one per the same amount."""
    (above, amount), (below, same) = unit.split("/"), divisor.split("/")
    return f"{above}/{below}" if amount == same else f"{unit} / ({divisor})"


def problems_of(tables: dict[str, list[Row]]) -> Iterable[str]:
    """Yield one line for each row that may not be released."""
    seen: set[str] = set()
    for name, rows in tables.items():
        for row in rows:
            place = f"{name}: {row['id']}"
            if row["id"] in seen:
                yield f"{place}: the id stands twice"
            seen.add(row["id"])
            if row["status"] not in STATUSES:
                yield f"{place}: unknown status {row['status']!r}"
            if not row["source"] and not row["source_url"]:
                yield f"{place}: no source"


def as_csv(rows: list[Row]) -> bytes:
    """Return the table as UTF-8 with Unix line ends, the same bytes on every machine."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def differing(folder: Path, files: dict[str, bytes]) -> bool:
    """Tell whether a file of the edition on disk is not what we would write."""
    return any(
        not (folder / name).is_file() or (folder / name).read_bytes() != content
        for name, content in files.items()
    )


def edition_json(
    arguments: argparse.Namespace,
    tables: dict[str, list[Row]],
    files: dict[str, bytes],
) -> bytes:
    """Return the edition's own card: name, date, note, and what each file holds."""
    card = {
        "name": arguments.edition,
        "date": arguments.date,
        "note": arguments.note,
        "files": {
            name: {
                "rows": len(tables[name.removesuffix(".csv")]),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            for name, content in files.items()
        },
    }
    return (json.dumps(card, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


if __name__ == "__main__":
    sys.exit(main())
