"""Taking answers out for good, from the file and from its earlier days."""
