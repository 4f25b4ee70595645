"""Make the sample's inventory, `resources/inventory/grenland_2009_2024.csv`, from the copied table.

`python tools/build_sample_inventory.py TABLE.csv` adds the municipality numbers, checks that every
row is a number and stands once, and writes the card beside it that says where the figures are from.
"""

import csv
import io
import json
import sys
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "inventory"
NAME = "grenland_2009_2024"
NUMBERS = {"Porsgrunn": "4001", "Skien": "4003"}
AMOUNT = "Utslipp (tonn CO2-ekvivalenter, sum av gasser)"
COLUMNS = ("Kommunenummer", "Kommune", "År", "Sektor", "Utslippskilde", AMOUNT)
CARD = {
    "name": "Porsgrunn og Skien, tall til 2024",
    "publisher": "Miljødirektoratet",
    "dataset": "Utslipp av klimagasser i kommuner: Porsgrunn og Skien, 2009–2024",
    "published": "tall til 2024",
    "url": "https://www.miljodirektoratet.no/tjenester/klimagassutslipp-kommuner/",
    "via": "https://github.com/evensrii/Telemark "
    "(Data/04_Klima og ressursforvaltning/Klimagassutslipp/klimagassutslipp_telemark.csv, "
    "2f2c2110)",
    "gwp_set": "AR5",
    "status": "unconfirmed",
    "years_not_published": [2010, 2012, 2014],
    "note": "Radene per gass er lagt sammen. Tallene er hentet fra en offentlig kopi av "
    "direktoratets statistikk. Hvilket GWP-sett utgaven bruker, er ikke bekreftet.",
}


def main() -> None:
    """Write the table and its card."""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as stream:
        rows = [
            {name: cell.strip() for name, cell in row.items()} for row in csv.DictReader(stream)
        ]
    check(rows)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({"Kommunenummer": NUMBERS[row["Kommune"]], **row} for row in rows)
    (FOLDER / f"{NAME}.csv").write_bytes(text.getvalue().encode("utf-8"))
    card = json.dumps(CARD, ensure_ascii=False, indent=2) + "\n"
    (FOLDER / f"{NAME}.json").write_bytes(card.encode("utf-8"))


def check(rows: list[dict[str, str]]) -> None:
    """Raise `ValueError` for a row that is no number or stands twice."""
    places = Counter(
        (row["Kommune"], row["År"], row["Sektor"], row["Utslippskilde"]) for row in rows
    )
    for row in rows:
        float(row[AMOUNT])
        int(row["År"])
    double = [place for place, count in places.items() if count > 1]
    if double:
        message = f"rows that stand twice: {double[:3]}"
        raise ValueError(message)


if __name__ == "__main__":
    main()
