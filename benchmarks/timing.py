"""How benchmarks are timed and told: several runs, the median of them, and the fastest."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing: what it is, on how many measures, and the seconds of each run."""

    what: str
    measures: int
    seconds: tuple[float, ...]

    @property
    def median_s(self) -> float:
        """The run in the middle."""
        return statistics.median(self.seconds)

    @property
    def fastest_s(self) -> float:
        """The run that was disturbed least."""
        return min(self.seconds)


def timed(what: str, measures: int, run: Callable[[], object], *, times: int) -> Figure:
    """Return the seconds of so many runs, after one that warms up where there are several."""
    if times > 1:
        run()
    seconds = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return Figure(what, measures, tuple(seconds))


def words(seconds: float) -> str:
    """Return a duration as people read it: `0.42 ms`, `31 ms`, `1.8 s`."""
    if seconds < 0.01:
        return f"{seconds * 1000:.2f} ms"
    if seconds < 1:
        return f"{seconds * 1000:.0f} ms"
    return f"{seconds:.1f} s"
