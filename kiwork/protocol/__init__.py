"""Printed results: a tree of meaning, and one writer for each format."""
