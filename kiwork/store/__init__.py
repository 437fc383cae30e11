"""One open workshop file: reading, operations, undo and redo, backups."""
