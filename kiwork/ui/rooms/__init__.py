"""The dialog that prepares files for several rooms."""
