"""Kiwork: offline workshop facilitation, from a card to a published recommendation."""

__version__ = "0.1.0"
