"""Plans told to people."""
