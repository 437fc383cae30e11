"""What comes in from outside: bytes to text, text to a table or a list, and that to drafts with a preview."""
