"""Reading two of the rules, as constraints of a solver: the only place that knows OR-Tools."""
