"""Work beside other work: its result, its error, and that it does not wait."""

import threading

import pytest

from fbdesk.document import beside
from fbdesk.errors import InputError

PATIENCE_S = 20


def test_the_result_is_waited_for() -> None:
    begun = threading.Event()

    def work() -> int:
        assert begun.wait(PATIENCE_S)
        return 42

    result = beside.begin(work)
    begun.set()  # had the work been waited for, this would not be reached in time
    assert result() == 42
    assert result() == 42


def test_what_the_work_raises_is_raised_where_it_is_waited_for() -> None:
    def work() -> int:
        raise InputError("This cannot be done.")

    result = beside.begin(work)
    with pytest.raises(InputError, match="This cannot be done"):
        result()


def test_two_works_go_on_at_the_same_time() -> None:
    meeting = threading.Barrier(2)
    first = beside.begin(lambda: meeting.wait(PATIENCE_S))
    second = beside.begin(lambda: meeting.wait(PATIENCE_S))
    assert {first(), second()} == {0, 1}


def test_the_thread_ends_with_its_work() -> None:
    held: list[threading.Thread] = []
    beside.begin(lambda: held.append(threading.current_thread()))()
    held[0].join(PATIENCE_S)
    assert not held[0].is_alive()
