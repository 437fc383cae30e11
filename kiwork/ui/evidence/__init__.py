"""Evidence from surveys and interviews, on cards and recommendations."""
