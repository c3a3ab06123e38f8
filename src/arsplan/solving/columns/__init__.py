"""Column generation: whole rosters of one person at a time, priced against what the others leave open."""
