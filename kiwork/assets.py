"""Finds the resources that travel with the program, in a checkout, a wheel and a frozen folder alike."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped resource, such as `resource("fonts", "NotoSans-Regular.ttf")`."""
    return _root().joinpath(*parts)


def _root() -> Path:
    packed = _HERE / "resources"
    return packed if packed.is_dir() else _HERE.parent / "resources"
