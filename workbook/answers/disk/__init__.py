"""What SQLite and the disk are asked for: one connection, its limits, who has a file open, what a failure is called."""
