"""Progress of long work, shown on a terminal; a log or a pipe does not need it."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def told(pieces: Sequence[T], name: Callable[[T], str]) -> Iterator[T]:
    """Yield each piece of a work; meanwhile standard error tells its name and how far it is.

    The line goes away when all is done. Write nothing to the terminal before that.
    """
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # no thread of its own: pieces are slow, each is told
    layout = "{desc} ({n_fmt}/{total_fmt}, {elapsed})"
    with tqdm(pieces, file=sys.stderr, disable=None, leave=False, bar_format=layout) as shown:
        for piece in shown:
            shown.set_description_str(name(piece))
            yield piece


def say(line: str) -> None:
    """Tell on a terminal what takes its time, where it is one piece of work alone."""
    if sys.stderr.isatty():
        print(line, file=sys.stderr)
