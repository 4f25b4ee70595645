"""How a document looks: its colours, its logo, and what stands before the first chapter."""

from dataclasses import dataclass
from typing import Final, Literal

CoverKind = Literal["page", "head"]
PictureKind = Literal["png", "svg"]


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as it lies in its file, and the text that stands for it when it is read aloud."""

    kind: PictureKind
    content: bytes
    alternative_text: str
    height_mm: float = 30


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a document, each as `#RRGGBB`.

    `accent` marks what leads the eye, `ink` is the text, `muted` the text beside it, `warning`
    what must not be overlooked; `hairline` draws lines and `ground` lies behind boxes.
    """

    accent: str = "#0F6B54"
    ink: str = "#1D2524"
    muted: str = "#5B6865"
    warning: str = "#9A5B00"
    hairline: str = "#C9D2CE"
    ground: str = "#F2F5F4"


HOUSE_COLOURS: Final = Colours()


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, logo and the first pages: a cover of its own or a head, contents or none."""

    colours: Colours = HOUSE_COLOURS
    logo: Logo | None = None
    cover: CoverKind = "page"
    contents: bool = True


STANDARD: Final = Look()
"""How a document looks where no template says otherwise."""
