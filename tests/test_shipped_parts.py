"""What fbdesk is made of: nothing is shipped without its licence."""

import json
import re

import pytest

from fbdesk.resource_files import resource, top_file
from fbdesk.shipped_parts import Licence, Part, licences, shipped_parts

NO_TEXT_NEEDED = {"SQLite", "globalwarmingpotentials", "libmpdec"}
"""In the public domain (SQLite), given away (CC0), or without a text of its own beside Python."""


def test_the_parts_hold_what_the_parts_need_themselves() -> None:
    named = {part.name.lower() for part in shipped_parts(("matplotlib",))}
    assert {"matplotlib", "numpy", "pillow", "kiwisolver", "fonttools"} <= named
    assert "pytest" not in named


def test_every_part_tells_its_licence() -> None:
    for part in shipped_parts():
        assert part.licence
        assert part.licence != "see the package"
        assert len(part.licence) < 120


def test_a_package_that_is_not_installed_here_is_passed_over() -> None:
    assert shipped_parts(("no-such-package-anywhere",)) == ()


def test_a_part_has_the_address_that_lists_of_parts_use() -> None:
    assert Part("Some_Part", "1.2", "MIT").purl == "pkg:pypi/some-part@1.2"


@pytest.mark.parametrize("part", licences(), ids=lambda part: part.part)
def test_every_part_comes_with_the_text_of_its_licence(part: Licence) -> None:
    assert part.licence
    assert part.part in NO_TEXT_NEEDED or len(part.text) > 500


def test_what_was_compiled_into_a_part_is_told_with_its_licence() -> None:
    (typst,) = shipped_parts(("typst",))
    assert {"typst-library", "krilla"} <= {crate.name for crate in typst.holds}
    assert all(crate.purl.startswith("pkg:cargo/") and crate.licence for crate in typst.holds)
    (told,) = (each for each in licences() if each.part == "typst")
    library = next(crate for crate in typst.holds if crate.name == "typst-library")
    assert f"typst-library {library.version}: Apache-2.0" in told.text.splitlines()


def test_every_package_and_every_other_part_is_listed_once() -> None:
    names = [part.part for part in licences()]
    assert len(set(names)) == len(names)
    assert {part.name for part in shipped_parts()} < set(names)
    assert {"Python", "Qt, PySide6", "ICU", "Source Sans 3", "Lucide"} <= set(names)


def test_every_text_of_a_licence_is_used() -> None:
    listed = json.loads(resource("licences", "parts.json").read_text("utf-8"))
    used = {name for part in listed for name in part["texts"] if not name.startswith("..")}
    assert used == {path.name for path in resource("licences").glob("*.txt")}


def test_our_own_licence_is_found_and_what_is_not_there_is_empty() -> None:
    assert re.match(r"MIT License", top_file("LICENSE"))
    assert top_file("NO-SUCH-FILE") == ""
