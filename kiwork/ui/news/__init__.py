"""The dialog that lists what is new since a moment."""
