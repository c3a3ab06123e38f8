"""Public suites through the public door: an instance becomes a unit with rules of its own, a plan what a judge reads.

Every adapter has the names that `suites.Suite` asks for.
"""
