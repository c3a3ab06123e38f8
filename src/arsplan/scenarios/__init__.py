"""Arrangements of working time side by side: scenarios, sweeps over many units, and the table that parties read."""
