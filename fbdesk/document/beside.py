"""Work that is done on the processor's other core while something else goes on."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def begin(work: Callable[[], T]) -> Callable[[], T]:
    """Begin work in a thread of its own, and return what waits for its result.

    What is returned raises what the work raised. Nobody has to call it. Only work that Python
    leaves to others (SQLite, compressing, hashing) gains by it.
    """
    pool = ThreadPoolExecutor(max_workers=1)
    result = pool.submit(work).result
    pool.shutdown(wait=False)
    return result
