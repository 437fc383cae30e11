"""What became of every card: the dialog, and the way from a card to its recommendations."""
