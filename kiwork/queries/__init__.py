"""What screens and protocols show: frozen dataclasses read from a database session."""
