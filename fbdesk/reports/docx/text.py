"""Texts and pictures that a Word file can hold."""

import json
import unicodedata
from typing import Final

KEPT: Final = frozenset("\n\t\u00ad\u200b")
NEVER_WRITTEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Kinds of characters that XML cannot hold, or that could turn a text around."""
PIXELS_PER_INCH: Final = 220
PICTURE: Final = """#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(json(bytes(sys.inputs.picture)).svg), format: "svg", width: 160mm)
"""


def clean(text: str) -> str:
    """Return the text without characters that Word cannot hold; every letter stays."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return composed
    return "".join(c for c in composed if c in KEPT or unicodedata.category(c) not in NEVER_WRITTEN)


def picture_of(svg: str) -> bytes:
    """Return a picture as PNG: Word shows no SVG without a second picture."""
    import typst

    made: bytes = typst.compile(
        input=PICTURE.encode(),
        format="png",
        ppi=PIXELS_PER_INCH,
        ignore_system_fonts=True,
        sys_inputs={"picture": json.dumps({"svg": svg})},
    )
    return made
