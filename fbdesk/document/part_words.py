"""What the parts of a plan and their fields are called in a report; English source texts."""

WORDS = {
    "plan": "Plan and its choices",
    "key": "Identity",
    "position": "Place in the list",
    "gwp_set": "GWP set",
    "url": "Web address",
    "file_sha256": "Digest of the file",
    "emission_t": "Emission",
    "phase_in_years": "Years of phasing in",
    "lifetime_years": "Lifetime",
    "gross_ore": "Gross cost",
    "additional_ore": "Additional cost",
    "actual_ore": "What it came to",
    "applied_ore": "Applied for",
    "granted_ore": "Granted",
    "paid_ore": "Paid out",
    "amount_ore": "Amount",
    "text": "Text",
    "part": "Part of the plan",  # «Part» is bokmål for a party
}


def part_word(table: str) -> str:
    """Return what the rows of a table are called, as `Cost line`."""
    return WORDS.get(table, _plain(table))


def field_word(field: str) -> str:
    """Return what a field is called, as `Start year`."""
    return WORDS.get(field, _plain(field))


def _plain(name: str) -> str:
    return name.replace("_", " ").capitalize()
