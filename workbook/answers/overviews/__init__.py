"""What was written on which day, and how it was left: as values, for whoever shows it."""
