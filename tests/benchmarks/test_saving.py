"""The benchmark of saving saves a real plan, and tells of edits that were made meanwhile."""

from pathlib import Path

from benchmarks.saving import HEAD, Save, line, saves
from fbdesk.document.reading import read_plan


def test_each_save_is_timed_and_the_file_holds_the_last_edit_before_it(tmp_path: Path) -> None:
    made = saves(tmp_path, 2, 2)
    assert len(made) == 2
    assert all(save.told_s > 0 and save.processor_s > 0 for save in made)
    title = read_plan(tmp_path / "plan-2.fbplan").measures[0].title
    assert int(title.rsplit(" ", 1)[1]) >= 5  # one to warm up, and two for each of two rounds


def test_a_line_tells_medians_the_fastest_save_and_the_slowest_edit() -> None:
    made = (
        Save(0.5, 0.4, (0.02, 0.03)),
        Save(0.3, 0.2, (0.09,)),
        Save(0.4, 0.3, ()),
    )
    told = line(600, made)
    assert told == "| 600 | 400 ms | 300 ms | 300 ms | 30 ms | 90 ms |"
    assert told.count("|") == HEAD[0].count("|") == HEAD[1].count("|")


def test_a_save_that_was_too_quick_for_an_edit_beside_it_has_a_line_too() -> None:
    assert line(2, (Save(0.02, 0.01, ()),)).endswith("| – | – |")
