"""Sets what Qt calls by a word, such as an alignment, before Python has words for all of them."""

from PySide6.QtCore import QObject


def set_named(thing: QObject, **values: str) -> None:
    """Set properties to values of Qt's enumerations by their names: `textFormat="PlainText"`.

    The first use of the name `Qt` makes 93 Python enumerations with 1 195 values, a quarter of
    what our own code takes to the first painted window. What is made before that says it with the
    names of Qt's own properties. Raises `ValueError` for a property or a name that Qt does not
    know.
    """
    for name, value in values.items():
        if not thing.setProperty(name, value):
            raise ValueError(name, value)
