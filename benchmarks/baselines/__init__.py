"""What the planner is compared with: formulations that keep the same rules and are simpler to write down."""
