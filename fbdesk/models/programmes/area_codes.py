"""The codes of focus areas that every programme shares, and the colour of each."""

JOINT_AREA = "0"
"""The code of the focus area for what is joint, in every programme."""

AREA_COLOURS = {
    "1": "#1F6FB2",
    "2": "#D9822B",
    "3": "#5B8C2A",
    "4": "#7A5BA8",
    "5": "#B0475A",
    "6": "#2F7F86",
    "7": "#8A6D1D",
    "8": "#4B5FA5",
    "9": "#7B5B3F",
    JOINT_AREA: "#6B7775",
}
"""The colour of each focus area by its code, in every programme."""
