"""From a unit to a plan. What is public of it stands in `arsplan`; a module here is loaded when it is asked for."""
