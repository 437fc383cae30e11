"""The dialogs in which the process and its workshops are edited."""
