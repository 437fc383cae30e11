"""The step Empfehlungen: the list, the sheet, and the cards that each goes back to."""
