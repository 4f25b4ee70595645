"""The list of what the packaged program is made of, and the sums of its files.

python packaging/parts.py FOLDER writes fbdesk.cdx.json into the folder of the packaged program.
"""

import hashlib
import json
import os
import platform
import sqlite3
import sys
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatch
from importlib.metadata import PathDistribution
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP)]

from fbdesk.shipped_parts import Part, part_of  # noqa: E402 found above this folder
from fbdesk.version import VERSION  # noqa: E402

OURS = "fbdesk"
BILL = "fbdesk.cdx.json"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
"""Sizes in pixels in which desktops ask for the program's mark."""

LIBRARIES = (".dll", ".pyd", ".dylib")


@dataclass(frozen=True, slots=True)
class Bundled:
    """Something in the box that is no Python package, and where its files lie (patterns)."""

    name: str
    licence: str
    files: tuple[str, ...]
    version: str = ""


def write_bill(tree: Path, versions: Mapping[str, str]) -> Path:
    """Write the bill of what lies in the tree into it, and return where.

    A shared library that no licence covers ends the build.
    """
    unknown = unlicensed(tree)
    if unknown:
        sys.exit(f"resources/licences/parts.json names no licence for {', '.join(unknown)}")
    stamp = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    text = software_bill(
        packages_in(tree),
        bundled_in(tree, versions),
        timestamp=stamp.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    (tree / BILL).write_text(text, encoding="utf-8")
    return tree / BILL


def packages_in(tree: Path) -> tuple[Part, ...]:
    """Return the Python packages that lie in the tree, by name."""
    known = [PathDistribution(info) for info in _modules(tree).glob("*.dist-info")]
    return tuple(sorted((part_of(each) for each in known), key=lambda part: part.name.lower()))


def bundled_in(tree: Path, versions: Mapping[str, str]) -> tuple[Bundled, ...]:
    """Return what lies in the tree beside Python packages, with versions where these are known."""
    files = list(_files(tree))
    return tuple(
        Bundled(each.name, each.licence, each.files, versions.get(each.name, ""))
        for each in _listed()
        if any(_is_of(each, name) for name in files)
    )


def unlicensed(tree: Path) -> list[str]:
    """Return the shared libraries in the tree that neither a package nor the list accounts for."""
    infos = [PathDistribution(info) for info in _modules(tree).glob("*.dist-info")]
    tops = {file.parts[0] for known in infos for file in known.files or ()}
    place = _modules(tree).relative_to(tree).as_posix()
    owned = tuple(f"{place}/{top}/" for top in tops if not top.endswith(".dist-info"))
    listed = _listed()
    return [
        name
        for name in _files(tree)
        if (name.endswith(LIBRARIES) or ".so" in Path(name).suffixes)
        and not name.startswith(owned)
        and not any(_is_of(each, name) for each in listed)
    ]


def versions_here() -> dict[str, str]:
    """Return the versions of what is no package, of the Python that runs this."""
    import pyexpat
    import ssl

    import PySide6

    return {
        "Python": platform.python_version(),
        "Qt, PySide6": PySide6.__version__,
        "SQLite": sqlite3.sqlite_version,
        "OpenSSL": ssl.OPENSSL_VERSION.split()[1],
        "Expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
    }


def software_bill(parts: Iterable[Part], bundled: Iterable[Bundled] = (), *, timestamp: str) -> str:
    """Return the bill of materials as CycloneDX 1.6 JSON; the same parts give the same text.

    Source: CycloneDX specification 1.6 (ECMA-424).
    """
    components = [_component(part) for part in parts]
    components += [_component_of_no_package(each) for each in bundled]
    said = json.dumps(components, sort_keys=True)
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
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


def _component(part: Part, within: str = "") -> dict[str, Any]:
    """Return a package as CycloneDX tells it; what was built into it stands within it."""
    reference = f"{within}{part.purl}"
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": reference,
        "name": part.name,
        "version": part.version,
        "licenses": [_licence(part.licence)],
        "purl": part.purl,
    }
    held = [_component(each, f"{reference}#") for each in dict.fromkeys(part.holds)]
    return made | ({"components": held} if held else {})


def _component_of_no_package(each: Bundled) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "library", "bom-ref": each.name, "name": each.name}
    said = {"version": each.version} if each.version else {}
    return made | said | {"licenses": [_licence(each.licence)]}


def _licence(said: str) -> dict[str, Any]:
    """Return a licence as an SPDX expression, or by the name that its authors use."""
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

    try:
        return {"expression": canonicalize_license_expression(said)}
    except InvalidLicenseExpression:
        return {"license": {"name": said}}


def _listed() -> tuple[Bundled, ...]:
    text = (TOP / "resources" / "licences" / "parts.json").read_text(encoding="utf-8")
    return tuple(
        Bundled(each["name"], each["licence"], tuple(each["files"])) for each in json.loads(text)
    )


def _is_of(each: Bundled, name: str) -> bool:
    return any(fnmatch(name.lower(), pattern.lower()) for pattern in each.files)


def _files(tree: Path) -> Iterator[str]:
    """Yield the files in the tree with / between folders, in order; links stand for themselves."""
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(tree).as_posix()


def _modules(tree: Path) -> Path:
    """Return where modules lie: PyInstaller's folder, or the one of the installer to try out."""
    packed = tree / "_internal"
    return packed if packed.is_dir() else tree / "app"


if __name__ == "__main__":
    print(write_bill(Path(sys.argv[1]), versions_here()))
