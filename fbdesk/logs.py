"""The log: what the program did and where it broke, never what stands in a plan."""

import logging
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

FILE_NAME = "fbdesk.log"
LARGEST_BYTES = 500_000

ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class WithoutTexts(logging.Formatter):
    """Writes where an error arose and of which kind; its message may quote the plan: left out."""

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 logging's own name
        """Return the places of an error, innermost last, and its kind."""
        kind, error, place = ei
        if kind is None:
            return ""
        places = [
            f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
            for frame in traceback.extract_tb(place)
        ]
        lines = ["Traceback (places and kind only):", *places, f"{kind.__module__}.{kind.__name__}"]
        if error is not None and error.__cause__ is not None:
            cause = error.__cause__
            lines += ["caused by", self.formatException((type(cause), cause, cause.__traceback__))]
        return "\n".join(lines)


def log_file(folder: Path) -> Path:
    """Return where the log is written."""
    return folder / "logs" / FILE_NAME


def start_logging(folder: Path) -> logging.Handler:
    """Write the log below a folder from now on; without a place to write, to the terminal."""
    path = log_file(folder)
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _put_aside(path)
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WithoutTexts("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("fbdesk")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler


def _put_aside(path: Path) -> None:
    """Begin a new file where the old one is large; the one before is kept."""
    with suppress(OSError):  # a second window may hold it open; it then goes on growing
        if path.exists() and path.stat().st_size > LARGEST_BYTES:
            path.replace(path.with_suffix(".before.log"))


def stop_logging(handler: logging.Handler) -> None:
    """Close the log."""
    logging.getLogger("fbdesk").removeHandler(handler)
    handler.close()
