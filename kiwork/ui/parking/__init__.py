"""The parking lot: set something aside from anywhere, and say what becomes of it."""
