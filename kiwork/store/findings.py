"""What a check finds."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong; `key` names its sentence in `wording/check.toml`."""

    key: str
    values: dict[str, object] = field(default_factory=dict)
