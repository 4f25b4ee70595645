"""A user whose answers to the window's questions are written down beforehand."""

from pathlib import Path

from fbdesk.ui.questions import Answer, Questions


class ScriptedQuestions(Questions):
    """Answers from `files` and `answers` in their order, and keeps what was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path | None] = []
        self.answers: list[str] = []
        self.asked: list[str] = []
        self.folders: list[Path] = []
        self.reasons: list[str] = []
        self.names: list[str] = []

    def file_to_open(self, title: str, kinds: str, folder: Path) -> Path | None:
        """Return the next file, and keep the folder in which was begun."""
        del kinds
        self.folders.append(folder)
        self.asked.append(title)
        return self.files.pop(0)

    def file_to_save(self, title: str, kinds: str, proposed: Path) -> Path | None:
        """Return the next file."""
        del kinds, proposed
        self.asked.append(title)
        return self.files.pop(0)

    def folder(self, title: str, folder: Path) -> Path | None:
        """Return the next file as a folder."""
        del folder
        self.asked.append(title)
        return self.files.pop(0)

    def name(self, title: str, of: str) -> str:
        """Return the next name, or "" to cancel."""
        del of
        self.asked.append(title)
        return self.names.pop(0)

    def choose(self, text: str, reason: str, answers: tuple[Answer, ...]) -> str:
        """Return the next answer, which must be among those offered, or "" to cancel."""
        self.asked.append(text)
        self.reasons.append(reason)
        answer = self.answers.pop(0)
        assert answer in {"", *(offered.code for offered in answers)}
        return answer
