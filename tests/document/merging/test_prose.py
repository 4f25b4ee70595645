"""Two versions of a text become one: which fields, and line by line."""

import pytest

from fbdesk.document.merging.prose import both, is_long, is_prose
from fbdesk.models.city import Municipality, Settings
from fbdesk.models.effects import EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        (Measure, "description", True),
        (Measure, "responsible", True),
        (Measure, "title", True),
        (Measure, "number", False),
        (Measure, "status", False),
        (Measure, "start_year", False),
        (Municipality, "name", True),
        (EffectInput, "name", False),  # the input's identity
        (EffectInput, "text", False),  # a code or a table as JSON
        (EffectInput, "factor", False),
        (Settings, "programme", False),
    ],
)
def test_both_versions_can_be_kept_of_what_people_write(
    kind: type[Row], name: str, expected: bool
) -> None:
    assert is_prose(kind, name) is expected


def test_texts_of_several_paragraphs_are_known_by_their_declaration() -> None:
    assert is_long(Measure, "description")
    assert not is_long(Measure, "title")


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ("Kari", "Ola", "Per", "Ola / Per"),
        ("Kari", "", "Per", "Per"),
        ("Kari", "Ola", "", "Ola"),
    ],
)
def test_short_texts_stand_beside_each_other(
    base: str, mine: str, theirs: str, expected: str
) -> None:
    assert both(base, mine, theirs, long=False) == expected


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ("en", "en\nto", "null\nen", "null\nen\nto"),
        ("en\nto\ntre", "EN\nto\ntre", "en\nto\nTRE", "EN\nto\nTRE"),
        ("en\nto", "EN\nto", "en\nTO", "EN\nTO"),
        ("en\nto", "EN\nto", "Én\nto", "EN\nÉn\nto"),
        ("en\nto\ntre", "en\ntre", "en\nto\ntre\nfire", "en\ntre\nfire"),
        ("", "mitt", "deres", "mitt\nderes"),
        ("en", "en\n\nnytt avsnitt", "en, rettet", "en\n\nnytt avsnitt\nen, rettet"),
        ("en\n\nto", "en\n\nto\n\ntre", "en\n\nto\n\nfire", "en\n\nto\n\ntre\n\nfire"),
    ],
)
def test_long_texts_are_joined_line_by_line(
    base: str, mine: str, theirs: str, expected: str
) -> None:
    assert both(base, mine, theirs, long=True) == expected


def test_no_line_of_either_side_is_lost_when_both_are_kept() -> None:
    base = "\n".join(f"linje {number}" for number in range(40))
    mine = base.replace("linje 3\n", "linje 3 mitt\n").replace("linje 20\n", "")
    theirs = base.replace("linje 3\n", "linje 3 deres\n") + "\nslutt"
    lines = both(base, mine, theirs, long=True).split("\n")
    assert lines[3:5] == ["linje 3 mitt", "linje 3 deres"]
    assert "linje 20" not in lines
    assert lines[-1] == "slutt"
    assert len(lines) == 41
