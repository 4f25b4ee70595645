"""The version of the plan file's format: major where older programs cannot read it, else minor."""

from dataclasses import dataclass
from typing import Self

STEP = 1 << 16


@dataclass(frozen=True, slots=True, order=True)
class FormatVersion:
    """A version such as 1.0; `user_version` of the file holds it as one number."""

    major: int
    minor: int

    @classmethod
    def of_number(cls, user_version: int) -> Self:
        """Return the version that a file's `user_version` stands for."""
        return cls(*divmod(user_version, STEP))

    @classmethod
    def named(cls, text: str) -> Self:
        """Return the version that is written `1.0`."""
        major, minor = text.split(".")
        return cls(int(major), int(minor))

    @property
    def number(self) -> int:
        """Return the number that stands in the file."""
        return self.major * STEP + self.minor

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"
