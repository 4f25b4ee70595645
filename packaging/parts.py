"""The list of what the packaged program is made of, and the sums of its files."""

import hashlib
import json
import uuid
from collections.abc import Iterable
from pathlib import Path

from fbdesk.shipped_parts import Part
from fbdesk.version import VERSION

OURS = "fbdesk"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
"""Sizes in pixels in which desktops ask for the program's mark."""

BUNDLED = (
    ("Source Sans 3", "OFL-1.1", "font"),
    ("Lucide", "ISC", "icons"),
)


def software_bill(parts: Iterable[Part], *, timestamp: str) -> str:
    """Return the bill of materials as CycloneDX 1.6 JSON; the same parts give the same text.

    Source: CycloneDX specification 1.6 (ECMA-424).
    """
    components = [
        {
            "type": "library",
            "bom-ref": part.purl,
            "name": part.name,
            "version": part.version,
            "licenses": [{"license": {"name": part.licence}}],
            "purl": part.purl,
        }
        for part in parts
    ]
    components += [
        {"type": "data", "name": name, "licenses": [{"license": {"id": licence}}]}
        for name, licence, _what in BUNDLED
    ]
    said = json.dumps(components, sort_keys=True)
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, said)}",
        "version": 1,
        "metadata": {
            "timestamp": timestamp,
            "component": {
                "type": "application",
                "name": OURS,
                "version": VERSION,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": components,
    }
    return json.dumps(bill, indent=2, ensure_ascii=False) + "\n"


def checksums(folder: Path, names: Iterable[str]) -> str:
    """Return SHA-256 lines of files as `sha256sum -c` reads them."""
    return "".join(
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in sorted(names)
    )
