"""Addresses that a plan refers to: which the browser may open, and where a file lies."""

from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import urlsplit

WEB = frozenset({"http", "https"})
MAIL = "mailto"


def opens_in_browser(reference: str) -> bool:
    """Return whether a reference is an address of the web or of a mailbox, and nothing else.

    A plan may come from a stranger: an address of any other kind could start a program.
    """
    text = reference.strip()
    if not text.isprintable() or " " in text:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    if parts.scheme.lower() == MAIL:
        return "@" in parts.path
    return parts.scheme.lower() in WEB and bool(parts.hostname)


def is_place(reference: str) -> bool:
    """Return whether a reference reads like the place of a file, here or on another PC."""
    text = reference.strip()
    return PureWindowsPath(text).is_absolute() or PurePosixPath(text).is_absolute()


def folder_of(reference: str) -> Path | None:
    """Return the folder in which a file that is referred to lies, or None where none is there.

    The folder alone is ever opened, not the file: a plan may come from a stranger.
    """
    text = reference.strip()
    if not text or "\0" in text or opens_in_browser(text):
        return None
    path = Path(text)
    if not path.is_absolute():
        return None
    try:
        folder = path if path.is_dir() else path.parent
        return folder if folder.is_dir() else None
    except OSError:
        return None
