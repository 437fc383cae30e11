"""The dialogs of the coordination with organisations: the matrix, the sheets, the answers that come back."""
