"""What a facilitator does: verbs that are given a database session and never commit."""
