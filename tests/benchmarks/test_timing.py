"""How figures are timed and written."""

import pytest

from benchmarks.run import document, start_table, table, told
from benchmarks.start import Start
from benchmarks.timing import Figure, timed, words


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.000421, "0.42 ms"),
        (0.0314, "31 ms"),
        (0.9994, "999 ms"),
        (1.84, "1.8 s"),
        (61.0, "61.0 s"),
    ],
)
def test_a_duration_reads_in_its_own_unit(seconds: float, expected: str) -> None:
    assert words(seconds) == expected


def test_a_figure_tells_the_run_in_the_middle_and_the_fastest() -> None:
    figure = Figure("x", 37, (0.3, 0.1, 0.2))
    assert (figure.median_s, figure.fastest_s) == (0.2, 0.1)


def test_several_runs_come_after_one_that_warms_up() -> None:
    runs: list[int] = []
    figure = timed("x", 37, lambda: runs.append(1), times=3)
    assert len(runs) == 4
    assert len(figure.seconds) == 3
    assert min(figure.seconds) >= 0


def test_a_single_run_is_not_warmed_up() -> None:
    runs: list[int] = []
    timed("x", 5_000, lambda: runs.append(1), times=1)
    assert len(runs) == 1


def test_the_ratio_is_that_of_the_medians() -> None:
    start = Start(empty_s=(0.2, 0.1, 9.0), fbdesk_s=(0.5, 0.3, 0.4))
    assert start.ratio == pytest.approx(0.4 / 0.2)
    lines = list(start_table(start))
    assert lines[-1] == "| ratio (goal: under 1.5) | 2.00 | |"


def test_what_was_not_measured_is_a_dash() -> None:
    assert told(None) == "–"
    assert told(Figure("x", 1, (0.5,))) == "500 ms"
    assert told(Figure("x", 1, (0.5, 0.4, 0.6))) == "500 ms (400 ms)"


def test_the_table_has_a_column_for_each_size() -> None:
    figures = [
        Figure("open", 37, (0.01,)),
        Figure("open", 600, (0.6,)),
        Figure("print", 37, (2.0,)),
    ]
    assert list(table(figures, (37, 600))) == [
        "| what | 37 measures | 600 measures |",
        "|---|--:|--:|",
        "| open | 10 ms | 600 ms |",
        "| print | 2.0 s | – |",
    ]


def test_the_page_names_command_date_machine_and_ratio() -> None:
    page = document(Start((0.2,), (0.28,)), "| what |")
    assert "`python benchmarks/run.py`" in page
    assert "- Date: 20" in page
    assert "- Machine: " in page
    assert "1.40" in page
    assert page.endswith("| what |\n")
