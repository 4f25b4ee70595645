"""What fbdesk is made of: every part that is shipped, with its version and its licence in full."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from fbdesk.resource_files import resource

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

LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|copyright)[^/]*$", re.IGNORECASE)
NOT_TEXT = (".py", ".pyc", ".h", ".c")
COVERED_BY_QT = ("PySide6_Essentials", "shiboken6")
"""Packages whose licence stands with Qt's own, since they bring no text themselves."""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One package in the box, and what was built into it of others (`holds`)."""

    name: str
    version: str
    licence: str
    holds: tuple["Part", ...] = ()
    registry: str = "pypi"

    @property
    def purl(self) -> str:
        """Return the package's name as package URLs write it."""
        plain = re.sub("[-_.]+", "-", self.name).lower() if self.registry == "pypi" else self.name
        return f"pkg:{self.registry}/{plain}@{self.version}"


@dataclass(frozen=True, slots=True)
class Licence:
    """A part with its licence as people read it: the name of the licence, then its whole text."""

    part: str
    version: str
    licence: str
    text: str


def shipped_parts(roots: Iterable[str] = ROOTS) -> tuple[Part, ...]:
    """Return the packages that are shipped, with all that they need, by name.

    A package that is not installed here (one for another system) is passed over.
    """
    found: dict[str, Part] = {}
    waiting = list(roots)
    while waiting:
        try:
            known = distribution(waiting.pop())
        except PackageNotFoundError:
            continue
        name = known.metadata["Name"]
        if name.lower() in found:
            continue
        found[name.lower()] = part_of(known)
        waiting += _needs(known)
    return tuple(sorted(found.values(), key=lambda part: part.name.lower()))


def part_of(known: Distribution) -> Part:
    """Return an installed package as a part, with the crates that its own bill of parts names."""
    return Part(known.metadata["Name"], known.version, _licence(known), tuple(_crates(known)))


def licences() -> tuple[Licence, ...]:
    """Return every part in the box with its licence: what is no Python package first."""
    return (*_of_no_package(), *(_of_package(part) for part in shipped_parts()))


def _of_no_package() -> Iterator[Licence]:
    listed = json.loads(resource("licences", "parts.json").read_text(encoding="utf-8"))
    for part in listed:
        texts = [_text(resource("licences", name)) for name in part["texts"]]
        yield Licence(part["name"], "", part["licence"], "\n\n".join(texts))


def _of_package(part: Part) -> Licence:
    files = distribution(part.name).files or ()
    places = [f for f in files if LICENCE_FILE.search(f.name) and f.suffix not in NOT_TEXT]
    texts = [_text(Path(str(place.locate()))) for place in places]
    if part.name in COVERED_BY_QT:
        texts = [_text(resource("licences", name)) for name in ("LGPL-3.0.txt", "GPL-3.0.txt")]
    texts.append("\n".join(f"{held.name} {held.version}: {held.licence}" for held in part.holds))
    return Licence(part.name, part.version, part.licence, "\n\n".join(filter(None, texts)))


def _text(path: Path) -> str:
    """Return a licence's text; empty where a package was put there without it."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _needs(known: Distribution) -> list[str]:
    """Return what a package always needs: no extras, and only what is installed here."""
    from packaging.requirements import Requirement

    asked = [Requirement(line) for line in known.requires or ()]
    no_extra = {"extra": ""}
    return [each.name for each in asked if not each.marker or each.marker.evaluate(no_extra)]


def _crates(known: Distribution) -> Iterator[Part]:
    """Yield what was compiled into a package written in Rust: its bill of parts lies within it."""
    bills = [f for f in known.files or () if "sboms" in f.parts]
    for bill in bills:
        listed = json.loads(_text(Path(str(bill.locate()))) or "{}")
        for each in listed.get("components", ()):
            ours = each.get("scope") != "excluded"  # what only builds it is not in it
            if ours and each.get("purl", "").startswith("pkg:cargo/"):
                yield Part(each["name"], each["version"], _stated(each), registry="cargo")


def _stated(component: dict[str, Any]) -> str:
    """Return the licence of a part of a bill, which says it in one of three ways."""
    first: dict[str, Any] = next(iter(component.get("licenses", ())), {})
    licence = first.get("license", {})
    return str(first.get("expression") or licence.get("id") or licence.get("name") or "not stated")


def _licence(known: Distribution) -> str:
    said = known.metadata.json
    kinds = [str(each) for each in said.get("classifier", ()) if "License ::" in str(each)]
    named = [line for line in str(said.get("license") or "").splitlines() if line.strip(" =")]
    return (
        str(said.get("license_expression") or "")
        or (kinds[0].split(" :: ")[-1] if kinds else "")
        or (named[0] if named else "see the package")
    )
