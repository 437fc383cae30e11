"""The step Übersicht: counts, workshops, and what is still open."""
