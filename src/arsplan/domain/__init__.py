"""The facts of a unit: what goes in, and who works which duty."""
