"""What IT has decided for every user of this PC: a file that only administrators write."""

import json
import logging
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

from fbdesk.preferences import Preferences

POLICY_VARIABLE = "FBDESK_POLICY"
"""Environment variable that names another policy file, for trying one out and for tests."""

LANGUAGES = ("nb", "en")


# A NamedTuple: a dataclass takes six times as long to make, and the start waits for it.
class Policy(NamedTuple):
    """The choices that users do not make themselves; what is empty is theirs.

    `documents_folder` is where plans are opened and saved first. Without `remember_recent` the
    start page does not list plans that were open before.
    """

    documents_folder: str = ""
    backup_folder: str = ""
    language: str = ""
    remember_recent: bool = True

    def applied_to(self, chosen: Preferences) -> Preferences:
        """Return a user's choices with IT's in their place."""
        return chosen._replace(
            backup_folder=self.backup_folder or chosen.backup_folder,
            language=self.language or chosen.language,
            recent=chosen.recent if self.remember_recent else (),
        )


def policy_file() -> Path:
    """Return where the policy file of this PC lies; most PCs have none."""
    named = os.environ.get(POLICY_VARIABLE)
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "fbdesk" / "policy.json"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/fbdesk/policy.json")
    return Path("/etc/fbdesk/policy.json")


def load_policy() -> Policy:
    """Return the policy of this PC; a file that is not understood is told in the log, and is none.

    Folders may hold environment variables (`%USERPROFILE%`, `$HOME`).
    """
    path = policy_file()
    try:
        held = json.loads(path.read_text(encoding="utf-8-sig"))  # Windows editors write the mark
    except FileNotFoundError:
        return Policy()
    except (OSError, ValueError) as error:
        logging.getLogger(__name__).warning("policy file not read: %s", type(error).__name__)
        return Policy()
    return _understood(held if isinstance(held, dict) else {})


def chosen_by(held: Preferences) -> Preferences:
    """Return the choices in force: the user's, with IT's in their place."""
    return load_policy().applied_to(held)


def _understood(held: dict[str, Any]) -> Policy:
    first = Policy()
    known: dict[str, Any] = {}
    for name in Policy._fields:
        value = held.get(name)
        if type(value) is type(getattr(first, name)):
            known[name] = os.path.expandvars(value) if isinstance(value, str) else value
    for name in sorted(set(held) - set(known)):
        logging.getLogger(__name__).warning("policy file: %s is not understood", name)
    if known.get("language") not in LANGUAGES:
        known.pop("language", None)
    return first._replace(**known)
