"""Where fbdesk keeps its own files on this PC: never beside the plan, never on the share."""

import os
from pathlib import Path

import platformdirs

from fbdesk.policy import chosen_by
from fbdesk.preferences import load_preferences

DATA_VARIABLE = "FBDESK_DATA"
"""Environment variable that names another folder, for a portable installation and for tests."""


def data_folder() -> Path:
    """Return the folder of fbdesk's own files for this user; it may not exist yet."""
    named = os.environ.get(DATA_VARIABLE)
    if named:
        return Path(named)
    return Path(platformdirs.user_data_dir("fbdesk", appauthor=False))


def working_folder() -> Path:
    """Return the folder of the working copies, created where it is missing.

    Raises `FileError` where the user's own folder is closed: no plan can be opened without it.
    """
    folder = data_folder() / "working"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        from fbdesk.document.refusals import unwritable  # the start page has no need of it

        raise unwritable(folder, error) from error
    return folder


def own_backup_folder() -> Path:
    """Return the folder of backups where the user chose none; it may not exist yet."""
    return data_folder() / "backups"


def backup_folder() -> Path:
    """Return the folder of backups: the one that IT or the user chose, or fbdesk's own."""
    chosen = chosen_by(load_preferences(data_folder())).backup_folder
    return Path(chosen) if chosen else own_backup_folder()


def revision_folder() -> Path:
    """Return the folder of the revisions that copies are merged with; it may not exist yet."""
    return data_folder() / "revisions"
