"""Units and plans in files: folders of CSV, JSON, and what other programs read."""
