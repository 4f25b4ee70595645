"""The bill of parts tells what lies in the packaged program: nothing less, nothing more."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from fbdesk.shipped_parts import Part
from tests.packaging.scripts import a_script

parts = a_script("parts")

WHEN = "2026-11-23T00:00:00Z"
A_BILL_OF_CRATES = {
    "components": [
        {
            "name": "serde",
            "version": "1.0.2",
            "purl": "pkg:cargo/serde@1.0.2",
            "licenses": [{"expression": "MIT OR Apache-2.0"}],
        },
        {
            "name": "autocfg",
            "version": "1.3.0",
            "purl": "pkg:cargo/autocfg@1.3.0",
            "scope": "excluded",
        },
    ]
}


def written(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def a_wheel(modules: Path, name: str, files: tuple[str, ...], licence: str = "MIT") -> None:
    """Lay a package into a tree: its files, its name and the record of both."""
    info = f"{name}-1.2.dist-info"
    metadata = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.2\nLicense-Expression: {licence}\n"
    written(modules / info / "METADATA", metadata)
    for file in files:
        written(modules / file, json.dumps(A_BILL_OF_CRATES) if "sboms" in file else "")
    written(modules / info / "RECORD", "".join(f"{file},,\n" for file in files))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Lay out a packaged program of Linux in small: two packages, Python, SQLite."""
    modules = tmp_path / "_internal"
    a_wheel(modules, "Some_Part", ("some_part/_fast.so", "some_part.libs/libjpeg-6dc8.so.62.4"))
    a_wheel(modules, "typst", ("typst/_typst.abi3.so", "typst-1.2.dist-info/sboms/typst.cdx.json"))
    for name in ("libpython3.11.so.1.0", "libsqlite3.so.0", "python3.11/lib-dynload/_csv.so"):
        written(modules / name)
    return tmp_path


def the_bill(tree: Path, versions: dict[str, str] | None = None) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(parts.write_bill(tree, versions or {}).read_text("utf-8"))
    return made


def test_the_bill_names_every_package_in_the_tree_and_what_is_no_package(tree: Path) -> None:
    bill = the_bill(tree, {"Python": "3.11.7", "OpenSSL": "3.0"})
    named = {each["name"]: each.get("version") for each in bill["components"]}
    assert named == {"Some_Part": "1.2", "typst": "1.2", "Python": "3.11.7", "SQLite": None}


def test_what_was_compiled_into_a_package_stands_within_it(tree: Path) -> None:
    (typst,) = (each for each in the_bill(tree)["components"] if each["name"] == "typst")
    (crate,) = typst["components"]  # not what only helped to build it
    assert crate["purl"] == "pkg:cargo/serde@1.0.2"
    assert crate["licenses"] == [{"expression": "MIT OR Apache-2.0"}]
    assert crate["bom-ref"].startswith(typst["bom-ref"])


def test_no_two_parts_of_the_bill_have_the_same_reference(tree: Path) -> None:
    a_wheel(tree / "_internal", "other", ("other/a.so", "other-1.2.dist-info/sboms/o.cdx.json"))
    components = the_bill(tree)["components"]
    references = [each["bom-ref"] for each in components]
    references += [held["bom-ref"] for each in components for held in each.get("components", ())]
    assert len(references) == 7
    assert len(set(references)) == 7


def test_a_library_that_nobody_names_a_licence_for_ends_the_build(tree: Path) -> None:
    assert parts.unlicensed(tree) == []
    written(tree / "_internal" / "libmystery.so.7")
    written(tree / "_internal" / "mystery.txt")
    assert parts.unlicensed(tree) == ["_internal/libmystery.so.7"]
    with pytest.raises(SystemExit, match=r"no licence for _internal/libmystery\.so\.7"):
        parts.write_bill(tree, {})


def test_a_link_to_a_library_needs_no_licence_of_its_own(tree: Path) -> None:
    (tree / "_internal" / "libjpeg.so.62").symlink_to("some_part.libs/libjpeg-6dc8.so.62.4")
    assert parts.unlicensed(tree) == []


def test_the_installer_to_try_out_on_windows_is_told_by_its_own_folders(tmp_path: Path) -> None:
    a_wheel(tmp_path / "app", "Some_Part", ("some_part/_fast.pyd", "some_part/vcruntime140.dll"))
    for name in ("python313.dll", "_csv.pyd", "sqlite3.dll", "vcruntime140.dll"):
        written(tmp_path / "runtime" / name)
    assert parts.unlicensed(tmp_path) == []
    named = {each["name"] for each in the_bill(tmp_path)["components"]}
    assert named == {"Some_Part", "Python", "SQLite", "zlib", "Microsoft Visual C++ runtime"}
    written(tmp_path / "runtime" / "mystery.dll")
    assert parts.unlicensed(tmp_path) == ["runtime/mystery.dll"]


def test_the_bill_of_materials_is_cyclonedx_and_the_same_each_time() -> None:
    held = (Part("Some_Part", "1.2", "MIT"), Part("Other", "3", "a licence of its own"))
    text = parts.software_bill(held, timestamp=WHEN)
    bill = json.loads(text)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["name"] == "fbdesk"
    first, second = bill["components"]
    assert first["purl"] == "pkg:pypi/some-part@1.2"
    assert first["licenses"] == [{"expression": "MIT"}]
    assert second["licenses"] == [{"license": {"name": "a licence of its own"}}]
    assert parts.software_bill(held, timestamp=WHEN) == text


def test_another_set_of_parts_has_another_serial_number() -> None:
    one, two = (
        json.loads(parts.software_bill((Part("A", version, "MIT"),), timestamp=WHEN))
        for version in ("1", "2")
    )
    assert one["serialNumber"] != two["serialNumber"]


def test_the_time_of_the_bill_is_the_one_that_the_build_gives(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert the_bill(tree)["metadata"]["timestamp"] == "1970-01-02T00:00:00Z"


def test_versions_are_told_of_what_is_no_package() -> None:
    told = parts.versions_here()
    assert set(told) == {"Python", "Qt, PySide6", "SQLite", "OpenSSL", "Expat"}
    assert all(version[0].isdigit() for version in told.values())


def test_checksums_read_as_sha256sum_reads_them(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"two")
    (tmp_path / "a").write_bytes(b"one")
    sums = parts.checksums(tmp_path, ["b", "a"])
    lines = [
        f"{hashlib.sha256(text).hexdigest()}  {name}\n"
        for name, text in (("a", b"one"), ("b", b"two"))
    ]
    assert sums == "".join(lines)
