"""The step Ordnen: the pin board of a topic field."""
