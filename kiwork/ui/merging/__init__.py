"""The step Zusammenführen: files of other rooms come in, and what is left to decide is decided."""
