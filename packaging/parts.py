"""What the packaged program is made of: its parts with version and licence, and their list."""

import hashlib
import json
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from fbdesk.version import VERSION

OURS = "fbdesk"
ROOTS = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "XlsxWriter",
    "defusedxml",
    "globalwarmingpotentials",
    "matplotlib",
    "numpy",
    "openpyxl",
    "pandas",
    "platformdirs",
    "pydantic",
    "python-calamine",
    "python-docx",
    "tqdm",
    "typst",
)
"""The packages that the program asks for; what they ask for themselves is found from them."""

ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
"""Sizes in pixels in which desktops ask for the program's mark."""

BUNDLED = (
    ("Source Sans 3", "OFL-1.1", "font"),
    ("Lucide", "ISC", "icons"),
)


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One package in the box."""

    name: str
    version: str
    licence: str

    @property
    def purl(self) -> str:
        """Return the package's name as package URLs write it."""
        return f"pkg:pypi/{re.sub('[-_.]+', '-', self.name).lower()}@{self.version}"


def shipped_parts(roots: Iterable[str] = ROOTS) -> tuple[Part, ...]:
    """Return the packages that are shipped, with all that they need, by name."""
    found: dict[str, Part] = {}
    waiting = list(roots)
    while waiting:
        known = distribution(waiting.pop())
        name = known.metadata["Name"]
        if name.lower() in found:
            continue
        found[name.lower()] = Part(name, known.version, _licence(known))
        waiting += _needs(known)
    return tuple(sorted(found.values(), key=lambda part: part.name.lower()))


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


def _needs(known: Distribution) -> list[str]:
    """Return what a package always needs: no extras, and only what is installed here."""
    from packaging.requirements import Requirement

    asked = [Requirement(line) for line in known.requires or ()]
    no_extra = {"extra": ""}
    return [each.name for each in asked if not each.marker or each.marker.evaluate(no_extra)]


def _licence(known: Distribution) -> str:
    said = known.metadata.json
    kinds = [str(each) for each in said.get("classifier", ()) if "License ::" in str(each)]
    named = [line for line in str(said.get("license") or "").splitlines() if line.strip(" =")]
    return (
        str(said.get("license_expression") or "")
        or (kinds[0].split(" :: ")[-1] if kinds else "")
        or (named[0] if named else "see the package")
    )
