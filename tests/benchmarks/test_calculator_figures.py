"""The figures of the calculator: how they are told, and that what is measured runs."""

from benchmarks.calculator_figures import ABOUT, Goal, processor_s, table


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
