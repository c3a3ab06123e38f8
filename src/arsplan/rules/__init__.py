"""Rules as data: stated once, with their source, and read twice (by `checking` and by `solving`)."""
