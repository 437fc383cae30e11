"""Where one begins: new, open, recent files, the example."""
