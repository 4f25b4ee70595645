"""The saves behind a file, told in short, and the last one that two files share."""

import pytest

from fbdesk.document.file_info import FileInfo
from fbdesk.document.lineage import (
    KEPT_SESSIONS,
    Lineage,
    continued,
    holds,
    is_last_common,
    joined,
)


def saved(times: int, session: str, lineage: Lineage = ()) -> Lineage:
    for _ in range(times):
        lineage = continued(lineage, session)
    return lineage


def test_a_session_of_many_saves_is_one_word() -> None:
    assert saved(500, "kari") == (("kari", 500),)
    assert saved(2, "ola", saved(500, "kari")) == (("ola", 2), ("kari", 500))


def test_a_session_that_was_taken_up_again_comes_first() -> None:
    lineage = saved(1, "kari", saved(1, "ola", saved(3, "kari")))
    assert lineage == (("kari", 4), ("ola", 1))


def test_a_save_without_a_session_stands_for_itself() -> None:
    first, second = continued(()), continued(())
    assert first[0][1] == second[0][1] == 1
    assert first != second


def test_a_lineage_does_not_grow_without_end() -> None:
    lineage: Lineage = ()
    for number in range(KEPT_SESSIONS + 50):
        lineage = continued(lineage, f"{number}")
    assert len(lineage) == KEPT_SESSIONS
    assert lineage[0] == (f"{KEPT_SESSIONS + 49}", 1)


def test_what_is_behind_a_file_is_every_earlier_save_of_its_sessions() -> None:
    lineage = saved(2, "ola", saved(5, "kari"))
    assert holds(lineage, ("kari", 1))
    assert holds(lineage, ("kari", 5))
    assert not holds(lineage, ("kari", 6))
    assert not holds(lineage, ("per", 1))


COPY = saved(5, "kari")
KARI = saved(90, "kari")
OLA = saved(200, "ola", COPY)


@pytest.mark.parametrize(
    ("lineage", "expected"),
    [
        (COPY, True),
        (saved(4, "kari"), False),  # before the copy was made: Kari may have set back since
        (saved(6, "kari"), False),  # after it: Ola has never seen this
        (OLA, False),
        ((), False),
    ],
)
def test_the_last_common_save_is_the_one_that_was_handed_over(
    lineage: Lineage, expected: bool
) -> None:
    assert is_last_common(lineage, KARI, OLA) is expected
    assert is_last_common(lineage, OLA, KARI) is expected


def test_where_one_went_on_from_the_other_that_one_is_the_last_common() -> None:
    assert is_last_common(COPY, COPY, OLA)
    assert is_last_common(OLA, OLA, OLA)


def test_after_a_merge_what_was_merged_is_behind_both() -> None:
    merged = continued(joined(KARI, OLA), "kari")
    assert is_last_common(OLA, merged, saved(7, "ola", OLA))
    assert not is_last_common(COPY, merged, saved(7, "ola", OLA))
    assert dict(joined(KARI, OLA)) == {"kari": 90, "ola": 200}


def test_a_file_tells_its_lineage_with_each_save() -> None:
    info = FileInfo("plan").next_revision("d", "kari").next_revision("d", "kari")
    assert info.lineage == (("kari", 2),)
    assert info.next_revision("d", "ola").lineage == (("ola", 1), ("kari", 2))
