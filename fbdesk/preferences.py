"""What the user chose for the program itself: looks, language, name, and the last plans."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

FILE_NAME = "preferences.json"
MOST_RECENT = 8


# A NamedTuple: a dataclass takes six times as long to make, and the start waits for it.
class Preferences(NamedTuple):
    """The user's choices; `window` is the window's place as the window system writes it.

    `filters` are those kept by name, each as JSON. `templates` names for a document the template
    of one's own, as `minutes=/folder/own.toml`. `columns` says for a table, as JSON, which of its
    columns are hidden.
    An empty `user_name` is the name of the login, an empty `backup_folder` fbdesk's own.
    `reminded` holds the day and the key of each plan that was spoken of on that day.
    """

    theme: str = "system"
    zoom: int = 100
    language: str = "nb"
    recent: tuple[str, ...] = ()
    window: str = ""
    reminded: tuple[str, ...] = ()
    user_name: str = ""
    backup_folder: str = ""
    filters: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def shown_name(self) -> str:
        """Return the user's name: the one chosen, or the login's; empty where neither is known."""
        return self.user_name.strip() or login_name()

    def with_recent(self, path: Path) -> "Preferences":
        """Return the choices with a plan as the one opened last."""
        name = str(path)
        rest = tuple(other for other in self.recent if other != name)
        return self._replace(recent=(name, *rest)[:MOST_RECENT])

    def without_recent(self, path: Path) -> "Preferences":
        """Return the choices without a plan, for example one that is gone."""
        return self._replace(recent=tuple(name for name in self.recent if name != str(path)))


def login_name() -> str:
    """Return the name that the user is logged in with, empty where the system knows none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # KeyError and ImportError before Python 3.13
        return ""


def load_preferences(folder: Path) -> Preferences:
    """Return the choices kept in a folder; what is missing or not understood is as at first."""
    try:
        held = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(held, dict):
        return Preferences()
    first = Preferences()
    known: dict[str, Any] = {}
    for name in Preferences._fields:
        value = held.get(name)
        if isinstance(value, list):
            value = tuple(str(part) for part in value)
        if type(value) is type(getattr(first, name)):
            known[name] = value
    return first._replace(**known)


def save_preferences(folder: Path, preferences: Preferences) -> None:
    """Keep the choices; a folder that cannot be written loses them and hurts nothing else."""
    text = json.dumps(preferences._asdict(), ensure_ascii=False, indent=2)
    temporary = folder / f"{FILE_NAME}.{os.getpid()}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(folder / FILE_NAME)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
