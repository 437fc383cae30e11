"""The small drawn marks of the kinds of card, so that a kind can be told without its colour.

Each is a path of PDF operators in a square of side 1.
"""

FLAG = "0.12 w 0.16 0 m 0.16 1 l S 0.16 0.98 m 0.92 0.72 l 0.16 0.44 l h f"
BULB = (
    "0.1 w 0.5 0.98 m 0.72 0.98 0.86 0.83 0.86 0.65 c 0.86 0.46 0.68 0.42 0.66 0.26 c 0.34 0.26 l "
    "0.32 0.42 0.14 0.46 0.14 0.65 c 0.14 0.83 0.28 0.98 0.5 0.98 c h S 0.34 0.1 m 0.66 0.1 l S"
)
LINKED_RINGS = (
    "0.11 w 0.64 0.5 m 0.64 0.66 0.51 0.79 0.35 0.79 c 0.19 0.79 0.06 0.66 0.06 0.5 c "
    "0.06 0.34 0.19 0.21 0.35 0.21 c 0.51 0.21 0.64 0.34 0.64 0.5 c h S "
    "1.04 0.5 m 1.04 0.66 0.91 0.79 0.75 0.79 c 0.59 0.79 0.46 0.66 0.46 0.5 c "
    "0.46 0.34 0.59 0.21 0.75 0.21 c 0.91 0.21 1.04 0.34 1.04 0.5 c h S"
)

MARKS = {"challenge": FLAG, "solution": BULB, "offer": LINKED_RINGS}
