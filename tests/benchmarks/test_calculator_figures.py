"""The figures of the calculator: how they are told, and that what is measured runs."""

from benchmarks.calculator_figures import ABOUT, Goal, processor_s, table, with_section

LINES = ["| a | b |", "|---|---|"]


def test_a_section_is_added_at_the_end_of_a_page() -> None:
    page = with_section("# Benchmarks\n\nText.\n", "Calculator", LINES)
    assert page == "# Benchmarks\n\nText.\n\n## Calculator\n\n| a | b |\n|---|---|\n"


def test_a_section_takes_the_place_of_the_one_before_and_keeps_the_others() -> None:
    page = "# B\n\n## Start\n\nx\n\n## Calculator\n\nold\n\n## Plans\n\ny\n"
    found = with_section(page, "Calculator", LINES)
    assert found == (
        "# B\n\n## Start\n\nx\n\n## Calculator\n\n| a | b |\n|---|---|\n\n## Plans\n\ny\n"
    )
    assert with_section(found, "Calculator", LINES) == found


def test_each_goal_is_a_line_of_the_table() -> None:
    goal = Goal("600 measures", "50 ms", "5.0 s LibreOffice", "0.010", "0.1")
    *_, last = table(iter([goal]))
    assert last == "| 600 measures | 50 ms | 5.0 s LibreOffice | 0.010 | 0.1 |"


def test_the_table_says_how_busy_the_machine_was() -> None:
    first = next(table(iter([])))
    assert first.startswith(ABOUT.partition("{load")[0])
    assert "{" not in first


def test_processor_time_is_that_of_the_least_disturbed_run() -> None:
    calls: list[int] = []
    assert processor_s(lambda: calls.append(sum(range(50_000))), times=3) > 0
    assert len(calls) == 3
