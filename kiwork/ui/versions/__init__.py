"""Versions of a recommendation: what they are called, compared side by side, kept and brought back."""
