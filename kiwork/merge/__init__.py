"""Brings the files of several rooms together."""
