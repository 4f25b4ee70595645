"""Who has a plan open for editing: the words in the small file beside the plan."""

import json
import os
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from typing import Self

from fbdesk.document.lock.process import is_running, machine_name, start_of
from fbdesk.models.row import new_key


@dataclass(frozen=True, slots=True)
class Holder:
    """A person at a PC with the plan open since a moment; `token` is one opening's own."""

    user: str
    machine: str
    process: int
    started: str
    since: datetime
    token: str = field(default_factory=new_key)

    @classmethod
    def me(cls, user: str) -> Self:
        """Return this process, for a user who opens a plan now."""
        now = datetime.now(UTC).replace(microsecond=0)
        return cls(user, machine_name(), os.getpid(), start_of(os.getpid()), now)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the holder that a file tells of; raises `ValueError` where it tells none."""
        try:
            told = dict(json.loads(text))
            values = {part.name: told[part.name] for part in fields(cls)}
            values["since"] = datetime.fromisoformat(values["since"])
            holder = cls(**values)
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError(text) from error
        words = (holder.user, holder.machine, holder.started, holder.token)
        if not all(isinstance(word, str) for word in words) or type(holder.process) is not int:
            raise ValueError(text)
        if holder.since.tzinfo is None:
            raise ValueError(text)
        return holder

    def to_json(self) -> str:
        """Return what the file beside the plan holds."""
        told = {**asdict(self), "since": self.since.isoformat()}
        return json.dumps(told, ensure_ascii=False, indent=1)

    @property
    def is_here(self) -> bool:
        """Return whether this PC is the one."""
        return self.machine == machine_name()

    @property
    def is_running(self) -> bool:
        """Return whether the process runs, which only its own PC can tell."""
        return self.is_here and is_running(self.process, self.started)

    def since_words(self, now: datetime | None = None) -> str:
        """Return since when, as people write it: `09:12`, or with the day where it is not today."""
        began = self.since.astimezone()
        today = (now or datetime.now(UTC)).astimezone().date()
        return f"{began:%H:%M}" if began.date() == today else f"{began:%d.%m.%Y %H:%M}"
