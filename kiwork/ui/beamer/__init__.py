"""The second window, for the room."""
