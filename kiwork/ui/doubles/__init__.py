"""What may be doubled: offered to a person, who joins it or says that it is not the same."""
