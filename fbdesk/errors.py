"""Errors that the user can mend: what is wrong, where, and what to do."""


class PlanError(Exception):
    """Something the user can mend; `str(error)` is one plain line: what, where, what to do.

    The message is written in English source form and is translated where it is shown:
    `message` is the source text with `{named}` places, `values` fills them.
    """

    def __init__(self, message: str, **values: object) -> None:
        """Keep the source text and its values apart, so that both languages can be made."""
        super().__init__(message.format(**values) if values else message)
        self.message = message
        self.values = values


class Labels(tuple[str, ...]):
    """Values of a message that are source texts themselves, such as the names of inputs."""

    __slots__ = ()

    def __str__(self) -> str:
        """Return the texts in English, as a list to read."""
        return ", ".join(self)


class InputError(PlanError):
    """A number or text outside what a method or field can take."""


class FileError(PlanError):
    """A file that cannot be read, written or understood."""


class GivenUpError(Exception):
    """The user no longer waits for the work; nobody needs to be told."""


class UsageError(PlanError):
    """A command or a call that asks for something that does not exist."""
